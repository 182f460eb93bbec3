"""The guard itself: what hangs is stopped, in Python, in a search and in a wait; and which files come first."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import FIRST
from tests.time_limit import SECONDS, TimeLimitError, limited


def _forever() -> None:
    while True:
        pass


def _search() -> None:
    re.fullmatch("(a|a)*b", "a" * 60)


def _wait() -> None:
    subprocess.run([sys.executable, "-c", "import time; time.sleep(60)"], check=True)


@pytest.mark.parametrize("hang", [_forever, _search, _wait])
def test_what_hangs_is_stopped(hang: Callable[[], None]) -> None:
    with pytest.raises(TimeLimitError, match=r"^takes longer than 0\.2 seconds$"), limited(0.2):
        hang()


def test_what_ends_in_time_is_not() -> None:
    with limited(0.05):
        pass
    time.sleep(0.1)


def test_every_test_runs_under_a_limit() -> None:
    remaining, _ = signal.getitimer(signal.ITIMER_REAL)
    assert SECONDS - 60 < remaining <= SECONDS


@pytest.mark.parametrize("file", FIRST)
def test_the_files_that_come_first_are_there(file: str) -> None:
    assert Path(__file__).parents[1].joinpath(file).is_file()
