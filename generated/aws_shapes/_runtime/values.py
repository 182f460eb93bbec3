"""The forms that boto3 takes for a timestamp or a blob, told apart as by botocore."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# No way to write a time is longer. botocore's parser takes seconds for megabytes.
_LONGEST = 1_000


def items_fit(items: Any, low: int, high: int) -> bool:
    """Whether all `items` are strings of `low` (0 or 1) to `high` characters.

    This is seen at a glance, and true only if all of them together are no longer than
    `high`: where it is false, they are to be looked at one by one.
    """
    try:
        return len("".join(items)) <= high and (not low or "" not in items)
    except TypeError:
        return False


def entries_fit(entries: Any, low_key: int, low_value: int, high: int) -> bool:
    """Whether all keys and values are strings of a length, seen as by `items_fit`."""
    try:
        return (
            len("".join([*entries, *entries.values()])) <= high
            and (not low_key or "" not in entries)
            and (not low_value or "" not in entries.values())
        )
    except TypeError:
        return False


def is_blob(value: Any) -> bool:
    """Whether boto3 takes `value` for a blob: bytes, a string, or what can be read."""
    return isinstance(value, (bytes, bytearray, str)) or hasattr(value, "read")


def size_of_blob(value: Any) -> int | None:
    """Return the length in bytes, of a string in UTF-8; None for a file."""
    if isinstance(value, str):
        return len(value.encode("utf-8", "surrogatepass"))
    return len(value) if isinstance(value, (bytes, bytearray)) else None


def is_timestamp(value: Any) -> bool:
    """Whether boto3 takes `value` for a timestamp.

    That is a datetime, seconds since 1970, or a string that says one of them. A bool
    would pass for 0 or 1; a file would be read, and be empty when it is sent: neither
    is one.
    """
    from datetime import UTC, datetime

    try:
        if isinstance(value, datetime):
            if value.tzinfo is not None:
                value.astimezone(UTC)
            return True
        if value is None or isinstance(value, (bool, list, tuple, dict)):
            return False
        if hasattr(value, "read"):
            return False
        if isinstance(value, (str, bytes, bytearray)) and len(value) > _LONGEST:
            return False
        return _parses(value)
    except (
        ArithmeticError,
        AttributeError,
        OSError,
        RuntimeError,
        TypeError,
        ValueError,
    ):
        return False


def _parses(value: Any) -> bool:
    from importlib import import_module

    try:
        parse_to_aware_datetime = import_module(
            "botocore.utils"
        ).parse_to_aware_datetime
    except ImportError:  # boto3 is optional: the forms that its documentation names
        return _parses_without_botocore(value)
    parse_to_aware_datetime(value)
    return True


def _parses_without_botocore(value: Any) -> bool:
    from datetime import datetime
    from email.utils import parsedate_to_datetime

    if not isinstance(value, str):
        datetime.fromtimestamp(float(value))
        return True
    for parse in (datetime.fromisoformat, parsedate_to_datetime, _from_digits):
        try:
            parse(value)
        except (TypeError, ValueError, IndexError):
            continue
        return True
    return False


def _from_digits(text: str) -> None:
    from datetime import datetime

    datetime.fromtimestamp(float(text))
