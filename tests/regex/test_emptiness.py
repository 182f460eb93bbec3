"""Which patterns no text matches: by its length, or by "^" after and "$" before what takes up characters."""

from __future__ import annotations

import pytest
from shapesmith.regex.emptiness import matches_nothing
from shapesmith.regex.parse import parse


@pytest.mark.parametrize(
    "pattern",
    [
        "a^b",
        "a$b",
        "a(^b)",
        "(a$)b",
        "a(?>^b)",
        "(?>a$)b",
        "a(?:^b)",
        "a(?:^b|^c)",
        "(?:a$|b$)c",
        "a(?:^b)+",
        "(?:a$){1,2}b",
        "a(?=^b)",
        "[ab]c*^d",
        "a$b?c",
        r"[^\s\S]",
        r"a?[^\s\S]b?",
    ],
)
def test_no_text_matches(pattern: str) -> None:
    assert matches_nothing(parse(pattern), None, None)


@pytest.mark.parametrize(
    "pattern",
    [
        "^a$",
        "^^a$$",
        "(^a)b",
        "a(b$)",
        "(?>^a)b",
        "a(?>b$)",
        "a?^b",
        "a$b?",
        "a*^b*",
        "a(?:^b|c)",
        "(?:a|b$)c",
        "a(?:^b)?",
        "a(?:^b){0,2}",
        # Of a lookaround only what stands before it is compared.
        "(?=a$)b",
        "(?=a$)ab",
        "(?!a$)b",
        "a(?!^b)b",
        "a(?<=a)b",
        "",
    ],
)
def test_some_text_may_match(pattern: str) -> None:
    assert not matches_nothing(parse(pattern), None, None)


@pytest.mark.parametrize(
    ("minimum", "maximum", "expected"),
    [(None, 3, True), (None, 4, False), (7, None, True), (6, None, False), (4, 4, False), (6, 6, False), (7, 9, True)],
)
def test_no_text_of_other_lengths_matches(minimum: int | None, maximum: int | None, expected: bool) -> None:
    assert matches_nothing(parse("[a-z]{4,6}"), minimum, maximum) is expected
    assert matches_nothing(parse("[a-z]{4,}"), minimum, maximum) is (maximum == 3)
