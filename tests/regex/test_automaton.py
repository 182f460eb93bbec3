"""The automaton gives the verdicts of `re`, in linear time."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapesmith.runtime.automaton import Automaton
from shapesmith.runtime.patterns import Pattern

from tests.growth import assert_no_quadratic_time


def _branches(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    counts = st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{2,}", "{9,12}", "{0,10}"])
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda options: f"(?:{'|'.join(options)})"),
        # A loop must read something in each turn: the translation sees to it.
        st.tuples(inner, counts).map(lambda parts: f"(?:a{parts[0]}){parts[1]}"),
        st.tuples(st.sampled_from(["a", "[ab]", "[^a]", "(?s:.)"]), counts).map("".join),
        inner.map(lambda body: f"(?={body})"),
        inner.map(lambda body: f"(?!{body})"),
    )


PATTERNS = st.recursive(
    st.sampled_from(["a", "b", "[ab]", "[^a]", "(?s:.)", r"\-", "^", r"\Z", r"\b", r"(?!\b)", "(?<=a)", "(?<!b-)", ""]),
    _branches,
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(PATTERNS, st.lists(st.text("ab-\n", max_size=14), max_size=20))
def test_it_agrees_with_re(source: str, texts: list[str]) -> None:
    expected = re.compile(source, re.ASCII)
    automaton = Automaton(source)
    for text in ["", *texts]:
        assert automaton.fullmatch(text) == (expected.fullmatch(text) is not None), text


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        # The end of an inner loop is the start of an outer one.
        ("a(?:[:/].+)*", "a:b/c", True),
        # A counter in a loop.
        ("(?:[0-9a-f]{16})+", "0123456789abcdef" * 2, True),
        ("(?:[0-9a-f]{16})+", "0123456789abcdef" * 2 + "0", False),
        ("[a-z]{9,20}", "a" * 20, True),
        ("[a-z]{9,20}", "a" * 21, False),
        ("[a-z]{0,20}", "", True),
        ("[a-z]{9,}", "a" * 100, True),
        ("[a-z]{9,}", "a" * 8, False),
        ("[a-z]{9,20}[a-m]{9,20}", "a" * 40, True),
        ("[a-z]{9,20}[a-m]{9,20}", "a" * 41, False),
    ],
)
def test_loops_and_counters(source: str, text: str, expected: bool) -> None:
    assert bool(Pattern(source, "automaton").fullmatch(text)) is expected


@pytest.mark.parametrize(
    ("source", "matches", "others"),
    [
        ("^a", ["a"], ["", "aa", "ba"]),
        ("^", [""], ["a"]),
        ("a^", [], ["a", "", "aa"]),
        ("a?^b?", ["", "b"], ["a", "ab"]),
        ("(?:^a|b)*", ["a", "b", "ab", "bb", ""], ["aa", "ba"]),
        ("(?:^|a)b", ["b", "ab"], ["", "bb"]),
        (r"a\Z", ["a"], ["", "ab"]),
        (r"\Za", [], ["a", ""]),
        (r"(?:a\Z|b)*", ["a", "b", "ba"], ["ab", "aa"]),
        (r"\ba", ["a"], ["", "ba"]),
        (r"(?:a|-)*\b-a", ["a-a"], ["-a", "--a"]),
        (r"a\b[-a]*", ["a", "a-", "a-a"], ["aa", "aa-"]),
        (r"[-a]*\b", ["a", "-a"], ["-", "a-", ""]),
        (r"(?!\b)[-a]*", ["", "-", "-a"], ["a", "a-"]),
        ("(?<=a)b", [], ["b", "ab"]),
        ("a?(?<=a)b", ["ab"], ["b"]),
        ("[ab]*(?<=a)", ["a", "ba"], ["", "b", "ab"]),
        ("(?<!a)b", ["b"], ["ab"]),
        ("[ab]*(?<!b)c?", ["", "a", "ac", "ba", "c"], ["b", "bc", "abc"]),
        ("(?=a)[ab]*", ["a", "ab"], ["", "b", "ba"]),
        ("[ab]*(?!b)[bc]*", ["", "a", "ac", "b", "c"], ["d"]),
        ("(?!b)[ab]*", ["", "a", "ab"], ["b", "ba"]),
        ("(?!a|b)[abc]*", ["", "c", "ca"], ["a", "ba"]),
    ],
)
def test_assertions_hold_at_their_place(source: str, matches: list[str], others: list[str]) -> None:
    automaton, expected = Automaton(source), re.compile(source, re.ASCII)
    assert [text for text in [*matches, *others] if expected.fullmatch(text)] == matches
    assert [text for text in [*matches, *others] if automaton.fullmatch(text)] == matches


@pytest.mark.parametrize(
    "source",
    ["(?:[a-z]+-?)*!", ".*x.*y.*z", "(?:(?!.*--)[a-z-])*", r".*\b[0-9a-f]{8}\b.*", "(?:a|ab|b)*c", "(?:a?){9}a{9}"],
)
def test_time_is_linear_in_the_length_of_the_text(source: str) -> None:
    pattern = Pattern(source, "automaton")
    assert not pattern.fullmatch("ab0-" * 10_000)
    assert_no_quadratic_time(pattern.fullmatch, lambda length: "ab0-" * (length // 4), 50_000)


def test_states_are_forgotten_before_they_fill_the_memory() -> None:
    automaton = Automaton("(?:[a-z]|[^a-z])*!")
    text = "".join(map(chr, range(0x20, 0x6000)))
    most = automaton._most_transitions = 1_000
    assert not automaton.fullmatch(text)
    assert sum(map(len, automaton._states.values())) <= most
    assert automaton.fullmatch(text + "!")
