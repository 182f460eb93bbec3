"""Rules as phrases of a docstring, which leave out the member whose docstring it is."""

from __future__ import annotations

import pytest
from shapesmith.ir.doc import Code, Text
from shapesmith.prose.plain import plain_text
from shapesmith.runtime.alternatives import AnyOf
from shapesmith.runtime.conditions import Condition, IsSet, Not, RuleEntry
from shapesmith.runtime.joint_conditions import CountSet
from shapesmith.runtime.number_conditions import Range
from shapesmith.runtime.size_conditions import Length
from shapesmith.runtime.value_conditions import Matches, NoneOf, OneOf
from shapesmith.targets.dataclasses.wording import rule_words

WHEN_B = (OneOf("B", ("x",)),)


def words(must: Condition, member: str | None, *when: Condition) -> str:
    return plain_text(rule_words(RuleEntry("s.A.B.values:1", must=must, when=when), member))


def test_an_empty_value_is_named() -> None:
    rule = RuleEntry("s.A.B.values:1", must=OneOf("B", ("x", "")))
    assert rule_words(rule, "B") == (Text("one of "), Code("x"), Text(", "), Text("the empty string"))


@pytest.mark.parametrize(
    ("must", "expected"),
    [
        (IsSet("A"), "required"),
        (Not(IsSet("A")), "must not be set"),
        (NoneOf("A", ("x",)), "must not be x"),
        (Matches("A", "x", "be lowercase"), "must be lowercase"),
        (OneOf("A", ("x",)), "only x"),
        (OneOf("A", ("x", "y")), "one of x, y"),
        (Length("A", "characters", 1, 5), "1 to 5 characters"),
        (Range("A", 1, 5), "1 to 5"),
        (AnyOf((OneOf("A", (0,)), Range("A", 5, 1_000))), "must be 0 or 5 to 1,000"),
        (OneOf("A", (443, 1_194)), "one of 443, 1194"),
    ],
)
def test_what_a_member_must_be_is_said_without_its_name(must: Condition, expected: str) -> None:
    assert words(must, "A") == expected
    assert words(must, "A", *WHEN_B) == f"{expected} when B is x"


@pytest.mark.parametrize(
    ("must", "member", "expected"),
    [
        (IsSet("A"), "B", "A must be set"),
        (IsSet("A"), None, "A must be set"),
        (OneOf("A", ("x",)), "B", "A must be x"),
        (OneOf("A[]", ("x",)), "A", "each item must be x"),
        (OneOf("A[]", ("x",)), "B", "each item of A must be x"),
        (Length("A{key}", "characters", 1, 5), "A", "each key must have 1 to 5 characters"),
        (CountSet(("A", "B"), 1, 1), "A", "exactly one of A and B is set"),
        (CountSet(("A", "B"), 1, 1), None, "exactly one of A and B is set"),
    ],
)
def test_another_place_is_named(must: Condition, member: str | None, expected: str) -> None:
    assert words(must, member) == expected


def test_the_case_of_a_series_comes_before_it() -> None:
    one = AnyOf((IsSet("A"), OneOf("C", ("y",))))
    assert words(one, None) == "either A is set or C is y"
    assert words(one, None, *WHEN_B) == "one of these when B is x: A is set; C is y"
    assert words(Not(one), None, *WHEN_B) == "all of these when B is x: A is not set; C is not y"
