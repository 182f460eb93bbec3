"""Changes as an entry of the changelog of a generated distribution."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from shapesmith.review.changes.advice import advised_step
from shapesmith.review.changes.as_markdown import plain
from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.grouping import breaking, others
from shapesmith.review.changes.severities import Policy

NAME = "CHANGELOG.md"

_UNRELEASED = re.compile(r"^## \[?unreleased\]?.*\n*", re.IGNORECASE | re.MULTILINE)
_RELEASE = re.compile(r"^## ", re.MULTILINE)


def with_entry(text: str, services: Iterable[ServiceChanges], policy: Policy, distribution: str) -> str:
    """Return the changelog `text` with the changes of services added under "Unreleased", the newest first.

    It is begun if it is empty. Without a change it is as it was.
    """
    entry = "".join(f"{line}\n" for each in services if each.changes for line in (*_entry(each, policy), ""))
    if not entry:
        return text
    if not text.strip():
        return f"# Changelog\n\nAll notable changes of {distribution}.\n\n## Unreleased\n\n{entry.rstrip()}\n"
    if (unreleased := _UNRELEASED.search(text)) is not None:
        before, after = text[: unreleased.end()].rstrip(), text[unreleased.end() :]
        return f"{before}\n\n{entry}{after}" if after else f"{before}\n\n{entry.rstrip()}\n"
    release = _RELEASE.search(text)
    at = len(text) if release is None else release.start()
    before, after = text[:at].rstrip(), text[at:]
    section = f"{before}\n\n## Unreleased\n\n{entry}"
    return f"{section}{after}" if after else f"{section.rstrip()}\n"


def _entry(changes: ServiceChanges, policy: Policy) -> Iterator[str]:
    """Yield the lines on one service: what breaks, one line each, and all else by the id of its rule."""
    step = advised_step([changes], policy)
    yield f"### {plain(changes.service)}: {plain(changes.old)} to {plain(changes.new)} ({step})"
    yield ""
    for entry in breaking(changes, policy):
        yield f"- **Breaking** ({', '.join(entry.first.breaks) or 'none'}): {plain(entry.sentence)}"
    for each in others(changes, policy):
        yield f"- `{each.rule}` ({each.number:,}): {plain(each.subjects)}"
