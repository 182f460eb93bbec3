"""Texts made to slow a backtracking matcher down: they stay in a loop for as long as allowed, and then fail."""

from __future__ import annotations

from collections import deque
from random import Random

from shapesmith.regex import charset
from shapesmith.regex.paths import Paths, paths
from shapesmith.regex.syntax import Node, ranges_of

_READABLE = "a0A1-_./: x"
_ENDINGS = ("", "!", "\n", "\x00")


def attacks(node: Node, length: int, most: int) -> list[str]:
    """Return up to `most` texts of about `length` characters, made for the loops of `node`."""
    found = dict.fromkeys(
        (prefix + pump * ((length - len(prefix) - 1) // len(pump)) + ending)[:length]
        for prefix, pump in _pumps(paths(node))
        for ending in _ENDINGS
        if len(prefix) < length
    )
    texts = list(found)
    return texts if len(texts) <= most else Random(0).sample(texts, most)


def _pumps(through: Paths) -> list[tuple[str, str]]:
    """Return pairs of a text that leads to a loop, and one that can be repeated there."""
    came_from = _shortest_ways(through, [0], set(range(len(through.chars))))
    pumps: list[tuple[str, str]] = []
    for loop in through.loops:
        for position in loop.positions[:6]:
            if position not in came_from:
                continue
            prefix = _spell(through, _way(came_from, position, 0))
            around = _shortest_ways(through, [position], set(loop.positions))
            if position in around:
                pumps.append((prefix, _spell(through, _way(around, position, position))))
            # What else is open to the loop, so that it is open where it ends and what follows begins.
            others = [_char(through, position, other) for other in range(1, min(len(through.chars), 40))]
            pumps += [(prefix, pump) for pump in (*others, "".join(dict.fromkeys(others)))]
    return [(prefix, pump) for prefix, pump in dict.fromkeys(pumps) if pump]


def _shortest_ways(through: Paths, starts: list[int], within: set[int]) -> dict[int, int]:
    """Return for each position in reach the one before it on a shortest way from `starts`."""
    came_from: dict[int, int] = {}
    queue = deque(starts)
    while queue:
        position = queue.popleft()
        for then in through.follow[position]:
            if then in within and then not in came_from:
                came_from[then] = position
                queue.append(then)
    return came_from


def _way(came_from: dict[int, int], end: int, start: int) -> list[int]:
    way = [end]
    while came_from[way[-1]] != start:
        way.append(came_from[way[-1]])
    return way[::-1]


def _spell(through: Paths, way: list[int]) -> str:
    return "".join(_char(through, position, position) for position in way)


def _char(through: Paths, position: int, other: int) -> str:
    common = charset.intersection(ranges_of(through.chars[position]), ranges_of(through.chars[other]))
    if not common:
        return ""
    return next((char for char in _READABLE if charset.contains(common, ord(char))), chr(common[0][0]))
