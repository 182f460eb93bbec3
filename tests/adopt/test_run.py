"""What becomes of one file: rewritten, left alone, or named with the reason why it cannot be."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shapesmith.adopt import run
from shapesmith.adopt.adoption import Adopted, Choices, LeftCall
from shapesmith.adopt.edits import Edit
from shapesmith.adopt.packages import Packages
from shapesmith.adopt.renames import Renames
from shapesmith.adopt.run import Adopter, FileLeft, Migrator, Outcome
from shapesmith.adopt.source import Left

from tests.adopt.conftest import SHAPES

RENAMES = Renames(
    "acme.bakery", classes={"Dough": "DoughInfo"}, arguments={}, values={}, moved={}, gone=frozenset(), texts={}
)
BEFORE = "from acme.bakery import Dough\nx = Dough()\n"
AFTER = "from acme.bakery import DoughInfo\nx = DoughInfo()\n"
CALL = 'import boto3\nsqs = boto3.client("sqs")\nsqs.purge_queue(QueueUrl="u")\n'

Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return what writes a file, and returns its path."""

    def written(content: str | bytes, name: str = "app.py") -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return written


def migrated(path: str) -> Outcome:
    return Migrator([RENAMES]).file(path)


def test_a_file_is_rewritten(write: Write) -> None:
    path = write(BEFORE)
    outcome = migrated(path)
    assert (outcome.path, outcome.adopted, outcome.left, outcome.failure) == (path, 2, (), None)
    assert outcome.rewritten is not None
    assert (outcome.rewritten.before, outcome.rewritten.after) == (BEFORE.encode(), AFTER.encode())


@pytest.mark.parametrize("content", ["", "x = 1\n", "import other.bakery\n", "def (:\n", b"\xff\0"])
def test_a_file_without_a_word_of_the_package_is_not_parsed(write: Write, content: str | bytes) -> None:
    path = write(content)
    assert migrated(path) == Outcome(path)


def test_a_file_with_a_word_and_no_use_of_the_package_is_left_alone(write: Write) -> None:
    path = write("import other  # acme\n")
    assert migrated(path) == Outcome(path)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (f"{BEFORE}def (:\n", 3, "cannot be parsed: invalid syntax"),
        (f"# coding: no-such\n{BEFORE}", 1, "cannot be parsed: unknown encoding: no-such"),
        (f"x = {'-' * 20_000}1  # acme\n", 1, "cannot be parsed: is nested too deeply"),
    ],
)
def test_a_file_that_cannot_be_parsed_is_named_with_its_line(
    write: Write, content: str, line: int, reason: str
) -> None:
    path = write(content)
    assert migrated(path) == Outcome(path, failure=FileLeft(path, line, reason))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = str(tmp_path / "absent.py")
    assert migrated(path) == Outcome(path, failure=FileLeft(path, 1, "cannot be read: No such file or directory"))
    os.mkfifo(path)
    assert migrated(path) == Outcome(path, failure=FileLeft(path, 1, "cannot be read: not a regular file"))


def test_names_in_a_notebook_are_not_renamed(write: Write) -> None:
    notebook = json.dumps({"cells": [{"cell_type": "code", "source": BEFORE}]})
    path = write(notebook, "app.ipynb")
    reason = "is a notebook, in which names are not renamed"
    assert migrated(path) == Outcome(path, failure=FileLeft(path, 1, reason))
    other = write("{}", "other.ipynb")
    assert migrated(other) == Outcome(other)


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (RecursionError(), "is nested too deeply to be followed"),
        (ValueError("odd"), "could not be rewritten: odd"),
        (SyntaxError("worse"), "could not be rewritten: worse"),
        (Left("is written in a way that is not rewritten"), "is written in a way that is not rewritten"),
    ],
)
def test_a_file_that_cannot_be_rewritten_is_named(
    write: Write, monkeypatch: pytest.MonkeyPatch, failure: Exception, reason: str
) -> None:
    def fail(*_: object) -> Any:
        raise failure

    path = write(BEFORE)
    monkeypatch.setattr(run, "migrate", fail)
    assert migrated(path) == Outcome(path, failure=FileLeft(path, 1, reason))


def test_what_would_be_no_python_is_not_written(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "migrate", lambda module, renames, meanings, exported: Adopted([Edit(0, 4, "(")], 1, []))
    outcome = migrated(write(BEFORE))
    assert outcome.rewritten is None
    assert outcome.failure is not None
    assert outcome.failure.reason.startswith("could not be rewritten: ")


def test_what_is_left_is_kept_whether_the_file_changes_or_not(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    left = [LeftCall(2, 1, "Dough", "is odd"), LeftCall(1, 1, "x", "too")]
    path = write(BEFORE)
    monkeypatch.setattr(run, "migrate", lambda module, renames, meanings, exported: Adopted([], 0, left))
    assert migrated(path) == Outcome(path, left=tuple(left))
    monkeypatch.setattr(
        run, "migrate", lambda module, renames, meanings, exported: Adopted([Edit(0, 0, "# a\n")], 1, left)
    )
    outcome = migrated(path)
    assert (outcome.adopted, outcome.left) == (1, tuple(left))
    assert outcome.rewritten is not None
    assert outcome.rewritten.after.decode() == f"# a\n{BEFORE}"


@pytest.fixture
def adopter(packages: Packages) -> Adopter:
    return Adopter(packages, {}, SHAPES, Choices())


def test_a_stub_file_has_no_calls(adopter: Adopter, write: Write) -> None:
    path = write(CALL, "app.pyi")
    assert adopter.file(path) == Outcome(path)


def test_a_module_beside_is_read_anew_for_each_file(adopter: Adopter, write: Write) -> None:
    write(CALL, "stores.py")
    path = write("from stores import sqs  # a client\nsqs.purge_queue(QueueUrl='u')\n")
    assert adopter.file(path).adopted == 1
    assert adopter.file(path).adopted == 1


def test_what_is_left_in_a_notebook_is_in_the_order_of_its_cells(adopter: Adopter, write: Write) -> None:
    cells = [CALL, "sqs.list_queues()", "x = boto3.client(", "sqs.list_queues(**x)\nx = 1", "y = (", "1 +* client"]
    notebook = json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in cells]})
    outcome = adopter.file(write(notebook, "app.ipynb"))
    assert [(each.cell, each.line, each.call) for each in outcome.left] == [
        (1, 3, "sqs.purge_queue"),
        (2, 1, "sqs.list_queues"),
        (3, 1, "cell"),
        (4, 1, "sqs.list_queues"),
        (6, 1, "cell"),
    ]
