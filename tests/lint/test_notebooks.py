"""Notebooks: which lines of their cells are Python, and where a report on one is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from shapesmith.clients.tree import Unparsed
from shapesmith.lint.notebooks import read_notebook
from shapesmith.lint.report import Report


def notebook(*cells: tuple[str, Any]) -> bytes:
    return json.dumps({"cells": [{"cell_type": kind, "source": source} for kind, source in cells]}).encode()


def source(*lines: str) -> str:
    return read_notebook(notebook(("code", "\n".join(lines)))).source


def test_the_cells_of_code_are_one_source_and_keep_their_numbers() -> None:
    made = read_notebook(
        notebook(("markdown", "# a"), ("code", ["x = 1\n", "y"]), ("raw", "z"), ("code", "z"), ("code", ""))
    )
    assert made.source == "x = 1\ny\nz\n\n"
    assert made.cells == [(1, 2), (3, 4), (4, 5)]


@pytest.mark.parametrize("line", ["%time x", "!ls", "?x", "x?", "x??", "  %cd a"])
def test_a_line_for_ipython_does_nothing(line: str) -> None:
    indent = line[: len(line) - len(line.lstrip())]
    assert source("a", line, "b") == f"a\n{indent}pass\nb\n"


@pytest.mark.parametrize("line", ["# why?", "x % y", "x != y", "", "    x"])
def test_a_line_of_python_is_kept(line: str) -> None:
    assert source("a", line, "b") == f"a\n{line}\nb\n"


@pytest.mark.parametrize("first", ["%%bash", "  %%html", "\n%%sql"])
def test_a_cell_for_another_program_is_left_out_and_its_lines_count(first: str) -> None:
    made = read_notebook(notebook(("code", f"{first}\nboto3"), ("code", "x")))
    lines = first.count("\n") + 2
    assert made.source == "\n" * lines + "x\n"
    assert made.cells == [(1, 1), (lines + 1, 2)]


@pytest.mark.parametrize(
    ("line", "end_line", "call_line", "expected"),
    [
        (1, 1, 1, ("cell 2", 1, 1, 1)),
        (2, 2, 1, ("cell 2", 2, 2, 1)),
        (3, 4, 3, ("cell 4", 1, 2, 1)),
        (4, 4, 2, ("cell 4", 2, 2, 0)),
        (3, 3, 0, ("cell 4", 1, 1, 0)),
    ],
)
def test_a_report_is_in_the_cell_that_has_its_line(
    line: int, end_line: int, call_line: int, expected: tuple[str, int, int, int]
) -> None:
    made = read_notebook(notebook(("markdown", ""), ("code", "a\nb"), ("raw", ""), ("code", "c\nd")))
    found = made.located(Report("n.ipynb", line, 5, end_line, 6, "value-type", "M", call_line=call_line))
    assert (found.path, found.line, found.end_line, found.call_line) == (f"n.ipynb:{expected[0]}", *expected[1:])
    assert (found.column, found.end_column, found.message) == (5, 6, "M")


@pytest.mark.parametrize(
    "content",
    [b"{", b"[]", b"{}", b'{"cells": 1}', b'{"cells": [1]}', b'{"cells": [{}]}', b'{"cells": [{"cell_type": "code"}]}', b'{"cells": [{"cell_type": "code", "source": 1}]}'],
)  # fmt: skip
def test_what_is_no_notebook_is_an_error(content: bytes) -> None:
    with pytest.raises(Unparsed, match="is no notebook: "):
        read_notebook(content)
