"""What the command line prints beside a command's own output: diagnostics, progress, summaries."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

from shapesmith.diagnostics import Diagnostic, Severity, SpecError
from shapesmith.text.printable import printable

if TYPE_CHECKING:
    from shapesmith.specs.vendor import Vendored


def say(text: str, *, err: bool = False) -> None:
    """Print text, line by line, with what no terminal may be given escaped: names of files and text from them."""
    click.echo("\n".join(map(printable, text.split("\n"))), err=err)


@contextmanager
def reporting(writes: bool = False) -> Iterator[None]:
    """Print the diagnostics of a failed run and exit 1; one that `writes` says that it did not."""
    try:
        yield
    except SpecError as wrong:
        print_diagnostics(wrong.diagnostics)
        _fail(wrong.diagnostics, writes)


def _fail(diagnostics: list[Diagnostic], writes: bool) -> NoReturn:
    count = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    click.echo(f"{count} {plural('error', count)}{'; nothing was written' if writes else ''}", err=True)
    sys.exit(1)


def print_diagnostics(diagnostics: list[Diagnostic]) -> None:
    """Print diagnostics, one a line, where errors go."""
    for diagnostic in diagnostics:
        click.echo(str(diagnostic), err=True)


def print_vendored(vendored: list[Vendored]) -> None:
    """Print what was vendored, and which files changed."""
    for item in vendored:
        source = f"{item.before} -> {item.after}" if item.before and item.before != item.after else item.after
        say(f"{item.service}: {source}")
        for what, names in (("added", item.added), ("changed", item.changed), ("removed", item.removed)):
            for name in names:
                say(f"  {what}: {name}")
        if not (item.added or item.changed or item.removed):
            click.echo("  nothing changed")


def plural(noun: str, count: int) -> str:
    """Return the noun as it goes with the count."""
    return noun if count == 1 else noun + "s"


@contextmanager
def progress(verb: str, total: int) -> Iterator[Callable[[str], None]]:
    """Show a bar on a terminal, a line for each service where there are many, nothing where there are few."""
    if sys.stderr.isatty() and total > 1:
        from rich.console import Console
        from rich.markup import escape
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(verb, total=total)
            yield lambda service: bar.update(task, advance=1, description=f"{verb} {escape(printable(service))}")
        return
    done = 0

    def line(service: str) -> None:
        nonlocal done
        done += 1
        say(f"[{done}/{total}] {service}", err=True)

    yield line if total > 1 else lambda service: None
