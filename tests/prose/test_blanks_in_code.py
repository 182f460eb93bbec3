"""A pattern may hold blanks side by side; a line that ends between them would end in one."""

from __future__ import annotations

import pytest
from shapesmith.ir.doc import Code, Doc, Paragraph, Text
from shapesmith.prose.markdown import render_markdown
from shapesmith.prose.rst import render_rst

from tests.prose import rst_reader


@pytest.mark.parametrize("render", [render_markdown, render_rst])
@pytest.mark.parametrize("before", range(0, 60, 3))
def test_no_line_ends_in_a_blank(render, before: int) -> None:
    code = "^([a-zA-Z0-9!-~][  a-zA-Z0-9!-~]*){0,1}[a-zA-Z0-9!-~]{0,1}$"
    lines = render(Doc((Paragraph((Text("a" * before + " matches "), Code(code))),)), 40)
    assert [line for line in lines if line != line.rstrip()] == []
    assert any("[  a-z" in line for line in lines)


@pytest.mark.parametrize("code", ["a ", " a", "a|^ "])
def test_code_with_a_blank_at_its_edge_is_text_in_rst(code: str) -> None:
    doc = Doc((Paragraph((Text("matches "), Code(code), Text("."))),))
    assert "``" not in "\n".join(render_rst(doc, 80))
    rst_reader.Reading("\n".join(render_rst(doc, 80)))
