"""Patterns of tables in the syntax of ECMA-262: what each symbol becomes, and what has no counterpart."""

from __future__ import annotations

import pytest
from shapesmith.runtime.ecma_patterns import to_ecma


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("abc", "^abc$"),
        ("a|b", "^(?:a|b)$"),
        ("(?:a|b)", "^(?:a|b)$"),
        ("(?:a|b)|c", "^(?:(?:a|b)|c)$"),
        ("[|]", "^[|]$"),
        (r"\|", r"^\|$"),
        ("(?s:.)", r"^[\s\S]$"),
        ("(?s:.)*", r"^[\s\S]*$"),
        ("(?!)", r"^[^\s\S]$"),
        (r"\Aa\Z", "^^a$$"),
        (r"(?!\b)", r"^\B$"),
        (r"\b", r"^\b$"),
        (r"\d\w\s", r"^\d\w\s$"),
        (r"\x41", "^A$"),
        (r"\x0a", r"^\x0a$"),
        (r"\xe9", r"^\xe9$"),
        (r"\x2d", r"^\-$"),
        (r"\x5b\x5c\x5d\x5e", r"^\[\\\]\^$"),
        (r"\x20\x7e\x7f", r"^ ~\x7f$"),
        (r"\u0100\uffff", r"^\u0100\uffff$"),
        (r"\U0001f600", "^\U0001f600$"),
        (r"[\x41-\x43]", "^[A-C]$"),
        ("[a-]", r"^[a\-]$"),
        ("[^a-z]", "^[^a-z]$"),
        (r"[\]]", r"^[\]]$"),
        ("[(]a|b", "^(?:[(]a|b)$"),
        ("[(?:]", "^[(?:]$"),
        (r"\p{L}\P{Nd}", r"^\p{L}\P{Nd}$"),
        (r"[\p{Lu}]", r"^[\p{Lu}]$"),
        *(
            (rf"\p{{{name}}}", rf"^\p{{{name}}}$")
            for name in ("M", "N", "P", "S", "Z", "C", "Sc", "LC", "ASCII", "Alphabetic", "White_Space")
        ),
        (r"\p{Alphabetic}", r"^\p{Alphabetic}$"),
        (r"\p{Digit}", "^[0-9]$"),
        (r"[\p{Upper}_]", "^[A-Z_]$"),
        (r"\p{Blank}", r"^[\x09 ]$"),
        (r"(a)(?(1)\1)", "^(a)(?:\\1)$"),
        (r"(?=a)(?!b)(?<=c)(?<!d)", r"^(?=a)(?!b)(?<=c)(?<!d)$"),
        ("a{2,3}?", "^a{2,3}?$"),
        ("[+*]+", "^[+*]+$"),
    ],
)
def test_what_each_symbol_becomes(source: str, expected: str) -> None:
    assert to_ecma(source) == expected


@pytest.mark.parametrize("source", ["a++", "a*+", "a?+", "a{2}+", "(?>a)", "b(?:a++)"])
def test_possessive_quantifiers_and_atomic_groups_have_no_counterpart(source: str) -> None:
    assert to_ecma(source) is None


@pytest.mark.parametrize("source", ["[a++]", "[(?>]"])
def test_in_a_class_they_are_characters(source: str) -> None:
    assert to_ecma(source) == f"^{source}$"
