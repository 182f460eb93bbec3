"""Every command is a module of its own, imported when it is asked for, and its help shows how it is typed."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner
from shapesmith.cli.commands import Commands
from shapesmith.cli.main import cli


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
        "check",
        "diff",
        "explain",
        "export",
        "generate",
        "rules",
        "shapes",
        "shapes add",
        "shapes update",
        "shapes remove",
        "shapes verify",
    ]


@pytest.mark.parametrize("path", commands(cli), ids=lambda path: " ".join(path) or "shapesmith")
def test_help_has_an_example_that_begins_with_what_is_typed(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli, [*path, "--help"], prog_name="shapesmith")
    assert result.exit_code == 0
    _, heading, examples = result.output.partition("Examples:\n")
    assert heading
    assert all(line.split()[: len(path) + 1] == ["shapesmith", *path] for line in examples.strip().splitlines())


def test_an_unknown_command_gets_the_near_one() -> None:
    for typed, near in ((["genrate"], "generate"), (["shapes", "udpate"], "update")):
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
