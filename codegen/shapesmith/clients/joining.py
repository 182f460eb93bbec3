"""What a value is known to be that may be any of several: those of all bindings, returns, or ways that lead to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from shapesmith.clients.values import OF_BOTO, PRESUMED, UNKNOWN, Client, Dict, Each, List, is_known, same


def joined(values: Iterable[Any]) -> Any:
    """Return what a value is that may be any of `values`: something of boto3 if all others are None or unknown.

    Code that makes a client only where it was not passed one says what the other is: `client or boto3.client("s3")`.
    What is presumed counts where nothing else is known.
    """
    found = list(values)
    if not found:
        return UNKNOWN
    if all(same(value, found[0]) for value in found):
        return found[0]
    known = [value for value in found if value is not None and is_known(value)]
    known = [value for value in known if not isinstance(value, PRESUMED)] or known
    if known and isinstance(known[0], OF_BOTO) and all(same(unsure(value), unsure(known[0])) for value in known):
        is_sure = all(value is None or same(value, known[0]) for value in found)
        return known[0] if is_sure else unsure(known[0])
    return UNKNOWN


def unsure(value: Any) -> Any:
    """Return a value that may be something else: of a list or dict, only what is of boto3 is kept."""
    match value:
        case Client():
            return value._replace(is_sure=False)
        case Each(item):
            return value._replace(item=unsure(item))
        case List(items=items) if any(isinstance(item, OF_BOTO) for item in items):
            return List([unsure(item) if isinstance(item, OF_BOTO) else UNKNOWN for item in items], value.is_open)
        case Dict(entries=entries) if any(isinstance(item, OF_BOTO) for item in entries.values()):
            kept = {key: unsure(item) for key, item in entries.items() if isinstance(item, OF_BOTO)}
            return Dict(kept, is_open=True)
        case List() | Dict():
            return UNKNOWN
    return value


def perhaps(value: Any) -> Any:
    """Return a value that something else may have replaced: of boto3, but not surely."""
    return unsure(value) if isinstance(value, OF_BOTO) else UNKNOWN


def agreed(values: list[Any], kinds: tuple[type, ...]) -> Any:
    """Return what those values agree on that are of some kinds; where there are others than None, it is not sure."""
    found = joined(value for value in values if isinstance(value, kinds))
    return found if all(value is None or isinstance(value, kinds) for value in values) else unsure(found)
