"""What the page of changes shows, as values: one view class for each part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from shapesmith.review.changes.change import CATEGORIES, Change
from shapesmith.review.changes.change_rules.catalogue import BY_ID, page_of
from shapesmith.review.changes.ranking import REPLACED, rank
from shapesmith.review.changes.reports.compared import Compared
from shapesmith.review.changes.reports.doc_texts import Sentence, beside
from shapesmith.review.changes.reports.grouping import Entry, counts, entries, foremost, shorten
from shapesmith.review.changes.severities import Policy
from shapesmith.text.counts import counted, some_of

# How many names are listed. The others are counted: a shape of many uses reaches hundreds of members.
_MOST_NAMES = 40
_MOST_FOREMOST = 30
_LONGEST_LINK = 140

MEANINGS = {
    "source": "Python code stops type-checking or running",
    "request": "a request that passed is rejected",
    "response": "a response has what code did not expect, or text shows what was hidden",
    "docs": "a text says something else",
    "compatible": "nothing breaks",
}


class CountView(NamedTuple):
    """How many changes break in a category, and what that means."""

    category: str
    meaning: str
    number: str


class ValueView(NamedTuple):
    """A value before and after; None where there is none."""

    old: str | None
    new: str | None


class LinkView(NamedTuple):
    """A link to an entry: its id in the page, its categories, and what changed."""

    id: str
    categories: tuple[str, ...]
    sentence: str


class EntryView(NamedTuple):
    """One entry; `id` is empty where nothing links to it.

    `old_text` and `new_text` are its documentation, beside each other; without an old one there is one text.
    """

    id: str
    categories: str
    is_breaking: bool
    is_guess: bool
    subject: str
    says: str
    others: tuple[str, ...]
    values: tuple[ValueView, ...]
    advice: str
    witness: str
    reach: str
    reached: tuple[str, ...]
    old_text: tuple[Sentence, ...]
    new_text: tuple[Sentence, ...]


class RuleView(NamedTuple):
    """The entries of one rule that break in the same categories."""

    rule: str
    page: str
    purpose: str
    categories: tuple[str, ...]
    number: str
    entries: tuple[EntryView, ...]


class ServiceView(NamedTuple):
    """The changes of one service; `name` identifies it in the page."""

    name: str
    service: str
    old: str
    new: str
    total: str
    counts: tuple[CountView, ...]
    off: str
    foremost: tuple[LinkView, ...]
    rules: tuple[RuleView, ...]


class ReportView(NamedTuple):
    """The whole page."""

    title: str
    breaking: str
    categories: tuple[CountView, ...]
    services: tuple[ServiceView, ...]


def report_view(compared: Iterable[Compared], policy: Policy) -> ReportView:
    """Return what the page shows of several services; of many, those without a change are left out."""
    every = tuple(compared)
    services = [each for each in every if len(every) == 1 or each.changes.changes or each.changes.off]
    totals = dict.fromkeys((*CATEGORIES, "compatible"), 0)
    for each in services:
        for category, number in counts(each.changes).items():
            totals[category] += number
    named = some_of((each.changes.service for each in services), 3)
    return ReportView(
        title=f"{named}: {_versions(services)}" if services else "No changes",
        breaking=", ".join(policy.categories) or "none",
        categories=_counts(totals),
        services=tuple(_service(number, each, policy) for number, each in enumerate(services, 1)),
    )


def _versions(services: list[Compared]) -> str:
    pairs = {(each.changes.old, each.changes.new) for each in services}
    if len(pairs) > 1:
        return "changes"
    ((old, new),) = pairs
    return f"{old} → {new}"


def _counts(totals: dict[str, int]) -> tuple[CountView, ...]:
    return tuple(CountView(category, MEANINGS[category], f"{number:,}") for category, number in totals.items())


def _service(number: int, compared: Compared, policy: Policy) -> ServiceView:
    changes = compared.changes
    name = f"s{number}"
    first = {entry.changes: f"{name}e{each}" for each, entry in enumerate(foremost(changes, policy), 1)}
    return ServiceView(
        name=name,
        service=changes.service,
        old=changes.old,
        new=changes.new,
        total=counted(len(changes.changes), "change"),
        counts=tuple(each for each in _counts(counts(changes)) if each.number != "0"),
        off=f"{counted(changes.off, 'change')} of rules that are off" if changes.off else "",
        foremost=tuple(
            LinkView(id_, _categories(found[0]), shorten(Entry(found).sentence, _LONGEST_LINK))
            for found, id_ in list(first.items())[:_MOST_FOREMOST]
        ),
        rules=tuple(_rules(compared, policy, first)),
    )


def _rules(compared: Compared, policy: Policy, ids: dict[tuple[Change, ...], str]) -> Iterator[RuleView]:
    grouped = groupby(entries(compared.changes.changes), lambda entry: (entry.first.rule, entry.first.breaks))
    for (rule, _), group in grouped:
        found = list(group)
        views = tuple(_entry(each, compared, policy, ids.get(each.changes, "")) for each in found)
        yield RuleView(rule, page_of(rule), BY_ID[rule].purpose, _categories(found[0].first), f"{len(views):,}", views)


def _categories(change: Change) -> tuple[str, ...]:
    return change.breaks or ("compatible",)


def _entry(entry: Entry, compared: Compared, policy: Policy, id_: str) -> EntryView:
    first = entry.first
    # A text that was reworded is shown as a whole, not by the sentences that differ.
    is_text = "_DOCUMENTATION_" in first.rule
    old_text, new_text = beside(compared.old.get(first.old_at, ()), compared.new.get(first.new_at, ()))
    is_beside = is_text or policy.breaks(first) or rank(first) <= REPLACED
    names = (*entry.members, *entry.operations)
    return EntryView(
        id=id_,
        categories=" ".join(_categories(first)),
        is_breaking=policy.breaks(first),
        is_guess=first.guess,
        subject=first.subject,
        says=first.says,
        others=tuple(entry.subjects[1:]),
        values=() if is_text else tuple(_values(entry)),
        advice=first.advice,
        witness=first.witness.code if first.witness is not None else "",
        reach=f"Reaches {' and '.join(counted(len(found), what) for what, found in entry.reached)}",
        reached=names if len(names) <= _MOST_NAMES else (*names[:_MOST_NAMES], f"{len(names) - _MOST_NAMES:,} more"),
        # A text that differs is a change of its own: it is shown once more only where a person has to decide.
        old_text=old_text if is_beside else (),
        new_text=new_text if is_beside else tuple(Sentence(each.text) for each in new_text or old_text),
    )


def _values(entry: Entry) -> Iterator[ValueView]:
    changes: Iterable[Change] = entry.changes if len(entry.subjects) == 1 else (entry.first,)
    for change in changes:
        if change.old is not None or change.new is not None:
            yield ValueView(change.old, change.new)
