"""Which changes between two specs rename what a program imports or gives, and to what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shapesmith.adopt.renames import Renames, renames_of
from shapesmith.comparisons import compare_specs
from shapesmith.options import Options
from shapesmith.specs.find import find

from tests.export.services import structure

CASES = Path(__file__).parents[1] / "changes" / "cases"
MODULE = "aws_shapes.bakery"
NOTHING = Renames(MODULE, {}, {}, {}, {}, frozenset(), {})


def between(old: Path, new: Path) -> Renames:
    """Return what the change from the spec in one folder to that in another renames."""
    before, after = (find("bakery", folder, Path("shapes")).read() for folder in (old, new))
    found = compare_specs(before, after, Options(), 1)
    assert found.sides is not None
    return renames_of(MODULE, found.changes.changes, *found.sides)


def between_models(folder: Path, old: dict[str, Any], new: dict[str, Any]) -> Renames:
    """Return what the change from one model to another renames."""
    sides = folder / "old", folder / "new"
    for side, model in zip(sides, (old, new), strict=True):
        side.mkdir()
        (side / "service-2.json").write_text(json.dumps(model), encoding="utf-8")
    return between(*sides)


def model(requests: dict[str, str], **shapes: Any) -> dict[str, Any]:
    """Return a model with an operation for each of `requests`, with its input."""
    operations = {
        name: {"name": name, "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": shape}}
        for name, shape in requests.items()
    }
    metadata = {"apiVersion": "2024-01-01", "protocol": "json", "serviceId": "Bakery"}
    return {"metadata": metadata, "operations": operations, "shapes": {"Text": {"type": "string"}, **shapes}}


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            "CLASS_NAME_CHANGED",
            NOTHING._replace(classes={"GrainLike": "GrainLike_"}, texts={"GrainLike": "GrainLike_"}),
        ),
        (
            "SERVICE_SHAPE_RENAMED",
            NOTHING._replace(
                classes={"Crumb": "Crumbs"},
                moved={f"{MODULE}.shared.crumb": frozenset({"Crumb"})},
                gone=frozenset({f"{MODULE}.shared.crumb"}),
                texts={"Crumb": "Crumbs"},
            ),
        ),
        ("STRUCTURE_MEMBER_RENAMED", NOTHING._replace(arguments={"BakeRequest": {"name": "the_name"}})),
        (
            "SERVICE_OPERATION_RENAMED",
            NOTHING._replace(
                moved={f"{MODULE}.operations.slice": frozenset({"Dough"})},
                gone=frozenset({f"{MODULE}.operations.slice"}),
                texts={"Slice": "SliceIt", "slice": "slice_it"},
            ),
        ),
        ("CLASS_MODULE_MOVED", NOTHING._replace(moved={f"{MODULE}.operations.bake": frozenset({"Crumb"})})),
        ("ENUM_VALUE_RENAMED", NOTHING._replace(values={"Grain": {"RYE": "R_YE"}})),
    ],
)
def test_a_change_of_a_name_is_a_rename(case: str, expected: Renames) -> None:
    assert between(CASES / case / "previous", CASES / case / "current") == expected


# What is respelled has another name on the wire alone.
@pytest.mark.parametrize(
    "case", ["STRUCTURE_MEMBER_ADDED", "ENUM_VALUE_ADDED", "MEMBER_TYPE_CHANGED", "ENUM_VALUE_RESPELLED"]
)
def test_another_change_is_none(case: str) -> None:
    assert between(CASES / case / "previous", CASES / case / "current") == NOTHING


def test_an_enum_and_the_alias_of_its_values_are_renamed_together(tmp_path: Path) -> None:
    enum = {"type": "string", "enum": ["RYE", "SPELT"]}
    old = model({"Bake": "BakeRequest"}, BakeRequest=structure(Flour="Grain"), Grain=enum)
    new = model({"Bake": "BakeRequest"}, BakeRequest=structure(Flour="Grains"), Grains=enum)
    expected = {"Grain": "Grains", "GrainLike": "GrainsLike"}
    assert between_models(tmp_path, old, new) == NOTHING._replace(classes=expected, texts=expected)


def test_the_value_of_an_enum_is_renamed_where_its_name_is_another(tmp_path: Path) -> None:
    def of(*values: str) -> dict[str, Any]:
        request = structure(Flour="Grain")
        return model({"Bake": "BakeRequest"}, BakeRequest=request, Grain={"type": "string", "enum": list(values)})

    found = between_models(tmp_path, of("RYE", "WHOLE_GRAIN"), of("RYE", "WHOLEGRAIN"))
    assert found == NOTHING._replace(values={"Grain": {"WHOLE_GRAIN": "WHOLEGRAIN"}})


def test_the_name_of_a_value_may_change_without_the_value(tmp_path: Path) -> None:
    def of(*values: str) -> dict[str, Any]:
        request = structure(Flour="Grain")
        return model({"Bake": "BakeRequest"}, BakeRequest=request, Grain={"type": "string", "enum": list(values)})

    found = between_models(tmp_path, of("rye"), of("RYE", "rye"))
    assert found == NOTHING._replace(values={"Grain": {"RYE": "RYE_LOWER"}})


def test_the_request_of_an_operation_that_shares_its_input_is_renamed_with_it(tmp_path: Path) -> None:
    request = structure(Name="Text")
    old = model({"Slice": "Loaf", "Bake": "Loaf"}, Loaf=request)
    new = model({"SliceIt": "Loaf", "Bake": "Loaf"}, Loaf=request)
    found = between_models(tmp_path, old, new)
    assert found.classes == {"SliceRequest": "SliceItRequest"}
    assert found.moved == {f"{MODULE}.operations.slice": frozenset({"Loaf", "SliceRequest"})}


def test_a_member_is_renamed_in_each_request_that_shares_its_shape(tmp_path: Path) -> None:
    operations = {"Slice": "Loaf", "Bake": "Loaf"}
    old = model(operations, Loaf=structure(FlourName="Text", Grain="Text"))
    new = model(operations, Loaf=structure(FlourNames="Text", Grain="Text"))
    renamed = {"flour_name": "flour_names"}
    expected = {"Loaf": renamed, "SliceRequest": renamed, "BakeRequest": renamed}
    assert between_models(tmp_path, old, new) == NOTHING._replace(arguments=expected)
