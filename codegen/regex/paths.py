"""The positions of a pattern and the ways between them: what a backtracking matcher may walk.

A position is one `Chars` of the pattern (Glushkov's construction). The body of a lookahead hangs off the way as a dead
end: the matcher walks into it and comes back. A lookbehind, whose length is bounded, costs a constant and is left out;
a back reference walks like a copy of its group. Assertions are taken to hold. So a backtracking match never takes more
steps than there are walks from the start that read a prefix of the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from codegen.regex.syntax import (
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

# What is repeated up to this often is walked as that many copies, which is exact; beyond it, as a loop. A loop inside
# another loop would make `(?:[0-9a-f]{32})*` look ambiguous, so that there more copies are worth it.
_MOST_COPIES = 10
_MOST_COPIES_IN_A_LOOP = 64
_MOST_POSITIONS = 2_000
_MOST_STEPS = 50_000


@dataclass(slots=True)
class Loop:
    """A part of the pattern that can lead back to itself; `capacity` is how many characters one stay can read."""

    capacity: int | None
    positions: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Paths:
    """All positions; `follow[p]` lists those that may come next, twice if two ways lead there. 0 is the start."""

    chars: list[Chars] = field(default_factory=lambda: [Chars(())])
    follow: list[list[int]] = field(default_factory=lambda: [[]])
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

    first: list[int]
    last: list[int]
    ways_empty: int


_EMPTY = _Part([], [], 1)


class _Builder:
    def __init__(self) -> None:
        self.paths = Paths()
        self._captured: dict[int, Node] = {}
        self._steps = 0

    def walk(self, node: Node, loop: int) -> _Part:
        match node:
            case Chars():
                return self._position(node, loop)
            case Sequence(parts):
                return self._sequence([(part, loop) for part in parts])
            case Choice(options):
                walked = [self.walk(option, loop) for option in options]
                return _Part(
                    _twice_at_most([position for part in walked for position in part.first]),
                    _twice_at_most([position for part in walked for position in part.last]),
                    min(sum(part.ways_empty for part in walked), 2),
                )
            case Repeat():
                return self._repeat(node, loop)
            case Capture(number, body):
                self._captured[number] = body
                return self.walk(body, loop)
            case BackReference(number, is_set):
                part = self.walk(self._captured[number], loop)
                return _Part(part.first, part.last, min(part.ways_empty + (not is_set), 2))
            case Atomic(body):
                return self.walk(body, loop)
            case Look(body, True, _):
                return _Part(self.walk(body, -1).first, [], 1)
            case Look() | Assertion():
                return _EMPTY
        raise TypeError(node)

    def _position(self, chars: Chars, loop: int) -> _Part:
        number = len(self.paths.chars)
        if number > _MOST_POSITIONS:
            raise TooManyPositions
        self.paths.chars.append(chars)
        self.paths.follow.append([])
        self.paths.loop_of.append(loop)
        if loop >= 0:
            self.paths.loops[loop].positions.append(number)
        return _Part([number], [number], 0)

    def _sequence(self, items: list[tuple[Node, int]]) -> _Part:
        result = _EMPTY
        for node, loop in items:
            result = self._then(result, self.walk(node, loop))
        return result

    def _then(self, left: _Part, right: _Part) -> _Part:
        self._connect(left.last, right.first)
        return _Part(
            _twice_at_most(left.first + right.first * left.ways_empty),
            _twice_at_most(left.last * right.ways_empty + right.last),
            min(left.ways_empty * right.ways_empty, 2),
        )

    def _connect(self, lasts: list[int], firsts: list[int]) -> None:
        self._steps += len(lasts) * len(firsts)
        if self._steps > _MOST_STEPS:
            raise TooManyPositions
        for position in lasts:
            self.paths.follow[position].extend(firsts)

    def _repeat(self, node: Repeat, loop: int) -> _Part:
        body, least, most = node.body, node.least, node.most
        if most == 1:
            part = self.walk(body, loop)
            return _Part(part.first, part.last, min(part.ways_empty + (1 - least), 2))
        if most is not None and most <= (_MOST_COPIES if loop < 0 else _MOST_COPIES_IN_A_LOOP):
            return self._copies(body, least, most, loop)
        if loop < 0:
            longest = lengths(body)[1]
            loop = len(self.paths.loops)
            self.paths.loops.append(Loop(None if most is None or longest is None else most * longest))
        part = self.walk(body, loop)
        # A body that may be empty can be passed over by one more turn, or without it.
        self._connect(part.last, _twice_at_most(part.first * (1 + part.ways_empty)))
        ways_empty = min(part.ways_empty + (least == 0), 2)
        return _Part(part.first, _twice_at_most(part.last * (1 + part.ways_empty)), ways_empty)

    def _copies(self, body: Node, least: int, most: int, loop: int) -> _Part:
        # Walked from left to right, so that loops are numbered in this order; joined from right to left, since
        # X{1,3} is X(X(X)?)?.
        copies = [self.walk(body, loop) for _ in range(most)]
        result = _EMPTY
        for number, copy in reversed(list(enumerate(copies))):
            result = self._then(copy, result)
            if number >= least:
                result = _Part(result.first, result.last, min(result.ways_empty + 1, 2))
        return result


def _twice_at_most(positions: list[int]) -> list[int]:
    """Return `positions` with none more than twice: that there are two ways is all that counts."""
    counts: dict[int, int] = {}
    for position in positions:
        counts[position] = counts.get(position, 0) + 1
    return [position for position, count in counts.items() for _ in range(min(count, 2))]
