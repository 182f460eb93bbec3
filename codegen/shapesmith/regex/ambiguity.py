"""How long Python's backtracking can take over a text: an upper bound, from the walks through a pattern.

Backtracking is slow where one text can be read in many ways: at each character it takes, in the worst case, one step
for each walk that leads there. Two different walks from a position in a loop back to itself, over the same text, make
their number grow exponentially. A text over which one can stay in loop A, go from A to loop B, and stay in B,
multiplies it by the length of the text (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991).
Outside of loops, the numbers of ways add up where walks over the same text meet. Bounded loops and bounded texts limit
the number: for short texts, such patterns are fast enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import prod

from shapesmith.regex.paths import MANY, Paths, TooManyPositions, paths
from shapesmith.regex.syntax import (
    Atomic,
    BackReference,
    Capture,
    Chars,
    Choice,
    Look,
    Node,
    Repeat,
    Sequence,
    ranges_of,
)

# Python's `re` takes 10 to 200 ns for a step: these are at most 20 ms, or for longer texts 2 microseconds a character.
MOST_STEPS = 100_000
MOST_STEPS_PER_CHARACTER = 8
# The length that is assumed for a text that the model does not bound.
LONG_TEXT = 1 << 20
# The limit of the analysis itself.
_MOST_COMPARISONS = 100_000

Pair = tuple[int, int]


def is_linear(node: Node, maximum: int | None) -> bool:
    """Return whether backtracking surely takes few steps on every text of at most `maximum` characters."""
    length = min(LONG_TEXT if maximum is None else maximum, _reach(node) + 1)
    try:
        return steps(node, length) <= max(MOST_STEPS, MOST_STEPS_PER_CHARACTER * length)
    except (TooManyPositions, _TooManyComparisons):
        return False


def steps(node: Node, length: int) -> float:
    """Return an upper bound, up to a small factor, of the steps for a text of `length` characters.

    Raises TooManyPositions, or another exception if the analysis itself would take too long.
    """
    walks = _Walks(paths(node))
    together, met = walks.pairs(walks.forks())
    if not met:
        # There are never two walks to the same position over the same text: at most one for each position, and usually
        # one.
        return length
    ways = _most_ways(walks, together, met, length)
    return length * max(ways) + sum(ways)


def _reach(node: Node) -> int:
    """Return how many characters of a text `node` can read, at most `LONG_TEXT`."""
    match node:
        case Chars():
            return 1
        case Sequence(parts):
            return min(sum(map(_reach, parts)), LONG_TEXT)
        case Choice(options):
            return max(map(_reach, options))
        case Repeat(body, _, most):
            return min(_reach(body) * (LONG_TEXT if most is None else most), LONG_TEXT)
        case Capture(body=body) | Atomic(body) | Look(body, True):
            return _reach(body)
        case BackReference():
            return LONG_TEXT
    return 0


def _most_ways(walks: _Walks, together: set[Pair], met: set[int], length: int) -> list[float]:
    """Return the maximum number of walks over one text that lead to each position.

    `together`: the pairs of positions that walks over one text can be at, at the same time; `met`: where they meet.
    """
    through = walks.paths
    entered_from = _entered_from(through)
    ways: list[float] = [1.0] + [0.0] * (len(through.chars) - 1)
    for position in range(1, len(ways)):
        loop = through.loop_of[position]
        if loop < 0:
            ways[position] = _sum_of_simultaneous(entered_from[position], together, ways, ())
        elif not ways[position]:
            inside = through.loops[loop].positions
            entries = [edge for entry in inside for edge in entered_from[entry]]
            entered = _sum_of_simultaneous(entries, together, ways, inside)
            stay = _stay(through, loop, length)
            exponent = stay if met.intersection(inside) and walks.is_exponential(loop) else 0
            hops = sum(_stay(through, other, length) for other in range(loop) if walks.adds_a_degree(other, loop))
            for entry in inside:
                ways[entry] = entered * max(min(stay, hops), 1) * 2.0 ** min(exponent, 500)
    return ways


def _entered_from(through: Paths) -> list[list[tuple[int, int]]]:
    """Return the positions before each position, except those in its own loop, with the number of ways."""
    entered_from: list[list[tuple[int, int]]] = [[] for _ in through.chars]
    for position, follow in enumerate(through.follow):
        for then, count in follow.items():
            if through.loop_of[then] < 0 or through.loop_of[then] != through.loop_of[position]:
                entered_from[then].append((position, count))
    return entered_from


def _sum_of_simultaneous(
    edges: list[tuple[int, int]], together: set[Pair], ways: list[float], inside: Iterable[int]
) -> float:
    """Return the maximum number of walks over `edges` on one text: at the same time, or while others are `inside`."""
    alone = total = 0.0
    positions = {position for position, _ in edges}
    for position, count in edges:
        others = (other for group in (positions, inside) for other in group if other != position)
        if any(_pair(position, other) in together for other in others):
            total += ways[position] * count
        else:
            alone = max(alone, ways[position] * count)
    return min(max(alone, total), float(MANY) ** 3)


def _stay(through: Paths, loop: int, length: int) -> int:
    capacity = through.loops[loop].capacity
    return length if capacity is None else min(length, capacity)


def _pair(left: int, right: int) -> Pair:
    return (left, right) if left < right else (right, left)


class _TooManyComparisons(Exception):
    pass


class _Walks:
    """Questions about two or three walks that read the same text."""

    def __init__(self, through: Paths) -> None:
        self.paths = through
        self.follow = through.follow
        self.masks = _masks(through.chars)
        self._reachable: dict[int, frozenset[int]] = {}
        self._comparisons = 0

    def _compare(self, *positions: int) -> None:
        """Count the steps of reading everything that may follow `positions`."""
        self._comparisons += prod(len(self.follow[position]) for position in positions)
        if self._comparisons > _MOST_COMPARISONS:
            raise _TooManyComparisons

    def forks(self, within: int | None = None) -> Iterator[Pair]:
        """Return the pairs of next positions that one character can lead to, the smaller first.

        A position that is next in two ways makes a pair with itself. `within`: only inside the loop of that number.
        """
        for position, follow in enumerate(self.follow):
            if within is not None and self.paths.loop_of[position] != within:
                continue
            nexts = self._nexts(position, within)
            self._compare(position, position)
            for index, left in enumerate(nexts):
                if follow[left] > 1:
                    yield left, left
                for right in nexts[index + 1 :]:
                    if self.masks[left] & self.masks[right]:
                        yield _pair(left, right)

    def pairs(self, forks: Iterator[Pair], within: int | None = None) -> tuple[set[Pair], set[int]]:
        """Return where two walks that part at one of `forks` can be at the same time, and where they meet.

        `within`: only walks inside the loop of that number.
        """
        together: set[Pair] = set()
        met: set[int] = set()
        queue = list(forks)
        while queue:
            pair = queue.pop()
            if pair[0] == pair[1]:
                met.add(pair[0])
                continue
            if pair in together:
                continue
            together.add(pair)
            self._compare(*pair)
            rights = self._nexts(pair[1], within)
            for left in self._nexts(pair[0], within):
                queue += [_pair(left, right) for right in rights if self.masks[left] & self.masks[right]]
        return together, met

    def _nexts(self, position: int, within: int | None) -> list[int]:
        return [then for then in self.follow[position] if within is None or self.paths.loop_of[then] == within]

    def is_exponential(self, loop: int) -> bool:
        """Return whether two different walks lead from a position of `loop` back to itself, over the same text."""
        return bool(self.pairs(self.forks(within=loop), within=loop)[1])

    def reaches(self, earlier: int, later: int) -> bool:
        """Return whether a walk can go from one loop to another."""
        if earlier not in self._reachable:
            seen: set[int] = set()
            queue = list(self.paths.loops[earlier].positions)
            while queue:
                position = queue.pop()
                if position not in seen:
                    seen.add(position)
                    queue.extend(self.follow[position])
            self._reachable[earlier] = frozenset(seen)
        return not self._reachable[earlier].isdisjoint(self.paths.loops[later].positions)

    def adds_a_degree(self, earlier: int, later: int) -> bool:
        """Return whether walks over one text can stay in one loop, go from it to the other, and stay in the other."""
        if not self.reaches(earlier, later):
            return False
        before = self.paths.loops[earlier].positions
        after = self.paths.loops[later].positions
        if not _any_of(self.masks, before) & _any_of(self.masks, after):
            return False
        return any(self._three_walks(p, q, earlier, later) for p in before for q in after)

    def _three_walks(self, start: int, end: int, earlier: int, later: int) -> bool:
        goal = (start, end, end)
        seen: set[tuple[int, int, int]] = set()
        queue = [(start, start, end)]
        while queue:
            stays, goes, stayed = queue.pop()
            self._compare(stays, goes, stayed)
            for first in self.follow[stays]:
                if self.paths.loop_of[first] != earlier:
                    continue
                for third in self.follow[stayed]:
                    both = self.masks[first] & self.masks[third]
                    if not both or self.paths.loop_of[third] != later:
                        continue
                    for second in self.follow[goes]:
                        if both & self.masks[second]:
                            state = (first, second, third)
                            if state == goal:
                                return True
                            if state not in seen:
                                seen.add(state)
                                queue.append(state)
        return False


def _any_of(masks: list[int], positions: list[int]) -> int:
    union = 0
    for position in positions:
        union |= masks[position]
    return union


def _masks(chars: list[Chars]) -> list[int]:
    """Return each set of characters as bits, one for each range that every set has as a whole or not at all."""
    sets = {each: ranges_of(each) for each in chars}
    edges = sorted({edge for ranges in sets.values() for first, last in ranges for edge in (first, last + 1)})
    index = {edge: number for number, edge in enumerate(edges)}
    masks: dict[Chars, int] = {}
    for each, ranges in sets.items():
        mask = 0
        for first, last in ranges:
            mask |= (1 << index[last + 1]) - (1 << index[first])
        masks[each] = mask
    return [masks[each] for each in chars]
