"""What forms make of their sentences elsewhere: in the text of a structure, and in that of a member of any kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from shapesmith.ir.rules import places_of
from shapesmith.ir.shapes import StructureShape
from shapesmith.prose.html import read_html
from shapesmith.provenance import Provenance
from shapesmith.rules.extract import extract
from shapesmith.rules.extraction import Extraction
from shapesmith.rules.fitting import why_not_fitting
from shapesmith.rules.forms.catalogue import FORMS
from shapesmith.rules.forms.form import Form
from shapesmith.rules.references.places import Places

from tests.rules.sample import html, service, written
from tests.rules.sections import entries_of

_WORDINGS = entries_of(Path(__file__).with_name("wordings.txt"))
_WHERE = Provenance("service-2.json").of("shapes", "Sample", "documentation")
_SERVICE = service((), "")
_SAMPLE = _SERVICE.shapes["Sample"]
assert isinstance(_SAMPLE, StructureShape)
_PLACES = Places(_SERVICE, _SAMPLE)

_OF_ALL_OTHERS = "forbidden.others"
"""The form of sentences that are about each member that they do not name."""


def _of_structure(text: str) -> Extraction:
    documented = replace(_SAMPLE, documentation=read_html(html(text)).at(_WHERE))
    return extract(replace(_SERVICE, shapes={**_SERVICE.shapes, "Sample": documented}))


@pytest.mark.parametrize("form", [each for each in FORMS if each.id != _OF_ALL_OTHERS], ids=lambda form: form.id)
def test_the_text_of_a_structure_asks_nothing_of_a_member_that_it_does_not_name(form: Form) -> None:
    texts = [*form.matches, *form.differs, *(each.text for each in _WORDINGS if each.title == form.id)]
    made = [(text, rule) for text in texts for rule in _of_structure(text).rules if rule.severity == "error"]
    unnamed = [
        (text, place)
        for text, rule in made
        for place in places_of((rule.must,))
        if place.lower().removesuffix("[]").removesuffix("s") not in text.lower()
    ]
    assert unnamed == []


def test_the_text_of_a_structure_asks_something_of_the_members_that_it_names() -> None:
    (rule,) = _of_structure("You must specify either `Name` or `Key`, not both.").rules
    assert written(rule) == "None, exactly_one: count-set(places=('Name', 'Key'), minimum=1, maximum=1)"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_in_the_text_of_a_member_of_any_kind_a_form_asks_what_a_value_of_it_can_be(form: Form) -> None:
    kinds = ("Name", "Shade", "Count", "Force", "Start", "Items", "Pairs", "Filters", "Map", "Filter")
    texts = [*form.matches, *form.differs, *(each.text for each in _WORDINGS if each.title == form.id)]
    wrong = [
        (text, written(rule), why)
        for text in texts
        for rule in extract(service(kinds, text)).rules
        for condition in (rule.must, *rule.when)
        if rule.severity == "error" and (why := why_not_fitting(condition, _PLACES)) is not None
    ]
    assert wrong == []
