"""Changes grouped for people: one entry for several changes of a subject, or for one change of several subjects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import NamedTuple

from shapesmith.review.changes.change import CATEGORIES, Change, ServiceChanges
from shapesmith.review.changes.ranking import REPLACED, rank
from shapesmith.review.changes.severities import Policy
from shapesmith.text.counts import counted, some_of

_MOST_NAMES = 8
_LONGEST_VALUE = 160
_GENERIC = re.compile(r"((?:rt\.)?[A-Z_a-z]\w*)\[(.+)\]")
# What is around the sentence of a documented rule.
_QUOTED = ('("', '")')


class Entry(NamedTuple):
    """Changes by one rule that are reported as one; `first` is the first of them.

    They are of one subject, as when an enum has several new values; or each is of another subject and they are the same
    otherwise, as when several members have another shape.
    """

    changes: tuple[Change, ...]

    @property
    def first(self) -> Change:
        """The first change, whose rule, categories, advice and witness are those of the entry."""
        return self.changes[0]

    @property
    def subjects(self) -> list[str]:
        """What changed, without repetition."""
        return list(dict.fromkeys(change.subject for change in self.changes))

    @property
    def sentence(self) -> str:
        """What changed, in one sentence."""
        first, others = self.first, self.subjects[1:]
        words = f"{first.subject} {first.says}"
        old, new = first.old, first.new
        if any((change.old, change.new) != (old, new) for change in self.changes):
            old, new = _without_arguments(old, new)
        old, new = _cut(old), _cut(new)
        if len(self.changes) > 1 and not others:
            values = [_cut(change.new or change.old) or "" for change in self.changes]
            words = f"{words} ({len(values)} times)"
            between = "; " if any(", " in value for value in values) else ", "
            return f"{words}: {some_of(values, _MOST_NAMES, between)}" if any(values) else words
        if old is not None and new is not None:
            words = f"{words}: {old} -> {new}"
        elif old is not None or new is not None:
            words = f"{words}: {new if new is not None else old}"
        return f"{words}; so does {some_of(others, _MOST_NAMES)}" if others else words

    @property
    def members(self) -> tuple[str, ...]:
        """The members that the changed shapes reach."""
        return tuple(dict.fromkeys(each for change in self.changes for each in change.members))

    @property
    def operations(self) -> tuple[str, ...]:
        """The operations that the changed shapes reach."""
        return tuple(dict.fromkeys(each for change in self.changes for each in change.operations))

    @property
    def reached(self) -> list[tuple[str, tuple[str, ...]]]:
        """Those of the two that there are, each after what they are."""
        return [each for each in (("member", self.members), ("operation", self.operations)) if each[1]]

    @property
    def reach(self) -> str:
        """The members and operations that the changed shapes reach, empty if there are none."""
        parts = [f"{counted(len(found), what)} ({some_of(found, 3)})" for what, found in self.reached]
        return f"reaches {' and '.join(parts)}" if parts else ""


def breaking(changes: ServiceChanges, policy: Policy) -> list[Entry]:
    """Return the entries of the changes that count as breaking."""
    return entries(filter(policy.breaks, changes.changes))


def foremost(changes: ServiceChanges, policy: Policy) -> list[Entry]:
    """Return the entries to read first: what counts as breaking, and what the model takes away or replaces."""
    return entries(change for change in changes.changes if policy.breaks(change) or rank(change) <= REPLACED)


class OfRule(NamedTuple):
    """The entries of one rule, which reports only count and name."""

    rule: str
    entries: list[Entry]

    @property
    def number(self) -> int:
        """How many changes there are."""
        return sum(len(entry.changes) for entry in self.entries)

    @property
    def subjects(self) -> str:
        """What changed: the first few, and how many more."""
        return some_of((subject for entry in self.entries for subject in entry.subjects), _MOST_NAMES)


def others(changes: ServiceChanges, policy: Policy) -> list[OfRule]:
    """Return the entries of all changes that do not count as breaking, by the id of their rule."""
    by_rule: dict[str, list[Entry]] = {}
    for entry in entries(change for change in changes.changes if not policy.breaks(change)):
        by_rule.setdefault(entry.first.rule, []).append(entry)
    return [OfRule(*each) for each in by_rule.items()]


def entries(changes: Iterable[Change]) -> list[Entry]:
    """Return changes as entries, in the same order."""
    found = []
    for _, of_rule in groupby(changes, key=lambda change: (rank(change), change.rule)):
        by_subject = _grouped(of_rule, lambda change: change.subject)
        single = [group[0] for group in by_subject if len(group) == 1]
        alike = {id(group[0]): group for group in _grouped(single, _replacement)}
        for group in by_subject:
            if len(group) > 1:
                found.append(Entry(tuple(group)))
            elif id(group[0]) in alike:
                found.append(Entry(tuple(alike[id(group[0])])))
    return found


def _grouped(changes: Iterable[Change], key: Callable[[Change], object]) -> list[list[Change]]:
    groups: dict[object, list[Change]] = {}
    for change in changes:
        groups.setdefault(key(change), []).append(change)
    return list(groups.values())


def _replacement(change: Change) -> object:
    """Return what changes of several subjects have in common if they are the same: a value in place of another.

    A documentation text that is the same in several places is still one in each.
    """
    if change.old is None or change.new is None or change.breaks == ("docs",):
        return change.subject
    return (change.says, *_without_arguments(change.old, change.new), change.breaks)


def _without_arguments(old: str | None, new: str | None) -> tuple[str | None, str | None]:
    """Return two generic types of the same arguments without these: a structure that is received now, too, has lists.

    >>> _without_arguments("rt.Sequence[str]", "list[str]")
    ('rt.Sequence[...]', 'list[...]')
    """
    before, after = _GENERIC.fullmatch(old or ""), _GENERIC.fullmatch(new or "")
    if before is None or after is None or before[2] != after[2]:
        return old, new
    return f"{before[1]}[...]", f"{after[1]}[...]"


def counts(changes: ServiceChanges) -> dict[str, int]:
    """Return how many changes may break in each category, and how many in none (`compatible`)."""
    found: dict[str, int] = {
        category: sum(category in change.breaks for change in changes.changes) for category in CATEGORIES
    }
    return {**found, "compatible": sum(not change.breaks for change in changes.changes)}


def _cut(value: str | None) -> str | None:
    """Return a value, the end of a long one left out; a sentence that it quotes at the end stays in its quotes."""
    if value is None or len(value) <= _LONGEST_VALUE:
        return value
    kept = value[:_LONGEST_VALUE].rstrip()
    is_quoted = value.endswith(_QUOTED[1]) and kept.rfind(_QUOTED[0]) > kept.rfind(_QUOTED[1])
    return f"{kept}...{_QUOTED[1] if is_quoted else ''}"


def shorten(text: str, width: int) -> str:
    """Return a text of at most `width` characters, the end left out.

    >>> shorten("a pattern of many characters", 12)
    'a pattern...'
    """
    return text if len(text) <= width else f"{text[: width - 3].rstrip()}..."
