r"""The `.*` at the start and at the end of a pattern, which stands for anything, line breaks included.

A pattern of a Smithy model is searched for. Where it became a full match, `.*` was added around it: `\S`, "some
character that is no white space", is `.*\S.*` in a service-2.json. Nobody meant that a text of two lines has none.
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
    """Return the pattern in which each outermost `.*` matches line breaks; `^` and `$` around it do not count."""
    return _widen(_widen(node, first=True), first=False)


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
