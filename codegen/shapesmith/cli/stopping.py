"""Signals that ask a run to end: the run cleans up first, then reports which signal it was."""

from __future__ import annotations

import signal
from typing import NoReturn


class Terminated(KeyboardInterrupt):
    """Raised where the signal `number` asks this process to end, as KeyboardInterrupt is for Ctrl+C."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def end_on_sigterm() -> None:
    """Let SIGTERM raise Terminated, from now on."""
    signal.signal(signal.SIGTERM, _terminate)


def signal_of(stop: KeyboardInterrupt) -> signal.Signals:
    """Return the signal that raised `stop`."""
    return signal.Signals(stop.number) if isinstance(stop, Terminated) else signal.SIGINT


def _terminate(number: int, _: object) -> NoReturn:
    raise Terminated(number)
