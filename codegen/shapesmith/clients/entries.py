"""Dicts that are put together of others: `{**a, "key": b}`, `dict(a, key=b)`, `a | b`."""

from __future__ import annotations

from typing import Any

from shapesmith.clients.calls import Arguments
from shapesmith.clients.values import UNKNOWN, Dict, same


def spread(entries: dict[Any, Any], value: Any) -> bool:
    """Add what `**value` gives to a dict; return whether there may be more: then what was before may have changed."""
    if isinstance(value, Dict):
        if value.is_open:
            _forget(entries)
        entries.update(value.entries)
        return value.is_open
    _forget(entries)
    return True


def _forget(entries: dict[Any, Any]) -> None:
    for key in entries:
        entries[key] = UNKNOWN


def made_dict(arguments: Arguments) -> Any:
    """Return what `dict(...)` gives."""
    if arguments.has_more_positional or len(arguments.positional) > 1:
        return UNKNOWN
    entries: dict[Any, Any] = {}
    is_open = any(spread(entries, value) for value in arguments.positional)
    entries.update(arguments.named)
    return Dict(entries, is_open or arguments.is_open)


def of_any(dicts: list[Dict]) -> Dict:
    """Return what is known of a dict that may be any of several: the entries that all have."""
    first, *others = dicts
    entries = {
        key: value if all(same(each.entries[key], value) for each in others) else UNKNOWN
        for key, value in first.entries.items()
        if all(key in each.entries for each in others)
    }
    return Dict(entries, any(each.is_open or len(each.entries) > len(entries) for each in dicts))


def union(left: Dict, right: Any) -> Any:
    """Return what `left | right` gives."""
    entries = dict(left.entries)
    is_open = spread(entries, right)
    return Dict(entries, left.is_open or is_open)
