"""What `adopt` and `migrate` share: which files they read, and what they print and write."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from shapesmith.cli.terminal import say
from shapesmith.text.counts import counted

if TYPE_CHECKING:
    from shapesmith.adopt.run import Outcome


def files_of(paths: Iterable[str], exclude: Iterable[str]) -> list[str]:
    """Return the files at and below paths, each once: a link to one of them would rewrite it again.

    Raises click.UsageError for a path that does not exist.
    """
    from shapesmith.lint.files import NoSuchPath, find_files

    try:
        found = find_files(paths, exclude)
    except NoSuchPath as missing:
        raise click.UsageError(f"{missing} does not exist") from None
    by_place: dict[str, str] = {}
    for path in sorted(found, key=os.path.islink):
        by_place.setdefault(os.path.realpath(path), path)
    kept = set(by_place.values())
    return [path for path in found if path in kept]


def show(outcomes: list[Outcome], noun: str, *, is_diff: bool) -> None:
    """Print, or write, what became of files, `noun` by noun; exit with 1 if one failed."""
    failed = [_shown(outcome, is_diff=is_diff) for outcome in outcomes]
    count = sum(outcome.adopted for outcome, has_failed in zip(outcomes, failed, strict=True) if not has_failed)
    left = sum(len(outcome.left) for outcome in outcomes)
    verb = "would be rewritten" if is_diff else "rewritten"
    say(f"{counted(count, noun)} {verb}, {left} left, in {counted(len(outcomes), 'file')}", err=True)
    if any(failed):
        sys.exit(1)


def _shown(outcome: Outcome, *, is_diff: bool) -> bool:
    """Print, or write, what became of a file; return whether that failed."""
    from shapesmith.disk.source_files import Unwritable, replace

    reason = None if outcome.failure is None else f"{outcome.failure.line}: {outcome.failure.reason}"
    if outcome.rewritten is not None and is_diff:
        for line in outcome.rewritten.diff():
            say(line)
    elif outcome.rewritten is not None:
        try:
            replace(outcome.path, outcome.rewritten.before, outcome.rewritten.after)
        except Unwritable as failure:
            reason = f"1: {failure}"
    for each in outcome.left:
        cell = f":cell {each.cell}" if each.cell else ""
        say(f"{outcome.path}{cell}:{each.line}:{each.column}: {each.call} {each.reason}", err=True)
    if reason is not None:
        say(f"{outcome.path}:{reason}", err=True)
    return reason is not None
