"""Write a few files of a folder that is not replaced as a whole, and take them back if what follows fails."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from shapesmith.disk.workspace import unwritable


@contextlib.contextmanager
def written(contents: Mapping[Path, bytes]) -> Iterator[None]:
    """Write files, and make them what they were if that, or what follows, fails.

    Raises SpecError if one cannot be written.
    """
    with unwritable("."):
        before = {path: path.read_bytes() if path.exists() else None for path in contents}
    new = [folder for path in contents for folder in reversed(path.parents) if not folder.exists()]
    try:
        with unwritable("."):
            for path, content in contents.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        yield
    except BaseException:
        _restore(before, list(dict.fromkeys(new)))
        raise


def _restore(before: Mapping[Path, bytes | None], new: list[Path]) -> None:
    """Write the old contents, and remove the files and folders that were not there."""
    for path, content in before.items():
        with contextlib.suppress(OSError):
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content)
    for folder in reversed(new):
        with contextlib.suppress(OSError):
            folder.rmdir()
