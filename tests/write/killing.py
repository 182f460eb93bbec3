"""Kill a run before one of its calls to the system, or send it another signal there."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable

from shapesmith.cli.stopping import end_on_sigterm
from shapesmith.disk import exchange

# Every function through which this code changes a disk.
CALLS = ("open", "write", "mkdir", "link", "rename", "unlink", "rmdir", "chmod", "close")


def killed_at(count: int, run: Callable[[], object], atomic: bool, number: int = signal.SIGKILL) -> bool:
    """Run in a child that gets a signal before its `count`-th call to the system; return whether it got that far.

    Where the run is not `atomic`, the system cannot exchange folders.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    left = count

    def dying(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **options: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), number)
            return call(*arguments, **options)

        return counted

    # hypothesis counts collections in a callback, in which an exception of a signal is lost.
    gc.disable()
    # A shell that runs the tests in its background has them ignore SIGINT.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    end_on_sigterm()
    for name in CALLS:
        setattr(os, name, dying(getattr(os, name)))
    exchange.exchange = dying(exchange.exchange if atomic else lambda *_: False)  # type: ignore[assignment]
    try:
        run()
    finally:
        os._exit(1 if left <= 0 else 0)
