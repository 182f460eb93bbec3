"""Each block fills the columns that it has, and takes no more; one column decides what still fits on a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from shapesmith.ir.doc import Doc
from shapesmith.prose.html import read_html
from shapesmith.prose.markdown import render_markdown
from shapesmith.prose.rst import render_rst

WORDS = "a " * 60
BLOCKS = {
    "paragraph": f"<p>{WORDS}</p>",
    "bullets": f"<ul><li>{WORDS}</li></ul>",
    "numbers": f"<ol><li>{WORDS}</li></ol>",
    "two digits": f"<ol>{'<li>b</li>' * 9}<li>{WORDS}</li></ol>",
    "list in a list": f"<ul><li>b<ul><li>{WORDS}</li></ul></li></ul>",
    "note": f"<note>{WORDS}</note>",
    "definition": f"<dl><dt>b</dt><dd>{WORDS}</dd></dl>",
    "definition of a long term": f"<dl><dt>{WORDS}</dt><dd>b</dd></dl>",
    "long heading": f"<h1>{WORDS}</h1>",
    "long row": f"<table><tr><td>b</td><td>{WORDS}</td></tr></table>",
    "long row after a header": f"<table><tr><th>b</th><th>{WORDS}</th></tr><tr><td>b</td></tr></table>",
}


@pytest.mark.parametrize("render", [render_markdown, render_rst])
@pytest.mark.parametrize("html", BLOCKS.values(), ids=list(BLOCKS))
def test_lines_of_words_fill_the_width(html: str, render: Callable[[Doc, int], list[str]]) -> None:
    # A line of words of one letter is of an odd width after its indent: it is full at one of two widths.
    doc = read_html(f"<p>b</p>{html}")
    widest = {width: max(map(len, render(doc, width))) for width in (60, 61)}
    assert widest in ({60: 60, 61: 60}, {60: 59, 61: 61})


@pytest.mark.parametrize("render", [render_markdown, render_rst])
@pytest.mark.parametrize(("word", "widest"), [("a", 19), ("aa", 20)])
def test_what_is_nested_deeply_has_twenty_columns(
    word: str, widest: int, render: Callable[[Doc, int], list[str]]
) -> None:
    html = f"<p>{f'{word} ' * 60}</p>"
    for _ in range(6):
        html = f"<ul><li>b{html}</li></ul>"
    lines = render(read_html(f"<p>b</p>{html}"), 24)
    assert max(len(line.strip()) for line in lines) == widest


def test_a_heading_that_fits_is_one_line() -> None:
    doc = read_html("<p>b</p><h1>aaaa aaaa aaaa aaaa aaaa</h1>")
    assert render_markdown(doc, 26)[2:] == ["# aaaa aaaa aaaa aaaa aaaa"]
    assert render_markdown(doc, 25)[2:] == ["aaaa aaaa aaaa aaaa aaaa"]


def test_a_table_that_fits_has_a_line_for_each_row() -> None:
    doc = read_html("<p>b</p><table><tr><th>a</th></tr><tr><td>bbbb bbbb bbbb bbbb bbbb</td></tr></table>")
    assert render_markdown(doc, 28)[2:] == ["| a |", "| --- |", "| bbbb bbbb bbbb bbbb bbbb |"]
    assert render_markdown(doc, 27)[2:] == ["- a", "- bbbb bbbb bbbb bbbb bbbb"]
