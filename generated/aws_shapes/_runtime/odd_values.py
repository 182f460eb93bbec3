"""Values prepared for a check: instances as dicts, and subclasses as plain types."""

from __future__ import annotations

from contextlib import suppress

from .conversions import new_token
from .schema import Described, defines, schema_of
from .values import entries_of, items_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


# What is sent as it is.
_SCALARS = frozenset({bool, int, float, bytes})


def as_sent(value: Any, known: dict[int, Any]) -> Any:
    """Return what `to_boto3` would; what it cannot convert stays as it is.

    `known` are the results by the id of the value: a shared value is converted once.
    """
    kind = type(value)
    if kind is str or value is None:
        return value
    if id(value) in known:
        return known[id(value)]
    sent = value
    if issubclass(kind, list):
        sent = [as_sent(item, known) for item in items_of(value)]
    elif issubclass(kind, tuple):
        sent = tuple(as_sent(item, known) for item in items_of(value))
    elif issubclass(kind, dict):
        sent = {key: as_sent(item, known) for key, item in entries_of(value)}
    elif issubclass(kind, Described):
        sent = _sent_of(value, known)
    elif kind not in _SCALARS:
        from .streams import EventStream

        if issubclass(kind, EventStream):
            sent = value.raw
    known[id(value)] = sent
    return sent


def _sent_of(structure: Any, known: dict[int, Any]) -> Any:
    if defines(type(structure), "to_boto3"):
        # One that fails is no violation: what the members have is looked at.
        with suppress(Exception):
            return as_sent(structure.to_boto3(), known)
    return dict(_members(structure, known))


def _members(structure: Any, known: dict[int, Any]) -> Iterator[tuple[str, Any]]:
    schema = schema_of(type(structure))
    for wire_name, name in schema.attributes.items():
        value = getattr(structure, name, None)
        if value is not None:
            yield wire_name, as_sent(value, known)
        elif name in schema.tokens:
            yield wire_name, new_token()
    yield from structure.unknown_members.items()


def plain(value: Any, known: dict[int, Any]) -> Any:
    """Return `value` with every subclass of a plain type made plain, by its storage.

    No method of a value is called, so that none can raise or consume an iterator.
    `known` are the results by the id of the value: each is converted once.
    """
    if id(value) not in known:
        known[id(value)] = _made_plain(value, known)
    return known[id(value)]


def _made_plain(value: Any, known: dict[int, Any]) -> Any:
    kind = type(value)
    if value is None or kind is bool:
        return value
    if issubclass(kind, str):
        return str.__str__(value)
    for base in (int, float, bytes, bytearray):
        if issubclass(kind, base):
            return base.__add__(value, base())  # type: ignore[operator]
    if issubclass(kind, dict):
        return {_plain_key(key): plain(item, known) for key, item in dict.items(value)}
    if issubclass(kind, list):
        return [plain(item, known) for item in list.__iter__(value)]
    if issubclass(kind, tuple):
        return tuple(plain(item, known) for item in tuple.__iter__(value))
    return value if _is_known(value) else _odd(kind)


def _is_known(value: Any) -> bool:
    """Whether a value is a time, a number or a file whose methods do not raise."""
    from datetime import datetime
    from decimal import Decimal

    if issubclass(type(value), (datetime, Decimal)):
        return True
    try:
        return hasattr(value, "read") and not isinstance(value, str)
    except Exception:
        return False


def _odd(kind: type) -> Any:
    """Return an object of a type that no service takes, with the name of `kind`."""
    return type(kind.__name__, (), {})()


def _plain_key(key: Any) -> Any:
    made = plain(key, {})
    is_plain = isinstance(made, (str, int, float, bytes)) or made is None
    return made if is_plain else _odd(type(key))
