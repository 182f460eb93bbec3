"""Where a shape is used, which is what the docstring of a class says of a shape without documentation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from shapesmith.ir.doc import Code
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, MapShape, Shape, StringShape, StructureShape
from shapesmith.targets.dataclasses.names import Names

# The first is named, and whether there are others. They are not counted, so that most new uses do not change it.
_KNOWN = 2


class Holders:
    """The members and operations that use the shapes of one service."""

    def __init__(self, service: Service, names: Names) -> None:
        self._service = service
        self._names = names
        self._inner: dict[str, tuple[tuple[str, str], ...]] = {}

    def describe(self, shape: Shape) -> list[str | Code]:
        """Return the parts of a sentence: `Values of X.Kind and others.`, or the name of a shape that nothing uses."""
        for what, holders in (
            ("Error of ", self._errors),
            ("Request of ", self._requests),
            ("Response of ", self._responses),
            ("Values of " if isinstance(shape, StringShape) else "Type of ", self._members),
        ):
            if shape.name in holders:
                first, *others = holders[shape.name]
                return [what, Code(first), " and others." if others else "."]
        return ["The shape ", Code(shape.name), "."]

    @cached_property
    def _errors(self) -> dict[str, list[str]]:
        return _first_two((error.shape, each.name) for each in self._service.operations for error in each.errors)

    @cached_property
    def _requests(self) -> dict[str, list[str]]:
        return _first_two((each.input.shape, each.name) for each in self._service.operations if each.input is not None)

    @cached_property
    def _responses(self) -> dict[str, list[str]]:
        return _first_two(
            (each.output.shape, each.name) for each in self._service.operations if each.output is not None
        )

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        """The places of each shape with a class: `Owner.Member`, `Owner.Member[]` of the items of a list."""
        return _first_two(
            (inner, f"{self._names.classes[owner.name]}.{member.name}{path}")
            for owner in self._service.shapes.values()
            if isinstance(owner, StructureShape) and owner.name in self._names.classes
            for member in owner.members
            for inner, path in self._inside(member.shape)
            if inner != owner.name
        )

    def _inside(self, target: str) -> tuple[tuple[str, str], ...]:
        """Return each shape with a class that a value of `target` is or holds, with its path there."""
        found = self._inner.get(target)
        if found is None:
            self._inner[target] = ()  # of a list that holds itself
            found = self._inner[target] = tuple(self._reached(target))
        return found

    def _reached(self, target: str) -> Iterator[tuple[str, str]]:
        if target in self._names.classes:
            yield target, ""
            return
        match self._service.shapes[target]:
            case ListShape(member=item):
                yield from self._below(item.shape, "[]")
            case MapShape(key=key, value=value):
                yield from self._below(key.shape, "{key}")
                yield from self._below(value.shape, "{}")

    def _below(self, target: str, step: str) -> Iterator[tuple[str, str]]:
        return ((shape, f"{step}{path}") for shape, path in self._inside(target))


def _first_two(pairs: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the first holders of each shape, each once."""
    found: dict[str, list[str]] = {}
    for shape, holder in pairs:
        holders = found.setdefault(shape, [])
        if len(holders) < _KNOWN and holder not in holders:
            holders.append(holder)
    return found
