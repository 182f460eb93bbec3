"""The sentences of violations, their only home: who, must, got.

Each function returns what follows the name of the member: `must have 1 to 100 characters (got 130: "aaaa...")`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from typing import Any

# A value longer than this is cut where it is shown.
SHOWN = 40

# As many values of an enum as one can take in; the rest is counted.
LISTED = 12

_NAMES = {
    "string": "a string",
    "blob": "bytes, a string or a file-like object",
    "boolean": "True or False",
    "integer": "an integer",
    "float": "a number",
    "timestamp": "a datetime, or a string or number that stands for one",
    "list": "a list",
    "map": "a dict",
    "structure": "a dict",
    "document": "JSON: a dict, list, string, number, bool or None",
    "json": "a value that json.dumps can encode",
}


def required() -> str:
    """Say that a member is missing."""
    return "must be set (got nothing)"


def wrong_type(kind: str, value: Any, hide: bool) -> str:
    """Say what type a value must be."""
    return f"must be {_NAMES[kind]} (got {typed(value, hide)})"


def null_item() -> str:
    """Say that botocore takes no null here, whatever the model says."""
    return "must not be None, which botocore does not send (got None)"


def size(
    low: int, high: int | None, unit: str, count: int, value: Any, hide: bool
) -> str:
    """Say how long a value must be. `unit` is the singular: character, byte, item, entry."""
    cut = "" if unit in ("item", "entry") else f": {shown(value, hide)}"
    return f"must have {between(low, high, unit)} (got {count:,}{cut})"


def outside(low: Any, high: Any, value: Any, hide: bool) -> str:
    """Say between which numbers a value must be."""
    return f"must be {between(low, high, '')} (got {shown(value, hide)})"


def unmatched(pattern: str, value: Any, hide: bool) -> str:
    """Say which pattern a string must match."""
    return f"must match {cut(pattern, 2 * SHOWN)} (got {shown(value, hide)})"


def not_listed(values: Collection[Any], value: Any, hide: bool) -> str:
    """Say which values an enum has, and which of them may have been meant."""
    names = [str(item) for item in values]
    listed = ", ".join(quoted(name) for name in names[:LISTED])
    more = f" or {len(names) - LISTED} more" if len(names) > LISTED else ""
    near = "" if hide else did_you_mean(value, names)
    return f"must be one of {listed}{more} (got {shown(value, hide)}{near})"


def unknown(name: Any, members: Iterable[str]) -> str:
    """Say that a structure has no such member."""
    return f"must not be set: there is no such member (got {shown(name, False)}{did_you_mean(name, members)})"


def not_one_member(members: Collection[Any]) -> str:
    """Say that a union holds exactly one member."""
    got = ", ".join(shown(name, False) for name in members) if members else "none"
    return f"must have exactly one member set (got {got})"


def too_deep() -> str:
    """Say that a value contains itself, or as good as."""
    return "must not contain itself or be nested so deeply (got a value that Python cannot walk)"


def between(low: Any, high: Any, unit: str) -> str:
    """Return bounds in words: `1 to 100 characters`, `at most 5`."""
    if high is None:
        return f"at least {_counted(low, unit)}"
    if low is None or (low == 0 and unit):
        return f"at most {_counted(high, unit)}"
    if low == high:
        return f"exactly {_counted(low, unit)}"
    return f"{low:,} to {_counted(high, unit)}"


def _counted(number: Any, unit: str) -> str:
    if not unit:
        return f"{number:,}"
    plural = "entries" if unit == "entry" else f"{unit}s"
    return f"{number:,} {unit if number == 1 else plural}"


def typed(value: Any, hide: bool) -> str:
    """Return a value's type, and the value where it is short and plain."""
    name = type(value).__name__
    if value is None:
        return "None"
    if hide:
        return f"{name} <sensitive>"
    if isinstance(value, (str, bytes, int, float)):
        return f"{name} {shown(value, False)}"
    return name


def shown(value: Any, hide: bool) -> str:
    """Return a value as a message shows it: quoted, cut to size, never a sensitive one, and never failing."""
    if hide:
        return "<sensitive>"
    try:
        if isinstance(value, str):
            return quoted(cut(str(value), SHOWN))
        if isinstance(value, (bytes, bytearray)):
            return cut(repr(bytes(value[: SHOWN + 1])), SHOWN)
        return cut(repr(value), SHOWN)
    except Exception:  # a value's own repr is foreign code
        return f"<{type(value).__name__}>"


def quoted(text: str) -> str:
    """Return text in double quotes, with what is not printable escaped."""
    escaped = "".join(
        character if character.isprintable() else repr(character)[1:-1]
        for character in text.replace("\\", "\\\\").replace('"', '\\"')
    )
    return f'"{escaped}"'


def cut(text: str, width: int) -> str:
    """Return text of at most `width` characters, the end given up."""
    return text if len(text) <= width else f"{text[: width - 3]}..."


def did_you_mean(value: Any, names: Iterable[str]) -> str:
    """Return `; did you mean "EMAIL"?`, or nothing where no name is near."""
    if not isinstance(value, str) or len(value) > SHOWN:
        return ""
    from difflib import get_close_matches

    plain = {name.lower(): name for name in names}
    near = get_close_matches(value.lower(), plain, n=1, cutoff=0.75)
    return f"; did you mean {quoted(plain[near[0]])}?" if near else ""
