"""Whether a pattern can match any string at all: in some models it cannot, such as `/^...$/` with its delimiters."""

from __future__ import annotations

from shapesmith.regex.syntax import (
    Assertion,
    Atomic,
    Capture,
    Chars,
    Choice,
    Look,
    Node,
    Repeat,
    Sequence,
    lengths,
    ranges_of,
)


def matches_nothing(node: Node, minimum: int | None, maximum: int | None) -> bool:
    """Return whether no string of `minimum` to `maximum` characters can match `node`.

    Only lengths are compared, and a "^" after or a "$" before what cannot be empty; a lookaround that contradicts the
    rest of the pattern is not found.
    """
    shortest, longest = lengths(node)
    if maximum is not None and shortest > maximum:
        return True
    if minimum is not None and longest is not None and longest < minimum:
        return True
    return _never_matches(node, 0, 0)


def _never_matches(node: Node, before: int, after: int) -> bool:
    """Return whether `node` fails wherever at least `before` characters precede it and at least `after` follow."""
    match node:
        case Chars():
            return not ranges_of(node)
        case Assertion.START:
            return before > 0
        case Assertion.END:
            return after > 0
        case Sequence(parts):
            after += lengths(node)[0]
            for part in parts:
                shortest = lengths(part)[0]
                after -= shortest
                if _never_matches(part, before, after):
                    return True
                before += shortest
            return False
        case Choice(options):
            return all(_never_matches(option, before, after) for option in options)
        case Repeat(body, least, _):
            return least > 0 and _never_matches(body, before, after)
        case Capture(body=body) | Atomic(body):
            return _never_matches(body, before, after)
        case Look(body, True, False):
            return _never_matches(body, before, 0)
    return False
