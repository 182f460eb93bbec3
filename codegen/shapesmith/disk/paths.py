"""Paths of a tree: those of its files are posix paths, relative to its root."""

from __future__ import annotations


def join(folder: str, relative: str) -> str:
    """Return the posix path `relative` below `folder`, either of which may be empty."""
    return f"{folder}/{relative}" if folder and relative else folder or relative
