"""What of a run is typed, what the project sets, and which of the two counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from shapesmith import __version__
from shapesmith.cli.main import cli

WRONG = 'import boto3\n\nboto3.client("sqs").delete_queue()\n'
UNKNOWN = "def f(queue, topic):\n    queue.delete_queue()\n    topic.publish(Foo=1)  # client\n"


def lint(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["lint", "--jobs", "1", *arguments])


def set_in_project(text: str) -> None:
    Path("pyproject.toml").write_text(f"[tool.shapesmith.lint]\n{text}\n")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_baseline_is_written_to_a_file_that_is_named() -> None:
    Path("app.py").write_text(WRONG)
    refused = lint("app.py", "--write-baseline")
    assert refused.exit_code == 2
    assert refused.stderr.endswith(
        "Error: --write-baseline needs --baseline FILE, or baseline in [tool.shapesmith.lint]\n"
    )
    set_in_project('baseline = "known.json"')
    assert lint("app.py", "--write-baseline").exit_code == 0
    assert Path("known.json").is_file()


def test_reports_for_tools_are_all_that_is_printed() -> None:
    Path("app.py").write_text(WRONG)
    found = lint("app.py", "--format", "json")
    assert (found.exit_code, found.stderr) == (1, "")
    assert [each["code"] for each in json.loads(found.stdout)] == ["parameter-missing"]
    found = lint("app.py", "--format", "sarif")
    assert (found.exit_code, found.stderr) == (1, "")
    assert json.loads(found.stdout)["runs"][0]["tool"]["driver"]["version"] == __version__
    found = lint("app.py", "--format", "github")
    assert (found.exit_code, found.stderr) == (1, "")
    assert found.stdout.startswith("::error file=app.py,line=3,endLine=3,title=shapesmith parameter-missing,")


def test_a_file_is_checked_for_a_client_whose_name_is_told_whatever_words_it_has() -> None:
    Path("app.py").write_text("def f(queue):\n    queue.delete_queue()\n")
    assert lint("app.py").exit_code == 0
    assert lint("app.py", "--client", "queue=sqs").exit_code == 1
    set_in_project('clients = {queue = "sqs"}')
    assert lint("app.py").exit_code == 1


def test_the_path_that_does_not_exist_is_named() -> None:
    assert lint("absent.py").stderr.endswith("Error: absent.py does not exist\n")
    assert lint("").stderr.endswith('Error: "" does not exist\n')


@pytest.mark.parametrize(
    ("lines", "severities", "said"),
    [
        (1, "", "1 error in 1 file\n"),
        (2, "", "2 errors in 1 file\n"),
        (1, "ignore-unexplained = 'error'", "2 errors in 1 file\n"),
        (2, "parameter-missing = 'warning'", "0 errors and 2 warnings in 1 file\n"),
        (1, "parameter-missing = 'off'", "no violations in 1 file\n"),
    ],
)
def test_reports_are_counted_by_severity(lines: int, severities: str, said: str) -> None:
    comment = "x = 1  # shapesmith: ignore[]\n" if "unexplained" in severities else ""
    Path("app.py").write_text(WRONG + 'boto3.client("sqs").delete_queue()\n' * (lines - 1) + comment)
    set_in_project(f"[tool.shapesmith.lint.severities]\n{severities}")
    assert lint("app.py").stderr == said


def test_an_error_and_a_warning_are_counted_apart() -> None:
    Path("app.py").write_text(f"{WRONG}x = 1  # shapesmith: ignore[]\n")
    found = lint("app.py")
    assert (found.exit_code, found.stderr) == (1, "1 error and 1 warning in 1 file\n")


def test_clients_that_are_typed_count_before_those_of_the_project() -> None:
    Path("app.py").write_text(UNKNOWN)
    assert lint("app.py").stdout == ""
    set_in_project('clients = {queue = "sqs", topic = "sns"}')
    reports = json.loads(lint("app.py", "--format", "json").stdout)
    assert {each["call"] for each in reports} == {"sqs.delete_queue", "sns.publish"}
    assert "ec2 has no operation" in lint("app.py", "--client", "queue=ec2").stdout
    assert "sqs has no operation" in lint("app.py", "--client", "topic=sqs").stdout


@pytest.mark.parametrize("typed", ["queue", "=sqs", "queue=", "a.b=sqs", "1a=sqs"])
def test_a_client_is_typed_as_a_name_and_a_service(typed: str) -> None:
    found = lint(".", "--client", typed)
    assert (found.exit_code, f"--client must be NAME=SERVICE (got {typed})" in found.stderr) == (2, True)


def test_a_client_that_is_typed_is_of_a_service_that_there_is() -> None:
    found = lint(".", "--client", "queue=sqss")
    assert found.exit_code == 2
    assert "the service of --client queue must be a service of the installed botocore; did you mean " in found.stderr


def test_patterns_that_are_typed_are_added_to_those_of_the_project() -> None:
    for name in ("a.py", "b.py", "c.py"):
        Path(name).write_text(WRONG)
    set_in_project('exclude = ["a.py"]')
    found = lint(".", "--exclude", "b.py")
    assert [line.partition(":")[0] for line in found.stdout.splitlines()] == ["c.py"]


def test_the_baseline_of_the_project_is_used_unless_another_is_typed() -> None:
    Path("app.py").write_text(WRONG)
    set_in_project('baseline = "known.json"')
    assert lint("app.py", "--write-baseline").stderr == "1 report written to known.json\n"
    assert lint("app.py").exit_code == 0
    assert lint("app.py", "--baseline", "other.json", "--write-baseline").exit_code == 0
    Path("known.json").unlink()
    assert lint("app.py").exit_code == 2
    assert lint("app.py", "--baseline", "other.json").exit_code == 0


def test_a_baseline_that_cannot_be_written_is_wrong_usage() -> None:
    Path("app.py").write_text(WRONG)
    found = lint("app.py", "--baseline", "absent/known.json", "--write-baseline")
    assert (found.exit_code, "absent/known.json cannot be written: No such file" in found.stderr) == (2, True)
