"""A member by its name on the wire and in Python, and what another member of a union means to those who read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.compare import compare

from tests.changes.cases import changes
from tests.changes.test_uses import side

TEXT = {"type": "string"}


def found(folder: Path, request: tuple[dict[str, str], dict[str, str]], **shapes: Any) -> tuple[Change, ...]:
    """Return the changes from a request with these members to one with those."""
    old, new = (side(folder / f"{name}.json", members, {}, shapes) for name, members in zip("ab", request, strict=True))
    return compare(old, new).changes


@pytest.mark.parametrize(
    ("before", "after", "rule", "breaks"),
    [
        ("loafARN", "loafArn", "STRUCTURE_MEMBER_RESPELLED", ("request",)),
        ("loaf-id", "LoafId", "STRUCTURE_MEMBER_RESPELLED", ("request",)),
        ("loafId", "loafIds", "STRUCTURE_MEMBER_RENAMED", ("source", "request")),
    ],
)
def test_another_spelling_breaks_source_only_where_the_name_in_python_is_another(
    before: str, after: str, rule: str, breaks: tuple[str, ...], tmp_path: Path
) -> None:
    (change,) = found(tmp_path, ({before: "Text"}, {after: "Text"}), Text=TEXT)
    assert (change.rule, change.breaks) == (rule, breaks)
    assert (change.old, change.new, change.guess) == (before, after, rule.endswith("RENAMED"))


def test_what_else_differs_of_a_member_that_is_respelled_is_reported(tmp_path: Path) -> None:
    shapes = {"Text": {**TEXT, "max": 5}, "Short": {**TEXT, "max": 3}}
    members = {"loafARN": "Text"}, {"loafArn": "Short"}
    respelled, tightened = found(tmp_path, members, **shapes)
    assert (respelled.rule, respelled.subject) == ("STRUCTURE_MEMBER_RESPELLED", "BakeRequest.loafARN")
    assert (tightened.rule, tightened.subject) == ("MEMBER_TARGET_TIGHTENED", "BakeRequest.loafArn")
    assert tightened.witness is not None
    assert tightened.witness.code.endswith('assert not bakery.validate("BakeRequest", {"loafARN": "aaaa"})')


@pytest.mark.parametrize(
    ("shape", "rules"),
    [
        (
            {"type": "string"},
            [("MEMBER_REQUIRED_REMOVED", ("source",)), ("MEMBER_REQUIRED_ADDED", ("source", "request"))],
        ),
        # Its type has None already.
        (
            {"type": "structure", "document": True, "members": {}},
            [("MEMBER_REQUIREMENT_CHANGED", ()), ("MEMBER_REQUIRED_ADDED", ("source", "request"))],
        ),
    ],
)
def test_any_json_could_be_null_before_it_is_optional(
    shape: dict[str, Any], rules: list[tuple[str, tuple[str, ...]]], tmp_path: Path
) -> None:
    request: dict[str, Any] = {"type": "structure", "members": {"Value": {"shape": "Value"}}}
    needed, free = (
        side(tmp_path / f"{name}.json", {}, {}, {"Value": shape, "BakeRequest": {**request, **further}})
        for name, further in (("needed", {"required": ["Value"]}), ("free", {}))
    )
    found = [change for pair in ((needed, free), (free, needed)) for change in compare(*pair).changes]
    assert [(change.rule, change.breaks) for change in found] == rules


def test_two_names_that_are_on_both_sides_are_not_respelled(tmp_path: Path) -> None:
    both = {"loafArn": "Text", "loafARN": "Text"}
    rules = {change.rule for change in found(tmp_path, (both, {"loafArn": "Text"}), Text=TEXT)}
    assert "STRUCTURE_MEMBER_RESPELLED" not in rules


def test_another_member_of_a_union_and_of_a_stream_of_events_break_responses_alike() -> None:
    (union, event) = changes("UNION_MEMBER_ADDED").changes
    assert (union.rule, union.subject, union.breaks) == ("UNION_MEMBER_ADDED", "Dough.Salt", ("response",))
    assert (event.rule, event.subject, event.breaks) == ("UNION_MEMBER_ADDED", "Loaves.Toasted", ("response",))


@pytest.mark.parametrize("trait", ["union", "eventstream"])
def test_another_member_of_a_union_that_only_requests_have_breaks_nothing(trait: str, tmp_path: Path) -> None:
    old, new = (
        side(
            tmp_path / f"{number}.json",
            {"Dough": "Dough"},
            {},
            {"Text": TEXT, "Dough": {"type": "structure", "members": members, trait: True}},
        )
        for number, members in enumerate(({"A": {"shape": "Text"}}, {"A": {"shape": "Text"}, "B": {"shape": "Text"}}))
    )
    (change,) = compare(old, new).changes
    assert (change.rule, change.breaks, change.witness) == ("UNION_MEMBER_ADDED", (), None)


def test_a_structure_that_has_become_a_union_has_members_as_others_do(tmp_path: Path) -> None:
    old, new = (
        side(
            tmp_path / f"{number}.json",
            {"Dough": "Dough"},
            {"Dough": "Dough"},
            {"Text": TEXT, "Dough": {"type": "structure", "members": members, "union": bool(number)}},
        )
        for number, members in enumerate(({"A": {"shape": "Text"}}, {"A": {"shape": "Text"}, "B": {"shape": "Text"}}))
    )
    rules = [change.rule for change in compare(old, new).changes]
    assert rules == ["SHAPE_UNION_ADDED", "STRUCTURE_MEMBER_ADDED"]


@pytest.mark.parametrize(
    ("is_within", "rules"),
    [
        # `to_boto3` fills it in, and boto3 in a dict.
        (False, [("STRUCTURE_MEMBER_ADDED", ()), ("MEMBER_REQUIREMENT_CHANGED", ())]),
        # `to_boto3` fills it in, and boto3 does not.
        (True, [("STRUCTURE_TOKEN_ADDED", ("request",)), ("MEMBER_TOKEN_REQUIRED", ("request",))]),
    ],
)
def test_a_required_token_rejects_dicts_only_within_requests(
    is_within: bool, rules: list[tuple[str, tuple[str, ...]]], tmp_path: Path
) -> None:
    owner = "Dough" if is_within else "BakeRequest"
    token = {"Token": {"shape": "Text", "idempotencyToken": True}}
    without, optional, required = (
        side(
            tmp_path / f"{name}.json",
            {"Dough": "Dough"},
            {},
            {"Text": TEXT, "Dough": {"type": "structure", "members": {}}}
            | {
                owner: {
                    "type": "structure",
                    "members": {**token, **within(owner)} if name != "without" else within(owner),
                }
                | ({"required": ["Token"]} if name == "required" else {})
            },
        )
        for name in ("without", "optional", "required")
    )
    found = [change for old in (without, optional) for change in compare(old, required).changes]
    assert [(change.rule, change.breaks) for change in found] == rules
    assert all(change.witness is not None for change in found if change.breaks)


def within(owner: str) -> dict[str, Any]:
    """Return the other members of a structure: a request has dough."""
    return {"Dough": {"shape": "Dough"}} if owner == "BakeRequest" else {}
