"""A user gives single rules a severity: what they turn off is counted, what they call an error breaks."""

from __future__ import annotations

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.project import CHANGES
from shapesmith.review.changes.change import Category
from shapesmith.review.changes.change_rules.catalogue import RETIRED
from shapesmith.review.changes.severities import Policy, policy_of

from tests.changes.cases import changes

BREAKING: frozenset[Category] = frozenset({"source", "request"})


def chosen_policy(categories: frozenset[Category], severities: dict[str, str]) -> Policy:
    """Return the policy of a project with these severities."""
    return policy_of(categories, severities, CHANGES)


def breaking(case: str, chosen: Policy) -> list[str]:
    """Return the rules of a case's changes that count as breaking."""
    return [change.rule for change in chosen.reported(changes(case)).changes if chosen.breaks(change)]


def test_without_severities_the_categories_decide() -> None:
    assert breaking("MEMBER_REQUIRED_ADDED", chosen_policy(BREAKING, {})) == ["MEMBER_REQUIRED_ADDED"]
    assert breaking("MEMBER_REQUIRED_ADDED", chosen_policy(frozenset({"docs"}), {})) == []


def test_an_error_breaks_whatever_its_categories() -> None:
    assert breaking("ENUM_VALUE_ADDED", chosen_policy(BREAKING, {"ENUM_VALUE_ADDED": "error"})) == ["ENUM_VALUE_ADDED"]


def test_a_warning_is_reported_and_breaks_nothing() -> None:
    chosen = chosen_policy(BREAKING, {"MEMBER_REQUIRED_ADDED": "warning"})
    assert breaking("MEMBER_REQUIRED_ADDED", chosen) == []
    assert len(chosen.reported(changes("MEMBER_REQUIRED_ADDED")).changes) == 1


def test_what_is_off_is_only_counted() -> None:
    reported = chosen_policy(BREAKING, {"MEMBER_REQUIRED_ADDED": "off"}).reported(changes("MEMBER_REQUIRED_ADDED"))
    assert (reported.changes, reported.off) == ((), 1)


def test_every_wrong_entry_is_reported_with_a_near_id() -> None:
    with pytest.raises(SpecError) as wrong:
        chosen_policy(BREAKING, {"MEMBER_REQUIRED_ADED": "off", "ENUM_VALUE_ADDED": "warn", "X": "off"})
    assert [str(each) for each in wrong.value.diagnostics] == [
        "pyproject.toml#/tool/shapesmith/changes/MEMBER_REQUIRED_ADED: error: "
        '"MEMBER_REQUIRED_ADED" is no change rule; did you mean "MEMBER_REQUIRED_ADDED", "MEMBER_REQUIRED_REMOVED" or '
        '"MEMBER_REQUIREMENT_CHANGED"? [change-rule-unknown]',
        "pyproject.toml#/tool/shapesmith/changes/ENUM_VALUE_ADDED: error: "
        'the severity of ENUM_VALUE_ADDED must be one of "error", "warning" and "off" (got "warn") '
        "[change-severity-unknown]",
        'pyproject.toml#/tool/shapesmith/changes/X: error: "X" is no change rule [change-rule-unknown]',
    ]


def test_a_retired_id_says_what_took_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RETIRED, "MEMBER_SHAPE_CHANGED", "MEMBER_TARGET_CHANGED is reported")
    with pytest.raises(SpecError, match='"MEMBER_SHAPE_CHANGED" is no change rule any more: MEMBER_TARGET_CHANGED is'):
        chosen_policy(BREAKING, {"MEMBER_SHAPE_CHANGED": "off"})
