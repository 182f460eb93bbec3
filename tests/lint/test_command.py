"""The command: exit codes, the baseline, options, files that are broken, and the cache."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from shapesmith.cli.main import cli
from shapesmith.lint.tables import ServiceTables

from tests.lint.conftest import Warmed

WRONG = 'import boto3\n\nboto3.client("sqs").delete_queue()\n'
RIGHT = 'import boto3\n\nboto3.client("sqs").delete_queue(QueueUrl="u")\n'
REPORT = "app.py:3:21: parameter-missing DeleteQueueRequest.QueueUrl must be set (got nothing)\n"


def lint(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["lint", "--jobs", "1", *arguments])


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_violations_exit_with_1() -> None:
    Path("app.py").write_text(WRONG)
    result = lint("app.py")
    assert (result.exit_code, result.stdout, result.stderr) == (1, REPORT, "1 error in 1 file\n")


def test_an_operation_without_parameters_takes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ServiceTables, "request", lambda self, method: None)
    Path("app.py").write_text(RIGHT)
    report = "app.py:3:43: parameter-unknown delete_queue() takes no parameters (got 'QueueUrl')\n"
    assert lint("app.py").stdout == report
    Path("app.py").write_text(WRONG)
    assert lint("app.py").stdout == ""


def test_no_violations_exit_with_0() -> None:
    Path("app.py").write_text(RIGHT)
    result = lint(".")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no violations in 1 file\n")


def test_warnings_alone_exit_with_0() -> None:
    Path("app.py").write_text(WRONG)
    Path("pyproject.toml").write_text('[tool.shapesmith.lint.severities]\nparameter-missing = "warning"\n')
    result = lint("app.py")
    assert (result.exit_code, result.stderr) == (0, "0 errors and 1 warning in 1 file\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["absent.py"], "absent.py does not exist"),
        ([".", "--write-baseline"], "--write-baseline needs --baseline FILE"),
        ([".", "--baseline", "absent.json"], "absent.json does not exist; write it with --write-baseline"),
        ([".", "--baseline", "app.py"], "app.py is not a baseline that --write-baseline wrote; write it again"),
        ([".", "--client", "queue"], "--client must be NAME=SERVICE (got queue)"),
        ([".", "--jobs", "0"], "0 is not in the range x>=1"),
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str], message: str) -> None:
    Path("app.py").write_text(WRONG)
    result = lint(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_wrong_setting_exits_with_2() -> None:
    Path("pyproject.toml").write_text('[tool.shapesmith.lint]\nbase-line = "x"\n')
    result = lint(".")
    assert result.exit_code == 2
    assert result.stderr.startswith(
        'pyproject.toml#/tool/shapesmith/lint/base-line: error: "base-line" must be a setting of the linter: '
    )
    assert '; did you mean "baseline"? [config-unknown]\n1 error\n' in result.stderr


def test_a_project_file_that_is_broken_is_a_diagnostic_as_of_other_commands() -> None:
    Path("pyproject.toml").write_text("[tool.shapesmith\nx = 1\n")
    result = lint(".")
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert lines[0].startswith("pyproject.toml:1: error: must be TOML (")
    assert lines[1:] == ["1 error"]


def test_a_baseline_leaves_out_what_it_knows_also_when_lines_move() -> None:
    Path("app.py").write_text(WRONG)
    written = lint("app.py", "--baseline", "known.json", "--write-baseline")
    assert (written.exit_code, written.stderr) == (0, "1 report written to known.json\n")
    assert json.loads(Path("known.json").read_text()) == {
        "version": 1,
        "reports": [
            {
                "path": "app.py",
                "code": "parameter-missing",
                "call": "sqs.delete_queue",
                "message": "DeleteQueueRequest.QueueUrl must be set (got nothing)",
                "count": 1,
            }
        ],
    }
    Path("app.py").write_text(f"# moved\n{WRONG}")
    assert lint("app.py", "--baseline", "known.json").exit_code == 0
    # A second one like it is new.
    Path("app.py").write_text(f'{WRONG}boto3.client("sqs").delete_queue()\n')
    result = lint("app.py", "--baseline", "known.json")
    assert result.stdout == REPORT.replace("3:21", "4:21")


def test_a_report_of_the_baseline_that_is_gone_is_reported_on_request() -> None:
    Path("app.py").write_text(WRONG)
    lint("app.py", "--baseline", "known.json", "--write-baseline")
    Path("app.py").write_text(RIGHT)
    Path("pyproject.toml").write_text('[tool.shapesmith.lint]\nseverities = {baseline-unused = "warning"}\n')
    result = lint("app.py", "--baseline", "known.json")
    assert result.stdout == (
        "known.json:1:1: baseline-unused (warning) app.py has no report parameter-missing of sqs.delete_queue any more; "
        "write the baseline again with --write-baseline\n"
    )


def test_a_client_that_an_option_names_is_checked() -> None:
    Path("app.py").write_text("import boto3\n\n\ndef work(queue):\n    queue.delete_queue()\n")
    assert lint("app.py").exit_code == 0
    assert lint("app.py", "--client", "queue=sqs").exit_code == 1


def test_folders_are_searched_but_for_what_is_excluded() -> None:
    for name in ("src/a.py", "src/vendored/b.py", "src/.hidden/c.py", "src/node_modules/d.py", "src/e.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(WRONG)
    result = lint("src", "--exclude", "*/vendored")
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == ["src/a.py"]
    assert lint("src/e.txt").exit_code == 1


def test_a_file_is_checked_again_when_it_or_what_it_imports_changes() -> None:
    Path("app.py").write_text("from clients import client\n\nclient.delete_queue()\n")
    Path("clients.py").write_text('import boto3\n\nclient = boto3.client("sqs")\n')
    assert lint("app.py").exit_code == 1
    assert lint("app.py").exit_code == 1
    Path("clients.py").write_text('import boto3\n\nclient = boto3.client("ecs")\n')
    assert "operation-unknown ecs has no operation" in lint("app.py").stdout
    os.unlink("clients.py")
    Path("app.py").write_text("from clients import client\n\nclient.delete_queue()\n")
    assert lint("app.py").exit_code == 0
    Path("clients.py").write_text('import boto3\n\nclient = boto3.client("sqs")\n')
    assert lint("app.py").exit_code == 1


def test_several_processes_give_the_same_reports() -> None:
    for number in range(40):
        Path(f"app{number}.py").write_text(WRONG)
    one = lint(".", "--no-cache")
    assert lint(".", "--no-cache", "--jobs", "2").stdout == one.stdout
    assert len(one.stdout.splitlines()) == 40


@pytest.mark.parametrize(
    ("content", "report"),
    [
        (
            "import boto3\nx = 'é\0'".encode(),
            "app.py:2:7: source-unparsed source code string cannot contain null bytes",
        ),
        (b"# boto3\n'\xff'\n", "source-unparsed (unicode error)"),
        (b"# -*- coding: no-such -*-\nboto3\n", "source-unparsed"),
        (b"boto3 = " + b"(" * 5000 + b")" * 5000, "source-unparsed"),
        (b"boto3\nx = " + b"+".join([b"1"] * 50_000), "source-unparsed"),
    ],
)
def test_a_file_that_is_not_python_is_reported(content: bytes, report: str) -> None:
    Path("app.py").write_bytes(content)
    result = lint("app.py")
    assert result.exit_code == 1
    assert report in result.stdout
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert result.stderr.splitlines() == [
        "1 error in 1 file",
        f"1 file not parsed as Python {version}: where the source is for a newer one, run shapesmith with that; "
        "leave out what is no source with --exclude",
    ]


def test_a_notebook_that_is_not_json_is_reported_without_a_word_on_the_version_of_python() -> None:
    Path("boto3.ipynb").write_text('{"boto3": ')
    result = lint("boto3.ipynb")
    assert result.stdout.startswith("boto3.ipynb:1:11: source-unparsed is no notebook: it is not JSON")
    assert result.stderr.splitlines() == ["1 error in 1 file"]


def test_a_file_that_cannot_be_read_is_reported() -> None:
    Path("link.py").symlink_to("absent.py")
    result = lint(".")
    assert result.stdout == "link.py:1:1: source-unreadable cannot be read: No such file or directory\n"


@pytest.mark.parametrize("path", [".", "pipe.py"])
def test_a_pipe_is_reported_and_not_read(path: str) -> None:
    os.mkfifo("pipe.py")
    result = lint(path)
    assert result.stdout == "pipe.py:1:1: source-unreadable cannot be read: not a regular file\n"


def test_a_folder_that_cannot_be_read_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("src/deep").mkdir(parents=True)
    scan = os.scandir

    def refuse(path: str) -> Any:
        if path == os.path.join("src", "deep"):
            raise PermissionError
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert lint("src").stdout.startswith("src/deep:1:1: source-unreadable cannot be read: ")


def test_folders_may_be_nested_as_deep_as_paths_go() -> None:
    depth = 1200
    for _ in range(depth):
        os.mkdir("d")
        os.chdir("d")
    Path("app.py").write_text(WRONG)
    os.chdir("/".join([".."] * depth))
    try:
        assert lint(".").stdout.endswith(f"d/{REPORT}")
    finally:
        # What removes the folders of tests removes them recursively.
        os.chdir("/".join(["d"] * depth))
        os.unlink("app.py")
        for _ in range(depth):
            os.chdir("..")
            os.rmdir("d")


def test_what_is_not_printable_in_a_wrong_usage_is_escaped() -> None:
    for arguments in (["\x1b]0;x\x07\u202e"], [".", "--client", "\x1b]0;x\x07\u202e"]):
        result = lint(*arguments)
        assert result.exit_code == 2
        assert "\\x1b]0;x\\x07\\u202e" in result.stderr
        assert "\x1b" not in result.stderr


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "3",
        "<<<<<<< HEAD",
        '{"version": 1}',
        '{"version": 1, "reports": [3]}',
        '{"version": 1, "reports": [{"path": [], "code": 1, "call": 2, "message": 3, "count": 1}]}',
        '{"version": 1, "reports": [{"path": "", "code": "", "call": "", "message": "", "count": 1e999}]}',
        "[" * 100_000,
        "\x00",
    ],
)
def test_what_is_no_baseline_exits_with_2(content: str) -> None:
    Path("app.py").write_text(WRONG)
    Path("known.json").write_text(content)
    result = lint("app.py", "--baseline", "known.json")
    assert result.exit_code == 2
    assert "known.json is not a baseline" in result.stderr


def test_a_baseline_of_another_version_is_to_be_written_again() -> None:
    Path("known.json").write_text('{"version": 2, "reports": []}')
    result = lint(".", "--baseline", "known.json")
    assert result.exit_code == 2
    assert "known.json is of version 2; write it again with --write-baseline" in result.stderr


def test_a_baseline_that_cannot_be_written_exits_with_2_and_leaves_nothing() -> None:
    Path("app.py").write_text(WRONG)
    Path("pyproject.toml").write_text('[tool.shapesmith.lint]\nbaseline = "a\\u0000b"\n')
    for arguments in ((), ("--baseline", "absent/known.json"), ("--baseline", os.devnull)):
        result = lint("app.py", *arguments, "--write-baseline")
        assert result.exit_code == 2
        assert "cannot be written" in result.stderr
    assert sorted(os.listdir(".")) == ["app.py", "pyproject.toml"]


def test_a_baseline_is_written_as_a_whole_and_keeps_its_permissions(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("app.py").write_text(WRONG)
    Path("known.json").write_text("before")
    Path("known.json").chmod(0o640)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stop)
        assert lint("app.py", "--no-cache", "--baseline", "known.json", "--write-baseline").exit_code != 0
    assert Path("known.json").read_text() == "before"
    assert sorted(os.listdir(".")) == ["app.py", "known.json"]
    assert lint("app.py", "--baseline", "known.json", "--write-baseline").exit_code == 0
    assert Path("known.json").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("kind", ["index", "tables", "results"])
@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: bytes(len(content)),
        lambda content: b"\x80",
        lambda content: content[:90] + b"\xff\x00" + content[92:],
    ],
)
def test_a_damaged_entry_of_the_cache_is_made_again(
    kind: str, damage: Callable[[bytes], bytes], warmed: Warmed, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("app.py").write_text(WRONG)
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", str(warmed(Path("cache")).absolute()))
    assert lint("app.py").stdout == REPORT
    (entry,) = Path("cache/lint", kind).iterdir()
    before = entry.read_bytes()
    entry.write_bytes(damage(before))
    if kind != "results":
        for result in Path("cache/lint/results").iterdir():
            result.unlink()
    assert lint("app.py").stdout == REPORT
    assert entry.read_bytes() == before


def test_a_read_only_cache_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("app.py").write_text(WRONG)
    Path("file").write_text("")
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", str(Path("file").absolute()))
    assert lint("app.py").stdout == REPORT


def test_a_file_of_50000_lines_is_checked() -> None:
    Path("app.py").write_text(RIGHT + "value = 1\n" * 50_000 + WRONG)
    assert lint("app.py").stdout == REPORT.replace("3:21", "50006:21")


def test_columns_count_characters() -> None:
    Path("app.py").write_text(
        'import boto3\n\nboto3.client("sqs").tag_queue(QueueUrl="é", Tags="ü")\n', encoding="utf-8"
    )
    assert lint("app.py").stdout.startswith("app.py:3:50: value-type ")


def test_the_standard_input_is_checked_as_a_file_of_that_name() -> None:
    Path("src").mkdir()
    Path("src/made.py").write_text('import boto3\nqueue = boto3.client("sqs")\n')
    text = "from made import queue  # of a client\nqueue.delete_queue()\n"
    for arguments, printed in (
        (["-", "--stdin-filename", "src/app.py"], "src/app.py:2:7: parameter-missing"),
        (["-", "--stdin-filename", "app.py"], ""),
        (["-"], ""),
    ):
        result = CliRunner().invoke(cli, ["lint", *arguments], input=text.encode())
        assert result.stdout.startswith(printed) if printed else not result.stdout
        assert result.exit_code == bool(printed)
    assert not Path("src/app.py").exists()
    result = CliRunner().invoke(cli, ["lint", "-"], input=WRONG)
    assert result.stdout == REPORT.replace("app.py", "-")
    notebook = json.dumps({"cells": [{"cell_type": "code", "source": WRONG}]})
    result = CliRunner().invoke(cli, ["lint", "-", "--stdin-filename", "n.ipynb"], input=notebook)
    assert result.stdout == REPORT.replace("app.py", "n.ipynb:cell 1")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-", "app.py"], "- stands for the standard input, and must be the only path (got 2 paths)"),
        (
            ["app.py", "--stdin-filename", "a.py"],
            "--stdin-filename needs - as the path: shapesmith lint - --stdin-filename",
        ),
    ],
)
def test_the_standard_input_is_checked_alone(arguments: list[str], message: str) -> None:
    Path("app.py").write_text(WRONG)
    result = lint(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "sqs.SendMessageRequest.DelaySecond.range",
            'sqs has no such rule; did you mean "sqs.SendMessageRequest.Delay',
        ),
        (
            "sqs.SendMessageRequest.DelaySeconds.range:0",
            'sqs has no such rule; did you mean "sqs.SendMessageRequest.Delay',
        ),
        ("sqss.SendMessageRequest.DelaySeconds.range", 'botocore has no such service; did you mean "sqs"?'),
        ("sqs.SendMessageRequest.DelaySeconds.range", ""),
        ("SendMessageRequest.QueueUrl.required", ""),
        ("value-type", ""),
    ],
)
def test_the_id_of_a_rule_that_is_none_sets_no_severity_which_is_said(name: str, said: str) -> None:
    Path("app.py").write_text(WRONG)
    Path("pyproject.toml").write_text(f'[tool.shapesmith.lint.severities]\n"{name}" = "off"\n')
    result = lint("app.py")
    assert (result.exit_code, result.stdout) == (1, REPORT)
    at = f"pyproject.toml#/tool/shapesmith/lint/severities/{name}: warning: "
    assert result.stderr.startswith(f'{at}"{name}" sets no severity: {said}' if said else "1 error")


def test_every_id_is_looked_at_whatever_is_before_it() -> None:
    Path("app.py").write_text("x = 1\n")
    names = ("value-type", "sqss.A.B.range")
    lines = "\n".join(f'"{name}" = "off"' for name in names)
    Path("pyproject.toml").write_text(f"[tool.shapesmith.lint.severities]\n{lines}\n")
    assert '"sqss.A.B.range" sets no severity' in lint("app.py").stderr
