"""A table that is searched and the same table compiled give one verdict and one conversion, whatever its entries.

A compiled check may leave a value to the search, by False or by an exception, where its form is rare; it never lets
through what a search would find.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, make_dataclass
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapesmith.runtime import schema as schemas
from shapesmith.runtime.containers import List, Map
from shapesmith.runtime.documents import Document, Json, Open
from shapesmith.runtime.entries import Blob, Boolean, Entry, Float, Integer, String, Timestamp
from shapesmith.runtime.enums import OpenEnum
from shapesmith.runtime.nested import Events, Nested
from shapesmith.runtime.patterns import Pattern
from shapesmith.runtime.schema import Schema, schema_of
from shapesmith.runtime.structure import Structure, Union
from shapesmith.runtime.validation import check_value

from tests.tables.both_checks import assert_both_alike
from tests.tables.one_pass import assert_one_pass

NAMES = count()


class Colour(OpenEnum):
    RED = "RED"
    GREEN = "GREEN"


@pytest.fixture(autouse=True, scope="module")
def package() -> Iterator[None]:
    """A package of a service in which tables find the classes that they name."""
    for name in ("tables", "tables.operations", "tables.operations.one"):
        sys.modules[name] = ModuleType(name)
    for cls in (Colour, Inner, Choice, Tree):
        setattr(sys.modules["tables"], cls.__name__, cls)
    yield
    for name in ("tables", "tables.operations", "tables.operations.one"):
        del sys.modules[name]


def structure(
    members: dict[str, Entry] | Callable[[], dict[str, Entry]], base: type = Structure, **options: Any
) -> Any:
    """Return a new class like a generated one, with these entries; its attributes are called like its members."""
    made = members if callable(members) else lambda: members
    names = [f"m{index}" for index in range(len(made()))]
    cls: Any = type(
        f"Made{next(NAMES)}",
        (base,),
        {
            "__slots__": tuple(names),
            "__module__": "tables.operations.one",
            "__dataclass_fields__": {each.name: each for each in fields(make_dataclass("Members", names))},
            "_schema": staticmethod(lambda: Schema(made(), **options)),
        },
    )
    return cls


def named(name: str, *arguments: Any, **options: Any) -> Any:
    cls = structure(*arguments, **options)
    cls.__name__ = cls.__qualname__ = name
    return cls


Inner = named("Inner", {"Name": String(min=2, max=4, required=True), "Count": Integer()})
Choice = named("Choice", {"A": String(), "B": Integer(min=0)}, base=Union, union=True)
Tree = named(
    "Tree",
    lambda: {"Children": List(Nested("Tree")), "ByName": Map(String(max=2), Nested("Tree")), "Leaf": Integer(max=9)},
)

# Every kind of entry, in every form that the compiler writes differently.
ENTRIES: dict[str, Callable[[], Entry]] = {
    "string": String,
    "string of a least length": lambda: String(min=1),
    "string of a greater least length": lambda: String(min=3),
    "string of a greatest length": lambda: String(max=3),
    "string between lengths": lambda: String(min=1, max=3),
    "string of a length": lambda: String(min=3, max=3),
    "string of a pattern": lambda: String(max=4, pattern=Pattern("[a-c]*")),
    "string of an enum": lambda: String(enum="Colour"),
    "string of listed values": lambda: String(enum="Colour", values=("RED", "blue")),
    "string of an enum that is not checked": lambda: String(enum="Colour", values=None),
    "string with everything": lambda: String(min=2, max=3, pattern=Pattern("[A-Z]+"), values=("RED", "ab", "X")),
    "string with advice": lambda: String(max=2, pattern=Pattern("a+"), advice=("length", "pattern")),
    "sensitive string": lambda: String(max=2, sensitive=True),
    "blob": Blob,
    "blob of a size": lambda: Blob(min=1, max=3),
    "boolean": Boolean,
    "integer": Integer,
    "integer from": lambda: Integer(min=1),
    "integer to": lambda: Integer(max=3),
    "integer between": lambda: Integer(min=1, max=3),
    "integer up to one of many digits": lambda: Integer(max=10**30),
    "float": Float,
    "float from": lambda: Float(min=0.5),
    "float to": lambda: Float(max=3),
    "float between": lambda: Float(min=-1, max=1.5),
    "timestamp": Timestamp,
    "document": Document,
    "open structure": Open,
    "map of open structures": lambda: Map(String(), Open()),
    "json": Json,
    "list of strings": lambda: List(String()),
    "list of strings of lengths": lambda: List(String(min=1, max=3), 1, 3),
    "list of strings of greater lengths": lambda: List(String(min=2)),
    "list of enums": lambda: List(String(enum="Colour"), max=2),
    "list of integers": lambda: List(Integer(min=1), 2, 2),
    "list of lists": lambda: List(List(List(Integer()), max=2)),
    "list of distinct items": lambda: List(Document(), max=3, unique=True),
    "list of distinct structures": lambda: List(Nested("Inner"), unique=True),
    "sparse list": lambda: List(String(max=3), sparse=True),
    "sparse list of documents": lambda: List(Document(), sparse=True),
    "list of structures": lambda: List(Nested("Inner")),
    "sparse list of structures": lambda: List(Nested("Inner"), sparse=True),
    "map of strings": lambda: Map(String(), String()),
    "map of strings of lengths": lambda: Map(String(min=1, max=2), String(min=1, max=4), 1, 2),
    "map of strings of greater lengths": lambda: Map(String(min=2), String(max=3)),
    "map of enums": lambda: Map(String(enum="Colour"), Integer()),
    "map of structures": lambda: Map(String(max=3), Nested("Inner")),
    "sparse map of structures": lambda: Map(String(), Nested("Inner"), sparse=True),
    "map of lists": lambda: Map(String(), List(Nested("Choice"))),
    "structure": lambda: Nested("Inner"),
    "sensitive structure": lambda: Nested("Inner", sensitive=True),
    "union": lambda: Nested("Choice"),
    "structure in itself": lambda: Nested("Tree"),
    "events": lambda: Events("Choice"),
    "lists nested as deep as Python allows no loops": lambda: deep(24),
}


def deep(levels: int) -> Entry:
    entry: Entry = String(enum="Colour")
    for _ in range(levels):
        entry = List(entry)
    return entry


class Text(str):
    """A string of another class."""


class Lying(str):
    def __len__(self) -> int:
        return 2


def nested(value: Any, levels: int) -> Any:
    for _ in range(levels):
        value = [value]
    return value


PLAIN: list[Any] = [
    *("", "a", "ab", "abc", "abcd", "RED", "blue", "PINK", "dddd", "é" * 3, "\ud800", "\x00"),
    *(0, 1, 2, 3, 4, -1, 10**31, True, False, 0.5, -1.0, 1.5, 3.25, math.nan, math.inf, -math.inf),
    *(
        None,
        b"",
        b"a",
        b"abcd",
        bytearray(b"ab"),
        Decimal("1"),
        Decimal("NaN"),
        Decimal("Infinity"),
        object(),
        Colour.RED,
    ),
    *(
        datetime(2024, 1, 1, tzinfo=UTC),
        "2024-01-01T00:00:00Z",
        Text("ab"),
        Lying("abcdef"),
        type("Number", (int,), {})(2),
    ),
    *({1, 2}, (), ("ab",), range(2), {}, []),
]
NESTED: list[Any] = [
    *([value] for value in PLAIN),
    *([1, 1], [True, 1], [1.0, 1], [{"a": 1}, {"a": 1}], [{"a": 1}, {"a": True}], [[1], [1]], [[1], (1,)], [{}, []]),
    *([{"Name": "ab"}, {"Name": "ab"}], [{"Name": "ab"}, {"Name": "abc"}], ["é", "é"]),
    *(
        [1, 1],
        [1, 2, 3],
        ["ab", "abc"],
        ["a", ""],
        ["abcd", "a"],
        ["ab"] * 40,
        [[[1]]],
        [[[1], []], []],
        [[["x"]]],
        [[], [], []],
    ),
    *({"a": value} for value in PLAIN),
    *({1: "a"}, {"": "a"}, {"abc": "a"}, {"ab": "abcde"}, {"a": "b", "c": "d", "e": "f"}, {"RED": 1, "PINK": 2}),
    *(
        {"Name": "ab"},
        {"Name": "ab", "Count": 1},
        {"Name": "a"},
        {"Count": 1},
        {"Name": "ab", "Other": 1},
        {"Name": None},
    ),
    *({"A": "x"}, {"B": -1}, {"A": "x", "B": 1}, {"C": 1}, {1: 2}),
    *(
        [{"Name": "ab"}, {"Name": "abcde"}],
        [{"Name": "ab"}, None],
        {"a": {"Name": "ab"}},
        {"a": {"Name": "a"}},
        {"a": [{"A": "x"}]},
    ),
    *(
        {"Children": [{"Leaf": 1}, {"Children": [{"ByName": {"a": {"Leaf": 10}}}]}]},
        {"Children": [{"Children": [{"Leaf": 9}]}]},
    ),
    *(nested("RED", 24), nested("PINK", 24), nested("RED", 23), nested("RED", 25), nested([], 12)),
]
VALUES = PLAIN + NESTED


def verdicts(cls: Any, value: Any) -> tuple[list[str], bool]:
    """Return what a search finds, and whether the compiled check lets the value pass."""
    schema = schema_of(cls)
    found = [str(violation) for violation in check_value_searched(cls, value)]
    check = schema.compiled_check()
    assert check is not None
    try:
        passes = check(value)
    except Exception:
        passes = False
    assert passes in (True, False)
    assert_one_pass(schema, value)
    assert_both_alike(schema, value)
    return found, passes


def check_value_searched(cls: Any, value: Any) -> list[Any]:
    schema = schema_of(cls)
    compiled, schema.check = schema.check, None
    uses = schemas.USES_BEFORE_COMPILING
    schemas.USES_BEFORE_COMPILING = 10**9
    try:
        return [
            *check_value(cls, "Made", value, level="documented"),
            *check_value(cls, "Made", value, level="botocore"),
        ]
    finally:
        schemas.USES_BEFORE_COMPILING = uses
        schema.check = compiled


@pytest.fixture(autouse=True)
def compiled_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schemas, "USES_BEFORE_COMPILING", 0)


def is_rare(value: Any) -> bool:
    """Whether a value has a form that may pass a search, and that the compiled check leaves to it."""
    if isinstance(value, dict):
        return any(is_rare(item) for item in value.values())
    if isinstance(value, list):
        return any(is_rare(item) for item in value)
    return type(value) in (tuple, Decimal, Text, Lying, Colour) or (
        isinstance(value, int) and type(value) not in (int, bool)
    )


@pytest.mark.parametrize("kind", ENTRIES)
@pytest.mark.parametrize("required", [False, True])
def test_a_compiled_check_passes_what_a_search_finds_nothing_in(kind: str, required: bool) -> None:
    entry = ENTRIES[kind]()
    entry.required = required
    cls = structure({"Value": entry, "Other": Boolean()})
    passed = 0
    for value in VALUES:
        for params in ({"Value": value}, {"Value": value, "Other": True}, {"Value": value, "More": 1}):
            found, passes = verdicts(cls, params)
            if passes:
                assert found == [], params
                passed += 1
            elif not is_rare(value):
                assert found != [], params
    assert verdicts(cls, {})[1] is not required
    assert passed


@pytest.mark.parametrize("kind", ENTRIES)
def test_a_compiled_conversion_gives_what_the_table_gives(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes: list[list[Any]] = []
    for uses in (0, 10**9):
        monkeypatch.setattr(schemas, "USES_BEFORE_COMPILING", uses)
        cls = structure({"Value": ENTRIES[kind](), "Other": Boolean()})
        outcomes.append([])
        for value in VALUES:
            for data in ({"Value": value}, {"Value": value, "Other": True, "More": 2}, {}):
                made = cls.from_boto3(data)
                outcomes[-1].append((repr(made.m0), made.m1, made.unknown_members, outcome(made.to_boto3)))
        assert ("from_boto3" in vars(cls), "to_boto3" in vars(cls)) == (uses == 0, uses == 0)
    assert outcomes[0] == outcomes[1]


def outcome(convert: Callable[[], Any]) -> str:
    """Return the result as text, in which NaN is like NaN, or the exception."""
    try:
        return repr(convert())
    except Exception as failure:
        return type(failure).__name__


def entries() -> st.SearchStrategy[Callable[[], Entry]]:
    """Return tables' entries of any depth, as functions that make them: an entry belongs to one table."""
    plain = st.sampled_from(list(ENTRIES.values()))
    return st.recursive(
        plain,
        lambda inner: st.one_of(
            st.builds(
                lambda item, size, sparse: lambda: List(item(), *size, sparse=sparse), inner, SIZES, st.booleans()
            ),
            st.builds(
                lambda key, item, size, sparse: lambda: Map(key(), item(), *size, sparse=sparse),
                st.sampled_from([ENTRIES[kind] for kind in ENTRIES if kind.startswith("string")]),
                inner,
                SIZES,
                st.booleans(),
            ),
        ),
        max_leaves=4,
    )


SIZES = st.sampled_from([(None, None), (1, None), (None, 2), (1, 2), (2, 2)])
NAMES_OF_MEMBERS = st.text(max_size=5) | st.sampled_from(
    ['"', "\\", "'", "x'] or True #", "\n", "{}", "known", "value", "\ud800"]
)
ANY_VALUE = st.recursive(
    st.sampled_from(PLAIN),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "ab", "abc", "RED", "Name", ""]), inner, max_size=3)
    ),
    max_leaves=6,
) | st.sampled_from(NESTED)


@given(data=st.data())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_any_table_compiled_agrees_with_itself_searched(data: st.DataObject) -> None:
    names = data.draw(st.lists(NAMES_OF_MEMBERS, max_size=4, unique=True))
    members = {}
    for name in names:
        members[name] = data.draw(entries())()
        members[name].required = data.draw(st.booleans())
    cls = structure(members, union=data.draw(st.booleans()))
    for _ in range(6):
        params = {name: data.draw(ANY_VALUE) for name in names if data.draw(st.booleans())}
        if data.draw(st.integers(0, 9)) == 0:
            params["More"] = 1
        found, passes = verdicts(cls, params)
        if passes:
            assert found == [], params
        elif not is_rare(params):
            assert found != [], params
        made = cls.from_boto3(params)
        assert made.unknown_members == {name: value for name, value in params.items() if name not in names}


def test_items_that_must_differ_are_named_by_their_places() -> None:
    cls = structure({"Names": List(String(), unique=True)})
    (violation,) = check_value(cls, "Made", {"Names": ["a", "b", "a", "b"]})
    assert violation.message == "Made.Names must have distinct items (got the same at 0 and 2)"
    assert violation.rule.endswith(".Names.unique")
    assert check_value(cls, "Made", {"Names": ["a", "b", "a"]}, level="botocore") == []
