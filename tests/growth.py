"""How the time of a piece of work grows with its input: a ratio within one process, so that a slow machine is no failure."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

TIMES_THE_INPUT = 4
# Linear work takes 4 times as long, n log n about 5 times, quadratic work 16 times.
MOST_TIMES_AS_LONG = 10
# What takes less after one run of each is linear: quadratic work would have to be measured wrong by a factor of three.
CLEARLY_LINEAR = 5
# Below this many seconds of CPU, what is measured is the clock and the caches.
LEAST_SECONDS = 0.02
_ATTEMPTS = 3


def assert_no_quadratic_time(work: Callable[[T], object], inputs: Callable[[int], T], size: int) -> None:
    """Fail if `work` takes far more than four times as long for `inputs(4 * size)` as for `inputs(size)`.

    The fastest of up to three runs counts, in CPU time and without the garbage collector, which visits the whole heap of
    the test process. Choose `size` so that `inputs(4 * size)` takes a few tenths of a second at most.
    """
    small, large = inputs(size), inputs(TIMES_THE_INPUT * size)
    fastest_large = _seconds(work, large)
    if fastest_large <= MOST_TIMES_AS_LONG * LEAST_SECONDS:
        return  # however short the smaller input takes
    if fastest_large <= CLEARLY_LINEAR * _seconds(work, small):
        return
    for attempt in range(_ATTEMPTS):
        fastest_small = min(_seconds(work, small) for _ in range(_ATTEMPTS))
        if attempt:
            fastest_large = min(_seconds(work, large) for _ in range(attempt + 1))
        if fastest_large <= MOST_TIMES_AS_LONG * max(fastest_small, LEAST_SECONDS):
            return
    raise AssertionError(
        f"{fastest_small:.3f} s for {size:,}, {fastest_large:.3f} s for {TIMES_THE_INPUT} times as many"
    )


def _seconds(work: Callable[[T], object], given: T) -> float:
    enabled = gc.isenabled()
    gc.disable()
    try:
        started = time.process_time()
        work(given)
        return time.process_time() - started
    finally:
        if enabled:
            gc.enable()
