"""The command: what it prints, writes and refuses."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from shapesmith.cli.main import cli
from shapesmith.disk import source_files

from tests.adopt.conftest import SHAPES

Adopt = Callable[..., Result]

BEFORE = 'import boto3\n\nsqs = boto3.client("sqs")\nsqs.delete_queue(QueueUrl="u")\n'
AFTER = (
    "import boto3\nfrom aws_shapes.sqs import DeleteQueueRequest\n\n"
    'sqs = boto3.client("sqs")\nDeleteQueueRequest(queue_url="u").send(sqs)\n'
)


@pytest.fixture
def adopt(generated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Adopt:
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["adopt", *arguments, "--out", str(generated), "--shapes", str(SHAPES)])

    return run


def test_by_default_the_changes_are_shown_and_nothing_is_written(adopt: Adopt) -> None:
    Path("app.py").write_text(BEFORE)
    result = adopt("app.py")
    assert result.exit_code == 0
    assert '-sqs.delete_queue(QueueUrl="u")\n+DeleteQueueRequest(queue_url="u").send(sqs)\n' in result.output
    assert result.stderr == "1 call would be rewritten, 0 left, in 1 file\n"
    assert Path("app.py").read_text() == BEFORE


def test_write_replaces_the_file_and_keeps_its_permissions(adopt: Adopt) -> None:
    Path("app.py").write_text(BEFORE)
    Path("app.py").chmod(0o750)
    result = adopt(".", "--write")
    assert (result.exit_code, result.stdout) == (0, "")
    assert Path("app.py").read_text() == AFTER
    assert Path("app.py").stat().st_mode & 0o777 == 0o750
    assert os.listdir() == ["app.py"]


def test_a_service_without_a_package_is_named_once(adopt: Adopt, generated: Path) -> None:
    for name in ("a.py", "b.py"):
        Path(name).write_text(BEFORE + 'sns = boto3.client("sns")\nsns.list_topics()\nsns.list_topics()\n')
    result = adopt(".")
    assert result.exit_code == 0
    (line, last) = result.stderr.splitlines()
    assert line.startswith("sns is left: there is no package aws_shapes.sns in ")
    assert line.endswith(
        f", and none can be imported; run `shapesmith shapes add sns --shapes {SHAPES}` and "
        f"`shapesmith generate --out {generated} --shapes {SHAPES}`, or name it by --package or --out"
    )
    assert last == "2 calls would be rewritten, 0 left, in 2 files"


def test_what_is_left_is_listed_with_the_place_and_the_reason(adopt: Adopt) -> None:
    Path("app.py").write_text(BEFORE.replace('QueueUrl="u"', "**params"))
    result = adopt("app.py")
    assert result.exit_code == 0
    assert result.stderr == (
        "app.py:4:1: sqs.delete_queue has **params, whose content is not written in the call\n"
        "0 calls would be rewritten, 1 left, in 1 file\n"
    )


def test_what_is_left_in_a_notebook_is_listed_by_its_cell(adopt: Adopt) -> None:
    cells = [{"cell_type": "markdown", "source": "# text"}, {"cell_type": "code", "source": BEFORE.rstrip()}]
    Path("app.ipynb").write_text(json.dumps({"cells": cells}))
    result = adopt("app.ipynb")
    assert result.exit_code == 0
    assert result.stderr == (
        "app.ipynb:cell 2:4:1: sqs.delete_queue has a result that is displayed by its cell\n"
        "0 calls would be rewritten, 1 left, in 1 file\n"
    )


def test_the_diff_of_a_notebook_is_that_of_its_file(adopt: Adopt) -> None:
    cell = {"cell_type": "code", "source": (BEFORE + "x = 1").splitlines(keepends=True)}
    Path("app.ipynb").write_text(json.dumps({"cells": [cell]}, indent=1))
    result = adopt("app.ipynb")
    assert '-    "sqs.delete_queue(QueueUrl=\\"u\\")\\n",\n' in result.stdout
    assert '+    "DeleteQueueRequest(queue_url=\\"u\\").send(sqs)\\n",\n' in result.stdout


def test_the_level_of_checks_is_written_in_each_call(adopt: Adopt) -> None:
    Path("app.py").write_text(BEFORE)
    adopt("app.py", "--write", "--level", "botocore")
    assert 'DeleteQueueRequest(queue_url="u").send(sqs, level="botocore")\n' in Path("app.py").read_text()


@pytest.mark.parametrize(
    ("call", "refused_by"),
    [
        # botocore checks the type, and no maximum; the maximum is one of the documentation.
        ('sqs.send_message(QueueUrl="u", MessageBody="b", DelaySeconds="1")', ["botocore", "modelled", "documented"]),
        ('sqs.send_message(QueueUrl="u", MessageBody="b", DelaySeconds=901)', ["documented"]),
        # The model has an enum, which botocore does not check.
        ('dynamodb.get_item(TableName="t", Key={}, ReturnConsumedCapacity="ALL")', ["modelled", "documented"]),
        # An enum that its own documentation contradicts is advice, and advice refuses nothing.
        ('sqs.receive_message(QueueUrl="u", AttributeNames=["SentTimestamp"])', []),
    ],
)
def test_a_call_is_left_if_the_level_refuses_it(adopt: Adopt, call: str, refused_by: list[str]) -> None:
    clients = 'import boto3\n\nsqs = boto3.client("sqs")\ndynamodb = boto3.client("dynamodb")\n'
    Path("app.py").write_text(f"{clients}{call}\n")
    for level in ("botocore", "modelled", "documented"):
        assert (" would be refused: " in adopt("app.py", "--level", level).stderr) is (level in refused_by), level
    assert (" would be refused: " in adopt("app.py").stderr) is ("documented" in refused_by)


def test_line_breaks_and_encoding_are_kept(adopt: Adopt) -> None:
    content = ("# coding: latin-1\n# \xe4\n" + BEFORE).replace("\n", "\r\n").encode("latin-1")
    Path("app.py").write_bytes(content)
    assert adopt("app.py", "--write").exit_code == 0
    expected = ("# coding: latin-1\n# \xe4\n" + AFTER).replace("\n", "\r\n").encode("latin-1")
    assert Path("app.py").read_bytes() == expected


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("app.py", b"import boto3\ndef (:\n", "app.py:2: cannot be parsed: "),
        ("app.py", b"import boto3\0\n", "app.py:1: cannot be parsed: "),
        ("app.py", b"# coding: no-such\nimport boto3\n", "app.py:1: cannot be parsed: "),
        (
            "app.ipynb",
            b'{"cells": ["boto3"]}',
            'app.ipynb:1: cannot be parsed: is no notebook: cell 1 must be an object with a "cell_type"\n',
        ),
    ],
)
def test_a_file_that_cannot_be_rewritten_is_named_and_left(
    adopt: Adopt, name: str, content: bytes, reason: str
) -> None:
    Path(name).write_bytes(content)
    result = adopt(".", "--write")
    assert result.exit_code == 1
    assert reason in result.stderr
    assert Path(name).read_bytes() == content


def test_a_file_that_changed_meanwhile_is_refused(adopt: Adopt, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("app.py").write_text(BEFORE)
    replace = source_files.replace

    def change_first(path: str, before: bytes, after: bytes) -> None:
        Path("app.py").write_text("other\n")
        replace(path, before, after)

    monkeypatch.setattr(source_files, "replace", change_first)
    result = adopt("app.py", "--write")
    assert result.exit_code == 1
    assert "app.py:1: changed meanwhile; run again\n" in result.stderr
    assert Path("app.py").read_text() == "other\n"


def test_a_read_only_file_is_refused(adopt: Adopt) -> None:
    Path("app.py").write_text(BEFORE)
    Path("app.py").chmod(0o444)
    result = adopt("app.py", "--write")
    assert result.exit_code == 1
    assert result.stderr == "app.py:1: is read-only\n0 calls rewritten, 0 left, in 1 file\n"
    assert Path("app.py").read_text() == BEFORE


def test_a_file_with_several_names_is_rewritten_once(adopt: Adopt) -> None:
    Path("real").mkdir()
    Path("real/app.py").write_text(BEFORE)
    Path("link.py").symlink_to("real/app.py")
    Path("other.py").symlink_to("real/app.py")
    result = adopt(".", "--write")
    assert (result.exit_code, result.stderr) == (0, "1 call rewritten, 0 left, in 1 file\n")
    assert Path("link.py").is_symlink()
    assert Path("real/app.py").read_text() == AFTER


def test_a_link_to_a_file_elsewhere_is_followed(adopt: Adopt) -> None:
    Path("src").mkdir()
    Path("app.py").write_text(BEFORE)
    Path("src/one.py").symlink_to("../app.py")
    Path("src/two.py").symlink_to("../app.py")
    result = adopt("src", "--write")
    assert (result.exit_code, result.stderr) == (0, "1 call rewritten, 0 left, in 1 file\n")
    assert Path("app.py").read_text() == AFTER


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("def is_wrong(error): return isinstance(error, ParamValidationError)", "whose line 1 may ask any error"),
        ("import aioboto3", "with asynchronous clients"),
    ],
)
def test_a_module_in_which_classes_may_act_otherwise_is_left(adopt: Adopt, line: str, reason: str) -> None:
    Path("app.py").write_text(f"{line}\n{BEFORE}")
    result = adopt("app.py")
    assert result.stdout == ""
    assert reason in result.stderr


def test_a_package_that_is_not_there_is_no_reason_to_rewrite(adopt: Adopt) -> None:
    Path("app.py").write_text(BEFORE)
    result = adopt("app.py", "--package", "no_such_package")
    assert (result.exit_code, result.stdout) == (0, "")
    absent, last = result.stderr.splitlines()
    assert absent.startswith("sqs is left: there is no package no_such_package.sqs in ")
    # To vendor the service would make another package.
    assert absent.endswith(", and none can be imported; name it by --package or --out")
    assert last == "0 calls would be rewritten, 0 left, in 1 file"


def test_a_path_that_does_not_exist_is_wrong_usage(adopt: Adopt) -> None:
    result = adopt("missing.py")
    assert result.exit_code == 2
    assert "missing.py does not exist" in result.stderr


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('package = "1"', "pyproject.toml#/tool/shapesmith/package: "),
        ("[tool.shapesmith.lint]\nclients = 1", "clients"),
    ],
)
def test_settings_that_are_wrong_exit_with_2(adopt: Adopt, settings: str, said: str) -> None:
    Path("app.py").write_text(BEFORE)
    Path("pyproject.toml").write_text(f"[tool.shapesmith]\n{settings}\n")
    result = adopt("app.py", "--write")
    assert (result.exit_code, said in result.stderr) == (2, True)
    assert Path("app.py").read_text() == BEFORE
