"""What names are known to be at one place of a function, and how statements change it."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

from shapesmith.clients.values import OF_BOTO, SCALARS, UNKNOWN, Dict, List, holds, joined, same

Environment = dict[str, Any]


def merged(environments: list[Environment]) -> Environment:
    """Return what is known after branches that meet: what all of them say.

    A list or dict of which one says otherwise may have another name now: every name through which it can be seen is
    forgotten.
    """
    found: Environment = {}
    parted: list[Any] = []
    for name in dict.fromkeys(name for environment in environments for name in environment):
        values = [environment[name] for environment in environments if name in environment]
        if len(values) == len(environments) and all(same(value, values[0]) for value in values):
            found[name] = values[0]
            continue
        # Bound in one branch only: where it is used, it is this, for otherwise it is not bound at all.
        found[name] = joined(values) if any(isinstance(value, OF_BOTO) for value in values) else UNKNOWN
        parted += [value for value in values if isinstance(value, List | Dict)]
    forget(found, parted)
    return found


def forget(names: Environment, changed: Iterable[Any], but: str = "") -> None:
    """Forget every name through which lists and dicts, or those that they hold, can be seen."""
    parts = [part for value in changed for part in containers(value)]
    if not parts:
        return
    for name, value in names.items():
        if name != but and isinstance(value, List | Dict) and any(holds(value, part) for part in parts):
            names[name] = UNKNOWN


def entangled(holder: Any, value: Any) -> bool:
    """Return whether a list or dict would hold itself, or twice the same, with another value in it."""
    return any(holds(value, part) for part in containers(holder))


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


def on_the_way(holder: Any, path: list[Any]) -> Iterable[Any]:
    """Yield the lists and dicts inside one that a change at a path changes."""
    for key in path[:-1]:
        if isinstance(holder, Dict) and isinstance(key, SCALARS):
            holder = holder.entries.get(key, UNKNOWN)
        elif isinstance(holder, List) and type(key) is int and -len(holder.items) <= key < len(holder.items):
            holder = holder.items[key]
        else:
            yield from containers(holder)
            return
        yield holder


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
