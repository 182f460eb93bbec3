"""Strings that match a pattern, found by walking its syntax tree, or the states of its automaton."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from random import Random

from shapesmith.regex import charset
from shapesmith.regex.emptiness import matches_nothing
from shapesmith.regex.inclusion import Difference, difference
from shapesmith.regex.syntax import (
    ANYTHING,
    Atomic,
    BackReference,
    Capture,
    Chars,
    Choice,
    Node,
    Repeat,
    Sequence,
    lengths,
    ranges_of,
)
from shapesmith.regex.translate import Refusal, translate, tree
from shapesmith.runtime.patterns import Pattern

_ATTEMPTS = 60
_READABLE = "a1A0xb2B9-_.:/ zZ"
_LONGEST = 100_000
# The pattern of no text.
_NOTHING = r"[^\s\S]"


def sample(pattern: str, minimum: int | None, maximum: int | None) -> str | None:
    """Return a short string of `minimum` to `maximum` characters that matches `pattern`, or None where none was found.

    The string is checked against the translation. It is the shortest that the syntax tree suggests; where that does not
    match, because of a lookaround or an assertion, others are tried, the same at each run. Where none of these matches,
    it is the shortest that matches at all, as far as the automaton of the pattern says.
    """
    return next(_written(pattern, minimum, maximum, wanted=0), None)


def first_suggested(pattern: str, minimum: int | None, maximum: int | None) -> str | None:
    """Return the string that `sample` tries first, or None if it does not match, of which nothing follows."""
    return next(_suggested(pattern, minimum, maximum, 0, attempts=1), None)


def samples(pattern: str, minimum: int | None, maximum: int | None, wanted: int) -> Iterator[str]:
    """Yield different strings that match `pattern`, of about `wanted` characters or more, the same at each run."""
    yielded: set[str] = set()
    for text in _written(pattern, minimum, maximum, wanted):
        if text not in yielded:
            yielded.add(text)
            yield text


def matching(pattern: str, minimum: int | None, maximum: int | None, texts: Iterable[str]) -> Iterator[str]:
    """Yield those of `texts` that match `pattern`; none where it has no translation. Lengths are not looked at."""
    fullmatch = _fullmatch(pattern, minimum, maximum)
    if fullmatch is not None:
        yield from filter(fullmatch, texts)


def matches(pattern: str, text: str) -> bool:
    """Return whether `text` matches `pattern`, whatever its length; False if the pattern has no translation."""
    fullmatch = _fullmatch(pattern, None, None)
    return fullmatch is not None and bool(fullmatch(text))


def misses(pattern: str, text: str) -> bool:
    """Return whether `text` does not match `pattern`, whatever its length; False if the pattern has no translation."""
    fullmatch = _fullmatch(pattern, None, None)
    return fullmatch is not None and not fullmatch(text)


@lru_cache(maxsize=4096)
def _fullmatch(pattern: str, minimum: int | None, maximum: int | None) -> Callable[[str], object] | None:
    """Return the function that says whether a text matches a pattern; None where the pattern has no translation."""
    translation = translate(pattern, minimum=minimum, maximum=maximum)
    return None if isinstance(translation, Refusal) else Pattern(translation.source, translation.engine).fullmatch


def _written(pattern: str, minimum: int | None, maximum: int | None, wanted: int) -> Iterator[str]:
    is_found = False
    for text in _suggested(pattern, minimum, maximum, wanted, _ATTEMPTS):
        is_found = True
        yield text
    fullmatch = _fullmatch(pattern, minimum, maximum)
    if fullmatch is None or is_found or _is_long(pattern, minimum) or matches_nothing(tree(pattern), minimum, maximum):
        return
    shortest = difference(pattern, _NOTHING, minimum, maximum)
    if isinstance(shortest, Difference) and shortest.text is not None and fullmatch(shortest.text):
        yield shortest.text


def _suggested(pattern: str, minimum: int | None, maximum: int | None, wanted: int, attempts: int) -> Iterator[str]:
    """Yield the strings that the syntax tree of a pattern suggests, if they match it."""
    fullmatch = _fullmatch(pattern, minimum, maximum)
    if fullmatch is None or _is_long(pattern, minimum):
        return
    node, least = tree(pattern), minimum or 0
    for attempt in range(attempts):
        text = Writer(attempt).write(node, max(least, wanted))
        if least <= len(text) and (maximum is None or len(text) <= maximum) and fullmatch(text):
            yield text


def _is_long(pattern: str, minimum: int | None) -> bool:
    return max(minimum or 0, lengths(tree(pattern))[0]) > _LONGEST


class Writer:
    """Writes what a tree suggests: the first option and the fewest repeats, and ever freer choices later on."""

    def __init__(self, attempt: int) -> None:
        self._random = Random(attempt) if attempt else None
        self._captured: dict[int, str] = {}

    def write(self, node: Node, wanted: int) -> str:
        """Return a string for `node`, of about `wanted` characters if that is more than it needs."""
        match node:
            case Chars():
                return self._char(node)
            case Sequence(parts):
                return self._sequence(parts, wanted)
            case Choice(options):
                return self.write(self._option(options, wanted), wanted)
            case Repeat():
                return self._repeat(node, wanted)
            case Capture(number, body):
                self._captured[number] = self.write(body, wanted)
                return self._captured[number]
            case BackReference(number):
                return self._captured.get(number, "")
            case Atomic(body):
                return self.write(body, wanted)
        return ""

    def _sequence(self, parts: tuple[Node, ...], wanted: int) -> str:
        rest = sum(lengths(part)[0] for part in parts)
        texts: list[str] = []
        written = 0
        for part in parts:
            rest -= lengths(part)[0]
            texts.append(self.write(part, max(wanted - written - rest, 0)))
            written += len(texts[-1])
        return "".join(texts)

    def _option(self, options: tuple[Node, ...], wanted: int) -> Node:
        if self._random:
            return self._random.choice(options)
        long_enough = (option for option in options if (most := lengths(option)[1]) is None or most >= wanted)
        return next(long_enough, options[0])

    def _repeat(self, node: Repeat, wanted: int) -> str:
        count = node.least
        if self._random and self._random.random() < 0.5:
            count += self._random.randrange(4)
        if node.most is not None:
            count = min(count, node.most)
        texts = [self.write(node.body, 0) for _ in range(min(count, _LONGEST))]
        size = sum(map(len, texts))
        while size < wanted and (node.most is None or len(texts) < node.most):
            texts.append(self.write(node.body, wanted - size))
            if not texts[-1]:
                break
            size += len(texts[-1])
        return "".join(texts)

    def _char(self, chars: Chars) -> str:
        ranges = ranges_of(chars)
        if not ranges:
            return ""
        if self._random and self._random.random() < 0.7:
            first, last = self._random.choice(ranges)
            return chr(self._random.randint(first, min(last, first + 25)))
        return _readable(chars)


@lru_cache(maxsize=4096)
def _readable(chars: Chars) -> str:
    """Return a character of a set that people can read, if there is one."""
    ranges = ranges_of(chars)
    readable = _READABLE if chars != ANYTHING else "a"
    return next((char for char in readable if charset.contains(ranges, ord(char))), chr(ranges[0][0]))
