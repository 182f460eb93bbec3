"""A file of a run before and after it is rewritten: in bytes, and as a diff."""

from __future__ import annotations

from difflib import unified_diff
from typing import NamedTuple

from shapesmith.disk.source_files import Unwritable


class Rewritten(NamedTuple):
    """A file with its content before and after, and the encoding of both."""

    path: str
    before: bytes
    after: bytes
    encoding: str

    def diff(self) -> list[str]:
        """Return the lines of a unified diff."""
        before, after = (each.decode(self.encoding).splitlines() for each in (self.before, self.after))
        return list(unified_diff(before, after, self.path, self.path, lineterm=""))


def encoded(path: str, before: bytes, text_before: str, text: str, encoding: str) -> Rewritten:
    """Return a file with another text. Raises Unwritable if its encoding does not keep the text."""
    try:
        if text_before.encode(encoding) == before:
            return Rewritten(path, before, text.encode(encoding), encoding)
    except (UnicodeError, LookupError):
        pass
    raise Unwritable("has bytes that its encoding does not have")
