"""The repr of a list or a dict in a structure, without what is sensitive in it."""

from __future__ import annotations

from . import messages
from .values import entries_of, items_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

    from .entries import Entry


class _Hidden:
    """Stands for a value that is not shown."""

    def __repr__(self) -> str:
        return messages.SENSITIVE


def shown(entry: Entry, value: Any) -> str:
    """Return the repr of a value; a dict in it may be in the place of a structure."""
    try:
        return repr(_masked(entry, value))
    except RecursionError:
        return "..."


def _masked(entry: Entry | None, value: Any) -> Any:
    if entry is None or value is None:
        return value
    if entry.is_hidden:
        return _Hidden()
    if isinstance(value, (list, tuple)):
        item = entry.inner("[]")
        items = [_masked(item, each) for each in items_of(value)]
        return tuple(items) if isinstance(value, tuple) else items
    if isinstance(value, dict):
        of_map = entry.inner("{}")
        return {
            key: _masked(of_map or entry.inner(key), each)
            for key, each in entries_of(value)
        }
    return value
