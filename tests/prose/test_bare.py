"""What stands bare in text: addresses are links, values with a placeholder are code, and all else is text."""

from __future__ import annotations

from html import escape

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


@pytest.mark.parametrize("mark", "/?=&%#~+:@,;.-")
def test_an_address_may_have_marks_within(mark: str) -> None:
    address = f"https://example.com/a{mark}b"
    assert _read(escape(address)) == (Link(address, (Text(address),)),)


@pytest.mark.parametrize("mark", "?=&%#~+:@,;.!|\\'\"-")
def test_an_address_does_not_end_at_a_mark_before_a_placeholder(mark: str) -> None:
    text = f"https://example.com/a{mark}{{id}}"
    assert _read(escape(text)) == (Text(text),)


@pytest.mark.parametrize("following", "b{}<>$*([@%&~+\\-")
def test_an_address_does_not_end_before_what_stands_for_more(following: str) -> None:
    text = f"https://example.com/a!{following}"
    assert _read(escape(text)) == (Text(text),)


@pytest.mark.parametrize("before", "w@.-")
def test_an_address_does_not_start_within_a_word(before: str) -> None:
    text = f"{before}https://example.com/a"
    assert _read(escape(text)) == (Text(text),)


@pytest.mark.parametrize("length", [2_000, 2_001])
def test_an_address_of_up_to_2000_characters_may_be_a_link(length: int) -> None:
    address = "https://example.com/".ljust(length, "a")
    assert _read(f'<a href="{address}">a</a>') == ((Link(address, (Text("a"),)),) if length == 2_000 else (Text("a"),))


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


@pytest.mark.parametrize("mark", " ()\"',;`")
def test_a_value_with_a_placeholder_is_between_blanks_and_these_marks(mark: str) -> None:
    assert _read(escape(f"a{mark}b<x>c{mark}d")) == (Text(f"a{mark}"), Code("b<x>c"), Text(f"{mark}d"))


@pytest.mark.parametrize("mark", ".:?!")
def test_a_value_with_a_placeholder_does_not_end_with_what_ends_a_sentence(mark: str) -> None:
    assert _read(escape(f"b<x>c{mark}")) == (Code("b<x>c"), Text(mark))
    assert _read(escape(f"b<x>c{mark}d")) == (Code(f"b<x>c{mark}d"),)


@pytest.mark.parametrize("mark", "Az/!?")
def test_a_placeholder_starts_with_a_letter_or_as_markup_does(mark: str) -> None:
    assert _read(escape(f"a<{mark}b>")) == (Code(f"a<{mark}b>"),)


@pytest.mark.parametrize("text", ["a<1b>", "a<_b>", "a<-b>", "a<b`c>", "a<b<c>", "a<b"])
def test_what_no_placeholder_starts_with_or_has_is_text(text: str) -> None:
    assert _read(escape(text)) == (Text(text),)


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
