"""The value that a witness sends: the old spec allows it, the new one does not, and it is at the edge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shapesmith.comparisons import compare_specs
from shapesmith.options import Options
from shapesmith.specs.find import find

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
FRACTION = {"type": "double"}
BYTES = {"type": "blob"}
LIST = {"type": "list", "member": {"shape": "Item"}}
MAP = {"type": "map", "key": {"shape": "Item"}, "value": {"shape": "Item"}}


def spec(folder: Path, shape: dict[str, Any], **further: dict[str, Any]) -> Any:
    """Return a spec with a request of one member of a shape, and the `further` shapes."""
    folder.mkdir()
    model = {
        "metadata": {"apiVersion": "2024-01-01", "protocol": "json", "serviceId": "Bakery"},
        "operations": {
            "Bake": {"name": "Bake", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "BakeRequest"}}
        },
        "shapes": {
            "BakeRequest": {"type": "structure", "members": {"Value": {"shape": "Value"}}},
            "Value": shape,
            "Item": TEXT,
            **further,
        },
    }
    (folder / "service-2.json").write_text(json.dumps(model), encoding="utf-8")
    return find("bakery", folder, Path("shapes")).read()


def witnessed(folder: Path, old: dict[str, Any], new: dict[str, Any], **shapes: dict[str, Any]) -> list[Any]:
    """Return the value that each witness sends; None for a change without one. Both specs have the `shapes`, too."""
    found = compare_specs(spec(folder / "old", old, **shapes), spec(folder / "new", new, **shapes), Options(), 1)
    values = []
    for change in found.changes.changes:
        sent = None if change.witness is None else change.witness.code.partition('"BakeRequest", ')[2]
        values.append(eval(sent.rstrip().removesuffix(")"), {})["Value"] if sent else None)
    return values


@pytest.mark.parametrize(
    ("kind", "old", "new", "value"),
    [
        (TEXT, {}, {"min": 1}, ""),
        (TEXT, {}, {"min": 5}, "aaaa"),
        (TEXT, {}, {"max": 5}, "aaaaaa"),
        (TEXT, {}, {"max": 0}, "a"),
        (TEXT, {"min": 1}, {"min": 2}, "a"),
        (TEXT, {"max": 9}, {"max": 8}, "aaaaaaaaa"),
        (TEXT, {"max": 9}, {"min": 3, "max": 9}, "aa"),
        (TEXT, {"min": 2, "max": 4}, {"min": 2, "max": 3}, "aaaa"),
        (TEXT, {"min": 2, "max": 4}, {"min": 5, "max": 9}, "aaaa"),
        (TEXT, {"min": 5, "max": 9}, {"min": 2, "max": 4}, "aaaaa"),
        (TEXT, {"pattern": "(abc)+"}, {"pattern": "(abc)+", "min": 5}, "abc"),
        (TEXT, {"pattern": "(abc)+"}, {"pattern": "(abc)+", "max": 5}, "abcabc"),
        (TEXT, {"pattern": "(abc)+", "max": 6}, {"pattern": "(abc)+", "min": 2, "max": 5}, "abcabc"),
        (TEXT, {"pattern": "(abc)+"}, {"pattern": "(abc)+", "min": 4, "max": 5}, "abc"),
        (BYTES, {}, {"min": 2}, b"a"),
        (BYTES, {"max": 3}, {"max": 2}, b"aaa"),
        (LIST, {}, {"min": 1}, []),
        (LIST, {}, {"max": 1}, ["a", "a"]),
        (LIST, {"min": 1}, {"min": 2}, ["a"]),
        (MAP, {}, {"min": 1}, {}),
        (MAP, {}, {"max": 0}, {"a": "a"}),
        (MAP, {}, {"max": 2}, {"a0": "a", "a1": "a", "a2": "a"}),
        (MAP, {"min": 2}, {"min": 3}, {"a0": "a", "a1": "a"}),
        (WHOLE, {}, {"min": 1}, 0),
        (WHOLE, {}, {"max": 5}, 6),
        (WHOLE, {"min": 0}, {"min": 1}, 0),
        (WHOLE, {"max": 5}, {"max": 4}, 5),
        (WHOLE, {"min": 3, "max": 5}, {"min": 4, "max": 5}, 3),
        (WHOLE, {"min": 3, "max": 5}, {"min": -9, "max": 2}, 3),
        (FRACTION, {}, {"min": 0.5}, -0.5),
        (FRACTION, {"min": 0.5}, {"min": 1}, 0.5),
        (FRACTION, {"max": 1.5}, {"max": 1}, 1.5),
        (WHOLE, {"min": -5, "max": 5}, {"min": 9}, -5),
        (FRACTION, {"max": 2.5}, {"max": 0.5}, 1.5),
    ],
)
def test_a_bound_that_is_tightened_is_shown_at_its_edge(
    tmp_path: Path, kind: dict[str, Any], old: dict[str, Any], new: dict[str, Any], value: Any
) -> None:
    assert witnessed(tmp_path, {**kind, **old}, {**kind, **new}) == [value]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"min": 2}, {"min": 1}),
        ({"min": 2}, {}),
        ({"max": 3}, {"max": 4}),
        ({"min": 1, "max": 2}, {"min": 0, "max": 2}),
    ],
)
def test_a_bound_that_is_loosened_needs_no_witness(tmp_path: Path, old: dict[str, Any], new: dict[str, Any]) -> None:
    assert witnessed(tmp_path, {**TEXT, **old}, {**TEXT, **new}) == [None]


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ({}, {"pattern": "[ab]+"}, ""),
        ({"min": 1}, {"min": 1, "pattern": "[b-z]+"}, "a"),
        ({"min": 1}, {"pattern": "[b-z]+"}, "a"),
        ({"min": 2}, {"min": 1, "pattern": "[b-z]+"}, "aa"),
        ({"pattern": "[a-c]+"}, {"pattern": "[ab]+"}, "c"),
        ({"pattern": "a+"}, {"pattern": "a{2,}"}, "a"),
    ],
)
def test_a_text_that_is_not_allowed_any_more_is_sent(
    tmp_path: Path, old: dict[str, Any], new: dict[str, Any], value: str
) -> None:
    assert value in witnessed(tmp_path, {**TEXT, **old}, {**TEXT, **new})


@pytest.mark.parametrize(
    ("item", "value"),
    [
        (TEXT, [None]),
        (LIST, [None]),
        ({"type": "structure", "members": {}}, [None]),
    ],
)
def test_null_is_an_item_that_is_not_allowed_any_more(tmp_path: Path, item: dict[str, Any], value: Any) -> None:
    items = {"type": "list", "member": {"shape": "Inner"}}
    assert witnessed(tmp_path, {**items, "sparse": True}, items, Inner=item) == [value]


@pytest.mark.parametrize(
    ("members", "required", "value"),
    [
        ("A", [], {}),
        ("AB", [], {}),
        ("AB", ["A"], {"A": "a", "B": "a"}),
        ("ABC", ["B"], {"A": "a", "B": "a"}),
        ("ABC", ["A", "B"], {"A": "a", "B": "a"}),
        ("A", ["A"], None),
    ],
)
def test_a_structure_that_is_a_union_now_is_sent_without_members_or_with_two(
    tmp_path: Path, members: str, required: list[str], value: Any
) -> None:
    shape = {"type": "structure", "members": {name: {"shape": "Item"} for name in members}, "required": required}
    assert witnessed(tmp_path, shape, {**shape, "union": True}) == [value]


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ("Part", "Text", [{"Name": "a"}]),
        ("Part", "Texts", [{"Name": "a"}]),
        ("Part", "Whole", [{"Name": "a"}]),
        ("Texts", "Part", [[]]),
        ("Text", "Part", ["a"]),
        ("Whole", "Texts", [0]),
        ("Text", "Whole", ["a"]),
        # A value of the same form may be allowed still.
        ("Part", "Map", None),
        ("Part", "Any", None),
    ],
)
def test_an_item_of_another_form_is_sent(tmp_path: Path, old: str, new: str, value: Any) -> None:
    shapes = {
        "Part": {"type": "structure", "members": {"Name": {"shape": "Item"}}, "required": ["Name"]},
        "Any": {"type": "structure", "members": {}, "document": True},
        "Text": {"type": "string", "min": 1},
        "Texts": {"type": "list", "member": {"shape": "Item"}},
        "Whole": {"type": "integer", "min": 0},
        "Map": MAP,
    }
    lists = [{"type": "list", "member": {"shape": name}} for name in (old, new)]
    found = compare_specs(*(spec(tmp_path / f"{at}", each, **shapes) for at, each in enumerate(lists)), Options(), 1)
    (change,) = (each for each in found.changes.changes if each.rule == "MEMBER_TARGET_CHANGED")
    sent = None if change.witness is None else change.witness.code.partition('{"Value": ')[2].removesuffix("})")
    assert (eval(sent) if sent else None) == value


OBJECTS: dict[str, Any] = {
    "Tag": {"type": "structure", "members": {"Key": {"shape": "Item"}}},
    "Label": {"type": "structure", "members": {"Name": {"shape": "Item"}}},
    "Pair": {"type": "structure", "members": {"Key": {"shape": "Item"}, "Size": {"shape": "Sizes"}}},
    "Full": {"type": "structure", "members": {"Key": {"shape": "Item"}}, "required": ["Key"]},
    "More": {"type": "structure", "members": {"Key": {"shape": "Item"}, "Name": {"shape": "Item"}}},
    "Texts": {"type": "map", "key": {"shape": "Item"}, "value": {"shape": "Item"}},
    "Sizes": {"type": "list", "member": {"shape": "Item"}},
    "ManySizes": {"type": "map", "key": {"shape": "Item"}, "value": {"shape": "Sizes"}},
    "Json": {"type": "structure", "members": {}, "document": True},
    "Whole": WHOLE,
    "Flag": {"type": "boolean"},
    "Time": {"type": "timestamp"},
    "Wholes": {"type": "map", "key": {"shape": "Item"}, "value": {"shape": "Whole"}},
    "Times": {"type": "map", "key": {"shape": "Item"}, "value": {"shape": "Time"}},
}


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ("Tag", "ManySizes", [{"Key": "a"}]),
        ("Pair", "Texts", [{"Size": []}]),
        ("Texts", "Tag", [{"a": "a"}]),
        ("Texts", "Full", [{}]),
        ("Tag", "Label", [{"Key": "a"}]),
        ("Tag", "Full", [{}]),
        ("More", "Tag", [{"Name": "a"}]),
        ("Json", "Item", [{}]),
        ("Item", "Whole", ["a"]),
        ("Whole", "Item", [0]),
        ("Flag", "Whole", [True]),
        ("Tag", "Wholes", [{"Key": "a"}]),
        ("Json", "Sizes", [{}]),
        # Each of the old values has a place in the new shape, or may have one.
        ("Tag", "More", None),
        ("Full", "Tag", None),
        ("Tag", "Texts", None),
        ("Tag", "Json", None),
        ("Json", "Texts", None),
        ("Item", "Json", None),
        ("Item", "Time", None),
        ("Time", "Whole", None),
        ("Tag", "Times", None),
    ],
)
def test_an_item_that_is_another_object_has_what_the_new_one_has_no_place_for(
    old: str, new: str, value: object, tmp_path: Path
) -> None:
    lists = ({"type": "list", "member": {"shape": each}} for each in (old, new))
    found = [each for each in witnessed(tmp_path, *lists, **OBJECTS) if each is not None]
    assert found == ([] if value is None else [value])
