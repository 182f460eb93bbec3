"""The files to check: those that are named, and the Python files and notebooks below the folders that are named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import PurePath

# Folders that hold no source of the project.
_LEFT_OUT = frozenset({"__pycache__", "node_modules", "site-packages", "build", "dist", "venv", "env"})
_SUFFIXES = (".py", ".pyi", ".ipynb")


class NoSuchPath(Exception):
    """A path that does not exist."""


def find_files(paths: Iterable[str], exclude: Iterable[str]) -> list[str]:
    """Return the files at and below paths, each once, sorted below each path. Raises NoSuchPath.

    A file that is named is checked whatever its name; `exclude` are patterns for what is below a folder.
    """
    patterns = tuple(exclude)
    found: dict[str, None] = {}
    for path in paths:
        if os.path.isdir(path):
            found.update(dict.fromkeys(_below(path, patterns)))
        elif os.path.exists(path):
            found[os.path.normpath(path)] = None
        else:
            raise NoSuchPath(path)
    return list(found)


def _below(folder: str, patterns: tuple[str, ...]) -> Iterator[str]:
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        path = os.path.normpath(entry.path)
        if any(fnmatch(PurePath(path).as_posix(), pattern) for pattern in patterns):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith(".") and entry.name not in _LEFT_OUT:
                yield from _below(path, patterns)
        elif entry.name.endswith(_SUFFIXES):
            yield path
