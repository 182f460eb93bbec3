"""Every command is a module of its own, imported when it is asked for, and its help shows how it is typed.

tests/cli/help.txt has the help of each. Run with --update-golden to write it anew, and read the diff.
"""

from __future__ import annotations

import inspect
import subprocess
import sys
import textwrap
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from shapesmith.cli.commands import Commands
from shapesmith.cli.main import cli

HELP = Path(__file__).with_name("help.txt")


def commands(group: Commands, *path: str) -> dict[tuple[str, ...], click.Command]:
    """Return every command below a group, and the groups themselves, by what is typed."""
    context = click.Context(group)
    found: dict[tuple[str, ...], click.Command] = {path: group}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found |= commands(command, *path, name) if isinstance(command, Commands) else {(*path, name): command}
    return found


def test_the_commands_are_those_of_the_contract() -> None:
    assert [" ".join(path) for path in commands(cli)] == [
        "",
        "adopt",
        "check",
        "diff",
        "explain",
        "export",
        "generate",
        "init",
        "lint",
        "migrate",
        "rules",
        "shapes",
        "shapes add",
        "shapes update",
        "shapes remove",
        "shapes list",
        "shapes verify",
        "sync",
    ]


@pytest.mark.parametrize("path", commands(cli), ids=lambda path: " ".join(path) or "shapesmith")
def test_help_has_an_example_that_begins_with_what_is_typed(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli, [*path, "--help"], prog_name="shapesmith")
    assert result.exit_code == 0
    _, heading, examples = result.output.partition("Examples:\n")
    assert heading
    assert all(line.split()[: len(path) + 1] == ["shapesmith", *path] for line in examples.strip().splitlines())


@pytest.mark.parametrize("path", [(), ("shapes",)], ids=" ".join)
def test_a_list_of_commands_has_the_first_sentence_of_each_whole_on_80_columns(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli, [*path, "--help"], env={"COLUMNS": "80"})
    _, _, listed = result.output.partition("Commands:\n")
    listed, _, _ = listed.partition("\n\n")
    assert [line for line in listed.splitlines() if not line.endswith(".") or line.endswith("...")] == []


def test_the_help_of_every_command_is_as_written(request: pytest.FixtureRequest) -> None:
    written = "\n".join(_help(path, command) for path, command in commands(cli).items())
    if request.config.getoption("--update-golden"):
        HELP.write_text(written, encoding="utf-8")
    assert written == HELP.read_text(encoding="utf-8")


def _help(path: tuple[str, ...], command: click.Command) -> str:
    """Return what is written for a command and each option; how a terminal lays it out is up to click."""
    options = [
        f"  {', '.join((*option.opts, *option.secondary_opts))}: {option.help}{_default(option)}"
        for option in command.params
        if isinstance(option, click.Option)
    ]
    said = textwrap.indent(inspect.cleandoc(command.help or ""), "  ", lambda line: bool(line.strip()))
    examples = (command.epilog or "").replace("\b\n", "").strip()
    return "\n".join([f"$ {' '.join(['shapesmith', *path])}", said, *options, examples, ""])


def _default(option: click.Option) -> str:
    return f" (default: {option.default})" if option.show_default is True else ""


def test_an_unknown_command_gets_the_near_one() -> None:
    for typed, near in ((["generat"], "generate"), (["shapes", "udpate"], "update")):
        result = CliRunner().invoke(cli, typed, prog_name="shapesmith")
        assert (result.exit_code, f"Did you mean {near!r}?" in result.output) == (2, True)


def test_a_command_imports_no_other_command() -> None:
    script = "import sys; from shapesmith.cli.main import cli; cli(['generate', '--help'], standalone_mode=False); print(*sys.modules)"
    printed = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    loaded = set(printed.splitlines()[-1].split())
    assert "shapesmith.cli.generate" in loaded
    assert (
        not {"shapesmith.cli.check", "shapesmith.cli.export", "shapesmith.cli.shapes", "shapesmith.pipeline"} & loaded
    )


@pytest.mark.parametrize(
    ("typed", "ending"),
    [
        ("generate nosuch", "1 error; nothing was written"),
        ("sync", "1 error; nothing was written"),
        ("shapes add nosuch", "1 error; nothing was written"),
        ("shapes update nosuch", "1 error; nothing was written"),
        ("shapes remove nosuch", "1 error; nothing was written"),
        ("check nosuch", "1 error"),
        ("explain nosuch Loaf", "1 error"),
        ("export nosuch --format ir", "1 error"),
        ("rules nosuch", "1 error"),
        ("diff nosuch nosuch", "1 error"),
        ("migrate --from nosuch --to nosuch .", "1 error"),
    ],
)
def test_a_command_that_writes_says_that_nothing_was_written(
    typed: str, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, typed.split())
    assert result.output.splitlines()[-1] == ending
    assert list(tmp_path.iterdir()) == []
