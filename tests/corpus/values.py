"""Random values of a service's shapes, as boto3 takes and returns them, and the instances that hold them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
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
    Shape,
    StringShape,
    StructureShape,
    Target,
    TimestampShape,
)
from shapesmith.targets.dataclasses.names import Names, decide_names

# Structures within structures: below this, only members and items that must be there.
DEPTH = 4
# Optional members drawn for one structure, and items drawn for one list or map, beyond what must be there.
WIDTH = 4
# A strategy must end even where no value ever does: nothing is set in what lies deeper than this.
DEEPEST = 3 * DEPTH

NOT_IN_THE_SPEC = "NotInTheSpec"
_TIMES = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))
_DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


class Values:
    """Strategies for the values of one service.

    `valid`: within lengths and ranges, all that is required, nothing that the spec does not know; otherwise as a
    service of a later version may answer, with members and enum values that the spec does not know.
    """

    def __init__(self, service: Service, *, valid: bool) -> None:
        self.service = service
        self.names: Names = decide_names(service)[0]
        self._valid = valid
        self._strategies: dict[tuple[str, int], SearchStrategy[Any]] = {}

    def structures(self) -> list[str]:
        """Return the structures that become dataclasses, in spec order: all but documents and errors."""
        return [
            name
            for name, shape in self.service.shapes.items()
            if isinstance(shape, StructureShape) and name in self.names.classes and not shape.is_error
        ]

    def errors(self) -> list[str]:
        """Return the modelled errors, in spec order."""
        return [name for name in self.names.members if self._is_error(name)]

    def wire(self, structure: str) -> SearchStrategy[dict[str, Any]]:
        """Return dicts of wire names, as boto3 takes or returns them."""
        return self._shape(structure, 0)

    def inputs(self) -> dict[str, str]:
        """Return the input structure of each operation that boto3 can call: it sends no event streams."""
        return {
            operation.name: operation.input.shape
            for operation in self.service.operations
            if operation.input is not None
            and not any(
                self._is_stream(member.shape) for member in self.service.structure(operation.input.shape).members
            )
        }

    def _is_stream(self, name: str) -> bool:
        shape = self.service.shapes[name]
        return isinstance(shape, StructureShape) and shape.eventstream

    def _is_error(self, name: str) -> bool:
        shape = self.service.shapes[name]
        return isinstance(shape, StructureShape) and shape.is_error

    def _target(self, target: Target, depth: int) -> SearchStrategy[Any]:
        shape = self.service.shapes[target.shape]
        if target.jsonvalue:
            return _DOCUMENTS.filter(lambda value: value is not None)
        # What becomes a part of the host name is never empty, whatever lengths the model gives.
        if self._valid and isinstance(target, Member) and target.host_label:
            return st.from_regex("[a-z0-9]{1,8}", fullmatch=True)
        if self._is_stream(shape.name):
            return st.lists(self._shape(shape.name, depth + 1), max_size=2)
        return self._shape(target.shape, depth)

    def _shape(self, name: str, depth: int) -> SearchStrategy[Any]:
        key = name, depth
        if key not in self._strategies:
            self._strategies[key] = st.deferred(lambda: self._strategy(self.service.shapes[name], depth))
        return self._strategies[key]

    def _strategy(self, shape: Shape, depth: int) -> SearchStrategy[Any]:
        match shape:
            case StringShape(enum=(_, *_) as enum):
                known = st.sampled_from(enum)
                return known if self._valid else known | st.text(min_size=1, max_size=3)
            case StringShape():
                return st.text(**self._size(shape))
            case BlobShape():
                return st.binary(**self._size(shape))
            case BooleanShape():
                return st.booleans()
            case IntegerShape() | LongShape():
                return st.integers(*self._bounds(shape, int))
            case FloatShape() | DoubleShape():
                return st.floats(*self._bounds(shape, float), allow_nan=False, allow_infinity=False)
            case TimestampShape():
                return _TIMES
            case ListShape():
                return st.lists(self._item(shape.member, depth, shape.sparse), **self._size(shape, depth))
            case MapShape():
                values = self._item(shape.value, depth, shape.sparse)
                return st.dictionaries(self._target(shape.key, depth), values, **self._size(shape, depth))
            case StructureShape(document=True):
                return _DOCUMENTS.filter(lambda value: value is not None)
            case StructureShape():
                return self._structure(shape, depth)

    def _item(self, target: Target, depth: int, sparse: bool) -> SearchStrategy[Any]:
        item = self._target(target, depth)
        # botocore itself refuses to send a null, even where the model says that the list or map is sparse.
        return st.none() | item if sparse and not self._valid else item

    def _size(self, shape: StringShape | BlobShape | ListShape | MapShape, depth: int = 0) -> dict[str, int]:
        least = (shape.min or 0) if self._valid else 0
        most = shape.max if self._valid and shape.max is not None else least + WIDTH
        return {"min_size": least, "max_size": min(most, least + WIDTH) if depth < DEPTH else least}

    def _bounds(self, shape: Any, kind: Callable[[Any], Any]) -> tuple[Any, Any]:
        if not self._valid:
            return (-(2**31), 2**31) if kind is int else (None, None)
        least = None if shape.min is None else kind(shape.min)
        return least, None if shape.max is None else kind(shape.max)

    def _structure(self, shape: StructureShape, depth: int) -> SearchStrategy[dict[str, Any]]:
        if depth > DEEPEST:
            return st.just({})
        if shape.union or shape.eventstream:
            one = [
                st.fixed_dictionaries({member.name: self._target(member, depth + 1)})
                for member in shape.members
                # An error in an event stream is an exception, and those are equal to none but themselves.
                if not self._is_error(member.shape)
            ]
            return st.one_of(one) if one else st.just({})
        members = {member.name: self._target(member, depth + 1) for member in shape.members}
        always = {
            member.name
            for member in shape.members
            # A token that is left out is filled in anew: what comes back would differ.
            if member.idempotency_token or (self._valid and member.required)
        }
        if depth >= DEPTH:
            members = {name: member for name, member in members.items() if name in always}
        elif not self._valid:
            members[NOT_IN_THE_SPEC] = _DOCUMENTS
        return _some(members, always)


@st.composite
def _some(draw: DrawFn, members: dict[str, SearchStrategy[Any]], always: set[str]) -> dict[str, Any]:
    optional = [name for name in members if name not in always]
    chosen = draw(st.sets(st.sampled_from(optional), max_size=WIDTH)) if optional else set()
    return {name: draw(member) for name, member in members.items() if name in always or name in chosen}


class Instances:
    """Builds instances of one service's classes with their constructors, as a user does."""

    def __init__(self, service: Service, names: Names, package: ModuleType) -> None:
        self._service = service
        self._names = names
        self._package = package

    def class_of(self, shape: str) -> Any:
        """Return the generated class for `shape`."""
        return getattr(self._package, self._names.classes[shape])

    def build(self, structure: str, wire: dict[str, Any], *, enums: bool) -> Any:
        """Return the instance that says what `wire` says; `enums`: with enum members in the place of strings."""
        shape = self._service.structure(structure)
        members = self._names.members[structure]
        return self.class_of(structure)(
            **{
                # A constructor asks for what is required; None says that it is not set.
                members[member.name]: self._value(member, wire.get(member.name), enums)
                for member in shape.members
                if member.name in wire or member.required
            }
        )

    def _value(self, target: Target, value: Any, enums: bool) -> Any:
        shape = self._service.shapes[target.shape]
        if target.jsonvalue or value is None:
            return value
        match shape:
            case StringShape(enum=(_, *_)) if enums:
                return self.class_of(shape.name)(value)
            case ListShape():
                return [self._value(shape.member, item, enums) for item in value]
            case MapShape():
                return {
                    self._value(shape.key, key, enums): self._value(shape.value, item, enums)
                    for key, item in value.items()
                }
            case StructureShape(eventstream=True):
                from aws_shapes import _runtime as rt

                return rt.EventStream(self.class_of(shape.name), value)
            case StructureShape(document=False):
                return self.build(shape.name, value, enums=enums)
            case _:
                return value


def without_unknown(service: Service, structure: str, wire: dict[str, Any]) -> dict[str, Any]:
    """Return `wire` without the members that the spec does not know, at any depth: they are kept, but not sent."""
    shape = service.structure(structure)
    return {
        member.name: _without_unknown(service, member, wire[member.name])
        for member in shape.members
        if wire.get(member.name) is not None
    }


def _without_unknown(service: Service, target: Target, value: Any) -> Any:
    shape = service.shapes[target.shape]
    if target.jsonvalue or value is None:
        return value
    match shape:
        case ListShape():
            return [_without_unknown(service, shape.member, item) for item in value]
        case MapShape():
            return {key: _without_unknown(service, shape.value, item) for key, item in value.items()}
        case StructureShape(document=False, eventstream=False):
            return without_unknown(service, shape.name, value)
        case _:
            return value
