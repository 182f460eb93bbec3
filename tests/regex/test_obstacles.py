"""What the automaton cannot match: a pattern that also backtracks too long is refused for it."""

from __future__ import annotations

import pytest
from shapesmith.regex import Translation, translate

from tests.regex.test_reading import reason

AMBIGUOUS = "(?:a|aa)+"


@pytest.mark.parametrize(
    ("rest", "obstacle"),
    [
        (r"(b)\1", "a back reference"),
        ("b++c", "a possessive quantifier"),
        ("(?>b|bc)d", "a possessive quantifier"),
        ("b{8193}", "so large a count"),
        ("b{0,8193}", "so large a count"),
        ("b{8193,}", "so large a count"),
        ("(?:^|c)+d", "a loop over what may be empty"),
        ("(?<=ab|cd)x", "a group in a lookbehind"),
        ("(?<!ab|cd)x", "a group in a lookbehind"),
        ("(?<=(?:ab){2})x", "a group in a lookbehind"),
        ("(?<=a(?=x))x", "a group in a lookbehind"),
    ],
)
def test_what_rules_out_the_automaton(rest: str, obstacle: str) -> None:
    assert reason(AMBIGUOUS + rest) == f"backtracking may take too long, and {obstacle} rules out the automaton"


@pytest.mark.parametrize(
    "rest",
    [
        "b{8192}",
        "(?:b*c*)+d",
        "(?=ab|cd)[abcd]x",
        "(?<=aa)x",
        "(?<=a{2})x",
        "(?<=[ab]c)x",
        "(?<=a|b)x",
        "(?<=^aa)x",
    ],
)
def test_what_the_automaton_matches(rest: str) -> None:
    translation = translate(AMBIGUOUS + rest, minimum=None, maximum=None)
    assert isinstance(translation, Translation), translation
    assert translation.engine == "automaton"
