"""What `shapesmith explain` says of one of everything: the transcript of the service `made`, in tests/explain/made.

A line that begins with `$` is typed. What is printed is compared up to the check of a member, which changes with what is
generated. Run with --update-golden to write what it prints now, and read the diff before committing it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from shapesmith.cli.main import cli

HERE = Path(__file__).parent
TRANSCRIPT = HERE / "made" / "transcript.txt"


def said(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(HERE)
    done = CliRunner().invoke(cli, command.split()[1:])
    kept = done.output.partition("\ncheck, in ")[0].rstrip("\n")
    return f"$ {command}\n{kept}\n[exit {done.exit_code}]\n"


COMMANDS = [line[2:] for line in TRANSCRIPT.read_text(encoding="utf-8").splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.split()[-3])
def test_what_is_said(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(command, monkeypatch) in TRANSCRIPT.read_text(encoding="utf-8")


def test_the_transcript_is_complete(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.config.getoption("--update-golden"):
        text = "\n".join(said(command, monkeypatch) for command in COMMANDS)
        TRANSCRIPT.write_text(text, encoding="utf-8")
    assert len(COMMANDS) == len(set(COMMANDS)) == TRANSCRIPT.read_text(encoding="utf-8").count("\n[exit ")
