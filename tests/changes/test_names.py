"""What has another name in the spec breaks no code where its name in Python is the same, and the reverse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shapesmith.review.changes.change import Change

from tests.changes.test_uses import changes, side

TEXT = {"type": "string"}


def of_source(folder: Path, members: tuple[dict[str, str], dict[str, str]], **shapes: Any) -> list[Change]:
    """Return what breaks source where requests and responses with these members come to have those."""
    old, new = (side(folder / f"{name}.json", each, each, shapes) for name, each in zip("ab", members, strict=True))
    return [change for change in changes(old, new) if "source" in change.breaks]


@pytest.mark.parametrize(
    ("members", "shapes"),
    [
        ({"Name": "Text"}, {"Text": TEXT}),
        ({"Data": "Data", "Count": "Count"}, {"Data": {"type": "blob"}, "Count": {"type": "integer"}}),
        ({"Names": "Names"}, {"Names": {"type": "list", "member": {"shape": "Text"}}}),
    ],
)
@pytest.mark.parametrize("added", ["str", "Bytes", "int", "list"])
def test_a_member_named_as_a_type_of_python_leaves_the_types_of_the_others(
    members: dict[str, str], shapes: dict[str, Any], added: str, tmp_path: Path
) -> None:
    assert of_source(tmp_path, (members, {**members, added: "Text"}), **{"Text": TEXT, **shapes}) == []


def test_a_value_whose_name_another_one_takes_is_shown_by_what_it_was(tmp_path: Path) -> None:
    old, new = (
        side(tmp_path / f"{name}.json", {"Grain": "Grain"}, {}, {"Grain": {"type": "string", "enum": values}})
        for name, values in (("old", ["rye", "RYE"]), ("new", ["RYE"]))
    )
    (change,) = [each for each in changes(old, new) if each.rule == "ENUM_VALUE_REMOVED"]
    assert change.witness is not None
    assert change.witness.code.endswith('assert Grain.RYE == "rye"')
