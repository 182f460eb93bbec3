"""The type of a member, as an annotation."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

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

# The builtins that an annotation may name; a class with a member of such a name refers to them as `builtins.str`.
BUILTIN_TYPES = frozenset({"bool", "bytes", "dict", "float", "int", "list", "str"})


class Annotation(NamedTuple):
    """The type of a member's value, without `| None`.

    `given` is the type of the argument for it when an instance is made. `needs_builtins`: some are `builtins.str`.
    """

    text: str
    given: str
    needs_builtins: bool = False


class Annotations:
    """Writes annotations for the members of one service."""

    def __init__(self, service: Service, names: Names, usage: Usage) -> None:
        self._shapes = service.shapes
        self._names = names
        self._usage = usage

    def of_member(self, owner: StructureShape, member: Member) -> Annotation:
        """Return the annotation of a member of `owner`."""
        shadowed = BUILTIN_TYPES.intersection(self._names.members[owner.name].values())
        qualified: set[str] = set()
        # A shape that is only sent accepts every form that boto3 takes; one that is received has the form that boto3
        # returns. A list or dict of one that is both may be given in any form, and is converted when it is.
        sent = owner.name in self._usage.sent
        received = owner.name in self._usage.received

        def builtin(name: str) -> str:
            if name not in shadowed:
                return name
            qualified.add(name)
            return f"builtins.{name}"

        text = self._of(member, sent, received, builtin)
        given = self._of(member, sent, received, builtin, wide=sent)
        return Annotation(text, given, needs_builtins=bool(qualified))

    def _of(self, target: Target, sent: bool, received: bool, builtin: Callable[[str], str], wide: bool = False) -> str:
        """Return the type of a value; if `wide`, any sequence or mapping will do for it, but not for what is in it."""
        wide = wide or (sent and not received)
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
                item = self._of(shape.member, sent, received, builtin)
                sequence = "rt.Sequence" if wide else builtin("list")
                return f"{sequence}[{item}{' | None' if shape.sparse else ''}]"
            case MapShape():
                key = self._of(shape.key, sent, received, builtin)
                value = self._of(shape.value, sent, received, builtin)
                mapping = builtin("dict")
                if wide:
                    # `Mapping` is invariant in its keys, so one of the enum alone would not fit.
                    mapping = "rt.EnumMapping" if shape.key.shape in self._names.likes else "rt.Mapping"
                return f"{mapping}[{key}, {value}{' | None' if shape.sparse else ''}]"
            case StructureShape():
                if shape.document:
                    return "rt.AnyMembers" if shape.open else "rt.AnyJson"
                name = self._names.classes[shape.name]
                return f"rt.EventStream[{name}]" if shape.eventstream else name
