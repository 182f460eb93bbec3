"""Notebooks of Jupyter: their cells of code as one source, and where a line of it is."""

from __future__ import annotations

import ast
import json
import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from shapesmith.clients.tree import Unparsed, reason_of

SUFFIX = ".ipynb"
_LINE_END = re.compile(r"\r\n|\r|\n")

# What only IPython runs: a line, and what is assigned.
_MAGIC = re.compile(r"\s*(?:[%!?]|[^#]*\?\s*\Z)")
_ASSIGNED = re.compile(r"(\s*[\w.,\[\] ]+=\s*)[%!]")


class Cell(NamedTuple):
    """A cell of code: its number among all cells, from 1, its text, and what is read of it, `code`.

    `first` is the first of its lines in the source of the notebook. `problem` says why `code` is not the text, empty if
    it is; `failure` is what is wrong with a cell of which nothing can be read.
    """

    number: int
    text: str
    first: int
    code: str
    problem: str = ""
    failure: Unparsed | None = None

    @property
    def end(self) -> int:
        """The line after its last one, as Python counts lines."""
        return self.first + len(_LINE_END.split(f"{self.code}\n")) - 1


class Notebook(NamedTuple):
    """A notebook: its cells of code in order."""

    cells: list[Cell]

    @property
    def source(self) -> str:
        """The code of all cells, as one module."""
        return "".join(f"{cell.code}\n" for cell in self.cells)

    def cell_of(self, line: int) -> Cell | None:
        """Return the cell that a line of the source is in; None if there is no cell of code."""
        after = bisect_right(self.cells, line, key=lambda cell: cell.first)
        return self.cells[after - 1] if after else None


def read_notebook(content: bytes) -> Notebook:
    """Return the code of a notebook; what only IPython runs is left out. Raises Unparsed."""
    found: list[Cell] = []
    line = 1
    for number, cell in enumerate(_cells(content), 1):
        if not isinstance(cell, dict) or "cell_type" not in cell:
            raise Unparsed(f'is no notebook: cell {number} must be an object with a "cell_type"')
        if cell["cell_type"] == "code":
            found.append(_read(number, _text(number, cell.get("source")), line))
            line = found[-1].end
    return Notebook(found)


def _cells(content: bytes) -> list[Any]:
    try:
        document = json.loads(content)
    except json.JSONDecodeError as wrong:
        raise Unparsed(f"is no notebook: it is not JSON ({wrong.msg})", wrong.lineno, wrong.colno) from None
    except UnicodeDecodeError:
        raise Unparsed("is no notebook: it is not JSON in UTF-8") from None
    except (ValueError, RecursionError):  # a number of too many digits
        raise Unparsed("is no notebook: it is nested too deeply, or has a number of too many digits") from None
    if isinstance(document, dict) and "worksheets" in document:
        raise Unparsed(
            "is no notebook: its format is older than 4; run `jupyter nbconvert --to notebook --inplace` on it"
        )
    cells = document.get("cells") if isinstance(document, dict) else None
    if not isinstance(cells, list):
        raise Unparsed('is no notebook: it must be an object with a list of "cells"')
    return cells


def _text(number: int, source: object) -> str:
    if isinstance(source, list) and all(isinstance(each, str) for each in source):
        return "".join(source)
    if isinstance(source, str):
        return source
    raise Unparsed(f'is no notebook: the "source" of cell {number} must be text, or a list of texts')


def _read(number: int, text: str, first: int) -> Cell:
    """Return a cell; a line for IPython becomes `pass`, a cell for another program, or one that is wrong, nothing."""
    failure = _wrong(text)
    if failure is None:
        return Cell(number, text, first, text)
    if text.lstrip().startswith("%%"):
        return Cell(number, text, first, "", "begins with %%, so that IPython decides what runs it")
    code = "\n".join(_without_magic(_LINE_END.split(text)))
    failure = _wrong(code)
    if failure is None:
        return Cell(number, text, first, code, "has lines that only IPython runs")
    return Cell(number, text, first, "", f"cannot be parsed: {failure.message}", failure)


def _wrong(code: str) -> Unparsed | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # those of the source are for those who run it
            ast.parse(code)
    except SyntaxError as wrong:
        return Unparsed(wrong.msg or "invalid syntax", wrong.lineno or 1, max(wrong.offset or 1, 1))
    except ValueError as wrong:
        return Unparsed(reason_of(wrong))
    except (RecursionError, MemoryError):
        return Unparsed("is nested too deeply")
    return None


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
