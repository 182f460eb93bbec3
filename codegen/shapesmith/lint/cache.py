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

from shapesmith.disk.digest import sha256
from shapesmith.output.cache import folder

Value = TypeVar("Value")

# The tables of all services of botocore take 60 MB, the results of files some kB each.
_BYTES = 256 << 20
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def stat_key(name: str, paths: Iterable[str]) -> str:
    """Return the key of an entry that is made from files or folders, by this version of shapesmith."""
    return digest_key(name, *(_stat(path) for path in paths))


def digest_key(name: str, *parts: object) -> str:
    """Return the key of an entry that is made from values, by this version of shapesmith."""
    return sha256(repr((name, _generator(), *parts)).encode())


def load(kind: str, key: str, type: type[Value]) -> Value | None:
    """Return an entry, None if there is none, or it is not as it was written."""
    path = _path(kind, key)
    if path is None:
        return None
    try:
        with open(path, "rb", buffering=0) as file:
            digest, _, content = file.read().partition(b"\n")
        if sha256(content).encode() == digest:
            return msgspec.msgpack.decode(content, type=type)
    except (OSError, msgspec.DecodeError):
        pass
    return None


def store(kind: str, key: str, value: object) -> None:
    """Keep an entry; never raises."""
    path = _path(kind, key)
    if path is None:
        return
    part = f"{path}.{os.getpid()}"
    with contextlib.suppress(OSError):
        directory = os.path.dirname(path)
        os.makedirs(directory, mode=0o700, exist_ok=True)
        try:
            with open(part, "wb") as file:
                content = msgspec.msgpack.encode(value)
                file.write(sha256(content).encode() + b"\n" + content)
            os.replace(part, path)
        except OSError:
            os.unlink(part)


def prune() -> None:
    """Delete the entries that were written longest ago, beyond the bound; never raises."""
    base = folder()
    if base is None:
        return
    entries = []
    with contextlib.suppress(OSError):
        for kind in os.scandir(os.path.join(base, "lint")):
            entries += [(entry.stat(), entry.path) for entry in os.scandir(kind.path)]
    size = 0
    for stat, path in sorted(entries, key=lambda entry: -entry[0].st_mtime_ns):
        size += stat.st_size
        if size > _BYTES:
            with contextlib.suppress(OSError):
                os.unlink(path)


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
