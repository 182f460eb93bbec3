"""How a member's value goes to boto3 and comes back: the expressions in `to_boto3` and `_parse`.

Values that boto3 takes as they are (strings, numbers, datetimes, blobs, lists of such) are passed on as they are.
"""

from __future__ import annotations

from codegen.ir.service import Service
from codegen.ir.shapes import ListShape, MapShape, StringShape, StructureShape, Target
from codegen.python.names import Names


class Conversions:
    """Spells conversions for the members of one service."""

    def __init__(self, service: Service, names: Names) -> None:
        self._shapes = service.shapes
        self._names = names

    def to_boto3(self, target: Target, value: str, depth: int = 0) -> str:
        """Return an expression for what boto3 takes, given an expression for a value that is not None."""
        shape = self._shapes[target.shape]
        match shape:
            case StructureShape() if shape.eventstream:
                return f"rt.stream_to_boto3({value})"
            case StructureShape() if not shape.document:
                return f"{value}.to_boto3()"
            case ListShape():
                item = f"item{depth or ''}"
                inner = self.to_boto3(shape.member, item, depth + 1)
                if inner == item:
                    return value
                return f"[{_unless_none(inner, item, shape.sparse)} for {item} in {value}]"
            case MapShape():
                item = f"item{depth or ''}"
                inner = self.to_boto3(shape.value, item, depth + 1)
                if inner == item:
                    return value
                key = f"key{depth or ''}"
                return f"{{{key}: {_unless_none(inner, item, shape.sparse)} for {key}, {item} in {value}.items()}}"
            case _:
                return value

    def parse(self, target: Target, value: str) -> str:
        """Return an expression for the member's value, given an expression for what boto3 gave (or None)."""
        return self._parsed(target, value, 0) or value

    def _parsed(self, target: Target, value: str, depth: int) -> str | None:
        """Return an expression that parses `value`, or None where it is kept as it is."""
        if target.jsonvalue:
            return None
        shape = self._shapes[target.shape]
        match shape:
            case StructureShape() if shape.document:
                return None
            case StructureShape() if shape.eventstream:
                return f"rt.parse_stream({self._names.classes[shape.name]}._parse, {value})"
            case StringShape() if not shape.enum:
                return None
            case StringShape() | StructureShape():
                return f"{self._names.classes[shape.name]}._parse({value})"
            case ListShape():
                return self._each("parse_list", shape.member, value, depth)
            case MapShape():
                values = self._each("parse_map", shape.value, value, depth)
                return self._each("parse_keys", shape.key, values or value, depth) or values
            case _:
                return None

    def _each(self, function: str, target: Target, value: str, depth: int) -> str | None:
        """Return a call that parses each item (value, key) of a container, or None where they are kept as they are."""
        item = f"item{depth or ''}"
        inner = self._parsed(target, item, depth + 1)
        if inner is None:
            return None
        callee, _, argument = inner.partition("(")
        simple = argument == f"{item})"
        return f"rt.{function}({callee if simple else f'lambda {item}: {inner}'}, {value})"


def _unless_none(expression: str, item: str, sparse: bool) -> str:
    # A structure is always true, and an empty list or dict converts to itself.
    return f"{item} and {expression}" if sparse else expression
