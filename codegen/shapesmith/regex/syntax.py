"""The syntax tree of a pattern, and the facts that follow from a node alone: its lengths, its code points."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

import msgspec

from shapesmith.regex import charset
from shapesmith.runtime import unicode_sets


class Span(msgspec.Struct, frozen=True, gc=False):
    """The code points from `first` to `last`, both included."""

    first: int
    last: int


class Named(msgspec.Struct, frozen=True, gc=False):
    r"""A set known by name: `L` for `\p{L}`, `d` for `\d`; `negated` for `\P{L}`, `\D`."""

    name: str
    negated: bool = False


class Chars(msgspec.Struct, frozen=True, gc=False):
    """One character: any of `items`, or any other if `negated`. A literal is a class of one item."""

    items: tuple[Span | Named, ...]
    negated: bool = False


class Sequence(msgspec.Struct, frozen=True, gc=False):
    """Its parts, one after the other; the empty sequence matches the empty string."""

    parts: tuple[Node, ...]


class Choice(msgspec.Struct, frozen=True, gc=False):
    """One of its options, tried in this order."""

    options: tuple[Node, ...]


class Mode(Enum):
    """How a repeat backtracks; the value is the end of its quantifier."""

    GREEDY = ""
    LAZY = "?"
    POSSESSIVE = "+"


class Repeat(msgspec.Struct, frozen=True, gc=False):
    """`body` from `least` to `most` times (None: without bound)."""

    body: Node
    least: int
    most: int | None
    mode: Mode = Mode.GREEDY


class Capture(msgspec.Struct, frozen=True, gc=False):
    """A group that a back reference may name by `number`, counted from 1 as in the model."""

    number: int
    body: Node


class BackReference(msgspec.Struct, frozen=True, gc=False):
    """What group `number` matched; a group that took no part counts as the empty string, as ECMA-262 says.

    `is_set`: the group surely took part by then.
    """

    number: int
    is_set: bool = False


class Atomic(msgspec.Struct, frozen=True, gc=False):
    """`(?>...)`: `body`, which is not backtracked into."""

    body: Node


class Look(msgspec.Struct, frozen=True, gc=False):
    """A lookaround: `body` matches (or, if `negated`, does not) ahead of this position or behind it."""

    body: Node
    ahead: bool
    negated: bool


class Assertion(Enum):
    r"""A position; the value is its spelling in Python's `re` (whose `\B` fails on an empty string before 3.14)."""

    START = "^"
    END = r"\Z"
    WORD_BOUNDARY = r"\b"
    NOT_WORD_BOUNDARY = r"(?!\b)"


Node = Chars | Sequence | Choice | Repeat | Capture | BackReference | Atomic | Look | Assertion

# Python's `re` counts to 2**32.
MOST_REPEATS = 4_000_000_000

EMPTY = Sequence(())
NOTHING = Chars(())
ANYTHING = Chars((Named("all"),))
EVERYTHING = Repeat(ANYTHING, 0, None)
ANY_BUT_LINE_END = Chars((Named("."),))


@lru_cache(maxsize=4096)
def ranges_of(chars: Chars) -> charset.Ranges:
    """Return the code points that `chars` accepts."""
    pairs: list[tuple[int, int]] = []
    for item in chars.items:
        if isinstance(item, Span):
            pairs.append((item.first, item.last))
        else:
            ranges = unicode_sets.ranges(item.name)
            pairs.extend(charset.complement(ranges) if item.negated else ranges)
    ranges = charset.normalize(pairs)
    return charset.complement(ranges) if chars.negated else ranges


def chars_of(ranges: charset.Ranges) -> Chars:
    """Return the class that accepts `ranges`, as the negated class of all others where these are fewer ranges."""
    others = charset.complement(ranges)
    negated = len(others) < len(ranges)
    return Chars(tuple(Span(*pair) for pair in (others if negated else ranges)), negated)


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below `node`."""
    match node:
        case Sequence(parts):
            return parts
        case Choice(options):
            return options
        case Repeat(body=body) | Capture(body=body) | Atomic(body=body) | Look(body=body):
            return (body,)
    return ()


def lengths(node: Node, captures: dict[int, tuple[int, int | None]] | None = None) -> tuple[int, int | None]:
    """Return the fewest and the most characters `node` can consume (None: no bound).

    The bounds hold for every match; lookarounds and assertions may allow less.
    """
    if captures is None:
        captures = {}
    least: int
    most: int | None
    match node:
        case Chars():
            return 1, 1
        case Sequence(parts):
            least, most = 0, 0
            for part in parts:
                low, high = lengths(part, captures)
                least += low
                most = None if most is None or high is None else most + high
            return least, most
        case Choice(options):
            bounds = [lengths(option, captures) for option in options]
            highs = [high for _, high in bounds]
            return min(low for low, _ in bounds), None if None in highs else max(high or 0 for high in highs)
        case Repeat(body, low_count, high_count):
            low, high = lengths(body, captures)
            if high == 0 or high_count == 0:
                return 0, 0
            return low * low_count, None if high is None or high_count is None else high * high_count
        case Capture(number, body):
            captures[number] = lengths(body, captures)
            return captures[number]
        case BackReference(number):
            return 0, captures.get(number, (0, None))[1]
        case Atomic(body):
            return lengths(body, captures)
    return 0, 0
