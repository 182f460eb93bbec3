"""The summary line, and the lines around it."""

from __future__ import annotations

import inspect

import pytest
from shapesmith.ir.doc import Doc
from shapesmith.prose.html import read_html
from shapesmith.prose.markdown import render_markdown
from shapesmith.prose.rst import render_rst


def test_a_doc_without_words_has_no_lines() -> None:
    assert render_markdown(Doc(), 80) == []
    assert render_rst(read_html("<p> </p>"), 80) == []


def test_a_first_paragraph_that_fits_is_the_summary() -> None:
    assert render_markdown(read_html("<p>One. Two.</p><p>Three.</p>"), 80) == ["One. Two.", "", "Three."]


def test_else_the_first_sentence_is_the_summary() -> None:
    doc = read_html("<p>One two three. Four five six.</p>")
    assert render_markdown(doc, 20) == ["One two three.", "", "Four five six."]


def test_a_summary_that_is_too_long_is_wrapped() -> None:
    doc = read_html("<p>One two three four five six. Seven.</p>")
    assert render_markdown(doc, 20) == ["One two three four", "five six.", "", "Seven."]


def test_the_first_line_may_be_shorter_than_the_others() -> None:
    doc = read_html("<p>aaaa bbbb cccc dddd eeee ffff</p>")
    assert render_markdown(doc, 20, 9) == ["aaaa bbbb", "cccc dddd eeee ffff"]


def test_a_summary_does_not_change_with_what_follows_it() -> None:
    first = render_markdown(read_html("<p>One two three. Four five six.</p>"), 20)[0]
    assert render_markdown(read_html("<p>One two three. Four, five.</p><p>Six.</p>"), 20)[0] == first


@pytest.mark.parametrize("html", ["<ul><li><p>a</p><p>b</p></li></ul>", "<note>a</note>", "<pre>a\nb</pre>"])
def test_blocks_keep_their_indentation_where_one_is_first(html: str) -> None:
    for render in (render_markdown, render_rst):
        lines = render(read_html(html), 80, None)
        assert lines[0] == ""
        docstring = "\n".join([lines[0], *(f"    {line}".rstrip() for line in lines[1:]), "    "])
        assert inspect.cleandoc(docstring).split("\n") == lines[1:]
