"""The verdict of each kind of condition on a value at its edges: fulfilled, broken, or open for a value of another type."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from shapesmith.ir import rules as ir
from shapesmith.runtime import constraints, schema
from shapesmith.runtime.containers import List, Map
from shapesmith.runtime.entries import Entry, String
from shapesmith.runtime.item_conditions import Count
from shapesmith.runtime.messages import LISTED
from shapesmith.runtime.nested import Nested
from shapesmith.runtime.number_conditions import MultipleOf, Range, TextRange
from shapesmith.runtime.pair_conditions import Unique
from shapesmith.runtime.size_conditions import Length, TotalSize
from shapesmith.runtime.time_conditions import TimeStep
from shapesmith.runtime.validation import check_value
from shapesmith.runtime.value_conditions import Format, Matches, NoneOf, OneOf, ValueCondition
from shapesmith.targets.dataclasses.rule_entries import runtime_entry

from tests.rule_tables.conditions import rule, structure

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
INFINITY, NAN = float("inf"), float("nan")


@pytest.mark.parametrize(
    ("condition", "fulfilled", "broken", "unjudged"),
    [
        (OneOf("A", ("x", "y")), ["x", "y"], ["z", "", "X", 1, True], [None, [], b"x", NAN, INFINITY]),
        (OneOf("A", (1, 5)), [1, 5, 5.0], [0, 2, True, "1"], [None, NAN]),
        (OneOf("A", (True,)), [True], [False, 1, "True"], [None]),
        (NoneOf("A", ("x", "y")), ["z", "", 1, True], ["x", "y"], [None, [], b"x"]),
        (Matches("A", "[a-z]+", "be"), ["a", "az"], ["", "A", "a\n", "a1"], [1, None, b"a", ["a"]]),
        (Matches("A", "a.b", "be"), ["a\nb"], ["ab"], []),
        (Format("A", "uuid"), ["0a1b2c3d-1234-1234-1234-123456789012"], ["0a1b2c3d", ""], [1, None, b"", []]),
        (Range("A", 1, 5), [1, 5, 1.0, 4.9], [0, 6, 0.9, 5.1], ["3", None, True, NAN, INFINITY, [3]]),
        (Range("A", 1, None), [1, 10**400], [0], []),
        (Range("A", None, 5), [5, -(10**400)], [6], []),
        (Range("A", 1, 5, exclusive_minimum=True), [2, 1.1, 5], [1, 0], []),
        (Range("A", 1, 5, exclusive_maximum=True), [1, 4.9], [5, 6], []),
        (TextRange("A", 1, 5, whole=True), ["1", "5", "+2"], ["0", "6", "1.5", "x", "", "2 "], [3, None, b"3"]),
        (TextRange("A", 1, 5), ["1.5", "5", "1e0"], ["0.9", "5.1", "x"], [3.0, None]),
        (TextRange("A", 1, None), ["1", "1000000"], ["0"], []),
        (TextRange("A", None, 5), ["5", "-1000000"], ["6"], []),
        (MultipleOf("A", 5), [0, 5, -5, 10.0, 10**400 * 5], [1, 4, 7.5], ["5", None, True, NAN, INFINITY]),
        (MultipleOf("A", 0.1), [0.3, 1, -0.7], [0.35, 0.01], []),
        (Length("A", "characters", 2, 3), ["éé", "ééé"], ["é", "éééé", ""], [2, None, ["a", "b"], {"a": 1, "b": 2}]),
        (Length("A", "bytes", 2, 3), ["é", "aaa", b"aa"], ["a", "éé", b""], [2, None, ["a", "b"]]),
        (Length("A", "items", 1, 2), [["a"], ("a", "b")], [[], ["a"] * 3], ["ab", None, {"a": 1}]),
        (Length("A", "keys", 1, 2), [{"a": 1}, {"a": 1, "b": 2}], [{}, {"a": 1, "b": 2, "c": 3}], ["ab", None, ["a"]]),
        (Length("A", "characters", 2, None), ["aa", "a" * 10_000], ["a"], []),
        (Length("A", "characters", 0, 0), [""], ["a"], []),
        (TotalSize("A", 4), [{"é": "ab"}, ["a", {"b": ["cd"]}], {}], [{"é": "abc"}, ["abcde"]], []),
        (TimeStep("A", 60), [NOON, "2024-01-01T12:01:00Z"], [NOON.replace(second=1)], [60, None, "noon", []]),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, ValueCondition) else None,
)
def test_a_condition_judges_a_value(
    condition: ValueCondition, fulfilled: list[Any], broken: list[Any], unjudged: list[Any]
) -> None:
    assert [condition.judge(value) for value in fulfilled] == [True] * len(fulfilled)
    assert [condition.judge(value) for value in broken] == [False] * len(broken)
    assert [condition.judge(value) for value in unjudged] == [None] * len(unjudged)


@pytest.mark.parametrize(
    ("items", "differ"),
    [
        (["a", "b"], True),
        (["a", "b", "a"], False),
        ([bytearray(b"a"), bytearray(b"b")], True),
        ([bytearray(b"a"), b"a"], False),
        ([{"a": [1]}, {"a": [2]}], True),
        ([{"a": [1], "b": 2}, {"b": 2, "a": [1]}], False),
        ([{}, []], True),
        ([["a"], ("a",)], False),
        ([1, 1.0], False),
        ([1, True], True),
        ([{1}, {1}], True),
        ([], None),
    ],
)
def test_items_are_compared_by_what_is_in_them_and_each_value_of_no_service_is_its_own(
    items: list[Any], differ: bool | None
) -> None:
    assert Unique("A[]").holds({"A": items}) is differ
    assert constraints.Unique().is_broken(items) is (differ is False)


def members() -> dict[str, Entry]:
    return {"Name": String(), "Mode": String(), "Other": String()}


SET = ir.IsSet(place="Name")
FAST, SUNNY = ir.OneOf(place="Mode", values=("FAST",)), ir.OneOf(place="Other", values=("SUNNY",))


@pytest.mark.parametrize(
    ("when", "value", "is_asked"),
    [
        ((), {}, True),
        ((FAST,), {"Mode": "FAST"}, True),
        ((FAST,), {"Mode": "SLOW"}, False),
        ((FAST,), {}, False),
        ((FAST, SUNNY), {"Mode": "FAST", "Other": "SUNNY"}, True),
        ((FAST, SUNNY), {"Mode": "FAST"}, False),
        ((FAST, SUNNY), {"Other": "SUNNY"}, False),
        ((FAST, SUNNY), {"Mode": "FAST", "Other": "WARM"}, False),
    ],
)
def test_a_rule_asks_something_where_all_its_conditions_are_true(
    when: tuple[ir.Condition, ...], value: dict[str, str], is_asked: bool
) -> None:
    asked, advised = structure(members, (rule(SET, *when),)), structure(members, (rule(SET, *when, severity="advice"),))
    for _ in range(5):  # it is searched first, and compiled then
        assert [each.path for each in check_value(asked, "Made", value)] == ["Name"] * is_asked
        assert check_value(asked, "Made", {**value, "Name": "a"}) == []
        assert check_value(asked, "Made", value, level="modelled") == []
        assert check_value(advised, "Made", value) == []


HELD = {"Name": String(required=True), "Mode": String(), "Other": String()}
IS_SET, IS_OTHER = ir.IsSet(place="Mode"), ir.OneOf(place="Other", values=("x",))
IS_A = ir.OneOf(place="Name", values=("a",))


@pytest.mark.parametrize(
    ("must", "when", "home"),
    [
        (FAST, (), "Mode"),
        (FAST, (IS_A,), "Mode"),
        (IS_A, (), None),
        (FAST, (IS_OTHER,), None),
        (IS_SET, (), None),
        (IS_SET, (IS_A,), None),
        (IS_OTHER, (IS_A, IS_OTHER), "Other"),
        (IS_A, (IS_SET,), "Mode"),
        (IS_A, (ir.Not(condition=IS_SET),), None),
        (ir.AnyOf(conditions=(FAST, ir.NoneOf(place="Mode", values=("SLOW",)))), (), "Mode"),
        (ir.AnyOf(conditions=(FAST, IS_OTHER)), (), None),
        (ir.OneOf(place="Absent", values=("x",)), (), None),
    ],
)
def test_a_rule_is_checked_with_the_member_that_is_set_wherever_it_is_broken(
    must: ir.Condition, when: tuple[ir.Condition, ...], home: str | None
) -> None:
    assert runtime_entry(rule(must, *when)).home(HELD) == home


@pytest.mark.parametrize(
    ("names", "got"),
    [
        ([], "none"),
        (["b"], '"b"'),
        (["b", "c"], '"b" and "c"'),
        (["b", "c", "d"], '"b", "c" and "d"'),
        (["b"] * (LISTED + 1), ", ".join(['"b"'] * (LISTED - 1)) + ' and "b"'),
    ],
)
def test_what_there_is_in_the_place_of_a_value_that_must_be_there(names: list[str], got: str) -> None:
    has_a = Count(("Names[]",), where=(OneOf(".", ("a",)),), minimum=1)
    (offence,) = has_a.offences({"Names": List(String())}, {"Names": names})
    assert (offence.trail, offence.got) == ((("Names",),), got)


@pytest.mark.parametrize(
    ("bounds", "counts"),
    [
        ((0, 2), [True, True, True, False]),
        ((1, None), [False, True, True, True]),
        ((2, 2), [False, False, True, False]),
    ],
)
def test_so_many_items_are_counted(bounds: tuple[int, int | None], counts: list[bool]) -> None:
    count = Count(("Names[]", "Others[]"), minimum=bounds[0], maximum=bounds[1])
    values = [{}, {"Names": ["a"]}, {"Names": ["a"], "Others": ["b", None]}, {"Names": ["a", "b"], "Others": ["c"]}]
    assert [count.holds(value) for value in values] == counts


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ({}, 0),
        ({"k": {}}, 1),
        ({"k": {"Key": "ab"}}, 6),
        ({"k": {"Key": "\u00e9"}}, 6),
        ({"\u00e9": {"Key": "a", "Value": "b"}}, 12),
        ({"a": {"Key": "a"}, "b": {"Value": "\u00e9\u00e9"}}, 15),
    ],
)
def test_the_size_of_structures_of_texts_has_their_names_in_it(
    value: dict[str, Any], size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "USES_BEFORE_COMPILING", 0)
    held = structure(lambda: {"Key": String(), "Value": String()})

    def with_structures() -> dict[str, Entry]:
        nested = Nested("Held")
        nested._structure = held
        return {"M": Map(String(), nested)}

    for maximum, is_valid in ((size, True), (size - 1, False)):
        if maximum >= 0:
            cls = structure(with_structures, (rule(ir.TotalSize(place="M", maximum=maximum)),))
            check = schema.schema_of(cls).compiled_check()
            assert check is not None
            assert check({"M": value}) is is_valid
            assert (check_value(cls, "Made", {"M": value}) == []) is is_valid
            assert check({})
