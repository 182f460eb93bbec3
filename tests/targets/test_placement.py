"""The order of the classes of a module."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from shapesmith.specs.found import FoundSpec
from shapesmith.targets.dataclasses.placement import _recursive_groups

from tests.changes.cases import side_of
from tests.changes.test_uses import side

HTTP = {"method": "POST", "requestUri": "/"}


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


def test_names_that_clash_share_a_module(tmp_path: Path) -> None:
    # `diff` compares such a spec, which `generate` refuses.
    shapes = {name: {"type": "structure", "members": {}} for name in ("Flour", "flour")}
    users = [{"input": {"shape": "Flour"}}, {"input": {"shape": "flour"}}]
    model = {
        "metadata": {"apiVersion": "2026-01-01", "protocol": "json"},
        "operations": {name: {**user, "http": HTTP} for name, user in zip(("Bake", "bake"), users, strict=True)},
        "shapes": shapes,
    }
    assert modules(tmp_path / "private.json", model) == {"Flour": "operations.bake", "flour": "operations.bake"}
    model["operations"] = {}
    assert modules(tmp_path / "shared.json", model) == {"Flour": "shared.flour", "flour": "shared.flour"}


def modules(path: Path, model: dict[str, Any]) -> dict[str, str]:
    """Return the module of each shape of a model."""
    path.write_text(json.dumps(model), encoding="utf-8")
    return side_of(FoundSpec("bakery", "", "path", "", {"service-2.json": str(path)}).read()).placement.modules


def test_structures_that_refer_to_each_other_are_one_group_in_the_order_of_the_spec() -> None:
    references = {"A": ("C",), "B": ("A",), "C": ("B", "D"), "D": ("D",), "E": ("A",)}
    assert _recursive_groups(list("ABCDE"), references) == [["D"], ["A", "B", "C"], ["E"]]
    assert _recursive_groups(list("EDCBA"), references) == [["D"], ["C", "B", "A"], ["E"]]
