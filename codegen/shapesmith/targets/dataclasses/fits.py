"""Constraints to statements: the body of `_fits`, which tells whether a plain dict is all right.

Straight-line code: every branch is taken once per value, and a member that is not set costs a look-up. What holds is
exactly that `_rules` would find nothing. Rare forms that are right all the same (a tuple for a list, a decimal for an
integer) do not fit either: `_rules` has the last word.
"""

from __future__ import annotations

from typing import Literal

from shapesmith.ir.constraints import Constraint, Place, StructureConstraints
from shapesmith.targets.dataclasses.constants import Constants
from shapesmith.targets.dataclasses.names import Names
from shapesmith.text.literals import number, string

# Kinds for which null is a value like any other.
_NULLABLE = ("document", "json")

# An enum of up to so many values is checked against them as they stand, which is fastest; a larger one by its table.
_INLINE_VALUES = 8

# So long may conditions be together, in characters: a line that is broken reads worse than two.
_LONGEST = 60

# A list or map within so many others is left to `_rules`: Python nests no more than 20 blocks.
_DEEPEST = 8

_NO = "    return False"

Bounds = tuple[float | None, float | None]

# Of any length.
_FREE: Bounds = (0, None)


class Fits:
    """Writes the statements for one structure."""

    def __init__(self, names: Names, constants: Constants) -> None:
        self._names = names
        self._constants = constants

    def of(self, structure: StructureConstraints) -> list[str]:
        """Return the statements that check `value`, the last of which returns the verdict.

        A required member that is not set raises KeyError.
        """
        # Exactly a dict: one that makes up what it is asked for could be changed by that.
        lines = ["if type(value) is not dict:", _NO]
        if structure.is_union:
            lines += ["if len(value) != 1:", _NO]
        required = sum(member.is_required for member in structure.members.values())
        if required == len(structure.members):
            known = str(required)
        else:
            known = "known"
            lines.append(f"known = {required}")
        for wire_name, member in structure.members.items():
            lines += self.member(wire_name, member)
        return [*lines, f"return len(value) == {known}"]

    def member(self, wire_name: str, place: Place) -> list[str]:
        """Return the statements for one member; `known` counts the optional ones that are set."""
        name = string(wire_name)
        if not place.is_required:
            return [f"if {name} in value:", "    known += 1", *_indented(self._found(place, f"value[{name}]", "x", 0))]
        return self._found(place, f"value[{name}]", "x", 0)

    def _found(self, place: Place, found: str, x: str, depth: int) -> list[str]:
        """Return the statements for a value that is `found` by an expression, and named `x` if it is needed twice."""
        contents = self._contents(place, x, depth)
        wrong = self._wrong(place, found)
        if len(wrong) == 1 and not contents:
            return _unless(wrong)
        return [f"{x} = {found}", *_unless(self._wrong(place, x)), *contents]

    def _value(self, place: Place, x: str, depth: int) -> list[str]:
        return [*_unless(self._wrong(place, x)), *self._contents(place, x, depth)]

    def _wrong(self, place: Place, x: str) -> list[str]:
        """Return conditions, the first of which is true for a value of another type, the rest for one out of bounds."""
        match place.kind:
            case "string":
                # What is measured or matched is exactly a string, so that its length is no lie; enums are subclasses.
                exact = place.checked and place.constraint("enum") is None
                wrong = f"type({x}) is not str" if exact else f"not isinstance({x}, str)"
                return [wrong, *self._wrong_text(place, x)]
            case "boolean":
                return [f"not isinstance({x}, bool)"]
            case "integer":
                return [f"type({x}) is not int", *self._beyond(place, "range", x)]
            case "float":
                return [f"type({x}) not in (float, int)", *self._beyond(place, "range", x, endless=True)]
            case "blob":
                return [f"not rt.blob_fits({x}{self._arguments(_bounds(place.constraint('length')))})"]
            case "timestamp":
                return [f"not rt.is_timestamp({x})"]
            case "list":
                return [
                    self._list_glance(place, x) or f"type({x}) is not list",
                    *self._beyond(place, "length", f"len({x})"),
                ]
            case "map":
                return [
                    self._map_glance(place, x) or f"type({x}) is not dict",
                    *self._beyond(place, "length", f"len({x})"),
                ]
            case "structure" | "stream":
                return [f"not {self._names.classes[place.target]}._fits({x})"]
            case "document" | "json":
                return [f'rt.{place.kind}_problems("", {x})']

    def _wrong_text(self, place: Place, x: str) -> list[str]:
        wrong = self._beyond(place, "length", f"len({x})")
        pattern, enum = place.constraint("pattern"), place.constraint("enum")
        if pattern is not None:
            wrong.append(f"not {self._constants.pattern(place.target, pattern)}.fullmatch({x})")
        if enum is not None:
            wrong.append(f"{x} not in {self._listed(enum)}")
        return wrong

    def _listed(self, enum: Constraint) -> str:
        """Return what lists the values of an enum: those of the shape, or those that an override has put in."""
        if enum.enum is not None and len(enum.values) > _INLINE_VALUES:
            return self._constants.values(enum.enum)
        return f"{{{', '.join(map(string, enum.values))}}}"

    def _contents(self, place: Place, x: str, depth: int) -> list[str]:
        """Return the statements for the items of a list, or the keys and values of a map, unless a glance tells."""
        if place.item is None:
            return []
        if depth > _DEEPEST:
            return ["return False"]
        item, key = f"item{depth or ''}", f"key{depth or ''}"
        if place.key is None:
            if self._list_glance(place, x):
                return []
            items = [*_unless_null(place, item), *self._value(place.item, item, depth + 1)]
            return [f"for {item} in {x}:", *_indented(items)]
        if self._map_glance(place, x):
            return []
        # Most maps are small: looking a value up takes less time than a view of the entries.
        entry = f"{x}[{key}]"
        values = [*_unless_null(place, entry), *self._found(place.item, entry, item, depth + 1)]
        return [f"for {key} in {x}:", *_indented([*self._value(place.key, key, depth + 1), *values])]

    def _list_glance(self, place: Place, x: str) -> str:
        """Return the condition that a list of texts is wrong, where they are limited, and only in length."""
        bounds = _text_bounds(place.item)
        # Where the length is free, a loop takes less time than looking at all of them, unless they are many.
        if bounds is None or bounds == _FREE:
            return ""
        return f"not {self._constants.call('values', 'texts_fit')}({x}{self._arguments(bounds)})"

    def _map_glance(self, place: Place, x: str) -> str:
        """Return the condition that a map from texts to texts is wrong, where they are at most limited in length."""
        keys, values = _text_bounds(place.key), _text_bounds(place.item)
        if keys is None or values is None:
            return ""
        return f"not {self._constants.call('values', 'entries_fit')}({x}{self._arguments(keys, values)})"

    def _arguments(self, *bounds: Bounds) -> str:
        """Return bounds as further arguments, without those at the end that are the default."""
        given = [self._bound(bound) for pair in bounds for bound in pair]
        free = [self._bound(bound) for bound in _FREE] * len(bounds)
        while given and given[-1] == free[len(given) - 1]:
            given.pop()
        if "INFINITY" in given:
            self._constants.call("values", "INFINITY")
        return "".join(f", {bound}" for bound in given)

    def _bound(self, bound: float | None) -> str:
        return "INFINITY" if bound is None else number(bound)

    def _beyond(self, place: Place, kind: Literal["length", "range"], measure: str, endless: bool = False) -> list[str]:
        """Return the comparison that holds outside the bounds.

        NaN always is outside, infinity unless it is a bound (`endless`).
        """
        constraint = place.constraint(kind)
        if constraint is None:
            return []
        low, high = constraint.minimum, constraint.maximum
        if low is not None and high is not None:
            return [
                f"{measure} != {number(low)}" if low == high else f"not {number(low)} <= {measure} <= {number(high)}"
            ]
        if endless:
            infinity = self._constants.call("values", "INFINITY")
            if low is None:
                return [f"not -{infinity} < {measure} <= {self._bound(high)}"]
            return [f"not {number(low)} <= {measure} < {infinity}"]
        return [f"{measure} > {self._bound(high)}" if low is None else f"{measure} < {number(low)}"]


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def _unless_null(place: Place, item: str) -> list[str]:
    # Null in a sparse list is right by the model, and botocore does not let it through: only `_rules` knows of both.
    return _unless([f"{item} is None"]) if place.sparse and place.item and place.item.kind in _NULLABLE else []


def _unless(wrong: list[str]) -> list[str]:
    """Return the statements that end the check where one of the conditions holds, as many in each as a line takes."""
    lines: list[str] = []
    joined = wrong[0]
    for condition in wrong[1:]:
        if len(joined) + len(condition) > _LONGEST:
            lines += [f"if {joined}:", _NO]
            joined = condition
        else:
            joined = f"{joined} or {condition}"
    return [*lines, f"if {joined}:", _NO]


def _text_bounds(place: Place | None) -> Bounds | None:
    """Return the length that texts must have, where that is at most what is asked of them."""
    if place is None or place.kind != "string":
        return None
    length = place.constraint("length")
    if len(place.checked) > (length is not None):
        return None
    return _bounds(length)


def _bounds(length: Constraint | None) -> Bounds:
    return _FREE if length is None else (length.minimum or 0, length.maximum)
