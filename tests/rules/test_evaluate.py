"""What breaks a rule: three-valued conditions over places, judged on plain values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import combinations
from typing import Any

import pytest
from shapesmith.ir.places import steps_of
from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
    Compare,
    Condition,
    Count,
    CountSet,
    Each,
    Format,
    IsSet,
    Length,
    Matches,
    MultipleOf,
    NoneOf,
    Not,
    OneOf,
    Range,
    Rule,
    SumSize,
    TextRange,
    TimeStep,
    TotalSize,
    Unique,
    places_of,
    rule_id,
)
from shapesmith.rules.evaluate import breaks, holds, values_at

from tests.rule_tables.conditions import OF_EMPTY_VALUES, OF_PRESENCE

EACH = Each(place="A[]", must=OneOf(place="V", values=("v",)), when=(OneOf(place="K", values=("k",)),))
ANY_OF = AnyOf(conditions=(OneOf(place="A", values=("x",)), OneOf(place="B", values=("y",))))


@pytest.mark.parametrize(
    ("condition", "value", "verdict"),
    [
        (IsSet(place="A"), {"A": ""}, True),
        (IsSet(place="A"), {"A": None}, False),
        (IsSet(place="A.B"), {"A": {}}, False),
        (IsSet(place="A"), {"A": []}, None),
        (IsSet(place="A"), {"A": ()}, None),
        (IsSet(place="A"), {"A": {}}, None),
        (IsSet(place="A"), {"A": [None]}, True),
        (IsSet(place="A"), {"A": False}, True),
        (IsSet(place="A", is_marker=True), {"A": {}}, True),
        (IsSet(place="A", is_marker=True), {"A": None}, False),
        (IsSet(place="A[]"), {"A": []}, False),
        (IsSet(place="A[]"), {"A": [[], None]}, None),
        (IsSet(place="A[]"), {"A": [[], ["x"]]}, True),
        (IsSet(place="A[].B"), {"A": [{"B": []}, {"B": "x"}]}, True),
        (Not(condition=IsSet(place="A")), {"A": []}, None),
        (CountSet(places=("A", "B"), minimum=1), {"A": []}, None),
        (CountSet(places=("A", "B"), minimum=1), {"A": [], "B": 0}, True),
        (CountSet(places=("A", "B"), minimum=2), {"A": []}, False),
        (CountSet(places=("A", "B"), maximum=0), {"A": []}, None),
        (CountSet(places=("A", "B"), maximum=0), {"A": [], "B": 0}, False),
        (CountSet(places=("A", "B"), maximum=1), {"A": []}, True),
        (CountSet(places=("A", "B"), maximum=1), {"A": [], "B": {}}, None),
        (CountSet(places=("A", "B"), maximum=1), {"A": [], "B": 0}, None),
        (CountSet(places=("A", "B", "C"), maximum=1), {"A": [], "B": 0, "C": 0}, False),
        (CountSet(places=("A", "B"), minimum=1, maximum=1), {"A": {}, "B": 0}, None),
        (CountSet(places=("A", "B"), minimum=1, maximum=1, markers=("A",)), {"A": {}, "B": 0}, False),
        (CountSet(places=("A", "B"), minimum=1, maximum=1, markers=("A",)), {"A": {}}, True),
        (AllOrNone(places=("A", "B")), {"A": []}, None),
        (AllOrNone(places=("A", "B")), {"A": [], "B": {}}, None),
        (AllOrNone(places=("A", "B")), {"A": [], "B": 0}, None),
        (AllOrNone(places=("A", "B", "C")), {"A": [], "B": 0}, False),
        (AllOrNone(places=("A", "B"), markers=("A",)), {"A": {}}, False),
        (CountSet(places=("A", "B"), minimum=1), {"B": 0}, True),
        (CountSet(places=("A", "B"), maximum=1), {"A": 1, "B": 1}, False),
        (AllOrNone(places=("A", "B")), {}, True),
        (AllOrNone(places=("A", "B")), {"A": 1}, False),
        (OneOf(place="A", values=("x",)), {}, None),
        (OneOf(place="A", values=("x",)), {"A": 3}, False),
        (OneOf(place="A", values=(1,)), {"A": True}, False),
        (OneOf(place="A", values=(True,)), {"A": True}, True),
        (NoneOf(place="A[]", values=("x",)), {"A": ["y", "x"]}, False),
        (Not(condition=NoneOf(place="A[]", values=("x",))), {"A": ["y", "x"]}, True),
        (Not(condition=OneOf(place="A", values=("x",))), {}, None),
        (ANY_OF, {"A": "x"}, True),
        (ANY_OF, {"A": "z"}, None),
        (ANY_OF, {"A": "z", "B": "z"}, False),
        (Matches(place="A", pattern="[a-z]+", words=""), {"A": "a\n"}, False),
        (Matches(place="A", pattern="[a-z]+", words=""), {"A": 1}, None),
        (Length(place="A", unit="characters", maximum=2), {"A": "ééé"}, False),
        (Length(place="A", unit="bytes", maximum=4), {"A": "éé"}, True),
        (Length(place="A", unit="bytes", maximum=3), {"A": "éé"}, False),
        (Length(place="A", unit="items", minimum=1), {"A": []}, False),
        (Length(place="A", unit="keys", maximum=1), {"A": {"k": 1, "l": 2}}, False),
        (Length(place="A{key}", unit="characters", maximum=1), {"A": {"k": 1, "lm": 2}}, False),
        (Range(place="A", minimum=1, maximum=5), {"A": 5}, True),
        (Range(place="A", maximum=5, exclusive_maximum=True), {"A": 5}, False),
        (Range(place="A", minimum=1), {"A": True}, None),
        (Range(place="A", minimum=1), {"A": float("nan")}, None),
        (MultipleOf(place="A", divisor=0.25), {"A": 0.75}, True),
        (MultipleOf(place="A", divisor=60), {"A": 90}, False),
        (TotalSize(place="A", maximum=3), {"A": {"k": "éx"}}, False),
        (TotalSize(place="A", maximum=4), {"A": {"k": ["é", "x"]}}, True),
        (TotalSize(place="A", maximum=3), {"A": ({"k": "a"}, bytearray(b"b"))}, True),
        (TotalSize(place="A", maximum=2), {"A": ({"k": "a"}, bytearray(b"b"))}, False),
        (TotalSize(place="A", maximum=2), {"A": [b"a", ("b", ["c"])]}, False),
        (Length(place="A", unit="items", maximum=1), {"A": ("x", "y")}, False),
        (Length(place="A", unit="bytes", maximum=1), {"A": bytearray(b"ab")}, False),
        (Length(place="A", unit="items", maximum=1), {"A": "xy"}, None),
        (Length(place="A", unit="keys", maximum=1), {"A": ["x", "y"]}, None),
        (Length(place="A", unit="characters", maximum=1), {"A": ["x", "y"]}, None),
        (Length(place="A", unit="bytes", maximum=1), {"A": ["x", "y"]}, None),
        (Unique(place="A[].K"), {"A": [{"K": "x"}, {"K": "y"}, {}]}, True),
        (Unique(place="A[].K"), {"A": [{"K": "x"}, {"K": "x"}]}, False),
        (Unique(place="A[]"), {"A": [["x"], ["x"]]}, False),
        (Compare(left="A", operator="<", right="B"), {"A": 1, "B": 1}, False),
        (Compare(left="A", operator="<=", right="B"), {"A": 1, "B": 1}, True),
        (Compare(left="A", operator="<", right="B"), {"A": 1}, None),
        (Compare(left="A", operator=">", right="B"), {"A": "2024-01-02T00:00:00Z", "B": "2024-01-01"}, True),
        (Compare(left="A", operator="<", right="B", plus=3_600), {"A": "2024-01-01T00:59", "B": "2024-01-01"}, True),
        (Compare(left="A", operator="<", right="B", plus=3_600), {"A": "2024-01-01T01:00", "B": "2024-01-01"}, False),
        (OneOf(place="A{k}", values=("x",)), {"A": {"k": "y", "l": "x"}}, False),
        (OneOf(place="A{k}", values=("x",)), {"A": {"l": "y"}}, None),
        (OneOf(place="A[1]", values=("x",)), {"A": ["y", "x"]}, True),
        (OneOf(place="A[1]", values=("x",)), {"A": ["y"]}, None),
        (TextRange(place="A", minimum=0, maximum=9, whole=True), {"A": "9"}, True),
        (TextRange(place="A", minimum=0, maximum=9, whole=True), {"A": "10"}, False),
        (TextRange(place="A", minimum=0, maximum=9, whole=True), {"A": "8.5"}, False),
        (TextRange(place="A", minimum=0, maximum=9), {"A": "8.5"}, True),
        (TextRange(place="A", minimum=0, maximum=9), {"A": "9" * 5_000}, False),
        (TextRange(place="A", minimum=0, maximum=9), {"A": 10}, None),
        (TimeStep(place="A", seconds=300), {"A": datetime(2024, 1, 1, 10, 5, tzinfo=UTC)}, True),
        (TimeStep(place="A", seconds=300), {"A": datetime(2024, 1, 1, 10, 5, 1, tzinfo=UTC)}, False),
        (TimeStep(place="A", seconds=300), {"A": 299}, None),
        (SumSize(places=("A{key}", "A{}.V"), maximum=4), {"A": {"k": {"V": "é", "W": "xxx"}, "l": {}}}, True),
        (SumSize(places=("A{key}", "A{}.V"), maximum=4), {"A": {"k": {"V": "éx"}, "l": {}}}, False),
        (Unique(place="A[]", beside=("B",)), {"A": ["x"], "B": "x"}, False),
        (EACH, {"A": [{"K": "k", "V": "v"}, {"K": "l", "V": "w"}]}, True),
        (EACH, {"A": [{"K": "k", "V": "v"}, {"K": "k", "V": "w"}]}, False),
        (EACH, {"A": [{"K": "k"}, {"K": "l", "V": "w"}]}, None),
        (Count(places=("A[]",), maximum=1), {"A": ["x", None]}, True),
        (Count(places=("A[]", "B[]"), maximum=1), {"A": ["x"], "B": ["x"]}, False),
        (Count(places=("A[]",), minimum=1), {}, False),
        (Count(places=("A[]",), where=(OneOf(place=".", values=("x",)),), minimum=1), {"A": ["y"]}, False),
        (Count(places=("A[]",), where=(IsSet(place="K"),), of="V[]", maximum=2), {"A": [{"V": [1, 2, 3]}]}, True),
        (
            Compare(left="A", operator=">", right="B"),
            {"A": datetime(2024, 1, 1, 1, tzinfo=UTC), "B": datetime(2024, 1, 1)},
            True,
        ),
    ],
)
def test_a_condition_is_true_false_or_open(condition: Condition, value: Any, verdict: bool | None) -> None:
    assert holds(condition, value) is verdict


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("arn", "arn:aws:s3:::bucket", "bucket"),
        ("base64", "YWJj\nZGVm", "a b*"),
        ("cidr", "10.0.0.0/8", "10.0.0.0"),
        ("date", "2024-02-29", "2024-13-01"),
        ("e164", "+12065550100", "2065550100"),
        ("email", "A <a@example.com>", "example.com"),
        ("epoch", "1704103200", "2024-01-01"),
        ("https-url", "https://example.com", "http://example.com"),
        ("integer", "-3", "3.5"),
        ("ipv4", "10.0.0.1", "10.0.0.256"),
        ("iso8601", "2024-01-01T10:00:00Z", "yesterday"),
        ("json", '{"a": 1}', "{a}"),
        ("nfc", "\u00e9", "e\u0301"),
        ("number", "3.5e2", "three"),
        ("s3-uri", "s3://bucket/key", "bucket/key"),
        ("url", "ftp://example.com", "example.com"),
        ("uuid", "123e4567-e89b-12d3-a456-426614174000", "123e4567"),
    ],
)
def test_a_format_takes_what_has_it_and_nothing_else(name: Any, right: str, wrong: str) -> None:
    condition = Format(place="A", format=name)
    assert [holds(condition, {"A": text}) for text in (right, wrong)] == [True, False]


def _rule(must: Condition, *when: Condition) -> Rule:
    return Rule(id="r", shape="S", member="A", kind="values", when=when, must=must, sentence="", origin="form")


def test_a_rule_is_broken_only_where_all_it_presupposes_is_true() -> None:
    rule = _rule(IsSet(place="A"), OneOf(place="B", values=("x",)))
    assert not breaks(rule, {})
    assert not breaks(rule, {"B": "y"})
    assert breaks(rule, {"B": "x"})


def test_an_unset_member_never_breaks_what_its_value_must_be() -> None:
    assert not breaks(_rule(OneOf(place="A", values=("x",))), {})
    assert not breaks(_rule(OneOf(place="A", values=("x",))), {"A": None})


@pytest.mark.parametrize("rule", OF_PRESENCE, ids=lambda rule: rule.id)
def test_an_empty_value_breaks_what_it_breaks_both_as_a_value_and_as_none(rule: Rule) -> None:
    for value in OF_EMPTY_VALUES:
        as_one = {name: ["x"] if item in ([], {}) else item for name, item in value.items()}
        as_none = {name: item for name, item in value.items() if item not in ([], {})}
        mixed = [
            {**as_one, **dict.fromkeys(unset)}
            for count in range(len(value))
            for unset in combinations([name for name, item in value.items() if item in ([], {})], count)
        ]
        assert breaks(rule, value) is all(breaks(rule, each) for each in (as_one, as_none, *mixed)), value


def test_an_empty_list_is_not_told_from_none_among_required_or_excluded_members() -> None:
    exactly_one = _rule(CountSet(places=("Metrics", "Dimensions"), minimum=1, maximum=1))
    assert not breaks(exactly_one, {"Metrics": ["m"], "Dimensions": []})
    assert not breaks(exactly_one, {"Dimensions": []})
    assert breaks(exactly_one, {"Metrics": ["m"], "Dimensions": ["d"]})
    assert breaks(exactly_one, {})


def test_values_of_other_types_on_the_way_to_a_place_are_passed_over() -> None:
    assert values_at({"A": [{"B": 1}, 2, {"B": 3}]}, "A[].B") == [1, 3]
    assert values_at({"A": {"k": {"B": 1}, "l": None}}, "A{}.B") == [1]
    assert values_at({"A": "text"}, "A[].B") == []


def test_a_place_is_read_into_its_steps() -> None:
    assert steps_of("Tags[].Key") == ("Tags", "[]", "Key")
    assert steps_of("A{}[].B{key}") == ("A", "{}", "[]", "B", "{key}")


def test_the_places_of_conditions_are_all_of_them() -> None:
    condition = Not(condition=AnyOf(conditions=(IsSet(place="A"), Compare(left="B", operator="<", right="C"))))
    assert list(places_of((condition, CountSet(places=("D", "E"))))) == ["A", "B", "C", "D", "E"]


def test_an_id_depends_on_what_a_rule_asks_and_on_nothing_else() -> None:
    must = OneOf(place="Channel", values=("TASK",))
    assert rule_id("connect", "S", "Channel", "values", (), must) == "connect.S.Channel.values:a7fbfc84"
    assert rule_id("connect", "S", None, "values", (IsSet(place="A"),), must) != rule_id(
        "connect", "S", None, "values", (), must
    )


@pytest.mark.parametrize(
    ("condition", "value", "verdict"),
    [
        (CountSet(places=("A", "B"), minimum=1), {}, False),
        (CountSet(places=("A", "B"), minimum=1, maximum=1), {"A": 1}, True),
        (CountSet(places=("A", "B"), minimum=2), {"A": 1, "B": 1}, True),
        (CountSet(places=("A", "B"), maximum=0), {}, True),
        (AllOrNone(places=("A", "B")), {"A": 1, "B": 0}, True),
        (OneOf(place="A", values=("1",)), {"A": 1}, False),
        (OneOf(place="A", values=(1,)), {"A": 1.0}, True),
        (OneOf(place="A", values=(1,)), {"A": float("inf")}, None),
        (OneOf(place="A", values=("x",)), {"A": ["x"]}, None),
        (OneOf(place="A", values=(False,)), {"A": True}, False),
        (NoneOf(place="A", values=("x",)), {"A": ["x"]}, None),
        (Length(place="A", unit="characters", minimum=2, maximum=3), {"A": "a"}, False),
        (Length(place="A", unit="characters", minimum=2, maximum=3), {"A": "ab"}, True),
        (Length(place="A", unit="characters", minimum=2, maximum=3), {"A": "abc"}, True),
        (Length(place="A", unit="characters", minimum=2, maximum=3), {"A": "abcd"}, False),
        (Length(place="A", unit="characters"), {"A": b"a"}, None),
        (Length(place="A", unit="bytes", maximum=1), {"A": b"ab"}, False),
        (Length(place="A", unit="bytes", maximum=1), {"A": bytearray(b"a")}, True),
        (Length(place="A", unit="bytes", maximum=3), {"A": "\ud800"}, True),
        (Length(place="A", unit="bytes", maximum=2), {"A": "\ud800"}, False),
        (Length(place="A", unit="bytes"), {"A": 1}, None),
        (Length(place="A", unit="items", maximum=1), {"A": ("a", "b")}, False),
        (Length(place="A", unit="items"), {"A": {}}, None),
        (Length(place="A", unit="keys"), {"A": []}, None),
        (Range(place="A", minimum=1, maximum=5), {"A": 1}, True),
        (Range(place="A", minimum=1, maximum=5), {"A": 0}, False),
        (Range(place="A", minimum=1, maximum=5), {"A": 6}, False),
        (Range(place="A", minimum=1, exclusive_minimum=True), {"A": 1}, False),
        (Range(place="A", minimum=1, exclusive_minimum=True), {"A": 1.5}, True),
        (Range(place="A", maximum=5, exclusive_maximum=True), {"A": 4.5}, True),
        (Range(place="A", maximum=5, exclusive_maximum=True), {"A": 5}, False),
        (TextRange(place="A", minimum=1, maximum=5), {"A": "1"}, True),
        (TextRange(place="A", minimum=1, maximum=5), {"A": "5"}, True),
        (TextRange(place="A", minimum=1, maximum=5), {"A": "0.9"}, False),
        (TextRange(place="A", minimum=1, maximum=5), {"A": "5.1"}, False),
        (TextRange(place="A", minimum=1), {"A": "x"}, False),
        (MultipleOf(place="A", divisor=3), {"A": 0}, True),
        (MultipleOf(place="A", divisor=3), {"A": -6}, True),
        (MultipleOf(place="A", divisor=0.1), {"A": 0.3}, True),
        (MultipleOf(place="A", divisor=0.1), {"A": 0.35}, False),
        (MultipleOf(place="A", divisor=3), {"A": "3"}, None),
        (TotalSize(place="A", maximum=2), {"A": ["a", {"b": ()}]}, True),
        (TotalSize(place="A", maximum=1), {"A": ["a", {"b": ()}]}, False),
        (TotalSize(place="A", maximum=0), {"A": [1, None, True]}, True),
        (TotalSize(place="A", maximum=2), {"A": bytearray(b"abc")}, False),
        (SumSize(places=("A", "B"), maximum=2), {"A": "a", "B": "b"}, True),
        (SumSize(places=("A", "B"), maximum=1), {"A": "a", "B": "b"}, False),
        (SumSize(places=("A",), maximum=1), {}, None),
        (Unique(place="A[]"), {"A": []}, None),
        (Unique(place="A[]"), {"A": [None, None, "x"]}, True),
        (Unique(place="A[]"), {"A": [{"a": 1}, {"a": 1}]}, False),
        (Unique(place="A[]"), {"A": [{"a": 1}, {"a": 2}]}, True),
        (Compare(left="A", operator="=", right="B"), {"A": 1, "B": 1.0}, True),
        (Compare(left="A", operator="=", right="B"), {"A": 1, "B": 2}, False),
        (Compare(left="A", operator=">=", right="B"), {"A": 1, "B": 1}, True),
        (Compare(left="A", operator=">=", right="B"), {"A": 0, "B": 1}, False),
        (Compare(left="A", operator=">", right="B"), {"A": 1, "B": 1}, False),
        (Compare(left="A", operator="<", right="B"), {"A": "soon", "B": 1}, None),
        (Compare(left="A", operator="<", right="B"), {"A": 1, "B": "soon"}, None),
        (Compare(left="A[]", operator="<", right="B"), {"A": [1, 0], "B": 2}, None),
        (Compare(left="A", operator="<", right="B[]"), {"A": 1, "B": [2, 3]}, None),
        (Compare(left="A", operator="<", right="B"), {"A": date(2024, 1, 1), "B": date(2024, 1, 2)}, True),
        (Compare(left="A", operator="<", right="B"), {"A": True, "B": 5}, None),
        (TimeStep(place="A", seconds=60), {"A": "2024-01-01T00:01:00+00:00"}, True),
        (TimeStep(place="A", seconds=60), {"A": "2024-01-01T00:01:01+00:00"}, False),
        (TimeStep(place="A", seconds=60), {"A": "soon"}, None),
        (Count(places=("A[]",), minimum=1, maximum=2), {"A": ["x"]}, True),
        (Count(places=("A[]",), minimum=1, maximum=2), {"A": ["x", "y"]}, True),
        (Count(places=("A[]",), minimum=1, maximum=2), {"A": ["x", "y", "z"]}, False),
        (Count(places=("A[]",), of="V[]", maximum=2), {"A": [{"V": [1, None]}, {"V": [2]}]}, True),
        (Count(places=("A[]",), of="V[]", maximum=1), {"A": [{"V": [1, None]}, {"V": [2]}]}, False),
        (Each(place="A[]", must=IsSet(place="K")), {"A": [None]}, None),
        (Each(place="A[]", must=IsSet(place="K")), {"A": [{"K": 1}, {}]}, False),
        (Each(place="A[]", must=IsSet(place="K")), {"A": [{"K": 1}]}, True),
        (AnyOf(conditions=()), {}, False),
        (Not(condition=IsSet(place="A")), {}, True),
        (IsSet(place="A[1]"), {"A": ["x", "y"]}, True),
        (IsSet(place="A[2]"), {"A": ["x", "y"]}, False),
        (IsSet(place="A[]"), {"A": ("x",)}, True),
        (IsSet(place="A{k}"), {"A": {"k": 0}}, True),
    ],
    ids=repr,
)
def test_a_condition_is_judged_at_its_edges(condition: Condition, value: Any, verdict: bool | None) -> None:
    assert holds(condition, value) is verdict
