"""Mutants of a regular expression, as text: quantifiers, lookarounds, anchors, alternatives, members of classes."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<escape>\\.)"
    r"|(?P<look>\(\?<?[=!])"
    r"|(?P<open>\((?:\?(?:P<\w+>|[:>]|[a-z]+[:)]))?)"
    r"|(?P<close>\))"
    r"|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<repeat>[*+?][?+]?)"
    r"|(?P<count>\{\d*,?\d*\})"
    r"|(?P<or>\|)"
    r"|(?P<anchor>[\^$])"
    r"|(?P<other>.)",
    re.DOTALL,
)
_OTHER_REPEAT = {"*": "+", "+": "*", "?": ""}
_OTHER_LOOK = {"(?=": "(?!", "(?!": "(?=", "(?<=": "(?<!", "(?<!": "(?<="}
_DROPPED = frozenset({"^", "$", r"\Z", r"\A", r"\b"})
# One member of a class: a range, an escape or a character.
_MEMBER = re.compile(r"(?:\\.|[^\\])-(?:\\.|[^\\\]])|\\.|[^\\]", re.DOTALL)


def mutated(pattern: str) -> list[str]:
    """Return the patterns that differ from `pattern` in one place, those that `re` takes and that are not the same."""
    found = [other for other in dict.fromkeys(_mutated(pattern)) if other != pattern]
    return [other for other in found if _compiles(other)]


def _mutated(pattern: str) -> Iterator[str]:
    depth = 0
    bars: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(pattern):
        start, end, text = token.start(), token.end(), token[0]

        def put(other: str, start: int = start, end: int = end) -> str:
            return pattern[:start] + other + pattern[end:]

        match token.lastgroup:
            case "repeat":
                yield put(_OTHER_REPEAT[text[0]] + (text[1:] if text[0] != "?" else ""))
            case "look":
                depth += 1
                yield put(_OTHER_LOOK[text])
            case "open":
                depth += 0 if text.endswith(")") else 1
            case "close":
                depth -= 1
            case "or":
                bars.append((start, depth))
            case "class":
                yield from map(put, _classes(text))
            case "anchor" | "escape" if text in _DROPPED:
                yield put("")
    for start, depth in bars:
        yield pattern[:start] + pattern[_end_of_alternative(pattern, start + 1, depth) :]


def _classes(text: str) -> Iterator[str]:
    negated = text.startswith("[^")
    members = [member[0] for member in _MEMBER.finditer(text[2 if negated else 1 : -1])]
    start = "[^" if negated else "["
    yield ("[" if negated else "[^") + "".join(members) + "]"
    if len(members) > 1:
        for index in range(len(members)):
            yield start + "".join(members[:index] + members[index + 1 :]) + "]"


def _end_of_alternative(pattern: str, start: int, depth: int) -> int:
    level = depth
    for token in _TOKEN.finditer(pattern, start):
        if level == depth and token.lastgroup in ("or", "close"):
            return token.start()
        if token.lastgroup in ("look", "open") and not token[0].endswith(")"):
            level += 1
        elif token.lastgroup == "close":
            level -= 1
    return len(pattern)


def _compiles(pattern: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(pattern)
    except (re.error, Warning):
        return False
    return True
