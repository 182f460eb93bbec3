"""Searches of whole texts: all rules of a text ask for the same words, and a text of many lists has many rules."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=1024)
def has(text: str, words: re.Pattern[str]) -> bool:
    """Return whether a pattern of words is somewhere in a text."""
    return words.search(text) is not None
