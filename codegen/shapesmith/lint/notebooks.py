"""Where in a notebook, and in its file, a report on its code is, and reports on the cells that cannot be read."""

from __future__ import annotations

import json
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


def with_lines_of_file(notebook: Notebook, content: bytes, reports: list[Report]) -> list[Report]:
    """Return reports on the cells of a notebook with the lines of its file, 1 where a cell is written otherwise.

    Jupyter writes each line of a cell as a text on a line of its own.
    """
    lines = _lines_of_cells(notebook, content) if reports else {}
    return [
        replace(report, file_line=lines.get((int(split_cell(report.path)[1]), report.line), 1)) for report in reports
    ]


def _lines_of_cells(notebook: Notebook, content: bytes) -> dict[tuple[int, int], int]:
    """Return the line of the file for each line of a cell, by the number of the cell and of the line in it."""
    written = [line.strip().removesuffix(",") for line in content.decode(errors="replace").split("\n")]
    begins = [number for number, line in enumerate(written) if line == '"source": [']
    found: dict[tuple[int, int], int] = {}
    for cell in notebook.cells:
        texts = [json.dumps(line, ensure_ascii=False) for line in cell.text.splitlines(keepends=True)]
        while texts and begins:  # a cell without text has no such line
            begin = begins.pop(0) + 1
            if written[begin : begin + len(texts)] == texts:
                found |= {(cell.number, number): begin + number for number in range(1, len(texts) + 1)}
                break
    return found


def in_order(reports: Iterable[Report]) -> list[Report]:
    """Return reports in the order of their files and places, those of a notebook in the order of its cells."""

    def place(report: Report) -> tuple[str, int, Report]:
        path, cell = split_cell(report.path)
        return path, int(cell or 0), report

    return sorted(reports, key=place)


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
