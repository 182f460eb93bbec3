"""Diagnostic values: what is wrong with a spec or an output, and where. Nothing prints here."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from shapesmith.text.printable import printable


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the run and exits 1, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Diagnostic(NamedTuple):
    """One finding, addressed by file and JSON pointer so that it can be copied into an editor.

    `rule` is a stable kebab-case id (`shape-dangling`), `file` a path as the user would type it, `pointer` a JSON
    pointer into that file (RFC 6901, starting with `/`; empty for the file as a whole; `:12` for line 12 of a file
    that is not JSON), and `message` a sentence that says who, must, got, and where possible the way out.
    """

    rule: str
    severity: Severity
    file: str
    pointer: str
    message: str

    def __str__(self) -> str:
        if not self.pointer:
            place = self.file
        elif self.pointer.startswith(":"):
            place = f"{self.file}{self.pointer}"
        else:
            place = f"{self.file}#{self.pointer}"
        # Names of a spec stand in here: none of them may forge a line, or colour, or turn the text around.
        return printable(f"{place}: {self.severity.value}: {self.message} [{self.rule}]")


class SpecError(Exception):
    """Raised where nothing further can be learned from an input; carries every diagnostic gathered so far."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return "\n".join(map(str, self.diagnostics))


def error(rule: str, file: str, pointer: str, message: str) -> Diagnostic:
    """Return a diagnostic of severity error."""
    return Diagnostic(rule, Severity.ERROR, file, pointer, message)


def warning(rule: str, file: str, pointer: str, message: str) -> Diagnostic:
    """Return a diagnostic of severity warning."""
    return Diagnostic(rule, Severity.WARNING, file, pointer, message)


def pointer(*steps: str | int) -> str:
    """Return the JSON pointer through `steps`, each escaped as RFC 6901 says.

    >>> pointer("shapes", "a/b", "members", 0)
    '/shapes/a~1b/members/0'
    """
    if not steps:
        return ""
    joined = "/".join(map(str, steps))
    if "~" in joined or joined.count("/") >= len(steps):
        joined = "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in steps)
    return "/" + joined


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether there is an error among `diagnostics`."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def stop_on_errors(diagnostics: list[Diagnostic], further: Iterable[Diagnostic] = ()) -> None:
    """Raise SpecError where there is an error among `diagnostics`, then with the `further` ones beside them."""
    if has_errors(diagnostics):
        raise SpecError([*diagnostics, *further])
