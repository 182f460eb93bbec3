"""The items of lists, dicts and texts, and what a loop over them gives a name."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

from shapesmith.clients import boto
from shapesmith.clients.joining import joined
from shapesmith.clients.values import SCALARS, UNKNOWN, Dict, Each, List


def item(holder: Any, key: Any) -> Any:
    """Return `holder[key]`."""
    if isinstance(holder, Dict) and isinstance(key, SCALARS):
        return holder.entries.get(key, UNKNOWN)
    if isinstance(holder, List | str) and type(key) is int:
        items = _items(holder)
        return items[key] if items is not None and -len(items) <= key < len(items) else UNKNOWN
    return boto.item(holder)


def part(holder: Any, bounds: ast.Slice, value: Callable[[ast.expr | None], Any]) -> Any:
    """Return `holder[lower:upper:step]`; `value` is that of a bound."""
    found = [value(each) for each in (bounds.lower, bounds.upper, bounds.step)]
    if isinstance(holder, Each):
        return holder
    items = _items(holder)
    if items is None or not all(each is None or type(each) is int for each in found) or found[2] == 0:
        return UNKNOWN
    kept = items[slice(*found)]
    return kept if isinstance(kept, str) else List(kept)


def each_of(holder: Any) -> Any:
    """Return what a loop gives its name in each turn."""
    if isinstance(holder, Each) and holder.is_keyed:
        return UNKNOWN  # its keys
    return joined(holder.items) if isinstance(holder, List) and not holder.is_open else boto.item(holder)


def unpacked(targets: list[ast.expr], value: Any) -> Iterator[tuple[ast.expr, Any]]:
    """Yield what an assignment to several targets gives each: `name, *others = value`."""
    stars = [index for index, each in enumerate(targets) if isinstance(each, ast.Starred)]
    more = len(value.items) - len(targets) if isinstance(value, List) and not value.is_open else None
    for index, target in enumerate(targets):
        if isinstance(target, ast.Starred):
            yield target, UNKNOWN
        elif more is None:
            yield target, each_of(value) if isinstance(value, Each) else UNKNOWN
        elif more == 0 or (stars and more >= -1):
            yield target, value.items[index + more if stars and index > stars[0] else index]
        else:
            yield target, UNKNOWN


def names_given(target: ast.expr, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the names in a target, and what it gives each."""
    match target:
        case ast.Name(id=name):
            yield name, value
        case ast.Tuple(elts=targets) | ast.List(elts=targets):
            for inner, item in unpacked(targets, value):
                yield from names_given(inner, item)
        case ast.Starred(value=inner):
            yield from names_given(inner, UNKNOWN)


def _items(holder: Any) -> Any:
    """Return the items of a list that is known as a whole, or a text; None for anything else."""
    if isinstance(holder, List):
        return None if holder.is_open else holder.items
    return holder if type(holder) is str else None
