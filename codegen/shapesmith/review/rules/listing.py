"""The rules of a service for people to read: rules, refused sentences and open ones, in the order of the spec."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from shapesmith.analysis.analysis import Analysis
from shapesmith.ir.rules import Rule
from shapesmith.review.text_lines import Line, printable_lines, wrapped
from shapesmith.rules.extraction import Refusal
from shapesmith.rules.unsettled import OpenSentence
from shapesmith.targets.dataclasses.rule_entries import rule_words
from shapesmith.text.counts import some_of

_MOST_USES = 3


def rules_listing(rules: Iterable[Rule], width: int) -> list[Line]:
    """Return the rules, by structure: what each asks, its id, its sentence, and why it is no error."""
    lines = [
        line
        for shape, group in groupby(rules, key=lambda rule: rule.shape)
        for line in (Line(shape, "title"), *(each for rule in group for each in _rule(rule, width)), Line(""))
    ]
    return printable_lines(lines)


def _rule(rule: Rule, width: int) -> Iterator[Line]:
    """Yield a rule: what it asks, its id, the sentence, and where that stands."""
    yield from wrapped(rule_words(rule), width, "  ")
    yield from wrapped(f'"{rule.sentence}"', width, "    ")
    if rule.severity == "advice":
        yield from wrapped(f"advice: {rule.reason}", width, "    ", "remark")
    read = f"by the form {rule.origin}" if rule.verdict is None else f"judged in {rule.verdict}"
    yield from (Line(f"    {each}", "provenance") for each in (rule.id, rule.provenance, read))


def refused_listing(refused: Iterable[Refusal], width: int) -> list[Line]:
    """Return what forms read and gave up, by structure, with the reason."""
    lines: list[Line] = []
    for shape, group in groupby(refused, key=lambda refusal: refusal.shape):
        lines.append(Line(shape, "title"))
        for refusal in group:
            lines += wrapped(f'"{refusal.sentence}"', width, "  ")
            lines += wrapped(f"{refusal.reason} (form {refusal.form})", width, "    ", "remark")
            lines.append(Line(f"    {refusal.provenance}", "provenance"))
        lines.append(Line(""))
    return printable_lines(lines)


def open_listing(analysis: Analysis, found: Iterable[OpenSentence], width: int) -> list[Line]:
    """Return the sentences that are open, by text, and the verdicts that the spec has left behind."""
    lines: list[Line] = []
    for verdict in analysis.rules.outdated:
        lines.append(Line(str(verdict.provenance), "title"))
        lines += wrapped("does not fit the spec, and is off:", width, "  ", "remark")
        lines += [*wrapped(f'"{verdict.sentence}"', width, "    "), Line("")]
    for at, group in groupby(found, key=lambda each: each.at):
        lines.append(Line(at, "title"))
        for number, each in enumerate(group):
            if number == 0:
                lines.append(Line(f"  {each.doc.provenance}", "provenance"))
                lines += wrapped(f"text of {_uses(each)}", width, "  ", "provenance")
            lines += wrapped(f'"{each.sentence.verbatim}"', width, "    ")
            lines += [line for note in notes(each) for line in wrapped(note, width, "      ", "remark")]
        lines.append(Line(""))
    return printable_lines(lines)


def notes(found: OpenSentence) -> list[str]:
    """Return what forms made of a sentence that is open."""
    read = [f"a form reads: {rule_words(rule)}" for rule in found.rules if rule.severity == "error"]
    read += [f"a form reads as advice: {rule_words(rule)} ({rule.reason})" for rule in found.rules if rule.reason]
    return read + [f"a form ({each.form}) gave it up: {each.reason}" for each in found.refused]


def _uses(found: OpenSentence) -> str:
    names = [f"{use.places.structure.name}{f'.{use.place.path}' if use.place else ''}" for use in found.uses]
    return some_of(names, _MOST_USES)
