"""Notebooks of Jupyter: their cells of code as one source, and where a line of it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from shapesmith.clients.tree import Unparsed, parsed
from shapesmith.lint.report import Report

SUFFIX = ".ipynb"
_CELL = re.compile(r"(?<=\.ipynb):cell (\d+)\Z")

_LINE_END = re.compile(r"\r\n?")

# What only IPython runs: a line, and what is assigned.
_MAGIC = re.compile(r"\s*(?:[%!?]|[^#]*\?\s*\Z)")
_ASSIGNED = re.compile(r"(\s*[\w.,\[\] ]+=\s*)[%!]")


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


def split_cell(path: str) -> tuple[str, str]:
    """Return the path of a report without its cell, and the number of that; empty if it is not of a notebook."""
    found = _CELL.search(path)
    return (path[: found.start()], found[1]) if found else (path, "")


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
    text = _LINE_END.sub("\n", text)
    lines = text.split("\n")
    if text.lstrip().startswith("%%"):
        return ["" for _ in lines]
    return lines if _is_python(text) else list(_without_magic(lines))


def _is_python(text: str) -> bool:
    """Return whether a cell is Python as it is: a line in a text may look like one for IPython."""
    try:
        parsed("", text.encode(errors="surrogatepass"))
    except Unparsed:
        return False
    return True


def _without_magic(lines: list[str]) -> Iterator[str]:
    is_continued = False
    for line in lines:
        indent = line[: len(line) - len(line.lstrip())]
        assigned = _ASSIGNED.match(line)
        is_magic = is_continued or _MAGIC.match(line) is not None or assigned is not None
        if is_continued:
            yield indent
        elif assigned is not None:
            yield f"{assigned[1]}None"
        else:
            yield f"{indent}pass" if is_magic else line
        is_continued = is_magic and line.endswith("\\")
