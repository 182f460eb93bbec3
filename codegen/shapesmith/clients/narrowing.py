"""What a condition says of the names in it: a branch that their values rule out is never taken."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from shapesmith.clients.values import SCALARS, Dict, List

# Functions that say what an object is, or has.
_ASKING = frozenset({"dir", "getattr", "hasattr", "isinstance", "issubclass", "type", "vars"})

Lookup = Callable[[str], Any]


def ruled_out(test: ast.expr, lookup: Lookup, *, holds: bool) -> set[str]:
    """Return the names whose known values do not allow that a condition `holds`, or that it does not."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return ruled_out(inner, lookup, holds=not holds)
        case ast.BoolOp(op=op, values=parts) if isinstance(op, ast.And) is holds:
            return {name for part in parts for name in ruled_out(part, lookup, holds=holds)}
        case ast.Name(id=name):
            is_so = _truth(lookup(name))
        case ast.Compare(left=ast.Name(id=name), ops=[op], comparators=[ast.Constant(value=constant)]):
            is_so = _compared(op, lookup(name), constant)
        case _:
            return set()
    return {name} if is_so is (not holds) else set()


def asked_what_they_are(test: ast.expr, *, holds: bool) -> set[str]:
    """Return the names of which a condition that `holds`, or does not, says what else they may be.

    `hasattr(client, "close")`, `isinstance(client, Fake)`, `"close" in dir(client)`.
    """
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return asked_what_they_are(inner, holds=not holds)
        case ast.BoolOp(op=op, values=parts):
            all_hold = isinstance(op, ast.And) is holds
            return {name for part in parts for name in asked_what_they_are(part, holds=holds)} if all_hold else set()
    return set(filter(None, map(_asked, ast.walk(test)))) if holds else set()


def _asked(node: ast.AST) -> str:
    match node:
        case ast.Call(func=ast.Name(id=function), args=[ast.Name(id=name), *_]) if function in _ASKING:
            return name
    return ""


def _truth(value: Any) -> bool | None:
    """Return whether a value counts as true; None if that is not known."""
    if isinstance(value, List):
        return True if value.items else None if value.is_open else False
    if isinstance(value, Dict):
        return True if value.entries else None if value.is_open else False
    return bool(value) if isinstance(value, SCALARS) else None


def _compared(op: ast.cmpop, value: Any, constant: object) -> bool | None:
    """Return whether a value compares so with a constant; None if that is not known."""
    is_none = value is None if isinstance(value, (*SCALARS, List, Dict)) else None
    match op:
        case ast.Is() if constant is None:
            return is_none
        case ast.IsNot() if constant is None:
            return None if is_none is None else not is_none
        case ast.Eq() if isinstance(value, SCALARS):
            return value == constant
        case ast.NotEq() if isinstance(value, SCALARS):
            return value != constant
    return None
