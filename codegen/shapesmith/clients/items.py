"""The items of lists, dicts and texts, and what a loop over them gives a name."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from shapesmith.clients import boto
from shapesmith.clients.joining import joined
from shapesmith.clients.values import SCALARS, UNKNOWN, Dict, List


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
    items = _items(holder)
    if items is None or not all(each is None or type(each) is int for each in found) or found[2] == 0:
        return UNKNOWN
    kept = items[slice(*found)]
    return kept if isinstance(kept, str) else List(kept)


def each_of(holder: Any) -> Any:
    """Return what a loop gives its name in each turn."""
    return joined(holder.items) if isinstance(holder, List) and not holder.is_open else boto.item(holder)


def _items(holder: Any) -> Any:
    """Return the items of a list that is known as a whole, or a text; None for anything else."""
    if isinstance(holder, List):
        return None if holder.is_open else holder.items
    return holder if type(holder) is str else None
