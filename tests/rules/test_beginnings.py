"""How the texts begin that a pattern matches; that none of a form's begins otherwise, `test_needed` shows."""

from __future__ import annotations

import doctest

import pytest
from shapesmith.rules.language import beginnings
from shapesmith.rules.language.beginnings import first_words


def test_doctests_hold() -> None:
    assert doctest.testmod(beginnings).failed == 0


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("Must be", ("must be",)),
        ("characters?", ("character",)),
        ("characters+", ("characters",)),
        ("a?bc", ("a", "bc")),
        (r"\.?bc", (".", "bc")),
        (r"a\.?bc", ("a",)),
        (r"\(a\)", ("(a)",)),
        ("(?:the )?(?:only )?value", ("only ", "the ", "value")),
        ("(?:the )*value", ("the ", "value")),
        ("(?:the ){0,2}value", ("the ", "value")),
        ("(?:the ){1,2}value", ("the ",)),
        ("(?P<low>from|at) x", ("at", "from")),
        ("(?:a|b?) x", (" x", "a", "b")),
        ("(?i:on|off)", ("off", "on")),
        ("(?!not )(?<=a)value", ("value",)),
        ("from (?:one|two)|to|(?:in|on)? it", (" it", "from ", "in", "on", "to")),
        ("{X} be", ("has to", "must")),
        ("(?:you )?{X:verb}", ("has to", "must", "you ")),
        ("{X}?{Y} be", ()),
        ("[ab]c", ()),
        ("(?:the )?.{2,9} is", ()),
        (r"\d+ of", ()),
        ("(?:the )?", ()),
        ("ab|[cd]", ()),
    ],
)
def test_a_text_begins_with_the_first_part_that_must_be_there_or_one_before_it(
    pattern: str, words: tuple[str, ...]
) -> None:
    assert first_words(pattern, {"X": ("must", "has to")}) == words
