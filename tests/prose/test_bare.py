"""What stands bare in text: addresses are links, values with a placeholder are code, and all else is text."""

from __future__ import annotations

import pytest
from shapesmith.ir.doc import Code, Inline, Link, Paragraph, Text
from shapesmith.prose.html import read_html
from shapesmith.prose.markdown import render_markdown


def _read(text: str) -> tuple[Inline, ...]:
    (paragraph,) = read_html(f"<p>{text}</p>").blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


@pytest.mark.parametrize("end", ["", ".", ",", ")", ").", ": x", "?", "!", '"', "\u2019"])
def test_an_address_ends_before_what_ends_its_sentence(end: str) -> None:
    address = "https://example.com/a/b.html?c=d#e"
    nodes = _read(f"See {address}{end}")
    assert nodes[:2] == (Text("See "), Link(address, (Text(address),)))
    assert nodes[2:] == ((Text(end),) if end else ())


@pytest.mark.parametrize(
    "text",
    [
        "https://api.{region}.example.com/x",
        "https://example.com/a/{id}",
        "https://example.com/a?b={id}",
        "https://example.com/a.b{id}/c",
        "https://example.com/a,{id}",
        "https://example.com/a-b.$HOME",
        "https://example.com/a.b(c)",
        "https://example.com/a*",
        "https://example.com/a!b",
        "https://a.b.c- x",
        "xhttps://example.com/",
    ],
)
def test_an_address_that_continues_with_a_placeholder_is_text(text: str) -> None:
    assert _read(text) == (Text(text),)


@pytest.mark.parametrize(
    "value",
    [
        "&lt;region&gt;",
        "arn:aws:kms:&lt;region&gt;:&lt;account-id&gt;:key/&lt;uuid&gt;",
        "https://s3.&lt;region&gt;.example.com/b",
        "&lt;domain name&gt;",
        "List&lt;Number&gt;",
    ],
)
@pytest.mark.parametrize("end", ["", ".", ",", ")", ":", '"'])
def test_a_value_with_a_placeholder_is_code(value: str, end: str) -> None:
    code = value.replace("&lt;", "<").replace("&gt;", ">")
    nodes = _read(f"See {value}{end}")
    assert nodes[:2] == (Text("See "), Code(code))
    assert nodes[2:] == ((Text(end),) if end else ())


@pytest.mark.parametrize("text", ["a &lt; b &gt; c", "a &lt;b", "1 &lt;2&gt; 3", "a -&gt; b"])
def test_signs_that_compare_are_text(text: str) -> None:
    assert _read(text) == (Text(text.replace("&lt;", "<").replace("&gt;", ">")),)


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("See https://example.com/a.", "See https://example.com/a."),
        ("(https://example.com/a)", "(https://example.com/a)"),
        ("aws@example.com", "aws@example.com"),
        # Markdown would end it elsewhere, or an editor would escape a part of it.
        ("https://example.com/a_b", "[https://example.com/a_b](https://example.com/a_b)"),
        ('"https://example.com/a"', '"[https://example.com/a](https://example.com/a)"'),
        ("http://x-.y", "[http://x-.y](http://x-.y)"),
    ],
)
def test_an_address_is_written_bare_where_every_reader_finds_it(html: str, written: str) -> None:
    if "@" in html:
        html = f'<a href="mailto:{html}">{html}</a>'
    assert render_markdown(read_html(f"<p>{html}</p>"), 80) == [written]
