"""The type of a member, as an annotation."""

from __future__ import annotations

from shapesmith.analysis.usage import Usage
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
    Member,
    StringShape,
    StructureShape,
    Target,
    TimestampShape,
)
from shapesmith.targets.dataclasses.names import Names

# The builtins that an annotation may name; a class with a member of that name reaches them through `builtins`.
BUILTIN_TYPES = frozenset({"bool", "bytes", "dict", "float", "int", "list", "str"})


class Annotations:
    """Spells annotations for the members of one service."""

    def __init__(self, service: Service, names: Names, usage: Usage) -> None:
        self._shapes = service.shapes
        self._names = names
        self._usage = usage

    def of_member(self, owner: StructureShape, member: Member) -> str:
        """Return the annotation of a member's value, without `| None`; one with `builtins.` needs that import."""
        shadowed = BUILTIN_TYPES.intersection(self._names.members[owner.name].values())
        # A shape that is sent accepts every form that boto3 takes; one that is (also) received holds what it gives.
        sent = owner.name in self._usage.sent
        received = owner.name in self._usage.received
        return self._of(member, sent, received, shadowed)

    def _of(self, target: Target, sent: bool, received: bool, shadowed: frozenset[str]) -> str:
        def builtin(name: str) -> str:
            return f"builtins.{name}" if name in shadowed else name

        if target.jsonvalue:
            return "rt.AnyJson"
        shape = self._shapes[target.shape]
        match shape:
            case StringShape():
                if shape.enum:
                    return self._names.likes[shape.name] if sent else self._names.classes[shape.name]
                return builtin("str")
            case BooleanShape():
                return builtin("bool")
            case IntegerShape() | LongShape():
                return builtin("int")
            case FloatShape() | DoubleShape():
                return builtin("float")
            case TimestampShape():
                return "rt.TimestampLike" if sent and not received else "rt.datetime"
            case BlobShape():
                if shape.streaming or (isinstance(target, Member) and target.streaming):
                    return "rt.BlobLike" if sent else "rt.StreamingBody"
                return "rt.BlobLike" if sent and not received else builtin("bytes")
            case ListShape():
                item = self._of(shape.member, sent, received, shadowed)
                return f"{builtin('list')}[{item}{' | None' if shape.sparse else ''}]"
            case MapShape():
                key = self._of(shape.key, sent, received, shadowed)
                value = self._of(shape.value, sent, received, shadowed)
                return f"{builtin('dict')}[{key}, {value}{' | None' if shape.sparse else ''}]"
            case StructureShape():
                if shape.document:
                    return "rt.AnyJson"
                name = self._names.classes[shape.name]
                return f"rt.EventStream[{name}]" if shape.eventstream else name
