"""Back references: to a group that took part, to one that did not, which is empty, and to one of a loop."""

from __future__ import annotations

import pytest

from tests.regex.test_reading import matches, reason


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"(a|b)\1", "aa", True),
        (r"(a|b)\1", "ab", False),
        # A group that takes no part is empty.
        (r"(a)?b\1", "b", True),
        (r"(a)?b\1", "aba", True),
        (r"(a)?b\1", "ab", False),
        (r"(?:(a)|b)c\1", "bc", True),
        (r"(?:(a)|b)c\1", "aca", True),
        (r"(?:(a)|b)c\1", "ac", False),
        (r"(?:(a)b|(a)c)\1", "ab", False),
        (r"(?:(a)b|(a)c)\1", "aba", True),
        (r"(?:(a)b|(a)c)\1", "ac", True),
        # Of a loop that is entered at least once, the last iteration counts.
        (r"(?:(a|b)x){2}\1", "axbxb", True),
        (r"(?:(a|b)x){2}\1", "axbxa", False),
        (r"(?:(a|b)\1)*", "aabb", True),
        (r"(?:(a|b)\1)*", "aaba", False),
        (r"(?:(a|b)x)+\1", "axbxb", True),
        # In what is looked at, and of it.
        (r"(?=(a|b)\1)[ab]*", "bba", True),
        (r"(?=(a|b)\1)[ab]*", "ab", False),
        (r"(a|b)(?=\1)[ab]*", "aab", True),
        (r"(a|b)(?=\1)[ab]*", "abb", False),
        (r"(a|b)(?!\1)[ab]*", "abb", True),
        (r"(a|b)(?!\1)[ab]*", "aab", False),
        (r"(?=(a|b))[ab]c\1", "aca", True),
        (r"(?=(a|b))[ab]c\1", "acb", False),
        (r"(?!(a))bc\1", "bc", True),
        (r"(?!(a))bc\1", "bca", False),
        (r"(?>(a|b))\1", "bb", True),
        (r"(?>(a|b))\1", "ba", False),
    ],
)
def test_a_back_reference_matches_what_its_group_did(pattern: str, text: str, expected: bool) -> None:
    assert matches(pattern, text) is expected


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:(a)?\1)*",
        r"(?:(a)x){0,2}\1",
        r"(?:(a)x)*\1",
        r"(?:(a)|b){2}\1",
        r"(?:b|(a)){1,2}c\1",
        r"(?:(?:(a)|b)(?=\1)[ab])*",
        r"(?:(?>(a)|b)\1)*",
    ],
)
def test_a_reference_to_a_group_of_a_loop_that_may_take_no_part_is_refused(pattern: str) -> None:
    assert reason(pattern) == (r"\1 refers to a group in a loop, which need not take part in each iteration")


def test_a_loop_of_at_most_one_iteration_is_none() -> None:
    assert matches(r"(?:(a)x){0,1}\1", "axa")
    assert matches(r"(?:(a)x){0,1}\1", "")
    assert not matches(r"(?:(a)x){0,1}\1", "a")
