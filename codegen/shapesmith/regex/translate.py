"""A `pattern` trait to a pattern that the generated package compiles, or the reason why it cannot be translated."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from shapesmith.regex.ambiguity import is_linear
from shapesmith.regex.captures import captures, references, resolve_references
from shapesmith.regex.edges import find_first, widen_edges
from shapesmith.regex.emptiness import matches_nothing
from shapesmith.regex.parse import parse
from shapesmith.regex.printing import to_source
from shapesmith.regex.read_chars import PatternError
from shapesmith.regex.simplify import simplify
from shapesmith.regex.syntax import (
    EVERYTHING,
    Atomic,
    BackReference,
    Chars,
    Choice,
    Look,
    Mode,
    Node,
    Repeat,
    children,
    lengths,
)

RE = "re"
AUTOMATON = "automaton"

# `re` needs about 150 bytes for each iteration of a loop around a group: a text of 10 MB would take more than a
# gigabyte.
_LONGEST_TEXT_FOR_GROUP_LOOPS = 100_000
_MOST_PROPOSITIONS = 5_000
_LARGEST_COUNT = 8_192


class Translation(NamedTuple):
    r"""A pattern as `shapesmith.runtime.patterns.Pattern` takes it.

    `source` is Python `re` syntax in ASCII, in which `\p{L}`, `\s` and `.` stay symbolic. `engine` is "re" or
    "automaton". `matches_nothing`: no string within the length bounds matches, so the pattern must be wrong.
    `matches_everything`: every string matches, so there is nothing to check. `longest`: the characters that a match
    has at most, or None for no limit.
    """

    source: str
    engine: str
    matches_nothing: bool
    matches_everything: bool = False
    longest: int | None = None


class Refusal(NamedTuple):
    """Why a pattern has no exact translation, as the end of a sentence: which part of it is wrong, and why."""

    reason: str


@lru_cache(maxsize=4096)
def translate(pattern: str, *, minimum: int | None, maximum: int | None) -> Translation | Refusal:
    """Translate the `pattern` of a string shape whose length is checked first against `minimum` and `maximum`."""
    try:
        node = tree(pattern)
        engine = _engine(node, maximum)
        source = to_source(node)
    except PatternError as problem:
        return Refusal(str(problem))
    is_wrong = matches_nothing(node, minimum, maximum)
    return Translation(source, engine, is_wrong, node == EVERYTHING, lengths(node)[1])


@lru_cache(maxsize=1024)
def tree(pattern: str) -> Node:
    """Return the simplified syntax tree of `pattern`, of which every part can be translated. Raises PatternError."""
    node = find_first(simplify(widen_edges(resolve_references(parse(pattern)))))
    if lost := references(node) - captures(node):
        raise PatternError(f"\\{min(lost)} refers to a group that takes no part")
    _check_lookbehinds(node)
    return node


def _check_lookbehinds(node: Node) -> None:
    if isinstance(node, Look) and not node.ahead:
        shortest, longest = lengths(node.body)
        if shortest != longest:
            raise PatternError("it looks behind for strings of more than one length, which Python's re cannot")
    for child in children(node):
        _check_lookbehinds(child)


def _engine(node: Node, maximum: int | None) -> str:
    linear = is_linear(node, maximum)
    if linear and not (_has_group_loop(node) and (maximum is None or maximum > _LONGEST_TEXT_FOR_GROUP_LOOPS)):
        return RE
    obstacle = automaton_obstacle(node)
    if obstacle is None:
        return AUTOMATON
    if linear:
        return RE
    raise PatternError(f"backtracking may take too long, and {obstacle} rules out the automaton")


def _has_group_loop(node: Node) -> bool:
    if isinstance(node, Repeat) and node.most is None and not isinstance(node.body, Chars):
        return True
    return any(map(_has_group_loop, children(node)))


def automaton_obstacle(node: Node) -> str | None:
    """Return the construct in `node` that `shapesmith.runtime.patterns.Automaton` cannot match, if any."""
    if _propositions(node) > _MOST_PROPOSITIONS:
        return "its size"
    match node:
        case Repeat(_, least, most) if max(least, most or 0) > _LARGEST_COUNT:
            return "so large a count"
        case BackReference():
            return "a back reference"
        case Atomic() | Repeat(mode=Mode.POSSESSIVE):
            return "a possessive quantifier"
        case Repeat(body, _, None) if lengths(body)[0] == 0:
            return "a loop over what may be empty"
        case Look(body, False, _) if not _is_flat(body):
            return "a group in a lookbehind"
    return next(filter(None, map(automaton_obstacle, children(node))), None)


def _is_flat(node: Node) -> bool:
    """Return whether `node` is printed without parentheses."""
    if isinstance(node, Choice | Look) or (isinstance(node, Repeat) and not isinstance(node.body, Chars)):
        return False
    return all(map(_is_flat, children(node)))


def _propositions(node: Node) -> int:
    own = 1 + sum(map(_propositions, children(node)))
    if isinstance(node, Repeat) and not isinstance(node.body, Chars):
        return own * max(node.least, node.most or 1)
    return own
