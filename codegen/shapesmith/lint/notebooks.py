"""Where in a notebook a report on its code is, and reports on the cells that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from shapesmith.clients.notebooks import SUFFIX, Notebook
from shapesmith.lint.report import Report

_CELL = re.compile(r"(?<=\.ipynb):cell (\d+)\Z")


def located(notebook: Notebook, report: Report) -> Report:
    """Return a report with its place in the cell: `notebook.ipynb:cell 3`, line 1."""
    cell = notebook.cell_of(report.line)
    first, number, indent = (1, 1, 0) if cell is None else (cell.first, cell.number, cell.indent)
    before = first - 1
    return replace(
        report,
        path=f"{report.path}:cell {number}",
        line=report.line - before,
        column=report.column + indent,
        end_column=report.end_column + indent,
        end_line=report.end_line - before,
        call_line=max(report.call_line - before, 0),
    )


def split_cell(path: str) -> tuple[str, str]:
    """Return the path of a report without its cell, and the number of that; empty if it is not of a notebook."""
    found = _CELL.search(path)
    return (path[: found.start()], found[1]) if found else (path, "")


def with_unparsed_python(reports: Iterable[Report]) -> set[str]:
    """Return the paths of the files with source that is not parsed; a file that is no notebook has none."""
    unparsed = {split_cell(report.path) for report in reports if report.code == "source-unparsed"}
    return {path for path, cell in unparsed if cell or not path.endswith(SUFFIX)}


def unparsed_cells(path: str, notebook: Notebook) -> Iterator[Report]:
    """Yield a report on each cell that cannot be parsed."""
    for cell in notebook.cells:
        if cell.failure is not None:
            wrong = cell.failure
            place = (wrong.line, wrong.column, wrong.line, wrong.column)
            yield Report(f"{path}:cell {cell.number}", *place, "source-unparsed", wrong.message)
