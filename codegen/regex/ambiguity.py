"""How long Python's backtracking can take over a text: an upper bound, from the walks through a pattern.

Backtracking is slow where one text can be read in many ways. After Weber and Seidl ("On the degree of ambiguity of
finite automata", 1991): two different walks from a position back to itself over the same text make their number grow
exponentially; a text over which one can stay in loop A, go from A to B, and stay in B, adds a degree to a polynomial.
A bounded loop, or a bounded text, bounds the growth, and short fields are where such patterns are harmless.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, islice

from codegen.regex.paths import Paths, TooManyPositions, paths
from codegen.regex.syntax import Atomic, BackReference, Capture, Chars, Choice, Look, Node, Repeat, Sequence, ranges_of

# Python's `re` takes 10 to 30 ns for a step, so that these are some 10 ms, or for longer texts some 200 ns a character.
MOST_STEPS = 500_000
MOST_STEPS_PER_CHARACTER = 8
# What stands for the length of a text that the model does not bound.
LONG_TEXT = 1 << 20
_MOST_PAIRS = 20_000


def is_linear(node: Node, maximum: int | None) -> bool:
    """Tell whether backtracking surely takes few steps on every text of at most `maximum` characters."""
    length = min(LONG_TEXT if maximum is None else maximum, _reach(node) + 1)
    try:
        return steps(node, length) <= max(MOST_STEPS, MOST_STEPS_PER_CHARACTER * length)
    except (TooManyPositions, _TooManyPairs):
        return False


def _reach(node: Node) -> int:
    """Return how many characters of a text `node` can look at, at the most `LONG_TEXT`."""
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


def steps(node: Node, length: int) -> float:
    """Return an upper bound of the steps taken over a text of `length` characters, infinity where none is known.

    Raises TooManyPositions, or another exception if the analysis itself would take too long.
    """
    walks = _Walks(paths(node))
    forks = list(islice(walks.forks(), _MOST_PAIRS + 1))
    if len(forks) > _MOST_PAIRS:
        raise _TooManyPairs
    if not forks:
        return length
    meetings = walks.meetings(forks)
    if not meetings:
        # Never two walks to the same position over the same text: as many at a time as positions, and mostly one.
        return length
    total: float = length * 2 ** sum(1 for position in meetings if walks.paths.loop_of[position] < 0)
    factors: list[float] = []
    for index, loop in enumerate(walks.paths.loops):
        stay = length if loop.capacity is None else min(length, loop.capacity)
        own: float = 1
        if any(walks.paths.loop_of[position] == index for position in meetings) and walks.is_exponential(index):
            own = 2.0 ** min(stay, 1000)
        best = 1.0
        for earlier in range(index):
            entry = walks.paths.loops[earlier]
            if walks.adds_a_degree(earlier, index):
                hop = stay if entry.capacity is None else min(stay, entry.capacity)
                best = max(best, factors[earlier] * hop)
            elif walks.reaches(earlier, index):
                best = max(best, factors[earlier])
        factors.append(own * best)
    return total * max(factors, default=1.0)


class _TooManyPairs(Exception):
    pass


class _Walks:
    """Questions about two or three walks that read the same text."""

    def __init__(self, through: Paths) -> None:
        self.paths = through
        self.follow = through.follow
        self.masks = _masks(through.chars)
        self._reachable: dict[int, frozenset[int]] = {}

    def forks(self) -> Iterable[tuple[int, int]]:
        """Return the pairs of next positions, the smaller first, that some character does not tell apart."""
        for nexts in self.follow:
            if len(nexts) > 1:
                for left, right in combinations(nexts, 2):
                    if self.masks[left] & self.masks[right]:
                        yield (left, right) if left < right else (right, left)

    def meetings(self, forks: Iterable[tuple[int, int]], within: int | None = None) -> set[int]:
        """Return the positions at which two walks that parted at one of `forks` meet, over the same text.

        `within`: only walks inside the loop of that number.
        """
        met: set[int] = set()
        seen: set[tuple[int, int]] = set()
        queue = list(forks)
        while queue:
            pair = queue.pop()
            if pair[0] == pair[1]:
                met.add(pair[0])
                continue
            if pair in seen:
                continue
            seen.add(pair)
            if len(seen) > _MOST_PAIRS:
                raise _TooManyPairs
            for left in self.follow[pair[0]]:
                if within is not None and self.paths.loop_of[left] != within:
                    continue
                for right in self.follow[pair[1]]:
                    if within is not None and self.paths.loop_of[right] != within:
                        continue
                    if self.masks[left] & self.masks[right]:
                        queue.append((left, right) if left < right else (right, left))
        return met

    def is_exponential(self, loop: int) -> bool:
        """Tell whether two different walks lead from a position of `loop` back to itself, over the same text."""
        inside = set(self.paths.loops[loop].positions)
        forks = [
            (left, right) if left < right else (right, left)
            for position in inside
            for left, right in combinations([then for then in self.follow[position] if then in inside], 2)
            if self.masks[left] & self.masks[right]
        ]
        return bool(self.meetings(forks, within=loop))

    def reaches(self, earlier: int, later: int) -> bool:
        """Tell whether a walk can go from one loop to another."""
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
        """Tell whether over one text a walk can stay in one loop, go from it to the other, or stay in the other."""
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
            if len(seen) > _MOST_PAIRS:
                raise _TooManyPairs
        return False


def _any_of(masks: list[int], positions: list[int]) -> int:
    union = 0
    for position in positions:
        union |= masks[position]
    return union


def _masks(chars: list[Chars]) -> list[int]:
    """Return each set of characters as bits, one for each stretch of code points that no set tells apart."""
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
