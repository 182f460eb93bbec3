"""Exclusive access of one run to the folder shapes/: its lock, and the only way to change the folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

from shapesmith.disk import tree
from shapesmith.disk.workspace import Workspace, unwritable
from shapesmith.specs import lock
from shapesmith.specs.lock import Lock

# Seconds to wait for another run; the largest one, an update of every service of botocore, takes about twenty.
PATIENCE = 60.0

# Git must not convert the line endings of vendored files, which `core.autocrlf` would make it do.
_ATTRIBUTES = ".gitattributes"
_BYTE_FOR_BYTE = b"* -text"


class Holding:
    """The folder `shapes`, held by this run, as a context manager. `locked` is its lock, empty if there is none.

    Of two runs at once the second waits for up to `PATIENCE` seconds, after calling `waiting` once. The constructor
    raises SpecError if the first has not ended by then, if the lock is broken, or if the folder cannot be written. Of a
    run that does not write (`writes`), no other one must wait, and nothing is staged.
    """

    def __init__(self, shapes: Path, waiting: Callable[[], None], *, writes: bool = True) -> None:
        self.shapes = shapes
        self._space = Workspace(str(shapes), PATIENCE, waiting) if writes else None
        self._staged: dict[str, bytes | None] = {}
        try:
            self.locked = lock.read_if_any(shapes)
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._space is not None:
            self._space.close()

    def stage(self, files: Mapping[str, bytes | None], locked: Lock) -> None:
        """Stage the contents of `files` (posix paths in the folder; None: the file is to be removed), and the lock.

        What is on disk already is not staged. Raises SpecError if nothing can be written.
        """
        if self._space is None:
            return
        wanted = {lock.NAME: lock.encode(locked).encode(), _ATTRIBUTES: self._attributes(), **files}
        self._staged = {path: content for path, content in wanted.items() if self._departs(path, content)}
        with unwritable(str(self.shapes)):
            for path, content in self._staged.items():
                if content is not None:
                    destination = Path(self._space.tree, path)
                    destination.parent.mkdir(parents=True, exist_ok=True)
                    destination.write_bytes(content)

    def commit(self) -> None:
        """Move everything staged into the folder in one step. Raises SpecError, with nothing changed, if it fails."""
        assert self._space is not None  # a run that does not write commits nothing
        with unwritable(str(self.shapes)):
            tree.replace(self._space, self._staged)

    def content(self, path: str) -> bytes | None:
        """Return the content of the file at a posix path in the folder, or None if there is none."""
        try:
            return (self.shapes / path).read_bytes()
        except OSError:
            return None

    def _departs(self, path: str, content: bytes | None) -> bool:
        """Return whether `path` does not have `content`; with None, whether it exists, even as a broken link."""
        return os.path.lexists(self.shapes / path) if content is None else self.content(path) != content

    def _attributes(self) -> bytes:
        present = self.content(_ATTRIBUTES) or b""
        if _BYTE_FOR_BYTE in [line.strip() for line in present.splitlines()]:
            return present
        # The last line that matches a file counts.
        separator = b"" if not present or present.endswith(b"\n") else b"\n"
        return present + separator + _BYTE_FOR_BYTE + b"\n"
