"""Where in a call a report points: the innermost part of the source that is written there."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.lint.run import Run, lint
from shapesmith.lint.settings import Settings

SHAPES = Path(__file__).parents[2] / "shapes"


def reported(tmp_path: Path, call: str, before: str = "") -> list[str]:
    """Return the source of each part of a call to which a report points."""
    text = f'import boto3\nsqs = boto3.client("sqs")\n{before}\nsqs.{call}\n'
    path = tmp_path / "app.py"
    path.write_text(text, encoding="utf-8")
    line = text.splitlines()[-1]
    reports = lint(Run([str(path)], Settings(), SHAPES))
    assert {(each.line, each.end_line) for each in reports} <= {(text.count("\n"),) * 2}
    return [line[each.column - 1 : each.end_column - 1] for each in reports]


@pytest.mark.parametrize(
    ("call", "parts"),
    [
        ("delete_queue()", ["delete_queue"]),
        ("delete_queue('u')", ["'u'"]),
        ("delete_queue(QueueUrl=5)", ["5"]),
        ("delete_queue(QueueUrl='u', Foo=1)", ["1"]),
        ("create_queue(QueueName='q', tags={'ü': 5, 'b': 'c'})", ["5"]),
        ("create_queue(QueueName='q', tags={'a': 'b', **x, 'c': 5})", ["5"]),
        ("send_message_batch(QueueUrl='u', Entries=[{'Id': 'a', 'MessageBody': 5}])", ["5"]),
        ("send_message_batch(QueueUrl='u', Entries=[{'Id': 'a', 'MessageBody': 'b'}, {'Id': 'b'}])", ["{'Id': 'b'}"]),
        ("receive_message(QueueUrl='u', MaxNumberOfMessages=5 + 6)", ["5 + 6"]),
        ("receive_message(**{'QueueUrl': 'u', 'MaxNumberOfMessages': 11})", ["receive_message"]),
    ],
)
def test_a_report_points_to_what_is_wrong(tmp_path: Path, call: str, parts: list[str]) -> None:
    assert reported(tmp_path, call) == parts


def test_what_is_not_written_in_the_call_is_reported_at_its_argument(tmp_path: Path) -> None:
    assert reported(tmp_path, "create_queue(QueueName='q', tags=t)", "t = {'a': 5}") == ["t"]
    call = "send_message_batch(QueueUrl='u', Entries=[*e])"
    assert reported(tmp_path, call, "e = [{'Id': 'a'}]") == ["[*e]"]
