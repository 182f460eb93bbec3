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
            raise NoSuchPath(path or '""')
    return list(found)


def _below(folder: str, patterns: tuple[str, ...]) -> Iterator[str]:
    """Yield the files below a folder, in order; a folder that cannot be read is one, for the report on it."""
    pending = [(folder, True)]
    while pending:
        path, is_folder = pending.pop()
        if not is_folder:
            yield path
            continue
        try:
            with os.scandir(path) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name, reverse=True)
        except OSError:
            yield path
            continue
        pending += [found for entry in entries if (found := _checked(entry, patterns))]


def _checked(entry: os.DirEntry[str], patterns: tuple[str, ...]) -> tuple[str, bool] | None:
    """Return the path of a file or folder that is to be checked, and whether it is a folder; None for another."""
    path = os.path.normpath(entry.path)
    is_folder = entry.is_dir(follow_symlinks=False)
    if is_folder:
        is_source = not entry.name.startswith(".") and entry.name not in _LEFT_OUT
    else:
        is_source = entry.name.endswith(_SUFFIXES)
    if not is_source or any(fnmatch(PurePath(path).as_posix(), pattern) for pattern in patterns):
        return None
    return path, is_folder
