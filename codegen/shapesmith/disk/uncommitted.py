"""Files with changes that are not committed: after a run, git would show them among the changes of that run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path


def uncommitted(folders: Iterable[Path]) -> list[str]:
    """Return the files and folders below `folders` that are changed or unknown to git, relative to the current folder.

    It is empty where there is no git, or no work tree of it.
    """
    present = [str(folder) for folder in folders if folder.exists()]
    if not present:
        return []
    prefix = _git("rev-parse", "--show-prefix")
    if prefix is None:
        return []
    top = os.fsdecode(prefix).strip()
    found = _git("status", "--porcelain", "-z", "--no-renames", "--", *present)
    paths = [os.fsdecode(entry[3:]) for entry in (found or b"").split(b"\0") if entry]
    return sorted(os.path.relpath(path, top) if top else path for path in paths)


def _git(*arguments: str) -> bytes | None:
    """Return what a command of git prints; None if it fails."""
    # Without it, reading the status may lock the index.
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
    try:
        run = subprocess.run(["git", *arguments], capture_output=True, env=environment)
    except OSError:
        return None
    return run.stdout if run.returncode == 0 else None
