"""`shapesmith shapes verify`: are the vendored specs as published?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import print_diagnostics, say


@click.command("verify", epilog="\b\nExamples:\n  shapesmith shapes verify\n  shapesmith shapes verify connect")
@options.services
@options.shapes
def command(services: tuple[str, ...], shapes: Path) -> None:
    """Compare each SERVICE (default: all vendored) with the lock.

    Exits with 1 where they differ.
    """
    from shapesmith.diagnostics import has_errors
    from shapesmith.specs.vendored import verify

    diagnostics = verify(services, shapes)
    print_diagnostics(diagnostics)
    if has_errors(diagnostics):
        sys.exit(1)
    say(f"{shapes} matches its lock")
