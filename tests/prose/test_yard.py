"""What each construct of YARD comments means: the Markdown, and its tree as HTML of one spelling (see `canonical`)."""

from __future__ import annotations

import pytest
from shapesmith.prose.yard import read_yard

from tests.prose.canonical import html_of


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a\nb", "<p>a b</p>"),
        ("a\n\nb", "<p>a</p><p>b</p>"),
        ("a\n \n\n\nb", "<p>a</p><p>b</p>"),
        (" a\n  b", "<p>a b</p>"),
        ("a\n^\nb", "<p>a</p><p>b</p>"),
        ("^", ""),
        ("a\r\nb", "<p>a b</p>"),
    ],
)
def test_a_blank_line_separates_paragraphs(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("# a", "<h1>a</h1>"),
        ("###### a", "<h6>a</h6>"),
        ("####### a", "<p>####### a</p>"),
        ("   ## a", "<h2>a</h2>"),
        ("#a", "<p>#a</p>"),
        ("    # a", "<p><code># a</code></p>"),
        ("# a\nb", "<h1>a</h1><p>b</p>"),
        ("a\n# b", "<p>a # b</p>"),
    ],
)
def test_headings(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a\n\n---\n\nb", "<p>a</p><p>b</p>"),
        ("a\n\n* * *\n\nb", "<p>a</p><p>b</p>"),
        ("___", ""),
        ("- - -", ""),
        ("--", "<p>--</p>"),
        ("--- a", "<p>--- a</p>"),
        ("___a", "<p>___a</p>"),
        ("a\n---\nb", "<p>a --- b</p>"),
    ],
)
def test_rules_end_a_paragraph_and_leave_nothing(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("* a\n* b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("- a\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("+ a\n+ b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("* a\n\n* b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("* a\n  b", "<ul><li><p>a b</p></li></ul>"),
        ("* a\nb", "<ul><li><p>a b</p></li></ul>"),
        ("* a\n\n  b", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("* a\n\nb", "<ul><li><p>a</p></li></ul><p>b</p>"),
        ("   * a", "<ul><li><p>a</p></li></ul>"),
        ("*a", "<p>*a</p>"),
        ("* a\n  * b\n    * c", "<ul><li><p>a</p><ul><li><p>b</p><ul><li><p>c</p></li></ul></li></ul></li></ul>"),
        ("* a\n\n  * b", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"),
        ("x\n* a", "<p>x</p><ul><li><p>a</p></li></ul>"),
        ("x\n- a", "<p>x - a</p>"),
        ("x\n1.  a", "<p>x</p><ol><li><p>a</p></li></ol>"),
        ("x\n1. a", "<p>x 1. a</p>"),
        ("x\n2.  a", "<p>x 2. a</p>"),
        ("* a\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("*   a\n    b", "<ul><li><p>a b</p></li></ul>"),
        ("* a\n\n\n\n* b\n\nc", "<ul><li><p>a</p></li><li><p>b</p></li></ul><p>c</p>"),
        ("*", "<p>*</p>"),
        ("*\nb", "<p>* b</p>"),
        ("* a\n^\n* b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("* a\n  # b", "<ul><li><p>a # b</p></li></ul>"),
    ],
)
def test_bullets(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1. a\n2. b", "<ol><li><p>a</p></li><li><p>b</p></li></ol>"),
        ("1.  a\n2.  b", "<ol><li><p>a</p></li><li><p>b</p></li></ol>"),
        ("9. a", "<ol><li><p>a</p></li></ol>"),
        ("123456789. a", "<ol><li><p>a</p></li></ol>"),
        ("1234567890. a", "<p>1234567890. a</p>"),
        ("1) a", "<p>1) a</p>"),
        ("1. a\n   b", "<ol><li><p>a b</p></li></ol>"),
        ("1.  a\n\n    b", "<ol><li><p>a</p><p>b</p></li></ol>"),
        ("1. a\n\n2. b", "<ol><li><p>a</p></li><li><p>b</p></li></ol>"),
        ("   1. a", "<ol><li><p>a</p></li></ol>"),
        ("1.a", "<p>1.a</p>"),
    ],
)
def test_numbers(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("*\n        a\n         b", "<ul><li><pre>a\n b</pre></li></ul>"),
        ("*\n    a", "<p>* a</p>"),
        ("1.\n        a\n        b", "<ol><li><pre>a\nb</pre></li></ol>"),
        ("*\n       a", "<p>* a</p>"),
    ],
)
def test_an_item_of_code_has_its_mark_alone_on_a_line(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("> a\n> b", "<p>a b</p>"),
        ("> a\n>\n> b", "<p>a</p><p>b</p>"),
        ("> * a\n> * b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        (">a", "<p>&gt;a</p>"),
        ("> > a", "<p>a</p>"),
        ("x\n> a", "<p>x &gt; a</p>"),
    ],
)
def test_quotes_are_read_as_their_text(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("    a\n    b", "<pre>a\nb</pre>"),
        ("    a\n\n      b\n\nc", "<pre>a\n\n  b</pre><p>c</p>"),
        ("   a\n   b", "<p>a b</p>"),
        ("\ta\n\tb", "<pre>a\nb</pre>"),
        ("  \ta\n\tb", "<pre>a\nb</pre>"),
        ("    a <b>\n    &amp;", "<pre>a &lt;b&gt;\n&amp;amp;</pre>"),
        ("x\n    a", "<p>x a</p>"),
        ("    a\n   b", "<p><code>a</code></p><p>b</p>"),
    ],
)
def test_indented_text_is_code(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a\n: b", "<dl><dt>a</dt><dd><p>b</p></dd></dl>"),
        ("a\n\n: b", "<dl><dt>a</dt><dd><p>b</p></dd></dl>"),
        ("a\n: b\n\n: c", "<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl>"),
        ("a\nb\n: c", "<dl><dt>a</dt><dd></dd><dt>b</dt><dd><p>c</p></dd></dl>"),
        ("a\n: b\n\nc\n: d", "<dl><dt>a</dt><dd><p>b</p></dd><dt>c</dt><dd><p>d</p></dd></dl>"),
        ("a\n:b", "<p>a :b</p>"),
        ("a\n   : b", "<dl><dt>a</dt><dd><p>b</p></dd></dl>"),
        ("a\n    : b", "<p>a : b</p>"),
        ("a\n: b\n  c", "<dl><dt>a</dt><dd><p>b c</p></dd></dl>"),
        ("a\n: b\n\n  c", "<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl>"),
        (": a", "<p>: a</p>"),
        ("a\n: * b\n  * c", "<dl><dt>a</dt><dd><ul><li><p>b</p></li><li><p>c</p></li></ul></dd></dl>"),
        ("`a`\n: b", "<dl><dt><code>a</code></dt><dd><p>b</p></dd></dl>"),
    ],
)
def test_definitions(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        (
            "| a | b |\n|---|---|\n| c | d |",
            "<table><tr><th><p>a</p></th><th><p>b</p></th></tr><tr><td><p>c</p></td><td><p>d</p></td></tr></table>",
        ),
        (
            "| a | b |\n| c | d |",
            "<table><tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td><p>c</p></td><td><p>d</p></td></tr></table>",
        ),
        (
            "| a |\n|---| b |",
            "<table><tr><td><p>a</p></td></tr><tr><td><p>---</p></td><td><p>b</p></td></tr></table>",
        ),
        ("|a|b|", "<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>"),
        ("| a \\| b |", "<table><tr><td><p>a | b</p></td></tr></table>"),
        ("| a\n| b", "<table><tr><td><p>a</p></td></tr><tr><td><p>b</p></td></tr></table>"),
        (
            "| `a` | **b** |\n|:--|==:|\n|c|d|\n|---|---|\n|e|f|",
            "<table><tr><th><p><code>a</code></p></th><th><p><b>b</b></p></th></tr><tr><td><p>c</p></td><td><p>d</p></td></tr><tr><td><p>e</p></td><td><p>f</p></td></tr></table>",
        ),
        ("x\n\n| a |\n\ny", "<p>x</p><table><tr><td><p>a</p></td></tr></table><p>y</p>"),
        ("  | a |", "<table><tr><td><p>a</p></td></tr></table>"),
    ],
)
def test_tables(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('<note markdown="1"> a\n\n </note>', "<note><p>a</p></note>"),
        ("<note>a</note>", "<note><p>a</p></note>"),
        ("<note >a</note >", "<note><p>a</p></note>"),
        ("<note>a\nb</note>", "<note><p>a b</p></note>"),
        ("<important>a</important>", "<important><p>a</p></important>"),
        ("<warning>a</warning>", "<warning><p>a</p></warning>"),
        ("<tip>a</tip>", "<tip><p>a</p></tip>"),
        ("<caution>a</caution>", "<caution><p>a</p></caution>"),
        ("<div>a</div>", "<p>a</p>"),
        ("<note>\n* a\n* b\n</note>", "<note><ul><li><p>a</p></li><li><p>b</p></li></ul></note>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd><p>b</p></dd></dl>"),
        ("<dl><dt> a </dt><dd> b </dd></dl>\nc", "<dl><dt>a</dt><dd><p>b</p></dd></dl><p>c</p>"),
        ("<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>"),
        ("<p>a</p>b", "<p>a</p><p>b</p>"),
        ("<p> </p>", ""),
        ("<h2>a</h2>", "<h2>a</h2>"),
        ("<fullname>a</fullname>", "<h1>a</h1>"),
        ("* a <note> b\n</note>\n* c", "<ul><li><p>a</p><note><p>b</p></note></li><li><p>c</p></li></ul>"),
        ("<span>a</span>", "<p>a</p>"),
        ("  <p>a\n  b", "<p>a b</p>"),
        ("a <note> b </note>", "<p>a</p><note><p>b</p></note>"),
    ],
)
def test_blocks_of_html_stay(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a `b` c", "<p>a <code>b</code> c</p>"),
        ("`a  b`", "<p><code>a b</code></p>"),
        ("`` a`b ``", "<p><code>a`b</code></p>"),
        ("`a", "<p>`a</p>"),
        ("a ``b` c", "<p>a ``b` c</p>"),
        ("`a\nb`", "<p><code>a b</code></p>"),
        ("`\\{a\\}`", "<p><code>{a}</code></p>"),
        ("`a\\`b`", "<p><code>a\\</code>b`</p>"),
        ("`<a>&amp;`", "<p><code>&lt;a&gt;&amp;amp;</code></p>"),
        ("``", ""),
        # The SDK prints code of a backslash as code of nothing.
        ("a (``), b", "<p>a (), b</p>"),
        ("\\\\\\{a\\\\}", "<p>{a}</p>"),
        ("\\\\\\\\\\{a", "<p>\\{a</p>"),
        ("a `` b ``` c `` d", "<p>a <code>b ``` c</code> d</p>"),
        ("`a` `b`", "<p><code>a</code> <code>b</code></p>"),
    ],
)
def test_code_is_between_back_quotes(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("*a*", "<p><i>a</i></p>"),
        ("**a**", "<p><b>a</b></p>"),
        ("a *b* c", "<p>a <i>b</i> c</p>"),
        ("a **b** c", "<p>a <b>b</b> c</p>"),
        ("a*b*", "<p>a<i>b</i></p>"),
        ("a**b**c", "<p>a<b>b</b>c</p>"),
        ("*DD*T*HH*:*MM*Z", "<p><i>DD</i>T<i>HH</i>:<i>MM</i>Z</p>"),
        ("s3:Get* and s3:Put*", "<p>s3:Get* and s3:Put*</p>"),
        ("iam::*:user/*.", "<p>iam::*:user/*.</p>"),
        ('(*) and "*" and (*.vtt)', '<p>(*) and "*" and (*.vtt)</p>'),
        (".*[A-Z].*[a-z]", "<p>.*[A-Z].*[a-z]</p>"),
        ("a ****b", "<p>a b</p>"),
        ("**Note:** a *:b* c", "<p><b>Note:</b> a <i>:b</i> c</p>"),
        ("*a", "<p>*a</p>"),
        ("a*", "<p>a*</p>"),
        ("* a *", "<ul><li><p>a *</p></li></ul>"),
        ("*a b*c", "<p>*a b*c</p>"),
        ("**a*", "<p>**a*</p>"),
        ("**a *b* c**", "<p><b>a <i>b</i> c</b></p>"),
        ("*a*b", "<p><i>a</i>b</p>"),
        ("*a c*b", "<p>*a c*b</p>"),
        ("s3:Get*, s3:Put*", "<p>s3:Get*, s3:Put*</p>"),
        ("\\*a\\*", "<p>*a*</p>"),
        ("*a\nb*", "<p><i>a b</i></p>"),
        ("**a**b", "<p><b>a</b>b</p>"),
        ("**a c**b", "<p>**a c**b</p>"),
        ("(*a*)", "<p>(<i>a</i>)</p>"),
        ("*a*.", "<p><i>a</i>.</p>"),
    ],
)
def test_stress_is_between_stars(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("[a][1]\n\n[1]: https://example.com/", "<p><a https://example.com/>a</a></p>"),
        ("[a b][c D]\n\n[C d]: https://example.com/", "<p><a https://example.com/>a b</a></p>"),
        ("[a]\n\n[a]: https://example.com/", "<p><a https://example.com/>a</a></p>"),
        ("[a][]\n\n[a]: https://example.com/", "<p><a https://example.com/>a</a></p>"),
        ("[a](https://example.com/)", "<p><a https://example.com/>a</a></p>"),
        ('[a](https://example.com/ "b")', "<p><a https://example.com/>a</a></p>"),
        ("[a][2]\n\n[1]: https://example.com/", "<p>[a][2]</p>"),
        ("[a]", "<p>[a]</p>"),
        ("[a](b c)", "<p>[a](b c)</p>"),
        ("<https://example.com/>", "<p><a https://example.com/>https://example.com/</a></p>"),
        ("[a [b] c][1]\n\n[1]: https://example.com/", "<p><a https://example.com/>a [b] c</a></p>"),
        ("[`a`][1]\n\n[1]: https://example.com/", "<p><a https://example.com/><code>a</code></a></p>"),
        (
            "[a][1] [b][1]\n\n[1]: <https://example.com/> x\n[1]: https://example.com/c",
            "<p><a https://example.com/>a</a> <a https://example.com/>b</a></p>",
        ),
        (" [1]: https://example.com/\n\n[a][1]", "<p><a https://example.com/>a</a></p>"),
        ("[a][1]\n[1]: https://example.com/", "<p><a https://example.com/>a</a></p>"),
        ("a][1]\n\n[1]: https://example.com/", "<p>a][1]</p>"),
        ("\\[a][1]\n\n[1]: https://example.com/", "<p>[a][1]</p>"),
        ("[a\nb][1]\n\n[1]: https://example.com/", "<p><a https://example.com/>a b</a></p>"),
        ("[a](  )", "<p>[a]( )</p>"),
        ("[a](\nhttps://example.com/)", "<p><a https://example.com/>a</a></p>"),
        ("[1]: https://example.com/ y\n\n[a][1]", "<p><a https://example.com/>a</a></p>"),
        (
            "x[1]: https://example.com/\n\n[a][1]",
            "<p>x[1]: <a https://example.com/>https://example.com/</a></p><p>[a][1]</p>",
        ),
        ("[**a**]\n\n[a]: https://example.com/", "<p>[<b>a</b>]</p>"),
    ],
)
def test_links_have_an_address_by_reference_or_in_place(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("\\\\", "<p>\\</p>"),
        ("\\.", "<p>.</p>"),
        ("\\*", "<p>*</p>"),
        ("\\_", "<p>_</p>"),
        ("\\+", "<p>+</p>"),
        ("\\`", "<p>`</p>"),
        ("\\<", "<p>&lt;</p>"),
        ("\\>", "<p>&gt;</p>"),
        ("\\{", "<p>{</p>"),
        ("\\}", "<p>}</p>"),
        ("\\[", "<p>[</p>"),
        ("\\]", "<p>]</p>"),
        ("\\(", "<p>(</p>"),
        ("\\)", "<p>)</p>"),
        ("\\!", "<p>!</p>"),
        ("\\:", "<p>:</p>"),
        ("\\|", "<p>|</p>"),
        ('\\"', '<p>"</p>'),
        ("\\'", "<p>'</p>"),
        ("\\$", "<p>$</p>"),
        ("\\#", "<p>#</p>"),
        ("\\~", "<p>~</p>"),
        ("\\^", "<p>^</p>"),
        ("\\-", "<p>-</p>"),
        ("\\a", "<p>\\a</p>"),
        ("\\ ", "<p>\\</p>"),
        ("\\", "<p>\\</p>"),
        ("\\@", "<p>\\@</p>"),
        ("\\=", "<p>\\=</p>"),
        ("\\/", "<p>\\/</p>"),
        ("\\,", "<p>\\,</p>"),
        ("\\?", "<p>\\?</p>"),
    ],
)
def test_an_escape_is_its_character(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a <b>c</b>", "<p>a <b>c</b></p>"),
        ("a &amp; b", "<p>a &amp; b</p>"),
        ("a &lt; b", "<p>a &lt; b</p>"),
        ("a < b", "<p>a &lt; b</p>"),
        ("a<br>b", "<p>a</p><p>b</p>"),
    ],
)
def test_html_and_entities_in_text_stay(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        (
            "* a\n  * a\n    * a\n      * a\n        * a\n          * a\n            * a\n              * a\n                * a\n                  * a\n                    * a\n                      * a\n",
            "<ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><p>a</p><p>a</p><p>a</p><p>a</p></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul>",
        ),
        (
            "* a\n  * a\n    * a\n      * a\n        * a\n          * a\n            * a\n              * a\n                * a\n                  * a\n                    * a\n                      * a\n                        * a\n",
            "<ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><p>a</p><p>a</p><p>a</p><p>a</p><p>* a</p></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul>",
        ),
        (
            "1.  a\n    1.  a\n        1.  a\n            1.  a\n                1.  a\n                    1.  a\n                        1.  a\n                            1.  a\n                                1.  a\n                                    1.  a\n                                        1.  a\n                                            1.  a\n                                                1.  a\n",
            "<ol><li><p>a</p><ol><li><p>a</p><ol><li><p>a</p><ol><li><p>a</p><ol><li><p>a</p><ol><li><p>a</p><ol><li><p>a</p><ol><li><p>a</p><p>a</p><p>a</p><p>a</p><p>a</p><p>1. a</p></li></ol></li></ol></li></ol></li></ol></li></ol></li></ol></li></ol></li></ol>",
        ),
        ("> > > > > > > > > > > > a", "<p>a</p>"),
        ("> > > > > > > > > > > > > a", "<p>&gt; a</p>"),
        (
            "* a\n  * a\n    * a\n      * a\n        * a\n          * a\n            * a\n              * a\n                * a\n                  * a\n                    * a\n                      * a\n                        a\n                        : b\n",
            "<ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><p>a</p><p>a</p><p>a</p><p>a a</p><p>: b</p></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul>",
        ),
        (
            "* a\n  * a\n    * a\n      * a\n        * a\n          * a\n            * a\n              * a\n                * a\n                  * a\n                    * a\n                      a\n                      : b\n",
            "<ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><ul><li><p>a</p><p>a</p><p>a</p><p>a</p><p>a</p><p>b</p></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul></li></ul>",
        ),
    ],
)
def test_lists_nest_twelve_deep_and_no_deeper(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('"Selector <N>", the <b>Nth</b>. </N>', '<p>"Selector <code>&lt;N&gt;</code>", the <b>Nth</b>.</p>'),
        ('ssm://<parameter\nname="">', "<p><code>ssm://&lt;parameter name&gt;</code></p>"),
        ("a (<link linkend=x /> b)</link>", "<p>a ( b)</p>"),
    ],
)
def test_a_tag_of_no_element_is_a_placeholder(text: str, tree: str) -> None:
    assert html_of(read_yard(text)) == tree
