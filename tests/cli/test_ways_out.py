"""A command that a message names can be copied: it has what was typed for the command that printed it."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from shapesmith.cli.main import cli
from shapesmith.cli.ways_out import completed

from tests.write.project import Project, model


@pytest.mark.parametrize(
    ("typed", "said", "shown"),
    [
        ("check", "generate", "generate"),
        ("check --out o --shapes s", "generate", "generate --out o --shapes s"),
        ("check garden --from botocore", "generate --force", "generate --force garden --from botocore"),
        ("check --all --doc-style rst --jobs 2", "generate", "generate --all --doc-style rst"),
        ("check --out 'a b'", "generate", "generate --out 'a b'"),
        # The generated package that is meant is of other specs than those that are checked.
        ("check --all --from botocore --out o", "generate barn", "generate barn --out o"),
        ("check --out o --shapes s", "generate barn --out p", "generate barn --out p --shapes s"),
        # Specs are not vendored from where they are generated from, and what is generated is not what is vendored.
        ("check garden --from w.whl --out o --shapes s", "shapes update garden", "shapes update garden --shapes s"),
        ("shapes update --from w.whl --shapes s garden", "generate", "generate --shapes s"),
        ("shapes add garden --from w.whl", "shapes update garden", "shapes update garden --from w.whl"),
        ("sync --from w.whl --out o garden", "shapes update", "shapes update --from w.whl"),
        ("sync --out o --allow-dirty", "generate --force", "generate --force --out o"),
        ("generate garden --from botocore", "rules garden", "rules garden --from botocore"),
        ("rules garden --shapes s --open", "shapes", "shapes"),
        ("rules garden --shapes s", "no-such command", "no-such command"),
    ],
)
def test_a_command_gets_the_options_that_say_the_same_of_it(
    typed: str, said: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _completed_in(typed, f"run `shapesmith {said}`, or `git log`", monkeypatch) == (
        f"run `shapesmith {shown}`, or `git log`"
    )


def _completed_in(typed: str, message: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a message that a command completes, which does nothing else."""

    def print_message(**_: object) -> None:
        click.echo(completed(message))

    context = click.Context(cli)
    command: click.Command = cli
    for word in typed.split():
        if isinstance(command, click.Group):
            found = command.get_command(context, word)
            assert found is not None
            command = found
    monkeypatch.setattr(command, "callback", print_message)
    run = CliRunner().invoke(cli, typed)
    assert run.exit_code == 0, run.output
    return run.output.removesuffix("\n")


def test_nothing_is_added_where_no_command_runs() -> None:
    assert completed("run `shapesmith generate`") == "run `shapesmith generate`"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project whose folders have other names."""
    project = Project(tmp_path)
    project.vendor("garden", model("Garden", "Dig"))
    (tmp_path / "shapes").rename(tmp_path / "specs")
    return project


PLACES = ("--shapes", "specs", "--out", "out")


def test_what_check_says_is_resolved_by_the_command_that_it_names(project: Project) -> None:
    run = project.run("check", *PLACES)
    assert run.printed.endswith(" would change; run `shapesmith generate --out out --shapes specs`\n")
    assert project.run("generate", "--shapes", "specs", "--out", "out").code == 0
    assert project.run("check", *PLACES).code == 0


def test_errors_and_wrong_usage_name_commands_for_the_same_folders(project: Project) -> None:
    project.run("generate", *PLACES)
    project.write("out/aws_shapes/garden/operations/dig.py", "mine\n")
    run = project.run("generate", *PLACES)
    assert (
        "or run `shapesmith generate --force --out out --shapes specs` to overwrite it [output-edited]\n" in run.printed
    )
    assert project.run("generate", "--force", *PLACES).code == 0
    run = project.run("generate", "--shapes", "none")
    assert "Error: no specs in none; run `shapesmith shapes add SERVICE --shapes none`, or use" in run.printed
