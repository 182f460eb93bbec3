"""Whatever the HTML: it is read, no word is lost, and the docstring means to a reader what the tree says."""

from __future__ import annotations

import re
from html import escape

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapesmith.ir.doc import Doc
from shapesmith.prose.html import read_html
from shapesmith.prose.markdown import render_markdown
from shapesmith.prose.plain import first_sentence, plain_text
from shapesmith.prose.rst import render_rst
from shapesmith.prose.wrap import MIN_WIDTH, display_width

from tests.prose import markdown_reader, rst_reader
from tests.prose.outline import agree, outline_of, words_of

WIDTH = 40

# Text that looks like markup

SPECIAL = st.text(
    alphabet="*_`[]()<>#+-=~|\\/:;.,!?&\"'$%{}@^ 1aZé日\N{ZERO WIDTH JOINER}\N{EM DASH}", min_size=1, max_size=8
)
PHRASE = st.sampled_from(
    (
        *(
            "a",
            "word",
            "1.",
            "10)",
            "A.",
            "#",
            "##",
            "-",
            "+",
            "*",
            "**",
            ">",
            "=",
            "===",
            "---",
            "~~~",
            "```",
            "|---|",
        ),
        *("|", "..", "::", ":field:", "__init__", "name_", "_x", "`x`", "*x*", "**x**", "[x]", "](y)", "[x]:", "!"),
        *("<b>", "</p>", "<!--", "&lt;", "&amp;", "\\", "x\\", "https://example.com/a_b*c*", "http://x.y/(z)", "e.g."),
        *(
            "--option",
            "/V",
            ">>>",
            "|sub|",
            "[1]_",
            "(a)",
            "x@example.com",
            "Word.",
            "long-enough-to-fill-most-of-a-line",
        ),
    )
)
TEXT = st.lists(SPECIAL | PHRASE, min_size=1, max_size=6).map(" ".join).map(escape)

INLINE = st.recursive(
    TEXT,
    lambda inner: st.builds(
        lambda tag, children, glue: f"<{tag}>{glue.join(children)}</{tag.split(' ')[0]}>",
        st.sampled_from(("code", "i", "b", 'a href="https://example.com/_x_(y)"', "a")),
        st.lists(inner, min_size=1, max_size=3),
        st.sampled_from(("", " ")),
    ),
    max_leaves=5,
)
PARAGRAPH = st.builds(
    lambda parts, glue: f"<p>{glue.join(parts)}</p>", st.lists(INLINE, max_size=5), st.sampled_from(("", " "))
)


def _wrapped(tag: str, child: str, blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(st.lists(blocks, min_size=1, max_size=3).map("".join), min_size=1, max_size=3)
    return items.map(lambda found: f"<{tag}>{''.join(f'<{child}>{item}</{child}>' for item in found)}</{tag}>")


BLOCK = st.recursive(
    PARAGRAPH | TEXT.map(lambda text: f"<pre>{text}\n x</pre>") | TEXT.map(lambda text: f"<h2>{text}</h2>"),
    lambda inner: st.one_of(
        _wrapped("ul", "li", inner),
        _wrapped("ol", "li", inner),
        st.lists(st.tuples(INLINE, inner), min_size=1, max_size=3).map(
            lambda items: f"<dl>{''.join(f'<dt>{term}</dt><dd>{meaning}</dd>' for term, meaning in items)}</dl>"
        ),
        st.sampled_from(("note", "important", "warning", "tip", "caution")).flatmap(
            lambda label: inner.map(lambda content: f"<{label}>{content}</{label}>")
        ),
        _wrapped("table", "tr", INLINE.map(lambda cell: f"<td>{cell}</td>")),
    ),
    max_leaves=6,
)
HTML = st.lists(BLOCK, min_size=1, max_size=4).map("".join)


@settings(max_examples=80, deadline=None)
@given(HTML)
@example("<p><i>!</i>1</p>")
@example("<p><code>!</code><i><a href='https://example.com/'>1</a></i>1 Wow!<a href='https://example.com/'>2</a></p>")
@example("<p>1<i><b>1</b></i> 1<i>1 :</i>1 1<i>1<code>1</code></i><code>1</code></p>")
@example("<p>1<i><code>1</code></i><code>1</code></p>")
@example("<dl><dt>:<i>1</i><b>1</b></dt><dd>x</dd></dl>")
@example("<p><a href='https://example.com/'>1<code>]:</code></a></p>")
@example("<p>1 1111*1 1111111111111111111111111111 ** x __init__ 1</p>")
@example("<p><code>11 1 1 111 11111111 https://example.com/a_b*c*1 1 111 1`` 1111111 1111111 11111111</code></p>")
@example("<ul><li>1</li></ul><table><tr><td>1</td><td>22222222222222222222222222 33333333333</td></tr></table>")
@example("<p><code>some words of code and a tag of a block that starts a line <div > and on</code></p>")
@example("<p>a<i>!</i><a href='https://example.com/'>b</a></p>")
@example("<p><i>[x]:/</i>e</p>")
@example("<p>1<i>1 * :</i>1</p>")
@example("<p>a<b>b * c:</b>d</p>")
@example("<p>`<code>&amp;lt</code>; x</p>")
@example("<p>`&lt;a&gt;&amp;copy; x</p>")
@example("<p>][`&lt;a&gt;]()</p>")
@example("<note><note><p>1</p></note></note>")
@example("<note><p>Note:</p><p>1</p></note>")
@example("<note><ul><li>1</li></ul><ul><li>2</li><li>3</li></ul></note><ul><li>4</li></ul>")
def test_markdown_reads_back_as_the_tree(html: str) -> None:
    doc = read_html(html)
    found = markdown_reader.Reading("\n".join(render_markdown(doc, WIDTH)))
    assert agree(outline_of(doc, labels=True), found.outline)


@settings(max_examples=80, deadline=None)
@given(HTML)
@example("<p>1 :field:<a href='https://example.com/'>1</a></p>")
@example("<p><i>1*_</i> 1</p>")
@example("<p>1. \\</p>")
@example("<p>\\ long-enough-to-fill-most-of-the-line-and</p>")
@example("<p>1<code>1 1</code>11111111<code>1 111 1111111 1111 11111111 111111111 111 : 11111111</code>11111111</p>")
@example("<dl><dt></dt><dd>x</dd><dt>a : b</dt><dd>y</dd></dl>")
def test_rst_reads_back_as_the_tree_without_a_warning(html: str) -> None:
    doc = read_html(html)
    found = rst_reader.Reading("\n".join(render_rst(doc, WIDTH)))
    assert agree(outline_of(doc, labels=False), found.outline)


# Tags in any order

BLOCK_TAGS = ("p", "ul", "ol", "li", "dl", "dt", "dd", "note", "important", "pre", "h2", "fullname", "div", "P", "LI")
INLINE_TAGS = ("a", "code", "i", "b", "strong", "replaceable", "span", "zonbook", 'a href="#x"', "CODE", "em")
TAG = st.builds(
    lambda name, form: form.format(name if "/" not in form else name.split(" ")[0]),
    st.sampled_from(BLOCK_TAGS + INLINE_TAGS),
    st.sampled_from(("<{}>", "<{}>", "</{}>", "</{}>", "<{}/>")),
)
SOUP = st.lists(
    TAG | st.sampled_from(("word", " ", "two words", "3 &lt; 4", "<br>", "&#233;t\N{COMBINING ACUTE ACCENT}", "x"))
)


@settings(max_examples=200, deadline=None)
@given(SOUP)
@example(["<dl>", "word", "<dt>", "x", "</dl>"])
@example(["<b>", "<p>", "word", "</b>", "x"])
@example(["<pre>", "x", "<li>", "word"])
def test_no_word_of_tag_soup_is_lost(parts: list[str]) -> None:
    doc = read_html("".join(["<p>", *parts]))  # a text without any tag is another matter
    # Which end tags separate words depends on what is open, so the letters are compared and not the words.
    expected = "".join(part for part in parts if part[0] != "<").replace("&lt;", "<").replace("&#233;", "é")
    assert "".join(words_of(outline_of(doc, labels=False))) == "".join(expected.split())
    assert plain_text(doc).split() == words_of(outline_of(doc, labels=False))


# Any text at all

ANYTHING = st.text(
    st.characters(codec=None) | st.sampled_from("<>&;/!-[]`*_\\\n\r\t\x00\x0b\x1c\x85\u2028\u202e\ud800\ufeff")
)


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
@example("<" * 50)
@example("<!--" * 20)
@example('<a href=\'"><b ">x')
@example("&#xd800;&#0;&#x202e;")
def test_any_text_gives_lines_that_can_be_in_a_source_file(text: str) -> None:
    doc = read_html(text)
    for lines in (render_markdown(doc, WIDTH), render_rst(doc, WIDTH)):
        for line in lines:
            line.encode("utf-8")
            assert line == line.rstrip()
            assert len(line.splitlines()) <= 1
            assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]", line)
    assert msgspec.json.decode(msgspec.json.encode(doc), type=Doc) == doc
    assert "\n" not in first_sentence(doc)


@settings(max_examples=60, deadline=None)
@given(HTML)
@example("<p>&amp;lt;https://example.com/a_b*c* x@example.com &gt;</p>")
def test_only_a_word_is_wider_than_the_line(html: str) -> None:
    doc = read_html(re.sub("</?(?:pre|code|a)[^>]*>|&(?:amp;)*lt;", "", html))
    for line in render_markdown(doc, WIDTH):
        words = re.sub(r"^(?:[ *-]|\d+[.)](?= ))*|(?: [.,;:!?)]+)+$", "", line)
        room = max(WIDTH - display_width(line) + display_width(words), MIN_WIDTH)
        assert display_width(words) <= room or " " not in words
