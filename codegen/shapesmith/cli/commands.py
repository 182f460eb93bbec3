"""A group of commands, each a module that is imported when its command is run or its help is shown."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class Commands(click.Group):
    """A click group whose commands are `modules`, by name; each module defines its command as `command`."""

    def __init__(self, *arguments: Any, modules: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._modules = modules

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
