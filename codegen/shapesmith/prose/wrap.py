"""The display width of text, and wrapping text to a width."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias
from unicodedata import category, combining

NO_BREAK = "\0"
"""Stands for a space that must not become a line break. No text has one of its own (see `characters`)."""

MIN_WIDTH = 20
"""The smallest width: text in deeply nested blocks is wrapped at this width even if fewer columns are left."""

LineStart: TypeAlias = Callable[[str, int], int]
"""Given a text and the start of a line in it: where a backslash has to go for the line not to be read as markup of a
block, or -1. The start of the text is the start of its first line."""

_BLANKS = re.compile(" {2,}")
_LONELY_MARK = r" (?=[.,;:!?)]+(?: |\Z))"
_BEFORE_MARK = re.compile(_LONELY_MARK)
"""A space before what ends something, as tools leave one after a link."""
_BEFORE_OPENING = re.compile(_LONELY_MARK + r"|(?<=[A-Za-z,;:)\]\"'`>]) (?=(?:[-+*=]|\d{1,9}[.)])(?: |\Z))")
"""Also one before a dash, a sign, or a number with a full stop, which would be taken for the start of a list."""

_NOT_ONE_COLUMN = re.compile(
    "[^\0\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0373\u0376\u0377\u037b-\u037f\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482"
    "\u2010-\u2027\u2030-\u2052\u20a0-\u20bf\u2190-\u22ff\ufb00-\ufb06]"
)
"""Finds the characters that may take another width than one column: all but the Latin, Greek and Cyrillic letters,
typographic punctuation, currency signs, arrows, mathematical operators and Latin ligatures."""


def display_width(text: str) -> int:
    """Return the most columns that `text` takes on a terminal.

    CJK and emoji take two columns, combining marks none. Which of the other scripts take two, and which marks have a
    column of their own, depends on the terminal and the version of Unicode: they count as two, so that a line may be
    shorter than necessary, but is never too long.
    """
    if text.isascii():
        return len(text)
    return len(text) + sum(-1 if _takes_none(character) else 1 for character in _NOT_ONE_COLUMN.findall(text))


def _takes_none(character: str) -> bool:
    return combining(character) != 0 and category(character) != "Mc"


def unbroken_blanks(code: str) -> str:
    """Return `code` with no line end within a run of blanks: it would leave blanks at the end of a line."""
    return _BLANKS.sub(lambda blanks: NO_BREAK * len(blanks[0]), code)


def backslashed(special: re.Match[str]) -> str:
    """Return what was found, with a backslash before each character of it."""
    return "\\" + "\\".join(special[0])


def wrap(text: str, width: int, first_width: int, line_start: LineStart) -> list[str]:
    """Return `text` as lines of at most `width` columns, the first of at most `first_width`.

    Words of `text` are separated by single spaces. A word wider than the line has a line to itself.
    """
    if not text:
        return []
    if text.isascii() or not _NOT_ONE_COLUMN.search(text):
        lines = _wrap_characters(text, width, first_width, line_start)
    else:
        lines = _wrap_columns(text, width, first_width, line_start)
    return [line.replace(NO_BREAK, " ") for line in lines] if NO_BREAK in text else lines


def _wrap_characters(text: str, width: int, first_width: int, line_start: LineStart) -> list[str]:
    """Wrap text of which every character takes one column: a line costs a search, not a loop over words."""
    lines: list[str] = []
    start, room, end = 0, first_width, len(text)
    while True:
        escape = line_start(text, start)
        if escape >= 0:
            room -= 1
        stop = end
        if end - start > room:
            room = max(room, 0)
            stop = text.rfind(" ", start, start + room + 1)
            stop = _before_word(text, start, stop) if stop >= 0 else _after_word(text, start + room)
        lines.append(text[start:stop] if escape < 0 else f"{text[start:escape]}\\{text[escape:stop]}")
        if stop == end:
            return lines
        start, room = stop + 1, width


def _before_word(text: str, start: int, stop: int) -> int:
    """Return the space to break a line at, `stop` or one before it: a line starts with no mark unless it must."""
    earlier = stop
    while _BEFORE_OPENING.match(text, earlier):
        earlier = text.rfind(" ", start + 1, earlier)
        if earlier < 0:
            return stop
    return earlier


def _after_word(text: str, position: int) -> int:
    """Return the end of the word at `position`, which is wider than its line, with a mark that follows a space."""
    stop = text.find(" ", position)
    while stop >= 0 and _BEFORE_MARK.match(text, stop):
        stop = text.find(" ", stop + 1)
    return stop if stop >= 0 else len(text)


def _wrap_columns(text: str, width: int, first_width: int, line_start: LineStart) -> list[str]:
    """Wrap text with characters of other widths than one, word by word."""
    lines: list[str] = []
    line, used, room = "", 0, first_width
    start = 0
    for word in text.split(" "):
        columns = display_width(word.replace(NO_BREAK, " "))
        if line and used + 1 + columns <= room:
            line = f"{line} {word}"
            used += 1 + columns
        else:
            if line:
                lines.append(line)
                room = width
            escape = line_start(text, start)
            line, used = word, columns
            if escape >= 0:
                line, used = f"{text[start:escape]}\\{text[escape : start + len(word)]}", columns + 1
        start += len(word) + 1
    lines.append(line)
    return lines
