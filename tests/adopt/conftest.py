"""The cases are read by the tests, not collected; `aws_shapes` has what they call, generated anew, while they run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from shapesmith.adopt.adoption import Choices
from shapesmith.adopt.packages import Packages
from shapesmith.adopt.run import Adopter
from shapesmith.options import Operations, Options
from shapesmith.provenance import Provenance
from shapesmith.runs import Plan, generate_all

from tests.corpus.models import model_of

collect_ignore = ["cases"]

ROOT = Path(__file__).parents[2]
SHAPES = ROOT / "shapes"

# What the cases call: the time that it takes to generate all operations would be that of all other tests here.
CALLED = {
    # Two operations with one shape of requests.
    "autoscaling": ("ResumeProcesses", "SuspendProcesses"),
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
        "SelectObjectContent",
    ),
    "sqs": (
        "PurgeQueue",
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
    specs = [model_of(service).found for service in CALLED]
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


class Rewrite(NamedTuple):
    """What becomes of a module: its text, and why each call that is left is left."""

    text: str
    reasons: list[str]


Adopt = Callable[..., Rewrite]


@pytest.fixture(scope="module")
def adopted(_generated: None, generated: Path, tmp_path_factory: pytest.TempPathFactory) -> Adopt:
    """Return what rewrites the text of a module; `present` is the option."""
    packages = Packages("aws_shapes", generated)
    adopters = {
        False: Adopter(packages, {}, SHAPES, Choices()),
        True: Adopter(packages, {}, SHAPES, Choices(present=True)),
    }
    path = tmp_path_factory.mktemp("modules") / "app.py"

    def run(text: str, *, present: bool = False) -> Rewrite:
        path.write_text(text, encoding="utf-8", newline="")
        outcome = adopters[present].file(str(path))
        after = text if outcome.rewritten is None else outcome.rewritten.after.decode()
        failures = [] if outcome.failure is None else [outcome.failure.reason]
        return Rewrite(after, [*(each.reason for each in outcome.left), *failures])

    return run


IMPORTS = "import boto3\n"


def in_function(*lines: str) -> str:
    """Return a module with a function that has clients, and these lines."""
    clients = [f'{name} = boto3.client("{name}")' for name in CALLED if any(name in line for line in lines)]
    return f"{IMPORTS}\ndef f(x):\n" + "".join(f"    {line}\n" for line in (*clients, *lines))
