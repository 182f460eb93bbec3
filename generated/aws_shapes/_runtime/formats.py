"""Formats that a text may have. In doubt it has one.

Few values are asked for a format: patterns and parsers are made when one is.
"""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

_DATE = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_TIME = r"[Tt ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)?"

# What a text of each format matches; `json` and a few others are parsed instead.
PATTERNS = {
    "arn": r"(?s:arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:.+)",
    "date": _DATE,
    "e164": r"\+[1-9]\d{1,14}",
    "email": r"(?:.*<)?[^@\s<>]+@[^@\s<>]+>?",
    "epoch": r"[+-]?\d+(?:\.\d+)?",
    "https-url": r"(?i:https)://\S+",
    "integer": r"[+-]?\d+",
    "iso8601": rf"{_DATE}(?:{_TIME})?",
    "number": r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?",
    "s3-uri": r"(?i:s3)://\S+",
    "url": r"[A-Za-z][A-Za-z0-9+.-]*://\S+",
    "uuid": r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}",
}

# What a text of each format is, in words.
WORDS = {
    "arn": "an ARN",
    "base64": "base64 text",
    "cidr": "a CIDR block",
    "date": "a date (YYYY-MM-DD)",
    "e164": "a phone number in E.164 format",
    "email": "an email address",
    "epoch": "a count of seconds since 1970-01-01",
    "https-url": "a URL that begins with https://",
    "integer": "an integer",
    "ipv4": "an IPv4 address",
    "iso8601": "a date or time in ISO 8601 format",
    "json": "JSON text",
    "nfc": "text in Unicode Normalization Form C",
    "number": "a number",
    "s3-uri": "a URI that begins with s3://",
    "url": "a URL",
    "uuid": "a UUID",
}

_tests: dict[str, Callable[[str], object]] = {}


def tester(name: str) -> Callable[[str], object]:
    """Return what gives something true for a text of a format, and never raises."""
    test = _tests.get(name)
    if test is None:
        import re

        pattern = PATTERNS.get(name)
        test = _READERS[name] if pattern is None else re.compile(pattern).fullmatch
        _tests[name] = test
    return test


def _succeeds(read: Callable[[str], Any]) -> Callable[[str], bool]:
    """Return a test of whether `read` takes a text."""

    def test(text: str) -> bool:
        try:
            read(text)
        except (ValueError, RecursionError):
            return False
        return True

    return test


def read_base64(text: str) -> bytes:
    """Return the bytes of base64 text. Raises ValueError for any other."""
    from binascii import a2b_base64

    # Line breaks are common in encoded text, and decoders skip them.
    return a2b_base64("".join(text.split()).encode("ascii"), strict_mode=True)


def _read_cidr(text: str) -> object:
    from ipaddress import ip_network

    if "/" not in text:
        raise ValueError(text)  # a CIDR block has a prefix length
    return ip_network(text, strict=False)


def _read_ipv4(text: str) -> object:
    from ipaddress import IPv4Address

    return IPv4Address(text)


def _read_json(text: str) -> object:
    from json import loads

    return loads(text)


def _is_nfc(text: str) -> bool:
    from unicodedata import is_normalized

    return is_normalized("NFC", text)


_READERS: Mapping[str, Callable[[str], bool]] = {
    "base64": _succeeds(read_base64),
    "cidr": _succeeds(_read_cidr),
    "ipv4": _succeeds(_read_ipv4),
    "json": _succeeds(_read_json),
    "nfc": _is_nfc,
}
