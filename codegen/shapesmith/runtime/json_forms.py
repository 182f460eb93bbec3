"""Structures from and to JSON as people write it, and as the AWS CLI takes it."""

from __future__ import annotations

from .messages import type_name
from .schema import schema_of
from .values import NotBase64, entries_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

    from .entries import Entry


def from_json(cls: Any, members: Any) -> Any:
    """Return a `cls` for a dict of wire names.

    Raises TypeError if `members` is not a dict.
    """
    if not isinstance(members, dict):
        got = type(members).__name__
        raise TypeError(f"{cls.__name__}.from_dict must be given a dict (got {got})")
    entries = schema_of(cls).members
    return cls.from_boto3(
        {name: _parsed(entries.get(name), value) for name, value in entries_of(members)}
    )


def _parsed(entry: Entry | None, value: Any) -> Any:
    """Return a value as boto3 returns it; one of another form as it is."""
    if entry is None:
        return value
    if entry.kind == "blob" and isinstance(value, str):
        return _from_base64(value)
    if entry.kind == "timestamp":
        return _time(value)
    if entry.kind == "list" and isinstance(value, list):
        item = entry.inner("[]")
        return [_parsed(item, each) for each in value]
    if entry.kind == "map" and isinstance(value, dict):
        item = entry.inner("{}")
        return {key: _parsed(item, each) for key, each in entries_of(value)}
    if entry.kind == "structure" and isinstance(value, dict):
        return {
            name: _parsed(entry.inner(name), each) for name, each in entries_of(value)
        }
    return value


def _from_base64(text: str) -> Any:
    from .formats import read_base64

    try:
        return read_base64(text)
    except ValueError:
        return NotBase64(text)


def _time(value: Any) -> Any:
    from datetime import UTC, datetime

    try:
        if isinstance(value, str):
            time = datetime.fromisoformat(value)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            time = datetime.fromtimestamp(value, UTC)
        else:  # YAML has times of its own
            return value
    except (ValueError, OverflowError, OSError):
        return value
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def to_json(structure: Any, indent: int | None) -> str:
    """Return a structure as JSON.

    Raises TypeError for a value that has no form in JSON, and ValueError for a number
    that is not finite.
    """
    from json import dumps

    return dumps(
        members_as_json(structure), indent=indent, ensure_ascii=False, allow_nan=False
    )


def members_as_json(structure: Any) -> dict[str, Any]:
    """Return the members that are set; a token that is not set is left to the CLI."""
    schema = schema_of(type(structure))
    shown = {}
    for wire_name, attribute in schema.attributes.items():
        value = getattr(structure, attribute)
        if value is not None:
            shown[wire_name] = _shown(schema.members[wire_name], value)
    for name, value in structure.unknown_members.items():
        shown[name] = _plain(value)
    return shown


def _shown(entry: Entry | None, value: Any) -> Any:
    """Return a value as JSON has it."""
    if entry is None or value is None:
        return _plain(value)
    if entry.kind == "blob" and isinstance(value, str):
        value = value.encode()
    if isinstance(value, (list, tuple)):
        item = entry.inner("[]")
        return [_shown(item, each) for each in value]
    if hasattr(value, "to_boto3"):
        return members_as_json(value)
    if isinstance(value, dict):
        of_map = entry.inner("{}")
        return {
            str(key): _shown(of_map or entry.inner(key), each)
            for key, each in entries_of(value)
        }
    return _plain(value)


def _plain(value: Any) -> Any:
    """Return a value without an entry as JSON has it."""
    from base64 import b64encode
    from datetime import UTC, datetime

    if isinstance(value, (bytes, bytearray)):
        return b64encode(value).decode()
    if isinstance(value, datetime):
        # boto3 takes one without a time zone for UTC.
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in entries_of(value)}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(f"{type_name(value)} has no form in JSON")
