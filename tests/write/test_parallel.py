"""Distributed work is completed whichever process ends early, and no process remains."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from shapesmith import parallel
from shapesmith.parallel import WorkerEnded, beside, map_unordered, share_out

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.parametrize("jobs", [1, 2, 3, 9]),
]


def children(states: str = "DRSTt") -> set[str]:
    """Return the processes that this one has started and that are in one of these states; Z has ended."""
    tasks = Path("/proc/self/task")
    if not tasks.exists():
        return {str(process.pid) for process in multiprocessing.active_children()}
    found = {pid for task in tasks.iterdir() for pid in (task / "children").read_text().split()}
    return {pid for pid in found if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in states}


@pytest.fixture(autouse=True)
def no_process_remains() -> Iterator[None]:
    before = children()
    yield
    until = time.monotonic() + 60
    while not children() <= before:  # one that has answered needs some time to end
        assert time.monotonic() < until
        time.sleep(0.001)


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


def test_what_the_work_beside_returns_may_be_large(jobs: int) -> None:
    with beside(lambda: "x" * 10_000_000, jobs) as result:
        assert len(result()) == 10_000_000


def test_of_work_beside_that_has_ended_no_record_is_kept(jobs: int) -> None:
    for _ in range(20):
        with beside(os.getpid, jobs) as result:
            result()
        until = time.monotonic() + 60
        while len(children("Z")) < len(parallel._ending):
            assert time.monotonic() < until
            time.sleep(0.001)
    assert len(children("Z")) <= 1


def test_work_beside_leaves_no_pipe_open(jobs: int) -> None:
    if sys.platform != "linux":
        pytest.skip("lists no open files")
    gc.collect()  # files of earlier tests would be closed meanwhile
    before = os.listdir("/proc/self/fd")
    with beside(os.getpid, jobs) as result:
        result()
    with pytest.raises(ValueError, match="five"), beside(lambda: refuse_five(5), jobs) as result:
        result()
    with beside(os.getpid, jobs):
        pass
    assert os.listdir("/proc/self/fd") == before


def test_work_beside_that_is_cut_off_in_its_answer_is_an_error(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if jobs == 1 or sys.platform != "linux":
        pytest.skip("has no workers")
    whole = pickle.dumps
    monkeypatch.setattr(pickle, "dumps", lambda *arguments: whole(*arguments)[:-1])
    with beside(lambda: ["a", "b"], jobs) as result, pytest.raises(WorkerEnded):
        result()


def test_a_parent_that_ends_ends_the_work_beside_at_its_answer(jobs: int, tmp_path: Path) -> None:
    """The process must not wait for ever to write more than the pipe holds."""
    if jobs == 1 or sys.platform != "linux":
        pytest.skip("has no workers")
    program = tmp_path / "program.py"
    program.write_text(
        "import os, time\n"
        "from shapesmith.parallel import beside\n"
        "def work():\n"
        "    print(os.getpid(), flush=True)\n"
        "    time.sleep(0.3)\n"
        "    return 'x' * 10_000_000\n"
        "with beside(work, 2) as result:\n"
        "    time.sleep(0.1)\n"
        "    os._exit(0)\n"
    )
    printed = subprocess.run([sys.executable, program], check=True, capture_output=True, text=True).stdout
    status = Path("/proc") / printed.strip() / "stat"
    until = time.monotonic() + 60
    while status.exists() and status.read_text().split()[2] != "Z":
        assert time.monotonic() < until
        time.sleep(0.01)


def test_work_beside_whose_result_nobody_asks_for_ends_with_the_context(jobs: int) -> None:
    with pytest.raises(KeyError), beside(lambda: time.sleep(60), jobs):
        raise KeyError
    assert multiprocessing.active_children() == []
