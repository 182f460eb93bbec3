"""What `sync` says after it: the files, and the version that the changes advise, as one line that stands out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.cli import sync, terminal
from shapesmith.project import Project
from shapesmith.review.changes.change import Change, ServiceChanges
from shapesmith.review.changes.severities import Policy
from shapesmith.runs import RunResult
from shapesmith.syncing import Synced

POLICY = Policy(("source", "request"))
GONE = Change(rule="STRUCTURE_MEMBER_REMOVED", subject="A", says="is gone", breaks=("source",))
ADDED = Change(rule="STRUCTURE_MEMBER_ADDED", subject="A", says="is new")
TEXT = Change(rule="MEMBER_DOCUMENTATION_REWORDED", subject="A", says="is reworded", breaks=("docs",))

Said = list[tuple[str, bool]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """Return the lines that are printed, each with whether it is bold; without the report on a service."""
    lines: Said = []
    monkeypatch.setattr(
        terminal.click, "secho", lambda text, *, err, bold=False, **_: lines.append((text, bold)) if not err else None
    )
    monkeypatch.setattr(sync, "print_changes", lambda compared, rules, style: lines.append((f"report: {style}", False)))
    return lines


def synced(*changes: Change, is_dry: bool = False, changed: int = 0) -> Synced:
    files: list[Any] = [None] * changed
    services = [ServiceChanges(service="bakery", old="v1", new="v2", changes=changes)] if changes else []
    return Synced([], services, POLICY, None if is_dry else RunResult(["bakery"], [], files, []), files, [])


OUT = Path("generated")


@pytest.mark.parametrize(
    ("changes", "version", "line"),
    [
        ((GONE, ADDED), "1.2.3", "next version: major, 1.2.3 -> 2.0.0"),
        ((ADDED, TEXT), "1.2.3", "next version: minor, 1.2.3 -> 1.3.0"),
        ((TEXT,), "1.2.3", "next version: patch, 1.2.3 -> 1.2.4"),
        ((GONE,), None, "next version: major"),
        ((GONE,), "1.2", "next version: major"),
        ((), "1.2.3", "nothing changed in the specs"),
    ],
)
def test_the_version_that_changes_advise_stands_out(
    said: Said, changes: tuple[Change, ...], version: str | None, line: str
) -> None:
    sync._print(synced(*changes, changed=2), Project(version=version), OUT, is_report=False)
    assert said == [("1 service generated; 2 files changed in generated", False), (line, True), ("report: text", False)]


def test_a_dry_run_says_what_would_change(said: Said) -> None:
    sync._print(synced(GONE, is_dry=True, changed=1), Project(), OUT, is_report=False)
    assert said[0] == ("1 file would change in generated", False)


def test_a_report_for_a_pull_request_has_the_version_in_bold(said: Said) -> None:
    sync._print(synced(GONE), Project(version="0.1.0"), OUT, is_report=True)
    assert [text for text, _ in said] == ["**next version: major, 0.1.0 -> 0.2.0**", "", "report: markdown"]


def test_changes_of_rules_that_are_off_advise_nothing(said: Said) -> None:
    without = ServiceChanges(service="bakery", old="v1", new="v2", off=1)
    made = synced()._replace(changes=[without])
    sync._print(made, Project(version="1.0.0"), OUT, is_report=False)
    assert [text for text, _ in said] == ["1 service generated; 0 files changed in generated", "report: text"]
