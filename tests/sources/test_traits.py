"""The traits that the reader takes are the fields of the IR: a field more is a trait more."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.ir.shapes import ErrorTrait, ListShape, XmlNamespace
from shapesmith.sources.aws import traits
from shapesmith.sources.aws.traits import WrongValue


class SortedList(ListShape, frozen=True, kw_only=True, tag="list"):
    """A list shape with one trait more."""

    is_sorted: bool = False


def test_a_field_more_is_a_trait_more() -> None:
    shape, table = traits._of_shape(SortedList)
    assert table.keys() - traits.SHAPES["list"][1].keys() == {"isSorted"}
    assert table["isSorted"].field == "is_sorted"
    assert table["isSorted"].convert(True) is True
    with pytest.raises(WrongValue, match="true or false"):
        table["isSorted"].convert(1)
    assert shape is SortedList


def test_the_traits_of_each_shape_are_those_of_the_spec() -> None:
    every = ["sensitive", "box", "locationName"]
    size, numbers = ["min", "max"], {"integer", "long", "float", "double"}
    assert {kind: list(table) for kind, (_, table) in traits.SHAPES.items()} == {
        "string": [*every, *size, "pattern", "enum"],
        "blob": [*every, *size, "streaming", "requiresLength"],
        "boolean": every,
        **{kind: [*every, *size] for kind in numbers},
        "timestamp": [*every, "timestampFormat"],
        "list": [*every, *size, "uniqueItems", "flattened", "sparse"],
        "map": [*every, *size, "flattened", "sparse"],
        "structure": [
            *every,
            "required",
            "union",
            "document",
            "payload",
            "exception",
            "error",
            "fault",
            "retryable",
            "eventstream",
            "event",
            "wrapper",
            "synthetic",
            "xmlOrder",
            "xmlNamespace",
        ],
    }


def test_the_traits_of_uses_and_operations_are_those_of_the_spec() -> None:
    assert list(traits.TARGET) == ["shape", "locationName", "jsonvalue"]
    assert list(traits.MEMBER) == [
        *traits.TARGET,
        "location",
        "queryName",
        "idempotencyToken",
        "box",
        "hostLabel",
        "streaming",
        "flattened",
        "eventpayload",
        "xmlAttribute",
        "xmlNamespace",
        "contextParam",
        "enum",
    ]
    assert list(traits.OPERATION_TARGET) == [
        "shape",
        "locationName",
        "resultWrapper",
        "wrapper",
        "xmlNamespace",
        "exception",
        "fault",
        "error",
    ]
    assert {"name", "http", "documentationUrl", "httpChecksumRequired", "staticContextParams"} < set(traits.OPERATION)
    assert not {"wireName", "input", "output", "errors", "provenance"} & set(traits.OPERATION)


@pytest.mark.parametrize(
    ("kind", "trait", "value", "must"),
    [
        ("string", "min", -1, "an integer of 0 or more"),
        ("string", "min", 1.5, "an integer of 0 or more"),
        ("list", "max", True, "an integer of 0 or more"),
        ("integer", "min", "1", "a number"),
        ("string", "enum", ["a", 1], "a list of strings"),
        ("structure", "payload", 1, "a string"),
        ("structure", "xmlNamespace", {"prefix": "x"}, "an XML namespace with a uri"),
        ("structure", "xmlNamespace", {"url": "x"}, "an XML namespace (with only uri, prefix)"),
        ("structure", "xmlNamespace", 1, "an object"),
        ("structure", "retryable", {"slow": True}, "a retryable trait (with only throttling)"),
        ("structure", "error", {"status": 1}, "an error trait (with only httpStatusCode, code, senderFault, fault)"),
    ],
)
def test_a_value_of_another_type_is_refused(kind: str, trait: str, value: Any, must: str) -> None:
    with pytest.raises(WrongValue) as wrong:
        traits.SHAPES[kind][1][trait].convert(value)
    assert str(wrong.value) == must


@pytest.mark.parametrize(
    ("kind", "trait", "value", "read"),
    [
        ("integer", "min", -1.5, -1.5),
        ("string", "min", 0, 0),
        ("string", "enum", ["a", "b"], ("a", "b")),
        ("structure", "xmlNamespace", "urn:x", XmlNamespace("urn:x")),
        ("structure", "xmlNamespace", {"uri": "urn:x", "prefix": "x"}, XmlNamespace("urn:x", "x")),
        ("structure", "error", {"httpStatusCode": 404}, ErrorTrait(http_status_code=404)),
    ],
)
def test_a_value_is_read_as_the_ir_has_it(kind: str, trait: str, value: Any, read: Any) -> None:
    assert traits.SHAPES[kind][1][trait].convert(value) == read


@pytest.mark.parametrize("trait", ["metadata", "clientContextParams"])
def test_an_object_of_the_service_nests_100_levels_deep_at_most(trait: str) -> None:
    table: dict[str, Any] = {}
    for _ in range(99):
        table = {"a": table}
    assert traits.SERVICE[trait].convert(table) == table
    for wrong, must in (({"a": table}, "an object of at most 100 levels"), ([], "an object"), (None, "an object")):
        with pytest.raises(WrongValue, match=f"^{must}$"):
            traits.SERVICE[trait].convert(wrong)


@pytest.mark.parametrize("value", [5, True, "json", ["json", 5], None])
def test_the_protocols_of_a_service_are_a_list_of_strings(value: object) -> None:
    with pytest.raises(WrongValue, match=r"^a list of strings$") as wrong:
        traits.SERVICE["metadata"].convert({"protocols": value})
    assert wrong.value.steps == ("protocols",)


def test_an_http_trait_needs_two_fields() -> None:
    with pytest.raises(WrongValue, match=r"^an http trait with a method and a requestUri$"):
        traits.OPERATION["http"].convert({"method": "GET"})


def test_a_context_parameter_is_its_name() -> None:
    trait = traits.MEMBER["contextParam"]
    assert (trait.field, trait.convert({"name": "Bucket"})) == ("context_param", "Bucket")
    for wrong, must in (
        ({}, "a context parameter with a name"),
        ({"name": ""}, "a context parameter with a name"),
        ({"name": 1}, "a string"),
        ({"other": "Bucket"}, r"a context parameter \(with only name\)"),
        ("Bucket", "an object"),
    ):
        with pytest.raises(WrongValue, match=f"^{must}$"):
            trait.convert(wrong)
