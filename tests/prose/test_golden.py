"""Each folder of `golden` is a construct: its HTML, the Doc tree of it, and the docstring in both styles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from shapesmith.ir.doc import Doc
from shapesmith.prose.html import read_html
from shapesmith.prose.markdown import render_markdown
from shapesmith.prose.rst import render_rst

from tests.prose import markdown_reader, rst_reader
from tests.prose.outline import agree, outline_of

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(folder.name for folder in GOLDEN.iterdir())
WIDTH, FIRST_WIDTH = 84, 81


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Path:
    return GOLDEN / str(request.param)


def _read(case: Path) -> Doc:
    # newline="": a carriage return in the HTML is input, too
    with (case / "input.html").open(encoding="utf-8", newline="") as file:
        return read_html(file.read())


def test_html_becomes_this_tree(case: Path) -> None:
    tree = msgspec.json.decode((case / "tree.json").read_bytes(), type=Doc)
    assert _read(case) == tree


@pytest.mark.parametrize(("style", "render"), [("md", render_markdown), ("rst", render_rst)])
def test_tree_becomes_this_docstring(
    case: Path, style: str, render: Callable[..., list[str]], pytestconfig: pytest.Config
) -> None:
    actual = "\n".join([*render(_read(case), WIDTH, FIRST_WIDTH), ""])
    expected = case / f"docstring.{style}"
    if pytestconfig.getoption("--update-golden"):
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")


def test_markdown_reads_back_as_the_tree(case: Path) -> None:
    doc = _read(case)
    found = markdown_reader.Reading("\n".join(render_markdown(doc, WIDTH, FIRST_WIDTH)))
    assert agree(outline_of(doc, labels=True), found.outline)


def test_rst_reads_back_as_the_tree(case: Path) -> None:
    doc = _read(case)
    found = rst_reader.Reading("\n".join(render_rst(doc, WIDTH, FIRST_WIDTH)))
    assert agree(outline_of(doc, labels=False), found.outline)
