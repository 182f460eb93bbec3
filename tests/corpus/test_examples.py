"""The outputs that AWS publishes as examples survive the way through the class of the operation's response."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from botocore.utils import parse_timestamp
from shapesmith.ir.service import Example, Service
from shapesmith.ir.shapes import (
    BlobShape,
    BooleanShape,
    DoubleShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    StructureShape,
    Target,
    TimestampShape,
)
from shapesmith.pipeline import analyse
from shapesmith.targets.dataclasses.names import decide_names

from tests.corpus.models import VENDORED, Model, analysed, published, vendored
from tests.corpus.package import generate, imported_from

# Outputs that contradict their own model, so that boto3 cannot have returned them. They must parse nevertheless.
CONTRADICTING = {
    ("ec2-2016-04-01", "ec2-create-dhcp-options-1"): "strings where the model has structures AttributeValue",
    ("ec2-2016-04-01", "ec2-describe-dhcp-options-1"): "strings where the model has structures AttributeValue",
}

WITH_EXAMPLES = [model for model in published() if "examples-1.json" in model.spec.files]

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:tzname")


@pytest.mark.parametrize("model", [vendored(service) for service in VENDORED], ids=str)
def test_every_output_of_a_vendored_service_comes_back_whole(model: Model, vendored_packages: Path) -> None:
    assert_outputs_come_back(model, vendored_packages)


@pytest.mark.slow
@pytest.mark.parametrize("model", WITH_EXAMPLES, ids=str)
def test_every_output_of_a_published_service_comes_back_whole(model: Model, tmp_path: Path) -> None:
    assert_outputs_come_back(model, generate([model], tmp_path / "generated"))


def assert_outputs_come_back(model: Model, packages: Path) -> None:
    """Parse every output of the model's examples and hold what goes back to boto3 against it."""
    service = analysed(model).service
    classes = decide_names(service)[0].classes
    with imported_from(packages, model.service) as package:
        for example, target in outputs(service):
            response = getattr(package, classes[target.shape])
            output = as_boto3_gives_it(service, target, example.output)
            parsed = response.from_boto3(output)
            if (str(model), example.id) not in CONTRADICTING:
                assert parsed.to_boto3() == output, example.id
                assert response.from_boto3(parsed.to_boto3()) == parsed, example.id


def outputs(service: Service) -> list[tuple[Example, Target]]:
    """Return the examples with an output, but for those of operations that return nothing, where it says nothing."""
    operations = {operation.name: operation for operation in service.operations}
    return [
        (example, Target(shape=output.shape))
        for example in service.examples
        if example.output is not None and (output := operations[example.operation].output) is not None
    ]


def as_boto3_gives_it(service: Service, target: Target, value: Any) -> Any:
    """Return a value of an example, which is JSON, as botocore's parsers make it of a response.

    Times are datetimes and blobs are bytes there. Some examples write numbers and truths as the headers that they
    travel in, as strings: parsers read those.
    """
    shape = service.shapes[target.shape]
    match shape:
        case StructureShape(document=False) if isinstance(value, dict):
            members = {member.name: member for member in shape.members}
            return {name: as_boto3_gives_it(service, members[name], item) for name, item in value.items()}
        case ListShape():
            return [as_boto3_gives_it(service, shape.member, item) for item in value]
        case MapShape():
            return {key: as_boto3_gives_it(service, shape.value, item) for key, item in value.items()}
        case TimestampShape():
            return parse_timestamp(value)
        case BlobShape():
            return value.encode()
        case BooleanShape() if isinstance(value, str):
            return value == "true"
        case IntegerShape() | LongShape() | FloatShape() | DoubleShape() if isinstance(value, str):
            return int(value)
        case _:
            return value


@pytest.mark.slow
def test_the_examples_are_as_many_as_published() -> None:
    found = {model: outputs(analyse(model.spec).service) for model in WITH_EXAMPLES}
    named = {(str(model), example.id) for model, examples in found.items() for example, _ in examples}
    assert named >= CONTRADICTING.keys()
    assert sum(map(len, found.values())) == 1257
