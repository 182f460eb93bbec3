"""Each folder of `golden` is a construct: its HTML, the Doc tree of it, and the docstring in both styles."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from codegen.ir.doc import Doc
from codegen.prose.html import read_html
from codegen.prose.markdown import render_markdown
from codegen.prose.rst import render_rst
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


def test_tree_becomes_this_markdown(case: Path) -> None:
    lines = render_markdown(_read(case), WIDTH, FIRST_WIDTH)
    assert "\n".join([*lines, ""]) == (case / "docstring.md").read_text(encoding="utf-8")


def test_tree_becomes_this_rst(case: Path) -> None:
    lines = render_rst(_read(case), WIDTH, FIRST_WIDTH)
    assert "\n".join([*lines, ""]) == (case / "docstring.rst").read_text(encoding="utf-8")


def test_markdown_reads_back_as_the_tree(case: Path) -> None:
    doc = _read(case)
    found = markdown_reader.Reading("\n".join(render_markdown(doc, WIDTH, FIRST_WIDTH)))
    assert agree(outline_of(doc, labels=True), found.outline)


def test_rst_reads_back_as_the_tree(case: Path) -> None:
    doc = _read(case)
    found = rst_reader.Reading("\n".join(render_rst(doc, WIDTH, FIRST_WIDTH)))
    assert agree(outline_of(doc, labels=False), found.outline)
