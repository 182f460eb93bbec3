"""The notation of forms: numbers in digits and words, values and lists of them, and the parts of a pattern."""

from __future__ import annotations

import pytest
from shapesmith.rules.language.notation import number, pattern, patterns, values_in, whole


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("1,024", 1024),
        ("1,024,000", 1_024_000),
        ("`7`", 7),
        (" 7 ", 7),
        ("3.5", 3.5),
        ("-3", -3),
        ("-0.25", -0.25),
        ("1,024.5", 1024.5),
        ("zero", 0),
        ("One", 1),
        ("eight", 8),
        ("fourteen", 14),
        ("fifteen", 15),
        ("nineteen", 19),
        ("twenty", 20),
        ("seventy", 70),
        ("eighty", 80),
        ("ninety", 90),
        ("hundred", 100),
        ("1,2", None),
        ("1024,000", None),
        ("12.", None),
        ("1.2.3", None),
        ("+1", None),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("0." + "1" * 15, 0.111111111111111),
        ("0." + "1" * 16, None),
        ("many", None),
        ("", None),
    ],
)
def test_a_number_is_read_in_digits_and_words(text: str, value: float | None) -> None:
    found = number(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("5", 5), ("five", 5), ("-1", None), ("1.0", None), ("x", None)])
def test_a_whole_number_is_no_fraction_and_not_negative(text: str, value: int | None) -> None:
    assert whole(text) == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("`a`", ("a",)),
        ("`a` | `b`", ("a", "b")),
        ("`a`|`b`", ("a", "b")),
        ("`a` / `b`", ("a", "b")),
        ("`a`/`b`", ("a", "b")),
        ("`a`; `b`", ("a", "b")),
        ("`a`, `b`", ("a", "b")),
        ("`a` `b`", ("a", "b")),
        ("`a` or `b`", ("a", "b")),
        ("`a`, or `b`", ("a", "b")),
        ("`a` and the `b`", ("a", "b")),
        ("`a` OR `b`", ("a", "b")),
        ("`a`, the `b`", ("a", "b")),
        ("`a` (the first) or `b` (the second)", ("a", "b")),
        ("`a` (" + "x" * 60 + ")", ("a",)),
        ("`a` (" + "x" * 61 + ")", None),
        ("\"x\", 'y' and Z1", ("x", "y", "Z1")),
        ("FIRST_ONE | 2", ("FIRST_ONE", "2")),
        ("-1, 0, 1.5", ("-1", "0", "1.5")),
        ("`a`, `a`", ("a",)),
        ("`a, b`", ("a", "b")),
        ("`a | b`", ("a", "b")),
        ("`'a' | \"b\"`", ("a", "b")),
        ("`a` | `b, c`", ("a", "b", "c")),
        ("`1,024` | `2`", ("1,024", "2")),
        ("`a,`", ("a",)),
        ("`a`.", ("a",)),
        (":`a`;", ("a",)),
        ("`a` such as `b`", None),
        ("`a`or", None),
        ("a", None),
        ("A", None),
        ("", None),
        ("a-B1", None),
        ("`a` word", None),
        (
            "`A & B (C) | D with Continuous Integration, Continuous Delivery, and more of it than fits in a line`",
            ("A & B (C)", "D with Continuous Integration, Continuous Delivery, and more of it than fits in a line"),
        ),
    ],
)
def test_a_list_has_values_and_what_separates_them_and_nothing_else(text: str, values: tuple[str, ...] | None) -> None:
    assert values_in(text) == values


@pytest.mark.parametrize(
    ("notation", "text", "groups"),
    [
        ("{N:n} items", "5 items", {"n": "5"}),
        ("{N:n} items", "five items", {"n": "five"}),
        ("{N:n} items", "1,024 items", {"n": "1,024"}),
        ("{N:n} items", "twenty-five items", {"n": "twenty-five"}),
        ("{N:n} items", "five-six items", None),
        ("{N:n} items", "twenty-fifth items", None),
        ("{N:n} items", "twenty-five-hundred items", None),
        ("{N:n}", "1,2", None),
        ("{N:n}", "5%", None),
        ("{N:n}{TO}{N:m}", "1 to 5", {"n": "1", "m": "5"}),
        ("{N:n}{TO}{N:m}", "1 and 5", {"n": "1", "m": "5"}),
        ("{N:n}{TO}{N:m}", "1-5", {"n": "1", "m": "5"}),
        ("{N:n}{TO}{N:m}", "1...5", {"n": "1", "m": "5"}),
        ("{N:n}{TO}{N:m}", "1 ~ 5", {"n": "1", "m": "5"}),
        ("{N:n}{DASH}{N:m}", "1 through 5", {"n": "1", "m": "5"}),
        ("{N:n}{DASH}{N:m}", "1 and 5", None),
        ("{R:r}", "the `Name` parameter", {"r": "the `Name` parameter"}),
        ("{R:r}", "value of `Name`", {"r": "value of `Name`"}),
        ("{R:r} is", "both names is", {"r": "both names"}),
        ("{V:v}", "`a b`", {"v": "`a b`"}),
        ("{V:v}", "AB", {"v": "AB"}),
        ("{V:v}", "Ab", None),
        ("{V:v}", "'a'", {"v": "'a'"}),
        ("{L:v}", "`a`, `b`", {"v": "`a`, `b`"}),
        ("{L:v}", "`a`, b", None),
        ("{NOT} be", "Must never be", {}),
        ("{NOT} be", "mustn't be", {}),
        ("{NOT} be", "can be", None),
        ("{MUST} be", "is required to be", {}),
        ("{MUST} be", "needs to be", {}),
        ("you {GIVE} it", "you SUBMIT it", {}),
        ("is {GIVEN}", "is populated", {}),
        ("is {GIVEN}", "is give", None),
    ],
)
def test_a_name_in_braces_stands_for_a_part_of_a_sentence(
    notation: str, text: str, groups: dict[str, str] | None
) -> None:
    match = pattern(notation).fullmatch(text)
    assert (match and match.groupdict()) == groups


def test_a_pattern_with_a_number_says_so() -> None:
    found = [each.has_number for each in patterns("{N} a", "{N:n} a", "a{NOT} b", "n")]
    assert found == [True, True, False, False]


@pytest.mark.parametrize(
    ("notation", "text", "groups"),
    [
        ("the {R:r} is set", "The `Name` IS set", {"r": "`Name`"}),
        ("use (?P<what>[A-Z]+) (?P<rest>\\S+)", "USE Words HERE", {"what": "Words", "rest": "HERE"}),
        ("MUST be {N:n}", "must BE Five", {"n": "Five"}),
        # The one capital that has two characters in lower case: what follows it stands where it stood.
        ("(?P<all>.)stanbul is (?P<n>[a-z]+)", "\u0130stanbul is BIG", {"all": "\u0130", "n": "BIG"}),
        ("{V:v} or (?P<n>[a-z]+)", "ON Or Off", {"v": "ON", "n": "Off"}),
        ("(?P<n>(?-i:[a-z]+)) IS", "on is", {"n": "on"}),
        ("(?P<n>(?-i:[a-z]+)) IS", "On is", None),
        ("(?:only )?(?P<n>one)?(?P<m>two)?", "ONLY Two", {"n": None, "m": "Two"}),
    ],
)
def test_case_does_not_count_and_groups_are_as_written(
    notation: str, text: str, groups: dict[str, str | None] | None
) -> None:
    found = pattern(notation).fullmatch(text)
    assert (None if found is None else found.groupdict()) == groups


def test_a_match_says_what_a_group_is_and_where() -> None:
    found = pattern("from (?P<a>[a-z]+)(?P<b> to [a-z]+)?").fullmatch("From A")
    assert found is not None
    assert (found.string, found[0], found["a"], found["b"]) == ("From A", "From A", "A", None)
    assert (found.span("a"), found.end("a"), found.span("b"), found.end("b")) == ((5, 6), 6, (-1, -1), -1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ten (10)", 10),
        ("`five (5)`", 5),
        ("twenty-four (24)", 24),
        ("ten (12)", None),
        ("10 (10)", None),
        ("10 (ten)", None),
        ("ten (3.5)", None),
    ],
)
def test_a_number_in_words_may_have_its_digits_behind_it(text: str, value: int | None) -> None:
    assert number(text) == value
