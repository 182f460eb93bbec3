"""The small values that a side allows, for each kind of member, and the code that constructs a structure."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from shapesmith.review.changes.comparing.comparison import Side
from shapesmith.review.changes.witnesses.samples import NoSampleError, Samples
from shapesmith.specs.found import FoundSpec

from tests.changes.cases import side_of

TIME = datetime(2026, 1, 1, tzinfo=UTC)
# Each member with its shape and its sample; None where there is none.
SHAPES: dict[str, tuple[dict[str, Any], Any]] = {
    "Text": ({"type": "string"}, "a"),
    "TextOf0": ({"type": "string", "max": 0}, ""),
    "TextOf3": ({"type": "string", "min": 3, "max": 9}, "aaa"),
    "Digits": ({"type": "string", "min": 2, "max": 9, "pattern": "[1-9]+"}, "11"),
    "Enum": ({"type": "string", "enum": ["B", "A"]}, "B"),
    "Blob": ({"type": "blob"}, b""),
    "BlobOf2": ({"type": "blob", "min": 2}, b"aa"),
    "Flag": ({"type": "boolean"}, True),
    "Whole": ({"type": "integer"}, 0),
    "WholeFrom5": ({"type": "integer", "min": 5, "max": 9}, 5),
    "WholeTo": ({"type": "integer", "max": -3}, -3),
    "Fraction": ({"type": "double", "min": 2}, 2.0),
    "Time": ({"type": "timestamp"}, TIME),
    "List": ({"type": "list", "member": {"shape": "Text"}}, []),
    "ListOf2": ({"type": "list", "member": {"shape": "Text"}, "min": 2}, ["a", "a"]),
    "Distinct1": ({"type": "list", "uniqueItems": True, "member": {"shape": "Text"}, "min": 1}, ["a"]),
    "Distinct2": ({"type": "list", "uniqueItems": True, "member": {"shape": "Text"}, "min": 2}, None),
    "Map": ({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Whole"}}, {}),
    "MapOf1": ({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Whole"}, "min": 1}, {"a": 0}),
    "MapOf2": ({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Whole"}, "min": 2}, {"a0": 0, "a1": 0}),
    "MapOfIds": ({"type": "map", "key": {"shape": "TextOf3"}, "value": {"shape": "Whole"}, "min": 2}, {"aaa0": 0, "aaa1": 0}),
    "MapOfDigits": ({"type": "map", "key": {"shape": "Digits"}, "value": {"shape": "Whole"}, "min": 2}, {"11": 0, "84": 0}),
    "MapOfOne": ({"type": "map", "key": {"shape": "One"}, "value": {"shape": "Whole"}, "min": 2}, None),
    "One": ({"type": "string", "pattern": "1"}, "1"),
    "MapByEnum": ({"type": "map", "key": {"shape": "Enum"}, "value": {"shape": "Whole"}, "min": 2}, {"B": 0, "A": 0}),
    "MapOf3ByEnum": ({"type": "map", "key": {"shape": "Enum"}, "value": {"shape": "Whole"}, "min": 3}, None),
    "HugeMap": ({"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Whole"}, "min": 10_001}, None),
    "Inner": ({"type": "structure", "members": {"A": {"shape": "Text"}, "B": {"shape": "Whole"}}, "required": ["B"]}, {"B": 0}),
    "Union": ({"type": "structure", "union": True, "members": {"A": {"shape": "Text"}, "B": {"shape": "Whole"}}}, {"A": "a"}),
    "Filter": ({"type": "structure", "union": True, "members": {"All": {"shape": "Filters"}, "B": {"shape": "Whole"}}}, {"B": 0}),
    "Filters": ({"type": "list", "member": {"shape": "Filter"}, "min": 2}, [{"B": 0}, {"B": 0}]),
    "Document": ({"type": "structure", "document": True, "members": {}}, {}),
    "Loop": ({"type": "structure", "members": {"Again": {"shape": "Loop"}}, "required": ["Again"]}, None),
    "Huge": ({"type": "list", "member": {"shape": "Text"}, "min": 1_000_001}, None),
    "HugeText": ({"type": "string", "min": 10_000_001}, None),
    "NoText": ({"type": "string", "min": 2, "max": 3, "pattern": "a{5}"}, None),
}  # fmt: skip


@pytest.fixture(scope="module")
def side(tmp_path_factory: pytest.TempPathFactory) -> Side:
    members = {name: {"shape": name} for name in SHAPES}
    shapes: dict[str, Any] = {name: shape for name, (shape, _) in SHAPES.items()}
    shapes["Request"] = {
        "type": "structure",
        "members": members,
        "required": ["Enum", "Inner", "List", "Map", "Text", "Whole"],
    }
    model = {
        "version": "2.0",
        "metadata": {"apiVersion": "2024-01-01", "protocol": "json", "serviceId": "Kinds", "endpointPrefix": "kinds"},
        "operations": {
            "Send": {"name": "Send", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "Request"}}
        },
        "shapes": shapes,
    }
    path = tmp_path_factory.mktemp("kinds") / "service-2.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    found = FoundSpec("kinds", "2024-01-01", "path", "", {"service-2.json": str(path)})
    return side_of(found.read())


@pytest.mark.parametrize("name", SHAPES)
def test_each_kind_of_member_has_a_small_value(side: Side, name: str) -> None:
    place = side.analysis.constraints.structures["Request"].members[name]
    expected = SHAPES[name][1]
    if expected is None:
        with pytest.raises(NoSampleError):
            Samples(side).value(place)
        return
    found = Samples(side).value(place)
    assert found == expected
    assert type(found) is type(expected)


def test_a_structure_has_what_is_given_and_what_is_required(side: Side) -> None:
    samples = Samples(side)
    assert samples.structure("Request", {"Flag": False, "Whole": 7}) == {
        "Text": "a",
        "Enum": "B",
        "Flag": False,
        "Whole": 7,
        "List": [],
        "Map": {},
        "Inner": {"B": 0},
    }
    assert samples.structure("Union", {"B": 1}) == {"B": 1}
    for unknown in ("Text", "Document", "Loop"):
        with pytest.raises(NoSampleError):
            samples.structure(unknown, {})
        with pytest.raises(NoSampleError):
            samples.construct(unknown, set())


def test_a_class_is_constructed_with_what_is_required(side: Side) -> None:
    classes: set[str] = set()
    assert Samples(side).construct("Request", classes) == (
        'Request_(text="a", enum=Enum.B, whole=0, list=[], map={}, inner=Inner(b=0))'
    )
    assert classes == {"Request_", "Enum", "Inner"}


def test_items_are_counted(side: Side) -> None:
    place = side.analysis.constraints.structures["Request"].members["List"]
    assert Samples(side).items(place, 3) == ["a", "a", "a"]
    assert Samples(side).items(place, 0) == []
    text = side.analysis.constraints.structures["Request"].members["Text"]
    for wrong, count in ((place, 1_000_001), (text, 1)):
        with pytest.raises(NoSampleError):
            Samples(side).items(wrong, count)


@pytest.mark.parametrize(
    ("pattern", "low", "high", "text"),
    [
        (None, 0, None, "a"),
        (None, 0, 0, ""),
        (None, 0, 1, "a"),
        (None, 2, None, "aa"),
        (None, 1_000_000, None, "a" * 1_000_000),
        ("[bc]+", 2, 2, "bb"),
    ],
)
def test_a_text_has_as_many_characters_as_it_needs(
    side: Side, pattern: str | None, low: int, high: int | None, text: str
) -> None:
    assert Samples(side).text(pattern, low, high) == text


@pytest.mark.parametrize(("pattern", "low", "high"), [(None, 2, 1), (None, 10_000_001, None), ("b", 2, 3)])
def test_a_text_that_cannot_be_is_none(side: Side, pattern: str | None, low: int, high: int | None) -> None:
    with pytest.raises(NoSampleError):
        Samples(side).text(pattern, low, high)


def test_where_a_shape_is_and_which_operations_reach_it(side: Side) -> None:
    assert side.places_of("Text") == (
        *("Inner.A", "Union.A", "Request.Text"),
        *(
            "Request.List[]",
            "Request.ListOf2[]",
            "Request.Distinct1[]",
            "Request.Distinct2[]",
            "Request.Map{key}",
            "Request.MapOf1{key}",
            "Request.MapOf2{key}",
        ),
        *("Request.HugeMap{key}", "Request.Huge[]"),
    )
    assert side.places_of("Loop") == ("Loop.Again", "Request.Loop")
    assert side.places_of("Request") == ()
    assert side.operations_of("Text") == side.operations_of("Request") == ("Send",)
    assert side.operations_of("Absent") == ()


def test_a_text_is_one_that_boto3_sends(tmp_path: Path) -> None:
    model = {
        "metadata": {"apiVersion": "2026-01-01", "serviceId": "Kinesis", "protocol": "json"},
        "operations": {"Bake": {"http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "BakeInput"}}},
        "shapes": {
            "BakeInput": {
                "type": "structure",
                "required": ["StreamARN", "Other"],
                "members": {"StreamARN": {"shape": "Arn"}, "Other": {"shape": "Arn"}},
            },
            "Arn": {"type": "string", "pattern": r"arn:aws.*:kinesis:.*:\d{12}:stream/\S+"},
        },
    }
    path = tmp_path / "service-2.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    files = {"service-2.json": str(path)}
    side = side_of(FoundSpec("kinesis", "2026-01-01", "path", "", files).read())
    value = Samples(side).structure("BakeInput")
    # The region becomes part of the host name.
    assert re.fullmatch(r"arn:aws:kinesis:a:\d{12}:stream/a", value["StreamARN"])
    assert value["Other"] == "arn:aws:kinesis::111111111111:stream/a"
