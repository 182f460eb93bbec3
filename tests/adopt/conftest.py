"""The cases are read by the tests, not collected; `aws_shapes` has what they call, generated anew, while they run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from shapesmith.adopt.packages import Packages
from shapesmith.options import Operations, Options
from shapesmith.provenance import Provenance
from shapesmith.runs import Plan, generate_all

from tests.corpus.models import vendored

collect_ignore = ["cases"]

ROOT = Path(__file__).parents[2]
SHAPES = ROOT / "shapes"

# What the cases call: the time that it takes to generate all operations would be that of all other tests here.
CALLED = {
    "dynamodb": ("CreateTable", "DeleteItem", "GetItem", "PutItem"),
    "s3": (
        "CreateBucket",
        "GetObject",
        "GetObjectTagging",
        "HeadBucket",
        "HeadObject",
        "ListObjectsV2",
        "PutBucketTagging",
        "PutObject",
        "PutObjectTagging",
    ),
    "sqs": (
        "CreateQueue",
        "DeleteMessage",
        "DeleteMessageBatch",
        "DeleteQueue",
        "GetQueueUrl",
        "ListQueues",
        "ReceiveMessage",
        "SendMessage",
        "SendMessageBatch",
    ),
}


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output folder with the packages of `CALLED`."""
    out = tmp_path_factory.mktemp("adopt") / "generated"
    operations = {service: Operations(names, Provenance("conftest.py")) for service, names in CALLED.items()}
    specs = [vendored(service).found for service in CALLED]
    generate_all(Plan(specs, out, Options(operations=operations), 1, complete=False), progress=lambda service: None)
    return out


@pytest.fixture(scope="module", autouse=True)
def _generated(generated: Path) -> Iterator[None]:
    others = {name: sys.modules.pop(name) for name in _loaded()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(generated), *sys.path])
        yield
    for name in _loaded():
        del sys.modules[name]
    sys.modules.update(others)


def _loaded() -> list[str]:
    return [name for name in sys.modules if name.partition(".")[0] == "aws_shapes"]


@pytest.fixture
def packages(generated: Path) -> Packages:
    return Packages("aws_shapes", generated)
