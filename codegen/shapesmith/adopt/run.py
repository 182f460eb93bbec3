"""One run of `adopt`: files in, rewritten files and what is left out. It prints and writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from shapesmith.adopt.adoption import LeftCall, Services, adopt
from shapesmith.adopt.files import Rewritten, Unwritable, encoded
from shapesmith.adopt.packages import Packages
from shapesmith.clients.calls import ClientCall
from shapesmith.clients.following import Clients, find_calls
from shapesmith.clients.modules import SourceModule
from shapesmith.clients.tree import WORDS, SourceTree, Unparsed, parsed
from shapesmith.lint.checks import Checker
from shapesmith.lint.index import Index


class FileLeft(NamedTuple):
    """A file that is left as it is, and the reason."""

    path: str
    line: int
    reason: str


class Outcome(NamedTuple):
    """What became of one file; `rewritten` is None if nothing in it changes."""

    path: str
    rewritten: Rewritten | None = None
    adopted: int = 0
    left: tuple[LeftCall, ...] = ()
    failure: FileLeft | None = None


class Adopter:
    """Rewrites one file after another. Raises SpecError if botocore is not installed."""

    def __init__(self, packages: Packages, named: Mapping[str, str], shapes: Path, present: bool) -> None:
        index = Index()
        checker = Checker(index, shapes)
        self._clients = Clients(named)  # no services: clients that are only inferred are not certain
        self._tree = SourceTree()
        self._present = present
        self._services = Services(packages, lambda service: index.services[service].waiters, partial(_wrong, checker))

    def file(self, path: str) -> Outcome:
        """Return what becomes of a file."""
        if path.endswith(".pyi"):
            return Outcome(path)
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError as failure:
            return _failed(path, f"cannot be read: {failure.strerror or failure}")
        if not any(word in content for word in WORDS):
            return Outcome(path)
        if path.endswith(".ipynb"):
            return _failed(path, "is a notebook, and notebooks are not rewritten")
        self._tree.begin()
        try:
            module = parsed(path, content)
            adopted = adopt(module, find_calls(self._tree, module, self._clients), self._services, self._present)
            left = tuple(adopted.left)
            if not adopted.adopted:
                return Outcome(path, left=left)
            rewritten = encoded(path, content, module.text, adopted.text)
            return Outcome(path, rewritten, adopted.adopted, left)
        except Unparsed as wrong:
            return _failed(path, f"cannot be parsed: {wrong.message}", wrong.line)
        except RecursionError:
            return _failed(path, "is nested too deeply to be followed")
        except (SyntaxError, ValueError) as wrong:
            return _failed(path, f"could not be rewritten: {wrong}")
        except Unwritable as reason:
            return _failed(path, str(reason))


def _failed(path: str, reason: str, line: int = 1) -> Outcome:
    return Outcome(path, failure=FileLeft(path, line, reason))


def _wrong(checker: Checker, module: SourceModule, call: ClientCall) -> str:
    """Return what is wrong with the known values of a call, which boto3 may send and a request does not."""
    for report in checker.reports(module, [call]):
        return report.message
    return ""
