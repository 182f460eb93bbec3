"""Members that surely have the same type in Python on both sides, found without writing the annotation of either."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from shapesmith.ir.shapes import BaseShape, BlobShape, Shape, StructureShape, targets
from shapesmith.review.changes.comparing.comparison import Comparison, Side
from shapesmith.targets.dataclasses.annotations import BUILTIN_TYPES


@lru_cache(maxsize=8)
def same_types(comparison: Comparison) -> SameTypes:
    """Return what surely has the same type on both sides."""
    return SameTypes(comparison)


class SameTypes:
    """Compares all that annotations are made of, of each structure and each shape once.

    To write the annotations of every member of a large service takes half as long as all else that is compared.
    """

    def __init__(self, comparison: Comparison) -> None:
        self._sides = (comparison.old, comparison.new)
        self._edited = {owner for side in self._sides for owner in _edited(side)}
        self._structures: dict[str, bool] = {}
        self._shapes: dict[str, bool] = {}

    def surely(self, structure: str, shape: str) -> bool:
        """Return whether a member of a structure, which has the same shape on both sides, surely has the same type."""
        if shape not in self._shapes:
            self._shapes[shape] = self._is_same_shape(shape)
        if structure not in self._structures:
            self._structures[structure] = self._is_same_structure(structure)
        return self._shapes[shape] and self._structures[structure]

    def _is_same_shape(self, name: str) -> bool:
        old, new = self._sides
        return all(each in new.shapes and _is_same(old, new, each) for each in reached(old, name))

    def _is_same_structure(self, name: str) -> bool:
        """Return whether a structure refers to types in the same way, and boto3 takes no other forms of its members."""
        old, new = (
            (
                name in side.analysis.usage.sent,
                name in side.analysis.usage.received,
                BUILTIN_TYPES.intersection(side.names.members.get(name, {}).values()),
            )
            for side in self._sides
        )
        return old == new and name not in self._edited


def _edited(side: Side) -> Iterator[str]:
    """Yield the structures of which boto3 takes or returns a member in another form."""
    edits = side.analysis.edits
    yield from (owner for owner, _ in (*edits.forms, *edits.decoded))


def _is_same(old: Side, new: Side, name: str) -> bool:
    """Return whether what the Python type of a shape is made of is the same on both sides."""
    before, after = old.shapes[name], new.shapes[name]
    # The type of a blob depends on where it is.
    return (
        before.__class__ is after.__class__
        and not isinstance(before, BlobShape)
        and old.names.classes.get(name) == new.names.classes.get(name)
        and old.names.likes.get(name) == new.names.likes.get(name)
        and is_enum(old, name) == is_enum(new, name)
        and all(getattr(before, trait) == getattr(after, trait) for trait in _traits_of(before.__class__))
        and (isinstance(before, StructureShape) or _inner(before) == _inner(after))
    )


def _inner(shape: Shape) -> list[tuple[str, bool]]:
    return [(each.shape, each.jsonvalue) for each in targets(shape)]


def kind(side: Side, name: str) -> object:
    """Return what decides the Python type of a shape beside its parts."""
    shape = side.shapes[name]
    return type(shape), *[getattr(shape, trait) for trait in _traits_of(type(shape))]


@cache
def _traits_of(kind: type[BaseShape]) -> list[str]:
    """Return those traits of a kind of shape on which its Python type depends."""
    return [trait for trait in ("document", "open", "sparse", "streaming", "eventstream") if hasattr(kind, trait)]


def is_enum(side: Side, name: str) -> bool:
    """Return whether a shape has the class of an enum."""
    return name in side.names.enum_members


def is_hidden(side: Side, name: str) -> bool:
    """Return whether a value of a shape, or what is in a list or map of it, is hidden wherever text is made of it."""
    return any(getattr(side.shapes[each], "sensitive", False) for each in reached(side, name))


def reached(side: Side, name: str) -> Iterator[str]:
    """Yield a shape, and those of the items, keys and values of lists and maps."""
    seen: set[str] = set()
    pending = [name]
    while pending:
        current = pending.pop()
        if current not in seen:
            seen.add(current)
            yield current
            shape = side.shapes[current]
            if not isinstance(shape, StructureShape):
                pending += [target.shape for target in targets(shape)]
