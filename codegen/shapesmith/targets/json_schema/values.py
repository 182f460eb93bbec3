"""The JSON Schema of a value by its rules: what a scalar, a list or a map must be, with every constraint on it.

A value is what boto3 takes and returns, written as JSON: bytes in base64, a datetime as RFC 3339 writes it. A schema
never refuses the JSON form of what the model allows; where JSON Schema cannot say all that the model says, or a
constraint is not enforced, `$comment` tells.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shapesmith.ir.constraints import Constraint, Rules
from shapesmith.regex.translate import tree
from shapesmith.targets.json_schema.ecma import NotInEcma, to_ecma

Schema = dict[str, Any]

_TYPES: dict[str, Schema] = {
    "string": {"type": "string"},
    "blob": {"type": "string", "contentEncoding": "base64"},
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer"},
    "float": {"type": "number"},
    "timestamp": {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "number"}]},
    "list": {"type": "array"},
    "map": {"type": "object"},
    # Any JSON at all.
    "document": {},
    "json": {},
}
_COUNTED = {"string": "Length", "blob": "Length", "list": "Items", "map": "Properties"}

_SECONDS = "A number is seconds since 1970-01-01T00:00:00Z."
_OPEN_ENUM = "The values that the model knows; the service may have added others since."


def value_schema(rules: Rules, place: Callable[[Rules], Schema], *, is_open: bool) -> Schema:
    """Return the schema of a value that is no structure. `place` gives that of an item, key or value in it.

    `is_open`: the value comes from the service, which may know more values of an enum than the model.
    """
    schema = dict(_TYPES[rules.kind])
    comments = [_SECONDS] if rules.kind == "timestamp" else []
    for constraint in rules.constraints:
        if constraint.advice is not None:
            comments.append(not_enforced(constraint, constraint.advice))
        elif constraint.kind == "pattern":
            try:
                schema["pattern"] = to_ecma(tree(constraint.pattern or ""))
            except NotInEcma as reason:
                comments.append(not_enforced(constraint, f"it has {reason}"))
        elif constraint.kind == "enum":
            known = schema | {"enum": list(constraint.values)}
            schema = {"anyOf": [known, schema]} if is_open else known
            comments.append(_OPEN_ENUM)
        elif rules.kind == "blob":
            schema |= _bounds(constraint, "Length", _base64_length)
            comments.append(f"The length is that of the base64 text of {_between(constraint)} bytes.")
        else:
            schema |= _bounds(constraint, _COUNTED.get(rules.kind, "imum"))
    if rules.key is not None:
        schema["propertyNames"] = place(rules.key)
    if rules.item is not None:
        item = place(rules.item)
        schema["items" if rules.key is None else "additionalProperties"] = (
            {"anyOf": [item, {"type": "null"}]} if rules.sparse else item
        )
    return schema | comment(comments)


def comment(sentences: list[str]) -> Schema:
    """Return the keyword that holds `sentences`, if there are any."""
    return {"$comment": " ".join(sentences)} if sentences else {}


def not_enforced(constraint: Constraint, reason: str) -> str:
    """Say that a constraint of the model is not in the schema, what it is, and why."""
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
            said = f"that {constraint.place} is {kind}"
    return f"Not enforced: {said}; {reason.rstrip('.')}."


def _bounds(constraint: Constraint, unit: str, convert: Callable[[float], float] = lambda bound: bound) -> Schema:
    """Return `minLength` and `maxLength`, or their like."""
    given = {f"min{unit}": constraint.minimum, f"max{unit}": constraint.maximum}
    return {keyword: convert(bound) for keyword, bound in given.items() if bound is not None}


def _base64_length(size: float) -> int:
    """Return the length of the base64 text, padded, of that many bytes."""
    return -(-int(size) // 3) * 4


def _between(constraint: Constraint) -> str:
    low, high = constraint.minimum, constraint.maximum
    if low is None:
        return f"at most {high:,}"
    return f"at least {low:,}" if high is None else f"{low:,} to {high:,}"
