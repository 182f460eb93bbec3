"""To compare two specs takes as long as what changed, also where all of it is in one structure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shapesmith.comparisons import compare_specs
from shapesmith.options import Options
from shapesmith.specs.find import find
from shapesmith.specs.spec import Spec

from tests.growth import assert_no_quadratic_time

_MEMBERS = 700


@pytest.mark.parametrize("required", ["old", "new"])
def test_many_members_of_one_structure_that_are_required_on_one_side(required: str, tmp_path: Path) -> None:
    def specs(size: int) -> tuple[Spec, Spec]:
        names = [f"M{number}" for number in range(size)]
        for side in ("old", "new"):
            request = {
                "type": "structure",
                "members": {name: {"shape": "Text"} for name in names},
                "required": names if side == required else [],
            }
            model = {
                "metadata": {"apiVersion": "2024-01-01", "protocol": "json", "serviceId": "Bakery"},
                "operations": {
                    "Bake": {
                        "name": "Bake",
                        "http": {"method": "POST", "requestUri": "/"},
                        "input": {"shape": "BakeRequest"},
                    },
                },
                "shapes": {"BakeRequest": request, "Text": {"type": "string"}},
            }
            folder = tmp_path / f"{side}-{size}"
            folder.mkdir()
            (folder / "service-2.json").write_text(json.dumps(model), encoding="utf-8")
        old, new = (find("bakery", tmp_path / f"{side}-{size}", Path("shapes")).read() for side in ("old", "new"))
        return old, new

    def compare(sides: tuple[Spec, Spec]) -> None:
        assert len(compare_specs(*sides, Options(), 1).changes.changes) >= _MEMBERS

    assert_no_quadratic_time(compare, specs, _MEMBERS)
