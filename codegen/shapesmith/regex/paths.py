"""The positions of a pattern and the ways between them, which a backtracking matcher follows.

A position is one `Chars` of the pattern (Glushkov's construction). The body of a lookahead is a branch without an end:
the matcher reads it and returns. A lookbehind, whose length is bounded, has a constant cost and is left out; a back
reference counts as a copy of its group. Assertions are assumed to be true. So a backtracking match never takes more
steps than there are walks from the start that read a prefix of the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from shapesmith.regex.syntax import (
    Assertion,
    Atomic,
    BackReference,
    Capture,
    Chars,
    Choice,
    Look,
    Node,
    Repeat,
    Sequence,
    lengths,
)

# A repeat with at most this count is that many copies, which is exact; otherwise it is a loop. A loop inside another
# loop would make `(?:[0-9a-f]{32})*` look ambiguous, so more copies are allowed there.
_MOST_COPIES = 10
_MOST_COPIES_IN_A_LOOP = 64
_MOST_POSITIONS = 10_000
_MOST_EDGES = 50_000
# A number of ways that counts as infinite.
MANY = 1 << 40

Ways = dict[int, int]
"""In how many ways each position can be next, or last."""


@dataclass(slots=True)
class Loop:
    """A part of the pattern that can lead back to itself; `capacity` is how many characters one stay can read."""

    capacity: int | None
    positions: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Paths:
    """All positions, numbered from left to right; 0 is the start of the text.

    `follow[p]` says which positions may come next after p, each in how many ways without reading anything in between.
    `loop_of[p]` is the number of the loop that p is in, or -1.
    """

    chars: list[Chars] = field(default_factory=lambda: [Chars(())])
    follow: list[Ways] = field(default_factory=lambda: [{}])
    loop_of: list[int] = field(default_factory=lambda: [-1])
    loops: list[Loop] = field(default_factory=list)


class TooManyPositions(Exception):
    """The pattern is too large to be analysed."""


def paths(node: Node) -> Paths:
    """Return the positions of `node` and the ways between them. Raises TooManyPositions."""
    builder = _Builder()
    builder.paths.follow[0] = builder.walk(node, -1).first
    return builder.paths


class _Part(NamedTuple):
    """A part of the pattern: where it begins, where it ends, and in how many ways it is empty."""

    first: Ways
    last: Ways
    ways_empty: int


_EMPTY = _Part({}, {}, 1)


class _Builder:
    def __init__(self) -> None:
        self.paths = Paths()
        self._captured: dict[int, Node] = {}
        self._edges = 0

    def walk(self, node: Node, loop: int) -> _Part:
        match node:
            case Chars():
                return self._position(node, loop)
            case Sequence(parts):
                result = _EMPTY
                for each in parts:
                    result = self._then(result, self.walk(each, loop))
                return result
            case Choice(options):
                return self._either([self.walk(option, loop) for option in options])
            case Repeat():
                return self._repeat(node, loop)
            case Capture(number, body):
                self._captured[number] = body
                return self.walk(body, loop)
            case BackReference(number, is_set):
                copy = self.walk(self._captured[number], loop)
                # What the group matched, or the empty string for a group that took no part, can be read in one way
                # only.
                return _Part(copy.first, copy.last, 0 if is_set and not copy.ways_empty else 1)
            case Atomic(body):
                return self.walk(body, loop)
            case Look(body, True, _):
                return _Part(self.walk(body, -1).first, {}, 1)
            case Look() | Assertion():
                return _EMPTY
        raise TypeError(node)

    def _position(self, chars: Chars, loop: int) -> _Part:
        number = len(self.paths.chars)
        if number > _MOST_POSITIONS:
            raise TooManyPositions
        self.paths.chars.append(chars)
        self.paths.follow.append({})
        self.paths.loop_of.append(loop)
        if loop >= 0:
            self.paths.loops[loop].positions.append(number)
        return _Part({number: 1}, {number: 1}, 0)

    def _either(self, parts: list[_Part]) -> _Part:
        first: Ways = {}
        last: Ways = {}
        for part in parts:
            _add(first, part.first)
            _add(last, part.last)
        return _Part(first, last, min(sum(part.ways_empty for part in parts), MANY))

    def _then(self, left: _Part, right: _Part) -> _Part:
        self._connect(left.last, right.first)
        first, last = dict(left.first), dict(right.last)
        _add(first, right.first, left.ways_empty)
        _add(last, left.last, right.ways_empty)
        return _Part(first, last, min(left.ways_empty * right.ways_empty, MANY))

    def _connect(self, lasts: Ways, firsts: Ways) -> None:
        self._edges += len(lasts) * len(firsts)
        if self._edges > _MOST_EDGES:
            raise TooManyPositions
        for position, ways in lasts.items():
            _add(self.paths.follow[position], firsts, ways)

    def _repeat(self, node: Repeat, loop: int) -> _Part:
        body, least, most = node.body, node.least, node.most
        if most is not None and most <= (_MOST_COPIES if loop < 0 else _MOST_COPIES_IN_A_LOOP):
            return self._copies(body, least, most, loop)
        if loop < 0:
            longest = lengths(body)[1]
            loop = len(self.paths.loops)
            self.paths.loops.append(Loop(None if most is None or longest is None else most * longest))
        part = self.walk(body, loop)
        again: Ways = {}
        # A body that may be empty can be skipped with or without one more iteration.
        _add(again, part.first, 1 + part.ways_empty)
        self._connect(part.last, again)
        last: Ways = {}
        _add(last, part.last, 1 + part.ways_empty)
        return _Part(part.first, last, min(part.ways_empty + (least == 0), MANY))

    def _copies(self, body: Node, least: int, most: int, loop: int) -> _Part:
        # Visited from left to right, to number the positions in this order; joined from right to left, since X{1,3} is
        # X(X(X)?)?.
        copies = [self.walk(body, loop) for _ in range(most)]
        result = _EMPTY
        for number, copy in reversed(list(enumerate(copies))):
            result = self._then(copy, result)
            if number >= least:
                result = self._either([result, _EMPTY])
        return result


def _add(ways: Ways, more: Ways, times: int = 1) -> None:
    if times:
        for position, count in more.items():
            ways[position] = min(ways.get(position, 0) + count * times, MANY)
