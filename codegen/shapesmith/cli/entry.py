"""The entry point of the command line. What takes time to import is imported where a signal is handled."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
from typing import NoReturn, TextIO

from shapesmith.cli.stopping import end_on_sigterm

COLLECTION = (5_000_000, 50, 100)
"""How rarely the garbage collector is to run, as `gc.set_threshold` takes it.

A run builds large trees and keeps them until it ends: the collector would search them for cycles in every pass and find
none.
"""


def main() -> None:
    """Run the command line, then end the process."""
    gc.set_threshold(*COLLECTION)
    try:
        _run()
    except SystemExit as done:
        # The process exits without freeing these trees, unless a profiler is active, which must see a normal exit.
        if sys.getprofile() is None and sys.gettrace() is None and isinstance(done.code, int):
            _leave(done.code)
        raise


def _run() -> None:
    try:
        end_on_sigterm()
        sys.stdout, sys.stderr = map(_able_to_print, (sys.stdout, sys.stderr))
        from shapesmith.cli.main import cli

        cli(prog_name="shapesmith")
    except KeyboardInterrupt as stop:
        from shapesmith.cli.terminal import end_stopped

        end_stopped(stop)
    except OSError as failure:
        from shapesmith.cli.terminal import end_unprinted

        end_unprinted(failure)


def _able_to_print(stream: TextIO | None) -> TextIO:
    """Return a stream that takes any text; what is printed where the stream was closed is lost."""
    if stream is None:
        return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    if not isinstance(stream, TextIOWrapper):
        return stream
    # Names of a spec may contain letters that the encoding of a pipe cannot represent.
    stream.reconfigure(errors="backslashreplace")
    if stream.write_through:  # PYTHONUNBUFFERED: it would forget what it could not print (see `end_unprinted`)
        return os.fdopen(stream.fileno(), "w", 1, stream.encoding, stream.errors, closefd=False)
    return stream


def _leave(status: int) -> NoReturn:
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more
        status = status or 1
    os._exit(status)
