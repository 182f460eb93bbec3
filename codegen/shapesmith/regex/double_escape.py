r"""Signs that a model escaped a pattern once too often: `\\d`, a backslash and a "d", where `\d` was meant."""

from __future__ import annotations

import re

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


def escaped_twice(pattern: str) -> str | None:
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
