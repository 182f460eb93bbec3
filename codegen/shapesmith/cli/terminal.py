"""What the command line prints. This is the only module that prints, and it escapes every unprintable character."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

from shapesmith.cli.stopping import signal_of
from shapesmith.cli.ways_out import completed
from shapesmith.diagnostics import Diagnostic, SpecError, count_errors, warning
from shapesmith.provenance import Provenance
from shapesmith.text.counts import counted
from shapesmith.text.printable import printable, printable_json

if TYPE_CHECKING:
    from shapesmith.review.text_lines import Line
    from shapesmith.specs.vendor import Removed, Vendored

# Shown in place of the package for a spec that does not come from a package of botocore.
A_PATH = "a path"

# The widest text for people, in columns: longer lines are hard to read.
_WIDEST = 120

# A release of a spec may leave many verdicts behind: of each file, this many are printed.
_OUTDATED = "verdict-outdated"
_MOST_OUTDATED = 5

# Where a context has what is said of a run that cannot print what it did.
_DONE = f"{__name__}.done"

# The exit status of click for wrong usage. Where 1 means that something was found, it is that of errors, too.
USAGE = 2


def say(text: str, *, err: bool = False, **style: Any) -> None:
    """Print `text` as one line, in the style that `click.style` takes; it is left out where none is shown or wanted."""
    # https://no-color.org; click finds out whether there is a terminal.
    shown = style if not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" else {}
    with _written():
        click.secho(printable(text), err=err, reset=bool(shown), **shown)


def say_all(lines: Iterable[str]) -> None:
    """Print each of `lines`."""
    for line in lines:
        say(line)


class _Unprinted(click.ClickException):
    """What cannot be printed, as on a full disk. click prints it as one line."""

    exit_code = USAGE


@contextmanager
def _written() -> Iterator[None]:
    """Raise _Unprinted for what cannot be printed."""
    try:
        yield
    except BrokenPipeError:  # nobody reads any more, which is no failure
        raise
    except OSError as failure:
        raise _unprinted(failure) from failure


def _unprinted(failure: OSError) -> _Unprinted:
    context = click.get_current_context(silent=True)
    done = "" if context is None else context.meta.get(_DONE, "")
    return _Unprinted(completed(f"the output cannot be written: {failure.strerror}{done}"))


def end_unprinted(failure: OSError) -> NoReturn:
    """Report that a help, or a message of click, cannot be printed, and exit; raise any other `failure`."""
    if _takes_all(sys.stdout) and _takes_all(sys.stderr):
        raise failure
    unprinted = _unprinted(failure)
    with suppress(OSError):  # errors cannot be printed either
        unprinted.show()
    sys.exit(unprinted.exit_code)


def _takes_all(stream: TextIO) -> bool:
    """Return whether a stream takes what it still has: of what could not be printed, it has the rest."""
    try:
        stream.flush()
    except OSError:
        return False
    return True


@contextmanager
def reporting(*, writes: bool = False, status: int = 1, again: str = "") -> Iterator[None]:
    """Print the diagnostics of a failed run and exit with `status`.

    A run that `writes` also reports that nothing was written, or, if a signal stops it, that there is no half of it; if
    what it did cannot be printed, that it is done, and the command that prints it `again`.
    """
    try:
        yield
    except SpecError as wrong:
        print_diagnostics(wrong.diagnostics)
        errors = counted(count_errors(wrong.diagnostics), "error")
        say(f"{errors}{'; nothing was written' if writes else ''}", err=True)
        sys.exit(status)
    except KeyboardInterrupt as stop:
        end_stopped(stop, "; all is written or nothing: run it again" if writes else "")
    if writes and (context := click.get_current_context(silent=True)) is not None:
        context.meta[_DONE] = f"; all else is done{again and f', and `shapesmith {again}` prints the report'}"


def end_stopped(stop: KeyboardInterrupt, way_out: str = "") -> NoReturn:
    """Print which signal stopped the run, and exit as shells do: with 128 and the number of the signal."""
    number = signal_of(stop)
    say(f"stopped by {number.name}{way_out}", err=True)
    sys.exit(128 + number)


def print_diagnostics(diagnostics: Iterable[Diagnostic], *, whole: bool = False) -> None:
    """Print diagnostics, one a line, where errors go.

    Unless the list is to be `whole`, a few verdicts that are left behind are printed, and the number of the others.
    """
    for diagnostic in diagnostics if whole else _shortened(diagnostics):
        say(completed(str(diagnostic)), err=True)


def _shortened(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    outdated: Counter[str] = Counter()
    for each in diagnostics:
        if each.code == _OUTDATED:
            outdated[each.file] += 1
        if each.code != _OUTDATED or outdated[each.file] <= _MOST_OUTDATED:
            yield each
    for file, count in outdated.items():
        if count > _MOST_OUTDATED:
            way = f"`shapesmith rules {Path(file).parent.name}` names each"
            yield warning(_OUTDATED, Provenance(file), f"and {count - _MOST_OUTDATED} more of its verdicts: {way}")


def print_vendored(vendored: list[Vendored]) -> None:
    """Print what was vendored, and which files changed."""
    for item in vendored:
        after = item.after or A_PATH
        source = f"{item.before} -> {after}" if item.before and item.before != after else after
        say(f"{item.service}: {source}")
        for what, names in (("added", item.added), ("changed", item.changed), ("removed", item.removed)):
            for name in names:
                say(f"  {what}: {name}{', which comes with shapesmith' if name in item.judged else ''}")
        for name in item.kept:
            say(f"  kept: {name}, which was edited; a newer one comes with shapesmith")
        if item.is_left:
            say("  left as it is: its spec comes from elsewhere")
        elif not (item.added or item.changed or item.removed):
            say("  nothing changed")


def print_removed(removed: list[Removed]) -> None:
    """Print which files of each service were removed; those that were kept there by hand have no other copy."""
    for item in removed:
        say(f"{item.service}: {item.package or A_PATH} removed")
        for name in item.vendored:
            say(f"  removed: {name}")
        for name in item.by_hand:
            say(f"  removed (it was kept here by hand): {name}")


def width(elsewhere: int = 80) -> int:
    """Return how wide text is printed: as the terminal is, within reason, and as wide as `elsewhere` without one."""
    from shutil import get_terminal_size

    return min(get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else elsewhere


def print_lines(lines: Iterable[Line]) -> None:
    """Print lines in their styles."""
    for line in lines:
        colour = "yellow" if line.style == "remark" else None
        say(line.text, fg=colour, bold=line.style == "title" or None, dim=line.style == "provenance" or None)


def print_bytes(content: bytes) -> None:
    """Print UTF-8 text for other tools; on a terminal, unprintable characters are escaped as JSON escapes them."""
    with _written():
        if sys.stdout.isatty():
            click.echo(printable_json(content.decode(errors="backslashreplace")), nl=False)
        else:
            sys.stdout.buffer.write(content)


def waiting_for(folder: object) -> Callable[[], None]:
    """Return the callback that reports that another run holds `folder`."""
    return lambda: say(f"waiting for another run that is writing {folder}", err=True)


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
