"""A signal that asks a run to end waits for the end of a part that it must not split."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from shapesmith.cli.stopping import Terminated, end_on_sigterm
from shapesmith.disk.uninterrupted import uninterrupted

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals")

BOTH = pytest.mark.parametrize(
    ("number", "raised"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Terminated)], ids=["int", "term"]
)


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Let signals raise, as in a run, and be what they were after the test."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    end_on_sigterm()
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def run_whole(*steps: Callable[[], object]) -> None:
    """Run steps that no signal splits."""
    with uninterrupted():
        for step in steps:
            step()


def send(number: signal.Signals) -> Callable[[], None]:
    """Return the step in which a signal arrives."""
    return partial(signal.raise_signal, number)


@BOTH
def test_a_signal_takes_effect_at_the_end(number: signal.Signals, raised: type[BaseException]) -> None:
    done: list[str] = []
    with pytest.raises(raised):
        run_whole(send(number), lambda: done.append("all of it"))
    assert done == ["all of it"]


@BOTH
def test_after_it_a_signal_takes_effect_at_once(number: signal.Signals, raised: type[BaseException]) -> None:
    run_whole()
    with pytest.raises(raised):
        signal.raise_signal(number)


def test_several_signals_count_as_the_first() -> None:
    with pytest.raises(Terminated):
        run_whole(send(signal.SIGTERM), send(signal.SIGINT), send(signal.SIGINT))


def test_a_part_within_another_ends_with_that() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        run_whole(lambda: run_whole(send(signal.SIGINT)), lambda: done.append("all of it"))
    assert done == ["all of it"]


def test_a_failure_is_the_context_of_the_signal() -> None:
    with pytest.raises(KeyboardInterrupt) as stopped:
        run_whole(send(signal.SIGINT), lambda: int("no number"))
    assert isinstance(stopped.value.__context__, ValueError)


def test_in_another_thread_there_is_nothing_to_hold_back() -> None:
    done: list[str] = []
    thread = threading.Thread(target=run_whole, args=[lambda: done.append("work")])
    thread.start()
    thread.join()
    assert done == ["work"]
