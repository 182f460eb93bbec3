"""The witness of a shape of another type reads the first member that both sides have and whose type has changed."""

from __future__ import annotations

import json
from pathlib import Path

from shapesmith.review.changes.comparing.comparison import Comparison, Found, Pair, Side
from shapesmith.review.changes.witnesses.code_witnesses import typed_use_of_shape
from shapesmith.specs.found import FoundSpec

from tests.changes.cases import side_of


def side(path: Path, kind: str, **structures: list[str]) -> Side:
    """Return a service with these structures, each with members that are of the shape `Kind`, of this type."""
    shapes = {
        name: {"type": "structure", "members": {member: {"shape": "Kind"} for member in members}}
        for name, members in structures.items()
    }
    members = {name: {"shape": name} for name in structures}
    model = {
        "version": "2.0",
        "metadata": {"apiVersion": "2026-01-01", "serviceId": "Bakery", "protocol": "json"},
        "operations": {"Bake": {"http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "Request"}}},
        "shapes": {"Kind": {"type": kind}, "Request": {"type": "structure", "members": members}, **shapes},
    }
    path.write_text(json.dumps(model), encoding="utf-8")
    return side_of(FoundSpec("bakery", "2026-01-01", "path", "", {"service-2.json": str(path)}).read())


def witness(old: Side, new: Side) -> list[str]:
    """Return the lines of the witness, none if there is no witness."""
    pair = Pair(Comparison(old, new), "Kind", "Kind", old.service.shapes["Kind"], new.service.shapes["Kind"])
    found = typed_use_of_shape(pair, Found())
    return [] if found is None else [line.strip() for line in found.code.splitlines()]


def test_structures_and_members_that_are_gone_are_passed_over(tmp_path: Path) -> None:
    old = side(tmp_path / "old", "string", Gone=["Name"], Kept=["Lost", "Name"], Other=["Name"])
    new = side(tmp_path / "new", "integer", Kept=["Name"], Other=["Name"])
    lines = witness(old, new)
    assert [line for line in lines if line.startswith("def ")] == [
        "def exchange(value: Kept, given: str | None) -> str | None:"
    ]
    assert "before = value.name" in lines


def test_without_a_member_that_both_have_there_is_none(tmp_path: Path) -> None:
    old, new = side(tmp_path / "old", "string", Gone=["Name"]), side(tmp_path / "new", "integer", New=["Name"])
    assert witness(old, new) == []


def test_a_type_that_is_the_same_is_shown_nowhere(tmp_path: Path) -> None:
    old, new = (side(tmp_path / name, "string", Kept=["Name"]) for name in ("old", "new"))
    assert witness(old, new) == []
