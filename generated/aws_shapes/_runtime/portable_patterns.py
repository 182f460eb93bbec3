r"""Patterns of rules, which are Python's, as searches for other engines.

ECMA-262, RE2 and Rust understand them alike. RE2, which CEL uses, looks neither ahead
nor behind. A pattern that begins by doing so becomes several searches, each of which
has to succeed or has to fail. What is said in no such way has no counterpart.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from . import formats

_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = rf"{_OCTET}(?:\.{_OCTET}){{3}}"
_BLANK = r"[\s\p{Z}]*"
_SEXTET = rf"(?:[A-Za-z0-9+/]{_BLANK})"

# Formats that the runtime parses. That of JSON is no regular language.
_PARSED: dict[str, str] = {
    "base64": (
        f"{_BLANK}(?:{_SEXTET}{{4}})*"
        f"(?:{_SEXTET}{{2}}={_BLANK}={_BLANK}|{_SEXTET}{{3}}={_BLANK})?"
    ),
    "cidr": (
        rf"{_IPV4}/(?:3[0-2]|[12]?[0-9]|{_IPV4})"
        "|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])"
    ),
    "ipv4": _IPV4,
}

# Letters and digits in Python, which are those of Unicode.
_CLASSES = {r"[^\W_]": r"[\p{L}\p{N}]", r"[^\W\d_]": r"[\p{L}\p{Nl}\p{No}]"}
_SYNTAX = r"^$\.*+?()[]{}|/"
_ESCAPES = {"d": r"\p{Nd}", "w": r"\p{L}\p{N}_", "s": r"\s\p{Z}"}
_CONTROLS = "nrtfv"
_GROUP = re.compile(r"\(\?(?P<flags>[a-z]*):")
_NONE_OF = re.compile(r"\(\?:\(\?!(?P<inner>.*)\)\.\)\*", re.DOTALL)


class Search(NamedTuple):
    """A pattern to search a text for: it has to be found, or not."""

    pattern: str
    is_found: bool = True


class NotPortable(Exception):
    """Raised for a pattern that has no counterpart."""


def searches(pattern: str) -> list[Search]:
    r"""Return searches that succeed where the whole of a text matches a pattern.

    >>> searches(r"(?!aws:).*")
    [Search(pattern='^(?:aws:)', is_found=False)]
    >>> searches(r"(?:[^\W_]|[\-])*")
    [Search(pattern='^(?:(?:[\\p{L}\\p{N}]|[\\-])*)$', is_found=True)]

    Raises NotPortable.
    """
    found: list[Search] = []
    rest = _unwrapped(pattern)
    while rest.startswith(("(?=", "(?!")):
        end = _end_of_group(rest)
        is_whole = rest[3:end].endswith(r"\Z")
        inner = rest[3:end].removesuffix(r"\Z")
        if rest[2] == "=":
            if not is_whole:
                raise NotPortable
            found += searches(inner)
        else:
            end_mark = "$" if is_whole else ""
            pattern = f"^(?:{portable(inner)}){end_mark}"
            found.append(Search(pattern, is_found=False))
        rest = rest[end + 1 :]
    none_of = _NONE_OF.fullmatch(rest)
    if none_of is not None and _end_of_group(rest) == len(rest) - 2:
        return [*found, Search(portable(none_of["inner"]), is_found=False)]
    return found if rest == ".*" else [*found, Search(f"^(?:{portable(rest)})$")]


def format_searches(name: str) -> list[Search]:
    """Return the searches for a format. Raises NotPortable for JSON and NFC."""
    if name in _PARSED:
        return [Search(f"^(?:{_PARSED[name]})$")]
    if name not in formats.PATTERNS:
        raise NotPortable
    return searches(formats.PATTERNS[name])


def portable(pattern: str) -> str:
    """Return a pattern without what engines read differently. Raises NotPortable."""
    for python, unicode in _CLASSES.items():
        pattern = pattern.replace(python, unicode)
    parts: list[str] = []
    in_class = False
    position = 0
    while position < len(pattern):
        character = pattern[position]
        group = None if in_class else _GROUP.match(pattern, position)
        if group is not None:
            end = _end_of_group(pattern[position:]) + position
            parts.append(
                f"(?:{_with_flags(pattern[group.end() : end], group['flags'])})"
            )
            position = end + 1
            continue
        if pattern.startswith(("(?", "(*"), position) and not in_class:
            raise NotPortable
        if character == "\\":
            after = pattern[position + 2 : position + 3]
            parts.append(_escape(pattern[position : position + 2], in_class, after))
            position += 2
            if parts[-1] in (r"\p", r"\P"):
                end = pattern.index("}", position) + 1
                parts.append(pattern[position:end])
                position = end
            continue
        if character == "[" and not in_class:
            in_class = True
            if pattern.startswith("[^", position):
                character = "[^"
                position += 1
        elif character == "]":
            in_class = False
        elif character == "." and not in_class:
            character = r"[\s\S]"
        elif (
            character == "+"
            and pattern[position - 1 : position] in ("+", "*", "?")
            and not in_class
        ):
            raise NotPortable  # possessive
        parts.append(character)
        position += 1
    return "".join(parts)


def _escape(escape: str, in_class: bool, after: str) -> str:
    name = escape[1:]
    if name in ("p", "P") and after == "{":
        return escape
    if name in _ESCAPES:
        return _ESCAPES[name] if in_class else f"[{_ESCAPES[name]}]"
    if name == "S" and not in_class:
        return r"[^\s\p{Z}]"
    if name in _CONTROLS and name:
        return escape
    if not name or name.isalnum():
        raise NotPortable
    return escape if name in _SYNTAX or (name == "-" and in_class) else name


def _with_flags(inner: str, flags: str) -> str:
    if flags not in ("", "s", "i"):
        raise NotPortable
    text = portable(inner)
    if flags != "i":
        return text
    if "\\" in text or "[" in text:
        raise NotPortable
    return "".join(
        f"[{one.upper()}{one.lower()}]" if one.isalpha() else one for one in text
    )


def _unwrapped(pattern: str) -> str:
    """Return a pattern without a group around all of it that only looks about."""
    while (
        pattern.startswith(("(?:(?=", "(?:(?!"))
        and _end_of_group(pattern) == len(pattern) - 1
    ):
        pattern = pattern[3:-1]
    return pattern


def _end_of_group(pattern: str) -> int:
    """Return where the group ends that a pattern begins with."""
    depth, in_class, position = 0, False, 0
    while position < len(pattern):
        character = pattern[position]
        if character == "\\":
            position += 1
        elif in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0:
                return position
        position += 1
    raise NotPortable
