"""Work distributed over processes. One that ends before its work is done is an error, and none outlives its run."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_STOPPING = (signal.SIGINT, signal.SIGTERM)

Item = TypeVar("Item")
Result = TypeVar("Result")


class WorkerEnded(Exception):
    """Raised where a process ended before its work was done: usually killed because memory ran out."""

    def __init__(self, code: int | None) -> None:
        super().__init__(f"a worker process ended with exit code {code}")


def map_unordered(work: Callable[[Item], Result], items: list[Item], jobs: int) -> Iterator[Result]:
    """Yield the result of `work` for each of `items`, in the order in which up to `jobs` processes finish them.

    An exception of `work` is raised here. Where processes cannot be forked safely, `work` and `items` are pickled.
    """
    if min(jobs, len(items)) < 2:
        yield from map(work, items)
        return
    from multiprocessing import Pipe, get_context
    from multiprocessing.connection import wait

    forking = sys.platform == "linux"
    new_process = get_context("fork").Process if forking else get_context("spawn").Process
    waiting = iter(items)
    workers: dict[Connection, BaseProcess] = {}
    try:
        for _, item in zip(range(jobs), waiting, strict=False):
            ours, theirs = Pipe()
            process = new_process(target=_serve, args=(theirs, ours if forking else None, work), daemon=True)
            with _signals_held():
                process.start()
                workers[ours] = process
            theirs.close()
            ours.send([item])
        while workers:
            for ready in cast("list[Connection]", wait(list(workers))):
                try:
                    outcome = ready.recv()
                    further = list(islice(waiting, 1))
                    ready.send(further)
                    if not further:
                        workers.pop(ready).join()
                        ready.close()
                except (EOFError, ConnectionError):
                    workers[ready].join()
                    raise WorkerEnded(workers[ready].exitcode) from None
                if isinstance(outcome, Exception):
                    raise outcome
                yield outcome
    finally:
        for connection, worker in workers.items():
            worker.terminate()
            connection.close()
            worker.join()


class Pending(Generic[Result]):
    """A result that another process may be at work on. Called, it is that: it then waits, or does the work itself."""

    def __init__(self, result: Callable[[], Result], child: _Child[Result] | None = None) -> None:
        self._result = result
        self._child = child

    def __call__(self) -> Result:
        """Return the result."""
        return self._result()

    @property
    def is_ready(self) -> bool:
        """Whether no process is at work on it, so that it is of no use to wait."""
        return self._child is None or self._child.has_answered


@contextmanager
def beside(work: Callable[[], Result], jobs: int) -> Iterator[Pending[Result]]:
    """Start `work` in a process of its own, and provide what waits for its result.

    With fewer than two `jobs`, or where processes cannot be forked safely, that does the work. An exception of the work
    is raised there. The process ends with its result, or with the context.
    """
    if jobs < 2 or sys.platform != "linux":
        yield Pending(work)
        return
    child: _Child[Result] = _Child()
    try:
        child.start(work)
        yield Pending(child.result, child)
    finally:
        child.end()


# Processes that have answered, and so end by themselves. For one as large as those of Connect, that takes 10 ms.
_ending: list[int] = []


class _Child(Generic[Result]):
    """A process that does one piece of work and sends the result through a pipe.

    It is forked here, because `multiprocessing` takes 10 ms to import, in which nothing else can be done.
    """

    def __init__(self) -> None:
        self._pid = 0  # none that is to be waited for
        self._receiver, self._sender = os.pipe()

    def start(self, work: Callable[[], Result]) -> None:
        _ending[:] = [pid for pid in _ending if not _has_ended(pid)]
        try:
            with _signals_held():
                self._pid = os.fork()
                if self._pid == 0:
                    os.close(self._receiver)  # if this process kept it open, it would hide that the parent has ended
                    _work_and_send(self._sender, work)
        finally:
            os.close(self._sender)

    @property
    def has_answered(self) -> bool:
        """Whether the result, or the end of the process, can be read."""
        import select

        answers = select.poll()
        answers.register(self._receiver, select.POLLIN)
        return bool(answers.poll(0))

    def result(self) -> Result:
        """Wait for the result; raise what the work has raised. Raises WorkerEnded."""
        import pickle

        with open(self._receiver, "rb", closefd=False) as answer:
            try:
                outcome: Result | Exception = pickle.load(answer)  # noqa: S301 (our own process has sent it)
            except (EOFError, pickle.UnpicklingError):
                raise WorkerEnded(self._exit_code()) from None
        _ending.append(self._pid)
        self._pid = 0
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def end(self) -> None:
        """End the process if it is still at work."""
        if self._pid:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGTERM)
            self._exit_code()
        os.close(self._receiver)

    def _exit_code(self) -> int | None:
        """Wait for the end of the process; the code is None where the system did not keep it (SIGCHLD is ignored)."""
        pid, self._pid = self._pid, 0
        try:
            return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        except ChildProcessError:
            return None


def _has_ended(pid: int) -> bool:
    """Return whether a process has ended, of which the system then keeps no record any more."""
    try:
        return os.waitpid(pid, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return True


def share_out(work: Callable[[list[Item]], Result], items: list[Item], jobs: int) -> list[Result]:
    """Return the result of `work` for each of up to `jobs` parts of `items`, that of this process first.

    An exception of any part is raised here. Where processes cannot be forked safely, there is one part.
    """
    count = min(jobs, len(items)) if sys.platform == "linux" else 1
    if count < 2:
        return [work(items)]
    with ExitStack() as stack:
        others = [stack.enter_context(beside(partial(work, items[number::count]), jobs)) for number in range(1, count)]
        return [work(items[::count]), *(other() for other in others)]


def _serve(connection: Connection, parents: Connection | None, work: Callable[[Item], Result]) -> None:
    """Answer each list of one item with the result of `work` for it, until a list is empty or the parent has ended.

    A closed connection does not show that the parent has ended: workers that were forked later have copies of it.
    """
    _leave_signals_to_the_parent()
    if parents is not None:  # if this process kept it open, it would hide that the parent has ended
        parents.close()
    try:
        while items := connection.recv():
            connection.send(_outcome(partial(work, items[0])))
    except (EOFError, OSError):
        pass
    finally:
        # The buffers and exit handlers that were copied from the parent must not run here.
        os._exit(0)


def _work_and_send(sender: int, work: Callable[[], object]) -> NoReturn:
    import pickle

    try:
        _leave_signals_to_the_parent()
        answer = pickle.dumps(_outcome(work), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(sender, "wb") as stream:
            stream.write(answer)
    except OSError:  # the parent has ended
        pass
    finally:
        # The buffers and exit handlers that were copied from the parent must not run here.
        os._exit(0)


def _outcome(work: Callable[[], Result]) -> Result | Exception:
    try:
        return work()
    except Exception as failure:
        return failure


@contextmanager
def _signals_held() -> Iterator[None]:
    """Block SIGINT and SIGTERM: an exception that their handlers raise while a process is forked would be lost."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_signals_to_the_parent() -> None:
    """Ignore Ctrl+C, which a terminal sends to every process: it ends the parent, and the parent ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
