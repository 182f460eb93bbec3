"""A mutant: one small change of one module, as an edit of its source."""

from __future__ import annotations

import difflib
from typing import NamedTuple


class Mutant(NamedTuple):
    """The bytes `start` to `end` of the module at `path` (from the repository) replaced by `text`.

    `operator` names the kind of change; `line` is where it starts, counted from 1.
    """

    path: str
    line: int
    operator: str
    start: int
    end: int
    text: str

    def applied(self, source: str) -> str:
        """Return `source` with the change made."""
        data = source.encode()
        return (data[: self.start] + self.text.encode() + data[self.end :]).decode()

    def diff(self, source: str) -> str:
        """Return the change as a unified diff with one line of context."""
        lines = difflib.unified_diff(
            source.splitlines(), self.applied(source).splitlines(), self.path, self.operator, n=1, lineterm=""
        )
        return "\n".join(lines)

    def changed_line(self, source: str) -> str:
        """Return the first line that differs, as the mutant has it, without its indentation."""
        before, after = source.splitlines(), self.applied(source).splitlines()
        for old, new in zip(before, after, strict=False):
            if old != new:
                return new.strip()
        return ""
