"""What `shapesmith explain` says of one of everything: the transcripts of tests/explain/made, sources and kinds.

A line that begins with `$` is typed. What is printed is compared up to the check of a member, which changes with what is
generated. Run with --update-golden to write what it prints now, and read the diff before committing it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from shapesmith.cli.main import cli

HERE = Path(__file__).parent
TRANSCRIPTS = {service: HERE / service / "transcript.txt" for service in ("made", "sources", "kinds")}
COMMANDS = [
    (service, line.removeprefix("$ "))
    for service, transcript in TRANSCRIPTS.items()
    for line in transcript.read_text(encoding="utf-8").splitlines()
    if line.startswith("$ ")
]


def said(command: str, monkeypatch: pytest.MonkeyPatch, *, color: bool = False) -> str:
    monkeypatch.chdir(HERE)
    done = CliRunner().invoke(cli, command.split()[1:], color=color)
    kept = done.output.partition("check, in ")[0].rstrip("\n")
    return f"$ {command}\n{kept}\n[exit {done.exit_code}]\n"


@pytest.mark.parametrize(("service", "command"), COMMANDS)
def test_what_is_said(service: str, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(command, monkeypatch) in TRANSCRIPTS[service].read_text(encoding="utf-8")


@pytest.mark.parametrize("service", TRANSCRIPTS)
def test_the_transcript_is_complete(
    service: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = [command for each, command in COMMANDS if each == service]
    if request.config.getoption("--update-golden"):
        text = "\n".join(said(command, monkeypatch) for command in commands)
        TRANSCRIPTS[service].write_text(text, encoding="utf-8")
    assert len(commands) == TRANSCRIPTS[service].read_text(encoding="utf-8").count("\n[exit ")


TITLE, DIM, YELLOW, END = "\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m"


def test_a_terminal_shows_titles_bold_places_dim_and_remarks_in_a_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    request = said("shapesmith explain made Request --from .", monkeypatch, color=True)
    assert f"{TITLE}Request{END}" in request
    assert f"{TITLE}Old (old): Word, a string, deprecated{END}" in request
    member = said("shapesmith explain made Request.Token --from .", monkeypatch, color=True)
    assert f"{TITLE}Request.Token.length: 1 to 1,000 characters{END}" in member
    assert f"{DIM}  made/2024-01-01/service-2.json#/shapes/Word/max{END}" in member
    rules = said("shapesmith explain kinds Inner --from .", monkeypatch, color=True)
    assert (
        f'    "Required if Kind is NEW."{END}\n{DIM}    kinds/2024-01-01/service-2.json#/shapes/Inner/members/Name/'
        in rules
    )
    assert f"{YELLOW}    from the documentation (form values.none-of), advice: the service takes old{END}\n" in rules
    assert f"{END}\n    from the documentation (form required.when), an error{END}\n" in rules
    sources = said("shapesmith explain sources Request --sources --from .", monkeypatch, color=True)
    assert f"{TITLE}Request.Other{END}" in sources
    assert f"{DIM}  [-] sources/2024-01-01/service-2.json" in sources
    assert f"{DIM}  {{+}} sources/2024-01-01/sources.yard:7{END}" in sources
    rules = said("shapesmith explain kinds Inner --from .", monkeypatch, color=True)
    assert f"\n    from the documentation (form required.when), an error{END}\n" in rules
    assert f"{YELLOW}    from the documentation (form values.none-of), advice" in rules
