"""The JSON Schema (2020-12) of a structure by its table, for tools that ask a class.

It is what `shapesmith export --format json-schema` prints for the same shape, with the
docstrings as descriptions. The values are those of `from_dict` and `to_json`: bytes in
base64, times as RFC 3339 writes them.
"""

from __future__ import annotations

from functools import partial
from inspect import cleandoc
from typing import Any

from .constraints import Length, Match, OneMember, OneOf, Range, Unique
from .containers import List, Map
from .documents import Open
from .ecma_patterns import to_ecma
from .edits import Fill
from .nested import Events, Nested
from .places import Place
from .rule_schemas import rule_schemas
from .schema import schema_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .conditions import RuleEntry
    from .constraints import Constraint
    from .entries import Entry
    from .places import Members

    JsonSchema = dict[str, Any]
    # Gives the reference to the schema of a class.
    Refer = Callable[[type[Any]], JsonSchema]

# The schema of a value by the kind of its entry.
TYPES: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "blob": {"type": "string", "contentEncoding": "base64"},
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer"},
    "float": {"type": "number"},
    "timestamp": {
        "anyOf": [{"type": "string", "format": "date-time"}, {"type": "number"}]
    },
    "list": {"type": "array"},
    "map": {"type": "object"},
    # Any JSON at all.
    "document": {},
    "json": {},
}

SECONDS = "A number is seconds since 1970-01-01T00:00:00Z."
OPEN_ENUM = "The values of the model; the service may have added others since."

_UNITS = {
    "character": "Length",
    "byte": "Length",
    "item": "Items",
    "entry": "Properties",
}


def structure_schema(structure: type[Any], is_open: bool, refer: Refer) -> JsonSchema:
    """Return the schema of a generated class; `refer` refers to those in it.

    `is_open`: the value comes from the service, which may have more members and more
    values of an enum than the model.
    """
    table = schema_of(structure)
    schema: JsonSchema = {"title": structure.__name__, **_described(structure.__doc__)}
    schema["type"] = "object"
    docs = _member_docs(table.owner)
    if table.members:
        schema["properties"] = {
            name: {
                **value_schema(entry, is_open, refer),
                **_described(docs.get(table.attributes[name])),
            }
            for name, entry in table.members.items()
        }
    filled = {
        name for edit in table.edits if isinstance(edit, Fill) for name in edit.members
    }
    # boto3 fills in a token, and some other members.
    filled |= {name for name, entry in table.members.items() if entry.token}
    required = [
        name
        for name, entry in table.members.items()
        if entry.required and "required" not in entry.advice
    ]
    if not is_open:
        required = [name for name in required if name not in filled]
    if required:
        schema["required"] = required
    if any(
        isinstance(each, OneMember) and each.kind not in table.advice
        for each in table.constraints
    ):
        schema |= {"minProperties": 1, "maxProperties": 1}
    if not is_open:
        schema["additionalProperties"] = False
        if table.rules:
            rules = rule_schemas(table.rules, partial(_kind, table.members))
            schema |= {"allOf": rules} if rules else {}
            schema["x-rules"] = [_rule(rule, table.name) for rule in table.rules]
    return schema


def enum_schema(enum: Any) -> JsonSchema:
    """Return the schema of an enum, which takes any other string too."""
    schema = _enum(TYPES["string"], list(enum._value2member_map_), True)
    return {"title": enum.__name__, **schema, "$comment": OPEN_ENUM}


def value_schema(entry: Entry, is_open: bool, refer: Refer) -> JsonSchema:
    """Return the schema of a value."""
    schema: JsonSchema
    if isinstance(entry, Nested):
        schema = refer(entry.structure)
        if isinstance(entry, Events):
            schema = {"type": "array", "items": schema}
    elif isinstance(entry, Open):
        schema = {"type": "object"}
    else:
        schema = {**TYPES[entry.kind]}
    comments = [SECONDS] if entry.kind == "timestamp" else []
    for constraint in entry.constraints:
        advice = constraint.kind in entry.advice
        # An enum that is advice offers its values, and allows others.
        if not advice or isinstance(constraint, OneOf):
            schema = _constrained(schema, constraint, is_open or advice)
        if isinstance(constraint, OneOf):
            comments.append(OPEN_ENUM)
    if isinstance(entry, Map):
        schema["propertyNames"] = value_schema(entry.key, is_open, refer)
        schema["additionalProperties"] = _item(entry, is_open, refer)
    elif isinstance(entry, List):
        schema["items"] = _item(entry, is_open, refer)
    if comments:
        schema["$comment"] = " ".join(comments)
    if entry.sensitive:
        schema["x-sensitive"] = True
    return schema


def base64_length(size: float) -> int:
    """Return the length of the base64 text, padded, of that many bytes."""
    return -(-int(size) // 3) * 4


def _kind(members: Members, path: str) -> str | None:
    """Return the kind of the values at a place of a structure."""
    entry = Place(path).entry(members)
    return None if entry is None else entry.kind


def _item(entry: Any, is_open: bool, refer: Refer) -> JsonSchema:
    item = value_schema(entry.item, is_open, refer)
    return {"anyOf": [item, {"type": "null"}]} if entry.sparse else item


def _constrained(
    schema: JsonSchema, constraint: Constraint, is_open: bool
) -> JsonSchema:
    """Return a schema with a constraint, if JSON Schema has a keyword for it."""
    if isinstance(constraint, Length):
        unit, is_blob = _UNITS[constraint.unit], constraint.unit == "byte"
        return schema | {
            f"{side}{unit}": base64_length(bound) if is_blob else bound
            for side, bound in (("min", constraint.low), ("max", constraint.high))
            if bound is not None
        }
    if isinstance(constraint, Range):
        bounds = {"minimum": constraint.low, "maximum": constraint.high}
        given = {name: bound for name, bound in bounds.items() if bound is not None}
        return schema | given
    if isinstance(constraint, Match):
        pattern = to_ecma(constraint.pattern.source)
        return schema if pattern is None else schema | {"pattern": pattern}
    if isinstance(constraint, OneOf):
        return _enum(schema, list(constraint.listed), is_open)
    if isinstance(constraint, Unique):
        return schema | {"uniqueItems": True}
    return schema  # of boto3, not of the model


def _enum(schema: JsonSchema, values: list[str], is_open: bool) -> JsonSchema:
    known = schema | {"enum": values}
    return {"anyOf": [known, schema]} if is_open else known


def _rule(rule: RuleEntry, structure: str) -> JsonSchema:
    """Return a rule as a person reads it."""
    return {
        "id": rule.id,
        "message": rule.message(structure),
        "sentence": rule.sentence,
        "severity": "advice" if rule.advice else "error",
    }


def _described(text: str | None) -> JsonSchema:
    return {"description": cleandoc(text)} if text else {}


def _member_docs(owner: Any) -> dict[str, str | None]:
    """Return the docstrings of the members of a class, as its source has them."""
    slots = owner.__dict__.get("__slots__")
    return {name: slots[name] for name in slots} if isinstance(slots, dict) else {}
