"""Counts, articles and lists in texts for people: what a list does not name, it counts."""

from __future__ import annotations

from collections.abc import Iterable


def counted(count: int, noun: str) -> str:
    """Return a count with its noun.

    >>> counted(1, "member"), counted(1200, "member")
    ('1 member', '1,200 members')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def some_of(names: Iterable[str], most: int, between: str = ", ") -> str:
    """Return the first few names, with a text between them, and how many more there are.

    >>> some_of(["A", "B", "C"], 2), some_of(["A", "B"], 2)
    ('A, B and 1 more', 'A, B')
    """
    known = list(dict.fromkeys(names))
    shown = between.join(known[:most])
    return f"{shown} and {len(known) - most:,} more" if len(known) > most else shown


def with_article(noun: str) -> str:
    """Return a noun with its indefinite article.

    >>> with_article("list"), with_article("integer")
    ('a list', 'an integer')
    """
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
