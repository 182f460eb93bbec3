"""How a member's value goes to boto3 and comes back: the expressions in `to_boto3` and `_parse`.

Values that boto3 takes as they are (strings, numbers, datetimes, blobs, lists of such) are passed on as they are.
"""

from __future__ import annotations

from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, MapShape, StringShape, StructureShape, Target
from shapesmith.targets.dataclasses.constants import Constants
from shapesmith.targets.dataclasses.names import Names


class Conversions:
    """Spells conversions for the members of one service."""

    def __init__(self, service: Service, names: Names) -> None:
        self._shapes = service.shapes
        self._names = names

    def to_boto3(self, target: Target, value: str, constants: Constants, depth: int = 0) -> str:
        """Return an expression for what boto3 takes, given an expression for a value that is not None."""
        shape = self._shapes[target.shape]
        match shape:
            case StructureShape() if shape.eventstream:
                return f"rt.stream_to_boto3({value})"
            case StructureShape() if not shape.document:
                return f"{value}.to_boto3()"
            case ListShape():
                item = f"item{depth or ''}"
                inner = self.to_boto3(shape.member, item, constants, depth + 1)
                if inner == item:
                    return value
                return f"[{_unless_none(inner, item, shape.sparse)} for {item} in {value}]"
            case MapShape() if self._structure(shape.value) and not shape.sparse:
                return f"{constants.call('structure', 'map_to_boto3')}({value})"
            case MapShape():
                item = f"item{depth or ''}"
                inner = self.to_boto3(shape.value, item, constants, depth + 1)
                if inner == item:
                    return value
                key = f"key{depth or ''}"
                return f"{{{key}: {_unless_none(inner, item, shape.sparse)} for {key}, {item} in {value}.items()}}"
            case _:
                return value

    def parse(self, target: Target, value: str, constants: Constants) -> str:
        """Return an expression for the member's value, given an expression for what boto3 gave (or None)."""
        return self._parsed(target, f"x := {value}", "x", 0, constants) or value

    def _parsed(self, target: Target, found: str, x: str, depth: int, constants: Constants) -> str | None:
        """Return an expression that parses a value, or None where it is kept as it is.

        `found` is where the value is looked at first, after which it is named `x`. A value of another type than the
        model has is kept.
        """
        if target.jsonvalue:
            return None
        shape = self._shapes[target.shape]
        match shape:
            case StructureShape() if shape.document:
                return None
            case StructureShape() if shape.eventstream:
                return f"rt.EventStream({self._names.classes[shape.name]}, {x}) if ({found}) is not None else None"
            case StructureShape():
                name = self._names.classes[shape.name]
                return f"{name}._parse({x}, {name}) if isinstance({found}, dict) else {x}"
            case StringShape() if shape.enum:
                # Not as an attribute of the class: enums look theirs up in a function.
                return f"{constants.values(shape.name)}[{x}] if isinstance({found}, str) else {x}"
            case ListShape() if structure := self._structure(shape.member):
                parse = constants.call("structure", "parse_list")
                return f"{parse}({structure}, {x}) if isinstance({found}, list) else {x}"
            case ListShape():
                item = f"item{depth or ''}"
                inner = self._parsed(shape.member, item, item, depth + 1, constants)
                return inner and f"[{_nested(inner)} for {item} in {x}] if isinstance({found}, list) else {x}"
            case MapShape():
                key, item = f"key{depth or ''}", f"item{depth or ''}"
                keys = self._parsed(shape.key, key, key, depth + 1, constants)
                items = self._parsed(shape.value, item, item, depth + 1, constants)
                if keys is None and items is None:
                    return None
                if keys is None and (structure := self._structure(shape.value)):
                    parse = constants.call("structure", "parse_map")
                    return f"{parse}({structure}, {x}) if isinstance({found}, dict) else {x}"
                entry = f"{_nested(keys) or key}: {_nested(items) or item} for {key}, {item} in {x}.items()"
                return f"{{{entry}}} if isinstance({found}, dict) else {x}"
            case _:
                return None

    def _structure(self, target: Target) -> str | None:
        """Return the name of the class of a structure; None for any other shape."""
        shape = self._shapes[target.shape]
        is_class = isinstance(shape, StructureShape) and not shape.document and not shape.eventstream
        return self._names.classes[shape.name] if is_class else None


def _nested(expression: str | None) -> str | None:
    """Return an expression as it stands within a comprehension: black puts a long one in parentheses, ruff does not."""
    return f"({expression})" if expression and " if " in expression else expression


def _unless_none(expression: str, item: str, sparse: bool) -> str:
    # A structure is always true, and an empty list or dict converts to itself.
    return f"{item} and {expression}" if sparse else expression
