"""Ways out in messages: a command that a message names gets the options of the command that prints it."""

from __future__ import annotations

import re
import shlex

import click
from click.core import ParameterSource

from shapesmith.cli.options import Wanted

_COMMAND = re.compile(r"`shapesmith ([^`]+)`")
# The parameters that say where to read and write.
_PLACES = frozenset({"shapes", "out"})


def completed(message: str, context: click.Context | None = None) -> str:
    """Return a message whose commands can be copied: each has what was typed for the one that runs, as far as it can.

    What a message says itself is left as it is. `context` is that of the command that runs, if it has ended already.
    """
    running = context or click.get_current_context(silent=True)
    return message if running is None else _COMMAND.sub(lambda found: _completed(found, running), message)


def _completed(found: re.Match[str], running: click.Context) -> str:
    words = found[1].split()
    command, said = _command(words, running)
    kept = [word for parameter in _carried(command, running, said) for word in _typed(parameter, running)]
    return f"`{' '.join(('shapesmith', *words, *map(shlex.quote, kept)))}`"


def _command(words: list[str], running: click.Context) -> tuple[click.Command, list[str]]:
    """Return the command that words name, and the words that follow its name."""
    root = running.find_root()
    command, said = root.command, words
    while isinstance(command, click.Group) and said and said[0] in command.list_commands(root):
        command, said = command.get_command(root, said[0]) or command, said[1:]
    return command, said


def _carried(command: click.Command, running: click.Context, said: list[str]) -> list[click.Parameter]:
    """Return the parameters of a command that get the values which those of the running one have."""
    names = {"origin", *_PLACES}
    if all(
        Wanted.__annotations__.keys() <= {each.name for each in params}
        for params in (command.params, running.command.params)
    ):
        # Both work on the same services; one that a message names says where it is from.
        names = {*_PLACES} if said and not said[0].startswith("-") else {*Wanted.__annotations__} - {"jobs"}
    given = {
        each.name: each
        for each in running.command.params
        if each.name in names and running.get_parameter_source(each.name) is ParameterSource.COMMANDLINE
    }
    return [
        each
        for each in command.params
        # With another default, it is of another kind: where specs are vendored from, and not what is generated.
        if each.name in given and each.default == given[each.name].default and not {*each.opts} & {*said}
    ]


def _typed(parameter: click.Parameter, running: click.Context) -> list[str]:
    """Return what to type to give a parameter the value that it has in the running command."""
    value = running.params[parameter.name or ""]
    if isinstance(parameter, click.Argument):
        return [*value]
    return [parameter.opts[0]] if value is True else [parameter.opts[0], str(value)]
