"""What mypy rejects of a program that names all of the old package is reported as `source`, and the reverse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.change_rules.catalogue import RULES
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparing.comparison import Side
from shapesmith.specs.find import find

from tests.changes import cases
from tests.changes.judges.client import Line, hidden, program, rejected
from tests.changes.judges.evolutions import Evolution, every_package, sides, spec
from tests.changes.judges.packages import generated
from tests.corpus.models import SHAPES

# What type checkers do not see, although programs may fail.
UNSEEN = {
    "OVERRIDE_CONSTRAINT_REMOVED": "generating the new package stops, so that there is none",
}


def check(old: Side, new: Side, package: Path, folder: Path) -> None:
    lines = program(old)
    errors = rejected(lines, package, folder)
    source = [change for change in compare(old, new).changes if "source" in change.breaks]
    unreported = [
        f"{line.code}: {message}"
        for line, message in errors.values()
        if not any(is_about(change, line) for change in source)
    ]
    assert unreported == [], "rejected by mypy, and not reported"
    confirming = [*(line for line, _ in errors.values()), *hidden(lines, errors)]
    unconfirmed = [
        f"{change.rule} {change.subject}"
        for change in source
        if change.rule not in UNSEEN and not any(is_about(change, line) for line in confirming)
    ]
    assert unconfirmed == [], "reported, and not rejected by mypy"


def is_about(change: Change, line: Line) -> bool:
    """Return whether a line is about what changed."""
    subject = change.subject
    match change.rule:
        case "ENUM_VALUE_REMOVED" | "ENUM_VALUE_RENAMED" | "ENUM_VALUE_RESPELLED":
            return f"{subject}={change.old}" in line.about
        case "STRUCTURE_REQUIREMENT_ADDED":
            return subject.partition(".")[0] in line.about
        case "SHAPE_ERROR_ADDED":
            # Each member of an error may be None.
            return any(about == subject or about.startswith(f"{subject}.") for about in line.about)
        case "CLASS_NAME_CHANGED":
            # Another class may have the name now.
            return subject in line.about or re.search(rf"\b{re.escape(subject)}\b", line.code) is not None
        case "SHAPE_TYPE_CHANGED" | "SHAPE_TYPE_NARROWED" | "SHAPE_TYPE_TIGHTENED" | "SHAPE_TYPE_LOOSENED":
            return subject in line.about or not line.about.isdisjoint(_members(change))
        case "SHAPE_SPARSENESS_ADDED" | "SHAPE_SPARSENESS_REMOVED":
            return subject in line.about or not line.about.isdisjoint(_members(change))
        case "SHAPE_STREAMING_CHANGED" | "SHAPE_DOCUMENT_CHANGED" | "SHAPE_EVENTS_CHANGED":
            return subject in line.about or not line.about.isdisjoint(_members(change))
    return subject in line.about


def _members(change: Change) -> list[str]:
    """Return the members that a changed shape reaches, by the structure that has each."""
    return [path.partition("[")[0].partition("{")[0] for path in change.members]


def test_a_package_accepts_its_own_program(tmp_path: Path) -> None:
    found = find("sqs", "shapes", SHAPES)
    generated(found, tmp_path / "package")
    side = cases.side_of(found.read())
    assert rejected(program(side), tmp_path / "package", tmp_path) == {}


@pytest.mark.slow
@pytest.mark.parametrize("rule", [rule for rule in RULES if "source" in rule.categories], ids=lambda rule: rule.id)
def test_source_changes_of_a_case_are_what_mypy_rejects(rule, tmp_path: Path) -> None:
    if rule.id in UNSEEN:
        pytest.skip(UNSEEN[rule.id])
    old, new = (cases.side_of(cases.spec(rule.id, side).read()) for side in cases.SIDES)
    check(old, new, generated(cases.spec(rule.id, "current"), tmp_path / "package"), tmp_path)


@every_package
def test_source_changes_of_a_service_are_what_mypy_rejects(evolution: Evolution, tmp_path: Path) -> None:
    package = generated(spec(evolution.service, evolution.new), tmp_path / "package")
    check(*sides(evolution), package, tmp_path)
