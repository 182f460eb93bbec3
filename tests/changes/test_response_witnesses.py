"""What a witness of a response shows: a value at the edge, which the old spec does not allow and the new one does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparing.comparison import Side
from shapesmith.specs.found import FoundSpec

from tests.changes.cases import side_of

TEXT = {"type": "string"}
BYTES = {"type": "blob"}
WHOLE = {"type": "integer"}
LIST = {"type": "list", "member": {"shape": "Item"}}
MAP = {"type": "map", "key": {"shape": "Item"}, "value": {"shape": "Item"}}


def side(path: Path, value: dict[str, Any], *, further: dict[str, Any] | None = None, is_hidden: bool = False) -> Side:
    """Return a side with one response, whose member `Value` has a shape; the whole response is sensitive if hidden."""
    http = {"method": "POST", "requestUri": "/"}
    model = {
        "metadata": {"apiVersion": "2026-01-01", "serviceId": "Bakery", "protocol": "json"},
        "operations": {"Bake": {"http": http, "output": {"shape": "BakeResponse"}}},
        "shapes": {
            "BakeResponse": {
                "type": "structure",
                "required": ["Id"],
                "sensitive": is_hidden,
                "members": {"Id": {"shape": "Item"}, "Value": {"shape": "Value"}},
            },
            "Value": value,
            "Item": TEXT,
            **(further or {}),
        },
    }
    path.write_text(json.dumps(model), encoding="utf-8")
    return side_of(FoundSpec("bakery", "", "path", "", {"service-2.json": str(path)}).read())


def witnessed(folder: Path, old: dict[str, Any], new: dict[str, Any]) -> list[Any]:
    """Return the value of `Value` that each witness reads; None for a change without one."""
    found = compare(side(folder / "old.json", old), side(folder / "new.json", new))
    values = []
    for change in found.changes:
        read = None if change.witness is None else re.search(r"\{.*\}", change.witness.code)
        values.append(eval(read.group(), {})["Value"] if read else None)
    return values


@pytest.mark.parametrize(
    ("kind", "old", "new", "value"),
    [
        (TEXT, {"min": 1}, {}, ""),
        (TEXT, {"min": 2}, {"min": 1}, "a"),
        (TEXT, {"max": 3}, {"max": 4}, "aaaa"),
        (TEXT, {"max": 3}, {}, "aaaa"),
        (TEXT, {"min": 2, "max": 4}, {"min": 5, "max": 9}, "aaaaa"),
        (TEXT, {"pattern": "[ab]+"}, {"pattern": "[a-c]+"}, "c"),
        (TEXT, {"pattern": "[ab]+"}, {}, ""),
        (TEXT, {"pattern": "[ab]+"}, {"pattern": "[bc]+"}, "c"),
        (WHOLE, {"min": 1}, {"min": 0}, 0),
        (WHOLE, {"max": 5}, {}, 6),
        (WHOLE, {"min": 1, "max": 2}, {"min": 2, "max": 3}, 3),
        (LIST, {"max": 1}, {"max": 2}, ["a", "a"]),
        (LIST, {"uniqueItems": True}, {}, ["a", "a"]),
        (MAP, {"max": 1}, {}, {"a0": "a", "a1": "a"}),
    ],
)
def test_what_is_allowed_now_is_shown_at_its_edge(
    tmp_path: Path, kind: dict[str, Any], old: dict[str, Any], new: dict[str, Any], value: Any
) -> None:
    assert witnessed(tmp_path, {**kind, **old}, {**kind, **new}) == [value]


@pytest.mark.parametrize(("old", "new"), [({}, {"min": 1}), ({"max": 4}, {"max": 3}), ({}, {"pattern": "[ab]+"})])
def test_what_is_tightened_breaks_no_response(tmp_path: Path, old: dict[str, Any], new: dict[str, Any]) -> None:
    assert witnessed(tmp_path, {**TEXT, **old}, {**TEXT, **new}) == [None]


def test_a_witness_sets_the_one_member_that_it_is_about(tmp_path: Path) -> None:
    old, new = side(tmp_path / "old", {**TEXT, "max": 3}), side(tmp_path / "new", {**TEXT, "max": 4})
    (change,) = compare(old, new).changes
    assert change.breaks == ("response",)
    assert change.witness is not None
    assert change.witness.code == (
        "from aws_shapes import bakery\n\n"
        'assert bakery.validate("BakeResponse", {"Value": "aaaa"}, partial=True), "no response has this"'
    )


@pytest.mark.parametrize(
    ("old", "new", "rule", "value"),
    [
        ({**TEXT, "enum": ["RYE"]}, TEXT, "MEMBER_TARGET_LOOSENED", "a"),
        ({**TEXT, "max": 3}, {**TEXT, "max": 5}, "MEMBER_TARGET_LOOSENED", "aaaa"),
        ({**TEXT, "pattern": "[b-z]{1,5}"}, {**TEXT, "min": 1, "max": 5}, "MEMBER_TARGET_LOOSENED", "a"),
        ({**TEXT, "max": 3, "min": 2}, {**TEXT, "max": 5, "min": 3}, "MEMBER_TARGET_CHANGED", "aaaa"),
    ],
)
def test_another_shape_of_more_values_is_shown_by_one_of_them(
    tmp_path: Path, old: dict[str, Any], new: dict[str, Any], rule: str, value: str
) -> None:
    both = {"Old": old, "New": new}
    found = compare(
        side(tmp_path / "old", {**LIST, "member": {"shape": "Old"}}, further=both),
        side(tmp_path / "new", {**LIST, "member": {"shape": "New"}}, further=both),
    )
    (change,) = [each for each in found.changes if each.rule == rule]
    assert change.witness is not None
    assert f'{{"Value": ["{value}"]}}' in change.witness.code


@pytest.mark.parametrize(
    ("value", "params"),
    [
        (TEXT, '{"Value": "a secret"}'),
        (BYTES, '{"Value": b"a secret"}'),
        (LIST, '{"Value": ["a secret"]}'),
        (MAP, '{"Value": {"a": "a secret"}}'),
        (
            {"type": "structure", "members": {"Size": {"shape": "Size"}, "Name": {"shape": "Item"}}},
            '{"Value": {"Name": "a secret"}}',
        ),
    ],
)
def test_what_is_hidden_no_more_is_shown_by_a_text_in_it(tmp_path: Path, value: dict[str, Any], params: str) -> None:
    further = {"Size": WHOLE}
    old = side(tmp_path / "old", {**value, "sensitive": True}, further=further)
    (change,) = compare(old, side(tmp_path / "new", value, further=further)).changes
    assert (change.rule, change.breaks) == ("SHAPE_SENSITIVITY_REMOVED", ("response",))
    assert change.witness is not None
    assert f"BakeResponse.from_boto3({params})" in change.witness.code


def test_a_number_that_is_hidden_no_more_is_shown(tmp_path: Path) -> None:
    further = {"Secret": {**TEXT, "sensitive": True}, "Size": WHOLE}
    old, new = (
        side(tmp_path / name, {"type": "structure", "members": {"Size": {"shape": shape}}}, further=further)
        for name, shape in (("old", "Secret"), ("new", "Size"))
    )
    (change,) = [each for each in compare(old, new).changes if each.rule == "MEMBER_SENSITIVITY_REMOVED"]
    assert change.witness is not None
    assert change.witness.code.endswith(
        'assert "1234567" not in repr(Value.from_boto3({"Size": 1234567})), "it is hidden"'
    )


def test_what_is_hidden_in_it_still_is_not_shown(tmp_path: Path) -> None:
    further = {"Name": {**TEXT, "sensitive": True}}
    value = {"type": "structure", "members": {"Name": {"shape": "Name"}}}
    old = side(tmp_path / "old", {**value, "sensitive": True}, further=further)
    (change,) = compare(old, side(tmp_path / "new", value, further=further)).changes
    assert (change.rule, change.breaks) == ("SHAPE_SENSITIVITY_DROPPED", ())


def test_what_is_hidden_with_its_owner_now_is_not_shown(tmp_path: Path) -> None:
    old, new = side(tmp_path / "old", {**TEXT, "sensitive": True}), side(tmp_path / "new", TEXT, is_hidden=True)
    assert ("SHAPE_SENSITIVITY_DROPPED", ()) in [(each.rule, each.breaks) for each in compare(old, new).changes]


def test_what_is_hidden_with_the_keys_of_its_map_is_not_shown(tmp_path: Path) -> None:
    sides = [
        side(
            tmp_path / name,
            {"type": "map", "key": {"shape": "Key"}, "value": {"shape": "Text"}},
            further={"Key": {**TEXT, "sensitive": True}, "Text": {**TEXT, "sensitive": is_hidden}},
        )
        for name, is_hidden in (("old", True), ("new", False))
    ]
    assert ("SHAPE_SENSITIVITY_DROPPED", ()) in [(each.rule, each.breaks) for each in compare(*sides).changes]


def test_members_of_a_response_that_is_hidden_no_more_are_shown(tmp_path: Path) -> None:
    response = {"type": "structure", "members": {"Value": {"shape": "Value"}}}
    old, new = (
        side(tmp_path / name, TEXT, further={"BakeResponse": {**response, "sensitive": is_hidden}})
        for name, is_hidden in (("old", True), ("new", False))
    )
    (change,) = compare(old, new).changes
    assert (change.rule, change.breaks) == ("SHAPE_SENSITIVITY_REMOVED", ("response",))
    assert change.witness is not None


def test_a_pattern_that_cannot_be_compared_is_shown_by_a_text_that_is_tried(tmp_path: Path) -> None:
    old, new = {**TEXT, "pattern": r"\ba+\b"}, {**TEXT, "pattern": r".*\ba+\b.*"}
    (value,) = witnessed(tmp_path, old, new)
    assert re.fullmatch(r"(?s).*\ba+\b.*", value)
    assert not re.fullmatch(r"a+", value)


def test_another_shape_that_is_hidden_with_its_owner_shows_nothing(tmp_path: Path) -> None:
    further = {"Secret": {**TEXT, "sensitive": True}}
    old, new = (
        side(
            tmp_path / name,
            {"type": "structure", "members": {"Name": {"shape": shape}}, "sensitive": True},
            further=further,
        )
        for name, shape in (("old", "Secret"), ("new", "Item"))
    )
    found = {each.rule: each.breaks for each in compare(old, new).changes if not each.rule.startswith("SERVICE_")}
    assert found == {"MEMBER_TARGET_RENAMED": ()}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ({"type": "list", "member": {"shape": "Part"}, "min": 3}, '{"Value": ["aaa", "aaa", "aaa"]}'),
        ({**MAP, "value": {"shape": "Part"}, "min": 2}, '{"Value": {"a": "aaa", "a0": "a"}}'),
        ({"type": "list", "member": {"shape": "Part"}, "min": 2, "uniqueItems": True}, None),
    ],
)
def test_a_list_or_map_around_the_value_is_as_long_as_it_must_be(
    tmp_path: Path, value: dict[str, Any], written: str | None
) -> None:
    old, new = (
        side(tmp_path / name, value, further={"Part": {**TEXT, **limit}})
        for name, limit in (("old", {"max": 2}), ("new", {}))
    )
    (change,) = compare(old, new).changes
    assert change.rule == "SHAPE_LENGTH_REMOVED"
    assert (written is None) is (change.witness is None)
    assert change.witness is None or f'("BakeResponse", {written}, ' in change.witness.code
