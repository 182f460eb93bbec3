"""Replace a file of somebody's source as a whole, if nobody changed it meanwhile."""

from __future__ import annotations

import contextlib
import os
import tempfile


class Unwritable(Exception):
    """Raised for a file that cannot be replaced: why."""


def replace(path: str, before: bytes, after: bytes) -> None:
    """Replace the content `before` of a file by `after`, atomically, with its permissions kept. Raises Unwritable."""
    path = os.path.realpath(path)
    try:
        with open(path, "rb") as present:
            if present.read() != before:
                raise Unwritable("changed meanwhile; run again")
        if not os.access(path, os.W_OK) or not os.stat(path).st_mode & 0o222:
            raise Unwritable("is read-only")
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".shapesmith-")
        try:
            with os.fdopen(handle, "wb") as made:
                made.write(after)
            os.chmod(temporary, os.stat(path).st_mode & 0o7777)
            os.replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as failure:
        raise Unwritable(f"cannot be written: {failure.strerror or failure}") from None
