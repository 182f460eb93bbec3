"""Which values text of a structure shows: those that are not sensitive, nor in something that is."""

from __future__ import annotations

from collections.abc import Iterator

from shapesmith.ir.constraints import PlaceConstraints
from shapesmith.ir.shapes import Member, StructureShape
from shapesmith.review.changes.comparing.comparison import Comparison, Pair, Side


def is_shown_at(comparison: Comparison, paths: Iterator[str]) -> bool:
    """Return whether text shows something of a value at one of the paths, which both sides have."""
    places = (place_shown(comparison.new, path) for path in paths)
    return any(place is not None and _shows_something(comparison.new, place, set()) for place in places)


def paths_of_shape(comparison: Comparison, name: str) -> Iterator[str]:
    """Yield the places where both sides have the shape `name`; of a structure its members as well."""
    still = set(comparison.new.places_of(name))
    yield from (path for path in comparison.old.places_of(name) if path in still)
    shape = comparison.old.shapes[name]
    yield from (f"{name}.{member.name}" for member in (shape.members if isinstance(shape, StructureShape) else ()))


def paths_of_target(pair: Pair) -> Iterator[str]:
    """Yield the places of a member, or of an item, key or value of a shape that both sides have."""
    if isinstance(pair.old, Member):
        yield pair.subject
    else:
        step = pair.subject.removeprefix(pair.shape)
        yield from (f"{path}{step}" for path in paths_of_shape(pair.comparison, pair.shape))


def place_shown(side: Side, path: str) -> PlaceConstraints | None:
    """Return the place of a path; None where something on the way to it is sensitive."""
    structure = side.analysis.constraints.structures.get(path.partition(".")[0])
    pending = [*structure.members.values()] if structure is not None else []
    for place in pending:
        if path.startswith(place.path) and not hides_all(place):
            if path == place.path:
                return place
            pending += place.inner
    return None


def hides_all(place: PlaceConstraints) -> bool:
    """Return whether text hides all that is at a place: it hides a map with its keys."""
    return place.sensitive or (place.key is not None and place.key.sensitive)


def _shows_something(side: Side, place: PlaceConstraints, seen: set[str]) -> bool:
    if hides_all(place) or place.target in seen:
        return False
    if place.item is not None:
        return _shows_something(side, place.item, seen)
    structure = side.analysis.constraints.structures.get(place.target) if place.kind == "structure" else None
    if structure is None:
        return True
    seen.add(place.target)
    return any(_shows_something(side, member, seen) for member in structure.members.values())
