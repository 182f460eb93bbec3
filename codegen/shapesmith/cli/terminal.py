"""What the command line prints beside a command's own output: diagnostics, progress, summaries."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

from shapesmith.diagnostics import Diagnostic, Severity, SpecError

if TYPE_CHECKING:
    from shapesmith.specs.vendor import Vendored


class Terminated(KeyboardInterrupt):
    """Raised where the signal `number` asks this process to end, so that it clears up as it does after Ctrl+C."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def end_on_sigterm() -> None:
    """Let SIGTERM raise Terminated, from now on."""

    def terminate(number: int, _: object) -> NoReturn:
        raise Terminated(number)

    signal.signal(signal.SIGTERM, terminate)


@contextmanager
def reporting(writes: bool = False) -> Iterator[None]:
    """Print the diagnostics of a failed run and exit 1; one that `writes` says that it did not.

    A run that is interrupted exits with 128 and the number of the signal, as shells do.
    """
    try:
        yield
    except SpecError as wrong:
        print_diagnostics(wrong.diagnostics)
        _fail(wrong.diagnostics, writes)
    except KeyboardInterrupt as stop:
        number = stop.number if isinstance(stop, Terminated) else signal.SIGINT
        outcome = "; what it writes is all old or all new: run it again" if writes else ""
        click.echo(f"stopped by {signal.Signals(number).name}{outcome}", err=True)
        sys.exit(128 + number)


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
        click.echo(f"{item.service}: {source}")
        for what, names in (("added", item.added), ("changed", item.changed), ("removed", item.removed)):
            for name in names:
                click.echo(f"  {what}: {name}")
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
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(verb, total=total)
            yield lambda service: bar.update(task, advance=1, description=f"{verb} {service}")
        return
    done = 0

    def line(service: str) -> None:
        nonlocal done
        done += 1
        click.echo(f"[{done}/{total}] {service}", err=True)

    yield line if total > 1 else lambda service: None
