"""Whether a condition that a person wrote fits the structure: its places exist, and hold values that it can judge."""

from __future__ import annotations

import re

from shapesmith.ir import rules as ir
from shapesmith.ir.places import steps_of
from shapesmith.ir.shapes import ListShape, MapShape, StructureShape
from shapesmith.rules.references.places import Kind, Places, TypedPlace
from shapesmith.text.near import did_you_mean

_COUNTED: dict[ir.Unit, tuple[Kind, ...]] = {
    "characters": ("string",),
    "bytes": ("string", "blob"),
    "items": ("list",),
    "keys": ("map",),
}
_CONTAINER: dict[str, type] = {"[": ListShape, "{": MapShape}
_NAME = r"[^.\[\]{}]+(?:\[\d*\]|\{[^{}]*\})*"
_SHAPE_OF_A_PLACE = re.compile(rf"{_NAME}(?:\.{_NAME})*")


def why_not_fitting(condition: ir.Condition, places: Places) -> str | None:
    """Return what is wrong with a condition, None where it fits."""
    for path in ir.places_of((condition,)):
        if wrong := _why_no_place(path, places):
            return wrong
    match condition:
        case ir.Not():
            return why_not_fitting(condition.condition, places)
        case ir.AnyOf():
            return next((wrong for each in condition.conditions if (wrong := why_not_fitting(each, places))), None)
        case ir.Each() | ir.Count():
            return next((wrong for each in ir.parts_of(condition) if (wrong := why_not_fitting(each, places))), None)
        case ir.OneOf() | ir.NoneOf():
            return _values(condition.values, _at(condition.place, places))
        case ir.Length():
            return _kind(_at(condition.place, places), _COUNTED[condition.unit], condition.unit)
        case ir.Range() | ir.MultipleOf():
            return _kind(_at(condition.place, places), ("number",), "a number's bounds")
        case ir.Matches() | ir.Format() | ir.TextRange():
            return _kind(_at(condition.place, places), ("string",), "the form of a text")
        case ir.TimeStep():
            return _kind(_at(condition.place, places), ("timestamp",), "a step of time")
        case ir.Compare(plus=plus) if plus:
            return _kind(_at(condition.left, places), ("timestamp",), "a difference of times") or _kind(
                _at(condition.right, places), ("timestamp",), "a difference of times"
            )
        case ir.Compare():
            return _comparison(_at(condition.left, places), _at(condition.right, places))
        case _:
            return None


def _at(path: str, places: Places) -> TypedPlace:
    place = places.at(path)
    assert place is not None, path
    return place


def _why_no_place(path: str, places: Places) -> str | None:
    if path.startswith("."):
        return f'a place in the text of a structure must be named in full (got "{path}")'
    if _SHAPE_OF_A_PLACE.fullmatch(path) is None:
        return f'a place must be a path of members like "Tags[].Key" or "Attributes{{key}}" (got "{path}")'
    place: TypedPlace | None = None
    for step in steps_of(path):
        following = _step(place, step, places)
        if following is None:
            return _why_no_step(place, step, places)
        place = following
    return None


def _step(place: TypedPlace | None, step: str, places: Places) -> TypedPlace | None:
    """Return the place to which a step leads from another, None from the structure itself."""
    if step[0] not in _CONTAINER:
        return places.at(step if place is None else f"{place.path}.{step}")
    if place is None or not isinstance(place.shape, _CONTAINER[step[0]]):
        return None
    if step == "{key}":
        return places.key(place)
    if step[0] == "{" and step != "{}" and _why_no_key(step[1:-1], places.key(place)):
        return None
    return places.one(place, step)


def _why_no_key(name: str, keys: TypedPlace | None) -> str:
    """Return why a map with such keys has none of that name; nothing if it may have one."""
    if keys is None or not keys.enum or name in keys.enum:
        return ""
    return f'{keys.path} has no value "{name}"{did_you_mean(name, keys.enum)}'


def _why_no_step(place: TypedPlace | None, step: str, places: Places) -> str:
    shape = places.structure if place is None else place.shape
    owner = places.structure.name if place is None else f"{places.structure.name}.{place.path}"
    if place is not None and isinstance(shape, MapShape) and step[0] == "{":
        return _why_no_key(step[1:-1], places.key(place))
    if isinstance(shape, StructureShape) and step[0] not in _CONTAINER:
        near = did_you_mean(step, [member.name for member in shape.members])
        return f'{owner} has no member "{step}"{near}'
    kind = "structure" if place is None else place.kind
    return (
        f"{owner} is a {kind}, which has no {step}; items of a list are [], values and keys of a map {{}} and {{key}}"
    )


def _kind(place: TypedPlace, kinds: tuple[Kind, ...], what: str) -> str | None:
    if place.kind in kinds:
        return None
    return f"{place.path} must be a {' or '.join(kinds)} for {what} (it is a {place.kind})"


def _values(values: tuple[ir.Value, ...], place: TypedPlace) -> str | None:
    wanted: dict[str, tuple[type, ...]] = {"string": (str,), "number": (int, float), "boolean": (bool,)}
    if place.kind not in wanted:
        return f"{place.path} must be a text, a number or a boolean to be one of some values (it is a {place.kind})"
    for value in values:
        if type(value) not in wanted[place.kind]:
            return f"{place.path} is a {place.kind}, of which {value!r} is no value"
        if place.enum and value not in place.enum:
            return f'{place.path} has no value "{value}"{did_you_mean(str(value), place.enum)}'
    return None


def _comparison(left: TypedPlace, right: TypedPlace) -> str | None:
    for place in (left, right):
        if place.kind not in ("number", "timestamp", "string"):
            return f"{place.path} must be a number or a timestamp to be compared (it is a {place.kind})"
    if left.kind != right.kind:
        return f"{left.path} and {right.path} must be of one kind to be compared ({left.kind} and {right.kind})"
    return None
