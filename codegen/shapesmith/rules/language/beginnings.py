"""How the texts begin that a regular expression matches whole: of most texts, that shows that it need not be tried.

To know a beginning takes a look at the first parts of a pattern, where a search, let alone compiling it, takes all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from shapesmith.rules.language.needed import GROUP

FirstWords: TypeAlias = tuple[str, ...]
"""A text that matches begins with one of these, in lower case; where there are none, with anything."""

_LITERAL = re.compile(r"(?:[\w ,:;='\"`/<>~&@%#!-]|\\\W)+")
_TIMES = re.compile(r"(?P<optional>[*?]|\{0?,\d*\})|\+|\{\d+,?\d*\}")
_PART = re.compile(r"\{(?P<name>[A-Z]+)(?::\w+)?\}")
_OPEN = re.compile(r"\((?:\?(?:P<\w+>|-?i?:|(?P<around><?[=!])))?")
_STRUCTURE = re.compile(rf"{GROUP}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<edge>[()|])", re.DOTALL)


def first_words(pattern: str, parts: Mapping[str, FirstWords]) -> FirstWords:
    """Return words with which a text begins that a pattern in the notation matches; `parts` has those of each `{PART}`.

    >>> first_words("(?:up to|at most) (?:about )?{N:high} characters?", {})
    ('at most', 'up to')
    >>> first_words("(?:the )?{N:high} bytes", {"N": ("1", "one")}), first_words("[a-z]+ bytes", {})
    (('1', 'one', 'the '), ())
    """
    words, may_be_empty, _ = _of_alternatives(pattern, 0, parts)
    return () if words is None or may_be_empty else tuple(sorted(words))


class _Beginning(NamedTuple):
    """What a part of a pattern begins with, None for anything; whether it may match nothing; and where it ends."""

    words: set[str] | None
    may_be_empty: bool
    end: int


def _of_alternatives(pattern: str, start: int, parts: Mapping[str, FirstWords]) -> _Beginning:
    """Return how the alternatives begin that start here, up to the parenthesis that closes them."""
    words: set[str] | None = set()
    may_be_empty = False
    while True:
        one = _of_sequence(pattern, start, parts)
        words = None if words is None or one.words is None else words | one.words
        may_be_empty = may_be_empty or one.may_be_empty
        if pattern[one.end : one.end + 1] != "|":
            return _Beginning(words, may_be_empty, one.end + 1)
        start = one.end + 1


def _of_sequence(pattern: str, start: int, parts: Mapping[str, FirstWords]) -> _Beginning:
    """Return how one alternative begins, up to the end of it."""
    words: set[str] = set()
    end = start
    while end < len(pattern) and pattern[end] not in "|)":
        one = _of_part(pattern, end, parts)
        end = one.end
        if one.words is None:
            return _Beginning(None, False, _end_of_sequence(pattern, end))
        words |= one.words
        if not one.may_be_empty:
            return _Beginning(words, False, _end_of_sequence(pattern, end))
    return _Beginning(words, True, end)


def _of_part(pattern: str, start: int, parts: Mapping[str, FirstWords]) -> _Beginning:
    """Return how the part of a pattern begins that starts here: characters, a group or a set, with its quantifier."""
    if literal := _LITERAL.match(pattern, start):
        text = literal[0].lower()
        times = _TIMES.match(pattern, literal.end())
        if times is None or not times["optional"]:
            return _Beginning({_plain(text)}, False, times.end() if times else literal.end())
        # The quantifier is that of the last character.
        before, last = (text[:-2], text[-2:]) if text[-2:-1] == "\\" else (text[:-1], text[-1])
        return _Beginning({_plain(before or last)}, not before, times.end())
    if opened := _OPEN.match(pattern, start):
        one = _of_alternatives(pattern, opened.end(), parts)
        if opened["around"]:
            return _Beginning(set(), True, one.end)
    elif part := _PART.match(pattern, start):
        one = _Beginning(set(parts.get(part["name"], ())) or None, False, part.end())
    else:
        return _Beginning(None, False, start)
    times = _TIMES.match(pattern, one.end)
    return one if times is None else _Beginning(one.words, one.may_be_empty or bool(times["optional"]), times.end())


def _plain(literal: str) -> str:
    return literal.replace("\\", "")


def _end_of_sequence(pattern: str, start: int) -> int:
    """Return where an alternative ends: at the bar before the next, at a parenthesis that closes it, or with all."""
    depth = 0
    for found in _STRUCTURE.finditer(pattern, start):
        edge = found["edge"]
        if edge == "(":
            depth += 1
        elif edge and depth == 0:
            return found.start()
        elif edge == ")":
            depth -= 1
    return len(pattern)
