"""One run of `adopt` or `migrate`: files in, rewritten files and what is left out. It prints and writes nothing."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from shapesmith.adopt.adoption import Adopted, Choices, LeftCall, Services, adopt
from shapesmith.adopt.cells import Cells
from shapesmith.adopt.edits import applied
from shapesmith.adopt.exported import Exported
from shapesmith.adopt.files import Rewritten, encoded
from shapesmith.adopt.meanings import Meanings
from shapesmith.adopt.migration import migrate
from shapesmith.adopt.notebooks import with_sources
from shapesmith.adopt.packages import Packages
from shapesmith.adopt.program import Program
from shapesmith.adopt.renames import Renames
from shapesmith.adopt.run_files import RunFiles
from shapesmith.adopt.source import Left, Source
from shapesmith.clients.calls import ClientCall
from shapesmith.clients.following import Clients, find_calls
from shapesmith.clients.modules import SourceModule
from shapesmith.clients.notebooks import SUFFIX, Notebook, read_notebook
from shapesmith.clients.tree import WORDS, SourceTree, Unparsed, encoding_of, parsed, parsed_text
from shapesmith.disk.source_files import Unwritable, read
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


class Migrator:
    """Renames what has another name in another version of generated packages, in one file after another.

    `files` are those that make one program, and may take names from one another.
    """

    def __init__(self, renames: list[Renames], files: Iterable[str] = ()) -> None:
        files = list(files)
        self._renames = renames
        self._exported = Exported(files, {name for each in renames for name in each.classes})
        self._meanings = Meanings(RunFiles(files), [each.module for each in renames])
        self._packages = {each.module.partition(".")[0].encode() for each in renames}
        names = {name for each in renames for name in each.renamed.union(each.texts, *each.moved.values())}
        self._names = {name.encode() for name in names}

    def file(self, path: str) -> Outcome:
        """Return what becomes of a file."""
        return _outcome(
            path,
            self._words(path),
            lambda module: migrate(module, self._renames, self._meanings, self._exported.of(path)),
        )

    def _words(self, path: str) -> set[bytes]:
        """Return the words of which a file has one if anything in it may be renamed."""
        if path.endswith(SUFFIX):
            return self._packages
        try:
            content = read(path)
        except OSError:
            return self._packages  # what comes next reports it
        is_named = any(name in content for name in self._names)
        is_near = is_named and any(self._meanings.is_near(os.path.abspath(path), each.module) for each in self._renames)
        return self._packages | self._names if is_near else self._packages


class Adopter:
    """Rewrites one file after another. Raises SpecError if botocore is not installed.

    `files` are those that make one program, with handlers of errors that concern one another.
    """

    def __init__(
        self,
        packages: Packages,
        named: Mapping[str, str],
        shapes: Path,
        choices: Choices,
        files: Iterable[str] = (),
    ) -> None:
        index = Index()
        checker = Checker(index, shapes)
        self._clients = Clients(named)  # no services: clients that are only inferred are not certain
        self._tree = SourceTree()
        self._choices = choices
        self._services = Services(
            packages,
            lambda service: index.services[service].waiters,
            partial(_wrong, checker, choices.level or "documented"),
            Program(files).elsewhere,
        )

    def file(self, path: str) -> Outcome:
        """Return what becomes of a file."""
        if path.endswith(".pyi"):
            return Outcome(path)
        self._tree.begin()
        return _outcome(path, WORDS, self._adopted, self._adopted_notebook)

    def _adopted(self, module: SourceModule, notebook: Notebook | None = None) -> Adopted:
        return adopt(module, find_calls(self._tree, module, self._clients), self._services, self._choices, notebook)

    def _adopted_notebook(self, path: str, content: bytes) -> Outcome:
        notebook = read_notebook(content)
        module = parsed_text(path, notebook.source)
        adopted = self._adopted(module, notebook)
        unread = [
            LeftCall(cell.failure.line, cell.failure.column, "cell", cell.problem, cell.number)
            for cell in notebook.cells
            if cell.failure is not None and any(word.decode() in cell.text for word in WORDS)
        ]
        left = tuple(sorted((*adopted.left, *unread), key=lambda each: (each.cell, each.line, each.column)))
        if not adopted.adopted:
            return Outcome(path, left=left)
        cells = Cells(notebook, Source(module))
        texts = cells.texts(adopted.edits, adopted.imports)
        return Outcome(path, with_sources(path, content, texts), adopted.adopted, left)


def _outcome(
    path: str,
    words: Collection[bytes],
    rewrite: Callable[[SourceModule], Adopted],
    rewrite_notebook: Callable[[str, bytes], Outcome] | None = None,
) -> Outcome:
    """Return what becomes of a file; without any of `words` in it, nothing does."""
    try:
        content = read(path)
    except OSError as failure:
        return _failed(path, f"cannot be read: {failure.strerror or failure}")
    if not any(word in content for word in words):
        return Outcome(path)
    try:
        if path.endswith(SUFFIX):
            if rewrite_notebook is None:
                return _failed(path, "is a notebook, in which names are not renamed")
            return rewrite_notebook(path, content)
        module = parsed(path, content)
        adopted = rewrite(module)
        left = tuple(adopted.left)
        if not adopted.adopted:
            return Outcome(path, left=left)
        text = applied(module.text, [*adopted.edits, *adopted.imports])
        ast.parse(text)
        return Outcome(path, encoded(path, content, module.text, text, encoding_of(content)), adopted.adopted, left)
    except Unparsed as wrong:
        return _failed(path, f"cannot be parsed: {wrong.message}", wrong.line)
    except RecursionError:
        return _failed(path, "is nested too deeply to be followed")
    except (SyntaxError, ValueError) as wrong:
        return _failed(path, f"could not be rewritten: {wrong}")
    except (Left, Unwritable) as reason:
        return _failed(path, str(reason))


def _failed(path: str, reason: str, line: int = 1) -> Outcome:
    return Outcome(path, failure=FileLeft(path, line, reason))


def _wrong(checker: Checker, level: str, module: SourceModule, call: ClientCall) -> str:
    """Return for which of the known values of a call, which boto3 may send, a request is refused at a level."""
    for report in checker.reports(module, [call]):
        if report.is_refused_at(level):
            return report.message
    return ""
