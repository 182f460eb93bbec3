"""The results of operators and f-strings on literals, each of bounded size: source may say `"x" * 10**10`."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

from shapesmith.clients.values import MOST, SCALARS, UNKNOWN, List

LONGEST = 1_000_000
"""The longest text that is made of others."""

# The largest number that is computed with.
_LARGEST = 1 << 64


def computed(operator: ast.operator, left: Any, right: Any) -> Any:
    """Return the value of a binary operation on texts, numbers and lists; UNKNOWN where Python raises an error."""
    if isinstance(left, List) and isinstance(right, List) and isinstance(operator, ast.Add):
        return List((*left.items, *right.items), left.is_open or right.is_open)
    if isinstance(left, List) and type(right) is int and isinstance(operator, ast.Mult):
        return _repeated(left, right)
    if not (_is_operand(left) and _is_operand(right)):
        return UNKNOWN
    try:
        return _result(operator, left, right)
    except (ArithmeticError, TypeError, ValueError):
        return UNKNOWN


def text_of(value: Any) -> Any:
    """Return what an f-string without a format makes of a value; UNKNOWN if that is not known."""
    if type(value) is int:
        return str(value) if _is_operand(value) else UNKNOWN
    return value if type(value) is str else UNKNOWN


def concatenated(parts: Iterable[Any]) -> Any:
    """Return a text made of others; UNKNOWN if one is not known, or it is too long."""
    found = list(parts)
    if not all(isinstance(part, str) for part in found) or sum(map(len, found)) > LONGEST:
        return UNKNOWN
    return "".join(found)


def _repeated(value: List, times: int) -> Any:
    """Return a list several times; what it holds would be changed in each place at once, so it must be unchangeable."""
    is_plain = not value.is_open and all(isinstance(item, SCALARS) for item in value.items)
    return List(value.items * times) if is_plain and len(value.items) * times <= MOST else UNKNOWN


def _is_operand(value: Any) -> bool:
    if isinstance(value, int):
        return abs(value) <= _LARGEST
    return isinstance(value, str | bytes | float)


def _result(operator: ast.operator, left: Any, right: Any) -> Any:
    match operator:
        case ast.Add():
            return UNKNOWN if _length(left) + _length(right) > LONGEST else left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            times = right if isinstance(left, str | bytes) else left
            is_long = isinstance(times, int) and (_length(left) + _length(right)) * times > LONGEST
            return UNKNOWN if is_long else left * right
        case ast.FloorDiv():
            return left // right
        case ast.Div():
            return left / right
        case ast.Mod() if not isinstance(left, str | bytes):
            return left % right
    return UNKNOWN


def _length(value: Any) -> int:
    """Return the length of a text, 0 for a number."""
    return len(value) if isinstance(value, str | bytes) else 0
