"""The shortest text that one pattern matches and another does not, if there is one, and what cannot be compared."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapesmith.regex import inclusion
from shapesmith.regex.inclusion import Difference, Undecided, difference


@pytest.mark.parametrize(
    ("pattern", "other", "text"),
    [
        ("a", "a", None),
        ("a", "b", "a"),
        ("[ab]", "a", "b"),
        ("a", "[ab]", None),
        ("[a-z]", "[a-y]", "z"),
        ("[^a]", "[^ab]", "b"),
        (r"\d", "[0-8]", "9"),
        (r"[0-9]+", r"\d+", None),
        (r"\w", "[a-z0-9]", "A"),
        (".", "[^\\n]", None),
        ("[^\\n]", "[^\\n\\r\\u2028\\u2029]", "\r"),
        ("a*", "a+", ""),
        ("a+", "a*", None),
        ("a?", "a", ""),
        ("a{2,3}", "a{2}", "aaa"),
        ("a{2,}", "a{2,5}", "a" * 6),
        ("a{2}", "aa", None),
        ("(a{2}){2}", "a{4}", None),
        ("ab|cd", "ab", "cd"),
        ("ab|cd", "cd|ab", None),
        ("(?:a|b)*", "[ab]*", None),
        ("(a|b)*c", "[ab]*", "c"),
        ("(?:a*)*", "a*", None),
        ("(?:a|)b", "a?b", None),
        ("(?:a?b*){2,}c", "[ab]*c", None),
        ("[ab]*c", "(?:a?b*){2,}c", None),
        ("(?:(?=a)a?){2,3}", "a{2}", "a"),
        ("^a$", "a", None),
        ("ba++", "ba+", None),
        ("ba+", "ba++", None),
        ("b(a++)", "ba+", None),
        ("ba++|c", "c|ba+", None),
        ("a|b$", "a|b", None),
        ("(?:a$|b)*", "b*a?", None),
        ("b*a?", "(?:a$|b)*", None),
        ("[ab]*", "(?:a$|b)*", "aa"),
        ("a$b", "a", None),
        ("a", "a$b", "a"),
        # Lookaheads.
        ("(?!b)[ab]", "a", None),
        ("[ab]", "(?!b)[ab]", "b"),
        ("(?=a)[ab]+", "a[ab]*", None),
        ("a[ab]*", "(?=a)[ab]+", None),
        ("[ab]+", "(?=a)[ab]+", "b"),
        ("[ab]*", "(?!ab)[ab]*", "ab"),
        ("(?!ab)[ab]*", "a*|b[ab]*|aa[ab]*", None),
        ("(?=.*b)[ab]*", "[ab]*b[ab]*", None),
        ("[ab]*b[ab]*", "(?=.*b)[ab]*", None),
        ("(?!.*aa)[ab]*", "(?!.*aaa)[ab]*", None),
        ("(?!.*aaa)[ab]*", "(?!.*aa)[ab]*", "aa"),
        ("(?=a)(?!ab)[ab]{2}", "aa", None),
        ("(?=(?!b)[ab])[ab]", "a", None),
        ("(?!a)", "", None),
        ("(?=a)", "b", None),
    ],
)
def test_the_shortest_text_that_differs(pattern: str, other: str, text: str | None) -> None:
    assert difference(pattern, other) == Difference(text)


@pytest.mark.parametrize(
    ("pattern", "other", "minimum", "maximum", "text"),
    [
        ("a*", "a{0,2}", None, 2, None),
        ("a*", "a{0,2}", None, 3, "aaa"),
        ("a*", "a+", 1, None, None),
        ("a*", "a+", 0, None, ""),
        ("a*", "a+", 0, 0, ""),
        ("[ab]*", "a*", 3, None, "aab"),
        ("[ab]*", "a*", 3, 3, "aab"),
        ("[ab]*", "[ab]{0,3}|b*", 3, None, "aaaa"),
        ("[ab]*", "[ab]{0,3}|b*", None, 3, None),
        ("[ab]*", "[ab]{0,3}|b*", 5, 5, "aaaaa"),
        ("a*", "(?:aa)*", 2, None, "aaa"),
        ("a*", "(?:aa)*", 2, 2, None),
        ("a|[ab]{3}|b{5}", "a|[ab]{3}", 4, 5, "bbbbb"),
        ("[ab]*", "[ab]{0,3}|a{4}", 3, 4, "aaab"),
        ("a|bbb", "c", 2, None, "bbb"),
        ("a|bbb", "c", 2, 2, None),
        ("a|bbb", "c", 4, None, None),
        ("a|bbb", "c", None, 0, None),
    ],
)
def test_only_texts_of_an_allowed_length_count(
    pattern: str, other: str, minimum: int | None, maximum: int | None, text: str | None
) -> None:
    assert difference(pattern, other, minimum, maximum) == Difference(text)


# A readable character is shown where several do.
@pytest.mark.parametrize(
    ("pattern", "other", "text"),
    [
        (".", "[]", "a"),
        ("[^a]", "[]", "1"),
        ("[^a1]", "[]", "A"),
        (r"[^\w]", "[]", "-"),
        ("[\u4e00-\u9fff]", "[]", "\u4e00"),
        ("[\u4e00-\u9fff]", "[\u4e00-\u4fff]", "\u5000"),
        ("[^\\x00-\\uffff]", "[]", "\U00010000"),
    ],
)
def test_a_text_is_made_of_readable_characters(pattern: str, other: str, text: str) -> None:
    assert difference(pattern, other) == Difference(text)


_OTHERS = "a back reference, a lookbehind, a word boundary or a group that is not backtracked into is not compared"


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (r"(a?)\1", _OTHERS),
        ("(?<=a)b", _OTHERS),
        ("(?<!a)b", _OTHERS),
        (r"\ba", _OTHERS),
        (r"\Ba", _OTHERS),
        ("(?>a)b", _OTHERS),
        ("a++b", "a possessive quantifier is not compared"),
    ],
)
def test_what_cannot_be_compared(pattern: str, reason: str) -> None:
    assert difference(pattern, "[a-c]{99}") == Undecided(reason)
    assert difference("[a-c]*", f"[a-c]*{pattern}|[a-c]") == Undecided(reason)


def test_a_pattern_that_cannot_be_read_is_not_compared() -> None:
    for pair in (("(", "a"), ("a", "(")):
        found = difference(*pair)
        assert isinstance(found, Undecided)
        assert found.reason


def test_a_comparison_ends_after_some_states(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern, other = "[ab]*a[ab]{4}", "[ab]*a[ab]{3}a|[ab]*a[ab]{3}b"
    assert difference(pattern, other) == Difference(None)
    difference.cache_clear()
    monkeypatch.setattr(inclusion, "MOST_STATES", 31)
    assert difference(pattern, other) == Undecided("they need too many states")
    difference.cache_clear()
    monkeypatch.setattr(inclusion, "MOST_STATES", 32)
    assert difference(pattern, other) == Difference(None)
    difference.cache_clear()


TEXTS = ["".join(letters) for length in range(6) for letters in product("ab", repeat=length)]


def _branches(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    counts = st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{2,}", "*?"])
    return st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda options: f"(?:{'|'.join(options)})"),
        st.tuples(inner, counts).map(lambda parts: f"(?:{parts[0]}){parts[1]}"),
        inner.map(lambda body: f"(?={body})"),
        inner.map(lambda body: f"(?!{body})"),
    )


PATTERNS = st.recursive(st.sampled_from(["a", "b", "[ab]", "", "a$", "(?!b)"]), _branches, max_leaves=5)
LENGTHS = st.tuples(st.none() | st.integers(0, 3), st.none() | st.integers(2, 5))


@settings(max_examples=250, deadline=None)
@given(PATTERNS, PATTERNS, LENGTHS)
def test_no_shorter_text_differs(pattern: str, other: str, lengths: tuple[int | None, int | None]) -> None:
    found = difference(pattern, other, *lengths)
    assert isinstance(found, Difference)
    left, right = re.compile(pattern), re.compile(other)
    low, high = lengths[0] or 0, 5 if lengths[1] is None else lengths[1]
    expected = [
        text for text in TEXTS if low <= len(text) <= high and left.fullmatch(text) and not right.fullmatch(text)
    ]
    if expected:
        assert found.text is not None
        assert (len(found.text), found.text in expected) == (len(expected[0]), True)
    elif found.text is not None:  # it is longer than those that were tried
        assert lengths[1] is None
        assert len(found.text) > high
        assert left.fullmatch(found.text)
        assert not right.fullmatch(found.text)
