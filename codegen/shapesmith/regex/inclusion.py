"""Whether every string that one pattern matches is matched by another, and the shortest string for which they differ.

A pattern is read as an automaton whose states are what still has to be matched: a sequence of nodes up to the end of
the text (Antimirov's partial derivatives). A lookahead becomes a *guard*: a second sequence that the rest of the text
must match, too, or must not. Both patterns are followed together, character class by character class, breadth first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from shapesmith.regex.read_chars import PatternError
from shapesmith.regex.syntax import (
    ANYTHING,
    Assertion,
    Capture,
    Chars,
    Choice,
    Look,
    Mode,
    Node,
    Repeat,
    Sequence,
    children,
    ranges_of,
)
from shapesmith.regex.translate import tree

MOST_STATES = 20_000
"""Pairs of states that are visited before a comparison counts as undecided; it takes about a second."""

_READABLE = "a1A0xb2B9-_.:/ zZ@"
_ANY_REST = Repeat(ANYTHING, 0, None)

# What is still to be matched, part by part.
_Rest: TypeAlias = tuple[Node, ...]


class _Guard(NamedTuple):
    """What the rest of the text must match beside the sequence of its state; must not, if `negated`."""

    negated: bool
    states: frozenset[_State]


class _State(NamedTuple):
    rest: _Rest
    guards: frozenset[_Guard] = frozenset()


class Undecided(NamedTuple):
    """Why two patterns cannot be compared, as the end of a sentence."""

    reason: str


class Difference(NamedTuple):
    """The shortest text that the first pattern matches and the second does not; None if there is none."""

    text: str | None


class _UndecidedError(Exception):
    """Raised inside a comparison that cannot be finished."""


@lru_cache(maxsize=1024)
def difference(
    pattern: str, other: str, minimum: int | None = None, maximum: int | None = None
) -> Difference | Undecided:
    """Compare what `pattern` matches with what `other` does, for texts of `minimum` to `maximum` characters.

    The answer is exact: `Undecided` is returned for a pattern that cannot be translated, for one with a back reference,
    a lookbehind, a word boundary or a possessive quantifier, and where more than `MOST_STATES` states are needed.
    """
    try:
        left, right = tree(pattern), tree(other)
        alphabet = _alphabet((left, right))
        found = _shortest(left, right, alphabet, 0, None)
        if found is not None and not (minimum or 0) <= len(found) <= (len(found) if maximum is None else maximum):
            # The shortest of all has a forbidden length: another of an allowed length may differ.
            found = _shortest(left, right, alphabet, minimum or 0, maximum)
    except PatternError as problem:
        return Undecided(str(problem))
    except _UndecidedError as problem:
        return Undecided(str(problem))
    return Difference(found)


def _shortest(left: Node, right: Node, alphabet: str, minimum: int, maximum: int | None) -> str | None:
    """Return the shortest text of an allowed length that `left` matches and `right` does not.

    The length is part of a state only as far as it still matters.
    """
    is_bounded = minimum > 0 or maximum is not None
    start = (_closed([_State((left,))]), _closed([_State((right,))]), 0)
    reached_from: dict[tuple[frozenset[_State], frozenset[_State], int], tuple[object, str] | None] = {start: None}
    pending = deque([(start, 0)])
    while pending:
        state, length = pending.popleft()
        ours, theirs, _ = state
        if length >= minimum and _accepts(ours) and not _accepts(theirs):
            return _text(reached_from, state)
        if maximum is not None and length == maximum:
            continue
        for character in alphabet:
            following = _step(ours, character)
            if not following:
                continue
            counted = length + 1 if maximum is not None else min(length + 1, minimum)
            target = (following, _step(theirs, character), counted if is_bounded else 0)
            if target not in reached_from:
                if len(reached_from) >= MOST_STATES:
                    raise _UndecidedError("they need too many states")
                reached_from[target] = (state, character)
                pending.append((target, length + 1))
    return None


def _text(
    reached_from: dict[tuple[frozenset[_State], frozenset[_State], int], tuple[object, str] | None], state: object
) -> str:
    characters: list[str] = []
    while (step := reached_from[state]) is not None:  # type: ignore[index]
        state, character = step
        characters.append(character)
    return "".join(reversed(characters))


def _accepts(states: Iterable[_State]) -> bool:
    """Return whether nothing more has to be matched in one of `states`."""
    return any(
        not state.rest and all(_accepts(guard.states) is not guard.negated for guard in state.guards)
        for state in states
    )


def _step(states: frozenset[_State], character: str) -> frozenset[_State]:
    """Return the states after `character`."""
    following: list[_State] = []
    for state in states:
        if not state.rest:
            continue
        head, *tail = state.rest
        if isinstance(head, Chars) and _has(head, character):
            guards = frozenset(_Guard(guard.negated, _step(guard.states, character)) for guard in state.guards)
            if all(guard.negated or guard.states for guard in guards):
                following.append(_State(tuple(tail), guards))
    return _closed(following)


def _closed(states: Iterable[_State]) -> frozenset[_State]:
    """Return `states` with every one expanded until it begins with a character or has ended."""
    closed: set[_State] = set()
    seen: set[_State] = set()
    pending = list(states)
    while pending:
        state = pending.pop()
        if state in seen:
            continue
        seen.add(state)
        if not state.rest or isinstance(state.rest[0], Chars):
            # A negated guard that no text fulfils any more asks for nothing.
            guards = frozenset(guard for guard in state.guards if guard.states or not guard.negated)
            closed.add(_State(state.rest, guards))
        else:
            pending += _expanded(state)
    return frozenset(closed)


def _expanded(state: _State) -> Iterator[_State]:
    """Yield the states that the first node of a state stands for."""
    head, tail, guards = state.rest[0], state.rest[1:], state.guards
    match head:
        case Sequence(parts):
            yield _State((*parts, *tail), guards)
        case Choice(options):
            for option in options:
                yield _State((option, *tail), guards)
        case Capture(body=body):
            yield _State((body, *tail), guards)
        case Repeat(body, least, most, mode):
            if mode is Mode.POSSESSIVE:
                raise _UndecidedError("a possessive quantifier is not compared")
            if least == 0 or _is_nullable(body):
                yield _State(tail, guards)
            if most != 0:
                again = Repeat(body, max(least - 1, 0), None if most is None else most - 1)
                yield _State((body, *tail) if again.most == 0 else (body, again, *tail), guards)
        case Look(body, True, negated):
            guard = _Guard(negated, _closed([_State((body, _ANY_REST))]))
            yield _State(tail, guards | {guard})
        case Assertion.END:
            # Nothing but the empty text may follow.
            guard = _Guard(True, _closed([_State((ANYTHING, _ANY_REST))]))
            yield _State(tail, guards | {guard})
        case _:
            raise _UndecidedError(
                "a back reference, a lookbehind, a word boundary or a group that is not backtracked "
                "into is not compared"
            )


@lru_cache(maxsize=4096)
def _is_nullable(node: Node) -> bool:
    """Return whether `node` surely matches the empty string; a lookaround may not."""
    match node:
        case Sequence(parts):
            return all(map(_is_nullable, parts))
        case Choice(options):
            return any(map(_is_nullable, options))
        case Repeat(body, least, _):
            return least == 0 or _is_nullable(body)
        case Capture(body=body):
            return _is_nullable(body)
    return False


@lru_cache(maxsize=65536)
def _has(chars: Chars, character: str) -> bool:
    ranges = ranges_of(chars)
    point = ord(character)
    index = bisect_right(ranges, (point, 0x110000)) - 1
    return index >= 0 and point <= ranges[index][1]


def _alphabet(nodes: Iterable[Node]) -> str:
    """Return one character for each set of characters that all classes of `nodes` treat alike, readable ones first."""
    classes = list(dict.fromkeys(chars for node in nodes for chars in _classes(node)))
    edges = {0, *(point for chars in classes for first, last in ranges_of(chars) for point in (first, last + 1))}
    candidates = [*_READABLE, *(chr(point) for point in sorted(edges) if point <= 0x10FFFF)]
    kinds: dict[tuple[bool, ...], str] = {}
    for character in candidates:
        kinds.setdefault(tuple(_has(chars, character) for chars in classes), character)
    return "".join(kinds.values())


def _classes(node: Node) -> Iterator[Chars]:
    if isinstance(node, Chars):
        yield node
    for child in children(node):
        yield from _classes(child)
