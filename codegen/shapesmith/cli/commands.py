"""A group of commands, each a module that is imported when its command is run or its help is shown."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from errno import ENAMETOOLONG
from importlib import import_module
from typing import Any

import click

from shapesmith.cli.terminal import end_stopped
from shapesmith.cli.ways_out import completed
from shapesmith.text.printable import printable, shortened


class Commands(click.Group):
    """A click group whose commands are `modules`, by name; each module defines its command as `command`."""

    def __init__(self, *arguments: Any, modules: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._modules = modules

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the options of the group."""
        with _printable():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Parse the arguments of a command, and run it. A run that a signal stops is reported as such."""
        try:
            with _printable(), _names_of_files():
                _check_current_folder()
                return super().invoke(ctx)
        except KeyboardInterrupt as stop:
            end_stopped(stop)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the group."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None if there is none."""
        if cmd_name not in self._modules:
            # click searches these for a near name.
            self.commands = {name: self._load(name) for name in self._modules}
            return None
        return self._load(cmd_name)

    def _load(self, name: str) -> click.Command:
        command: click.Command = import_module(self._modules[name]).command
        return command


def _check_current_folder() -> None:
    """Raise click.UsageError if somebody removed the current folder: relative paths have no meaning there."""
    try:
        os.getcwd()
    except OSError as failure:
        message = f"the current folder must exist ({failure.strerror}); change to another one, and run it again"
        raise click.UsageError(message) from failure


@contextmanager
def _printable() -> Iterator[None]:
    """Escape what is not printable in the message of a wrong usage: it may quote an argument, a file or its name.

    Commands that it names are completed.
    """
    try:
        yield
    except click.ClickException as wrong:
        message = completed(wrong.message, wrong.ctx if isinstance(wrong, click.UsageError) else None)
        vars(wrong)["message"] = "\n".join(map(printable, message.split("\n")))
        raise


@contextmanager
def _names_of_files() -> Iterator[None]:
    """Report a path that no file system takes as wrong usage: an argument or a setting has it, or a name made of it."""
    try:
        yield
    except OSError as failure:
        if failure.errno != ENAMETOOLONG:
            raise
        message = (
            f"the name of a file must not be too long for the file system (got {shortened(str(failure.filename))})"
        )
        raise click.UsageError(message) from failure
