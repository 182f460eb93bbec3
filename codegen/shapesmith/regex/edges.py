r"""The `.*` at the start and at the end of a pattern, which stands for anything, line breaks included.

A pattern of a Smithy model is searched for. Where it became a full match, `.*` was added around it: `\S`, "some
character that is no white space", is `.*\S.*` in a service-2.json. Nobody meant that a text of two lines has none. A
pattern that is `.+` and no more asks for a text that is not empty: JSON of several lines is published for some.
"""

from __future__ import annotations

from msgspec.structs import replace

from shapesmith.regex.syntax import (
    ANY_BUT_LINE_END,
    ANYTHING,
    EVERYTHING,
    Assertion,
    Capture,
    Chars,
    Choice,
    Named,
    Node,
    Repeat,
    Sequence,
)


def widen_edges(node: Node) -> Node:
    """Return the pattern in which each outermost `.*` matches line breaks, or a `.+` that is all of it.

    `^` and `$` around it do not count.
    """
    widened = _widen(_widen(node, first=True), first=False)
    match _inner(widened):
        case Repeat(body, 1, None) as repeat if body == ANY_BUT_LINE_END:
            return replace(repeat, body=ANYTHING)
    return widened


def _inner(node: Node) -> Node:
    """Return the pattern without anchors and parentheses around all of it."""
    match node:
        case Capture(_, body):
            return _inner(body)
        case Sequence(parts):
            inner = [part for part in parts if part not in (Assertion.START, Assertion.END)]
            return _inner(inner[0]) if len(inner) == 1 else node
    return node


def find_first(node: Node) -> Node:
    r"""Return an equivalent of "anything, one character of a set, anything" that can be read in one way only.

    The character is the first of its set: `.*\S.*` is `\s*\S.*`, which `re` matches without going back.
    """
    match node:
        case Sequence((before, Chars() as chars, after)) if before == after == EVERYTHING:
            return Sequence((Repeat(_others(chars), 0, None), chars, after))
    return node


def _others(chars: Chars) -> Chars:
    """Return the characters that are not among `chars`."""
    match chars:
        case Chars((Named(name, negated),), False):
            return Chars((Named(name, not negated),))
    return Chars(chars.items, not chars.negated)


def _widen(node: Node, first: bool) -> Node:
    match node:
        case Repeat(body, 0, None) if body == ANY_BUT_LINE_END:
            return replace(node, body=ANYTHING)
        case Repeat(body, _, 1):
            return replace(node, body=_widen(body, first))
        case Capture(number, body):
            return Capture(number, _widen(body, first))
        case Choice(options):
            return Choice(tuple(_widen(option, first) for option in options))
        case Sequence(parts):
            anchor = Assertion.START if first else Assertion.END
            places = range(len(parts)) if first else reversed(range(len(parts)))
            edge = next((place for place in places if parts[place] != anchor), None)
            if edge is None:
                return node
            return Sequence((*parts[:edge], _widen(parts[edge], first), *parts[edge + 1 :]))
    return node
