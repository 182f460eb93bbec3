"""What the linter keeps between runs, in the folder `lint` of the user's cache folder.

An entry is valid for the files that its key was made from, by their paths, sizes and times: reading them all would take
longer than most runs. The cache only saves time: an entry that is absent, damaged or cannot be written is made again.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

import msgspec

from shapesmith.disk import cache_entries
from shapesmith.disk.cache_entries import read_entry, write_entry
from shapesmith.disk.digest import sha256
from shapesmith.output.cache import folder

Value = TypeVar("Value")

# The tables of all services of botocore take 60 MB, the results of files some kB each.
_BYTES = 256 << 20
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def stat_key(paths: Iterable[str]) -> str:
    """Return the key of an entry that is made from files or folders, by this version of shapesmith."""
    return digest_key(*(_stat(path) for path in paths))


def digest_key(*parts: object) -> str:
    """Return the key of an entry that is made from values, by this version of shapesmith."""
    return sha256(repr((_generator(), *parts)).encode())


def load(kind: str, key: str, type: type[Value]) -> Value | None:
    """Return an entry, None if there is none, or it is not as it was written."""
    path = _path(kind, key)
    content = None if path is None else read_entry(path)
    try:
        return None if content is None else msgspec.msgpack.decode(content, type=type)
    except msgspec.DecodeError:
        return None


def store(kind: str, key: str, value: object) -> None:
    """Keep an entry; never raises."""
    path = _path(kind, key)
    if path is None:
        return
    # A path that is not UTF-8 cannot be encoded.
    with contextlib.suppress(OSError, UnicodeEncodeError):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        write_entry(path, msgspec.msgpack.encode(value))


def prune() -> None:
    """Delete the entries that were written longest ago, beyond the bound; never raises."""
    base = folder()
    if base is None:
        return
    with contextlib.suppress(OSError):
        kinds = [kind.path for kind in os.scandir(os.path.join(base, "lint"))]
        cache_entries.prune((entry for kind in kinds for entry in os.scandir(kind)), _BYTES)


def _path(kind: str, key: str) -> str | None:
    base = folder()
    return None if base is None else os.path.join(base, "lint", kind, key)


def _stat(path: str) -> tuple[str, int, int]:
    try:
        found = os.stat(path)
    except OSError:
        return path, 0, 0
    return os.path.abspath(path), found.st_size, found.st_mtime_ns


@cache
def _generator() -> tuple[object, ...]:
    """Return what changes whenever a module of shapesmith does, and the version of Python."""
    found: list[tuple[str, int, int]] = []
    pending = [_PACKAGE]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir() and entry.name != "__pycache__":
                    pending.append(entry.path)
                elif entry.name.endswith(".py"):
                    stat = entry.stat()
                    found.append((entry.path, stat.st_size, stat.st_mtime_ns))
    return sys.version, tuple(sorted(found))
