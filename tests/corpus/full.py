"""One value for each structure with everything set: every member that the model has, as boto3 takes and returns it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from shapesmith.ir.service import Service
from shapesmith.ir.shapes import (
    BlobShape,
    BooleanShape,
    DoubleShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    StringShape,
    StructureShape,
    Target,
    TimestampShape,
)

# Structures within structures; below this they are left out, so that recursive ones end.
DEPTH = 3


def full(service: Service, structure: str, depth: int = DEPTH) -> dict[str, Any]:
    """Return a value of `structure` that is within every length and range of the model; of a union, its first member."""
    shape = service.structure(structure)
    members = shape.members[:1] if shape.union else shape.members
    values = ((member, _value(service, member, depth - 1)) for member in members)
    return {member.name: value for member, value in values if value is not None}


def _value(service: Service, target: Target, depth: int) -> Any:
    shape = service.shapes[target.shape]
    if target.jsonvalue:
        return {"key": ["value", 1, None]}
    match shape:
        case StringShape(enum=(first, *_)):
            return first
        case StringShape() | BlobShape():
            # Longer than one character where it may be: a single one could pass for an item of itself.
            text = "text" * ((shape.min or 0) // 4 + 1)
            text = text if shape.max is None else text[: max(shape.max, shape.min or 0)]
            return text if isinstance(shape, StringShape) else text.encode()
        case BooleanShape():
            return True
        case IntegerShape() | LongShape() | FloatShape() | DoubleShape():
            return shape.min if shape.min is not None else shape.max if shape.max is not None else 7
        case TimestampShape():
            return datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
        case ListShape():
            item = _value(service, shape.member, depth)
            return None if item is None else [item] * max(1, shape.min or 0)
        case MapShape():
            key, item = _value(service, shape.key, depth), _value(service, shape.value, depth)
            return None if item is None else {key: item}
        case StructureShape(document=True):
            return {"key": ["value", 1, None]}
        case StructureShape(eventstream=True):
            return (
                [{member.name: full(service, member.shape, depth)} for member in shape.members] if depth > 0 else None
            )
        case StructureShape():
            return full(service, shape.name, depth) if depth > 0 else None
