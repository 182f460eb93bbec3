"""The marks that a pattern writes out: what a model names, or a regular expression in a sentence, is allowed, too."""

from __future__ import annotations

import doctest
import re

import pytest
from msgspec.structs import replace
from shapesmith.ir.rules import Matches
from shapesmith.ir.shapes import StringShape
from shapesmith.rules.extract import extract
from shapesmith.rules.language import written_out as module
from shapesmith.rules.language.written_out import written_out

from tests.rules.sample import rules, service

DIGITS = "0123456789"


def test_doctests_hold() -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("pattern", "marks"),
    [
        ("[a-z]+", ""),
        ("[a-z0-9]+", DIGITS),
        (r"[\w.]+", f".{DIGITS}_"),
        (r"[\d\-]+", f"-{DIGITS}"),
        (r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$", "+-./:=@_"),
        (r"[a-z]+((\.|_|__|-+)[a-z]+)*(\/[a-z]+)?", "-./_"),
        ("(?!aws:)(?:[a-z]|(?P<x>#))+", "#:"),
        (r"(?=.*x)[a-z#]+", ""),
        (r".*\S.*", ""),
        (r"[\s\S]*", ""),
        (r"[^/]+", ""),
        ("[!-~]+", ""),
        ("[ -Z]+", ""),
        (r"[\W]+", ""),
        ("", ""),
    ],
)
def test_digits_and_marks_are_those_that_a_pattern_names(pattern: str, marks: str) -> None:
    assert written_out(pattern) == marks


def of_pattern(pattern: str, text: str) -> list[Matches]:
    """Return the rules that a text makes of a member whose shape has a pattern."""
    made = service("Name", text)
    shapes = made.shapes | {"Text": StringShape(name="Text", pattern=pattern)}
    return [rule.must for rule in extract(replace(made, shapes=shapes)).rules if isinstance(rule.must, Matches)]


def test_a_mark_that_the_model_names_is_allowed_beside_those_that_a_sentence_lists() -> None:
    text = "Can contain only lowercase letters, hyphens (-), and periods (.)."
    (rule,) = of_pattern("[a-zA-Z.:!_-]+", text)
    assert rule.words == "contain only lowercase letters, hyphens (-), and periods (.), or !:_, which its pattern has"
    assert [text for text in ("a.", "a-b", "a:b", "a_b!", "a#b", "aB", "a b") if re.fullmatch(rule.pattern, text)] == [
        *("a.", "a-b", "a:b", "a_b!"),
    ]


def test_a_pattern_that_takes_anything_names_nothing() -> None:
    (rule,) = of_pattern(r".*\S.*", "Can contain only letters, numbers, and periods (.).")
    assert rule.words == "contain only letters, numbers, and periods (.)"
    assert re.fullmatch(rule.pattern, "a:b") is None


def test_a_regular_expression_in_a_sentence_adds_what_its_words_leave_out() -> None:
    text = "The string can contain only the set of letters, digits, '.', '_' (Java regex: \"^([\\\\p{L}_.:\\\\-]*)$\")."
    (rule,) = (each.must for each in rules(text) if isinstance(each.must, Matches))
    assert [text for text in ("a_b", "a.b", "a:b", "a-b", "a\\b", "a{b") if re.fullmatch(rule.pattern, text)] == [
        *("a_b", "a.b", "a:b", "a-b"),
    ]
