"""The JSON Schema of a value by its constraints: the type of a scalar, a list or a map, with every constraint on it.

A value is what boto3 takes and returns, written as JSON: bytes in base64, a datetime as RFC 3339 writes it. A schema
never refuses the JSON form of what the model allows; if JSON Schema cannot express a constraint, or a constraint is not
enforced, `$comment` says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shapesmith.ir.constraints import Constraint, PlaceConstraints, ValueKind
from shapesmith.runtime.ecma_patterns import to_ecma
from shapesmith.runtime.json_schemas import OPEN_ENUM, SECONDS, TYPES, base64_length

Schema = dict[str, Any]

# "open": a structure of which only the name is known.
_TYPES: dict[str, Schema] = {**TYPES, "open": {"type": "object"}}
_NOT_IN_ECMA = "it has a possessive quantifier or an atomic group, which ECMA-262 does not have"
_COUNTED = {"string": "Length", "blob": "Length", "list": "Items", "map": "Properties"}


def value_schema(place: PlaceConstraints, inner: Callable[[PlaceConstraints], Schema], *, is_open: bool) -> Schema:
    """Return the schema of a value that is not a structure. `inner` gives that of an item, key or value in it.

    `is_open`: the value comes from the service, which may have more values of an enum than the model.
    """
    schema = dict(_TYPES[place.kind])
    comments = [SECONDS] if place.kind == "timestamp" else []
    for constraint in place.constraints:
        # An enum that is advice offers its values, and allows others.
        if constraint.is_error or (constraint.kind == "enum" and not constraint.is_off):
            schema, remark = _constrained(schema, constraint, place.kind, is_open or not constraint.is_error)
            comments += remark
        comments += remarks(constraint)
    if place.key is not None:
        schema["propertyNames"] = inner(place.key)
    if place.item is not None:
        item = inner(place.item)
        schema["items" if place.key is None else "additionalProperties"] = (
            {"anyOf": [item, {"type": "null"}]} if place.sparse else item
        )
    return schema | comment(comments)


def _constrained(schema: Schema, constraint: Constraint, kind: ValueKind, is_open: bool) -> tuple[Schema, list[str]]:
    """Return `schema` with a constraint in it, and a sentence for its comment."""
    if constraint.kind == "pattern":
        pattern = to_ecma(constraint.source or "")
        return (schema | {"pattern": pattern}, []) if pattern else (schema, [_not_enforced(constraint, _NOT_IN_ECMA)])
    if constraint.kind == "enum":
        known = schema | {"enum": list(constraint.values)}
        return {"anyOf": [known, schema]} if is_open else known, [OPEN_ENUM]
    if constraint.kind == "unique":
        return schema | {"uniqueItems": True}, []
    if kind == "blob":
        remark = f"The length is that of the base64 text of {_between(constraint)} bytes."
        return schema | _bounds(constraint, "Length", base64_length), [remark]
    return schema | _bounds(constraint, _COUNTED.get(kind, "imum")), []


def comment(sentences: list[str]) -> Schema:
    """Return the keyword with `sentences`, if there are any."""
    return {"$comment": " ".join(sentences)} if sentences else {}


def remarks(constraint: Constraint) -> list[str]:
    """Return why a constraint is not enforced, and what an override did to it; empty if it is as in the model."""
    override = constraint.override
    change = override if override is not None and override.action != "advice" else None
    said = []
    if constraint.reason is not None and not (change is not None and constraint.is_off):
        said.append(_not_enforced(constraint, constraint.reason))
    if change is not None:
        done = "switched off" if change.action == "off" else "corrected"
        said.append(f"{constraint.id} is {done}: {change.reason}")
    return said


def _not_enforced(constraint: Constraint, reason: str) -> str:
    """Return a sentence that a constraint of the model is not in the schema, with what it is, and why."""
    match constraint.kind:
        case "pattern":
            said = f"the pattern {constraint.pattern}"
        case "length" | "range":
            said = f"the {constraint.kind} of {_between(constraint)}"
        case "enum":
            said = f"the enum of {len(constraint.values)} values"
        case "union":
            said = "that exactly one member is set"
        case kind:
            said = f"that {constraint.path} is {kind}"
    return f"Not enforced: {said}; {reason.rstrip('.')}."


def _bounds(constraint: Constraint, unit: str, convert: Callable[[float], float] = lambda bound: bound) -> Schema:
    """Return `minLength` and `maxLength`, or their counterparts for lists and maps."""
    given = {f"min{unit}": constraint.minimum, f"max{unit}": constraint.maximum}
    return {keyword: convert(bound) for keyword, bound in given.items() if bound is not None}


def _between(constraint: Constraint) -> str:
    low, high = constraint.minimum, constraint.maximum
    if low is None:
        return f"at most {high:,}"
    return f"at least {low:,}" if high is None else f"{low:,} to {high:,}"
