"""Which patterns backtracking can be trusted with."""

from __future__ import annotations

import pytest
from shapesmith.regex import Translation, ambiguity, paths, translate
from shapesmith.regex.parse import parse
from shapesmith.regex.translate import tree


def engine(pattern: str, maximum: int | None) -> str:
    translation = translate(pattern, minimum=None, maximum=maximum)
    assert isinstance(translation, Translation)
    return translation.engine


@pytest.mark.parametrize(
    "pattern",
    [
        "[a-z]+",
        "[a-z]+-[a-z]+",
        "[a-z][a-z0-9-]*[a-z0-9]",
        r"arn:aws[a-z-]*:iam::\d{12}:role/.*",
        r"((25[0-5]|2[0-4]\d|[01]?\d?\d)\.){3}(25[0-5]|2[0-4]\d|[01]?\d?\d)",
        "(?!aws:)[a-z]*",
        "(?=.*[a-z])(?=.*[A-Z]).*",
        "([A-Za-z0-9+/]{4}){0,9}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?",
        "(us-east-1|us-east-2|us-west-1)[a-z]?",
        "([a-z]*)*",
        "((a?){2,}b){0,9}",
        "(a|b|[c-z])*",
    ],
)
def test_unambiguous_patterns_are_left_to_re_on_texts_of_any_length(pattern: str) -> None:
    assert engine(pattern, None) == "re"


@pytest.mark.parametrize(
    "pattern",
    [
        "([a-z]+-?)*",
        "(a|ab|b)*",
        "(a|aa)+",
        r"([a-z0-9]+[._-]?)+@[a-z]+",
        "(.*,)*x",
        "(a?b?|ba)*",
        "((x|x?y?){2,3}b)*",
        "((a?|b?){30}c)*",
        "(?:(?=c)|c){30,90}",
        "(?=(?:c|a{1,60}){30})c",
    ],
)
def test_exponential_patterns_are_left_to_the_automaton(pattern: str) -> None:
    assert engine(pattern, 64) == "automaton"
    assert engine(pattern, None) == "automaton"


@pytest.mark.parametrize(
    "pattern",
    [
        "-.*x.*-",
        "(a+|b{2}){2}",
        "(?!.*x.*y)a",
        "[a-z]*[a-y0-9]*",
        r"\d+.\d+",
        "[^/]+/.*[^/]+",
        "((?!.*--)[a-z-])*x",
        "[ -~]*[!-~][ -~]*",
    ],
)
def test_polynomial_patterns_are_left_to_re_on_short_texts_only(pattern: str) -> None:
    assert engine(pattern, 64) == "re"
    assert engine(pattern, 10_000) == "automaton"
    assert engine(pattern, None) == "automaton"


def test_a_bounded_pattern_is_harmless_on_an_unbounded_text() -> None:
    assert engine("[a-z]{1,9}[a-z]{1,9}", None) == "re"
    assert engine("[a-z]{1,63}[a-y]{1,63}", None) == "re"
    assert engine("[a-z]{1,63}[a-y]{1,63}[0-9].*", None) == "automaton"


@pytest.mark.parametrize(("count", "expected"), [(223, "re"), (224, "automaton")])
def test_a_text_is_as_long_as_the_pattern_reads(count: int, expected: str) -> None:
    assert engine(f"[a-z]{{1,{count}}}[a-y]{{1,{count}}}", None) == expected


def test_optional_parts_in_a_row_are_counted() -> None:
    assert engine("a?" * 5 + "a" * 5, None) == "re"
    assert engine("(a|ab?)(b|bc?)" * 20, None) == "automaton"


def test_a_loop_around_a_group_needs_memory_for_each_turn() -> None:
    assert engine("(ab)*", 100_000) == "re"
    assert engine("(ab)*", 100_001) == "automaton"
    assert engine("(ab)*", None) == "automaton"


def test_what_the_automaton_cannot_match_stays_with_re_as_long_as_that_is_fast() -> None:
    assert engine(r"(-?)(ab)*\1", None) == "re"
    assert engine(r"(?>ab|a)(ab)*", None) == "re"


@pytest.mark.parametrize(("count", "expected"), [(833, True), (834, False)])
def test_the_automaton_takes_patterns_of_5000_parts(count: int, expected: bool) -> None:
    pattern = f"(?:[a-z]+/?){{3,{count}}}"
    translation = translate(pattern, minimum=None, maximum=None)
    assert isinstance(translation, Translation) is expected


def test_a_loop_without_bound_is_as_large_as_its_body() -> None:
    assert engine("(?:(?:[a-z]+/?){600}!)*", None) == "automaton"


@pytest.mark.parametrize(("count", "expected"), [(8_192, True), (8_193, False)])
def test_the_automaton_counts_to_8192(count: int, expected: bool) -> None:
    translation = translate(f"[a-z]*[a-y]{{{count}}}[a-z]*", minimum=None, maximum=None)
    assert isinstance(translation, Translation) is expected


@pytest.mark.parametrize(
    ("bound", "most", "pattern", "larger"),
    [
        ("_MOST_POSITIONS", 3, "a(?:b|c)", "a(?:b|c)d"),
        ("_MOST_POSITIONS", 3, "a{3}", "a{4}"),
        ("_MOST_EDGES", 3, "abcd", "abcde"),
        ("_MOST_EDGES", 3, "[a]*bc", "[a]*bcd"),
    ],
)
def test_a_pattern_is_analysed_up_to_a_size(
    bound: str, most: int, pattern: str, larger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, bound, most)
    assert paths.paths(parse(pattern)).chars
    with pytest.raises(paths.TooManyPositions):
        paths.paths(parse(larger))


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [
        # A copy of the group is read, or nothing where that may be empty, or took no part.
        (r"(a)b\1c", {3: 1}),
        (r"(a?)b\1c", {3: 1, 4: 1}),
        (r"(a)?b\1c", {3: 1, 4: 1}),
    ],
)
def test_a_back_reference_counts_as_a_copy_of_its_group(pattern: str, ways: dict[int, int]) -> None:
    assert paths.paths(tree(pattern)).follow[2] == ways


# Of each position, as many as what may follow it squared: 1 + 1 + 0, and 1 + 4 + 1 + 1. Of the third, 4 + 1 + 1 + 1 + 1,
# and of the two that may be read alike at first, as many as what may follow one times what may follow the other: 1.
@pytest.mark.parametrize(("pattern", "comparisons"), [("ab", 2), ("[a-z]+-[a-z]+", 7), ("(?:ab|ac)d", 9)])
def test_a_pattern_that_takes_too_long_to_analyse_is_not_trusted(
    pattern: str, comparisons: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ambiguity, "_MOST_COMPARISONS", comparisons)
    assert ambiguity.is_linear(parse(pattern), None)
    monkeypatch.setattr(ambiguity, "_MOST_COMPARISONS", comparisons - 1)
    assert not ambiguity.is_linear(parse(pattern), None)


@pytest.mark.parametrize(
    ("pattern", "maximum", "linear"),
    [
        # Of a text of 12,497 characters 99,999 steps, which are fewer than 100,000, and of one more 100,007.
        ("(?:a|a){3}b*", 12_497, True),
        ("(?:a|a){3}b*", 12_498, False),
        # For longer texts, it is the steps of each character that count: 4 and 8 ways, and a few steps beside them.
        ("(?:a|a){2}b*", 100_000, True),
        ("(?:a|a){2}b*", None, True),
        ("(?:a|a){3}b*", 100_000, False),
        ("(?:a|a){3}b*", None, False),
    ],
)
def test_steps_are_few_up_to_a_number_in_all_or_to_each_character(
    pattern: str, maximum: int | None, linear: bool
) -> None:
    assert ambiguity.is_linear(parse(pattern), maximum) is linear
