"""What the page of changes shows: its parts as values, and how much of each."""

from __future__ import annotations

from typing import Any

import pytest
from shapesmith.review.changes.change import Change, ServiceChanges, Witness
from shapesmith.review.changes.reports.compared import Compared
from shapesmith.review.changes.reports.html_views import EntryView, ReportView, ServiceView, ValueView, report_view
from shapesmith.review.changes.severities import Policy

POLICY = Policy(("source", "request"))


def change(subject: str = "A.B", rule: str = "MEMBER_TARGET_CHANGED", **fields: Any) -> Change:
    return Change(**{"rule": rule, "subject": subject, "says": "has another shape", "breaks": ("source",), **fields})


GONE = change("Gone", "STRUCTURE_MEMBER_REMOVED", breaks=("source", "request"))
TEXT = change("Text", "MEMBER_DOCUMENTATION_REWORDED", breaks=("docs",), old="o", new="n")
ADDED = change("Added", "STRUCTURE_MEMBER_ADDED", breaks=())


def compared(*changes: Change, name: str = "bakery", version: str = "v2", off: int = 0, **texts: Any) -> Compared:
    return Compared(ServiceChanges(service=name, old="v1", new=version, changes=changes, off=off), **texts)


def service(*changes: Change, policy: Policy = POLICY, **fields: Any) -> ServiceView:
    (view,) = report_view([compared(*changes, **fields)], policy).services
    return view


def entry(of: Change, policy: Policy = POLICY, **texts: Any) -> EntryView:
    (rule,) = service(of, policy=policy, **texts).rules
    (view,) = rule.entries
    return view


def title(*several: Compared) -> str:
    return report_view(several, POLICY).title


def test_the_title_names_three_services_and_the_versions_that_they_share() -> None:
    several = [compared(GONE, name=name) for name in "abcd"]
    assert title(several[0]) == "a: v1 → v2"
    assert title(*several[:3]) == "a, b, c: v1 → v2"
    assert title(*several) == "a, b, c and 1 more: v1 → v2"
    assert title(several[0], compared(GONE, name="b", version="v3")) == "a, b: changes"


def test_of_several_services_those_without_a_change_are_left_out() -> None:
    unchanged, off = compared(name="a"), compared(name="b", off=1)
    assert [each.service for each in report_view([unchanged], POLICY).services] == ["a"]
    assert [each.service for each in report_view([unchanged, off, compared(GONE)], POLICY).services] == ["b", "bakery"]
    assert report_view([unchanged, unchanged], POLICY) == ReportView(
        "No changes", "source, request", report_view([unchanged], POLICY).categories, ()
    )
    assert report_view([unchanged], Policy(())).breaking == "none"


def test_each_category_has_its_count() -> None:
    view = report_view([compared(GONE, TEXT), compared(ADDED, GONE)], POLICY)
    assert [(each.category, each.number) for each in view.categories] == [
        ("source", "2"),
        ("request", "2"),
        ("response", "0"),
        ("docs", "1"),
        ("compatible", "1"),
    ]
    assert view.categories[0].meaning == "Python code stops type-checking or running"
    assert [[each.category for each in part.counts] for part in view.services] == [
        ["source", "request", "docs"],
        ["source", "request", "compatible"],
    ]
    assert service(*[change(f"S{number}", breaks=()) for number in range(1_000)]).counts[0].number == "1,000"


def test_a_service_has_its_versions_and_how_many_changes() -> None:
    view = service(GONE, TEXT, off=2)
    assert (view.name, view.service, view.old, view.new, view.total) == ("s1", "bakery", "v1", "v2", "2 changes")
    assert (view.off, service(GONE).off) == ("2 changes of rules that are off", "")
    assert [each.name for each in report_view([compared(GONE), compared(TEXT)], POLICY).services] == ["s1", "s2"]


def test_what_to_read_first_is_linked() -> None:
    view = service(GONE, change("Other"), TEXT)
    assert [(link.id, link.categories, link.sentence) for link in view.foremost] == [
        ("s1e1", ("source", "request"), "Gone has another shape"),
        ("s1e2", ("source",), "Other has another shape"),
    ]
    assert [each.id for rule in view.rules for each in rule.entries] == ["s1e1", "s1e2", ""]


@pytest.mark.parametrize(("changes", "links"), [(30, 30), (31, 30)])
def test_at_most_30_links_lead_to_what_to_read_first(changes: int, links: int) -> None:
    view = service(*[change(f"S{number}") for number in range(changes)])
    assert len(view.foremost) == links
    assert [each.id for each in view.rules[0].entries] == [f"s1e{number}" for number in range(1, changes + 1)]


@pytest.mark.parametrize(
    ("subject", "sentence"),
    [
        ("x" * 122, f"{'x' * 122} has another shape"),
        ("x" * 123, f"{'x' * 123} has another s..."),
    ],
)
def test_a_link_has_at_most_140_characters(subject: str, sentence: str) -> None:
    (link,) = service(change(subject)).foremost
    assert (link.sentence, len(link.sentence)) == (sentence, 140)


@pytest.mark.parametrize(
    ("members", "operations", "shown", "reach"),
    [
        (0, 0, 0, "Reaches "),
        (1, 0, 1, "Reaches 1 member"),
        (38, 2, 40, "Reaches 38 members and 2 operations"),
        (39, 2, 41, "Reaches 39 members and 2 operations"),
    ],
)
def test_of_what_a_change_reaches_40_names_are_shown(members: int, operations: int, shown: int, reach: str) -> None:
    names = tuple(f"M{number}" for number in range(members)), tuple(f"O{number}" for number in range(operations))
    view = entry(change(members=names[0], operations=names[1]))
    assert view.reach == reach
    assert view.reached == ((*names[0], *names[1]) if shown <= 40 else (*names[0], "O0", "1 more"))


def test_changes_of_one_rule_that_break_alike_are_together() -> None:
    found = service(change("A"), change("B"), change("C", breaks=("request",)), change("D", "STRUCTURE_MEMBER_REMOVED"))
    assert sorted((rule.rule, rule.categories, rule.number) for rule in found.rules) == [
        ("MEMBER_TARGET_CHANGED", ("request",), "1"),
        ("MEMBER_TARGET_CHANGED", ("source",), "2"),
        ("STRUCTURE_MEMBER_REMOVED", ("source",), "1"),
    ]
    assert all(rule.page.endswith(f"#{rule.rule.lower()}") and rule.purpose for rule in found.rules)
    assert service(ADDED).rules[0].categories == ("compatible",)


def test_an_entry_shows_all_that_is_known_of_a_change() -> None:
    view = entry(change(old="X", new="Y", advice="Do it.", guess=True, witness=Witness("run", "f()"), breaks=("docs",)))
    assert (view.subject, view.says, view.categories, view.others) == ("A.B", "has another shape", "docs", ())
    assert (view.values, view.advice, view.witness) == ((ValueView("X", "Y"),), "Do it.", "f()")
    assert (view.is_guess, view.is_breaking) == (True, False)
    assert entry(change()).is_breaking
    assert (entry(change()).values, entry(change()).witness, entry(change()).advice) == ((), "", "")


def test_an_entry_of_several_changes_has_the_value_of_each_or_the_one_that_they_share() -> None:
    values = [change("A", "ENUM_VALUE_ADDED", new=value, breaks=()) for value in "XYZ"]
    (rule,) = service(*values).rules
    assert [each.values for each in rule.entries] == [
        (ValueView(None, "X"), ValueView(None, "Y"), ValueView(None, "Z"))
    ]
    (rule,) = service(*[change(subject, old="X", new="Y") for subject in "AB"]).rules
    assert [(each.subject, each.others, each.values) for each in rule.entries] == [
        ("A", ("B",), (ValueView("X", "Y"),))
    ]


OLD, NEW = ("It is old.",), ("It is new.",)


def texts(of: Change, policy: Policy = POLICY) -> tuple[list[str], list[str]]:
    view = entry(of, policy, old={"o": OLD}, new={"n": NEW})
    return [each.text for each in view.old_text], [each.text for each in view.new_text]


def test_a_text_is_shown_before_and_after_where_a_person_has_to_decide() -> None:
    at = {"old_at": "o", "new_at": "n"}
    assert texts(change(**at)) == (["It is old."], ["It is new."])
    assert texts(change("T", "MEMBER_DOCUMENTATION_REWORDED", breaks=("docs",), **at)) == (
        ["It is old."],
        ["It is new."],
    )
    assert texts(change("A", "STRUCTURE_MEMBER_ADDED", breaks=(), **at)) == ([], ["It is new."])
    assert texts(change("A", "STRUCTURE_MEMBER_ADDED", breaks=(), old_at="o")) == ([], ["It is old."])
    assert texts(change("A", "STRUCTURE_MEMBER_ADDED", breaks=())) == ([], [])
    assert entry(TEXT).values == ()  # what it says is in the text
