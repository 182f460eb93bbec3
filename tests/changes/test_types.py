"""A change of a type breaks what code does with the old one: code that only reads takes what is a kind of that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.compare import compare

from tests.changes.test_uses import side

SHAPES: dict[str, Any] = {
    "Text": {"type": "string"},
    "Grain": {"type": "string", "enum": ["RYE", "OATS"]},
    "Upper": {"type": "string", "pattern": "[A-Z]+"},
    "Lower": {"type": "string", "pattern": "[a-z]+"},
    "Whole": {"type": "integer"},
    "Far": {"type": "long"},
    "Share": {"type": "double"},
    "Part": {"type": "float"},
    "Flag": {"type": "boolean"},
    "Any": {"type": "structure", "members": {}, "document": True},
    "Texts": {"type": "list", "member": {"shape": "Text"}},
    "Time": {"type": "timestamp"},
}


def read(folder: Path, *shapes: dict[str, Any]) -> list[Change]:
    """Return the changes from one response with a member to another."""
    response = [{"Value": each.pop("Value", "Value")} for each in shapes]
    sides = [
        side(folder / f"{number}.json", {}, member, {**SHAPES, **each})
        for number, (member, each) in enumerate(zip(response, shapes, strict=True))
    ]
    return [change for change in compare(*sides).changes if not change.rule.startswith("SERVICE_")]


@pytest.mark.parametrize(
    ("old", "new", "rule", "breaks"),
    [
        ("Text", "Grain", "MEMBER_TARGET_TIGHTENED", ()),
        ("Grain", "Text", "MEMBER_TYPE_LOOSENED", ("source", "response")),
        ("Upper", "Grain", "MEMBER_TARGET_TIGHTENED", ()),
        ("Lower", "Grain", "MEMBER_TARGET_CHANGED", ("response",)),
        ("Share", "Whole", "MEMBER_TARGET_TIGHTENED", ()),
        ("Whole", "Share", "MEMBER_TYPE_LOOSENED", ("source", "response")),
        ("Whole", "Far", "MEMBER_TARGET_RENAMED", ()),
        ("Part", "Share", "MEMBER_TARGET_RENAMED", ()),
        ("Text", "Whole", "MEMBER_TYPE_CHANGED", ("source", "response")),
        ("Share", "Flag", "MEMBER_TARGET_CHANGED", ("response",)),
        ("Whole", "Flag", "MEMBER_TARGET_CHANGED", ("response",)),
        ("Flag", "Whole", "MEMBER_TYPE_CHANGED", ("source", "response")),
        # To read any JSON is to read texts, numbers, lists and maps of texts.
        ("Any", "Text", "MEMBER_TARGET_TIGHTENED", ()),
        ("Any", "Grain", "MEMBER_TARGET_TIGHTENED", ()),
        ("Any", "Share", "MEMBER_TARGET_TIGHTENED", ()),
        ("Any", "Texts", "MEMBER_TARGET_CHANGED", ("response",)),
        ("Any", "Time", "MEMBER_TYPE_CHANGED", ("source", "response")),
        ("Text", "Any", "MEMBER_TYPE_LOOSENED", ("source", "response")),
    ],
)
def test_a_member_that_is_only_read_breaks_code_unless_its_new_type_is_a_kind_of_the_old_one(
    old: str, new: str, rule: str, breaks: tuple[str, ...], tmp_path: Path
) -> None:
    # A class that an operation uses or no longer does is in another module.
    found = [each for each in read(tmp_path, {"Value": old}, {"Value": new}) if each.rule != "CLASS_MODULE_MOVED"]
    assert [(change.rule, change.breaks) for change in found] == [(rule, breaks)]


@pytest.mark.parametrize(
    ("old", "new", "rule", "breaks"),
    [
        ("integer", "long", "SHAPE_TYPE_RESPELLED", ()),
        ("double", "float", "SHAPE_TYPE_RESPELLED", ()),
        ("double", "long", "SHAPE_TYPE_TIGHTENED", ()),
        ("long", "double", "SHAPE_TYPE_LOOSENED", ("source", "response")),
        ("long", "boolean", "SHAPE_TYPE_NARROWED", ("response",)),
        ("double", "boolean", "SHAPE_TYPE_NARROWED", ("response",)),
        ("boolean", "long", "SHAPE_TYPE_CHANGED", ("source", "response")),
        ("string", "long", "SHAPE_TYPE_CHANGED", ("source", "response")),
    ],
)
def test_so_does_a_shape(old: str, new: str, rule: str, breaks: tuple[str, ...], tmp_path: Path) -> None:
    shapes = [{"Value": {"type": old, "max": 9}}, {"Value": {"type": new, "max": 9}}]
    found = read(tmp_path, *({"Value": "Other", "Other": each["Value"]} for each in shapes))
    assert [(change.rule, change.breaks) for change in found] == [(rule, breaks)]


@pytest.mark.parametrize("old", ["integer", "double"])
def test_code_that_reads_a_number_takes_true_which_no_response_had(old: str, tmp_path: Path) -> None:
    (change,) = read(tmp_path, *({"Value": "Other", "Other": {"type": each}} for each in (old, "boolean")))
    assert change.witness is not None
    assert (change.rule, change.breaks, change.witness.kind) == ("SHAPE_TYPE_NARROWED", ("response",), "run")
    assert '{"Value": True}, partial=True' in change.witness.code


def test_a_text_is_not_read_as_true(tmp_path: Path) -> None:
    (change,) = read(tmp_path, *({"Value": "Other", "Other": {"type": each}} for each in ("string", "boolean")))
    assert change.witness is not None
    assert (change.rule, change.breaks, change.witness.kind) == ("SHAPE_TYPE_CHANGED", ("source", "response"), "types")


def test_what_comes_with_another_type_is_no_change_of_its_own(tmp_path: Path) -> None:
    blob, text = {"type": "blob", "streaming": True, "max": 9}, {"type": "string", "enum": ["RYE"]}
    for number, (old, new) in enumerate(((blob, text), (text, blob))):
        folder = tmp_path / str(number)
        folder.mkdir()
        found = read(folder, {"Value": "Other", "Other": old}, {"Value": "Other", "Other": new})
        assert [change.rule for change in found] == ["SHAPE_TYPE_CHANGED"]


def test_bounds_of_a_number_of_another_type_are_compared(tmp_path: Path) -> None:
    old, new = {"type": "integer", "max": 9}, {"type": "long", "max": 8}
    found = read(tmp_path, {"Value": "Other", "Other": old}, {"Value": "Other", "Other": new})
    assert {change.rule for change in found} == {"SHAPE_TYPE_RESPELLED", "SHAPE_RANGE_TIGHTENED"}


def test_a_value_that_has_its_name_in_python_still_breaks_no_code_that_reads_it(tmp_path: Path) -> None:
    old, new = ({"type": "string", "enum": ["RYE", oats]} for oats in ("OATS", "oats"))
    (change,) = read(tmp_path, {"Value": "Other", "Other": old}, {"Value": "Other", "Other": new})
    assert (change.rule, change.breaks) == ("ENUM_VALUE_RESPELLED", ("response",))
    assert change.witness is not None
    assert change.witness.code == 'from aws_shapes.bakery import Other\n\nassert Other.OATS == "OATS"'


def test_a_list_of_numbers_is_no_list_of_integers(tmp_path: Path) -> None:
    values = {"type": "list", "member": {"shape": "Other"}}
    old, new = ({"Value": "Values", "Values": values, "Other": {"type": kind}} for kind in ("double", "long"))
    found = [(change.rule, change.breaks) for change in read(tmp_path, old, new)]
    assert found == [("MEMBER_ANNOTATION_CHANGED", ("source",)), ("SHAPE_TYPE_TIGHTENED", ())]


def test_a_list_of_numbers_is_no_list_of_booleans(tmp_path: Path) -> None:
    values = {"type": "list", "member": {"shape": "Other"}}
    old, new = ({"Value": "Values", "Values": values, "Other": {"type": kind}} for kind in ("long", "boolean"))
    found = [(change.rule, change.breaks) for change in read(tmp_path, old, new)]
    assert found == [("MEMBER_ANNOTATION_CHANGED", ("source",)), ("SHAPE_TYPE_NARROWED", ("response",))]
