"""The type of a member, as an annotation."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from shapesmith.analysis.edits import BoundEdits
from shapesmith.analysis.usage import Usage
from shapesmith.ir.constraints import PlaceConstraints
from shapesmith.ir.edits import Form
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

# The type of any JSON, of which None is some.
ANY_JSON = "rt.AnyJson"

# The types of the forms that boto3 takes beside the model's own.
_FORMS: dict[Form, str] = {"text": "str", "bytes": "bytes", "structure": "rt.AnyMembers"}


class Annotation(NamedTuple):
    """The type of a member's value, without `| None`.

    `given` is the type of the argument for it when an instance is made. `needs_builtins`: some are `builtins.str`.
    """

    text: str
    given: str
    needs_builtins: bool = False


class _Use(NamedTuple):
    """How the class of a member is used: in requests, in responses, and how it refers to a builtin type.

    A shape that is only sent accepts every form that boto3 takes; one that is received has the form that boto3 returns.
    A list or dict of one that is both may be given in any form, and is converted when it is.
    """

    sent: bool
    received: bool
    builtin: Callable[[str], str]


class Annotations:
    """Writes annotations for the members of one service."""

    def __init__(self, service: Service, names: Names, usage: Usage, edits: BoundEdits) -> None:
        self._shapes = service.shapes
        self._names = names
        self._usage = usage
        self._edits = edits
        # The builtin types that a member of a class has the name of, by the shape of the class.
        self._shadowed: dict[str, frozenset[str]] = {}

    def of_member(self, owner: StructureShape, member: Member, place: PlaceConstraints) -> Annotation:
        """Return the annotation of a member of `owner`, which is at `place`."""
        if owner.name not in self._shadowed:
            self._shadowed[owner.name] = BUILTIN_TYPES.intersection(self._names.members[owner.name].values())
        shadowed = self._shadowed[owner.name]
        qualified: set[str] = set()

        def builtin(name: str) -> str:
            if name not in shadowed:
                return name
            qualified.add(name)
            return f"builtins.{name}"

        forms: tuple[Form, ...] = self._edits.forms.get((owner.name, member.name), ())
        if (owner.name, member.name) in self._edits.decoded:
            forms = ("structure", "text")
        if forms:
            text = given = " | ".join(
                name if "." in name else builtin(name) for name in (_FORMS[form] for form in forms)
            )
        else:
            use = _Use(owner.name in self._usage.sent, owner.name in self._usage.received, builtin)
            text = self._of(member, place, use)
            given = self._of(member, place, use, wide=use.sent)
        return Annotation(text, given, needs_builtins=bool(qualified))

    def of_item(self, owner: StructureShape, member: Member) -> str:
        """Return the type of an item of a list of `owner`, as boto3 returns it; no name of a class hides a builtin."""
        shape = self._shapes[member.shape]
        assert isinstance(shape, ListShape), member.name
        use = _Use(sent=owner.name in self._usage.sent, received=True, builtin=lambda name: name)
        item = self._of(shape.member, None, use)
        return f"{item} | None" if shape.sparse else item

    def _of(self, target: Target, place: PlaceConstraints | None, use: _Use, *, wide: bool = False) -> str:
        """Return the type of a value; if `wide`, any sequence or mapping will do for it, but not for what is in it."""
        sent, received, builtin = use
        wide = wide or (sent and not received)
        if target.jsonvalue:
            return ANY_JSON
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
                if not sent or received:
                    return builtin("bytes")
                takes_file = place is None or all(constraint.kind != "buffer" for constraint in place.sending)
                return "rt.BlobLike" if takes_file else "rt.BytesLike"
            case ListShape():
                inner = place.item if place is not None else None
                item = self._of(shape.member, inner, use)
                sequence = "rt.Sequence" if wide else builtin("list")
                return f"{sequence}[{item}{' | None' if shape.sparse else ''}]"
            case MapShape():
                inner_key, inner = (None, None) if place is None else (place.key, place.item)
                key = self._of(shape.key, inner_key, use)
                value = self._of(shape.value, inner, use)
                mapping = builtin("dict")
                if wide:
                    # `Mapping` is invariant in its keys, so one of the enum alone would not fit.
                    mapping = "rt.EnumMapping" if shape.key.shape in self._names.likes else "rt.Mapping"
                return f"{mapping}[{key}, {value}{' | None' if shape.sparse else ''}]"
            case StructureShape():
                if shape.document:
                    return "rt.AnyMembers" if shape.open else ANY_JSON
                name = self._names.classes[shape.name]
                return f"rt.EventStream[{name}]" if shape.eventstream else name
