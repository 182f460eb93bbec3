"""The files of a run: read, rewritten, and replaced as a whole if nobody changed them meanwhile."""

from __future__ import annotations

import contextlib
import os
import tempfile
from difflib import unified_diff
from typing import NamedTuple

from shapesmith.adopt.source import encoding_of


class Unwritable(Exception):
    """Raised for a file that cannot be replaced: why."""


class Rewritten(NamedTuple):
    """A file with its content before and after."""

    path: str
    before: bytes
    after: bytes

    def diff(self) -> list[str]:
        """Return the lines of a unified diff."""
        encoding = encoding_of(self.before)
        before, after = (each.decode(encoding).splitlines() for each in (self.before, self.after))
        return list(unified_diff(before, after, self.path, self.path, lineterm=""))


def encoded(path: str, before: bytes, text_before: str, text: str) -> Rewritten:
    """Return a file with another text. Raises Unwritable if its encoding does not keep the text."""
    encoding = encoding_of(before)
    try:
        if text_before.encode(encoding) == before:
            return Rewritten(path, before, text.encode(encoding))
    except (UnicodeError, LookupError):
        pass
    raise Unwritable("has bytes that its encoding does not have")


def replace(file: Rewritten) -> None:
    """Replace a file, atomically, with its permissions kept. Raises Unwritable."""
    path = os.path.realpath(file.path)
    try:
        with open(path, "rb") as present:
            if present.read() != file.before:
                raise Unwritable("changed meanwhile; run again")
        if not os.access(path, os.W_OK) or not os.stat(path).st_mode & 0o222:
            raise Unwritable("is read-only")
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".shapesmith-")
        try:
            with os.fdopen(handle, "wb") as made:
                made.write(file.after)
            os.chmod(temporary, os.stat(path).st_mode & 0o7777)
            os.replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as failure:
        raise Unwritable(f"cannot be written: {failure.strerror or failure}") from None
