"""Whether a change breaks is decided by its direction, and by what exactly is allowed."""

from __future__ import annotations

import pytest
from shapesmith.ir.shapes import StringShape
from shapesmith.regex import inclusion
from shapesmith.regex.inclusion import Difference, Undecided, difference
from shapesmith.review.changes.comparing.bounds import compare_patterns

from tests.changes.cases import changes


def breaks(case: str, rule: str) -> tuple[str, ...]:
    """Return the categories of the one change by `rule` in a case."""
    (change,) = [each for each in changes(case).changes if each.rule == rule]
    return change.breaks


@pytest.mark.parametrize(
    ("rule", "categories"),
    {
        "MEMBER_REQUIRED_ADDED": ("source", "request"),
        "MEMBER_REQUIRED_REMOVED": ("source", "response"),
        "ENUM_VALUE_ADDED": ("response",),
        "ENUM_VALUE_REMOVED": ("source", "request"),
        "ENUM_VALUE_RESPELLED": ("source", "request", "response"),
        "SHAPE_TYPE_TIGHTENED": ("source", "request"),
        "SHAPE_TYPE_LOOSENED": ("source", "response"),
        "SHAPE_TYPE_RESPELLED": (),
        "SHAPE_EVENTS_CHANGED": ("source", "response"),
        "SHAPE_EVENT_CHANGED": (),
        "SHAPE_BODY_CHANGED": (),
        "MEMBER_LABEL_ADDED": ("request",),
        "MEMBER_LABEL_RESPELLED": (),
        "SHAPE_PATTERN_ADDED": ("request",),
        "SHAPE_PATTERN_TIGHTENED": ("request",),
        "SHAPE_PATTERN_LOOSENED": (),
        "SHAPE_PATTERN_RESPELLED": (),
        "SHAPE_LENGTH_TIGHTENED": ("request",),
        "SHAPE_LENGTH_LOOSENED": (),
        "STRUCTURE_MEMBER_ADDED": (),
        "SERVICE_SHAPE_ADDED": (),
        "SERVICE_OPERATION_REMOVED": ("source", "request"),
        "MEMBER_TARGET_LOOSENED": ("response",),
        "RULE_STATEMENT_ADDED": ("request",),
        "RULE_STATEMENT_LOOSENED": (),
        # No request had the member.
        "RULE_MEMBER_ADDED": (),
        "MEMBER_DOCUMENTATION_REWORDED": ("docs",),
        "CLASS_MODULE_MOVED": ("source",),
        "CLASS_MODULE_SHARED": (),
    }.items(),
)
def test_a_change_breaks_in_the_direction_in_which_it_is_used(rule: str, categories: tuple[str, ...]) -> None:
    assert breaks(rule, rule) == categories


def test_a_change_of_a_shared_shape_is_one_change_with_its_reach() -> None:
    (change,) = [each for each in changes("ENUM_VALUE_ADDED").changes if each.rule == "ENUM_VALUE_ADDED"]
    assert change.members == ("BakeRequest.Grain", "BakeResponse.Grain")
    assert change.operations == ("Bake",)


def test_a_rename_is_a_guess() -> None:
    (change,) = changes("STRUCTURE_MEMBER_RENAMED").changes
    assert (change.subject, change.old, change.new, change.guess) == ("BakeRequest.Name", "Name", "TheName", True)


@pytest.mark.parametrize(
    ("pattern", "other", "bounds", "text"),
    [
        ("[a-z]+", "[a-z0-9]+", (None, None), None),
        ("[a-z0-9]+", "[a-z]+", (None, None), "1"),
        ("[a-z]*", "[a-z]+", (None, None), ""),
        ("[a-z]*", "[a-z]+", (1, 5), None),
        ("[a-z]{0,6}", "[a-z]{0,5}", (None, None), "aaaaaa"),
        ("[a-z]{0,6}", "[a-z]{0,5}", (None, 5), None),
        ("[a-z:]+", "(?!aws:)[a-z:]+", (None, None), "aws:"),
        ("(?!aws:)[a-z:]+", "[a-z:]+", (None, None), None),
        ("(?=.*x)[a-z]+", "[a-z]*x[a-z]*", (None, None), None),
        ("a|bc", "bc", (2, 2), None),
    ],
)
def test_patterns_are_compared_by_the_texts_that_they_match(
    pattern: str, other: str, bounds: tuple[int | None, int | None], text: str | None
) -> None:
    assert difference(pattern, other, *bounds) == Difference(text)


def test_what_both_patterns_have_left_to_match_takes_no_states(monkeypatch) -> None:
    monkeypatch.setattr(inclusion, "MOST_STATES", 50)
    rest = "[a-z][a-z0-9-]{0,90}-[a-z0-9]{10}"
    assert difference(f"arn:aws:{rest}", f"arn:aws[a-z]*:{rest}") == Difference(None)
    assert isinstance(difference(f"arn:aws:{rest}", f"arn:aws[a-z]*:{rest}x?"), Undecided)


@pytest.mark.parametrize(
    ("pattern", "other", "text"),
    [
        ("(^a|b)*", "(^a)?b*", None),
        ("a^b|c", "c", None),
        ("x?(?!^y)y", "xy", None),
        ("b(?=^a|c)[ac]", "bc", None),
        ("a.*", "(?=^ab)a.*", "a"),
    ],
)
def test_a_start_matches_before_the_first_character_alone(pattern: str, other: str, text: str | None) -> None:
    assert difference(pattern, other) == Difference(text)


@pytest.mark.parametrize(
    ("pattern", "other", "text"),
    [
        ("[^x]*+", "[^x]+", ""),
        ("[^x]+", "[^x]*+", None),
        ("a|(b[a-z]{0,3}+)", "a|b[a-z]{0,2}+", "baaa"),
    ],
)
def test_a_possessive_repeat_at_the_end_is_like_a_greedy_one(pattern: str, other: str, text: str | None) -> None:
    assert difference(pattern, other) == Difference(text)


@pytest.mark.parametrize("pattern", [r"(a|b)\1", r"a\b.*", "(?<=a)b", "a*+a", "(a*+b)*"])
def test_what_the_automaton_cannot_follow_is_undecided(pattern: str) -> None:
    assert isinstance(difference(pattern, "a*"), Undecided)


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        (None, "[a-z]+", "added"),
        ("[a-z]+", None, "removed"),
        (None, ".*", "respelled"),
        (".*", None, "respelled"),
        ("^[a-z]+$", "[a-z]+", "respelled"),
        (r"^[a-z]*(?<!x)$", r"[a-z]*(?<!x)", "respelled"),
        (r"[a-z]*\$", "[a-z]*", "changed"),
        ("[a-z]+", "[a-z0-9]+", "loosened"),
        ("[a-z0-9]+", "[a-z]+", "tightened"),
        ("[a-z]+", "[0-9]+", "changed"),
        ("[a-z]+", "[a-z]+", None),
    ],
)
def test_a_pattern_is_tighter_or_looser_by_the_texts_it_matches(
    old: str | None, new: str | None, verdict: str | None
) -> None:
    sides = (StringShape(name="Text", pattern=pattern) for pattern in (old, new))
    assert compare_patterns(*sides) == verdict


@pytest.mark.parametrize(
    ("pattern", "there", "gone"), [("[A-Z_]+", "respelled", "respelled"), ("A", "added", "removed")]
)
def test_a_pattern_that_matches_each_value_of_an_enum_says_nothing_beside_it(
    pattern: str, there: str, gone: str
) -> None:
    enum = StringShape(name="Text", enum=("A", "B_C"))
    text = StringShape(name="Text", pattern=pattern)
    assert (compare_patterns(enum, text), compare_patterns(text, enum)) == (there, gone)
