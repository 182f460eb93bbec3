"""The hidden folder beside a directory in which one run builds the replacement of that directory.

It is a sibling, `.<name>.shapesmith`, because only directories of one file system can be exchanged. Only one run can
hold it at a time; what a killed run left in it is removed by the next one.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
import time
from collections.abc import Callable, Iterator

from shapesmith.diagnostics import SpecError, error
from shapesmith.disk import exchange
from shapesmith.disk.paths import join
from shapesmith.disk.uninterrupted import uninterrupted
from shapesmith.provenance import Provenance

if sys.platform != "win32":
    import fcntl

_NO_LOCKS_HERE = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_MARKER = "swap.json"
_ASIDE = "aside"
_BETWEEN_TRIES = 0.05  # seconds

_held: set[int] = set()


def _release_in_child() -> None:
    # A worker process that outlives a killed run would otherwise keep the run's lock.
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_release_in_child)


class _Busy(Exception):
    """Raised where another run holds the workspace."""


class Workspace:
    """One run's exclusive hold on the replacement of the directory `root`, which need not exist yet.

    `tree` is an empty folder on the file system of `root`, for the caller to fill and `put` or `swap` in. The
    constructor raises SpecError if another run still holds it after `patience` seconds, or if the folder beside `root`
    cannot be written. `waiting` is called once if it has to wait.
    """

    def __init__(self, root: str, patience: float = 0, waiting: Callable[[], None] = lambda: None) -> None:
        started = None
        with unwritable(root):
            while True:
                try:
                    self._open(root)
                    return
                except _Busy:
                    pass
                if started is None:
                    started = time.monotonic()
                    if patience:
                        waiting()
                if time.monotonic() - started >= patience:
                    message = "is being written by another run; wait for it to end, or write to another folder"
                    raise SpecError([error("output-busy", Provenance(root), message)])
                time.sleep(_BETWEEN_TRIES)

    def _open(self, root: str) -> None:
        self.root = os.path.realpath(root)
        if os.path.lexists(self.root) and not os.path.isdir(self.root):
            raise NotADirectoryError(errno.ENOTDIR, "is not a folder", self.root)
        if os.path.ismount(self.root):
            raise OSError(errno.EXDEV, "is a mount point, which cannot be replaced by a folder", self.root)
        self._made: list[str] = []
        parent = os.path.dirname(self.root)
        while not os.path.isdir(parent) and parent != os.path.dirname(parent):
            self._made.append(parent)
            parent = os.path.dirname(parent)
        self._folder = _workspace_of(self.root)
        self._lock: int | None = None
        try:
            with uninterrupted():
                os.makedirs(os.path.dirname(self.root), exist_ok=True)
                self._lock = _lock(self._folder)
                _clear(self._folder)
                # Each run has its own name for it, so that a worker that outlives its killed run cannot write into that
                # of the next run.
                self._run = f"{self._folder}/{os.getpid()}-{time.time_ns()}"
                os.mkdir(self._run, 0o700)
                self.tree = f"{self._run}/tree"
                os.mkdir(self.tree)
        except BaseException:
            self.close()
            raise

    def put(self, relative: str) -> None:
        """Move `relative` of the tree into `root`, where nothing has that name."""
        os.rename(join(self.tree, relative), join(self.root, relative))

    def put_back(self, relative: str) -> None:
        """Move what was `put` out of `root` again."""
        os.rename(join(self.root, relative), join(self.tree, relative))

    def take(self, relative: str) -> None:
        """Move `relative` out of `root`, and remove the folders above it that this leaves empty."""
        os.rename(join(self.root, relative), f"{self._run}/{_ASIDE}")
        with contextlib.suppress(OSError):
            while relative := relative.rpartition("/")[0]:
                os.rmdir(join(self.root, relative))

    def restore(self, relative: str) -> None:
        """Move what was taken into `root` again, below the same folders."""
        os.makedirs(os.path.dirname(join(self.root, relative)), exist_ok=True)
        os.rename(f"{self._run}/{_ASIDE}", join(self.root, relative))

    def swap(self, relative: str) -> None:
        """Exchange the directory `relative` of the tree and of `root`: one of them exists at any time.

        Where the system cannot exchange directories, this takes two renames, and a run killed between them leaves
        neither directory; a marker records this, and `recover` (or the next run) does the second rename.
        """
        new, old = join(self.tree, relative), join(self.root, relative)
        if exchange.exchange(new, old):
            return
        aside, marker = f"{self._run}/{_ASIDE}", f"{self._run}/{_MARKER}"
        with open(f"{marker}.part", "w", encoding="utf-8") as file:
            json.dump({"old": old, "new": new}, file)
        os.rename(f"{marker}.part", marker)
        os.rename(old, aside)
        try:
            os.rename(new, old)
        except OSError:
            os.rename(aside, old)
            os.unlink(marker)
            raise
        os.unlink(marker)

    def swap_back(self, relative: str) -> None:
        """Undo the exchange of the directory `relative`."""
        if os.path.lexists(f"{self._run}/{_ASIDE}"):  # two renames have left the old directory there
            os.rename(f"{self._run}/{_ASIDE}", join(self.tree, relative))
        self.swap(relative)

    def close(self) -> None:
        """Remove the workspace, so that other runs can start; never raises OSError, and may be called twice."""
        with uninterrupted():
            if self._lock is not None:
                _clear(self._folder)
                _unlock(self._folder, self._lock)
                self._lock = None
            for folder in self._made:
                try:
                    os.rmdir(folder)
                except OSError:  # `root` is in it now
                    break


@contextlib.contextmanager
def unwritable(shown: str) -> Iterator[None]:
    """Convert an OSError to the diagnostic that the folder `shown` cannot be written."""
    try:
        yield
    except OSError as failure:
        reason = failure.strerror or str(failure)
        where = f" ({failure.filename})" if failure.filename not in (None, shown, os.path.realpath(shown)) else ""
        message = f"cannot be written: {reason}{where}; nothing was changed; resolve this or choose another folder"
        raise SpecError([error("output-unwritable", Provenance(shown), message)]) from failure


def recover(root: str) -> None:
    """Remove what killed runs left beside `root`, unless a run is active there; one system call if there is nothing."""
    workspace = _workspace_of(os.path.realpath(root))
    if not os.path.lexists(workspace):
        return
    try:
        descriptor = _lock(workspace)
    except (_Busy, OSError):
        return
    _clear(workspace)
    _unlock(workspace, descriptor)


def remove_tree(path: str) -> None:
    """Remove the directory `path` with its contents, as far as possible; never raises, never follows a link."""
    try:
        if not os.path.islink(path):
            os.chmod(path, 0o700)  # it has the permissions of the folder that it replaces, or is that one
        entries = list(os.scandir(path))
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir(follow_symlinks=False):
                remove_tree(entry.path)
            else:
                os.unlink(entry.path)
        except OSError:  # what cannot be removed now is removed by the next run
            continue
    try:
        os.rmdir(path)
    except OSError:
        return


def _workspace_of(root: str) -> str:
    parent, name = os.path.split(root)
    return os.path.join(parent, f".{name}.shapesmith")


def _lock(workspace: str) -> int:
    """Make the folder `workspace`, lock it, and return the descriptor that holds the lock. Raises _Busy, OSError."""
    while True:
        with contextlib.suppress(FileExistsError):
            os.mkdir(workspace, 0o700)
        if sys.platform == "win32":
            return os.open(os.devnull, os.O_RDONLY)  # Windows cannot lock folders: two runs at once are possible
        try:
            descriptor = os.open(workspace, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except FileNotFoundError:  # its holder has just finished and removed it
            continue
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(descriptor), os.stat(workspace, follow_symlinks=False)):
                _held.add(descriptor)
                return descriptor
        except BlockingIOError:
            os.close(descriptor)
            raise _Busy(workspace) from None
        except FileNotFoundError:
            pass
        except OSError as failure:
            if failure.errno in _NO_LOCKS_HERE:
                _held.add(descriptor)
                return descriptor
            os.close(descriptor)
            raise
        os.close(descriptor)  # the locked folder was removed by the run that held it: lock the new one


def _unlock(workspace: str, descriptor: int) -> None:
    with contextlib.suppress(OSError):  # if something in it could not be removed, the next run tries again
        os.rmdir(workspace)
    _held.discard(descriptor)
    os.close(descriptor)


def _clear(workspace: str) -> None:
    """Finish the exchange of each killed run in `workspace`, then remove its folder."""
    try:
        runs = [entry.path for entry in os.scandir(workspace)]
    except OSError:
        return
    for run in runs:
        try:
            with open(f"{run}/{_MARKER}", encoding="utf-8") as file:
                marker = json.load(file)
            old, new = marker["old"], marker["new"]
            if not os.path.lexists(old):
                os.rename(new if os.path.lexists(new) else f"{run}/{_ASIDE}", old)
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError):
            continue  # the old tree may be in it, so it must not be removed
        remove_tree(run)
