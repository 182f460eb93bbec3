"""Changes as an entry of the changelog of a generated distribution."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.reports.advice import advised_step
from shapesmith.review.changes.reports.as_markdown import plain
from shapesmith.review.changes.reports.grouping import breaking, others
from shapesmith.review.changes.severities import Policy

NAME = "CHANGELOG.md"

_UNRELEASED = re.compile(r"\[?unreleased\]?", re.IGNORECASE)
# The heading of a release, or the first or last line of a code block.
_LINE = re.compile(r"^\ufeff?(?:(?P<fence>```|~~~)|(?P<heading>## (?P<title>[^\r\n]*)))", re.MULTILINE)
_BLANK = "\ufeff \t\r\n"


def with_entry(text: str, services: Iterable[ServiceChanges], policy: Policy, distribution: str) -> str:
    """Return the changelog `text` with the changes of services added under "Unreleased", the newest first.

    It is begun if it is empty. Without a change it is as it was, and so is one that has the entry first already: a run
    that was killed before it wrote the specs has left it.
    """
    entry = "".join(f"{line}\n" for each in services if each.changes for line in (*_entry(each, policy), ""))
    if not entry:
        return text
    if not text.strip(_BLANK):
        return f"# Changelog\n\nAll notable changes of {distribution}.\n\n## Unreleased\n\n{entry.rstrip()}\n"
    end = "\r\n" if "\r\n" in text else "\n"
    entry = entry.replace("\n", end)
    releases = list(_releases(text))
    unreleased = next((each for each in releases if _UNRELEASED.match(each["title"])), None)
    if unreleased is not None:
        before, after = text[: unreleased.end()].rstrip(), text[unreleased.end() :].lstrip("\r\n")
        if f"{after}{end}".startswith(f"{entry.rstrip()}{end}"):
            return text
    else:
        at = releases[0].start("heading") if releases else len(text)
        before, after = text[:at].rstrip(), text[at:]
        before += f"{end}{end}## Unreleased" if before.strip(_BLANK) else "## Unreleased"
    return f"{before}{end}{end}{entry}{after}" if after else f"{before}{end}{end}{entry.rstrip()}{end}"


def _releases(text: str) -> Iterator[re.Match[str]]:
    """Yield the headings of releases; what is in a code block is none."""
    fence = None
    for line in _LINE.finditer(text):
        if line["fence"] is None and fence is None:
            yield line
        elif fence in (None, line["fence"]):
            fence = line["fence"] if fence is None else None


def _entry(changes: ServiceChanges, policy: Policy) -> Iterator[str]:
    """Yield the lines on one service: what breaks, one line each, and all else by the id of its rule."""
    step = advised_step([changes], policy)
    yield f"### {plain(changes.service)}: {plain(changes.old)} to {plain(changes.new)} ({step})"
    yield ""
    for entry in breaking(changes, policy):
        yield f"- **Breaking** ({', '.join(entry.first.breaks) or 'none'}): {plain(entry.sentence)}"
    for each in others(changes, policy):
        yield f"- `{each.rule}` ({each.number:,}): {plain(each.subjects)}"
