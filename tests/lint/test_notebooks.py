"""Notebooks: which lines of their cells are Python, and where a report on one is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shapesmith.lint.report import Report
from shapesmith.lint.run import Run, lint
from shapesmith.lint.settings import Settings

SHAPES = Path(__file__).parents[2] / "shapes"
MADE = 'import boto3\nsqs = boto3.client("sqs")'
WRONG = "sqs.delete_queue()"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def reports(*cells: tuple[str, Any]) -> list[Report]:
    """Return the reports on a notebook with these cells."""
    content = {"cells": [{"cell_type": kind, "source": source} for kind, source in cells]}
    Path("n.ipynb").write_text(json.dumps(content))
    return lint(Run(["n.ipynb"], Settings(), SHAPES))


def places(*cells: tuple[str, Any]) -> list[tuple[str, int, int]]:
    """Return the cell, the line and the column of each report."""
    return [(each.path.removeprefix("n.ipynb:"), each.line, each.column) for each in reports(*cells)]


def test_a_report_is_in_the_cell_that_has_its_line() -> None:
    found = places(
        ("markdown", "boto3"),
        ("code", MADE),
        ("code", WRONG),
        ("raw", WRONG),
        ("code", ["x = 1\n", f"{WRONG}\n", WRONG]),
        ("code", ""),
        ("code", f"if x:\n    {WRONG}"),
    )
    assert found == [("cell 3", 1, 5), ("cell 5", 2, 5), ("cell 5", 3, 5), ("cell 7", 2, 9)]


def test_a_call_that_begins_in_a_line_of_a_cell_counts_from_there() -> None:
    (report,) = reports(("code", MADE), ("code", "sqs.delete_queue(\n    QueueUrl=5,\n)"))
    assert (report.line, report.end_line, report.call_line) == (2, 2, 1)


def test_reports_are_in_the_order_of_the_cells() -> None:
    found = places(("code", MADE), *[("code", WRONG)] * 10)
    assert [cell for cell, _, _ in found] == [f"cell {number}" for number in range(2, 12)]


def written(indent: int | None, *cells: tuple[list[str], list[str]]) -> list[tuple[str, int]]:
    """Return the line of the file, and what is there, of each report on a notebook with these outputs and sources."""
    content = {"cells": [{"cell_type": "code", "outputs": out, "source": source} for out, source in cells]}
    text = json.dumps(content, indent=indent, ensure_ascii=False)
    Path("n.ipynb").write_text(text, encoding="utf-8")
    lines = text.split("\n")
    return [(each.file_line, lines[each.file_line - 1].strip()) for each in lint(Run(["n.ipynb"], Settings(), SHAPES))]


def test_a_report_has_the_line_of_the_file_as_jupyter_writes_it() -> None:
    made = [f"{line}\n" for line in MADE.split("\n")]
    cells = (
        (["x"], made),
        ([f"{WRONG}\n", WRONG], ["# ü\n", f"{WRONG}\n", "\n", WRONG]),
        ([], []),
        ([], ["y = (\n", "\n"]),
        ([], [WRONG]),
    )
    found = written(1, *cells)
    assert [line for _, line in found] == [f'"{WRONG}\\n",', f'"{WRONG}"', '"y = (\\n",', f'"{WRONG}"']
    assert len({number for number, _ in found}) == 4
    assert [number for number, _ in written(None, *cells)] == [1] * 4


def test_a_report_on_a_notebook_as_a_whole_has_its_own_line() -> None:
    Path("n.ipynb").write_text('{"boto3":\n}')
    assert [(each.line, each.file_line) for each in lint(Run(["n.ipynb"], Settings(), SHAPES))] == [(2, 0)]


@pytest.mark.parametrize("line", ["%time x", "!ls", "?x", "x?", "x??", "if x:\n    %cd a", "# why?"])
def test_a_line_for_ipython_does_nothing(line: str) -> None:
    lines = line.count("\n") + 2
    assert places(("code", MADE), ("code", f"{line}\n{WRONG}")) == [("cell 2", lines, 5)]


def test_a_place_in_a_cell_that_is_indented_counts_the_indent() -> None:
    assert places(("code", MADE), ("code", f"  x = 1\n  {WRONG}")) == [("cell 2", 2, 7)]


@pytest.mark.parametrize("first", ["%%bash", "  %%html", "\n%%sql"])
def test_a_cell_for_another_program_is_left_out(first: str) -> None:
    assert places(("code", MADE), ("code", f"{first}\n{WRONG}"), ("code", WRONG)) == [("cell 3", 1, 5)]


@pytest.mark.parametrize("line", ["x % y", "x != y", "x = '?'", "x = '''\n%%bash\n'''"])
def test_a_line_of_python_is_kept(line: str) -> None:
    lines = line.count("\n") + 2
    assert places(("code", MADE), ("code", f"x = y = 1\n{line}\n{WRONG}")) == [("cell 2", lines + 1, 5)]


@pytest.mark.parametrize(
    "content",
    [
        '["boto3"]',
        '{"boto3": 1}',
        '{"cells": "boto3"}',
        '{"cells": ["boto3"]}',
        '{"cells": [{"source": "boto3"}]}',
        '{"cells": [{"cell_type": "code", "boto3": 1}]}',
        '{"cells": [{"cell_type": "code", "source": 1, "boto3": 1}]}',
        '{"cells": [{"cell_type": "code", "source": "boto3"}',
    ],
)
def test_what_is_no_notebook_is_reported(content: str) -> None:
    Path("n.ipynb").write_text(content)
    (report,) = lint(Run(["n.ipynb"], Settings(), SHAPES))
    assert report.code == "source-unparsed"
    assert "is no notebook" in report.message
