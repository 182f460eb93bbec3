"""Kill a run before one of its calls to the system."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from shapesmith.disk import exchange

# Every function through which this code changes a disk.
CALLS = ("open", "write", "mkdir", "link", "rename", "unlink", "rmdir", "chmod", "close")


def killed_at(count: int, run: Callable[[], object], atomic: bool) -> bool:
    """Run in a child that dies by SIGKILL before its `count`-th call to the system; return whether it got that far.

    Where the run is not `atomic`, the system cannot exchange folders.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    left = count

    def dying(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **options: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return counted

    for name in CALLS:
        setattr(os, name, dying(getattr(os, name)))
    exchange.exchange = dying(exchange.exchange if atomic else lambda *_: False)  # type: ignore[assignment]
    try:
        run()
    finally:
        os._exit(0)
