"""The order of the spec is the order of the IR: output, diffs and docstrings follow from it."""

from __future__ import annotations

import pytest
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import StringShape, StructureShape

from tests.corpus.models import VENDORED, Model, latest, sampled, vendored
from tests.sources.conftest import Read

SAMPLE = frozenset({"apigateway", "docdb", "rds", "secretsmanager"})


@pytest.mark.parametrize(
    "model", [vendored(service) for service in VENDORED] + sampled(latest(), SAMPLE), ids=lambda model: f"{model}"
)
def test_operations_shapes_members_and_values_are_in_spec_order(model: Model, read_model: Read) -> None:
    service, raw = read_model(model).service, model.document("service-2")
    assert [operation.name for operation in service.operations] == list(raw["operations"])
    assert list(service.shapes) == list(raw["shapes"])
    assert members(service) == {
        name: list(shape.get("members", {})) for name, shape in raw["shapes"].items() if shape["type"] == "structure"
    }
    assert required(service) == {
        name: [member for member in shape.get("members", {}) if member in shape["required"]]
        for name, shape in raw["shapes"].items()
        if shape.get("required")
    }
    assert enums(service) == {name: shape["enum"] for name, shape in raw["shapes"].items() if "enum" in shape}


def members(service: Service) -> dict[str, list[str]]:
    """Return the members of every structure."""
    return {
        name: [member.name for member in shape.members]
        for name, shape in service.shapes.items()
        if isinstance(shape, StructureShape)
    }


def required(service: Service) -> dict[str, list[str]]:
    """Return the members of every structure that say of themselves that they are required."""
    return {
        name: found
        for name, shape in service.shapes.items()
        if isinstance(shape, StructureShape) and (found := [member.name for member in shape.members if member.required])
    }


def enums(service: Service) -> dict[str, list[str]]:
    """Return the values of every enum."""
    return {
        name: list(shape.enum)
        for name, shape in service.shapes.items()
        if isinstance(shape, StringShape) and shape.enum is not None
    }
