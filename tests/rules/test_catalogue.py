"""What each sentence of the catalogue makes: its rules, each with what it presupposes and what it asks.

tests/rules/catalogue.txt has each form with its sentences and, below each, the rules. Run with --update-golden to write
it anew, and read the diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.ir.rules import Matches
from shapesmith.rules.forms.catalogue import FORMS

from tests.rules.sample import read, written

CATALOGUE = Path(__file__).with_name("catalogue.txt")


def test_each_sentence_makes_the_rules_that_are_written_out(request: pytest.FixtureRequest) -> None:
    lines: list[str] = []
    for form in FORMS:
        lines.append(f"{form.id} ({form.member})")
        for text in form.matches:
            lines.append(f"  {text}")
            lines += [f"    {written(rule)}" for rule in read(text, form.member).rules if rule.origin == form.id]
    if request.config.getoption("--update-golden"):
        CATALOGUE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == CATALOGUE.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("member", "about"), [("Mode", "Name"), ("Name", "Name"), ("Key", "Key")])
@pytest.mark.parametrize(
    "text", ["You must specify exactly one of `Name` or `Key`.", "You can't specify both `Name` and `Key`."]
)
def test_a_rule_on_several_members_is_of_the_one_whose_text_it_is_or_of_the_first(
    text: str, member: str, about: str
) -> None:
    assert [rule.member for rule in read(text, member).rules] == [about]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Must start with https://.", ["begin with https://"]),
        ("Must begin with the prefix s3://.", ["begin with s3://"]),
        ("Cannot start with aws:.", ["not begin with aws:"]),
        ("Must begin with arn:aws:.", ["begin with arn:aws:"]),
        ("Must start with `a` or `b`.", ["begin with a or b"]),
        ("Must start with a letter.", ["begin with a letter"]),
        ("Must start with `<name>`.", []),
        ("Must start with `a...`.", []),
    ],
)
def test_a_prefix_is_code_a_kind_of_character_or_the_start_of_an_address(text: str, words: list[str]) -> None:
    made = [rule.must for rule in read(text).rules]
    assert [must.words for must in made if isinstance(must, Matches)] == words
