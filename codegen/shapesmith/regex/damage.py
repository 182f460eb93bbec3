r"""Signs that a pattern does not say what its author meant: it was damaged where it was written down or converted."""

from __future__ import annotations

import re
from functools import lru_cache

from shapesmith.regex.parse import parse
from shapesmith.regex.read_chars import PatternError
from shapesmith.regex.syntax import Assertion, Node, Sequence, children, lengths

# /^...$/ and /arn:.../: the pattern with the delimiters that it has in a program.
_DELIMITED = re.compile(r"/(?:\^.*\$|arn:.*)/[a-z]*", re.DOTALL)
# /d{12} for \d{12}: a set of one letter is never counted so, unless it is the start of a path (/d+).
_SLASHED = re.compile(r"(?<!\\)/(?P<escape>[dDwWsS]\{\d+(?:,\d*)?\})")
# ${1,128} for {1,128}: "the end, up to 128 times" is no limit.
_COUNTED_END = re.compile(r"(?<![\\\[])\$(?P<count>\{\d+(?:,\d*)?\})")
# A "^" or "$" that is neither at the edge of the pattern nor escaped nor the sign of a negated set.
_INNER_ANCHOR = re.compile(r"(?<![\\\[])(?<=.)\^|(?<!\\)\$(?=.)", re.DOTALL)

# A backslash too many: \\d, a backslash and a "d", where \d was meant.
_TOKEN = re.compile(r"(?P<backslash>\\\\)|\\.|(?P<set>\[\^?(?:\\.|[^\]\\])*+\]?)|.", re.DOTALL)
# What may follow an escaped backslash that was probably meant as a single one.
_AFTER = (
    # \\d{12}, \\S+, \\b-: not the start of a word, as in C:\\windows.
    re.compile(r"(?P<escape>[dDwWsSbB])(?![A-Za-z])"),
    re.compile(r"(?P<escape>[pP]\{\w+\})"),
    # s3\\.amazonaws: not \\.* (a backslash and anything), nor an option by itself, as in the strings (\\.|[^"\\])*.
    re.compile(r"(?P<escape>\.)(?![*+?{|)])"),
)
_IN_SET = re.compile(r"\\\\(?P<escape>[pP]\{\w+\}|[dDwWsS](?![A-Za-z-]))|\\.|.", re.DOTALL)
_DIGIT_SET = re.compile(r"(?P<escape>\+)\??(?:\[[01]-9\]|\\{1,2}d)")


@lru_cache(maxsize=4096)
def suspicious(pattern: str) -> str | None:
    """Return why `pattern`, which can be translated, probably does not match what its author meant, or None."""
    if _DELIMITED.fullmatch(pattern):
        return 'it starts and ends with "/", delimiters that here are part of the pattern'
    if reason := _escaped_twice(pattern):
        return reason
    if slashed := _SLASHED.search(pattern):
        return rf'it has "/{slashed["escape"]}" where "\{slashed["escape"]}" was probably meant'
    if counted := _COUNTED_END.search(pattern):
        return f'it has "${counted["count"]}", a count of the end, which limits nothing'
    if not _INNER_ANCHOR.search(pattern):
        return None
    try:
        anchor = _misplaced_anchor(parse(pattern))
    except PatternError:
        return None
    where = "after" if anchor == "^" else "before"
    return None if anchor is None else f'it has "{anchor}" {where} what takes up characters, where it never holds'


def _misplaced_anchor(node: Node) -> str | None:
    """Return an anchor that no text can satisfy, which an option of the pattern needs: "^" in the middle, or "$"."""
    if isinstance(node, Sequence):
        taken = 0
        for part in node.parts:
            if part == Assertion.START and taken:
                return "^"
            taken += lengths(part)[0]
        taken = 0
        for part in reversed(node.parts):
            if part == Assertion.END and taken:
                return "$"
            taken += lengths(part)[0]
    return next(filter(None, map(_misplaced_anchor, children(node))), None)


def _escaped_twice(pattern: str) -> str | None:
    r"""Return why `pattern` probably does not match what its author meant, or None.

    A backslash that is meant (`[A-Za-z]:\\\w+`, `\\\\server`, `[^\\/]`) is not suspicious.
    """
    for token in _TOKEN.finditer(pattern):
        if token["backslash"]:
            escape = _escape_after(pattern, token.start(), token.end())
        else:
            escape = next((found["escape"] for found in _IN_SET.finditer(token["set"] or "") if found["escape"]), None)
        if escape:
            return rf'it has "\\{escape}", a backslash and then "{escape}", where "\{escape}" was probably meant'
    return None


def _escape_after(pattern: str, start: int, end: int) -> str | None:
    if pattern[:start] in ("", "^"):
        # A telephone number: \\+[1-9]\\d{1,14}.
        if digits := _DIGIT_SET.match(pattern, end):
            return digits["escape"]
    elif pattern[start - 1] in "|(" and pattern[end : end + 2] in ("*)", "*|"):
        # (i-[0-9a-f]{8}|\\*): "any number of backslashes" is never meant as an option.
        return "*"
    for after in _AFTER:
        # Within a longer run of backslashes, it is not the last one that escapes.
        if (found := after.match(pattern, end)) and pattern[max(start - 2, 0) : start] != r"\\":
            return found["escape"]
    return None
