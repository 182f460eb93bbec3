"""Distributed work is completed whichever process ends early, and no process remains."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from shapesmith.parallel import WorkerEnded, beside, map_unordered, share_out

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.parametrize("jobs", [1, 2, 3, 9]),
]


def double(number: int) -> int:
    time.sleep(0.001 * (number % 3))
    return 2 * number


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 20])
def test_every_item_is_worked_on_once(count: int, jobs: int) -> None:
    assert sorted(map_unordered(double, list(range(count)), jobs)) == [2 * number for number in range(count)]
    parts = share_out(lambda part: [double(number) for number in part], list(range(count)), jobs)
    assert sorted(number for part in parts for number in part) == [2 * number for number in range(count)]
    assert multiprocessing.active_children() == []


def refuse_five(number: int) -> int:
    if number == 5:
        raise ValueError("five")
    return number


def test_exception_of_the_work_is_raised_and_ends_the_others(jobs: int) -> None:
    with pytest.raises(ValueError, match="five"):
        list(map_unordered(refuse_five, list(range(9)), jobs))
    with pytest.raises(ValueError, match="five"):
        share_out(lambda part: [refuse_five(number) for number in part], list(range(9)), jobs)
    assert multiprocessing.active_children() == []


def test_worker_that_is_killed_is_an_error_and_no_wait_without_end(jobs: int) -> None:
    if jobs == 1:
        pytest.skip("has no workers")
    parent = os.getpid()

    def die(number: int) -> int:
        if number == 1 and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(WorkerEnded, match="exit code -9"):
        list(map_unordered(die, list(range(4)), jobs))
    with pytest.raises(WorkerEnded, match="exit code -9"):
        share_out(lambda part: [die(number) for number in part], list(range(4)), jobs)
    assert multiprocessing.active_children() == []


def test_iterator_that_is_left_early_ends_its_workers(jobs: int) -> None:
    iterator = map_unordered(double, list(range(50)), jobs)
    next(iterator)
    iterator.close()
    assert multiprocessing.active_children() == []


def test_work_beside_is_done_in_another_process_where_there_may_be_two(jobs: int) -> None:
    with beside(os.getpid, jobs) as result:
        assert (result() != os.getpid()) == (jobs > 1 and sys.platform == "linux")
    assert multiprocessing.active_children() == []


def test_work_beside_is_ready_where_no_process_is_at_work_on_it(jobs: int, tmp_path: Path) -> None:
    started = tmp_path / "started"

    def wait() -> None:
        while not started.exists():
            time.sleep(0.001)

    with beside(wait, jobs) as result:
        assert result.is_ready == (jobs < 2 or sys.platform != "linux")
        started.touch()
        result()
    with beside(lambda: refuse_five(5), jobs) as result:
        until = time.monotonic() + 60
        while not result.is_ready and time.monotonic() < until:
            time.sleep(0.001)
        assert result.is_ready  # it failed, which is a result
    assert multiprocessing.active_children() == []


def test_work_beside_that_fails_raises_where_its_result_is_asked_for(jobs: int) -> None:
    with beside(lambda: refuse_five(5), jobs) as result, pytest.raises(ValueError, match="five"):
        result()
    assert multiprocessing.active_children() == []


def test_work_beside_whose_result_nobody_asks_for_ends_with_the_context(jobs: int) -> None:
    with pytest.raises(KeyError), beside(lambda: time.sleep(60), jobs):
        raise KeyError
    assert multiprocessing.active_children() == []
