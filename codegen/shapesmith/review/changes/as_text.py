"""Changes as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from shapesmith.review.changes.change import Category, ServiceChanges, Witness
from shapesmith.review.changes.grouping import Entry, breaking, counts, names, others
from shapesmith.review.explain.explain import Line, Style
from shapesmith.text.printable import printable


def text_report(changes: ServiceChanges, categories: frozenset[Category], width: int = 80) -> Iterator[Line]:
    """Yield the lines of the report on one service: what breaks in `categories` in full, all else by name."""
    yield Line(printable(f"{changes.service}: {changes.old} -> {changes.new}"), "title")
    if not changes.changes:
        yield Line("  nothing changed")
        return
    found = counts(changes)
    words = [f"{number:,} {category}" for category, number in found.items() if number]
    yield from _wrapped(f"{len(changes.changes):,} changes: {', '.join(words)}", width, "  ")
    for entry in breaking(changes, categories):
        yield from _entry(entry, width)
    yield Line("")
    for rule, entries in others(changes, categories):
        listed = names(entry.first.subject for entry in entries)
        yield from _wrapped(f"{rule} ({sum(len(entry.changes) for entry in entries):,}): {listed}", width, "  ")


def _entry(entry: Entry, width: int) -> Iterator[Line]:
    first = entry.first
    guess = ", a guess" if first.guess else ""
    yield Line("")
    yield from _wrapped(entry.sentence, width, "  ", "title")
    yield from _wrapped(f"{first.rule} ({', '.join(first.breaks)}{guess})", width, "    ", "provenance")
    if entry.reach:
        yield from _wrapped(entry.reach, width, "    ")
    if first.witness is not None:
        for line in body_of(first.witness):
            yield Line(f"    | {printable(line)}", "provenance")
    if first.advice:
        yield from _wrapped(first.advice, width, "    ", "remark")


def body_of(witness: Witness) -> list[str]:
    """Return the lines of a witness below its imports; its imports if there is nothing else."""
    lines = [line for line in witness.code.splitlines() if line]
    return [line for line in lines if not line.startswith(("from ", "import "))] or lines


def _wrapped(text: str, width: int, indent: str, style: Style = "plain") -> Iterator[Line]:
    wrapped = textwrap.wrap(
        printable(text),
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in wrapped:
        yield Line(line, style)
