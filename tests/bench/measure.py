"""Timing side by side: each contender in turn, several times over, and the median of each."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]

# Of the processes that are measured. Users have byte code: without it, half a second of a run goes into compiling our
# own modules. The first run of each contender, which does not count, writes it.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Row(NamedTuple):
    """One line of the table. Times are seconds; `peer` is None if there is none.

    `at_most` bounds our time, `at_least` how many times faster than the peer we must be; either may be None.
    """

    what: str
    ours: float
    peer_name: str = ""
    peer: float | None = None
    at_most: float | None = None
    at_least: float | None = None
    ratio_of: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times faster we are than the peer; the median of ratios where `ratio_of` says so."""
        if self.ratio_of is not None:
            return self.ratio_of
        return None if self.peer is None else self.peer / self.ours

    @property
    def is_met(self) -> bool | None:
        """Whether the bounds are kept; None where there are none."""
        if self.at_most is None and self.at_least is None:
            return None
        slow = self.at_most is not None and self.ours > self.at_most
        close = self.at_least is not None and (self.ratio or 0) < self.at_least
        return not (slow or close)


def alternate(contenders: Sequence[Callable[[], float]], rounds: int) -> list[float]:
    """Return the median of `rounds` measurements of each contender, one after the other in every round.

    A first round, in which files come into the cache and byte code is written, does not count.
    """
    measured: list[list[float]] = [[] for _ in contenders]
    for number in range(rounds + 1):
        for times, contender in zip(measured, contenders, strict=True):
            seconds = contender()
            if number:
                times.append(seconds)
    return [median(times) for times in measured]


class Process(NamedTuple):
    """How long a process ran, and the most memory that it or one of its children held."""

    seconds: float
    peak_bytes: int


def run(*command: str | Path, cwd: Path = REPOSITORY) -> Process:
    """Run a command from start to end, output thrown away; raise CalledProcessError if it fails."""
    start = perf_counter()
    process = subprocess.Popen(
        [*map(str, command)], cwd=cwd, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    # Kilobytes, but for macOS.
    return Process(seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def python(*arguments: str | Path, cwd: Path = REPOSITORY) -> float:
    """Run this Python with `arguments` and return how long that took, its start included."""
    return run(sys.executable, *arguments, cwd=cwd).seconds


def statement(code: str, before: str = "", path: Path | None = None) -> float:
    """Return how long `code` takes in a fresh interpreter that has run `before`; `path` is searched for modules."""
    script = [
        "import sys, time",
        f"sys.path.insert(0, {str(path)!r})" if path else "",
        before,
        "start = time.perf_counter()",
        code,
        "print(time.perf_counter() - start)",
    ]
    printed = subprocess.run(
        [sys.executable, "-I", "-c", "\n".join(script)], check=True, capture_output=True, text=True
    ).stdout
    return float(printed)


def per_call(function: Callable[..., object], *arguments: object, least: float = 0.02) -> Callable[[], float]:
    """Return a contender that calls a function for about `least` seconds and returns the CPU time of one call.

    It takes two `arguments` at most, and is called with them as a program does: a `partial` of it would add the time of
    its own call.
    """
    count, seconds = 1, 0.0
    while seconds < least:
        count *= 2
        seconds = _calls(function, arguments, count)
    return lambda: _calls(function, arguments, count) / count


def _calls(function: Callable[..., object], arguments: tuple[object, ...], count: int) -> float:
    iterations = range(count)
    if not arguments:
        start = process_time()
        for _ in iterations:
            function()
    elif len(arguments) == 1:
        (argument,) = arguments
        start = process_time()
        for _ in iterations:
            function(argument)
    else:
        first, second = arguments
        start = process_time()
        for _ in iterations:
            function(first, second)
    return process_time() - start
