"""Facts about values: blobs and their size, iteration, many texts at once."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

INFINITY = float("inf")


def all_texts(items: Any, low: int = 0, high: float = INFINITY) -> bool:
    """Whether `items` is a list of strings of `low` to `high` characters each.

    Most often all of them together are no longer than one may be: that is one look.
    """
    if type(items) is not list:
        return False
    try:
        if len("".join(items)) <= high and (low == 0 or (low == 1 and "" not in items)):
            return True
    except TypeError:
        return False
    return _all_have_length(items, low, high)


def all_text_entries(
    entries: Any,
    low_key: int = 0,
    high_key: float = INFINITY,
    low: int = 0,
    high: float = INFINITY,
) -> bool:
    """Whether `entries` is a map from strings to strings of these lengths.

    Most often all of them together are no longer than one may be.
    """
    if type(entries) is not dict:
        return False
    try:
        whole = len("".join([*entries, *entries.values()]))
    except TypeError:
        return False
    if (
        whole <= high
        and whole <= high_key
        and (low_key == 0 or (low_key == 1 and "" not in entries))
        and (low == 0 or (low == 1 and "" not in entries.values()))
    ):
        return True
    return _all_have_length(entries, low_key, high_key) and _all_have_length(
        entries.values(), low, high
    )


def _all_have_length(texts: Any, low: int, high: float) -> bool:
    # The length of the text itself: a subclass could report another.
    return all(low <= length <= high for length in map(str.__len__, texts))


def items_of(value: Any) -> Any:
    """Return an iterable over a list or tuple; no subclass can make it endless."""
    if type(value) in (list, tuple):
        return value
    if isinstance(value, tuple):
        return tuple.__iter__(value)
    return list.__iter__(value)


def entries_of(value: Any) -> Any:
    """Return the entries of a dict; no subclass can make them endless."""
    return dict.items(value)


def is_blob(value: Any) -> bool:
    """Whether boto3 takes `value` for a blob: bytes, a string, or what can be read."""
    return isinstance(value, (bytes, bytearray, str)) or hasattr(value, "read")


def size_of_blob(value: Any) -> int | None:
    """Return the length in bytes, of a string in UTF-8; None for a file."""
    if isinstance(value, str):
        return len(value.encode("utf-8", "surrogatepass"))
    return len(value) if isinstance(value, (bytes, bytearray)) else None
