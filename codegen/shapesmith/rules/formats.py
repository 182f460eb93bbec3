"""Whether a text has a format that a rule names. In doubt it has: a format refuses only what cannot be meant."""

from __future__ import annotations

import binascii
import ipaddress
import json
import re
import unicodedata
from collections.abc import Callable

from shapesmith.ir.rules import FormatName

_DATE = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_TIME = r"[Tt ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)?"

_PATTERNS: dict[FormatName, re.Pattern[str]] = {
    "arn": re.compile(r"arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:[\s\S]+"),
    "date": re.compile(_DATE),
    "e164": re.compile(r"\+[1-9]\d{1,14}"),
    "email": re.compile(r"(?:.*<)?[^@\s<>]+@[^@\s<>]+>?"),
    "epoch": re.compile(r"[+-]?\d+(?:\.\d+)?"),
    "https-url": re.compile(r"https://\S+", re.IGNORECASE),
    "integer": re.compile(r"[+-]?\d+"),
    "iso8601": re.compile(rf"{_DATE}(?:{_TIME})?"),
    "number": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"),
    "s3-uri": re.compile(r"s3://\S+", re.IGNORECASE),
    "url": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+"),
    "uuid": re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"),
}


def pattern_of_format(name: FormatName) -> str | None:
    """Return the pattern that the whole of a text of a format matches; None for a format that has no pattern."""
    pattern = _PATTERNS.get(name)
    if pattern is None:
        return None
    return f"(?i:{pattern.pattern})" if pattern.flags & re.IGNORECASE else pattern.pattern


def has_format(text: str, name: FormatName) -> bool:
    """Return whether `text` has the format `name`. Never raises."""
    pattern = _PATTERNS.get(name)
    return pattern.fullmatch(text) is not None if pattern else _READERS[name](text)


def _succeeds(read: Callable[[str], object]) -> Callable[[str], bool]:
    """Return a test of whether `read` takes a text without an exception."""

    def test(text: str) -> bool:
        try:
            read(text)
        except (ValueError, RecursionError):
            return False
        return True

    return test


def _base64(text: str) -> object:
    # Line breaks are common in encoded text, and decoders skip them.
    return binascii.a2b_base64("".join(text.split()).encode("ascii"), strict_mode=True)


_READERS: dict[str, Callable[[str], bool]] = {
    "base64": _succeeds(_base64),
    "cidr": lambda text: "/" in text and _succeeds(lambda cidr: ipaddress.ip_network(cidr, strict=False))(text),
    "ipv4": _succeeds(ipaddress.IPv4Address),
    "json": _succeeds(json.loads),
    "nfc": lambda text: unicodedata.is_normalized("NFC", text),
}
