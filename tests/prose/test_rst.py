"""What each construct is in reStructuredText: the HTML, and the lines of its docstring."""

from __future__ import annotations

import pytest
from shapesmith.prose.html import read_html
from shapesmith.prose.rst import render_rst, rst_blocks


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>a\\*b</p>", ["a\\\\\\*b"]),
        ("<p>a\\b</p>", ["a\\\\b"]),
        ("<p>a\\</p>", ["a\\\\"]),
        ("<p>\\</p>", ["\\ \\\\"]),
        ("<p>a `b` c</p>", ["a \\`b\\` c"]),
        ("<p>*a*</p>", ["\\*a\\*"]),
        ("<p>**a**</p>", ["\\*\\*a\\*\\*"]),
        ("<p>a * b</p>", ["a * b"]),
        ("<p>a*b</p>", ["a*b"]),
        ("<p>|a|</p>", ["\\|a\\|"]),
        ("<p>a | b</p>", ["a | b"]),
        ("<p>a|b</p>", ["a|b"]),
        ("<p>a_</p>", ["a\\_"]),
        ("<p>a_ b</p>", ["a\\_ b"]),
        ("<p>a_b</p>", ["a_b"]),
        ("<p>_a</p>", ["_a"]),
        ("<p>__a</p>", ["__a"]),
        ("<p>a__</p>", ["a\\_\\_"]),
        ("<p>a_.</p>", ["a\\_."]),
        ("<p>a:</p>", ["a:"]),
        ("<p>a::</p>", ["a\\::"]),
        ("<p>a:: b</p>", ["a:: b"]),
        ("<p>:a:</p>", ["\\:a:"]),
        ("<p>a :b: c</p>", ["a :b: c"]),
    ],
)
def test_what_would_be_markup_is_escaped(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>- a</p>", ["\\- a"]),
        ("<p>-a</p>", ["\\-a"]),
        ("<p>--a</p>", ["\\--a"]),
        ("<p>-</p>", ["\\-"]),
        ("<p>+ a</p>", ["\\+ a"]),
        ("<p>+a</p>", ["\\+a"]),
        ("<p>+-</p>", ["\\+-"]),
        ("<p>* a</p>", ["\\* a"]),
        ("<p>• a</p>", ["\\• a"]),
        ("<p>‣ a</p>", ["\\‣ a"]),
        ("<p>⁃ a</p>", ["\\⁃ a"]),
        ("<p>.. a</p>", ["\\.. a"]),
        ("<p>...</p>", ["\\..."]),
        ("<p>__ a</p>", ["\\_\\_ a"]),
        ("<p>&amp;gt;&amp;gt;&amp;gt; a</p>", ["\\>>> a"]),
        ("<p>&gt;&gt;&gt; a</p>", ["\\>>> a"]),
        ("<p>| a</p>", ["\\| a"]),
        ("<p>|</p>", ["\\|"]),
        ("<p>a. b</p>", ["\\a. b"]),
        ("<p>A) b</p>", ["\\A) b"]),
        ("<p>(a) b</p>", ["\\(a) b"]),
        ("<p>(1) b</p>", ["\\(1) b"]),
        ("<p>1. b</p>", ["\\1. b"]),
        ("<p>12. b</p>", ["\\12. b"]),
        ("<p>iv. b</p>", ["\\iv. b"]),
        ("<p>IV) b</p>", ["\\IV) b"]),
        ("<p>#. b</p>", ["\\#. b"]),
        ("<p>#) b</p>", ["\\#) b"]),
        ("<p>ab. c</p>", ["ab. c"]),
        ("<p>1.b</p>", ["1.b"]),
        ("<p>:a: b</p>", ["\\:a: b"]),
        ("<p>: a</p>", ["\\: a"]),
        ("<p>/a</p>", ["\\/a"]),
        ("<p>/1</p>", ["/1"]),
        ("<p>-1</p>", ["\\-1"]),
        ("<p>= </p>", ["\\="]),
        ("<p>==</p>", ["\\=="]),
        ("<p>== a</p>", ["\\== a"]),
        ("<p>!!! a</p>", ["\\!!! a"]),
        ("<p>~a</p>", ["~a"]),
        ("<p>a - b</p>", ["a - b"]),
    ],
)
def test_no_paragraph_starts_as_another_block(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>aaaaaaaaaaaaaaaaaa ==</p>", ["aaaaaaaaaaaaaaaaaa", "\\=="]),
        ("<p>aaaaaaaaaaaaaaaaaa -</p>", ["aaaaaaaaaaaaaaaaaa -"]),
        ("<p>aaaaaaaaaaaaaaaaaa - a</p>", ["aaaaaaaaaaaaaaaaaa -", "a"]),
        ("<p>aaaaaaaaaaaaaaaaaa !!</p>", ["aaaaaaaaaaaaaaaaaa", "\\!!"]),
        ("<p>aaaaaaaaaaaaaaaaaa a</p>", ["aaaaaaaaaaaaaaaaaa a"]),
        ("<p>aaaaaaaaaaaaaaaaaa == bbbbbbbbbbbbbbbbbbbb</p>", ["aaaaaaaaaaaaaaaaaa", "\\==", "bbbbbbbbbbbbbbbbbbbb"]),
        ("<p>aaaaaaaaaaaaaaaaaa == bbbbbbbbbbbbbbbbbbb</p>", ["aaaaaaaaaaaaaaaaaa", "==", "bbbbbbbbbbbbbbbbbbb"]),
        ("<p>aaaaaaaaaaaaaaaaaa ==== b</p>", ["aaaaaaaaaaaaaaaaaa", "\\==== b"]),
        ("<p>aaaaaaaaaaaaaaaaaa === bbbbbbbbbbbbbbbb</p>", ["aaaaaaaaaaaaaaaaaa", "=== bbbbbbbbbbbbbbbb"]),
        ("<p>aaaaaaaaaaaaaaaaaa ==== bbbbbbbbbbbbbbbb</p>", ["aaaaaaaaaaaaaaaaaa", "\\====", "bbbbbbbbbbbbbbbb"]),
        ("<p>aaaaaaaaaaaaaaaaaa ================== bb</p>", ["aaaaaaaaaaaaaaaaaa", "\\==================", "bb"]),
    ],
)
def test_no_later_line_is_the_underline_of_a_title(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 20) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p><code>a</code></p>", ["``a``"]),
        ("<p><code>a b</code></p>", ["``a b``"]),
        ("<p><code>`</code></p>", ["\\`"]),
        ("<p><code>`a</code></p>", ["\\`a"]),
        ("<p><code>a`</code></p>", ["a\\`"]),
        ("<p><code>a`b</code></p>", ["``a`b``"]),
        ("<p><code>a``b</code></p>", ["a\\`\\`b"]),
        ("<p><code>a\\</code></p>", ["``a\\``"]),
        ("<p><code>\\</code></p>", ["``\\``"]),
        ("<p><code>a</code>b</p>", ["``a``\\ b"]),
        ("<p>a<code>b</code></p>", ["a\\ ``b``"]),
        ("<p>(<code>a</code>)</p>", ["(``a``)"]),
        ("<p>'<code>'a</code></p>", ["'\\ ``'a``"]),
        ('<p>"<code>"</code></p>', ['"\\ ``"``']),
        ("<p>(<code>)</code></p>", ["(\\ ``)``"]),
        ("<p>[<code>]a</code></p>", ["[\\ ``]a``"]),
        ("<p>{<code>}a</code></p>", ["{\\ ``}a``"]),
        ("<p>&lt;<code>&gt;a</code></p>", ["<\\ ``>a``"]),
        ("<p>-<code>a</code>-</p>", ["-``a``-"]),
        ("<p>a:<code>b</code></p>", ["a:\\ ``b``"]),
        ("<p>a :<a href='x'>b</a><code>c</code></p>", ["a :b\\ ``c``"]),
    ],
)
def test_code_that_no_literal_can_hold_is_text(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ('<p><a href="https://example.com/">a</a></p>', ["`a <https://example.com/>`__"]),
        ('<p><a href="https://example.com/">https://example.com/</a></p>', ["`<https://example.com/>`__"]),
        ('<p><a href="https://example.com/">a &lt;b&gt;</a></p>', ["`a \\<b> <https://example.com/>`__"]),
        ('<p><a href="https://example.com/"><code>a</code></a></p>', ["`a <https://example.com/>`__"]),
        ('<p><a href="https://example.com/">a`b</a></p>', ["`a\\`b <https://example.com/>`__"]),
        ('<p><a href="https://example.com/a b">c</a></p>', ["`c <https://example.com/ab>`__"]),
        ('<p><a href="https://example.com/\\`&lt;&gt;">c</a></p>', ["`c <https://example.com/%5C%60%3C%3E>`__"]),
        ('<p><a href="mailto:a@b.c">a@b.c</a></p>', ["`a@b.c <mailto:a@b.c>`__"]),
        ('<p>a:<a href="https://example.com/">b</a></p>', ["a:\\ `b <https://example.com/>`__"]),
        ('<p>a<a href="https://example.com/">b</a>c</p>', ["a\\ `b <https://example.com/>`__\\ c"]),
        ('<p>(<a href="https://example.com/">b</a>)</p>', ["(`b <https://example.com/>`__)"]),
        ('<p>a <a href="https://example.com/">b</a>.</p>', ["a `b <https://example.com/>`__."]),
    ],
)
def test_links_have_no_name(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p><b>a</b></p>", ["**a**"]),
        ("<p><i>a</i></p>", ["*a*"]),
        ("<p><b>a</b>b</p>", ["**a**\\ b"]),
        ("<p>a<b>b</b></p>", ["a\\ **b**"]),
        ("<p><b>a <code>b</code> c</b></p>", ["**a** ``b`` **c**"]),
        ('<p><i>a <a href="https://example.com/">b</a> c</i></p>', ["*a* `b <https://example.com/>`__ *c*"]),
        ("<p><b>a <i>b</i></b></p>", ["**a** **b**"]),
        ("<p><i>a <b>b</b></i></p>", ["*a* *b*"]),
        ("<p><b>*</b></p>", ["**\\***"]),
        ("<p><i>a</i><b>b</b></p>", ["*a*\\ **b**"]),
        ("<p><b> a</b> b</p>", ["**a** b"]),
        ("<p><i>a*b</i></p>", ["*a*b*"]),
    ],
)
def test_emphasis_ends_before_markup_and_starts_again_after_it(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<ul><li>a</li><li>b</li></ul><ul><li>c</li><li>d</li></ul><ul><li>e</li><li>f</li></ul>",
            ["", "- a", "- b", "", "* c", "* d", "", "- e", "- f"],
        ),
        ("<ol><li>a</li></ol><ol><li>b</li></ol>", ["", "1. a", "", "1) b"]),
        ("<dl><dt>a</dt><dd>b</dd></dl><dl><dt>c</dt><dd>d</dd></dl>", ["", "a", "    b", "", "..", "", "c", "    d"]),
    ],
)
def test_lists_in_a_row_have_different_marks(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", ["", "- a", "", "  - b", "", "- c"]),
        ("<ul><li>a</li><li>b</li></ul>", ["", "- a", "- b"]),
        ("<ul><li><pre>a\nb</pre></li><li>c</li></ul>", ["", "- ::", "", "      a", "      b", "", "- c"]),
        (
            "<ol><li>a</li><li>a</li><li>a</li><li>a</li><li>a</li><li>a</li><li>a</li><li>a</li><li>a</li><li>a</li></ol>",
            ["", "1. a", "2. a", "3. a", "4. a", "5. a", "6. a", "7. a", "8. a", "9. a", "10. a"],
        ),
    ],
)
def test_a_list_is_loose_where_an_item_has_more_than_a_paragraph(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<dl><dt>a</dt><dd>b</dd></dl>", ["", "a", "    b"]),
        (
            "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d<p>e</p></dd></dl>",
            ["", "a", "    b", "", "c", "    d", "", "    e"],
        ),
        ("<dl><dt>a : b</dt><dd>c</dd></dl>", ["", "- **a : b**", "", "  c"]),
        ("<dl><dt>a</dt></dl>", ["", "- **a**"]),
        ("<dl><dt></dt><dd>b</dd></dl>", ["", "- b"]),
        ("<dl><dt><code>a</code></dt></dl>", ["", "- ``a``"]),
        (
            "<dl><dt>ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab </dt><dd>c</dd></dl>",
            [
                "",
                "- **ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab",
                "  ab ab ab ab ab**",
                "",
                "  c",
            ],
        ),
        ("<dl><dt><code>a</code> b</dt></dl>", ["", "- ``a`` **b**"]),
    ],
)
def test_definitions_are_a_list_of_terms_where_each_term_is_a_line(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<pre>a\n\n  b</pre>", ["", "::", "", "    a", "", "      b"]),
        ("<p>a:</p><pre>b\nc</pre><p>d</p>", ["a:", "", "::", "", "    b", "    c", "", "d"]),
    ],
)
def test_code_blocks_are_literal(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<h1>a</h1>", ["a"]),
        ("<p>x</p><h2>a <code>b</code></h2>", ["x", "", "**a** ``b``"]),
    ],
)
def test_headings_are_bold(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<note>a</note>", ["", ".. note::", "", "   a"]),
        ("<p>x</p><warning>a<p>b</p></warning>", ["x", "", ".. warning::", "", "   a", "", "   b"]),
        ("<note><b>Note:</b> a</note>", ["", ".. note::", "", "   **Note:** a"]),
    ],
)
def test_notes_are_directives(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
            ["", ".. list-table::", "   :header-rows: 1", "", "   * - a", "     - b", "   * - c", "     - d"],
        ),
        (
            "<table><tr><td>a</td></tr><tr><td>b</td><td>c<p>d</p></td></tr></table>",
            ["", ".. list-table::", "", "   * - a", "     -", "   * - b", "     - c", "", "       d"],
        ),
        ("<table><tr><th>a</th></tr></table>", ["", ".. list-table::", "", "   * - a"]),
        ("<table><tr><td></td><td>a</td></tr></table>", ["", ".. list-table::", "", "   * -", "     - a"]),
    ],
)
def test_tables_are_directives(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 80) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "``aaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaa``"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa ``aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaa``"],
        ),
    ],
)
def test_code_of_up_to_40_columns_stays_on_one_line(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 44) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa = aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "``aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa =", "aaaaaaaaaaaaaaaaaaaa``"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa == aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "``aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ==", "aaaaaaaaaaaaaaaaaaaa``"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa - aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "``aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa -", "aaaaaaaaaaaaaaaaaaaa``"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa =a aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "``aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa =a", "aaaaaaaaaaaaaaaaaaaa``"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ==== aaaaaaaaaaaaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "``aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ====", "aaaaaaaaaaaaaaaaaaaa``"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa === aaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "``aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ===", "aaaaaaaaaa``"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ==== aaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "``aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ====", "aaaaaaaaaa``"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa = b aaaaaaaaaa</code></p>",
            ["aaaaaaaaaa", "``aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa = b", "aaaaaaaaaa``"],
        ),
        (
            "<p>aaaaaaaaaa <code>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ==</code></p>",
            ["aaaaaaaaaa", "``aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ==``"],
        ),
        ("<p>aaaaaaaaaa \\\\ aaaaaaaaaaaaaaaaaaaa</p>", ["aaaaaaaaaa \\\\\\\\ aaaaaaaaaaaaaaaaaaaa"]),
    ],
)
def test_no_line_of_long_code_is_the_underline_of_a_title(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 42) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<p>a</p><ul><li><ul><li><ul><li><ul><li><ul><li><ul><li><ul><li><ul><li><p>aaaaaaaaaa bbbbbbbbb cccccccccc</p></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul>",
            ["a", "", "- - - - - - - - aaaaaaaaaa bbbbbbbbb", "                cccccccccc"],
        ),
        (
            "<table><tr><td><p>aaaaaaaaaa bbbbbbbbb cccccccccc</p></td></tr></table>",
            ["", ".. list-table::", "", "   * - aaaaaaaaaa bbbbbbbbb", "       cccccccccc"],
        ),
    ],
)
def test_a_block_deep_inside_has_20_columns_at_the_least(html: str, lines: list[str]) -> None:
    assert render_rst(read_html(html), 30) == lines


def test_the_lines_of_an_admonition_are_as_wide_as_those_around_it() -> None:
    note = read_html(f"<note><p>{'a' * 28} {'b' * 28}</p></note>")
    assert rst_blocks(note.blocks, 60) == [".. note::", "", f"   {'a' * 28} {'b' * 28}"]
    assert rst_blocks(note.blocks, 59) == [".. note::", "", f"   {'a' * 28}", f"   {'b' * 28}"]
