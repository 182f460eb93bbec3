"""Changes grouped for people: those that break in the chosen categories first, one entry for each subject and rule."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from shapesmith.review.changes.change import CATEGORIES, Category, Change, ServiceChanges

_MOST_NAMES = 8
_LONGEST_VALUE = 160


class Entry(NamedTuple):
    """Changes of one subject by one rule, as when an enum has several new values; `first` stands for all."""

    first: Change
    changes: tuple[Change, ...]

    @property
    def sentence(self) -> str:
        """What changed, in one sentence."""
        first = self.first
        words = f"{first.subject} {first.says}"
        old, new = _cut(first.old), _cut(first.new)
        if len(self.changes) > 1:
            values = [_cut(change.new or change.old) or "" for change in self.changes]
            return (
                f"{words} ({len(values)} times): {names(values)}" if any(values) else f"{words} ({len(values)} times)"
            )
        if old is not None and new is not None:
            return f"{words}: {old} -> {new}"
        value = new if new is not None else old
        return words if value is None else f"{words}: {value}"

    @property
    def reach(self) -> str:
        """The members and operations that the changed shape reaches, empty if there are none."""
        parts = []
        for what, found in (("member", self.first.members), ("operation", self.first.operations)):
            if found:
                parts.append(f"{len(found):,} {what}{'s' if len(found) != 1 else ''} ({names(found, 3)})")
        return f"reaches {' and '.join(parts)}" if parts else ""


def breaking(changes: ServiceChanges, categories: frozenset[Category]) -> list[Entry]:
    """Return the entries of the changes that may break a user in one of the categories."""
    return _entries(change for change in changes.changes if change.is_breaking(categories))


def others(changes: ServiceChanges, categories: frozenset[Category]) -> list[tuple[str, list[Entry]]]:
    """Return the entries of all other changes, by the id of their rule."""
    entries = _entries(change for change in changes.changes if not change.is_breaking(categories))
    by_rule: dict[str, list[Entry]] = {}
    for entry in entries:
        by_rule.setdefault(entry.first.rule, []).append(entry)
    return list(by_rule.items())


def _entries(changes: Iterable[Change]) -> list[Entry]:
    grouped = groupby(changes, key=lambda change: (change.rule, change.subject))
    return [Entry(group[0], tuple(group)) for _, found in grouped for group in [list(found)]]


def counts(changes: ServiceChanges) -> dict[str, int]:
    """Return how many changes may break in each category, and how many in none (`compatible`)."""
    found: dict[str, int] = {
        category: sum(category in change.breaks for change in changes.changes) for category in CATEGORIES
    }
    return {**found, "compatible": sum(not change.breaks for change in changes.changes)}


def _cut(value: str | None) -> str | None:
    return value if value is None or len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}..."


def names(found: Iterable[str], most: int = _MOST_NAMES) -> str:
    """Return the first few names, and how many more there are.

    >>> names(["A", "B", "C"], 2)
    'A, B and 1 more'
    """
    known = list(dict.fromkeys(found))
    shown = ", ".join(known[:most])
    return f"{shown} and {len(known) - most:,} more" if len(known) > most else shown
