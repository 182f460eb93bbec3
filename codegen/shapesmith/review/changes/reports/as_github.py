"""Changes as workflow commands of GitHub Actions, which it shows as annotations of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.reports.grouping import Entry, breaking, counts
from shapesmith.review.changes.reports.lines import lines_of
from shapesmith.review.changes.severities import Policy
from shapesmith.text.counts import counted
from shapesmith.text.workflow_commands import workflow_command


def github_report(changes: ServiceChanges, policy: Policy, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield one command for each entry that breaks, then one with the counts.

    `files` are those of the new spec that are part of the repository, by path: only they have lines to annotate.
    """
    found = breaking(changes, policy)
    lines = {
        path: lines_of(content, {pointer for entry in found for file, pointer in [_place(entry)] if file == path})
        for path, content in files.items()
    }
    for entry in found:
        yield workflow_command("error", _message(entry), {**_at(entry, lines), "title": entry.first.rule})
    totals = ", ".join(f"{number:,} {category}" for category, number in counts(changes).items() if number)
    said = f"{changes.service}: {changes.old} -> {changes.new}: {counted(len(changes.changes), 'change')}"
    yield workflow_command("notice", f"{said} ({totals})" if totals else said, {"title": "shapesmith diff"})


def _place(entry: Entry) -> tuple[str, str]:
    """Return the file and the JSON pointer of what changed in the new spec; those of what is gone in the old one."""
    file, _, pointer = (entry.first.new_at or entry.first.old_at).partition("#")
    return file, pointer


def _at(entry: Entry, lines: Mapping[str, Mapping[str, int]]) -> dict[str, object]:
    file, pointer = _place(entry)
    if file not in lines:
        return {}
    return {"file": file, "line": lines[file].get(pointer, 1)}


def _message(entry: Entry) -> str:
    first = entry.first
    parts = [entry.sentence, f"({', '.join(first.breaks)})" if first.breaks else "", first.advice]
    return " ".join(filter(None, parts))
