"""What names are known to be at one place of a function, and how statements change it."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

from shapesmith.clients.values import OF_BOTO, SCALARS, UNKNOWN, Dict, List, joined, same

Environment = dict[str, Any]


def merged(environments: list[Environment]) -> Environment:
    """Return what is known after branches that meet: what all of them say."""
    first, *others = environments
    merged: Environment = {}
    for name, value in first.items():
        merged[name] = value
        for other in others:
            if name not in other or not (same(value, other[name]) or value is other[name]):
                merged[name] = joined([value, other.get(name, UNKNOWN)]) if isinstance(value, OF_BOTO) else UNKNOWN
                value = merged[name]
    for other in others:
        for name, value in other.items():
            # Bound in one branch only: where it is used, it is this, for otherwise it is not bound at all.
            merged.setdefault(name, value if isinstance(value, OF_BOTO) else UNKNOWN)
    return merged


def name_without_value(test: ast.expr) -> str:
    """Return the name of which a condition says that it has no value: `x is None`, `not x`."""
    match test:
        case ast.Compare(left=ast.Name(id=name), ops=[ast.Is()], comparators=[ast.Constant(value=None)]):
            return name
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name(id=name)):
            return name
    return ""


def containers(value: Any) -> Iterable[Any]:
    """Yield a list or dict and those inside."""
    if isinstance(value, List):
        yield value
        for item in value.items:
            yield from containers(item)
    elif isinstance(value, Dict):
        yield value
        for item in value.entries.values():
            yield from containers(item)


def renewed(value: List | Dict) -> List | Dict:
    """Return a list or dict by another name: an object of its own."""
    if isinstance(value, List):
        return List(value.items, value.is_open)
    return Dict(value.entries, value.is_open)


def with_item(holder: Any, path: list[Any], value: Any) -> Any:
    """Return a list or dict in which the item at a path is `value`; what is not followed is unknown."""
    if not path:
        return value
    key = path[0]
    if isinstance(holder, Dict):
        if not isinstance(key, SCALARS):
            return Dict(dict.fromkeys(holder.entries, UNKNOWN), is_open=True)
        inner = with_item(holder.entries.get(key, UNKNOWN), path[1:], value)
        return Dict({**holder.entries, key: inner}, holder.is_open)
    if isinstance(holder, List) and type(key) is int and not holder.is_open:
        items = list(holder.items)
        if -len(items) <= key < len(items):
            items[key] = with_item(items[key], path[1:], value)
            return List(items)
    return UNKNOWN
