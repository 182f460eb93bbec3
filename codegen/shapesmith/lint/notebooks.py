"""Notebooks of Jupyter: their cells of code as one source, and where a line of it is."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from msgspec.structs import replace

from shapesmith.clients.tree import Unparsed
from shapesmith.lint.report import Report

SUFFIX = ".ipynb"


class Notebook(NamedTuple):
    """The source of a notebook; `cells` has the first line of each cell of code with the number of the cell, from 1."""

    source: str
    cells: list[tuple[int, int]]

    def located(self, report: Report) -> Report:
        """Return a report with its place in the cell: `notebook.ipynb:cell 3`, line 1."""
        first, number = 1, 1
        for line, cell in self.cells:
            if line <= report.line:
                first, number = line, cell
        before = first - 1
        return replace(
            report,
            path=f"{report.path}:cell {number}",
            line=report.line - before,
            end_line=report.end_line - before,
            call_line=max(report.call_line - before, 0),
        )


def read_notebook(content: bytes) -> Notebook:
    """Return the code of a notebook; what only IPython runs is left out. Raises Unparsed."""
    try:
        cells = json.loads(content)["cells"]
        lines: list[str] = []
        starts = []
        for number, cell in enumerate(cells, 1):
            if cell["cell_type"] == "code":
                starts.append((len(lines) + 1, number))
                lines += _plain(cell["source"])
    except (ValueError, KeyError, TypeError, AttributeError) as failure:
        raise Unparsed(f"is no notebook: {failure!r}") from None
    return Notebook("\n".join(lines) + "\n", starts)


def _plain(source: Any) -> list[str]:
    """Return the lines of a cell; a line for IPython becomes `pass`, a cell for another program nothing."""
    text = source if isinstance(source, str) else "".join(source)
    lines = text.split("\n")
    if text.lstrip().startswith("%%"):
        return ["" for _ in lines]
    return [_without_magic(line) for line in lines]


def _without_magic(line: str) -> str:
    code = line.lstrip()
    is_magic = code.startswith(("%", "!", "?")) or code.endswith("?")
    return f"{line[: len(line) - len(code)]}pass" if is_magic and not code.startswith("#") else line
