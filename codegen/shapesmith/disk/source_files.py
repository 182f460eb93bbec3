"""Files of somebody's project: read if they are files, and replaced as a whole, if nobody changed them meanwhile."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys


class Unwritable(Exception):
    """Raised for a file that cannot be replaced: why."""


def read(path: str) -> bytes:
    """Return the content of a file. Raises OSError, also for a pipe or device, which may have no end."""
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, "not a regular file")
    with open(path, "rb") as file:
        return file.read()


def write(path: str, content: bytes) -> None:
    """Write a file as a whole, atomically; one that is there keeps its permissions and its owner. Raises OSError."""
    path = os.path.realpath(path)
    old = os.stat(path) if os.path.exists(path) else None
    if old is not None and not stat.S_ISREG(old.st_mode):
        raise OSError(errno.EINVAL, "not a regular file")
    temporary = os.path.join(os.path.dirname(path), f".shapesmith-{os.getpid()}")
    try:
        with open(temporary, "xb") as made:
            made.write(content)
        if old is not None:
            if sys.platform != "win32":
                with contextlib.suppress(PermissionError):  # only root may give files away
                    os.chown(temporary, old.st_uid, old.st_gid)
            os.chmod(temporary, stat.S_IMODE(old.st_mode))
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def replace(path: str, before: bytes, after: bytes) -> None:
    """Replace the content `before` of a file by `after`, atomically, with its permissions kept. Raises Unwritable."""
    try:
        if read(path) != before:
            raise Unwritable("changed meanwhile; run again")
        if not os.access(path, os.W_OK) or not os.stat(path).st_mode & 0o222:
            raise Unwritable("is read-only")
        write(path, after)
    except OSError as failure:
        raise Unwritable(f"cannot be written: {failure.strerror or failure}") from None
