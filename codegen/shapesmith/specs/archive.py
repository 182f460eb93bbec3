"""Zip files as folders: the path of a file in one is the path of the archive, followed by the path in it."""

from __future__ import annotations

import zlib
from typing import Self
from zipfile import BadZipFile, ZipFile

from shapesmith.specs.spec import unreadable

# What `zipfile` raises for a member that is damaged, encrypted, or compressed by an unknown method.
_DAMAGED = (BadZipFile, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, zlib.error)


class Archive:
    """The zip file at `path`, as a context manager. The constructor raises SpecError if there is none."""

    def __init__(self, path: str) -> None:
        self._prefix = f"{path}/"
        try:
            self._zip = ZipFile(path)
        except (OSError, BadZipFile) as failure:
            raise unreadable(path, failure) from failure

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    @property
    def names(self) -> list[str]:
        """The posix paths of the files in the archive."""
        return list(self._zip.namelist())

    def has(self, path: str) -> bool:
        """Return whether `path` is that of a file in this archive."""
        return path.startswith(self._prefix)

    def read(self, path: str) -> bytes:
        """Return the content of the file at `path`. Raises SpecError if it cannot be read."""
        try:
            return bytes(self._zip.read(path.removeprefix(self._prefix)))
        except _DAMAGED as failure:
            raise unreadable(path, failure) from failure
