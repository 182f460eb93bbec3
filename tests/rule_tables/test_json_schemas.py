"""The JSON Schema of a class by its table: each entry and each constraint, closed for what is sent, open for the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from shapesmith.ir.rules import IsSet
from shapesmith.runtime.containers import List, Map
from shapesmith.runtime.documents import Document, Json, Open
from shapesmith.runtime.edits import Fill
from shapesmith.runtime.entries import Blob, Boolean, Entry, Float, Integer, String, Timestamp
from shapesmith.runtime.json_schemas import base64_length, structure_schema, value_schema
from shapesmith.runtime.nested import Events, Nested
from shapesmith.runtime.patterns import Pattern
from shapesmith.runtime.schema import Schema, schema_of

from tests.rule_tables.conditions import rule, structure

SECONDS = "A number is seconds since 1970-01-01T00:00:00Z."
OPEN_ENUM = "The values of the model; the service may have added others since."


def refer(cls: type[Any]) -> dict[str, Any]:
    return {"$ref": cls.__name__}


def part(entry: Nested) -> Nested:
    """Return an entry that has found its class, which is called Part."""
    entry._structure = type("Part", (), {})
    return entry


TIME = {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "number"}], "$comment": SECONDS}
TEXT = {"type": "string"}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (String(), TEXT),
        (Blob(), {"type": "string", "contentEncoding": "base64"}),
        (Boolean(), {"type": "boolean"}),
        (Integer(), {"type": "integer"}),
        (Float(), {"type": "number"}),
        (Timestamp(), TIME),
        (Document(), {}),
        (Json(), {}),
        (Open(), {"type": "object"}),
        (part(Nested("Part")), {"$ref": "Part"}),
        (part(Events("Part")), {"type": "array", "items": {"$ref": "Part"}}),
        (List(String()), {"type": "array", "items": TEXT}),
        (List(String(), sparse=True), {"type": "array", "items": {"anyOf": [TEXT, {"type": "null"}]}}),
        (Map(String(max=3), Timestamp()), {
            "type": "object", "propertyNames": {"type": "string", "maxLength": 3}, "additionalProperties": TIME,
        }),
        (Map(String(), Boolean(), sparse=True), {
            "type": "object",
            "propertyNames": TEXT,
            "additionalProperties": {"anyOf": [{"type": "boolean"}, {"type": "null"}]},
        }),
        (String(min=1, max=5), {"type": "string", "minLength": 1, "maxLength": 5}),
        (String(max=0), {"type": "string", "maxLength": 0}),
        (Blob(min=1, max=4), {"type": "string", "contentEncoding": "base64", "minLength": 4, "maxLength": 8}),
        (List(String(), min=1, max=2), {"type": "array", "minItems": 1, "maxItems": 2, "items": TEXT}),
        (List(String(), unique=True), {"type": "array", "uniqueItems": True, "items": TEXT}),
        (Map(String(), String(), min=1, max=2), {
            "type": "object", "minProperties": 1, "maxProperties": 2, "propertyNames": TEXT, "additionalProperties": TEXT,
        }),
        (Integer(min=0, max=5), {"type": "integer", "minimum": 0, "maximum": 5}),
        (Float(min=-0.5), {"type": "number", "minimum": -0.5}),
        (String(pattern=Pattern("[a-z]+")), {"type": "string", "pattern": "^[a-z]+$"}),
        (String(pattern=Pattern("[a-z]++")), TEXT),
        (String(sensitive=True), {"type": "string", "x-sensitive": True}),
        (String(url=True), TEXT),
        (String(min=1, max=5, advice=("length",)), TEXT),
        (String(min=1, pattern=Pattern("a"), advice=("pattern",)), {"type": "string", "minLength": 1}),
    ],
)  # fmt: skip
def test_the_schema_of_a_value(entry: Entry, expected: dict[str, Any]) -> None:
    assert value_schema(entry, False, refer) == expected
    assert value_schema(entry, True, refer) == expected


def test_the_values_of_an_enum_are_closed_only_where_they_are_sent() -> None:
    listed = {"type": "string", "enum": ["a", "b"]}
    entry = String(values=("a", "b"))
    assert value_schema(entry, False, refer) == {**listed, "$comment": OPEN_ENUM}
    assert value_schema(entry, True, refer) == {"anyOf": [listed, TEXT], "$comment": OPEN_ENUM}
    weak = String(values=("a", "b"), advice=("enum",))
    assert value_schema(weak, False, refer) == {"anyOf": [listed, TEXT], "$comment": OPEN_ENUM}
    assert value_schema(List(entry), True, refer)["items"] == value_schema(entry, True, refer)
    assert value_schema(Map(entry, entry), True, refer)["propertyNames"] == value_schema(entry, True, refer)


@pytest.mark.parametrize(("size", "length"), [(0, 0), (1, 4), (2, 4), (3, 4), (4, 8), (6, 8), (7, 12)])
def test_the_length_of_base64_is_a_multiple_of_four(size: int, length: int) -> None:
    assert base64_length(size) == length


def made(members: Callable[[], dict[str, Entry]], *rules: Any, **options: Any) -> Any:
    """Return a class with a table of these members, called Made."""
    cls = structure(members, rules, name="Made")
    cls.__doc__ = None
    cls._schema = staticmethod(lambda: Schema(members(), **options))
    return cls


def schema(cls: Any, is_open: bool = False) -> dict[str, Any]:
    return structure_schema(cls, is_open, refer)


def test_a_structure_has_its_members_and_no_others_where_it_is_sent() -> None:
    cls = made(lambda: {"A": String(), "B": Integer(required=True)})
    closed = {
        "title": "Made",
        "type": "object",
        "properties": {"A": TEXT, "B": {"type": "integer"}},
        "required": ["B"],
        "additionalProperties": False,
    }
    assert schema(cls) == closed
    del closed["additionalProperties"]
    assert schema(cls, is_open=True) == closed


def test_a_structure_without_members_has_no_properties() -> None:
    assert schema(made(dict)) == {"title": "Made", "type": "object", "additionalProperties": False}
    assert schema(made(dict), is_open=True) == {"title": "Made", "type": "object"}


def test_what_is_filled_in_and_what_is_advice_need_not_be_sent() -> None:
    cls = made(
        lambda: {
            "A": String(required=True),
            "Token": String(required=True, token=True),
            "Filled": String(required=True),
            "Weak": String(required=True, advice=("required",)),
        }
    )
    schema_of(cls)._edits = [Fill("Filled", "-")]
    assert schema(cls)["required"] == ["A"]
    assert schema(cls, is_open=True)["required"] == ["A", "Token", "Filled"]


def test_a_union_has_one_member() -> None:
    def members() -> dict[str, Entry]:
        return {"A": String(), "B": String()}

    one = {"minProperties": 1, "maxProperties": 1}
    assert one.items() <= schema(made(members, union=True)).items()
    assert one.items() <= schema(made(members, union=True), is_open=True).items()
    assert one.keys().isdisjoint(schema(made(members, union=True, advice=("union",))))
    assert one.keys().isdisjoint(schema(made(members)))


def test_the_rules_of_what_is_sent_are_keywords_and_texts() -> None:
    cls = made(
        lambda: {"A": String(), "B": String()},
        rule(IsSet(place="A"), IsSet(place="B")),
        rule(IsSet(place="B"), severity="advice"),
    )
    found = schema(cls)
    assert found["allOf"] == [{"dependentRequired": {"B": ["A"]}}]
    assert [{**each, "id": ""} for each in found["x-rules"]] == [
        {
            "id": "",
            "message": "Made.A must be set when B is set",
            "sentence": "The documentation says so.",
            "severity": "error",
        },
        {"id": "", "message": "Made.B must be set", "sentence": "The documentation says so.", "severity": "advice"},
    ]
    assert found["x-rules"][0]["id"].startswith("service.Made.")
    assert {"allOf", "x-rules"}.isdisjoint(schema(cls, is_open=True))
    weak = schema(made(lambda: {"B": String()}, rule(IsSet(place="B"), severity="advice")))
    assert ("allOf" in weak, len(weak["x-rules"])) == (False, 1)


def test_docstrings_are_descriptions() -> None:
    cls = made(lambda: {"A": String(), "B": String()})
    cls.__doc__ = "First.\n\n    Second.\n    "
    cls.__slots__ = {"m0": "A name.\n\n    More.", "m1": None}
    found = schema(cls)
    assert found["description"] == "First.\n\nSecond."
    assert found["properties"] == {"A": {"type": "string", "description": "A name.\n\nMore."}, "B": TEXT}
