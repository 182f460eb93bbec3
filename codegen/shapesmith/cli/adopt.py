"""`shapesmith adopt`: calls of boto3 clients in source, rewritten to the generated classes where that is certain."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import counted, reporting, say

if TYPE_CHECKING:
    from shapesmith.adopt.run import Outcome

_USAGE = 2


@click.command(
    "adopt",
    epilog="""\b
Examples:
  shapesmith adopt src
  shapesmith adopt src --write
  shapesmith adopt app.py --package my_shapes --present
""",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--diff/--write", "is_diff", default=True, help="Show the changes, or make them.  [default: --diff]")
@click.option("--package", default=None, metavar="NAME", help="The generated package.  [default: that of the project]")
@click.option(
    "--present",
    is_flag=True,
    help='Take what `response["Name"]` reads to be there, unless a KeyError is caught around it.',
)
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Paths to leave out below folders: `*/vendored/*`.")
@options.out
@options.shapes
def command(
    paths: tuple[str, ...],
    is_diff: bool,
    package: str | None,
    present: bool,
    exclude: tuple[str, ...],
    out: Path,
    shapes: Path,
) -> None:
    """Rewrite the calls of boto3 clients in Python files to requests of the generated classes.

    Only calls of which all is certain are rewritten; the others are listed with the reason. Exits with 1 if a file
    could not be read, parsed or written.
    """
    from shapesmith.adopt.packages import Packages
    from shapesmith.adopt.run import Adopter
    from shapesmith.lint.files import NoSuchPath, find_files
    from shapesmith.lint.settings import SettingsError, read_settings
    from shapesmith.project import read_project

    with reporting(status=_USAGE):
        project = read_project()
        try:
            settings = read_settings(project.lint)
            files = find_files(paths, (*settings.exclude, *exclude))
        except SettingsError as wrong:
            raise click.UsageError(str(wrong)) from None
        except NoSuchPath as missing:
            raise click.UsageError(f"{missing} does not exist") from None
        adopter = Adopter(Packages(package or project.package, out), settings.clients, shapes, present)
        outcomes = [adopter.file(path) for path in files]
    failed = [_shown(outcome, is_diff) for outcome in outcomes]
    calls = sum(outcome.adopted for outcome in outcomes)
    left = sum(len(outcome.left) for outcome in outcomes)
    verb = "would be rewritten" if is_diff else "rewritten"
    say(f"{counted(calls, 'call')} {verb}, {left} left, in {counted(len(files), 'file')}", err=True)
    if any(failed):
        sys.exit(1)


def _shown(outcome: Outcome, is_diff: bool) -> bool:
    """Print, or write, what became of a file; return whether that failed."""
    from shapesmith.adopt.files import Unwritable, replace

    reason = None if outcome.failure is None else f"{outcome.failure.line}: {outcome.failure.reason}"
    if outcome.rewritten is not None and is_diff:
        for line in outcome.rewritten.diff():
            say(line)
    elif outcome.rewritten is not None:
        try:
            replace(outcome.rewritten)
        except Unwritable as failure:
            reason = f"1: {failure}"
    for each in outcome.left:
        say(f"{outcome.path}:{each.line}:{each.column}: {each.call} {each.reason}", err=True)
    if reason is not None:
        say(f"{outcome.path}:{reason}", err=True)
    return reason is not None
