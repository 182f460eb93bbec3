"""What a list or dict is after a call of one of its methods, or an operator, where the arguments are known."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any

from shapesmith.clients.arithmetic import computed
from shapesmith.clients.dotted import last_name
from shapesmith.clients.entries import union
from shapesmith.clients.environments import entangled, with_item
from shapesmith.clients.joining import joined, unsure
from shapesmith.clients.values import SCALARS, UNKNOWN, Dict, Each, List, many


def after_statement(before: List | Dict | Each, call: ast.Call, value: Callable[[ast.expr], Any]) -> Any:
    """Return a list or dict after a call of one of its methods; `value` is that of an argument."""
    positional = [value(each) for each in call.args]
    named = [(each.arg, value(each.value)) for each in call.keywords]
    if any(entangled(before, each) for each in (*positional, *(each for _, each in named))):
        return UNKNOWN
    if any(isinstance(each, ast.Starred) for each in call.args) or not all(name for name, _ in named):
        return UNKNOWN
    return after_call(before, last_name(call.func), positional, {str(name): each for name, each in named})


def item_path(target: ast.Subscript, value: Callable[[ast.expr], Any]) -> tuple[ast.expr, list[Any]]:
    """Return what `a["b"][0]` is an item of, and the keys on the way; `value` is that of a key."""
    path: list[Any] = []
    holder: ast.expr = target
    while isinstance(holder, ast.Subscript):
        path.insert(0, value(holder.slice))
        holder = holder.value
    return holder, path


def after_item(before: List | Dict | Each, path: list[Any], value: Any) -> Any:
    """Return a list or dict after the item at a path is set."""
    if isinstance(before, Each):
        return many(joined([before.item, value]), is_keyed=before.is_keyed, is_made=before.is_made)
    return UNKNOWN if entangled(before, value) else with_item(before, path, value)


def after_operator(before: Any, operator: ast.operator, value: Any) -> Any:
    """Return what a name is after `name += value`, or `|=` of a dict; UNKNOWN after any other operator."""
    if isinstance(before, str | List) and isinstance(operator, ast.Add):
        return computed(operator, before, value)
    if isinstance(before, Dict) and isinstance(operator, ast.BitOr) and not entangled(before, value):
        return union(before, value)
    return UNKNOWN


def after_call(before: List | Dict | Each, method: str, positional: Sequence[Any], named: dict[str, Any]) -> Any:
    """Return a list after `append` or `extend`, a dict after `setdefault` or `update`; UNKNOWN after others."""
    match before, method, positional:
        case Each(), "append" | "setdefault", [*_, item]:
            return after_item(before, [], item)
        case Each(), _, _:
            return unsure(before)
        case List(), "append", [item]:
            return List((*before.items, item), before.is_open)
        case List(), "extend", [List() as more]:
            return List((*before.items, *more.items), before.is_open or more.is_open)
        case List(), "extend", [_]:
            return List(before.items, is_open=True)
        case Dict(), "setdefault", [key, value] if isinstance(key, SCALARS):
            kept = before.entries.get(key, UNKNOWN if before.is_open else value)
            return Dict({**before.entries, key: kept}, before.is_open)
        case Dict(), "update", _:
            return _updated(before, positional, named)
    return UNKNOWN


def _updated(before: Dict, positional: Sequence[Any], named: dict[str, Any]) -> Dict:
    after = before
    for more in positional:
        after = union(after, more)
    return Dict({**after.entries, **named}, after.is_open)
