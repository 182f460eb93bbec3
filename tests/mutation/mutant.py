"""A mutant: one small change of one module, as an edit of its source."""

from __future__ import annotations

import difflib
from typing import NamedTuple


class Mutant(NamedTuple):
    """The bytes `start` to `end` of `source`, the module at `path` (from the repository), replaced by `text`.

    `operator` names the kind of change; `line` is where it starts, counted from 1.
    """

    path: str
    source: str
    line: int
    operator: str
    start: int
    end: int
    text: str

    @property
    def mutated(self) -> str:
        """The module with the change made."""
        data = self.source.encode()
        return (data[: self.start] + self.text.encode() + data[self.end :]).decode()

    @property
    def diff(self) -> str:
        """The change as a unified diff with one line of context."""
        lines = difflib.unified_diff(
            self.source.splitlines(), self.mutated.splitlines(), self.path, self.operator, n=1, lineterm=""
        )
        return "\n".join(lines)

    @property
    def changed_line(self) -> tuple[str, str]:
        """The first line that differs, as it was and as it is, without its indentation."""
        pairs = zip(self.source.splitlines(), self.mutated.splitlines(), strict=False)
        return next(((old.strip(), new.strip()) for old, new in pairs if old != new), ("", ""))
