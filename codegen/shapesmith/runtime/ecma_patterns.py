"""The patterns of a table in the syntax of ECMA-262, which JSON Schema requires."""

from __future__ import annotations

import re

from .patterns import ranges_of

# What is one thing in the source of a pattern.
_SYMBOLS = (
    r"\\[pP]\{\w+\}|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8}|\\.|\(\?s:\.\)|\(\?!\)|\(\?!\\b\)"
    r"|\(\?\(\d+\)\\\d+\)|\(\?<?[:=!>]|\[\^?|-\]|\]|[*+?}]\+|."
)
_POSSESSIVE = re.compile(r"[*+?}]\+")
# The sets of Unicode that ECMA-262 has by name.
_KNOWN = re.compile(r"[LMNPSZC][a-z]?|LC|ASCII|Alphabetic|White_Space")
_IN_ECMA = {
    "(?s:.)": r"[\s\S]",
    "(?!)": r"[^\s\S]",
    r"\A": "^",
    r"\Z": "$",
    r"(?!\b)": r"\B",
}


def to_ecma(source: str) -> str | None:
    """Return the source of a pattern of a table as ECMA-262 has it, for a search.

    None for possessive quantifiers and atomic groups, which it does not have.
    """
    parts: list[str] = []
    depth, in_class, has_choice = 0, False, False
    for symbol in re.findall(_SYMBOLS, source, re.DOTALL):
        if not in_class and (symbol == "(?>" or _POSSESSIVE.fullmatch(symbol)):
            return None
        text = symbol
        if symbol[0] == "[" and not in_class:
            in_class = True
        elif symbol[-1] == "]" and symbol[0] != "\\":
            in_class, text = False, r"\-]" if symbol == "-]" else symbol
        elif symbol[:2] in (r"\p", r"\P") and not _KNOWN.fullmatch(symbol[3:-1]):
            members = _members(symbol[3:-1], symbol[1] == "P")
            text = members if in_class else f"[{members}]"
        elif symbol[:2] in (r"\x", r"\u", r"\U"):
            text = _point(int(symbol[2:], 16))
        elif not in_class:
            depth += (symbol[0] == "(" and symbol[-1] != ")") - (symbol == ")")
            has_choice = has_choice or (symbol == "|" and depth == 0)
            text = _IN_ECMA.get(symbol, symbol)
            if symbol.startswith("(?("):
                text = f"(?:{symbol[symbol.index(')') + 1 : -1]})"
        parts.append(text)
    pattern = "".join(parts)
    return f"^(?:{pattern})$" if has_choice else f"^{pattern}$"


def _members(name: str, negated: bool) -> str:
    """Return the members of a class for a set that ECMA-262 does not have by name."""
    return "".join(
        _point(low) if low == high else f"{_point(low)}-{_point(high)}"
        for low, high in ranges_of(name, negated)
    )


def _point(point: int) -> str:
    if 0x20 <= point <= 0x7E:
        return f"\\{chr(point)}" if chr(point) in r"^\[]-" else chr(point)
    # Beyond U+FFFF the engines have different escapes.
    if point > 0xFFFF:
        return chr(point)
    return f"\\x{point:02x}" if point <= 0xFF else f"\\u{point:04x}"
