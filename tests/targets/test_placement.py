"""The order of the classes of a module."""

from __future__ import annotations

from pathlib import Path

from shapesmith.targets.dataclasses.placement import _recursive_groups

from tests.changes.test_uses import side


def test_a_class_with_the_name_of_a_builtin_is_before_those_that_name_it(tmp_path: Path) -> None:
    # mypy takes the name for that of the builtin where the class is further down.
    text = {"shape": "Text"}
    shapes = {
        "Text": {"type": "string"},
        "Warnings": {"type": "list", "member": {"shape": "Warning"}},
        "Warning": {"type": "structure", "members": {"Code": text}},
        "Oven": {"type": "structure", "members": {"Name": text}},
    }
    placed = side(tmp_path / "a.json", {"Oven": "Oven"}, {"Warnings": "Warnings"}, shapes).placement
    assert placed.contents["operations.bake"] == ("Warning", "BakeRequest", "BakeResponse", "Oven")


def test_structures_that_refer_to_each_other_are_one_group_in_the_order_of_the_spec() -> None:
    references = {"A": ("C",), "B": ("A",), "C": ("B", "D"), "D": ("D",), "E": ("A",)}
    assert _recursive_groups(list("ABCDE"), references) == [["D"], ["A", "B", "C"], ["E"]]
    assert _recursive_groups(list("EDCBA"), references) == [["D"], ["C", "B", "A"], ["E"]]
