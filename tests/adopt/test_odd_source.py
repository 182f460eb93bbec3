"""Source that is written in unusual ways, or is very large, and packages that cannot be imported."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shapesmith.adopt.adoption import Choices
from shapesmith.adopt.packages import Packages
from shapesmith.adopt.run import Adopter, Outcome

from tests.adopt.conftest import SHAPES
from tests.growth import assert_no_quadratic_time

HEAD = 'import boto3\n\nsqs = boto3.client("sqs")\n'


@pytest.fixture
def adopter(packages: Packages) -> Adopter:
    return Adopter(packages, {}, SHAPES, Choices())


def adopted(adopter: Adopter, folder: Path, source: str) -> Outcome:
    path = folder / "app.py"
    path.write_text(source, encoding="utf-8")
    return adopter.file(str(path))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            'sqs.send_message(QueueUrl="u", MessageBody="b", MessageAttributes={"a": {"DataType"  # why\n: "String"}})\n',
            "has a comment between a key and its value",
        ),
        (
            'def f():\n    r = sqs.create_queue(QueueName="a")\n    return locals()\n',
            "is bound to r, and locals() may use any name",
        ),
        (
            'def f():\n    r = sqs.create_queue(QueueName="a")\n    return eval("r[\'QueueUrl\']")\n',
            "is bound to r, and eval() may use any name",
        ),
    ],
)
def test_what_is_not_certain_is_left_with_the_reason(adopter: Adopter, tmp_path: Path, body: str, reason: str) -> None:
    outcome = adopted(adopter, tmp_path, HEAD + body)
    assert (outcome.rewritten, outcome.failure) == (None, None)
    assert [each.reason for each in outcome.left] == [reason]


# Python takes letters for those that they are compatible with: a name may be shorter in the source than it is.
def test_an_argument_in_letters_that_are_not_those_of_its_name_is_left(adopter: Adopter, tmp_path: Path) -> None:
    source = 'import boto3\n\ns3 = boto3.client("s3")\ns3.list_objects_v2(Bucket="b", Pre\ufb01x="p")\n'
    outcome = adopted(adopter, tmp_path, source)
    assert [each.reason for each in outcome.left] == ["has Prefix in letters that are not those of the name"]


def test_a_package_that_cannot_be_imported_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, content in (("raises_error", "raise RuntimeError('no')"), ("exits_early", "raise SystemExit(3)")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "__init__.py").write_text(content)
        monkeypatch.syspath_prepend(tmp_path)
        outcome = adopted(
            Adopter(Packages(name, tmp_path), {}, SHAPES, Choices()),
            tmp_path,
            f'{HEAD}sqs.create_queue(QueueName="a")\n',
        )
        assert outcome.failure is not None
        assert outcome.failure.reason.startswith(f"needs {name}.sqs, which cannot be imported: ")


def test_a_pipe_is_reported_and_not_read(adopter: Adopter, tmp_path: Path) -> None:
    path = tmp_path / "pipe.py"
    os.mkfifo(path)
    outcome = adopter.file(str(path))
    assert outcome.failure is not None
    assert outcome.failure.reason == "cannot be read: not a regular file"


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("def f():\n", '    r{0} = sqs.create_queue(QueueName="a")\n    print(r{0}.get("QueueUrl"))\n'),
        ("", 'import a{0}\ndef f{0}():\n    return sqs.create_queue(QueueName="a").get("QueueUrl")\n'),
        (
            "def f():\n",
            '    p = sqs.list_queues()\n    for u in p.get("QueueUrls", []):\n        print(u)\n',
        ),
    ],
)
def test_the_time_is_that_of_the_lines(adopter: Adopter, tmp_path: Path, head: str, line: str) -> None:
    assert_no_quadratic_time(
        lambda source: adopted(adopter, tmp_path, source),
        lambda size: HEAD + head + "".join(line.format(number) for number in range(size)),
        100,
    )
