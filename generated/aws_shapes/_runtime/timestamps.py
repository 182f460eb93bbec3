"""The forms that boto3 takes for a timestamp, distinguished as by botocore."""

from __future__ import annotations

from datetime import UTC, datetime

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

# No form of a time is longer. botocore's parser takes seconds for megabytes.
_LONGEST = 1_000


def is_timestamp(value: Any) -> bool:
    """Whether boto3 takes `value` for a timestamp.

    That is a datetime, seconds since 1970, or a string of one of them. A bool would
    count as 0 or 1, and a file would be read, and be empty when it is sent: neither is
    one.
    """
    try:
        if isinstance(value, datetime):
            if value.tzinfo is not None and value.tzinfo is not UTC:
                value.astimezone(UTC)
            return True
        if value is None or isinstance(value, (bool, list, tuple, dict)):
            return False
        if hasattr(value, "read"):
            return False
        if isinstance(value, str) and str.__len__(value) > _LONGEST:
            return False
        if isinstance(value, (bytes, bytearray)) and len(value) > _LONGEST:
            return False
        return _parses(value)
    except RecursionError:  # of the caller's: nothing is known of the value
        raise
    except Exception:  # a time zone, or a parser, may raise anything
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
    datetime.fromtimestamp(float(text))
