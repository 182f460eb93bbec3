"""What each construct is in Markdown: the HTML, and the lines of its docstring."""

from __future__ import annotations

import pytest
from shapesmith.prose.html import read_html
from shapesmith.prose.markdown import render_markdown


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>a\\*b</p>", ["a\\\\*b"]),
        ("<p>a\\b</p>", ["a\\b"]),
        ("<p>a\\ b</p>", ["a\\\\ b"]),
        ("<p>a\\</p>", ["a\\\\"]),
        ("<p>a\\_</p>", ["a\\\\_"]),
        ("<p>a `b` c</p>", ["a \\`b\\` c"]),
        ("<p>a &lt;b c</p>", ["a \\<b c"]),
        ("<p>a &lt;3</p>", ["a <3"]),
        ("<p>a &lt;/b</p>", ["a \\</b"]),
        ("<p>a &lt;!b</p>", ["a \\<!b"]),
        ("<p>a &lt;?b</p>", ["a \\<?b"]),
        ("<p>a &amp;copy; b</p>", ["a \\&copy; b"]),
        ("<p>a &amp;#65; b</p>", ["a A b"]),
        ("<p>a &amp; b</p>", ["a & b"]),
        ("<p>a &amp;copy b</p>", ["a &copy b"]),
        ("<p>~~a~~</p>", ["\\~\\~a\\~\\~"]),
        ("<p>a ~ b</p>", ["a ~ b"]),
        ("<p>a~~</p>", ["a\\~\\~"]),
        ("<p>[a](b)</p>", ["[a\\](b)"]),
        ("<p>[a] (b)</p>", ["[a] (b)"]),
        ("<p>a](b</p>", ["a\\](b"]),
    ],
)
def test_what_would_be_markup_is_escaped(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>*a*</p>", ["\\*a\\*"]),
        ("<p>**a**</p>", ["\\*\\*a\\*\\*"]),
        ("<p>a * b</p>", ["a * b"]),
        ("<p>a*b*c</p>", ["a\\*b\\*c"]),
        ("<p>2*3</p>", ["2*3"]),
        ("<p>*a</p>", ["*a"]),
        ("<p>a*</p>", ["a*"]),
        ("<p>a* b *c</p>", ["a* b *c"]),
        ("<p>*a b* c</p>", ["\\*a b\\* c"]),
        ("<p>a *b</p>", ["a *b"]),
        ("<p>* a *</p>", ["\\* a *"]),
        ("<p>a*b <i>c</i></p>", ["a\\*b *c*"]),
        ("<p>*a <code>b*</code></p>", ["*a `b*`"]),
        ("<p><code>*</code> a*</p>", ["`*` a*"]),
        ('<p>*a <a href="https://example.com/">b*</a></p>', ["\\*a [b\\*](https://example.com/)"]),
    ],
)
def test_stars_are_escaped_where_two_may_pair(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>_a_</p>", ["\\_a\\_"]),
        ("<p>__a__</p>", ["\\_\\_a\\_\\_"]),
        ("<p>a_b_c</p>", ["a_b_c"]),
        ("<p>__init__</p>", ["\\_\\_init\\_\\_"]),
        ("<p>_a</p>", ["_a"]),
        ("<p>a_</p>", ["a_"]),
        ("<p>a_ _b</p>", ["a_ _b"]),
        ("<p>_a b_</p>", ["\\_a b\\_"]),
        ("<p>_ a _</p>", ["\\_ a _"]),
        ("<p>a_ <i>c</i></p>", ["a\\_ *c*"]),
        ('<p>_a <a href="https://example.com/">b_</a></p>', ["\\_a [b\\_](https://example.com/)"]),
    ],
)
def test_underscores_are_escaped_where_two_may_pair(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ('<p>a!<a href="https://example.com/">b</a></p>', ["a\\![b](https://example.com/)"]),
        ('<p>a\\!<a href="https://example.com/">b</a></p>', ["a\\\\\\![b](https://example.com/)"]),
        ('<p>a\\\\!<a href="https://example.com/">b</a></p>', ["a\\\\\\\\\\![b](https://example.com/)"]),
        ("<p>!<i>b</i></p>", ["!*b*"]),
        ('<p>a! <a href="https://example.com/">b</a></p>', ["a! [b](https://example.com/)"]),
        ("<p>[a]<i>(b)</i></p>", ["[a\\]*(b)*"]),
        ("<p>[a]<code>(</code></p>", ["[a]`(`"]),
        ("<p>a&amp;<i>lt;</i></p>", ["a\\&*lt;*"]),
        ("<p>a&amp;lt<i>;</i></p>", ["a\\&lt;"]),
        ("<p>a&amp;#<i>65;</i></p>", ["a\\&#*65;*"]),
        (f"<p>&amp;#{'1' * 32}<i>;</i></p>", [f"\\&#{'1' * 32};"]),
        ("<p>a&amp;<i> b</i></p>", ["a& *b*"]),
        ("<p>a&amp;<code>b</code></p>", ["a&`b`"]),
        ("<p>a!<code>[</code></p>", ["a!`[`"]),
        ('<p><i>!</i><a href="https://example.com/">b</a></p>', ["*!*[b](https://example.com/)"]),
        ("<p>&amp;<b>b</b></p>", ["\\&**b**"]),
        ("<p>]<i>x</i></p>", ["]*x*"]),
    ],
)
def test_where_two_parts_meet_no_markup_comes_of_it(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p># a</p>", ["\\# a"]),
        ("<p>###### a</p>", ["\\###### a"]),
        ("<p>####### a</p>", ["####### a"]),
        ("<p>#a</p>", ["#a"]),
        ("<p>+ a</p>", ["\\+ a"]),
        ("<p>+a</p>", ["+a"]),
        ("<p>- a</p>", ["\\- a"]),
        ("<p>-a</p>", ["-a"]),
        ("<p>-- a</p>", ["\\-- a"]),
        ("<p>* a</p>", ["\\* a"]),
        ("<p>** a</p>", ["\\** a"]),
        ("<p>= a</p>", ["\\= a"]),
        ("<p>== a</p>", ["\\== a"]),
        ("<p>_ a</p>", ["\\_ a"]),
        ("<p>1. a</p>", ["1\\. a"]),
        ("<p>1) a</p>", ["1\\) a"]),
        ("<p>123456789. a</p>", ["123456789\\. a"]),
        ("<p>1234567890. a</p>", ["1234567890. a"]),
        ("<p>1.a</p>", ["1.a"]),
        ("<p>&gt; a</p>", ["\\> a"]),
        ("<p>&gt;a</p>", ["\\>a"]),
        ("<p>~~~</p>", ["\\~\\~\\~"]),
        ("<p>~~ a</p>", ["\\~\\~ a"]),
        ("<p>| - a</p>", ["\\| - a"]),
        ("<p>| :- a</p>", ["\\| :- a"]),
        ("<p>| a</p>", ["| a"]),
        ("<p>|-|</p>", ["\\|-|"]),
        ("<p>|a|</p>", ["|a|"]),
        ("<p>:- a</p>", ["\\:- a"]),
        ("<p>:</p>", [":"]),
        ("<p>[ ] a</p>", ["\\[ ] a"]),
        ("<p>[x] a</p>", ["\\[x] a"]),
        ("<p>[X] a</p>", ["\\[X] a"]),
        ("<p>[a] b</p>", ["[a] b"]),
        ("<p>[a]: b</p>", ["\\[a]: b"]),
        ("<p>[a]:b</p>", ["\\[a]:b"]),
        ("<p>[a\\]]: b</p>", ["[a\\\\]]: b"]),
        ("<p>[]</p>", ["\\[]"]),
        ("<p>[ ]a</p>", ["[ ]a"]),
        ("<p>a [b]: c</p>", ["a [b]: c"]),
    ],
)
def test_no_paragraph_starts_as_another_block(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>aaaaaaaaaaaaaaaaaa # a</p>", ["aaaaaaaaaaaaaaaaaa #", "a"]),
        ("<p>aaaaaaaaaaaaaaaaaa - a</p>", ["aaaaaaaaaaaaaaaaaa -", "a"]),
        ("<p>aaaaaaaaaaaaaaaaaa + a</p>", ["aaaaaaaaaaaaaaaaaa +", "a"]),
        ("<p>aaaaaaaaaaaaaaaaaa = a</p>", ["aaaaaaaaaaaaaaaaaa =", "a"]),
        ("<p>aaaaaaaaaaaaaaaaaa 1. a</p>", ["aaaaaaaaaaaaaaaaaa", "1\\. a"]),
        ("<p>aaaaaaaaaaaaaaaaaa 1) a</p>", ["aaaaaaaaaaaaaaaaaa", "1\\) a"]),
        ("<p>aaaaaaaaaaaaaaaaaa &gt; a</p>", ["aaaaaaaaaaaaaaaaaa >", "a"]),
        ("<p>aaaaaaaaaaaaaaaaaa ~~~ a</p>", ["aaaaaaaaaaaaaaaaaa", "\\~\\~\\~ a"]),
        ("<p>aaaaaaaaaaaaaaaaaa | - a</p>", ["aaaaaaaaaaaaaaaaaa |", "\\- a"]),
        ("<p>aaaaaaaaaaaaaaaaaa -a</p>", ["aaaaaaaaaaaaaaaaaa", "-a"]),
    ],
)
def test_no_later_line_starts_as_another_block(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 20) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p><code>a</code></p>", ["`a`"]),
        ("<p><code>a b</code></p>", ["`a b`"]),
        ("<p><code>`</code></p>", ["`` ` ``"]),
        ("<p><code>a`b</code></p>", ["``a`b``"]),
        ("<p><code>`a</code></p>", ["`` `a ``"]),
        ("<p><code>a`</code></p>", ["`` a` ``"]),
        ("<p><code>``a</code></p>", ["``` ``a ```"]),
        ("<p><code>a ``b``` c</code></p>", ["````a ``b``` c````"]),
        ("<p><code>a|b</code></p>", ["`a|b`"]),
        ("<p><code>a</code><i><code>b</code></i></p>", ["`a`*`b`*"]),
        ("<p>`<code>a</code></p>", ["\\`a"]),
    ],
)
def test_code_is_fenced_by_more_back_quotes_than_it_holds(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ('<p><a href="https://example.com/">a</a></p>', ["[a](https://example.com/)"]),
        ('<p><a href="https://example.com/">a [b] c</a></p>', ["[a \\[b\\] c](https://example.com/)"]),
        ('<p><a href="https://example.com/"><code>a*</code></a></p>', ["[a\\*](https://example.com/)"]),
        ('<p><a href="https://example.com/"><code>a|b]</code></a></p>', ["[a|b\\]](https://example.com/)"]),
        ('<p><a href="https://example.com/"><i>a</i></a></p>', ["[*a*](https://example.com/)"]),
        ('<p><a href="https://example.com/">a\\</a></p>', ["[a\\\\](https://example.com/)"]),
        ('<p><a href="https://example.com/(a)">b</a></p>', ["[b](https://example.com/(a))"]),
        ('<p><a href="https://example.com/(a">b</a></p>', ["[b](https://example.com/%28a)"]),
        ('<p><a href="https://example.com/)a(">b</a></p>', ["[b](https://example.com/%29a%28)"]),
        (
            '<p><a href="https://example.com/a|b\\c`d&lt;e&gt;">b</a></p>',
            ["[b](https://example.com/a%7Cb%5Cc%60d%3Ce%3E)"],
        ),
        ('<p><a href="https://example.com/?a&amp;copy;=1">b</a></p>', ["[b](https://example.com/?a&amp;copy;=1)"]),
        ('<p><a href="https://example.com/?a&amp;b">b</a></p>', ["[b](https://example.com/?a&b)"]),
        ('<p><a href="mailto:a@b.c">a@b.c</a></p>', ["a@b.c"]),
        ('<p><a href="mailto:a@b.c">x</a></p>', ["[x](mailto:a@b.c)"]),
        ('<p><a href="https://example.com/">https://example.com/</a></p>', ["https://example.com/"]),
        (
            '<p><a href="https://example.com/a_b">https://example.com/a_b</a></p>',
            ["[https://example.com/a_b](https://example.com/a_b)"],
        ),
    ],
)
def test_links(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>https://example.com/x</p>", ["https://example.com/x"]),
        ("<p>a https://example.com/x b</p>", ["a https://example.com/x b"]),
        ("<p>(https://example.com/x)</p>", ["(https://example.com/x)"]),
        ("<p>a https://example.com/x.</p>", ["a https://example.com/x."]),
        ("<p>a https://example.com/x, b</p>", ["a https://example.com/x, b"]),
        ("<p>a https://example.com/x; b</p>", ["a [https://example.com/x](https://example.com/x); b"]),
        ('<p>"https://example.com/x"</p>', ['"[https://example.com/x](https://example.com/x)"']),
        ("<p>a https://example.com/x!</p>", ["a https://example.com/x!"]),
        ("<p>a https://example.com/x?</p>", ["a https://example.com/x?"]),
        ("<p>a https://example.com/x:</p>", ["a https://example.com/x:"]),
        ("<p>a https://example.com/x).</p>", ["a https://example.com/x)."]),
        ("<p>https://example.com/x<i> a</i></p>", ["https://example.com/x *a*"]),
        ("<p>https://example.com/x <i>a</i></p>", ["https://example.com/x *a*"]),
        ("<p>https://a.b/c-d_e</p>", ["[https://a.b/c-d_e](https://a.b/c-d_e)"]),
        ("<p>https://xn--a.b/</p>", ["[https://xn--a.b/](https://xn--a.b/)"]),
        ("<p>https://a-.b/</p>", ["[https://a-.b/](https://a-.b/)"]),
        ("<p>http://a.b:80/c</p>", ["http://a.b:80/c"]),
        ("<p>https://a.b?c=d#e</p>", ["https://a.b?c=d#e"]),
        ("<p>https://a.b/c/</p>", ["https://a.b/c/"]),
        ("<p>https://localhost/</p>", ["[https://localhost/](https://localhost/)"]),
    ],
)
def test_an_address_is_bare_only_if_it_ends_there_for_every_reader(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p><b>a</b></p>", ["**a**"]),
        ("<p><i>a</i></p>", ["*a*"]),
        ("<p>a<b>b</b>c</p>", ["a**b**c"]),
        ("<p>a<i>b</i>c</p>", ["a*b*c"]),
        ("<p><b>Note:</b>text</p>", ["**Note**:text"]),
        ("<p><b>Note:</b> text</p>", ["**Note:** text"]),
        ("<p><b>Note</b>text</p>", ["**Note**text"]),
        ("<p><b>!</b>text</p>", ["!text"]),
        ("<p>a<b>(b)</b>c</p>", ["a(b)c"]),
        ("<p>a <b>(b)</b> c</p>", ["a **(b)** c"]),
        ("<p><b>a <i>b</i> c</b></p>", ["**a _b_ c**"]),
        ("<p>a<b> </b>c</p>", ["a c"]),
        ("<p>a<b></b>c</p>", ["ac"]),
        ("<p>a<b> <i> </i></b>c</p>", ["a c"]),
        ("<p><i>a <b>b</b> c</i></p>", ["*a __b__ c*"]),
        ("<p><b>a<i>b</i>c</b></p>", ["**abc**"]),
        ("<p><b><i>a</i></b></p>", ["**_a_**"]),
        ("<p><i><code>a</code></i></p>", ["*`a`*"]),
        ("<p><i><code>a</code></i>b</p>", ["`a`b"]),
        ("<p>a<i><code>b</code></i></p>", ["a`b`"]),
        ("<p><b>a*</b></p>", ["**a\\***"]),
        ("<p><b>*</b></p>", ["**\\***"]),
        ("<p><b>a .</b>b</p>", ["**a** .b"]),
        ("<p><b>日</b>本</p>", ["**日**本"]),
        ("<p><i>a</i><b>b</b></p>", ["*a*b"]),
        ("<p><i>a</i>*</p>", ["a\\*"]),
        ("<p>*<i>a</i></p>", ["\\*a"]),
        ("<p><b>a*:</b>b</p>", ["a\\*:b"]),
    ],
)
def test_stress_is_written_where_it_is_read_as_such(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<ul><li>a</li><li>b</li></ul><ul><li>c</li><li>d</li></ul><ul><li>e</li><li>f</li></ul>",
            ["", "- a", "- b", "", "* c", "* d", "", "- e", "- f"],
        ),
        ("<ol><li>a</li></ol><ol><li>b</li></ol><ol><li>c</li></ol>", ["", "1. a", "", "1) b", "", "1. c"]),
        (
            "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol><ul><li>d</li><li>e</li></ul>",
            ["", "- a", "- b", "", "1. c", "", "- d", "- e"],
        ),
        ("<dl><dt>a</dt><dd>b</dd></dl><ul><li>c</li><li>d</li></ul>", ["", "- a", "", "  b", "", "* c", "* d"]),
        ("<note><ul><li>a</li></ul></note><ul><li>b</li><li>c</li></ul>", ["", "Note:", "  - a", "", "* b", "* c"]),
        (
            "<note><ul><li>a</li></ul><ul><li>b</li><li>c</li></ul></note><ul><li>d</li></ul>",
            ["", "Note:", "  - a", "", "  * b", "  * c", "", "- d"],
        ),
        (
            "<note><note><ul><li>a</li></ul></note></note><ul><li>b</li></ul>",
            ["", "Note:", "", "  Note:", "  - a", "", "* b"],
        ),
    ],
)
def test_lists_in_a_row_have_different_marks(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", ["", "- a", "  - b", "- c"]),
        ("<ul><li>a<p>b</p></li><li>c</li></ul>", ["", "- a", "", "  b", "", "- c"]),
        ("<ul><li>a<ul><li>b</li></ul><p>c</p></li><li>d</li></ul>", ["", "- a", "", "  - b", "", "  c", "", "- d"]),
        ("<ul><li>a<ul><li>b<p>c</p></li></ul></li><li>d</li></ul>", ["", "- a", "", "  - b", "", "    c", "", "- d"]),
        ("<ul><li><pre>a\nb</pre></li><li>c</li></ul>", ["", "- ```", "  a", "  b", "  ```", "", "- c"]),
        ("<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>", ["", "1. a", "   1. b", "2. c"]),
        ("<ul><li><ul><li>a</li></ul></li><li>b</li></ul>", ["", "- - a", "", "- b"]),
    ],
)
def test_a_list_is_loose_where_an_item_has_more_than_a_paragraph_and_a_list(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<ol><li>x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x </li><li>x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x </li></ol>",
            [
                "",
                "1. x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x",
                "2. x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x",
            ],
        ),
        (
            "<ol><li>a</li><li>a</li><li>a</li><li>a</li><li>a</li><li>a</li><li>a</li><li>a</li><li>a</li><li>a</li></ol>",
            ["", "1. a", "2. a", "3. a", "4. a", "5. a", "6. a", "7. a", "8. a", "9. a", "10. a"],
        ),
        ("<ul><li>a<p>b</p><ul><li>c<p>d</p></li></ul></li></ul>", ["", "- a", "", "  b", "", "  - c", "", "    d"]),
    ],
)
def test_numbers_count_and_their_text_hangs(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<dl><dt>a</dt><dd>b</dd></dl>", ["", "- a", "", "  b"]),
        ("<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt></dl>", ["", "- a", "", "  b", "", "  c", "", "- d"]),
        ("<dl><dt></dt><dd>b</dd></dl>", ["", "- b"]),
    ],
)
def test_definitions_are_items_with_their_meaning_below(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<pre>a\n\n  b</pre>", ["", "```", "a", "", "  b", "```"]),
        ("<pre>a\n```\nb</pre>", ["", "````", "a", "```", "b", "````"]),
        ("<pre>a ``` b\n````</pre>", ["", "`````", "a ``` b", "````", "`````"]),
        ("<p>a</p><pre>b\nc</pre><p>d</p>", ["a", "", "```", "b", "c", "```", "", "d"]),
    ],
)
def test_code_blocks_are_fenced(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>x</p><h1>a</h1><h6>b</h6>", ["x", "", "# a", "", "###### b"]),
        ("<h2>a</h2>", ["a"]),
        ("<p>x</p><h1>a #</h1>", ["x", "", "# a \\#"]),
        ("<p>x</p><h1>a##</h1>", ["x", "", "# a##"]),
        ("<p>x</p><h1>#</h1>", ["x", "", "# \\#"]),
        (
            "<p>x</p><h2>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</h2>",
            ["x", "", "## aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
        ),
        (
            "<p>x</p><h2>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaa</h2>",
            ["x", "", "## aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaa"],
        ),
        (
            "<p>x</p><h2>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaa</h2>",
            ["x", "", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaa"],
        ),
    ],
)
def test_headings_are_marked(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<note>a</note>", ["", "Note:", "  a"]),
        ("<p>x</p><note>a<p>b</p></note><p>c</p>", ["x", "", "Note:", "  a", "", "  b", "", "c"]),
        ("<p>x</p><note><ul><li>a</li></ul></note>", ["x", "", "Note:", "  - a"]),
        (
            "<p>x</p><note><table><tr><td>a</td></tr></table></note>",
            ["x", "", "Note:", "", "  |  |", "  | --- |", "  | a |"],
        ),
        ("<p>x</p><note><h1>a</h1></note>", ["x", "", "Note:", "", "  # a"]),
        ("<p>x</p><note><note>a</note></note>", ["x", "", "Note:", "", "  Note:", "  a"]),
        ("<note><b>Note:</b> a</note>", ["", "Note:", "  a"]),
        ("<note>Note: a</note>", ["", "Note:", "  a"]),
        ("<note>Note:</note>", ["", "Note:"]),
        ("<note><b>Note:</b></note>", ["", "Note:"]),
        ("<note><b>Note:</b><i>a</i></note>", ["", "Note:", "  *a*"]),
        ("<note>Note:<i>a</i></note>", ["", "Note:", "  *a*"]),
        ("<note>Noted: a</note>", ["", "Note:", "  Noted: a"]),
        ("<warning>a</warning>", ["", "Warning:", "  a"]),
        ("<important>a</important>", ["", "Important:", "  a"]),
        ("<tip>a</tip>", ["", "Tip:", "  a"]),
        ("<caution>a</caution>", ["", "Caution:", "  a"]),
        (
            "<note>ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab </note>",
            [
                "",
                "Note:",
                "  ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab",
                "  ab ab ab ab",
            ],
        ),
        ("<note><pre>a\nb</pre></note>", ["", "Note:", "  ```", "  a", "  b", "  ```"]),
    ],
)
def test_a_note_is_a_label_and_its_text_below(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
            ["", "| a | b |", "| --- | --- |", "| c | d |"],
        ),
        (
            "<table><tr><td>a|b</td><td><code>c|d</code></td></tr></table>",
            ["", "|  |  |", "| --- | --- |", "| a\\|b | `c\\|d` |"],
        ),
        (
            "<table><tr><td><code>a | b</code></td><td><code>`|</code></td></tr></table>",
            ["", "|  |  |", "| --- | --- |", "| `a \\| b` | `` `\\| `` |"],
        ),
        (
            "<table><tr><th>a</th></tr><tr><td>b</td><td>c</td></tr></table>",
            ["", "| a |  |", "| --- | --- |", "| b | c |"],
        ),
        (
            "<table><tr><td>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</td></tr></table>",
            ["", "|  |", "| --- |", "| aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |"],
        ),
        (
            "<table><tr><td>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</td></tr></table>",
            ["", "- aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
        ),
        ("<table><tr><td>a<p>b</p></td><td>c</td></tr></table>", ["", "- a", "", "  b", "", "  - c"]),
        (
            "<table><tr><td>a<p>b</p></td><td>c</td><td>d</td></tr><tr><td></td><td>e</td></tr></table>",
            ["", "- a", "", "  b", "", "  - c", "  - d", "", "- e"],
        ),
        ("<table><tr><td><ul><li>a</li></ul></td></tr></table>", ["", "- - a"]),
        ("<table><tr><td></td><td>a</td></tr></table>", ["", "|  |  |", "| --- | --- |", "|  | a |"]),
        ("<table><tr><th>a</th></tr></table>", ["", "| a |", "| --- |"]),
        (
            '<table><tr><td><a href="https://example.com/"><code>a|b]</code></a></td></tr></table>',
            ["", "|  |", "| --- |", "| [a\\|b\\]](https://example.com/) |"],
        ),
        ("<table><tr><td><b>a b</b></td></tr></table>", ["", "|  |", "| --- |", "| **a b** |"]),
    ],
)
def test_a_table_is_written_as_one_where_it_fits(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>a</p><ul></ul><p>b</p>", ["a", "", "b"]),
        ("<p>a</p><note></note><p>b</p>", ["a", "", "b"]),
    ],
)
def test_blocks_that_leave_nothing_leave_no_blank_line(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa `aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaa `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "``aaaaaaaaaaaaaaaaaaaaaaaaaaaa `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa``"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaa ``aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "```aaaaaaaaaaaaaaaaaaaaaaaaaaaa ``aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa```"],
        ),
    ],
)
def test_code_of_up_to_60_columns_stays_on_one_line(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 64) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa - aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa -", "aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa + aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa +", "aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 1. aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 1.", "aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 2) aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 2)", "aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa # aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa #", "aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa = aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa =", "aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa _ aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa _", "aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ~~~ aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ~~~", "aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa &gt; aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa >", "aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "| aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | - aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | -", "aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa &lt;div&gt; aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa <div>", "aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa &lt;DIV&gt; aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa <DIV>", "aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa &lt;!x aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa <!x", "aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa &lt;b&gt; aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "<b> aaaaaaaaaaaaaaaaaaaa`"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa -a aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "-a aaaaaaaaaaaaaaaaaaaa`"],
        ),
    ],
)
def test_no_line_of_long_code_starts_as_a_block(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 60) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<p><code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa - aaaaaaaaaa</code></p>",
            ["`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa -", "aaaaaaaaaa`"],
        ),
        (
            "<p><code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa - aaaaaaaaaa</code></p>",
            ["`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa -", "aaaaaaaaaa`"],
        ),
        (
            "<p><code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa - aaaaaaaaaa</code></p>",
            ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa -", "aaaaaaaaaa"],
        ),
        (
            "<p><code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaa</code></p>",
            ["`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaa`"],
        ),
    ],
)
def test_code_that_would_keep_more_than_72_columns_together_is_text(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa. B.</p>", ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.", "B."]),
        ("<p>aaaa. BBBBBBBBBBBBBBBBBBBB</p>", ["aaaa. BBBBBBBBBBBBBBBBBBBB"]),
    ],
)
def test_the_summary_fits_its_line_or_is_a_sentence(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 30) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<p>a</p><ul><li><ul><li><ul><li><ul><li><ul><li><ul><li><ul><li><ul><li><p>aaaaaaaaaa bbbbbbbbb cccccccccc</p></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul>",
            ["a", "", "- - - - - - - - aaaaaaaaaa bbbbbbbbb", "                cccccccccc"],
        ),
    ],
)
def test_a_block_deep_inside_has_20_columns_at_the_least(html: str, lines: list[str]) -> None:
    assert render_markdown(read_html(html), 30) == lines
