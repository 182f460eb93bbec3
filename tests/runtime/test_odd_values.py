"""Values whose methods may do anything: what they store is read, and none of their methods is called."""

from __future__ import annotations

import io
from collections import OrderedDict, UserDict
from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

import pytest
from shapesmith.runtime.containers import List, Map
from shapesmith.runtime.entries import Integer, String
from shapesmith.runtime.odd_values import as_sent, plain
from shapesmith.runtime.validation import check_value

from tests.rule_tables.conditions import structure


def raising(*_: object, **__: object) -> Any:
    raise RuntimeError("a method of a value was called")


METHODS = dict.fromkeys(("__iter__", "__len__", "__add__", "__getitem__", "items", "keys", "read", "values"), raising)
Text, Number, Ratio, Data, Array, Items, Pair, Entries = (
    type(f"Odd{base.__name__}", (base,), METHODS) for base in (str, int, float, bytes, bytearray, list, tuple, dict)
)


class Point(NamedTuple):
    x: int
    y: str


class Colour(StrEnum):
    RED = "red"


class Level(IntEnum):
    HIGH = 3


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (Text("a"), "a"),
        (Number(1), 1),
        (Ratio(1.5), 1.5),
        (Data(b"a"), b"a"),
        (Array(b"a"), bytearray(b"a")),
        (Items(["a", 1]), ["a", 1]),
        (Pair(("a", 1)), ("a", 1)),
        (Entries(a=1), {"a": 1}),
        (Entries({Text("a"): Items([Text("b")])}), {"a": ["b"]}),
        ([Pair((Entries(a=Text("b")),))], [({"a": "b"},)]),
        (OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
        (Point(1, "a"), (1, "a")),
        (Colour.RED, "red"),
        (Level.HIGH, 3),
        ({1: "a", 1.5: "b", b"c": "d", None: "e"}, {1: "a", 1.5: "b", b"c": "d", None: "e"}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_a_value_stores_is_kept_as_a_plain_value(value: Any, expected: Any) -> None:
    made = plain(value, {})
    assert (made, type(made)) == (expected, type(expected))
    if isinstance(made, dict):
        assert list(made) == list(expected)
        assert [type(each) for each in (*made, *made.values())] == [
            type(each) for each in (*expected, *expected.values())
        ]
    elif isinstance(made, (list, tuple)):
        assert [type(each) for each in made] == [type(each) for each in expected]


@pytest.mark.parametrize("value", [datetime(2024, 1, 1, tzinfo=UTC), Decimal("1.5"), io.BytesIO(b"a"), io.StringIO()])
def test_times_numbers_and_files_stay(value: object) -> None:
    assert plain(value, {}) is value


class Unreadable:
    @property
    def read(self) -> Any:
        raise RuntimeError("no attribute can be read")


@pytest.mark.parametrize("value", [object(), {1}, 1j, UserDict(a=1), Unreadable(), len, ...])
def test_of_anything_else_the_name_of_its_type_is_kept(value: object) -> None:
    made = plain(value, {})
    assert type(made) is not type(value)
    assert (type(made).__name__, vars(made)) == (type(value).__name__, {})


def test_a_key_of_another_type_has_the_name_of_its_type() -> None:
    (key,) = plain({("a", 1): 2}, {})
    assert type(key).__name__ == "tuple"
    assert not isinstance(key, tuple)


def test_a_value_in_two_places_is_converted_once() -> None:
    shared = Items(["a"])
    for convert in (plain, as_sent):
        first, second = convert([shared, shared], {})
        assert first is second


def test_a_check_reads_what_odd_values_store() -> None:
    cls = structure(
        lambda: {
            "Name": String(max=1),
            "Count": Integer(max=1),
            "Names": List(String(max=1)),
            "Flags": Map(String(max=1), String(max=1)),
        }
    )
    valid = {"Name": Text("a"), "Count": Number(1), "Names": Items(["b"]), "Flags": Entries(a=Text("b"))}
    assert check_value(cls, "Made", Entries(valid)) == []
    wrong = {"Name": Text("aa"), "Count": Number(2), "Names": Pair(("bb",)), "Flags": Entries(a=Text("bb"))}
    assert [each.path for each in check_value(cls, "Made", wrong)] == ["Name", "Count", "Names[0]", 'Flags["a"]']
