"""Facts about values: numbers, blobs, sizes, lengths, iteration, steps within them."""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

INFINITY = float("inf")


def have_lengths(texts: Any, low: int, high: float) -> bool:
    """Whether all of the strings have `low` to `high` characters."""
    # `str.__len__`, because a subclass could report another length.
    return all(low <= length <= high for length in map(str.__len__, texts))


# A subclass that gives more items or entries than this is taken to never end.
_MOST = 100_000


def items_of(value: Any) -> Any:
    """Return the items of a list or tuple, those of a subclass as it iterates.

    That is what boto3 sends. If the iteration raises or does not end, they are those
    that are stored.
    """
    if type(value) in (list, tuple):
        return value
    stored: Any = tuple if isinstance(value, tuple) else list
    try:
        items = _first(iter(value), stored.__len__(value))
    except Exception:
        items = None
    return stored.__iter__(value) if items is None else items


def entries_of(value: Any) -> Any:
    """Return the entries of a dict, those of a subclass as it iterates.

    That is what boto3 sends. If the iteration raises, gives no pairs or does not end,
    they are those that are stored.
    """
    if type(value) is dict:
        return value.items()
    try:
        entries = _first(iter(value.items()), dict.__len__(value))
        if entries is not None:
            return [(key, item) for key, item in entries]
    except Exception:  # noqa: S110 - the storage is read instead
        pass
    return dict.items(value)


def _first(items: Any, stored: int) -> list[Any] | None:
    """Return all items of an iterator; None if there is no end to them."""
    from itertools import islice

    found = list(islice(items, stored + _MOST))
    return found if len(found) < stored + _MOST else None


def is_empty(value: Any) -> bool:
    """Whether a value is a list or dict in which there is nothing."""
    if isinstance(value, (list, tuple)):
        return not [*items_of(value)]
    return isinstance(value, dict) and not [*entries_of(value)]


class NotBase64(str):
    """Text that JSON has for a blob, but is not base64: to send it would be a guess."""

    __slots__ = ()


def is_blob(value: Any) -> bool:
    """Whether boto3 takes `value` for a blob: bytes, a string, or what can be read."""
    if isinstance(value, (bytes, bytearray, str)):
        return type(value) is not NotBase64
    return hasattr(value, "read")


def size_of_blob(value: Any) -> int | None:
    """Return the length in bytes, of a string in UTF-8; None for a file."""
    if isinstance(value, str):
        return len(value.encode("utf-8", "surrogatepass"))
    return len(value) if isinstance(value, (bytes, bytearray)) else None


def is_number(value: Any) -> bool:
    """Whether a value is a finite number; a bool is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return -INFINITY < value < INFINITY


def is_within(number: Any, low: float | None, high: float | None) -> bool:
    """Whether a number is within bounds, which None leaves open; a NaN never is."""
    return (low is None or low <= number) and (high is None or number <= high)


def size_below(value: Any) -> int:
    """Return how many bytes of UTF-8 all keys and texts below a value have."""
    if isinstance(value, (str, bytes, bytearray)):
        return size_of_blob(value) or 0
    if isinstance(value, dict):
        entries = entries_of(value)
        return sum(size_below(key) + size_below(item) for key, item in entries)
    if isinstance(value, (list, tuple)):
        return sum(map(size_below, items_of(value)))
    return 0


def first_repeated(values: Any) -> tuple[int, int] | None:
    """Return the indexes of the first value that occurs twice; None if none does."""
    places: dict[Any, int] = {}
    for place, value in enumerate(items_of(values)):
        first = places.setdefault(_equality_key(value), place)
        if first != place:
            return first, place
    return None


def _equality_key(value: Any) -> Any:
    """Return what is equal for values that are the same to a service, and is hashable.

    A list is the same as a tuple, but a bool is no number. What cannot be hashed is no
    value of a service, and equals itself alone.
    """
    if isinstance(value, dict):
        entries = entries_of(value)
        return dict, frozenset((key, _equality_key(item)) for key, item in entries)
    if isinstance(value, (list, tuple)):
        return list, tuple(map(_equality_key, items_of(value)))
    if isinstance(value, bool):
        return bool, value
    if isinstance(value, bytearray):
        return bytes(value)
    try:
        hash(value)
    except Exception:
        return id, id(value)
    return value


class Hidden:
    """A map's key in a path: one that must not be shown, or the key itself."""

    def __repr__(self) -> str:
        from .messages import SENSITIVE

        return SENSITIVE


HIDDEN = Hidden()
KEY = Hidden()


class OddKey:
    """A map's key in a path that is not a string: an integer is not an index."""

    __slots__ = ("key",)

    def __init__(self, key: Any) -> None:
        self.key = key


def step_to(key: Any) -> Any:
    """Return the step in a path to the value that a map has for `key`."""
    return key if isinstance(key, str) else OddKey(key)
