"""The order of the classes of a module."""

from __future__ import annotations

from pathlib import Path

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
