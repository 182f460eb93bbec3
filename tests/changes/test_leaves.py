"""The values that the conditions of a rule are tried with: at their places, near their edges, as the model allows them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
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
    SumSize,
    TextRange,
    TotalSize,
    Unique,
)
from shapesmith.review.changes.comparing.comparison import Side
from shapesmith.review.changes.witnesses.leaves import counts_of, leaves_of
from shapesmith.review.changes.witnesses.samples import NoSampleError, Samples
from shapesmith.specs.found import FoundSpec

from tests.changes.cases import side_of

SHAPES: dict[str, dict[str, Any]] = {
    "Text": {"type": "string"},
    "Short": {"type": "string", "min": 1, "max": 3},
    "Letters": {"type": "string", "pattern": "[a-z]+"},
    "Kind": {"type": "string", "enum": ["A", "B"]},
    "Number": {"type": "integer"},
    "Small": {"type": "integer", "min": 1, "max": 9},
    "Share": {"type": "double"},
    "Flag": {"type": "boolean"},
    "Time": {"type": "timestamp"},
    "List": {"type": "list", "member": {"shape": "Text"}, "max": 2},
    "Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
}


@pytest.fixture(scope="module")
def side(tmp_path_factory: pytest.TempPathFactory) -> Side:
    request = {"type": "structure", "members": {name: {"shape": name} for name in SHAPES}}
    operation = {"name": "Send", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "Request"}}
    model = {
        "version": "2.0",
        "metadata": {"apiVersion": "2024-01-01", "protocol": "json", "serviceId": "Kinds", "endpointPrefix": "kinds"},
        "operations": {"Send": operation},
        "shapes": {**SHAPES, "Request": request},
    }
    path: Path = tmp_path_factory.mktemp("leaves") / "service-2.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    return side_of(FoundSpec("kinds", "2024-01-01", "path", "", {"service-2.json": str(path)}).read())


def leaves(side: Side, *conditions: Condition, member: str = "") -> list[Any]:
    """Return the values at the places of conditions, as `member` allows them; `...` for one that it does not allow."""
    found: list[Any] = []
    for leaf in leaves_of(conditions):
        name = member or leaf.path
        try:
            found.append(leaf.make(side.analysis.constraints.structures["Request"].members[name], Samples(side)))
        except NoSampleError:
            found.append(...)
    return found


NOON, LATER = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (IsSet(place="Text"), ["a"]),
        (IsSet(place="Number"), [0]),
        (Not(condition=IsSet(place="Kind")), ["A"]),
        (CountSet(places=("Text", "Kind"), minimum=1), ["a", "A"]),
        (AllOrNone(places=("Text", "Number")), ["a", 0]),
        (AnyOf(conditions=(IsSet(place="Text"), OneOf(place="Kind", values=("B",)))), ["a", "B", "A"]),
        (OneOf(place="Kind", values=("B",)), ["B", "A"]),
        (OneOf(place="Kind", values=("A", "B")), ["A", "B", "A"]),
        (NoneOf(place="Kind", values=("C",)), [..., "A"]),
        (NoneOf(place="Kind", values=("A",)), ["A", "B"]),
        (OneOf(place="Kind", values=("A",)), ["A", "B"]),
        (OneOf(place="Text", values=("x", "y", "z")), ["x", "y", "a"]),
        (OneOf(place="Text", values=("a",)), ["a", "A"]),
        (OneOf(place="Letters", values=("a", "A")), ["a", ..., "a"]),
        (OneOf(place="Number", values=(0, 1)), [0, 1, 2]),
        (OneOf(place="Small", values=(0, 1, 2, 4)), [..., 1, 3]),
        (OneOf(place="Share", values=(1,)), [1.0, 0.0]),
        (OneOf(place="Flag", values=(True,)), [True, False]),
        (Length(place="Text", unit="characters", minimum=2, maximum=4), ["a", "aaaaa"]),
        (Length(place="Text", unit="characters", minimum=0, maximum=4), [..., "aaaaa"]),
        (Length(place="Text", unit="characters", minimum=2), ["a", "a"]),
        (Length(place="Short", unit="characters", minimum=1, maximum=2), [..., "aaa"]),
        (Length(place="Short", unit="characters", minimum=1, maximum=3), [..., ...]),
        (Length(place="Letters", unit="characters", minimum=2, maximum=2), ["a", "aaa"]),
        (Length(place="Kind", unit="characters", minimum=2, maximum=2), [..., ...]),
        (Length(place="Number", unit="characters", minimum=2, maximum=2), [..., ...]),
        (Length(place="Text", unit="bytes", minimum=2, maximum=4), ["a", "aaaaa", "\u00e9\u00e9\u00e9"]),
        (Length(place="List", unit="items", minimum=2, maximum=2), [["a"], ...]),
        (Length(place="List", unit="items", minimum=1, maximum=1), [[], ["a", "a"]]),
        (Length(place="Map", unit="keys", maximum=0), [..., {"a": "a"}]),
        (SumSize(places=("Text", "Short"), maximum=4), ["aaaaa", ...]),
        (Range(place="Number", minimum=5, maximum=7), [4, 8]),
        (Range(place="Number", minimum=0), [-1]),
        (Range(place="Number", maximum=0), [1]),
        (Range(place="Small", minimum=1, maximum=8), [..., 9]),
        (Range(place="Share", minimum=5, maximum=7), [4.0, 8.0]),
        (TextRange(place="Text", minimum=5, maximum=7), ["4", "8"]),
        (MultipleOf(place="Number", divisor=60), [..., ..., 61]),
        (MultipleOf(place="Share", divisor=5), [2.5, 7.5, 6.0]),
        (Matches(place="Text", pattern="[a-z]", words="be"),
         ["a", "A", "0", "a b", "-", "\u00e9", "e\u0301", "a", ""]),
        (Format(place="Letters", format="uuid"), ["a", ..., ..., ..., ..., ..., ..., ...]),
        (Format(place="Text", format="cidr"), ["a", "A", "0", "a b", "-", "\u00e9", "e\u0301", "10.0.0.0/8"]),
        (Compare(left="Number", operator="<", right="Small"), [..., ..., 1, 2, ..., ..., 1, 2]),
        (Compare(left="Time", operator="<", right="Time"), [NOON, LATER, ..., ...] * 2),
        (Unique(place="List"), [[]]),
    ],
)  # fmt: skip
def test_a_condition_is_tried_with_values_at_its_edges(side: Side, condition: Condition, expected: list[Any]) -> None:
    found = leaves(side, condition)
    assert found == expected
    assert [type(value) for value in found] == [type(value) for value in expected]


def test_a_place_within_a_list_or_map_is_tried_too(side: Side) -> None:
    total = TotalSize(place="Map", maximum=4)
    assert [leaf.path for leaf in leaves_of([total])] == ["Map", "Map{}"]
    assert leaves(side, total, member="Text") == ["aaaaa", "aaaaa"]
    each = Each(place="List[]", must=OneOf(place="Key", values=("k",)), when=(IsSet(place="Value"),))
    assert {leaf.path for leaf in leaves_of([each])} == {"List[].Key", "List[].Value"}
    count = Count(places=("List[]",), where=(OneOf(place="Key", values=("k",)),), maximum=1)
    assert {leaf.path for leaf in leaves_of([count])} == {"List[].Key", "List[]"}


VALUES = Count(places=("List[]",), of="V[]", maximum=3)


@pytest.mark.parametrize(
    ("condition", "item", "counts"),
    [
        (Count(places=("List[]",), maximum=3), {}, [4]),
        (Count(places=("List[]",), maximum=99_999), {}, [100_000]),
        (Count(places=("List[]",), maximum=100_000), {}, []),
        (Count(places=("List[]",), minimum=3), {}, []),
        (VALUES, {"V": [1, 2]}, [2]),
        (VALUES, {"V": [1, 2, 3, 4]}, [1]),
        (VALUES, {"V": [1]}, [4]),
        (VALUES, {}, [4]),
        (Unique(place="List[]"), {}, [2]),
        (Not(condition=Count(places=("List[]",), maximum=3)), {}, [4]),
        (IsSet(place="List"), {}, []),
    ],
)
def test_a_list_has_an_item_as_often_as_breaks_the_condition(
    condition: Condition, item: Any, counts: list[int]
) -> None:
    assert list(counts_of([condition, IsSet(place="Text")], item)) == counts


def test_of_a_range_under_which_a_rule_applies_values_within_it_are_tried_too(side: Side) -> None:
    when, must = Range(place="Number", minimum=5, maximum=7), Range(place="Small", minimum=2)
    found = [leaf.path for leaf in leaves_of((must,), (when,))]
    assert found == ["Number"] * 4 + ["Small"]
    place = side.analysis.constraints.structures["Request"].members["Number"]
    assert [leaf.make(place, Samples(side)) for leaf in [*leaves_of((must,), (when,))][:4]] == [4, 8, 6, 6]
