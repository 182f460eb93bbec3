"""Constraints to the rows of `_rules`: a call for each place, as `shapesmith.runtime.rules` takes it."""

from __future__ import annotations

from shapesmith.ir.constraints import Place, StructureConstraints
from shapesmith.targets.dataclasses.constants import Constants
from shapesmith.targets.dataclasses.names import Names
from shapesmith.text.literals import number, string

_CLASSES = {
    "string": "StringRule",
    "blob": "BlobRule",
    "boolean": "BooleanRule",
    "integer": "IntegerRule",
    "float": "FloatRule",
    "timestamp": "TimestampRule",
    "list": "ListRule",
    "map": "MapRule",
    "structure": "StructureRule",
    "stream": "StreamRule",
    "document": "DocumentRule",
    "json": "JsonRule",
}


class RuleTable:
    """Writes the rules of one structure."""

    def __init__(self, names: Names, constants: Constants) -> None:
        self._names = names
        self._constants = constants

    def rule(self, place: Place) -> str:
        """Return the rule of one place: a member, an item, a key or a value."""
        arguments: list[str] = []
        if place.kind in ("structure", "stream"):
            arguments.append(self._names.classes[place.target])
        for inner in (place.key, place.item):
            if inner is not None:
                arguments.append(self.rule(inner))
        arguments += _bounds(place)
        arguments += self._text(place)
        required = place.required if place.is_required else None
        flags = {
            "sparse": place.sparse,
            "required": required is not None,
            "token": required is not None and required.token,
            "sensitive": place.sensitive,
        }
        arguments += [f"{flag}=True" for flag, is_set in flags.items() if is_set]
        constraints = [*place.checked, *([required] if required is not None else [])]
        advice = [string(constraint.kind) for constraint in constraints if not constraint.is_error]
        if advice:
            arguments.append(f"advice=({', '.join(advice)},)")
        return f"rt.{_CLASSES[place.kind]}({', '.join(arguments)})"

    def _text(self, place: Place) -> list[str]:
        """Return what a string must match, and be one of."""
        arguments: list[str] = []
        pattern, enum = place.constraint("pattern"), place.constraint("enum")
        if pattern is not None:
            arguments.append(f"pattern={self._constants.pattern(place.target, pattern)}")
        if enum is not None:
            listed = f"({', '.join(map(string, enum.values))},)"
            arguments.append(f"values={listed if enum.enum is None else self._names.classes[enum.enum]}")
        return arguments


def options(structure: StructureConstraints) -> str:
    """Return the rest of the arguments of a structure's table: whether it is a union."""
    if structure.union is None or structure.union.is_off:
        return ""
    return ", union=True" if structure.union.is_error else ', union=True, advice=("union",)'


def _bounds(place: Place) -> list[str]:
    constraint = place.constraint("length") or place.constraint("range")
    if constraint is None:
        return []
    bounds = (("min", constraint.minimum), ("max", constraint.maximum))
    return [f"{name}={number(bound)}" for name, bound in bounds if bound is not None]
