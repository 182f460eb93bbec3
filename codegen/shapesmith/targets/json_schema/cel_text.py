"""The words of CEL expressions: literals, paths, comparisons.

The names of members are foreign text: they are identifiers, or literals in brackets.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from shapesmith.ir.rules import Range, Value
from shapesmith.runtime.portable_patterns import NotPortable, Search

# An identifier; these words of the language are none.
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RESERVED = frozenset(
    {
        *("as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let", "loop"),
        *("namespace", "null", "package", "return", "true", "var", "void", "while"),
    }
)


class NotInCel(Exception):
    """Raised for a rule that has no expression: that a text is JSON, or of a value of any kind."""


def in_range(bounds: Range, kind: str, value: str) -> str:
    """Return an expression that is true where a number is within bounds; `kind` is that of its place."""
    given = [bound for bound in (bounds.minimum, bounds.maximum) if bound is not None]
    is_whole = kind == "integer" and all(isinstance(bound, int) for bound in given)
    number = value if is_whole else f"double({value})"
    parts = []
    if bounds.minimum is not None:
        low = bounds.minimum if is_whole else float(bounds.minimum)
        parts.append(f"{number} {'>' if bounds.exclusive_minimum else '>='} {low!r}")
    if bounds.maximum is not None:
        high = bounds.maximum if is_whole else float(bounds.maximum)
        parts.append(f"{number} {'<' if bounds.exclusive_maximum else '<='} {high!r}")
    return " && ".join(parts) or "true"


def between(measure: str, low: float | None, high: float | None, written: Callable[[float], str]) -> str:
    """Return an expression that is true where a measure is within bounds, which `written` writes."""
    parts = [] if low is None else [f"{measure} >= {written(low)}"]
    parts += [] if high is None else [f"{measure} <= {written(high)}"]
    return " && ".join(parts) or "true"


def searched(value: str, find: Callable[[], list[Search]]) -> str:
    """Return an expression that is true where a text has what is searched, and not what is not. Raises NotInCel."""
    try:
        found = find()
    except NotPortable:
        raise NotInCel from None
    tests = (f"{'' if each.is_found else '!'}{value}.matches({text(each.pattern)})" for each in found)
    return " && ".join(tests) or "true"


def is_of(value: Value, kind: str) -> bool:
    """Whether a value is of the type that a kind of place has."""
    if isinstance(value, str):
        return kind == "string"
    if isinstance(value, bool):
        return kind == "boolean"
    return kind in ("integer", "float")


def literal(value: Value, kind: str) -> str:
    """Return a literal of a value at a place of some kind."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bool):
        return str(value).lower()
    return repr(float(value)) if kind == "float" else repr(value)


def text(value: str) -> str:
    """Return a literal of a text: JSON's escapes are CEL's too, but for characters beyond U+FFFF, which need none."""
    escaped = "".join(one if ord(one) > 0xFFFF else json.dumps(one)[1:-1] for one in value)
    return f'"{escaped}"'


def path(base: str, names: tuple[str, ...]) -> str:
    """Return what single steps lead to: those to a member, an item `[0]`, a value `{NAME}`."""
    for name in names:
        if name[0] == "[":
            base += name
        elif name[0] == "{":
            base += f"[{text(name[1:-1])}]"
        else:
            base += f".{name}" if _is_identifier(name) else f"[{text(name)}]"
    return base


def has(base: str, name: str) -> str:
    """Return an expression that is true where a single step leads to a value."""
    if name[0] == "[":
        return f"(size({base}) > {name[1:-1]})"
    if name[0] == "{":
        return f"({text(name[1:-1])} in {base})"
    return f"has({base}.{name})" if _is_identifier(name) else f"({text(name)} in {base})"


def _is_identifier(name: str) -> bool:
    return _IDENTIFIER.fullmatch(name) is not None and name not in _RESERVED


def grouped(expression: str) -> str:
    """Return an expression in parentheses."""
    return f"({expression})"
