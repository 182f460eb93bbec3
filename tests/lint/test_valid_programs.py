"""Programs that are right, or of which nobody can say that they are wrong: none of them gets a report.

They are in valid_programs.txt, one after another: clients under other names, that are replaced, bound again, wrapped or
passed on, parameters that are put together in unusual ways, and calls that are expected to fail.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from shapesmith.lint.formats import as_text
from shapesmith.lint.report import Report
from shapesmith.lint.run import Run, lint
from shapesmith.lint.settings import Settings

# A module beside the programs.
LIMITS = """\
NAME = "queue"
URL = "https://sqs"
DELAY = 5
BAD_DELAY = 901
class Limits:
    MESSAGES = 10
    BAD = 901
"""
PROGRAMS = Path(__file__).with_name("valid_programs.txt").read_text(encoding="utf-8").split("###\n")


def reports_of(programs: Sequence[str]) -> list[Report]:
    """Write programs into the current folder, `program_0.py` and so on, and return the reports of them."""
    Path("limits.py").write_text(LIMITS)
    names = [f"program_{number}.py" for number in range(len(programs))]
    for name, program in zip(names, programs, strict=True):
        Path(name).write_text(program, encoding="utf-8")
    return lint(Run(names, Settings(), Path("shapes"), is_cached=False))


def test_no_program_gets_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(PROGRAMS) >= 90
    assert list(as_text(reports_of(PROGRAMS))) == []


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("client = boto3.client('sqs')\nclient.nope()\n", "operation-unknown"),
        (
            "def f(client=None):\n    client = client or boto3.client('sqs')\n    client.create_queue()\n",
            "parameter-missing",
        ),
        ("try:\n    boto3.client('sqs').create_queue()\nexcept ClientError:\n    pass\n", "parameter-missing"),
        (
            "client = None\ndef start():\n    global client\n    client = boto3.client('sqs')\n"
            "def work():\n    client.nope()\n",
            "operation-unknown",
        ),
        (
            "pages = boto3.client('cognito-idp').get_paginator('list_user_pools')\n"
            "pages.paginate(PaginationConfig={'MaxItems': 60, 'PageSize': None})\n",
            "parameter-missing",
        ),
        ("boto3.client('cognito-idp').get_paginator('list_user_pools').paginate()\n", "parameter-missing"),
        ("boto3.client('s3control').get_bucket(Bucket='plain')\n", "parameter-missing"),
        (
            "session = boto3.Session()\nsession.events.register('before-call', a)\nsession.client('s3').a()\n",
            "operation-unknown",
        ),
        ("boto3.Session().get_available_services()\nboto3.client('our-own-service')\n", "service-unknown"),
        (
            "def f(key, ddb_conn):\n    ddb_conn.update_item(Key=key, AttributeUpdates={'A': {'Action': 'DELETE'}})\n",
            "parameter-missing",
        ),
        *[
            (f"def f(x):\n    marker = None\n    {text}\n", "value-type")
            for text in (
                "x.a() if marker else boto3.client('emr').list_clusters(Marker=marker)",
                "marker or boto3.client('emr').list_clusters(Marker=marker)",
                "not marker and boto3.client('emr').list_clusters(Marker=marker)",
                "x and boto3.client('emr').list_clusters(Marker=marker)",
            )
        ],
        (
            "class Policies:\n    def names(self, organizations_client: object):\n"
            "        return organizations_client.list_policies()\n",
            "parameter-missing",
        ),
    ],
)
def test_what_is_wrong_on_every_way_is_reported(
    program: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("app.py").write_text(f"import boto3\n{program}")
    reports = lint(Run(["app.py"], Settings(), tmp_path / "shapes", is_cached=False))
    assert [report.code for report in reports] == [code]
