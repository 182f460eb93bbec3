r"""Signs that a pattern does not say what its author meant: it was damaged where it was written down or converted."""

from __future__ import annotations

import re
from functools import lru_cache

from shapesmith.regex.double_escape import escaped_twice
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


@lru_cache(maxsize=4096)
def suspicious(pattern: str) -> str | None:
    """Return why `pattern`, which can be translated, probably does not match what its author meant, or None."""
    if _DELIMITED.fullmatch(pattern):
        return 'it starts and ends with "/", delimiters that here are part of the pattern'
    if reason := escaped_twice(pattern):
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
