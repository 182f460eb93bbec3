"""Work on one list shared out among processes that were forked with all that is in memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def share_out(work: Callable[[list[Item]], Result], items: list[Item], jobs: int) -> list[Result]:
    """Return what `work` makes of each part of `items`, of which there are up to `jobs`, this process's own first.

    An exception of any part is raised here. Where processes cannot be forked safely, there is one part.
    """
    parts = [items[number::jobs] for number in range(min(jobs, len(items)))] if sys.platform == "linux" else [items]
    if len(parts) < 2:
        return [work(items)]
    from multiprocessing import get_context

    context = get_context("fork")
    running = []
    for part in parts[1:]:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_work_and_send, args=(sender, work, part))
        process.start()
        sender.close()
        running.append((process, receiver))
    results = [work(parts[0])]
    for process, receiver in running:
        try:
            outcome = receiver.recv()
        except EOFError:
            process.join()
            raise RuntimeError(f"a worker process ended with exit code {process.exitcode}") from None
        process.join()
        if isinstance(outcome, Exception):
            raise outcome
        results.append(outcome)
    return results


def _work_and_send(sender: Connection, work: Callable[[list[Item]], Result], part: list[Item]) -> None:
    try:
        sender.send(work(part))
    except Exception as failure:
        sender.send(failure)
    finally:
        sender.close()
    # The parent's buffers and exit handlers are the parent's.
    os._exit(0)
