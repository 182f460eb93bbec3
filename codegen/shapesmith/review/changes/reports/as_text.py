"""Changes as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from shapesmith.review.changes.change import ServiceChanges, Witness
from shapesmith.review.changes.change_rules.catalogue import PAGE
from shapesmith.review.changes.reports.grouping import Entry, breaking, counts, foremost, others, shorten
from shapesmith.review.changes.severities import Policy
from shapesmith.review.text_lines import Line, wrapped
from shapesmith.text.counts import counted
from shapesmith.text.printable import printable

# The list of what to read first is to fit on a screen.
_MOST_FOREMOST = 16


def text_report(changes: ServiceChanges, policy: Policy, width: int = 80) -> Iterator[Line]:
    """Yield the lines of the report on one service.

    First one line for each entry to read first, then what breaks in full, then all else by name.
    """
    yield Line(printable(f"{changes.service}: {changes.old} -> {changes.new}"), "title")
    if not changes.changes and not changes.off:
        yield Line("  nothing changed")
        return
    found = counts(changes)
    words = [f"{number:,} {category}" for category, number in found.items() if number]
    words += [f"{changes.off:,} of rules that are off"] if changes.off else []
    yield from wrapped(f"{counted(len(changes.changes), 'change')}: {', '.join(words)}", width, "  ")
    first = foremost(changes, policy)
    if first:
        yield Line("")
    for entry in first[:_MOST_FOREMOST]:
        broken = f"  {', '.join(entry.first.breaks) or 'none'}: "
        yield Line(f"{broken}{shorten(printable(entry.sentence), max(width, 40) - len(broken))}", "title")
    if len(first) > _MOST_FOREMOST:
        yield Line(f"  and {len(first) - _MOST_FOREMOST:,} more")
    for entry in breaking(changes, policy):
        yield from _entry(entry, width)
    rest = others(changes, policy)
    if rest:
        yield Line("")
    for each in rest:
        yield from wrapped(f"{each.rule} ({each.number:,}): {each.subjects}", width, "  ")
    yield from (Line(""), Line(f"  rules: {PAGE}", "provenance"))


def _entry(entry: Entry, width: int) -> Iterator[Line]:
    first = entry.first
    guess = ", a guess" if first.guess else ""
    yield Line("")
    yield from wrapped(entry.sentence, width, "  ", "title")
    yield from wrapped(f"{first.rule} ({', '.join(first.breaks) or 'none'}{guess})", width, "    ", "provenance")
    if entry.reach:
        yield from wrapped(entry.reach, width, "    ")
    if first.witness is not None:
        for line in body_of(first.witness):
            yield Line(f"    | {printable(line)}", "provenance")
    if first.advice:
        yield from wrapped(first.advice, width, "    ", "remark")


def body_of(witness: Witness) -> list[str]:
    """Return the lines of a witness below its imports; its imports if there is nothing else."""
    lines = [line for line in witness.code.splitlines() if line]
    return [line for line in lines if not line.startswith(("from ", "import "))] or lines
