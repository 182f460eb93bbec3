"""The entry point of the command line: `shapesmith`, or `python -m shapesmith`."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

import click

from shapesmith import __version__
from shapesmith.cli.commands import Commands
from shapesmith.cli.stopping import end_on_sigterm

_EPILOG = """\b
Examples:
  shapesmith init connect sqs                start a project
  shapesmith generate                        the vendored services, into generated/
  shapesmith generate ec2 --from botocore    a service of the installed botocore
  shapesmith check                           is generated/ up to date?
  shapesmith diff git:HEAD shapes            what a new spec changes
  shapesmith lint src                        what is wrong with the boto3 calls in src/?
  shapesmith adopt src                       rewrite boto3 calls in src/ to the generated classes
  shapesmith migrate --from git:v1 --to shapes src     the names that a new spec changes, in src/
  shapesmith rules connect                   what the documentation asks beyond the model
  shapesmith shapes add sns                  vendor another service
  shapesmith sync                            update, generate, check, and report what changed
"""


@click.group(
    cls=Commands,
    modules={
        "adopt": "shapesmith.cli.adopt",
        "check": "shapesmith.cli.check",
        "diff": "shapesmith.cli.diff",
        "explain": "shapesmith.cli.explain",
        "export": "shapesmith.cli.export",
        "generate": "shapesmith.cli.generate",
        "init": "shapesmith.cli.init",
        "lint": "shapesmith.cli.lint",
        "migrate": "shapesmith.cli.migrate",
        "rules": "shapesmith.cli.rules",
        "shapes": "shapesmith.cli.shapes",
        "sync": "shapesmith.cli.sync",
    },
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="shapesmith")
def cli() -> None:
    """Generate typed Python packages from the shape and documentation definitions of AWS services."""


def main() -> None:
    """Run the command line, then end the process."""
    # A run builds large trees and keeps them until it ends: the garbage collector would search them for cycles in every
    # pass and find none.
    gc.set_threshold(5_000_000, 50, 100)
    end_on_sigterm()
    for stream in (sys.stdout, sys.stderr):
        # Names of a spec may contain letters that the encoding of a pipe cannot represent.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        cli(prog_name="shapesmith")
    except SystemExit as done:
        # The process exits without freeing these trees, unless a profiler is active, which must see a normal exit.
        if sys.getprofile() is None and sys.gettrace() is None and isinstance(done.code, int):
            _leave(done.code)
        raise


def _leave(status: int) -> NoReturn:
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more
        status = status or 1
    os._exit(status)
