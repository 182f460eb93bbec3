r"""A syntax tree to the source of a pattern in ECMA-262, with the flag `u`, as JSON Schema requires it.

The counterpart of `regex.printing`. A set of Unicode that ECMA-262 has by name keeps its name (`\p{L}`), so that it
follows the reader's version of Unicode; a set that only Java has is written out.
"""

from __future__ import annotations

import re

from shapesmith.regex.captures import captures
from shapesmith.regex.printing import named, point_source, quantifier
from shapesmith.regex.syntax import (
    ANY_BUT_LINE_END,
    ANYTHING,
    NOTHING,
    Assertion,
    Atomic,
    BackReference,
    Capture,
    Chars,
    Choice,
    Look,
    Mode,
    Named,
    Node,
    Repeat,
    Sequence,
    Span,
    ranges_of,
)

# General categories by their short names, and three binary properties.
_KNOWN_PROPERTY = re.compile(r"[LMNPSZC][a-z]?|LC|ASCII|Alphabetic|White_Space")
_ASSERTIONS = {
    Assertion.START: "^",
    Assertion.END: "$",
    Assertion.WORD_BOUNDARY: r"\b",
    Assertion.NOT_WORD_BOUNDARY: r"\B",
}
_SPECIAL = frozenset(map(ord, r"^$\.*+?()[]{}|"))
_SPECIAL_IN_CLASS = frozenset(map(ord, r"^\[]-"))


class NotInEcma(Exception):
    """Raised for what ECMA-262 cannot express; the message is the end of a sentence."""


def to_ecma(node: Node) -> str:
    """Return a pattern that matches (by a search, as JSON Schema has it) the strings that `node` matches as a whole.

    Raises NotInEcma for possessive quantifiers and atomic groups.
    """
    numbers = {number: index for index, number in enumerate(sorted(captures(node)), start=1)}
    source = _print(node, numbers)
    return f"^(?:{source})$" if isinstance(node, Choice) else f"^{source}$"


def _print(node: Node, numbers: dict[int, int]) -> str:
    match node:
        case Chars():
            return _chars(node)
        case Sequence(parts):
            return "".join(
                _group(part, numbers) if isinstance(part, Choice) else _print(part, numbers) for part in parts
            )
        case Choice(options):
            return "|".join(_print(option, numbers) for option in options)
        case Repeat(mode=Mode.POSSESSIVE):
            raise NotInEcma("a possessive quantifier, which ECMA-262 does not have")
        case Repeat(body, least, most, mode):
            single = isinstance(body, Chars | Capture)
            return (_print(body, numbers) if single else _group(body, numbers)) + quantifier(least, most, mode)
        case Capture(_, body):
            return f"({_print(body, numbers)})"
        case BackReference(number):
            # It has a group of its own, because a digit may follow.
            return f"(?:\\{numbers[number]})"
        case Atomic():
            raise NotInEcma("an atomic group, which ECMA-262 does not have")
        case Look(body, ahead, negated):
            return f"(?{'' if ahead else '<'}{'!' if negated else '='}{_print(body, numbers)})"
        case Assertion():
            return _ASSERTIONS[node]
    raise TypeError(node)


def _group(node: Node, numbers: dict[int, int]) -> str:
    return f"(?:{_print(node, numbers)})"


def _chars(chars: Chars) -> str:
    if chars == ANYTHING:
        return r"[\s\S]"
    if chars == ANY_BUT_LINE_END:
        return "."
    if chars == NOTHING:
        return r"[^\s\S]"
    if len(chars.items) == 1:
        (item,) = chars.items
        if isinstance(item, Span) and item.first == item.last and not chars.negated:
            return _point(item.first, _SPECIAL)
        if isinstance(item, Named) and _has_name(item):
            return named(item, chars.negated)
    texts = [text for item in dict.fromkeys(chars.items) for text in _members(item)]
    return f"[{'^' if chars.negated else ''}{''.join(texts)}]"


def _members(item: Span | Named) -> list[str]:
    if isinstance(item, Named) and _has_name(item):
        return [named(item)]
    ranges = ranges_of(Chars((item,))) if isinstance(item, Named) else ((item.first, item.last),)
    return [_range(first, last) for first, last in ranges]


def _range(first: int, last: int) -> str:
    start, end = _point(first, _SPECIAL_IN_CLASS), _point(last, _SPECIAL_IN_CLASS)
    return start if first == last else f"{start}-{end}"


def _has_name(item: Named) -> bool:
    return item.name in ("d", "w", "s") or _KNOWN_PROPERTY.fullmatch(item.name) is not None


def _point(point: int, special: frozenset[int]) -> str:
    # Beyond U+FFFF the character itself is written: the engines have different escapes for it.
    return point_source(point, special) if point <= 0xFFFF else chr(point)
