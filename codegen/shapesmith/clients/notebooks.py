"""Notebooks of Jupyter: their cells of code as one source, and where a line of it is."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from shapesmith.clients.tree import Unparsed, parsed_text

SUFFIX = ".ipynb"
_LINE_END = re.compile(r"\r\n|\r|\n")

# What only IPython runs: a line, and what is assigned.
_MAGIC = re.compile(r"\s*(?:[%!?]|[^#]*\?\s*\Z)")
_ASSIGNED = re.compile(r"(\s*[\w.,\[\] ]+=\s*)[%!]")
_INDENT = re.compile(r"\s*^([ \t]+)", re.MULTILINE)

# What a cell of one line may begin with without a %: magics of IPython, and programs that it has aliases of.
_COMMANDS = frozenset(
    {
        *("alias", "cat", "cd", "clear", "conda", "cp", "dhist", "dirs", "env", "history", "ldir", "less", "lf", "lk"),
        *("ll", "load", "load_ext", "ls", "lx", "mamba", "man", "matplotlib", "micromamba", "mkdir", "more", "mv"),
        *("pip", "popd", "prun", "pushd", "pwd", "pylab", "reload_ext", "rm", "rmdir", "run", "set_env", "store"),
        *("system", "time", "timeit", "unalias", "unload_ext", "uv", "who", "whos"),
    }
)


class Cell(NamedTuple):
    """A cell of code: its number among all cells, from 1, its text, and what is read of it, `code`.

    `first` is the first of its lines in the source of the notebook. `problem` says why `code` is not the text, empty if
    it is; `failure` is what is wrong with a cell of which nothing can be read. `indent` is how much the lines are
    indented beyond those of `code`.
    """

    number: int
    text: str
    first: int
    code: str
    problem: str = ""
    failure: Unparsed | None = None
    indent: int = 0

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
    document = _document(content)
    read = _read if _is_python(document) else _unread
    for number, cell in enumerate(document["cells"], 1):
        if not isinstance(cell, dict) or "cell_type" not in cell:
            raise Unparsed(f'is no notebook: cell {number} must be an object with a "cell_type"')
        if cell["cell_type"] == "code":
            found.append(read(number, _text(number, cell.get("source")), line))
            line = found[-1].end
    return Notebook(found)


def _document(content: bytes) -> dict[str, Any]:
    """Return the document of a notebook, which has a list of cells."""
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
    if not isinstance(document, dict) or not isinstance(document.get("cells"), list):
        raise Unparsed('is no notebook: it must be an object with a list of "cells"')
    return document


def _is_python(document: dict[str, Any]) -> bool:
    """Return whether a notebook is in Python, as it is if it does not name its language."""
    said = [
        _member(document, "metadata", "kernelspec", "language"),
        _member(document, "metadata", "language_info", "name"),
        _member(document, "metadata", "language_info", "codemirror_mode", "name"),
    ]
    names = [name.lower() for name in said if isinstance(name, str)]
    return not names or any("python" in name or "pyspark" in name for name in names)


def _member(value: Any, *names: str) -> Any:
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _text(number: int, source: object) -> str:
    if isinstance(source, list) and all(isinstance(each, str) for each in source):
        return "".join(source)
    if isinstance(source, str):
        return source
    raise Unparsed(f'is no notebook: the "source" of cell {number} must be text, or a list of texts')


def _unread(number: int, text: str, first: int) -> Cell:
    return Cell(number, text, first, "", "is in another language than Python")


def _read(number: int, text: str, first: int) -> Cell:
    """Return a cell; a line for IPython becomes `pass`, a cell for another program, or one that is wrong, nothing."""
    failure = _wrong(text)
    if failure is None:
        return Cell(number, text, first, text)
    if text.lstrip().startswith("%%"):
        return Cell(number, text, first, "", "begins with %%, so that IPython decides what runs it")
    lines = _LINE_END.split(text)
    indented = _INDENT.match(text)
    indent = indented[1] if indented else ""
    code = "\n".join(_without_magic([line.removeprefix(indent) for line in lines]))
    failure = _wrong(code)
    if failure is None:
        return Cell(number, text, first, code, "has lines that only IPython runs", indent=len(indent))
    if len(text.strip().split("\n")) == 1 and text.split()[0] in _COMMANDS:
        return Cell(number, text, first, "", "has lines that only IPython runs")
    return Cell(number, text, first, "", f"cannot be parsed: {failure.message}", failure)


def _wrong(code: str) -> Unparsed | None:
    try:
        parsed_text("", code)
    except Unparsed as wrong:
        return wrong
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
