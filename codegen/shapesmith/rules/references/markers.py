"""Markers: places at which an empty structure is all that can be sent, and so is a value."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from shapesmith.ir.places import join
from shapesmith.ir.rules import AllOrNone, AnyOf, Condition, Count, CountSet, Each, IsSet, Not
from shapesmith.ir.shapes import StructureShape
from shapesmith.rules.references.places import Places


def with_markers(condition: Condition, places: Places) -> Condition:
    """Return a condition on a structure in which those places that are markers are known to be."""
    return _marked(condition, lambda path: _is_marker(path, places))


def _marked(condition: Condition, is_marker: Callable[[str], bool]) -> Condition:
    match condition:
        case IsSet(place=place):
            return replace(condition, is_marker=is_marker(place))
        case CountSet(places=paths) | AllOrNone(places=paths):
            return replace(condition, markers=tuple(filter(is_marker, paths)))
        case Not():
            return replace(condition, condition=_marked(condition.condition, is_marker))
        case AnyOf():
            return replace(condition, conditions=tuple(_marked(each, is_marker) for each in condition.conditions))
        case Each(place=outer):
            must, *when = (_marked(each, _within(is_marker, outer)) for each in (condition.must, *condition.when))
            return replace(condition, must=must, when=tuple(when))
        case Count(places=(outer, *_)):
            return replace(condition, where=tuple(_marked(each, _within(is_marker, outer)) for each in condition.where))
    return condition


def _within(is_marker: Callable[[str], bool], outer: str) -> Callable[[str], bool]:
    return lambda place: is_marker(join(outer, place))


def _is_marker(path: str, places: Places) -> bool:
    place = places.at(path)
    shape = place.shape if place is not None else None
    return isinstance(shape, StructureShape) and not (shape.members or shape.document or shape.open)
