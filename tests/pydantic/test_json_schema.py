"""The JSON Schema that pydantic gets of a class is that of the exporter."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter
from shapesmith.pipeline import analyse
from shapesmith.specs.find import find
from shapesmith.targets.json_schema.schema import json_schema

from tests.corpus.models import VENDORED
from tests.pydantic.agreement import of_class, of_exporter

SERVICES = ("connect", "dynamodb", "s3", "sqs")


@pytest.mark.parametrize("service", SERVICES)
def test_the_schema_of_every_request_is_the_exported_one(service: str) -> None:
    analysis = analyse(find(service, VENDORED.parent, VENDORED).read())
    exported = json_schema(analysis)
    package = importlib.import_module(f"aws_shapes.{service}")
    compared = 0
    for operation in exported["x-operations"].values():
        if "request" not in operation:
            continue
        name = operation["request"]["$ref"].removeprefix("#/$defs/")
        structure = package._package.structure(name)
        made = TypeAdapter(structure).json_schema()
        definitions = made.pop("$defs", {})
        expected = of_exporter(exported["$defs"][name], exported["$defs"])
        assert of_class(made, definitions) == expected, name
        compared += 1
    assert compared > 0
