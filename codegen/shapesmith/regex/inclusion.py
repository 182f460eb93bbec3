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

from msgspec.structs import replace

from shapesmith.regex.read_chars import PatternError
from shapesmith.regex.syntax import (
    ANYTHING,
    EVERYTHING,
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

# What is still to be matched, part by part: the numbers of nodes.
_Rest: TypeAlias = tuple[int, ...]


class _Guard(NamedTuple):
    """What the rest of the text must match beside the sequence of its state; must not, if `negated`."""

    negated: bool
    states: _States


class _State(NamedTuple):
    rest: _Rest
    guards: frozenset[_Guard] = frozenset()


_States: TypeAlias = frozenset[_State]


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
    a lookbehind, a word boundary or, before its end, a possessive quantifier, and where more than `MOST_STATES` states
    are needed.
    """
    try:
        left, right = (_relaxed(tree(each)) for each in (pattern, other))
        automaton = _Automaton(_alphabet((left, right)))
        found = _shortest(left, right, automaton, 0, None)
        if found is not None and not (minimum or 0) <= len(found) <= (len(found) if maximum is None else maximum):
            # The shortest of all has a forbidden length: another of an allowed length may differ.
            found = _shortest(left, right, automaton, minimum or 0, maximum)
    except (PatternError, _UndecidedError) as problem:
        return Undecided(str(problem))
    return Difference(found)


def _relaxed(node: Node) -> Node:
    """Return a pattern with possessive repeats of characters at its end as greedy ones, after which nothing is lost."""
    match node:
        case Repeat(body=Chars(), mode=Mode.POSSESSIVE):
            return replace(node, mode=Mode.GREEDY)
        case Sequence(parts) if parts:
            return Sequence((*parts[:-1], _relaxed(parts[-1])))
        case Choice(options):
            return Choice(tuple(map(_relaxed, options)))
    return node


def _shortest(left: Node, right: Node, automaton: _Automaton, minimum: int, maximum: int | None) -> str | None:
    """Return the shortest text of an allowed length that `left` matches and `right` does not.

    The length is part of a state up to `minimum`; from there on, the first way to a state is the shortest.
    """
    start = (automaton.start(left), automaton.start(right), 0)
    reached_from: dict[tuple[_States, _States, int], tuple[object, str] | None] = {start: None}
    pending = deque([(start, 0)])
    while pending:
        state, length = pending.popleft()
        ours, theirs, _ = state
        if length >= minimum and _accepts(ours) and not _accepts(theirs):
            return _text(reached_from, state)
        if maximum is not None and length == maximum:
            continue
        for character in automaton.alphabet:
            following = automaton.step(ours, character)
            also = automaton.step(theirs, character)
            # What `left` can still match in these states, `right` can, too.
            if following <= also:
                continue
            target = (following, also, min(length + 1, minimum))
            if target not in reached_from:
                if len(reached_from) >= MOST_STATES:
                    raise _UndecidedError("they need too many states")
                reached_from[target] = (state, character)
                pending.append((target, length + 1))
    return None


def _text(reached_from: dict[tuple[_States, _States, int], tuple[object, str] | None], state: object) -> str:
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


class _Way(NamedTuple):
    """What a node may stand for: other nodes in its place, and what the rest of the text must match beside them."""

    nodes: _Rest
    guard: frozenset[_Guard] = frozenset()


class _Automaton:
    """The states of patterns over an alphabet.

    Equal nodes have one number: the states that a comparison visits are compared with one another over and over, and
    their nodes are trees.
    """

    def __init__(self, alphabet: str) -> None:
        self.alphabet = alphabet
        self._nodes: list[Node] = []
        self._numbers: dict[object, int] = {}
        self._accepted: list[frozenset[str] | None] = []
        self._ways: dict[tuple[int, bool], tuple[_Way, ...]] = {}
        self._steps: dict[tuple[_States, str], _States] = {}

    def start(self, node: Node) -> _States:
        """Return the states in which nothing of `node` is matched yet."""
        return self._closed([_State((self._number(node),))], at_start=True)

    def step(self, states: _States, character: str) -> _States:
        """Return the states after a character of the alphabet."""
        found = self._steps.get((states, character))
        if found is None:
            found = self._steps[states, character] = self._closed(self._after(states, character), at_start=False)
        return found

    def _after(self, states: _States, character: str) -> Iterator[_State]:
        for state in states:
            accepted = self._accepted[state.rest[0]] if state.rest else None
            if accepted is not None and character in accepted:
                guards = frozenset(_Guard(guard.negated, self.step(guard.states, character)) for guard in state.guards)
                if all(guard.negated or guard.states for guard in guards):
                    yield _State(state.rest[1:], guards)

    def _closed(self, states: Iterable[_State], *, at_start: bool) -> _States:
        """Return `states` with every one expanded until it begins with a character or has ended.

        `at_start`: no character of the text has been matched yet.
        """
        closed: set[_State] = set()
        seen: set[_State] = set()
        pending = list(states)
        while pending:
            state = pending.pop()
            if state in seen:
                continue
            seen.add(state)
            rest, guards = state
            if not rest or self._accepted[rest[0]] is not None:
                # A negated guard that no text fulfils any more asks for nothing.
                closed.add(_State(rest, frozenset(guard for guard in guards if guard.states or not guard.negated)))
            else:
                tail = rest[1:]
                pending += [_State(way.nodes + tail, guards | way.guard) for way in self._ways_of(rest[0], at_start)]
        return frozenset(closed)

    def _number(self, node: Node) -> int:
        # A repeat is counted down one by one: its body is not looked at each time.
        key = (self._number(node.body), node.least, node.most, node.mode) if isinstance(node, Repeat) else node
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._nodes)
            self._nodes.append(node)
            is_character = isinstance(node, Chars)
            self._accepted.append(frozenset(one for one in self.alphabet if _has(node, one)) if is_character else None)
        return number

    def _ways_of(self, number: int, at_start: bool) -> tuple[_Way, ...]:
        ways = self._ways.get((number, at_start))
        if ways is None:
            ways = self._ways[number, at_start] = tuple(self._expanded(self._nodes[number], at_start))
        return ways

    def _expanded(self, node: Node, at_start: bool) -> Iterator[_Way]:
        """Yield what a node that is no character stands for."""
        match node:
            case Sequence(parts):
                yield _Way(tuple(map(self._number, parts)))
            case Choice(options):
                for option in options:
                    yield _Way((self._number(option),))
            case Capture(body=body):
                yield _Way((self._number(body),))
            case Repeat(body, least, most, mode):
                if mode is Mode.POSSESSIVE:
                    raise _UndecidedError("a possessive quantifier is not compared")
                if least == 0:
                    yield _Way(())
                if most != 0:
                    again = Repeat(body, max(least - 1, 0), None if most is None else most - 1)
                    yield _Way(tuple(map(self._number, (body,) if again.most == 0 else (body, again))))
            case Look(body, True, negated):
                yield _Way((), frozenset({self._guard(body, negated, at_start)}))
            case Assertion.START:
                if at_start:
                    yield _Way(())
            case Assertion.END:
                # Nothing but the empty text may follow.
                yield _Way((), frozenset({self._guard(ANYTHING, True, at_start)}))
            case _:
                raise _UndecidedError(
                    "a back reference, a lookbehind, a word boundary or a group that is not backtracked "
                    "into is not compared"
                )

    def _guard(self, node: Node, negated: bool, at_start: bool) -> _Guard:
        state = _State((self._number(node), self._number(EVERYTHING)))
        return _Guard(negated, self._closed([state], at_start=at_start))


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
