"""Changes as Markdown, for a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.change_rules.catalogue import page_of
from shapesmith.review.changes.reports.grouping import Entry, breaking, counts, others
from shapesmith.review.changes.severities import Policy
from shapesmith.text.counts import counted
from shapesmith.text.printable import printable

# What GitHub makes a mention, a reference to an issue, an address or a formula of, and what Markdown takes for markup.
# A mention and a reference are looked for in the text that is left, in which a backslash is gone.
_SPECIAL = re.compile(
    r"(?P<reference>@(?=\w)|#(?=\d)|\bGH-(?=\d))|(?P<address>:(?=//)|(?<=\bwww)\.)|(?P<formula>\$)"
    r"|[\\`*_{}\[\]<>()#+!|~&@-]",
    re.IGNORECASE,
)
_NOTHING = "&#8203;"
_DOLLAR = "&#36;"


def markdown_report(changes: ServiceChanges, policy: Policy) -> Iterator[str]:
    """Yield the lines of the report on one service: a table of counts, what breaks, all else in a fold."""
    yield f"## {plain(changes.service)}: {plain(changes.old)} → {plain(changes.new)}"
    yield ""
    if not changes.changes and not changes.off:
        yield "Nothing changed."
        return
    found = counts(changes)
    yield f"| {' | '.join(found)} |"
    yield f"|{' --: |' * len(found)}"
    yield f"| {' | '.join(f'{number:,}' for number in found.values())} |"
    if changes.off:
        yield from ("", f"{counted(changes.off, 'change')} of rules that are off.")
    for entry in breaking(changes, policy):
        yield from _entry(entry)
    rest = others(changes, policy)
    if rest:
        yield from ("", "<details><summary>Other changes</summary>", "")
        for each in rest:
            yield f"- {_linked(each.rule)} ({each.number:,}): {plain(each.subjects)}"
        yield from ("", "</details>")


def _entry(entry: Entry) -> Iterator[str]:
    first = entry.first
    yield from ("", f"**{plain(entry.sentence)}**", "")
    guess = ", a guess" if first.guess else ""
    yield f"{_linked(first.rule)} ({', '.join(first.breaks) or 'none'}{guess})" + (
        f": {plain(entry.reach)}" if entry.reach else ""
    )
    if first.advice:
        yield from ("", plain(first.advice))
    if first.witness is not None:
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", first.witness.code)), default=0))
        code = [printable(line) for line in first.witness.code.splitlines()]
        yield from ("", f"{fence}python", *code, fence)


def _linked(rule: str) -> str:
    return f"[`{rule}`]({page_of(rule)})"


def plain(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(_as_text, printable(" ".join(text.split())))


def _as_text(special: re.Match[str]) -> str:
    match special.lastgroup:
        case "reference":
            return f"{special[0][:-1]}\\{special[0][-1]}{_NOTHING}"
        case "address":
            return f"{special[0]}{_NOTHING}"
        case "formula":
            return _DOLLAR
    return f"\\{special[0]}"
