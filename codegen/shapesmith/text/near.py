"""Suggestions for a mistyped name.

A search compares a name with every known one, so it is bounded: long names are left out, and of the names that one
spec gets wrong only the first few are searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST_NAME = 100
"""Names of more characters are neither searched for nor suggested."""

MOST_SEARCHES = 10
"""At most this many unknown names of one list get suggestions. A search among 1,000 names takes about 10 ms."""

_PUNCTUATION = re.compile(r"[^a-z0-9]")


class NearNames:
    """The names to suggest from, for several unknown ones: the first `MOST_SEARCHES` of those get suggestions."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = names
        self._plain: dict[str, str] | None = None
        self._found: dict[str, str] = {}

    def did_you_mean(self, name: str) -> str:
        """Return `; did you mean "connect" or "qconnect"?`, or nothing if no name is near."""
        if name not in self._found:
            if len(self._found) >= MOST_SEARCHES:
                return ""
            self._found[name] = _question(self._near(name))
        return self._found[name]

    def _near(self, name: str) -> list[str]:
        """Return up to three names, the most similar first; case and punctuation do not count."""
        if len(name) > LONGEST_NAME:
            return []
        import difflib  # imported here, because only an unknown name needs it

        if self._plain is None:
            self._plain = {_plain(known): known for known in sorted(self._names) if len(known) <= LONGEST_NAME}
        wanted = _plain(name)
        close = difflib.get_close_matches(wanted, self._plain, cutoff=0.65)
        holding = [known for known in self._plain if len(wanted) > 2 and wanted in known]
        return [self._plain[known] for known in dict.fromkeys([*close, *holding])][:3]


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Return `; did you mean "connect" or "qconnect"?` for one unknown name, or nothing if none of `names` is near."""
    return NearNames(names).did_you_mean(name)


def _plain(name: str) -> str:
    return _PUNCTUATION.sub("", name.lower())


def _question(near: list[str]) -> str:
    if not near:
        return ""
    *others, last = (f'"{name}"' for name in near)
    return f"; did you mean {', '.join(others)} or {last}?" if others else f"; did you mean {last}?"
