"""Nothing from a spec, a lock or a file name reaches a terminal unescaped."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from shapesmith.cli import terminal
from shapesmith.cli.main import cli
from shapesmith.diagnostics import warning
from shapesmith.provenance import Provenance
from shapesmith.specs.vendor import Removed, Vendored

# Colour, a name of the window, right to left, a line that is forged, half of a character.
HOSTILE = "a\x1b[31m\x1b]0;x\x07\u202eb\nshapes: error: forged\ud800\x9b1m"
ESCAPED = r"a\x1b[31m\x1b]0;x\x07\u202eb\nshapes: error: forged\ud800\x9b1m"

MODEL = {"metadata": {"apiVersion": "2024-01-01", "protocol": "json"}, "operations": {}, "shapes": {}}


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ({}, "a\n\x1b[1mb\x1b[0m\n"),
        ({"NO_COLOR": ""}, "a\n\x1b[1mb\x1b[0m\n"),
        ({"NO_COLOR": "1"}, "a\nb\n"),
        ({"TERM": "dumb"}, "a\nb\n"),
    ],
)
def test_styles_are_for_terminals_that_show_them(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], shown: str
) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with CliRunner().isolation(color=True) as (out, *_):
        terminal.say("a")
        terminal.say("b", bold=True)
        assert out.getvalue().decode() == shown


def test_a_line_is_one_line_of_characters_that_show_as_themselves(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say(HOSTILE)
    terminal.say(HOSTILE, err=True)
    assert capsys.readouterr() == (f"{ESCAPED}\n", f"{ESCAPED}\n")


def test_letters_of_every_language_show_as_themselves(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say("Ünïcödé 名前 🙂")
    assert capsys.readouterr().out == "Ünïcödé 名前 🙂\n"


def test_packages_and_files_of_what_is_vendored_are_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.print_vendored([Vendored("sqs", HOSTILE, "botocore 1.0.0", [HOSTILE], [], [])])
    terminal.print_removed([Removed("sqs", HOSTILE, [], [HOSTILE])])
    assert capsys.readouterr().out == (
        f"sqs: {ESCAPED} -> botocore 1.0.0\n  added: {ESCAPED}\n"
        f"sqs: {ESCAPED} removed\n  removed (it was kept here by hand): {ESCAPED}\n"
    )


@pytest.mark.parametrize("count", [5, 6])
def test_of_many_outdated_verdicts_of_a_file_five_are_printed_and_the_others_counted(
    count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    outdated = [
        warning("verdict-outdated", Provenance("shapes/sqs/rules.toml", f":{line}"), str(line))
        for line in range(1, count + 1)
    ]
    other = warning("spec-downgrade", Provenance("shapes/sqs"), "older")
    terminal.print_diagnostics([*outdated, other])
    lines = capsys.readouterr().err.splitlines()
    assert lines[:6] == [
        *(f"shapes/sqs/rules.toml:{line}: warning: {line} [verdict-outdated]" for line in range(1, 6)),
        "shapes/sqs: warning: older [spec-downgrade]",
    ]
    more = "shapes/sqs/rules.toml: warning: and 1 more of its verdicts: `shapesmith rules sqs` names each"
    assert lines[6:] == ([] if count == 5 else [f"{more} [verdict-outdated]"])
    terminal.print_diagnostics(outdated, whole=True)
    assert len(capsys.readouterr().err.splitlines()) == count


def test_names_in_progress_are_escaped_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.progress("Generating", 2) as advance:
        advance(HOSTILE)
    assert capsys.readouterr().err == f"[1/2] {ESCAPED}\n"


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_names_in_progress_are_escaped_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stream := Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    with terminal.progress("Generating", 2) as advance:
        advance("[red]b[/red]\x1b]0;x\x07\u202e")
    shown = stream.getvalue()
    assert " 50%" in shown
    assert r"Generating [red]b[/red]\x1b]0;x\x07\u202e" in shown
    assert "\x1b]0" not in shown
    assert "\u202e" not in shown
    assert "\x07" not in shown


def test_what_is_exported_to_a_terminal_is_the_same_json_with_escapes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = '{\n  "name": "a\u202eb\x7f\U000e0001é"\n}\n'
    monkeypatch.setattr(sys, "stdout", stream := Terminal())
    terminal.print_bytes(content.encode())
    assert stream.getvalue() == '{\n  "name": "a\\u202eb\\u007f\\udb40\\udc01é"\n}\n'
    assert json.loads(stream.getvalue()) == json.loads(content)


@pytest.mark.skipif(sys.platform == "win32", reason="no such names of files there")
def test_a_hostile_folder_is_escaped_wherever_a_command_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "a\x1b[31m\u202eb"
    for service in (name, "plain"):
        folder = Path("specs", service, "2024-01-01")
        folder.mkdir(parents=True)
        (folder / "service-2.json").write_text(json.dumps(MODEL), encoding="utf-8")
    out = f"out{name}"
    printed = ""
    for arguments in (
        ["generate", "--from", "specs", "--out", out],
        ["check", "--from", "specs", "--out", out],
        ["generate", "nothing", "--from", "specs", "--out", out],
        ["shapes", "add", name, "--from", "specs"],
        ["shapes", "verify", name],
        ["explain", name, "Nothing", "--from", "specs"],
        ["generate", "--from", f"specs/{name}/nowhere"],
    ):
        printed += CliRunner().invoke(cli, arguments, prog_name="shapesmith").output
    assert r"a\x1b[31m\u202eb" in printed
    assert all(line.isprintable() for line in printed.splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="no such names of files there")
def test_a_tampered_file_is_escaped_in_the_diff_of_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("service-2.json").write_text(json.dumps(MODEL), encoding="utf-8")
    generate = ["generate", "garden", "--from", "service-2.json"]
    assert CliRunner().invoke(cli, generate, prog_name="shapesmith").exit_code == 0
    init = Path("generated", "aws_shapes", "garden", "__init__.py")
    init.write_text(f"{init.read_text(encoding='utf-8')}# \x1b[31m\u202e\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["check", *generate[1:]], prog_name="shapesmith")
    assert result.exit_code == 1
    assert r"# \x1b[31m\u202e" in result.output
    assert all(line.isprintable() for line in result.output.splitlines())


def test_letters_that_the_encoding_of_a_pipe_has_not_are_escaped(tmp_path: Path) -> None:
    folder = tmp_path / "名"
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "shapesmith", "generate", "--from", str(folder)]
    done = subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    assert rb"\u540d: error: does not exist" in done.stderr


@pytest.mark.parametrize(("columns", "expected"), [(40, 40), (119, 119), (120, 120), (121, 120)])
def test_text_is_as_wide_as_the_terminal_up_to_120_columns(
    columns: int, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("COLUMNS", str(columns))
    assert terminal.width() == expected


def test_text_is_80_columns_wide_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setenv("COLUMNS", "100")
    assert (terminal.width(), terminal.width(90)) == (80, 90)
