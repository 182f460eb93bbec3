"""A report: one thing that is wrong, where, by which rule."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from shapesmith.lint.catalogue import Severity
from shapesmith.runtime.validation import LEVELS


class Report(Struct, frozen=True, order=True):
    """What is wrong in a file: lines and columns count from 1, the end is exclusive.

    `code` is that of the linter's rule, `rule` the id of the constraint or rule of the service, `sentence` what the
    documentation says where it is the source. `call` is the call as boto3 has it, `connect.create_contact`, and
    `call_line` its first line. `refused_at` is the least level of checks at which a request is refused for it, None if
    it is advice. `severity` is set last, by the settings. `file_line` is set for what is in a cell of a
    notebook: the line of the file, 1 if that is not known.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: str
    message: str
    rule: str = ""
    sentence: str | None = None
    call: str = ""
    call_line: int = 0
    refused_at: Literal["botocore", "modelled", "documented"] | None = "botocore"
    severity: Severity = "error"
    file_line: int = 0

    def is_refused_at(self, level: str) -> bool:
        """Return whether a request that is checked at a level is refused for it."""
        return self.refused_at is not None and LEVELS.index(self.refused_at) <= LEVELS.index(level)
