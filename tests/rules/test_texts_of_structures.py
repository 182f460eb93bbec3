"""What the text of a structure says by the forms: it is about no member of its own, only about those that it names."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from shapesmith.ir.rules import places_of
from shapesmith.prose.html import read_html
from shapesmith.provenance import Provenance
from shapesmith.rules.extract import extract
from shapesmith.rules.extraction import Extraction
from shapesmith.rules.forms.catalogue import FORMS
from shapesmith.rules.forms.form import Form

from tests.rules.sample import html, service, written
from tests.rules.sections import entries_of

_WORDINGS = entries_of(Path(__file__).with_name("wordings.txt"))
_WHERE = Provenance("service-2.json").of("shapes", "Sample", "documentation")
_OF_ALL_OTHERS = "forbidden.others"
"""The form of sentences that are about each member that they do not name."""


def _of_structure(text: str) -> Extraction:
    plain = service((), "")
    documented = replace(plain.shapes["Sample"], documentation=read_html(html(text)).at(_WHERE))
    return extract(replace(plain, shapes={**plain.shapes, "Sample": documented}))


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
