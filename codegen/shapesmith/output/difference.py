"""The changes that `check` found, as lines to print: every file by its name, and a short diff of the first few."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator

from shapesmith.output import manifest
from shapesmith.output.survey import FileChange, State
from shapesmith.text.counts import counted
from shapesmith.text.printable import printable

_BY_HAND = "edited by hand: move the edits to overrides.toml, and run `shapesmith generate --force`"

# How much of a diff is shown: to see all of it, generate and use git.
FILES = 10
LINES = 20

# Files that `generate` would remove or add are only named: they have one text, so there is no diff.
_SHOWN = frozenset({State.EDITED, State.MERGED, State.STALE})


def describe(changes: Iterable[FileChange], out: str, *, with_diff: bool) -> Iterator[str]:
    """Yield the lines that describe `changes`, printable whatever the files contain; `out` is the folder as typed."""
    shown = 0
    left_out = 0
    for change in _ordered(changes):
        yield printable(f"{change.state}: {os.path.join(out, change.path)}")
        if not with_diff or change.state not in _SHOWN or change.text is None:
            continue
        if os.path.basename(change.path) == manifest.NAME:
            continue
        if shown == FILES:
            left_out += 1
            continue
        shown += 1
        yield from map(printable, diff(change))
    if left_out:
        yield f"the diffs of {counted(left_out, 'further file')} are not shown"


def remedies(changes: Iterable[FileChange]) -> Iterator[str]:
    """Yield how to correct what was found, and of how many files each is true."""
    for remedy, count in Counter(map(_remedy, _ordered(changes))).items():
        yield f"{counted(count, 'file')} {printable(remedy)}"


def _ordered(changes: Iterable[FileChange]) -> list[FileChange]:
    order = list(State)
    return sorted(changes, key=lambda change: (order.index(change.state), change.path))


def _remedy(change: FileChange) -> str:
    if change.remedy:
        return change.remedy
    return _BY_HAND if change.state is State.EDITED else "would change; run `shapesmith generate`"


def diff(change: FileChange) -> list[str]:
    """Return the first lines of the unified diff from the file on disk to what would be generated."""
    import difflib  # imported here, because most runs of `check` have no diff to show

    try:
        with open(change.location, encoding="utf-8", errors="replace", newline="") as file:
            before = file.read().split("\n")
    except OSError:
        before = [""]
    after = (change.text or "").split("\n")
    lines = list(difflib.unified_diff(_closed(before), _closed(after), change.path, change.path, lineterm=""))
    rest = len(lines) - LINES
    return lines if rest <= 0 else [*lines[:LINES], f"... {counted(rest, 'more line')}"]


def _closed(lines: list[str]) -> list[str]:
    """Return the lines of a text, the last one marked where no line break ends it."""
    return lines[:-1] if lines[-1] == "" else [*lines[:-1], f"{lines[-1]} (no line break at the end)"]
