"""The cells of a notebook: their numbers, their lines, their code, and why some have none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from shapesmith.clients.notebooks import read_notebook
from shapesmith.clients.tree import Unparsed


def code(source: str | list[str]) -> dict[str, Any]:
    return {"cell_type": "code", "source": source}


def cells(*sources: dict[str, Any]) -> list[tuple[int, str, int, str, str]]:
    """Return the number, the text, the first line, the code and the reason of each cell of a notebook."""
    return [cell[:5] for cell in read_notebook(json.dumps({"cells": sources}).encode()).cells]


def test_cells_of_code_keep_their_numbers_and_lines() -> None:
    text = {"cell_type": "markdown", "source": "# Title"}
    assert cells(text, code("a = 1\nb = 2"), text, code(["c = 3\n", "d = 4"]), code("")) == [
        (2, "a = 1\nb = 2", 1, "a = 1\nb = 2", ""),
        (4, "c = 3\nd = 4", 3, "c = 3\nd = 4", ""),
        (5, "", 5, "", ""),
    ]


def test_what_only_ipython_runs_is_left_out() -> None:
    only = "has lines that only IPython runs"
    assert cells(code("%time\nx = 1"), code("!ls \\\n  -l\ny = 2"), code("z = !ls\n  # end"), code("%%sh\nls")) == [
        (1, "%time\nx = 1", 1, "pass\nx = 1", only),
        (2, "!ls \\\n  -l\ny = 2", 3, "pass\n  \ny = 2", only),
        (3, "z = !ls\n  # end", 6, "z = None\n  # end", only),
        (4, "%%sh\nls", 8, "", "begins with %%, so that IPython decides what runs it"),
    ]


def test_a_line_that_only_ipython_runs_goes_on_as_long_as_each_ends_so() -> None:
    (cell,) = cells(code("!ls \\\n  -l \\\n  -a\ny = 2 + \\\n  3"))
    assert cell[3] == "pass\n  \n  \ny = 2 + \\\n  3"


def test_a_cell_may_be_indented_as_a_whole() -> None:
    (cell,) = read_notebook(json.dumps({"cells": [code("\n  a = 1\n  if a:\n    !ls\nb = 2")]}).encode()).cells
    assert (cell.code, cell.indent) == ("\na = 1\nif a:\n  pass\nb = 2", 2)
    assert (cell.problem, cell.failure) == ("has lines that only IPython runs", None)


@pytest.mark.parametrize("line", ["pip install boto3", "rm -rf x*", "  cd a/b\n"])
def test_a_cell_of_one_line_may_be_a_command_without_a_mark(line: str) -> None:
    assert cells(code(line)) == [(1, line, 1, "", "has lines that only IPython runs")]


@pytest.mark.parametrize(
    "command",
    [
        "alias",
        "cat",
        "cd",
        "clear",
        "conda",
        "cp",
        "dhist",
        "dirs",
        "env",
        "history",
        "ldir",
        "less",
        "lf",
        "lk",
        "ll",
        "load",
        "load_ext",
        "ls",
        "lx",
        "mamba",
        "man",
        "matplotlib",
        "micromamba",
        "mkdir",
        "more",
        "mv",
        "pip",
        "popd",
        "prun",
        "pushd",
        "pwd",
        "pylab",
        "reload_ext",
        "rm",
        "rmdir",
        "run",
        "set_env",
        "store",
        "system",
        "time",
        "timeit",
        "unalias",
        "unload_ext",
        "uv",
        "who",
        "whos",
    ],
)
def test_a_command_of_ipython_needs_no_mark(command: str) -> None:
    assert [cell[4] for cell in cells(code(f"{command} one two"))] == ["has lines that only IPython runs"]


@pytest.mark.parametrize("text", ["pip install boto3\nx = 1", "pipe install boto3", "x pip install"])
def test_no_other_text_is_a_command(text: str) -> None:
    (cell,) = cells(code(text))
    assert cell[4].startswith("cannot be parsed: ")


@pytest.mark.parametrize(
    ("metadata", "is_read"),
    [
        ({"kernelspec": {"language": "R", "name": "ir"}}, False),
        ({"language_info": {"name": "scala", "codemirror_mode": "text/x-scala"}}, False),
        ({"kernelspec": {"language": "python", "name": "conda_python3"}}, True),
        ({"kernelspec": {"name": "python3"}, "language_info": {"version": "3.11"}}, True),
        ({"kernelspec": {"name": "mine"}}, True),
        ({"language_info": {"name": "pyspark", "codemirror_mode": {"name": "python"}}}, True),
        ({"language_info": {"name": "Python_Glue_Session"}}, True),
        ({}, True),
        ("text", True),
        ({"kernelspec": "ir", "language_info": []}, True),
        (None, True),
    ],
)
def test_only_notebooks_in_python_are_read(metadata: Any, is_read: bool) -> None:
    document = {"cells": [code("x <- y$z"), code("x = 1")], "metadata": metadata}
    first, last = read_notebook(json.dumps(document).encode()).cells
    assert last.code == ("x = 1" if is_read else "")
    assert (first.failure is not None) == is_read
    if not is_read:
        assert last.problem == first.problem == "is in another language than Python"


def test_a_cell_that_is_wrong_has_no_code_and_says_where() -> None:
    good, wrong, after = read_notebook(
        json.dumps({"cells": [code("a = 1"), code("b = 2\nc = (]"), code("d = 3")]}).encode()
    ).cells
    assert wrong[:4] == (2, "b = 2\nc = (]", 2, "")
    assert wrong[4].startswith("cannot be parsed: closing parenthesis ']' does not match")
    assert isinstance(wrong[5], Unparsed)
    assert (wrong[5].line, wrong[5].column) == (2, 6)
    assert (good[5], after[5], after[2]) == (None, None, 3)


NO_CELLS = 'it must be an object with a list of "cells"'
NO_TYPE = 'cell 1 must be an object with a "cell_type"'
NO_SOURCE = 'the "source" of cell 1 must be text, or a list of texts'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is not JSON (Expecting value)"),
        (b"\xff", "it is not JSON in UTF-8"),
        (b"[" * 100_000, "it is nested too deeply, or has a number of too many digits"),
        (b"[" + b"1" * 5_000 + b"]", "it is nested too deeply, or has a number of too many digits"),
        (b"[]", NO_CELLS),
        (b"{}", NO_CELLS),
        (b'{"cells": 5}', NO_CELLS),
        (b'{"cells": [{}]}', NO_TYPE),
        (b'{"cells": [5]}', NO_TYPE),
        (b'{"cells": [{"cell_type": "code"}]}', NO_SOURCE),
        (b'{"cells": [{"cell_type": "code", "source": ["a", 1]}]}', NO_SOURCE),
        (
            b'{"worksheets": []}',
            "its format is older than 4; run `jupyter nbconvert --to notebook --inplace` on it",
        ),
    ],
)
def test_anything_else_is_no_notebook_and_the_reason_is_in_words(content: bytes, said: str) -> None:
    with pytest.raises(Unparsed) as wrong:
        read_notebook(content)
    assert wrong.value.message == f"is no notebook: {said}"


def test_what_is_not_json_has_its_place() -> None:
    with pytest.raises(Unparsed) as wrong:
        read_notebook(b'{\n "cells": [}')
    assert (wrong.value.line, wrong.value.column) == (2, 12)


def test_a_lone_surrogate_is_named() -> None:
    (cell,) = read_notebook(b'{"cells": [{"cell_type": "code", "source": "x = \'\\ud800\'"}]}').cells
    assert cell.problem == "cannot be parsed: has a lone surrogate"


def test_a_line_of_the_source_is_in_a_cell() -> None:
    text = {"cell_type": "markdown", "source": "# Title"}
    notebook = read_notebook(json.dumps({"cells": [text, code("a = 1\nb = 2"), code("c = 3")]}).encode())
    assert notebook.source == "a = 1\nb = 2\nc = 3\n"
    found = [cell and cell.number for cell in map(notebook.cell_of, (0, 1, 2, 3, 4))]
    assert found == [None, 2, 2, 3, 3]
