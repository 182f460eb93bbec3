"""Verdicts that fit no text of the service: what is said of each, and which texts one for all texts is put to."""

from __future__ import annotations

import msgspec
import pytest
from shapesmith.ir.rules import IsSet, Length, Rule
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import StructureShape
from shapesmith.ir.verdicts import EVERYWHERE, Ruling, Verdict, Verdicts
from shapesmith.prose.html import read_html
from shapesmith.provenance import Provenance
from shapesmith.rules.extract import extract

from tests.rules.sample import service
from tests.rules.test_verdicts import BY_FORM, SENTENCE, TEXT, dismissed, read, ruling

AWAY = "; the verdict is off, and the sentence is to be judged again"


def said(*verdicts: Verdict, text: str = TEXT, member: str = "Name", is_part: bool = False) -> list[str]:
    """Return what is said of verdicts that were made for the spec; for an earlier one it is a warning that goes on."""
    sample = service(member, text)
    current = extract(sample, Verdicts(verdicts=verdicts, is_part=is_part)).diagnostics
    earlier = extract(sample, Verdicts(verdicts=verdicts, is_part=is_part, is_current=False)).diagnostics
    assert [each.message for each in earlier] == [f"{each.message}{AWAY}" for each in current]
    assert {(each.code, each.severity.value) for each in current} <= {("rules-value", "error")}
    assert {(each.code, each.severity.value) for each in earlier} <= {("verdict-outdated", "warning")}
    return [each.message for each in current]


@pytest.mark.parametrize(
    ("at", "near"),
    [
        ("Sampel.Name", '; did you mean "Sample.Name", "Sample" or "Sample.Limit"?'),
        ("Sample.Nmae", '; did you mean "Sample.Name", "Sample.Map" or "Sample.Mode"?'),
        ("Text.Name", '; did you mean "TextsByName", "Text" or "Filter.Name"?'),
        ("Zzzzzz", ""),
    ],
)
def test_a_verdict_must_name_a_shape_or_a_member(at: str, near: str) -> None:
    assert said(dismissed(at=at)) == [f'at must name a shape, or a member, of sample (got "{at}"){near}']


@pytest.mark.parametrize("at", ["Sample.Mode", "Text", "Sample"])
def test_what_a_verdict_names_must_have_documentation(at: str) -> None:
    assert said(dismissed(at=at)) == [f"{at} must have documentation, and be part of a request"]


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("A name must be set if the mode is fast or sunny.", f'; the nearest is "{SENTENCE}"'),
        ("Something else altogether: 12345 67890!", ""),
        (f"{SENTENCE} The name must be longer.", f'; after "{SENTENCE}" the text goes on "{BY_FORM}"'),
        (f"{BY_FORM} It must be short.", f'; after "{BY_FORM}" the text ends'),
        (f"Give it a good name. {BY_FORM}", f'; after "Give it a good name." the text goes on "{SENTENCE}"'),
    ],
)
def test_what_the_text_says_in_the_place_of_a_sentence_that_it_has_no_more(sentence: str, message: str) -> None:
    assert said(dismissed(sentence)) == [
        f"the sentence must be in the documentation of Sample.Name; it is not{message}"
    ]


def test_each_place_of_a_verdict_must_have_its_sentence() -> None:
    verdict = dismissed(at=("Sample.Name", "Sample.Mode", "Sample.Nmae"))
    assert [message.partition(" must ")[0] for message in said(verdict)] == ["Sample.Mode", "at"]
    assert said(dismissed(), dismissed(at="Sample.Mode")) == [
        "Sample.Mode must have documentation, and be part of a request"
    ]


def test_of_a_part_of_a_service_only_verdicts_on_members_must_have_their_text() -> None:
    structure, anywhere = dismissed("Be good.", at="Pair"), dismissed("Be good.", at=EVERYWHERE)
    assert len(said(structure, anywhere)) == 2
    assert said(structure, anywhere, is_part=True) == []
    assert said(dismissed(at="Sample.Mode"), is_part=True) == [
        "Sample.Mode must have documentation, and be part of a request"
    ]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            ruling(must=IsSet(place="Nothing")),
            "Nothing is no place of Sample",
        ),
        (ruling(when=(IsSet(place="Nothing"),)), "Nothing is no place of Sample"),
        (ruling(must=Length(place="Count", unit="characters", minimum=1)), "Count"),
    ],
)
def test_a_rule_must_fit_the_structure(wrong: Ruling, message: str) -> None:
    (found,) = said(wrong)
    assert message.partition(" ")[0] in found
    extraction = read(wrong)
    assert [rule.sentence for rule in extraction.rules] == [BY_FORM]
    assert extraction.outdated == (wrong,)


def test_only_verdicts_that_do_not_fit_are_outdated() -> None:
    fits, gone, misplaced = ruling(), dismissed("Gone."), dismissed(at="Sample.Mode")
    assert read(fits, gone, misplaced).outdated == (gone, misplaced)
    assert read(fits).outdated == ()


SHORT = "Be 15 letters.."
LONGER = "Be 16 letters..."


@pytest.mark.parametrize(
    "sentence", [SENTENCE, "Short.", SHORT, LONGER, f"{SHORT} {SENTENCE}", f"Short. {SHORT}", f"{SENTENCE} {SHORT}"]
)
def test_a_verdict_on_any_text_is_put_to_each_that_has_its_sentence(sentence: str) -> None:
    assert (len(SHORT), len(LONGER)) == (15, 16)
    everywhere = ruling(sentence, at=EVERYWHERE)
    for text in (sentence, f"First. {sentence} Last."):
        rules = extract(service(("Name", "Key"), text), Verdicts(verdicts=(everywhere,))).rules
        assert [(rule.member, rule.sentence) for rule in rules if rule.origin == "verdict"] == [
            ("Name", sentence),
            ("Key", sentence),
        ]
    assert said(everywhere, text="Nothing of this. Be 15 letters, or be 16 letters. Shorter.") == [
        "the sentence must be in the documentation of a request; it is in none"
    ]


def test_a_verdict_on_any_text_gives_way_where_another_names_the_text() -> None:
    everywhere, named = dismissed(f"{SENTENCE} {BY_FORM}", at=EVERYWHERE), ruling()
    assert [rule.origin for rule in read(everywhere, named).rules] == ["verdict", "length.at-most"]
    assert read(everywhere).rules == ()


def rules_of_pairs(*verdicts: Ruling, text: str) -> tuple[Rule, ...]:
    """Return the rules of a service in which the two members of a pair have a text."""
    sample = service("Name", "")
    return extract(_with_text(sample, text), Verdicts(verdicts=verdicts)).rules


def _with_text(sample: Service, text: str) -> Service:
    pair = sample.shapes["Pair"]
    assert isinstance(pair, StructureShape)
    doc = read_html(f"<p>{text}</p>").at(Provenance("service-2.json", "/shapes/Pair"))
    members = tuple(msgspec.structs.replace(member, documentation=doc) for member in pair.members)
    documented = msgspec.structs.replace(pair, members=members)
    return msgspec.structs.replace(sample, shapes={**sample.shapes, "Pair": documented})


def test_a_rule_on_another_structure_is_one_though_several_members_have_its_text() -> None:
    text = "Without pairs, give a name."
    other = ruling(
        text, at=("Pair.Key", "Pair.Value"), of="Sample", kind="required_when", when=(IsSet(place="Mode"),),
        must=IsSet(place="Name"),
    )  # fmt: skip
    assert [(rule.shape, rule.when, rule.must) for rule in rules_of_pairs(other, text=text)] == [
        ("Sample", (IsSet(place="Mode"),), IsSet(place="Name"))
    ]


def test_a_rule_on_another_structure_has_no_relative_places() -> None:
    text = "Without pairs, give a name."
    assert rules_of_pairs(ruling(text, at="Pair.Key", of="Sample", must=IsSet(place=".")), text=text) == ()
