"""What `explain` and `export` say of a service that was read from documentation alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from shapesmith.cli.main import cli

TEXT = Path(__file__).parents[1] / "golden/connect/spec/CreateContactRequest.yard"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seed.txt").write_bytes(TEXT.read_bytes())


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, [*arguments, "--from", "seed.txt"])
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_explain_names_the_line_of_a_member_and_what_it_may_hold() -> None:
    lines = run("explain", "connect", "CreateContactRequest.user_info").splitlines()
    assert "target      UserInfo, a structure, its members unknown" in lines
    assert "model       seed.txt:40" in lines


def test_explain_sources_says_that_there_is_no_other() -> None:
    assert run("explain", "connect", "CreateContactRequest", "--sources") == (
        "CreateContactRequest\n\nseed.txt is its only source.\n"
    )


def test_the_json_schema_has_the_types_and_says_what_is_guessed() -> None:
    schema = json.loads(run("export", "connect", "--format", "json-schema", "--operation", "CreateContact"))
    assert schema["$comment"].startswith(
        "Made by shapesmith 0.1.0 from seed.txt, whose wire names are guessed, (sha256 "
    )
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"InstanceId": "i", "UserInfo": {"UserId": 1}, "References": {"r": {"Type": "URL"}}})
    for wrong in ({"InstanceId": 1}, {"UserInfo": "u"}, {"References": {"r": []}}, {"instance_id": "i"}):
        assert not validator.is_valid(wrong)


def test_the_ir_says_that_it_is_guessed() -> None:
    service = json.loads(run("export", "connect"))
    assert service["service"]["isGuessed"] if "service" in service else service["isGuessed"]
