r"""Rewrite a syntax tree to one that matches the same strings with less backtracking.

Anchors that a full match implies are removed, and so are captures that no back reference names. Expressions with
exponential backtracking (`([a-z]*)*`, `(.|\s)*`, `.*\w*.*`) become equivalent ones (`[a-z]*`, one class, `.*`). An
atomic group or a possessive repeat, where only the first match counts, is not changed.
"""

from __future__ import annotations

from shapesmith.regex import charset
from shapesmith.regex.captures import references
from shapesmith.regex.syntax import (
    ANYTHING,
    EMPTY,
    MOST_REPEATS,
    NOTHING,
    Assertion,
    Capture,
    Chars,
    Choice,
    Look,
    Mode,
    Node,
    Repeat,
    Sequence,
    chars_of,
    lengths,
    ranges_of,
)


def simplify(node: Node) -> Node:
    """Return a simpler tree for a full match of `node`."""
    node = _simpler(node, references(node))
    return _without_end(_without_start(node))


def _simpler(node: Node, referenced: frozenset[int]) -> Node:
    match node:
        case Chars():
            return _class(node)
        case Sequence(parts):
            return _sequence([_simpler(part, referenced) for part in parts])
        case Choice(options):
            return _choice([_simpler(option, referenced) for option in options])
        case Repeat(body, least, most, mode):
            if mode is Mode.POSSESSIVE and not (least == most and isinstance(body, Chars)):
                return node
            return _repeat(_simpler(body, referenced), least, most, Mode.GREEDY if least == most else mode)
        case Capture(number, body):
            body = _simpler(body, referenced)
            return Capture(number, body) if number in referenced else body
        case Look(body, ahead, negated):
            body = _simpler(body, referenced)
            if body == EMPTY:
                return NOTHING if negated else EMPTY
            return Look(body, ahead, negated)
    return node


def _class(chars: Chars) -> Chars:
    ranges = ranges_of(chars)
    if ranges == charset.EVERYTHING:
        return ANYTHING
    return chars if ranges else NOTHING


def _sequence(parts: list[Node]) -> Node:
    flat: list[Node] = []
    for part in parts:
        for piece in part.parts if isinstance(part, Sequence) else (part,):
            flat.append(piece)
            while len(flat) > 1 and (joined := _joined(flat[-2], flat[-1])) is not None:
                flat[-2:] = joined
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def _joined(left: Node, right: Node) -> list[Node] | None:
    """Return an equivalent of `left` then `right` with fewer choices, or None."""
    if not (isinstance(left, Repeat) or isinstance(right, Repeat)):
        return None
    body, least, most, mode = _as_repeat(left)
    other, low, high, other_mode = _as_repeat(right)
    if Mode.POSSESSIVE in (mode, other_mode):
        return None
    if body == other:
        # X{a,b}X{c,d} is X{a+c,b+d}.
        total = None if most is None or high is None else most + high
        if max(least + low, total or 0) > MOST_REPEATS:
            return None
        return [Repeat(body, least + low, total, mode if isinstance(left, Repeat) else other_mode)]
    if isinstance(body, Chars) and isinstance(other, Chars):
        # [a-z]{2,9}\w* is [a-z]{2}\w*: the longer part takes what the shorter leaves.
        if high is None and most != least and charset.is_subset(ranges_of(body), ranges_of(other)):
            return [*_times(body, least), right]
        if most is None and high != low and charset.is_subset(ranges_of(other), ranges_of(body)):
            return [left, *_times(other, low)]
    return None


def _as_repeat(node: Node) -> tuple[Node, int, int | None, Mode]:
    if isinstance(node, Repeat):
        return node.body, node.least, node.most, node.mode
    return node, 1, 1, Mode.GREEDY


def _times(body: Node, count: int) -> list[Node]:
    return [] if count == 0 else [body] if count == 1 else [Repeat(body, count, count)]


def _choice(options: list[Node]) -> Node:
    flat: list[Node] = []
    for option in options:
        for piece in option.options if isinstance(option, Choice) else (option,):
            if isinstance(piece, Chars) and flat and isinstance(flat[-1], Chars):
                flat[-1] = _union(flat[-1], piece)
            else:
                flat.append(piece)
    flat = list(dict.fromkeys(flat))
    if flat == [EMPTY]:
        return EMPTY
    if EMPTY in flat:
        # (a|) is a?, (|a) is a??
        mode = Mode.LAZY if flat[0] == EMPTY else Mode.GREEDY
        flat.remove(EMPTY)
        return _repeat(flat[0] if len(flat) == 1 else Choice(tuple(flat)), 0, 1, mode)
    return flat[0] if len(flat) == 1 else Choice(tuple(flat))


def _union(left: Chars, right: Chars) -> Chars:
    if left.negated or right.negated:
        return _class(chars_of(charset.normalize(ranges_of(left) + ranges_of(right))))
    return _class(Chars(tuple(dict.fromkeys(left.items + right.items))))


def _repeat(body: Node, least: int, most: int | None, mode: Mode) -> Node:
    if most == 0 or body == EMPTY:
        return EMPTY
    if lengths(body)[1] == 0:
        # What reads nothing is true any number of times if it is true once.
        return body if least else EMPTY
    if most is None:
        body, least = _loop(body, least)
    if (least, most) == (1, 1):
        return body
    if isinstance(body, Repeat) and Mode.POSSESSIVE not in (mode, body.mode):
        low, high = body.least, body.most
        # X{a,b} repeated c to d times takes every count of X from a*c to b*d, if there is no gap between the counts for
        # k and for k+1.
        first = max(least, 1) if low == 0 else least
        if low * (first + 1) <= 1 + (0 if first == 0 else (high if high is not None else low * 2 + 1) * first):
            total = None if high is None or most is None else high * most
            if max(low * least, total or 0) > MOST_REPEATS:
                return Repeat(body, least, most, mode)
            return _repeat(body.body, low * least, total, mode)
    return Repeat(body, least, most, mode)


def _loop(body: Node, least: int) -> tuple[Node, int]:
    """Return `body` without its ways to match the empty string, which an unbounded loop does not need."""
    stripped = _without_empty(body)
    if stripped is None or stripped == body:
        return body, least
    return stripped, 0 if _is_nullable(body) else least


def _is_nullable(node: Node) -> bool:
    """Return whether `node` surely matches the empty string anywhere."""
    match node:
        case Sequence(parts):
            return all(map(_is_nullable, parts))
        case Choice(options):
            return any(map(_is_nullable, options))
        case Repeat(body, least, _, mode):
            return mode is not Mode.POSSESSIVE and (least == 0 or _is_nullable(body))
    return False


def _without_empty(node: Node) -> Node | None:
    """Return a body for which `(body)*` is `(node)*`; None if none is known."""
    match node:
        case Repeat(body, least, most, mode) if mode is not Mode.POSSESSIVE:
            if (least, most) in ((0, None), (0, 1), (1, None)):
                return _without_empty(body) or body
        case Choice(options):
            return _choice([_without_empty(option) or option for option in options])
        case Sequence(parts) if all(map(_is_nullable, parts)):
            return _choice([_without_empty(part) or part for part in parts])
    return None


def _without_start(node: Node) -> Node:
    """Drop each "^" that is always true at the start of the text."""
    match node:
        case Assertion.START:
            return EMPTY
        case Sequence(parts):
            kept: list[Node] = []
            for index, part in enumerate(parts):
                kept.append(_without_start(part))
                if part != Assertion.START and not isinstance(part, Look):
                    kept.extend(parts[index + 1 :])
                    break
            return _sequence([part for part in kept if part != EMPTY])
        case Choice(options):
            return _choice([_without_start(option) for option in options])
        case Capture(number, body):
            return Capture(number, _without_start(body))
        case Look(body, True, negated):
            return Look(_without_start(body), True, negated)
        case Repeat(body, least, 1, mode):
            return _repeat(_without_start(body), least, 1, mode)
    return node


def _without_end(node: Node) -> Node:
    """Drop each "$" that is always true at the end of the text."""
    match node:
        case Assertion.END:
            return EMPTY
        case Sequence(parts):
            kept = list(parts)
            while kept and kept[-1] == Assertion.END:
                kept.pop()
            if kept and len(kept) == len(parts):
                kept[-1] = _without_end(kept[-1])
            elif kept:
                return _without_end(_sequence(kept))
            return _sequence([part for part in kept if part != EMPTY])
        case Choice(options):
            return _choice([_without_end(option) for option in options])
        case Capture(number, body):
            return Capture(number, _without_end(body))
        case Repeat(body, least, 1, mode):
            return _repeat(_without_end(body), least, 1, mode)
    return node
