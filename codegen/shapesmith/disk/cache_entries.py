"""The files of a cache: each is written in one step, with a digest, so that a damaged one counts as absent."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from sys import maxsize

from shapesmith.disk.digest import sha256


def read_entry(path: str) -> bytes | None:
    """Return the content of an entry; None if there is none, or it is not as it was written."""
    try:
        with open(path, "rb", buffering=0) as file:
            digest, _, content = file.read().partition(b"\n")
    except OSError:
        return None
    return content if sha256(content).encode() == digest else None


def write_entry(path: str, content: bytes) -> None:
    """Write an entry. Raises OSError, with the entry as it was."""
    write_whole(path, sha256(content).encode() + b"\n" + content)


def write_whole(path: str, content: bytes) -> None:
    """Write a file in one step: another run reads all of it or nothing. Raises OSError."""
    part = f"{path}.{os.getpid()}"
    try:
        with open(part, "wb") as file:
            file.write(content)
        os.replace(part, path)
    except OSError:
        delete(part)
        raise


def delete(path: str) -> None:
    """Delete a file, unless another run has done so, or it cannot be."""
    with contextlib.suppress(OSError):
        os.unlink(path)


def prune(entries: Iterable[os.DirEntry[str]], most_bytes: int, most: int = maxsize) -> None:
    """Delete the entries that were written longest ago, beyond these bounds. Raises OSError if one cannot be read."""
    newest = sorted(((entry.stat(), entry.path) for entry in entries), key=lambda each: -each[0].st_mtime_ns)
    size = 0
    for number, (stat, path) in enumerate(newest):
        size += stat.st_size
        if number >= most or size > most_bytes:
            delete(path)
