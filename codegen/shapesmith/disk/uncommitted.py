"""Files with changes that are not committed: after a run, git would show them among the changes of that run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

# What git prints outside of any work tree, where it speaks English.
_OUTSIDE = b"not a git repository"


class NotKnown(Exception):
    """Raised where git does not say what is committed: why."""


def uncommitted(folders: Iterable[Path]) -> list[str]:
    """Return the files and folders below `folders` that are changed or unknown to git, relative to the current folder.

    It is empty outside of a work tree. Raises NotKnown if git cannot be run, or fails.
    """
    present = [str(folder) for folder in folders if folder.exists()]
    if not present:
        return []
    prefix = _git("rev-parse", "--show-prefix")
    if prefix is None:
        return []
    top = os.fsdecode(prefix).strip()
    found = _git("status", "--porcelain", "-z", "--no-renames", "--", *present) or b""
    paths = [os.fsdecode(entry[3:]) for entry in found.split(b"\0") if entry]
    return sorted(os.path.relpath(path, top) if top else path for path in paths)


def _git(*arguments: str) -> bytes | None:
    """Return what a command of git prints; None outside of a work tree. Raises NotKnown."""
    # Without the first, reading the status may lock the index.
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        run = subprocess.run(["git", *arguments], capture_output=True, env=environment)
    except OSError as failure:
        raise NotKnown(f"git cannot be run: {failure.strerror}") from failure
    if run.returncode == 0:
        return run.stdout
    if _OUTSIDE in run.stderr:
        return None
    said = run.stderr.decode(errors="replace").splitlines()
    raise NotKnown(f"git fails: {said[0].removeprefix('fatal: ') if said else f'exit {run.returncode}'}")
