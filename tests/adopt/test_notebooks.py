"""Notebooks: cells of plain Python are rewritten, every other byte is kept, and what is left is listed by its cell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shapesmith.adopt import notebooks
from shapesmith.adopt.adoption import Choices
from shapesmith.adopt.notebooks import with_sources
from shapesmith.adopt.packages import Packages
from shapesmith.adopt.run import Adopter, Outcome

from tests.adopt.conftest import SHAPES

BEFORE = """{
 "cells": [
  {"cell_type": "markdown", "metadata": {}, "source": ["# Queues \\u00e9"]},
  {
   "cell_type": "code",
   "execution_count": 1,
   "metadata": {},
   "outputs": [],
   "source": [
    "import boto3\\n",
    "sqs = boto3.client('sqs')  # \\u00e9\\n",
    "sqs.purge_queue(QueueUrl='a')\\n",
    "name = 'x'"
   ]
  },
  {"cell_type":"code","source":"queue = sqs.create_queue(QueueName=name)"},
  {"cell_type":"code","source":["print(queue.get('QueueUrl'))"]}
 ],
 "nbformat":   4
}
"""
AFTER = (
    BEFORE.replace(
        """    "import boto3\\n",
""",
        """    "import boto3\\n",
    "from aws_shapes.sqs import CreateQueueRequest, PurgeQueueRequest\\n",
""",
    )
    .replace("sqs.purge_queue(QueueUrl='a')", "PurgeQueueRequest(queue_url='a').send(sqs)")
    .replace("sqs.create_queue(QueueName=name)", "CreateQueueRequest(queue_name=name).send(sqs)")
    .replace("queue.get('QueueUrl')", "queue.queue_url")
)


@pytest.fixture
def adopter(packages: Packages) -> Adopter:
    return Adopter(packages, {}, SHAPES, Choices())


def adopted(adopter: Adopter, path: Path, *cells: str) -> Outcome:
    """Adopt a notebook with these cells of code."""
    made = [{"cell_type": "code", "source": cell} for cell in cells]
    path.write_text(json.dumps({"cells": made, "nbformat": 4}))
    return adopter.file(str(path))


def sources(outcome: Outcome) -> list[Any]:
    assert outcome.rewritten is not None
    return [cell["source"] for cell in json.loads(outcome.rewritten.after)["cells"]]


def reasons(outcome: Outcome) -> list[tuple[int, int, str]]:
    return [(each.cell, each.line, each.reason) for each in outcome.left]


def test_only_the_lines_that_change_change(adopter: Adopter, tmp_path: Path) -> None:
    path = tmp_path / "app.ipynb"
    path.write_text(BEFORE)
    outcome = adopter.file(str(path))
    assert (outcome.adopted, outcome.left, outcome.failure) == (2, (), None)
    assert outcome.rewritten is not None
    assert outcome.rewritten.after.decode() == AFTER


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_encoding_is_kept(adopter: Adopter, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "app.ipynb"
    path.write_bytes(BEFORE.replace("\\u00e9", "\u00e9").encode(encoding))
    outcome = adopter.file(str(path))
    if encoding == "utf-16":  # its words are not found in the bytes, as those of no source are
        assert outcome == Outcome(str(path))
    else:
        assert outcome.rewritten is not None
        assert outcome.rewritten.after == AFTER.replace("\\u00e9", "\u00e9").encode(encoding)


def test_an_import_is_put_after_those_of_its_cell_even_at_the_end(adopter: Adopter, tmp_path: Path) -> None:
    outcome = adopted(
        adopter,
        tmp_path / "app.ipynb",
        "import boto3\nsqs = boto3.client('sqs')",
        "sqs.purge_queue(QueueUrl='a')\nimport os",
        "sqs.purge_queue(QueueUrl='b')\nname = 1",
    )
    assert sources(outcome)[1:] == [
        "from aws_shapes.sqs import PurgeQueueRequest\n\nPurgeQueueRequest(queue_url='a').send(sqs)\nimport os",
        "PurgeQueueRequest(queue_url='b').send(sqs)\nname = 1",
    ]


def test_an_import_in_a_later_cell_does_not_count(adopter: Adopter, tmp_path: Path) -> None:
    outcome = adopted(
        adopter,
        tmp_path / "app.ipynb",
        "import boto3\nsqs = boto3.client('sqs')",
        "sqs.purge_queue(QueueUrl='a')\nname = 1",
        "from aws_shapes.sqs import PurgeQueueRequest",
    )
    assert sources(outcome)[1] == (
        "from aws_shapes.sqs import PurgeQueueRequest as SqsPurgeQueueRequest\n\n"
        "SqsPurgeQueueRequest(queue_url='a').send(sqs)\nname = 1"
    )


def test_what_a_cell_shows_is_left(adopter: Adopter, tmp_path: Path) -> None:
    outcome = adopted(
        adopter,
        tmp_path / "app.ipynb",
        "import boto3\nsqs = boto3.client('sqs')",
        "sqs.list_queues()",
        "shown = sqs.list_queues()",
        "shown",
        "sqs.get_waiter('none')\nboto3.client('s3').get_waiter('bucket_exists')",
        "s3 = boto3.client('s3')\ns3.get_waiter('bucket_exists').wait(Bucket='b')",
    )
    said = "has a result that is displayed by its cell"
    assert outcome.rewritten is None
    assert reasons(outcome) == [(2, 1, said), (3, 1, said), (6, 2, said)]


def test_a_cell_with_lines_that_only_ipython_runs_is_left(adopter: Adopter, tmp_path: Path) -> None:
    outcome = adopted(
        adopter,
        tmp_path / "app.ipynb",
        "%pip install boto3\nimport boto3\nsqs = boto3.client('sqs')",
        "!ls\nsqs.purge_queue(QueueUrl='a')\nname = 1",
        "%%time\nsqs.list_queues()",
        "sqs.purge_queue(QueueUrl='b')\nname = 2",
        "used = sqs.list_queues()",
        "!echo {used}",
    )
    only = "which has lines that only IPython runs"
    assert reasons(outcome) == [
        (2, 2, f"needs a change of cell 2, {only}"),
        (5, 1, "is bound to used, which cell 6 may use: it has lines that only IPython runs"),
    ]
    assert outcome.adopted == 1
    assert sources(outcome)[3] == (
        "from aws_shapes.sqs import PurgeQueueRequest\n\nPurgeQueueRequest(queue_url='b').send(sqs)\nname = 2"
    )


def test_a_cell_that_cannot_be_parsed_is_listed_and_the_others_are_read(adopter: Adopter, tmp_path: Path) -> None:
    outcome = adopted(
        adopter,
        tmp_path / "app.ipynb",
        "import boto3\nsqs = boto3.client('sqs')",
        "x = 1\nsqs.client(",
        "def (:",
        "sqs.purge_queue(QueueUrl='b')\nname = 2",
    )
    assert outcome.adopted == 1
    assert reasons(outcome) == [(2, 2, "cannot be parsed: '(' was never closed")]


def test_awaits_of_a_cell_itself_are_followed(adopter: Adopter, tmp_path: Path) -> None:
    outcome = adopted(
        adopter,
        tmp_path / "app.ipynb",
        "from aiobotocore.session import get_session\nmade = get_session().create_client('sqs')",
        "sqs = await made.__aenter__()",
        "async with get_session().create_client('sqs') as sqs2:\n    await sqs2.purge_queue(QueueUrl='b')",
    )
    assert sources(outcome)[2].endswith("    await PurgeQueueRequest(queue_url='b').send_async(sqs2)")


@pytest.mark.parametrize(
    "content",
    ['{"boto3": 1}', '{"cells": "boto3"}', '{"cells": [{"cell_type": "code", "boto3": 1}]}', '["boto3"]', "boto3"],
)
def test_what_is_no_notebook_is_named_and_left(adopter: Adopter, tmp_path: Path, content: str) -> None:
    path = tmp_path / "app.ipynb"
    path.write_text(content)
    outcome = adopter.file(str(path))
    assert outcome.rewritten is None
    assert outcome.failure is not None
    assert outcome.failure.reason.startswith("cannot be parsed: is no notebook")


def test_a_notebook_in_which_another_source_would_be_written_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    content = json.dumps({"cells": [{"source": "a"}, {"source": ["b\n", "c"]}]}).encode()
    assert json.loads(with_sources("app.ipynb", content, {1: "x", 2: "y\nz"}).after)["cells"] == [
        {"source": "x"},
        {"source": ["y\n", "z"]},
    ]
    monkeypatch.setattr(notebooks, "_written", lambda raw, source, is_ascii: raw)
    with pytest.raises(ValueError, match=r"^cell 2 would have another source$"):
        with_sources("app.ipynb", content, {1: "a", 2: "x"})
