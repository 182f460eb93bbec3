"""A time limit for tests: a guard against tests that hang, not a measurement."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# The slowest test of the fast set takes 10 seconds on an idle machine, that of the slow set some minutes.
SECONDS = 240
SECONDS_OF_A_SLOW_TEST = 3600


class TimeLimitError(BaseException):
    """A test takes too long. No `Exception`: neither a test nor hypothesis must catch it and go on."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TimeLimitError in the body if it takes longer than `seconds`; where signals have no timers, never."""
    if not hasattr(signal, "setitimer"):  # pragma: no cover (Windows)
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeLimitError(f"takes longer than {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    rest, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, rest)
        signal.signal(signal.SIGALRM, before)
