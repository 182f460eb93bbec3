"""The version that changes advise, and the entry of the changelog."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shapesmith.review.changes.change import Category, Change, ServiceChanges
from shapesmith.review.changes.reports.advice import advised_step, next_version
from shapesmith.review.changes.reports.as_changelog import with_entry
from shapesmith.review.changes.severities import Policy

POLICY = Policy(("source", "request"))


def changes(*breaks: tuple[Category, ...], rule: str = "STRUCTURE_MEMBER_ADDED") -> ServiceChanges:
    found = tuple(Change(rule=rule, subject="A.B", says="was changed", breaks=each) for each in breaks)
    return ServiceChanges(service="sqs", old="botocore 1", new="botocore 2", changes=found)


@pytest.mark.parametrize(
    ("breaks", "step"),
    [
        ([("docs",), (), ("source",)], "major"),
        ([("request", "docs")], "major"),
        ([("docs",), ("response",)], "minor"),
        ([("docs",), ()], "minor"),
        ([("docs",), ("docs",)], "patch"),
        ([], None),
    ],
)
def test_the_step_is_that_of_the_gravest_change(breaks: list[tuple[Category, ...]], step: str | None) -> None:
    assert advised_step([changes(), changes(*breaks)], POLICY) == step


def test_a_severity_makes_a_change_breaking_or_not() -> None:
    assert advised_step([changes(())], Policy(("source",), {"STRUCTURE_MEMBER_ADDED": "error"})) == "major"
    assert advised_step([changes(("source",))], Policy(("source",), {"STRUCTURE_MEMBER_ADDED": "warning"})) == "minor"


@pytest.mark.parametrize(
    ("version", "after"),
    [
        ("1.4.2", ("2.0.0", "1.5.0", "1.4.3")),
        ("1.0.0", ("2.0.0", "1.1.0", "1.0.1")),
        ("0.9.9", ("0.10.0", "0.9.10", "0.9.10")),
        ("0.0.0", ("0.1.0", "0.0.1", "0.0.1")),
        ("1.4", (None, None, None)),
        ("1.4.0rc1", (None, None, None)),
        ("1.4.0.1", (None, None, None)),
    ],
)
def test_the_next_version_follows_semantic_versioning(version: str, after: tuple[str | None, ...]) -> None:
    assert (next_version(version, "major"), next_version(version, "minor"), next_version(version, "patch")) == after


ENTRY = "### sqs: botocore 1 to botocore 2 (minor)\n\n- `STRUCTURE_MEMBER_ADDED` (1): A.B\n"
HEAD = "# Changelog\n\nAll notable changes of acme-aws.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"{HEAD}\n## Unreleased\n\n{ENTRY}"),
        ("\n\n", f"{HEAD}\n## Unreleased\n\n{ENTRY}"),
        ("# Mine\n", f"# Mine\n\n## Unreleased\n\n{ENTRY}"),
        ("# Mine\n\n## 1.0.0\n\n- x\n", f"# Mine\n\n## Unreleased\n\n{ENTRY}\n## 1.0.0\n\n- x\n"),
        ("# Mine\n\n## [Unreleased]\n\n- x\n", f"# Mine\n\n## [Unreleased]\n\n{ENTRY}\n- x\n"),
        ("# Mine\n\n## unreleased", f"# Mine\n\n## unreleased\n\n{ENTRY}"),
        ("# Mine\n\n## Unreleased\n\n## 1.0.0\n", f"# Mine\n\n## Unreleased\n\n{ENTRY}\n## 1.0.0\n"),
        ("# Mine\n\n## 1.0.0\n\n- no end", f"# Mine\n\n## Unreleased\n\n{ENTRY}\n## 1.0.0\n\n- no end"),
        ("## 1.0.0\n", f"## Unreleased\n\n{ENTRY}\n## 1.0.0\n"),
        ("\ufeff## 1.0.0\n", f"\ufeff## Unreleased\n\n{ENTRY}\n## 1.0.0\n"),
        ("\ufeff## Unreleased\n\n- x\n", f"\ufeff## Unreleased\n\n{ENTRY}\n- x\n"),
        ("\ufeff", f"{HEAD}\n## Unreleased\n\n{ENTRY}"),
    ],
)
def test_an_entry_comes_first_among_what_is_not_released(before: str, after: str) -> None:
    assert with_entry(before, [changes(())], POLICY, "acme-aws") == after


@pytest.mark.parametrize("before", ["# Mine\n", "# Mine\n\n## Unreleased\n\n- x\n", "# Mine\n\n## 1.0.0\n\n- x\n"])
def test_an_entry_has_the_line_endings_of_the_changelog(before: str) -> None:
    after = with_entry(before, [changes(())], POLICY, "acme-aws")
    assert with_entry(before.replace("\n", "\r\n"), [changes(())], POLICY, "acme-aws") == after.replace("\n", "\r\n")


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_a_heading_in_a_code_block_is_none(fence: str) -> None:
    block = f"# Mine\n\n{fence}md\n## Unreleased\n{'```' if fence == '~~~' else '~~~'}\n{fence}\n"
    assert with_entry(f"{block}\n## 1.0.0\n", [changes(())], POLICY, "acme-aws") == (
        f"{block}\n## Unreleased\n\n{ENTRY}\n## 1.0.0\n"
    )


@pytest.mark.parametrize(
    "before", ["", "# Mine\n", "# Mine\n\n## 1.0.0\n\n- x\n", "# Mine\r\n\r\n## Unreleased\r\n\r\n- x\r\n"]
)
def test_an_entry_that_is_first_already_is_not_added_again(before: str) -> None:
    once = with_entry(before, [changes(())], POLICY, "acme-aws")
    assert with_entry(once, [changes(())], POLICY, "acme-aws") == once


def test_an_entry_with_a_newer_one_above_it_is_added_again() -> None:
    there, back = changes(()), replace(changes(()), old="botocore 2", new="botocore 1")
    once = with_entry("", [there], POLICY, "acme-aws")
    there_and_back = with_entry(once, [back], POLICY, "acme-aws")
    assert with_entry(there_and_back, [there], POLICY, "acme-aws").count(ENTRY) == 2


def test_without_a_change_a_changelog_stays_as_it_is() -> None:
    assert with_entry("mine", [changes()], POLICY, "acme-aws") == "mine"
    assert with_entry("", [], POLICY, "acme-aws") == ""
