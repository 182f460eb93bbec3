"""What `shapesmith explain` says of one of everything: the transcripts of tests/explain/made, sources and kinds.

A line that begins with `$` is typed. What is printed is compared up to the check of a member, which changes with what is
generated. Run with --update-golden to write what it prints now, and read the diff before committing it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from shapesmith.cli.main import cli

HERE = Path(__file__).parent
TRANSCRIPTS = {service: HERE / service / "transcript.txt" for service in ("made", "sources", "kinds")}
STYLED = HERE / "styles.txt"
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


_STYLES = {"1": "bold", "2": "dim", "33": "yellow"}
_STYLE = re.compile(r"\x1b\[(\d+)m")


def styled(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the lines that a terminal does not show plain, each behind its style."""
    lines: list[str] = []
    for line in said(command, monkeypatch, color=True).splitlines()[1:]:
        styles = [_STYLES[code] for code in _STYLE.findall(line) if code != "0"]
        if styles:
            lines.append(f"{' '.join(styles):6}  {_STYLE.sub('', line)}")
    return "\n".join((f"$ {command}", *lines, ""))


def test_a_terminal_shows_titles_bold_places_dim_and_remarks_in_a_colour(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = "\n".join(styled(command, monkeypatch) for _, command in COMMANDS)
    if request.config.getoption("--update-golden"):
        STYLED.write_text(found, encoding="utf-8")
    assert found == STYLED.read_text(encoding="utf-8")
