"""One run of the linter: files in, reports out. It prints nothing, and changes only the cache."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from shapesmith.clients.modules import SourceModule
from shapesmith.clients.notebooks import SUFFIX, read_notebook
from shapesmith.clients.tree import WORDS, SourceTree, Unparsed, parsed, parsed_text
from shapesmith.disk import source_files
from shapesmith.disk.digest import sha256
from shapesmith.lint import cache
from shapesmith.lint.notebooks import in_order, located, unparsed_cells, with_lines_of_file
from shapesmith.lint.report import Report
from shapesmith.lint.settings import Settings, wanted_service
from shapesmith.parallel import map_unordered
from shapesmith.specs.installed import boto3_data, botocore_data
from shapesmith.specs.judged import judged_folder

if TYPE_CHECKING:
    from shapesmith.clients.following import Clients
    from shapesmith.lint.checks import Checker

# Files that one process checks before it asks for more.
_AT_ONCE = 16


class Run(NamedTuple):
    """What to check, and how. `shapes` has what people corrected of services; `is_cached`: results are kept.

    `given` is the content of a file that is not read, as an editor has it; None: each file is read.
    """

    files: list[str]
    settings: Settings
    shapes: Path
    jobs: int = 1
    is_cached: bool = True
    given: bytes | None = None


class Checked(Struct, frozen=True):
    """The reports on one file, and the digest of each other file that they rest on, None for one that is not there."""

    reports: list[Report]
    others: dict[str, str | None]


def lint(run: Run) -> list[Report]:
    """Return the reports on the files, sorted, with their severities; those that are off are left out.

    Raises SpecError if botocore is not installed, or a service of it cannot be analysed.
    """
    linter = _Linter(run.settings, run.shapes, run.is_cached)
    if run.given is not None:
        return in_order(with_severities(linter.reports_on(run.files[0], run.given), run.settings))
    parts = [run.files[first : first + _AT_ONCE] for first in range(0, len(run.files), _AT_ONCE)]
    found = [report for part in map_unordered(partial(_checked, linter), parts, run.jobs) for report in part]
    if run.is_cached:
        cache.prune()
    return in_order(with_severities(found, run.settings))


def with_severities(reports: Iterable[Report], settings: Settings) -> list[Report]:
    """Return the reports with their severities, without those that are off."""
    found = (replace(report, severity=settings.severity(report.code, report.rule)) for report in reports)
    return [report for report in found if report.severity != "off"]


def _checked(linter: _Linter, files: list[str]) -> list[Report]:
    return [report for path in files for report in linter.reports(path)]


class _Linter:
    """Checks one file after another. What files share is made when the first needs it, in each process."""

    def __init__(self, settings: Settings, shapes: Path, is_cached: bool) -> None:
        self._settings = settings
        self._shapes = shapes
        self._is_cached = is_cached
        data = filter(None, (botocore_data(), boto3_data()))
        self._installed = cache.stat_key(os.path.join(os.path.dirname(each), "__init__.py") for each in data)
        # What changes when somebody corrects a service, in the project or in shapesmith, or vendors one: those of the
        # project count then, and no others.
        corrections = {each for folder in (shapes, judged_folder()) for each in folder.glob("*/*.toml")}
        vendored = sorted(each.name for each in shapes.glob("*/"))
        self._corrected = cache.digest_key(cache.stat_key(sorted(map(str, corrections))), vendored)
        self._words = (*WORDS, *(name.encode() for name in settings.clients))
        self._for_all_files: tuple[Checker, Clients] | None = None
        self._tree = SourceTree()

    def reports(self, path: str) -> list[Report]:
        """Return the reports on a file, from the cache if nothing that they rest on has changed."""
        try:
            content = source_files.read(path)
        except OSError as failure:
            return [_on_file(path, "source-unreadable", f"cannot be read: {failure.strerror or failure}")]
        return self.reports_on(path, content)

    def reports_on(self, path: str, content: bytes) -> list[Report]:
        """Return the reports on a file with some content."""
        if not any(word in content for word in self._words):
            return []
        key = cache.digest_key(
            self._installed,
            os.path.abspath(path),
            path,
            sha256(content),
            self._settings.clients,
            self._corrected,
        )
        known = cache.load("results", key, Checked) if self._is_cached else None
        if known is not None and all(_digest(other) == digest for other, digest in known.others.items()):
            return known.reports
        self._tree.begin()
        reports = self._made(path, content)
        if self._is_cached:
            cache.store("results", key, Checked(reports, self._tree.asked))
        return reports

    def _made(self, path: str, content: bytes) -> list[Report]:
        try:
            if path.endswith(SUFFIX):
                notebook = read_notebook(content)
                found = self._of_module(parsed_text(path, notebook.source))
                of_cells = [*unparsed_cells(path, notebook), *(located(notebook, report) for report in found)]
                return with_lines_of_file(notebook, content, of_cells)
            return self._of_module(parsed(path, content))
        except Unparsed as wrong:
            place = (wrong.line, wrong.column, wrong.line, wrong.column)
            return [Report(path, *place, "source-unparsed", wrong.message)]

    def _of_module(self, module: SourceModule) -> list[Report]:
        # Imported here, because most files are as they were.
        from shapesmith.clients.following import Clients, find_calls
        from shapesmith.clients.positions import deepest
        from shapesmith.lint.checks import Checker
        from shapesmith.lint.comments import of_unknown_services, without_ignored
        from shapesmith.lint.index import Index

        if self._for_all_files is None:
            index = Index()
            self._for_all_files = Checker(index, self._shapes), Clients(self._settings.clients, index)
        checker, clients = self._for_all_files
        try:
            calls = find_calls(self._tree, module, clients)
        except RecursionError:
            place = deepest(module.tree, module.lines)
            return [Report(module.path, *place, "source-unparsed", "is nested too deeply to be followed")]
        wanted = partial(wanted_service, known=checker.index.services)
        found = of_unknown_services(module.path, module.text, module.named_clients, wanted)
        return without_ignored(module.path, module.text, [*checker.reports(module, calls), *found])


def _on_file(path: str, code: str, message: str) -> Report:
    return Report(path, 1, 1, 1, 1, code, message)


def _digest(path: str) -> str | None:
    try:
        return sha256(source_files.read(path))
    except OSError:
        return None
