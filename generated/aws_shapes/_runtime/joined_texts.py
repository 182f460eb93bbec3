"""Texts that a pattern of a rule matches as one: keys of a map, items of a list."""

from __future__ import annotations

import re

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from re import Pattern

# Longer keys, in characters of all, are not kept.
_LONGEST_KEPT = 1_000

_CLASS = r"(\[(?:\\.|[^\\\]])+\])"
_CLASSES = re.compile(rf"(?:\(\?:{_CLASS}\|{_CLASS}\)|{_CLASS})\*")


def characters_only(pattern: str) -> str | None:
    """Return a pattern that matches some texts joined if `pattern` matches each.

    There is one for any number of characters of a class, or of one of two classes.
    """
    found = _CLASSES.fullmatch(pattern)
    if found is None:
        return None
    one, other, alone = found.groups()
    if alone:
        return f"{alone}*+"
    if one == r"[^\W_]" and "_" in other and other[1] != "^":
        return f"[\\w{other[1:]}*+"
    # Runs of each class in turn: a branch for each character takes far longer.
    return f"{one}*+(?:{other}++{one}*+)*+"


class Keys:
    """The keys that matched last, joined: those of one map rarely change."""

    __slots__ = ("_fullmatch", "last")

    def __init__(self, pattern: Pattern[str]) -> None:
        self._fullmatch = pattern.fullmatch
        self.last = ""

    def are_wrong(self, joined: str) -> bool:
        """Whether a key does not match."""
        if self._fullmatch(joined) is None:
            return True
        if len(joined) <= _LONGEST_KEPT:
            self.last = joined
        return False
