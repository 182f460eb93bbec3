"""Diagnostic values: what is wrong with a spec or an output, and where. Nothing prints here."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from shapesmith.provenance import Provenance
from shapesmith.text.printable import printable


class Severity(StrEnum):
    """The severity of a diagnostic: an error stops the run and exits 1, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Diagnostic(NamedTuple):
    """What is wrong, addressed by file and JSON pointer so that it can be copied into an editor.

    `code` is a stable kebab-case id (`shape-dangling`), `provenance` says where it is, and `message` is a sentence that
    states who, must, got and, where possible, how to resolve it.
    """

    code: str
    severity: Severity
    provenance: Provenance
    message: str

    @property
    def file(self) -> str:
        """The path of the file, as the user would type it."""
        return self.provenance.file

    @property
    def pointer(self) -> str:
        """The JSON pointer into the file; `:12` for a line of a file that is not JSON, empty for the whole file."""
        return self.provenance.pointer

    def __str__(self) -> str:
        # This contains names from specs: none of them may add a line, change the colour, or reorder the text.
        return printable(f"{self.provenance}: {self.severity.value}: {self.message} [{self.code}]")


class SpecError(Exception):
    """Raised when an input cannot be processed further; carries every diagnostic gathered so far."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return "\n".join(map(str, self.diagnostics))


def error(code: str, provenance: Provenance, message: str) -> Diagnostic:
    """Return a diagnostic of severity error; `Provenance(path)` stands for the whole file."""
    return Diagnostic(code, Severity.ERROR, provenance.alone(), message)


def warning(code: str, provenance: Provenance, message: str) -> Diagnostic:
    """Return a diagnostic of severity warning; `Provenance(path)` stands for the whole file."""
    return Diagnostic(code, Severity.WARNING, provenance.alone(), message)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether there is an error among `diagnostics`."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def count_errors(diagnostics: Iterable[Diagnostic]) -> int:
    """Return how many errors are among `diagnostics`."""
    return sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def stop_on_errors(diagnostics: list[Diagnostic]) -> None:
    """Raise SpecError with `diagnostics`, warnings included, if there is an error among them."""
    if has_errors(diagnostics):
        raise SpecError(diagnostics)
