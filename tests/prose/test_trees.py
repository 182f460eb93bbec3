"""What each construct of HTML means: the HTML, and its tree as HTML of one spelling (see `canonical`)."""

from __future__ import annotations

import pytest
from shapesmith.prose.html import read_html

from tests.prose.canonical import html_of


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>a <i>b</i> c</p>", "<p>a <i>b</i> c</p>"),
        ("<p>a <em>b</em> c</p>", "<p>a <i>b</i> c</p>"),
        ("<p>a <emphasis>b</emphasis> c</p>", "<p>a <i>b</i> c</p>"),
        ("<p>a <replaceable>b</replaceable> c</p>", "<p>a <i>b</i> c</p>"),
        ("<p>a <var>b</var> c</p>", "<p>a <i>b</i> c</p>"),
        ("<p>a <cite>b</cite> c</p>", "<p>a <i>b</i> c</p>"),
        ("<p>a <dfn>b</dfn> c</p>", "<p>a <i>b</i> c</p>"),
        ("<p>a <u>b</u> c</p>", "<p>a <i>b</i> c</p>"),
        ("<p>a <citetitle>b</citetitle> c</p>", "<p>a <i>b</i> c</p>"),
        ("<p>a <I>b</I> c</p>", "<p>a <i>b</i> c</p>"),
        ("<p>a <EM>b</EM> c</p>", "<p>a <i>b</i> c</p>"),
        ("<p>a <b>b</b> c</p>", "<p>a <b>b</b> c</p>"),
        ("<p>a <strong>b</strong> c</p>", "<p>a <b>b</b> c</p>"),
    ],
)
def test_elements_of_stress_are_emphasis_or_strong(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>a <code>b</code> c</p>", "<p>a <code>b</code> c</p>"),
        ("<p>a <tt>b</tt> c</p>", "<p>a <code>b</code> c</p>"),
        ("<p>a <kbd>b</kbd> c</p>", "<p>a <code>b</code> c</p>"),
        ("<p>a <samp>b</samp> c</p>", "<p>a <code>b</code> c</p>"),
        ("<p>a <literal>b</literal> c</p>", "<p>a <code>b</code> c</p>"),
        ("<p>a <filename>b</filename> c</p>", "<p>a <code>b</code> c</p>"),
        ("<p>a <function>b</function> c</p>", "<p>a <code>b</code> c</p>"),
        ("<p>a <command>b</command> c</p>", "<p>a <code>b</code> c</p>"),
        ("<p>a <userinput>b</userinput> c</p>", "<p>a <code>b</code> c</p>"),
        ("<p>a <CODE>b</CODE> c</p>", "<p>a <code>b</code> c</p>"),
    ],
)
def test_elements_of_code_are_code(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>a</p>b", "<p>a</p><p>b</p>"),
        ("<para>a</para>b", "<p>a</p><p>b</p>"),
        ("<simpara>a</simpara>b", "<p>a</p><p>b</p>"),
        ("<div>a</div>b", "<p>a</p><p>b</p>"),
        ("<section>a</section>b", "<p>a</p><p>b</p>"),
        ("<article>a</article>b", "<p>a</p><p>b</p>"),
        ("<blockquote>a</blockquote>b", "<p>a</p><p>b</p>"),
        ("<center>a</center>b", "<p>a</p><p>b</p>"),
        ("<address>a</address>b", "<p>a</p><p>b</p>"),
        ("<header>a</header>b", "<p>a</p><p>b</p>"),
        ("<footer>a</footer>b", "<p>a</p><p>b</p>"),
        ("<main>a</main>b", "<p>a</p><p>b</p>"),
        ("<nav>a</nav>b", "<p>a</p><p>b</p>"),
        ("<figure>a</figure>b", "<p>a</p><p>b</p>"),
        ("<details>a</details>b", "<p>a</p><p>b</p>"),
        ("<summary>a</summary>b", "<p>a</p><p>b</p>"),
        ("<form>a</form>b", "<p>a</p><p>b</p>"),
        ("<fieldset>a</fieldset>b", "<p>a</p><p>b</p>"),
        ("<P>a</P>b", "<p>a</p><p>b</p>"),
    ],
)
def test_elements_of_text_are_paragraphs(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<pre>a\n b</pre>c", "<pre>a\n b</pre><p>c</p>"),
        ("<programlisting>a\n b</programlisting>c", "<pre>a\n b</pre><p>c</p>"),
        ("<screen>a\n b</screen>c", "<pre>a\n b</pre><p>c</p>"),
        ("<literallayout>a\n b</literallayout>c", "<pre>a\n b</pre><p>c</p>"),
        ("<listing>a\n b</listing>c", "<pre>a\n b</pre><p>c</p>"),
    ],
)
def test_elements_of_layout_as_written_are_code_blocks(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>a <span>b</span> c</p>", "<p>a b c</p>"),
        ("<p>a <font>b</font> c</p>", "<p>a b c</p>"),
        ("<p>a <big>b</big> c</p>", "<p>a b c</p>"),
        ("<p>a <small>b</small> c</p>", "<p>a b c</p>"),
        ("<p>a <sub>b</sub> c</p>", "<p>a b c</p>"),
        ("<p>a <sup>b</sup> c</p>", "<p>a b c</p>"),
        ("<p>a <s>b</s> c</p>", "<p>a b c</p>"),
        ("<p>a <strike>b</strike> c</p>", "<p>a b c</p>"),
        ("<p>a <del>b</del> c</p>", "<p>a b c</p>"),
        ("<p>a <ins>b</ins> c</p>", "<p>a b c</p>"),
        ("<p>a <mark>b</mark> c</p>", "<p>a b c</p>"),
        ("<p>a <abbr>b</abbr> c</p>", "<p>a b c</p>"),
        ("<p>a <acronym>b</acronym> c</p>", "<p>a b c</p>"),
        ("<p>a <q>b</q> c</p>", "<p>a b c</p>"),
        ("<p>a <nobr>b</nobr> c</p>", "<p>a b c</p>"),
        ("<p>a <zonbook>b</zonbook> c</p>", "<p>a b c</p>"),
        ("<p>a <xhtml>b</xhtml> c</p>", "<p>a b c</p>"),
        ("<p>a <phrase>b</phrase> c</p>", "<p>a b c</p>"),
        ("<p>a <span>b</p>", "<p>a b</p>"),
        ("<p>a <font>b</p>", "<p>a b</p>"),
        ("<p>a <big>b</p>", "<p>a b</p>"),
        ("<p>a <small>b</p>", "<p>a b</p>"),
        ("<p>a <sub>b</p>", "<p>a b</p>"),
        ("<p>a <sup>b</p>", "<p>a b</p>"),
        ("<p>a <s>b</p>", "<p>a b</p>"),
        ("<p>a <strike>b</p>", "<p>a b</p>"),
        ("<p>a <del>b</p>", "<p>a b</p>"),
        ("<p>a <ins>b</p>", "<p>a b</p>"),
        ("<p>a <mark>b</p>", "<p>a b</p>"),
        ("<p>a <abbr>b</p>", "<p>a b</p>"),
        ("<p>a <acronym>b</p>", "<p>a b</p>"),
        ("<p>a <q>b</p>", "<p>a b</p>"),
        ("<p>a <nobr>b</p>", "<p>a b</p>"),
        ("<p>a <zonbook>b</p>", "<p>a b</p>"),
        ("<p>a <xhtml>b</p>", "<p>a b</p>"),
        ("<p>a <phrase>b</p>", "<p>a b</p>"),
        ("<p>a <wbr>b</p>", "<p>a b</p>"),
        ("<p>a <img>b</p>", "<p>a b</p>"),
        ("<p>a <image>b</p>", "<p>a b</p>"),
        ("<p>a <col>b</p>", "<p>a b</p>"),
        ("<p>a <colgroup>b</p>", "<p>a b</p>"),
        ("<p>a <SPAN>b</p>", "<p>a b</p>"),
        ("<html><head><meta charset='x'></head><body>a</body></html>", "<p>a</p>"),
    ],
)
def test_elements_without_a_meaning_leave_their_words(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<itemizedlist><listitem>a</listitem></itemizedlist>", "<ul><li><p>a</p></li></ul>"),
        ("<simplelist><member>a</member></simplelist>", "<ul><li><p>a</p></li></ul>"),
        ("<orderedlist><listitem>a</listitem></orderedlist>", "<ol><li><p>a</p></li></ol>"),
        ("<fullname>a</fullname>", "<h1>a</h1>"),
        ("<title>a</title>", "<h1>a</h1>"),
        ("<p><ulink url='https://example.com/'>a</ulink></p>", "<p><a https://example.com/>a</a></p>"),
    ],
)
def test_elements_of_docbook_are_those_of_html(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<h1>a</h1>", "<h1>a</h1>"),
        ("<h2>a</h2>", "<h2>a</h2>"),
        ("<h3>a</h3>", "<h3>a</h3>"),
        ("<h4>a</h4>", "<h4>a</h4>"),
        ("<h5>a</h5>", "<h5>a</h5>"),
        ("<h6>a</h6>", "<h6>a</h6>"),
        ("<h7>a</h7>", "<p>a</p>"),
        ("<h2><p>b</p><p>c</p></h2>", "<h2>b c</h2>"),
        ("<h3></h3>", ""),
    ],
)
def test_headings_have_their_level(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<note>a</note>", "<note><p>a</p></note>"),
        ("<important>a</important>", "<important><p>a</p></important>"),
        ("<warning>a</warning>", "<warning><p>a</p></warning>"),
        ("<tip>a</tip>", "<tip><p>a</p></tip>"),
        ("<caution>a</caution>", "<caution><p>a</p></caution>"),
        ("<NOTE>a</NOTE>", "<note><p>a</p></note>"),
        ("<note></note>", ""),
        ("<note><p>a</p><ul><li>b</li></ul></note>", "<note><p>a</p><ul><li><p>b</p></li></ul></note>"),
        ("<note>a<note>b</note></note>", "<note><p>a</p><note><p>b</p></note></note>"),
    ],
)
def test_notes_have_their_label(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>a<!-- b -->c</p>", "<p>ac</p>"),
        ("<p>a<!-- <b>b</b> -->c<!-- d -->e</p>", "<p>ace</p>"),
        ("<p>a<script>b</script>c</p>", "<p>ac</p>"),
        ("<p>a<SCRIPT type='x'>b</Script >c</p>", "<p>ac</p>"),
        ("<p>a<script>b</script\n>c<script>d</SCRIPT>e</p>", "<p>ace</p>"),
        ("<p>a<style>b</style>c</p>", "<p>ac</p>"),
        ("<p>a<style media='x'>b</STYLE\n>c</p>", "<p>ac</p>"),
        ("<p>a<scripture>b</p>", "<p><code>a&lt;scripture&gt;b</code></p>"),
        ("<p>a <!-- b</p>", "<p>a &lt;!-- b</p>"),
        ("<p>a <script>b</p>", "<p>a <code>&lt;script&gt;b</code></p>"),
        ("<p>a <style>b <!-- c --> d</p>", "<p>a <code>&lt;style&gt;b</code> d</p>"),
        ("<p>a <!-- <script>b</script> c</p>", "<p>a &lt;!-- c</p>"),
        ("<p>a <script><!-- b --></p><p><script>c</script></p>", "<p>a</p>"),
        ("<p>a <![CDATA[b &lt; c]]> d</p>", "<p>a b &lt; c d</p>"),
    ],
)
def test_comments_scripts_and_style_sheets_are_removed(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>a <region>b</p>", "<p>a <code>&lt;region&gt;b</code></p>"),
        ("<p>a <region>b</region> c</p>", "<p>a b c</p>"),
        ("<p>a </region> b</p>", "<p>a <code>&lt;/region&gt;</code> b</p>"),
        ("<p>arn:<Region>:<account-id>:x</p>", "<p><code>arn:&lt;Region&gt;:&lt;account-id&gt;:x</code></p>"),
        ("<p>a <3 b</p>", "<p>a &lt;3 b</p>"),
        ("<p>a < b</p>", "<p>a &lt; b</p>"),
        ("<p>a <b>c</p>", "<p>a <b>c</b></p>"),
        ("<p>a <b c</p>", "<p>a &lt;b c</p>"),
        ("<p>List<Number> x</p>", "<p><code>List&lt;Number&gt;</code> x</p>"),
    ],
)
def test_a_tag_that_is_no_element_and_is_never_closed_is_text(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ('<p><a href="https://example.com/">a</a></p>', "<p><a https://example.com/>a</a></p>"),
        ("<p><a href='https://example.com/'>a</a></p>", "<p><a https://example.com/>a</a></p>"),
        ("<p><a href=https://example.com/>a</a></p>", "<p><a https://example.com/>a</a></p>"),
        ("<p>a<code x='y'/>b</p>", "<p>ab</p>"),
        ("<p>a<code x/>b</code>c</p>", "<p>abc</p>"),
        ('<p><a HREF = "https://example.com/">a</a></p>', "<p><a https://example.com/>a</a></p>"),
        ('<p><a class="x" href="https://example.com/" id="y">a</a></p>', "<p><a https://example.com/>a</a></p>"),
        ("<p><a class='x' href='https://example.com/'>a</a></p>", "<p><a https://example.com/>a</a></p>"),
        ("<p><a data-href='https://example.com/'>a</a></p>", "<p>a</p>"),
        ('<p><a data-href="https://example.com/">a</a></p>', "<p>a</p>"),
        ("<p><a href='https://exam\n ple.com/ x'>a</a></p>", "<p><a https://example.com/x>a</a></p>"),
        ('<p><a href="https://exam\n ple.com/ x">a</a></p>', "<p><a https://example.com/x>a</a></p>"),
        ('<p><a href="https://example.com/?a&amp;b">a</a></p>', "<p><a https://example.com/?a&amp;b>a</a></p>"),
        ("<p><a href='https://example.com/?a&amp;b'>a</a></p>", "<p><a https://example.com/?a&amp;b>a</a></p>"),
        ('<p><a href="/x/y">a</a></p>', "<p><a https://docs.aws.amazon.com/x/y>a</a></p>"),
        ("<p><a href='/x/y'>a</a></p>", "<p><a https://docs.aws.amazon.com/x/y>a</a></p>"),
        ('<p><a href="//example.com/">a</a></p>', "<p>a</p>"),
        ('<p><a href="mailto:a@b.c">a</a></p>', "<p><a mailto:a@b.c>a</a></p>"),
        ('<p><a href="https://example.com/\u202e">a</a></p>', "<p><a https://example.com/>a</a></p>"),
        ('<p><a href="https://example.com/&#x202e;x">a</a></p>', "<p><a https://example.com/x>a</a></p>"),
    ],
)
def test_an_address_is_taken_from_its_attribute(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>x <a>a</a></p>", "<p>x a</p>"),
        ('<p>x <a name="z">a</a></p>', "<p>x a</p>"),
        ('<p>x <a href="">a</a></p>', "<p>x a</p>"),
        ('<p>x <a href="#y">a</a></p>', "<p>x a</p>"),
        ('<p>x <a href="y.html">a</a></p>', "<p>x a</p>"),
        ('<p>x <a href="ftp://example.com/">a</a></p>', "<p>x a</p>"),
        ('<p>x <a href="javascript:y">a</a></p>', "<p>x a</p>"),
        ('<p>x <a href="https://">a</a></p>', "<p>x a</p>"),
        ('<p>x <a href="HTTPS://example.com/">a</a></p>', "<p>x <a HTTPS://example.com/>a</a></p>"),
        ('<p>x <a href="http://y">a</a></p>', "<p>x <a http://y>a</a></p>"),
    ],
)
def test_what_has_no_address_is_no_link(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ('<p>x <a href="https://example.com/"></a>.</p>', "<p>x <a https://example.com/>https://example.com/</a>.</p>"),
        ('<p>x<a href="https://example.com/"> </a>y</p>', "<p>x <a https://example.com/>https://example.com/</a>y</p>"),
        ('<p>x <a href="https://example.com/"/> y</p>', "<p>x <a https://example.com/>https://example.com/</a> y</p>"),
        (
            '<p>x<a href="https://example.com/"><b></b></a></p>',
            "<p>x<a https://example.com/>https://example.com/</a></p>",
        ),
    ],
)
def test_a_link_without_words_shows_its_address(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        (
            '<p><a href="https://example.com/">a <a href="https://example.com/b">b</a> c</a></p>',
            "<p><a https://example.com/>a</a> <a https://example.com/b>b</a> c</p>",
        ),
        ('<p><a>a <a href="https://example.com/b">b</a> c</a></p>', "<p>a <a https://example.com/b>b</a> c</p>"),
        (
            '<p><a href="https://example.com/">https://example.com/x</a></p>',
            "<p><a https://example.com/>https://example.com/x</a></p>",
        ),
        (
            '<p><a href="https://example.com/"><i>https://example.com/x</i></a> <i>https://example.com/y</i></p>',
            "<p><a https://example.com/><i>https://example.com/x</i></a> <i><a https://example.com/y>https://example.com/y</a></i></p>",
        ),
    ],
)
def test_links_do_not_nest(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p><code>a <b>b</b> <i>c</i></code> d</p>", "<p><code>a b c</code> d</p>"),
        (
            '<p><code>a <a href="https://example.com/">b c</a> d</code></p>',
            "<p><code>a</code> <a https://example.com/><code>b c</code></a> <code>d</code></p>",
        ),
        (
            '<p><code><a href="https://example.com/">b</a></code></p>',
            "<p><a https://example.com/><code>b</code></a></p>",
        ),
        (
            '<p><code>a<a href="https://example.com/">b <i>c</i></a>d</code></p>',
            "<p><code>a</code><a https://example.com/><code>b c</code></a><code>d</code></p>",
        ),
        (
            '<p><a href="https://example.com/"><code>a</code> <b>b</b></a></p>',
            "<p><a https://example.com/><code>a</code> <b>b</b></a></p>",
        ),
    ],
)
def test_code_holds_no_other_element_and_a_link_in_it_is_around_its_part(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p><b>a <strong>b</strong> c</b></p>", "<p><b>a b c</b></p>"),
        ("<p><i>a <em>b</em> c</i> d</p>", "<p><i>a b c</i> d</p>"),
        ("<p><i><b>a</b> <i>b</i></i></p>", "<p><i><b>a</b> b</i></p>"),
    ],
)
def test_an_element_within_its_like_is_one(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p><b>a</b><b>b</b></p>", "<p><b>ab</b></p>"),
        ("<p><i>a</i> <i>b</i></p>", "<p><i>a</i> <i>b</i></p>"),
        ("<p><code>a</code><code>b</code></p>", "<p><code>ab</code></p>"),
        ("<p><i>a<b>b</b></i><i><b>c</b>d</i></p>", "<p><i>a<b>bc</b>d</i></p>"),
        (
            '<p><a href="https://example.com/">a</a><a href="https://example.com/">b</a></p>',
            "<p><a https://example.com/>a</a><a https://example.com/>b</a></p>",
        ),
    ],
)
def test_neighbours_of_one_kind_are_one(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p> a \n\t b </p>", "<p>a b</p>"),
        ("<p>a<b> b </b>c</p>", "<p>a <b>b</b> c</p>"),
        ("<p>a <b> b </b> c</p>", "<p>a <b>b</b> c</p>"),
        ("<p>a<code> b </code>c</p>", "<p>a <code>b</code> c</p>"),
        ("<p> <b> a </b> </p>", "<p><b>a</b></p>"),
        ("<p><b></b> <i> </i><code></code>a</p>", "<p>a</p>"),
        ("<p>a<b> </b>c</p>", "<p>a c</p>"),
        ("<p><i>a<b> b</b></i> c</p>", "<p><i>a <b>b</b></i> c</p>"),
        ("<p>a&nbsp;b&#160;&#xA0;c</p>", "<p>a b c</p>"),
        ("<p>a\u2003b\u2028c\xa0d</p>", "<p>a b c d</p>"),
        ("a\xa0b <i>c</i>", "<p>a b <i>c</i></p>"),
    ],
)
def test_white_space_is_one_space_between_words_and_outside_of_elements(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<b>a<p>b</p>c</b>", "<p><b>a</b></p><p><b>b</b></p><p><b>c</b></p>"),
        ("<p><b>a</p><p>b</b> c</p>", "<p><b>a</b></p><p><b>b</b> c</p>"),
        (
            '<p><a href="https://example.com/">a</p><p>b</a> c</p>',
            "<p><a https://example.com/>a</a></p><p><a https://example.com/>b</a> c</p>",
        ),
        ("<p><code>a</p><p>b</code></p>", "<p><code>a</code></p><p><code>b</code></p>"),
    ],
)
def test_an_element_that_contains_paragraphs_is_in_each(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("a<br>b<hr>c", "<p>a</p><p>b</p><p>c</p>"),
        ("<p>a<br/>b</p>", "<p>a</p><p>b</p>"),
        ("<p>a<br><br>b</p>", "<p>a</p><p>b</p>"),
        ("<b>a<br>b</b>", "<p><b>a</b></p><p><b>b</b></p>"),
        ("<p>a <code/> b</p>", "<p>a b</p>"),
    ],
)
def test_a_line_break_or_rule_ends_a_paragraph(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("<ol><li>a</li><li>b</li></ol>", "<ol><li><p>a</p></li><li><p>b</p></li></ol>"),
        ("<ul><li>a<p>b</p></li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("<ol><li>a<ul><li>b</li></ul>c</li></ol>", "<ol><li><p>a</p><ul><li><p>b</p></li></ul><p>c</p></li></ol>"),
        ("<ul></ul>a", "<p>a</p>"),
        ("<ul><li></li><li> </li></ul>a", "<p>a</p>"),
        ("<ul><li></li><li>a</li></ul>", "<ul><li><p>a</p></li></ul>"),
    ],
)
def test_lists(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<ul><li>a</li>b<li>c</li>d</ul>", "<ul><li><p>a</p><p>b</p></li><li><p>c</p><p>d</p></li></ul>"),
        ("<ul>a<li>b</li></ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("<ul>a</ul>", "<ul><li><p>a</p></li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"),
    ],
)
def test_what_is_in_a_list_but_in_no_item_belongs_to_the_item_before_it(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<li>a</li><li>b</li>c", "<ul><li><p>a</p></li><li><p>b</p></li></ul><p>c</p>"),
        (
            "<p>x</p><li>a</li><p>y</p><li>b</li>",
            "<p>x</p><ul><li><p>a</p></li></ul><p>y</p><ul><li><p>b</p></li></ul>",
        ),
        (
            "<ul><li>a</li></ul><ul><li>b</li></ul><ul><li>c</li><li>d</li></ul>",
            "<ul><li><p>a</p></li><li><p>b</p></li></ul><ul><li><p>c</p></li><li><p>d</p></li></ul>",
        ),
        ("<ol><li>a</li></ol><ol><li>b</li></ol>", "<ol><li><p>a</p></li></ol><ol><li><p>b</p></li></ol>"),
    ],
)
def test_items_outside_of_a_list_are_one(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        (
            "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd><dd>e</dd></dl>",
            "<dl><dt>a</dt><dd><p>b</p></dd><dt>c</dt><dd><p>d</p><p>e</p></dd></dl>",
        ),
        ("<dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>", "<dl><dt>a</dt><dd></dd><dt>b</dt><dd><p>c</p></dd></dl>"),
        ("<dl><dd>a</dd></dl>", "<dl><dt></dt><dd><p>a</p></dd></dl>"),
        ("<dl><dt>a</dt></dl>", "<dl><dt>a</dt><dd></dd></dl>"),
        ("<dl><dt></dt><dd>a</dd></dl>", "<dl><dt></dt><dd><p>a</p></dd></dl>"),
        ("<dl></dl>a", "<p>a</p>"),
        ("<dl><dt></dt><dd></dd></dl>a", "<p>a</p>"),
        (
            "<dl>x<dt>a</dt>y<dd>b</dd>z</dl>",
            "<dl><dt></dt><dd><p>x</p></dd><dt>a</dt><dd><p>y</p><p>b</p></dd></dl><p>z</p>",
        ),
        ("<dl><dt>a</dt><dd>b</dd>x<dt>c</dt></dl>", "<dl><dt>a</dt><dd><p>b</p><p>x</p></dd><dt>c</dt><dd></dd></dl>"),
        (
            "<dl><dt><p>a</p><p>b <code>c</code></p><ul><li>d</li></ul></dt><dd>e</dd></dl>",
            "<dl><dt>a b <code>c</code> d</dt><dd><p>e</p></dd></dl>",
        ),
        ("<dt>a</dt>b", "<dl><dt>a</dt><dd></dd></dl><p>b</p>"),
        ("<dd>a</dd>b", "<dl><dt></dt><dd><p>a</p></dd></dl><p>b</p>"),
    ],
)
def test_definition_lists(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>x<pre>a\n  b\n\n</pre>y</p>", "<p>x</p><pre>a\n  b</pre><p>y</p>"),
        ("<pre>\n\n  a\n    b\n</pre>", "<pre>a\n  b</pre>"),
        ("<pre>\ta\n\t  b</pre>", "<pre>a\n  b</pre>"),
        ("<pre>a  \nb</pre>", "<pre>a\nb</pre>"),
        ("<pre>a<br>b</pre>", "<pre>a\nb</pre>"),
        ("<pre>a <b>b</b>\n<i>c</i></pre>", "<pre>a b\nc</pre>"),
        ('<pre>a\n<a href="https://example.com/">c</a></pre>', "<pre>a\nc</pre>"),
        ("<pre>a<p>b</p></pre>", "<pre>a\nb</pre>"),
        ("<pre>a<pre>b\nc</pre>d</pre>e", "<pre>a\nb\nc\nd</pre><p>e</p>"),
        ("<pre>a\n\nb &lt; c</pre>", "<pre>a\n\nb &lt; c</pre>"),
    ],
)
def test_preformatted_text_keeps_its_layout_but_for_what_all_lines_share(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<pre>  a  b  </pre>", "<p><code>a b</code></p>"),
        ("<pre>a</pre>b", "<p><code>a</code></p><p>b</p>"),
        ("<pre></pre>a", "<p>a</p>"),
        ("<pre>\n\n</pre>a", "<p>a</p>"),
    ],
)
def test_preformatted_text_of_one_line_is_code_of_a_paragraph(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
            "<table><tr><th><p>a</p></th><th><p>b</p></th></tr><tr><td><p>c</p></td><td><p>d</p></td></tr></table>",
        ),
        (
            "<table><tr><td>a</td><th>b</th></tr><tr><th>c</th></tr></table>",
            "<table><tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td><p>c</p></td></tr></table>",
        ),
        (
            "<table><caption>x</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody><tfoot><tr><td>c</td></tr></tfoot></table>",
            "<p>x</p><table><tr><th><p>a</p></th></tr><tr><td><p>b</p></td></tr><tr><td><p>c</p></td></tr></table>",
        ),
        ("<table><tr><th>a</th></tr></table>", "<table><tr><th><p>a</p></th></tr></table>"),
        ("<table><tr>x<th>a</th></tr></table>", "<table><tr><td><p>x</p></td><td><p>a</p></td></tr></table>"),
        ("<table><tr><th>a</th>x</tr></table>", "<table><tr><td><p>a</p></td><td><p>x</p></td></tr></table>"),
        ("<table></table>a", "<p>a</p>"),
        ("<table><tr></tr><tr><td></td></tr></table>a", "<p>a</p>"),
        (
            "<table><tr><td>a</td></tr><tr><td></td><td>b</td></tr></table>",
            "<table><tr><td><p>a</p></td></tr><tr><td></td><td><p>b</p></td></tr></table>",
        ),
        (
            "<table><tr><td><p>a</p><ul><li>b</li></ul></td></tr></table>",
            "<table><tr><td><p>a</p><ul><li><p>b</p></li></ul></td></tr></table>",
        ),
        (
            "<table>x<tr>y<td>a</td>z</tr>w<tr><td>b</td></tr>v</table>",
            "<p>x</p><table><tr><td><p>y</p></td><td><p>a</p></td><td><p>z</p></td></tr><tr><td><p>w</p></td></tr><tr><td><p>b</p></td></tr></table><p>v</p>",
        ),
        ("<tr><td>a</td></tr><td>b</td>", "<p>a</p><p>b</p>"),
    ],
)
def test_tables(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("a  b", "<p>a b</p>"),
        ("a\nb", "<p>a b</p>"),
        ("a\n\nb", "<p>a</p><p>b</p>"),
        ("a\n \t\nb", "<p>a</p><p>b</p>"),
        ("a &lt; b &amp; c", "<p>a &lt; b &amp; c</p>"),
        ("- a\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        (
            "x\n- a\n  b\n* c\n\u2022 d\n\ny",
            "<p>x</p><ul><li><p>a b</p></li><li><p>c</p></li><li><p>d</p></li></ul><p>y</p>",
        ),
        ("- a\n\n- b\n\nx", "<ul><li><p>a</p></li><li><p>b</p></li></ul><p>x</p>"),
        ("- a\n\nx\n- b", "<ul><li><p>a</p></li></ul><p>x</p><ul><li><p>b</p></li></ul>"),
        ("- a", "<p>- a</p>"),
        ("x\n- 1", "<p>x - 1</p>"),
        ("-a\n-b", "<p>-a -b</p>"),
        ("  - a\n  - b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("a - b\nc - d", "<p>a - b c - d</p>"),
        ("", ""),
        ("  \n ", ""),
    ],
)
def test_text_without_a_tag_is_paragraphs_and_lists_of_lines(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>&amp;lt;em&amp;gt;a&amp;lt;/em&amp;gt;</p>", "<p><code>&lt;em&gt;a&lt;/em&gt;</code></p>"),
        ("<p>a &amp;quot;b&amp;quot; &amp;apos;&amp;nbsp;&amp;#38;&amp;#x26;</p>", '<p>a "b" \' &amp;&amp;</p>'),
        ("<p>a &amp;amp; b&amp;amp;c=d</p>", "<p>a &amp;amp; b&amp;c=d</p>"),
        ("<p>&amp;copy;</p>", "<p>&amp;copy;</p>"),
        ("<pre><code> &lt;p&gt;a &lt;code&gt;b&lt;/code&gt;&lt;/p&gt; </code></pre>", "<p>a <code>b</code></p>"),
        ("<pre><code>&lt;li&gt;a</code></pre>", "<ul><li><p>a</p></li></ul>"),
        ("<pre><code>&lt;b&gt;a</code></pre>", "<p><code>&lt;b&gt;a</code></p>"),
        ("&lt;p&gt;a&lt;/p&gt;", "<p>a</p>"),
        ("&lt;ul&gt;&lt;li&gt;a", "<ul><li><p>a</p></li></ul>"),
        ("&lt;b&gt;a&lt;/b&gt;", "<p><code>&lt;b&gt;a&lt;/b&gt;</code></p>"),
        ("<p>a</p>&lt;p&gt;b", "<p>a</p><p><code>&lt;p&gt;b</code></p>"),
        ("&lt;important&gt;a&lt;/important&gt;", "<important><p>a</p></important>"),
        ("&lt;note&gt;a", "<note><p>a</p></note>"),
        ("&lt;ol&gt;a", "<ol><li><p>a</p></li></ol>"),
    ],
)
def test_text_encoded_twice_is_decoded_twice(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("<p>a\x00b</p>", "<p>ab</p>"),
        ("<p>a\x08b</p>", "<p>ab</p>"),
        ("<p>a\x0eb</p>", "<p>ab</p>"),
        ("<p>a\x1bb</p>", "<p>ab</p>"),
        ("<p>a\x7fb</p>", "<p>ab</p>"),
        ("<p>a\x84b</p>", "<p>ab</p>"),
        ("<p>a\x86b</p>", "<p>ab</p>"),
        ("<p>a\x9fb</p>", "<p>ab</p>"),
        ("<p>a\xadb</p>", "<p>ab</p>"),
        ("<p>a\u061cb</p>", "<p>ab</p>"),
        ("<p>a\u180eb</p>", "<p>ab</p>"),
        ("<p>a\u200bb</p>", "<p>ab</p>"),
        ("<p>a\u200eb</p>", "<p>ab</p>"),
        ("<p>a\u200fb</p>", "<p>ab</p>"),
        ("<p>a\u202ab</p>", "<p>ab</p>"),
        ("<p>a\u202eb</p>", "<p>ab</p>"),
        ("<p>a\u2060b</p>", "<p>ab</p>"),
        ("<p>a\u2066b</p>", "<p>ab</p>"),
        ("<p>a\u206fb</p>", "<p>ab</p>"),
        ("<p>a\ufeffb</p>", "<p>ab</p>"),
        ("<p>a\ufff9b</p>", "<p>ab</p>"),
        ("<p>a\ufffbb</p>", "<p>ab</p>"),
        ("<p>a\U000e0000b</p>", "<p>ab</p>"),
        ("<p>a\U000e007fb</p>", "<p>ab</p>"),
        ("<p>a\tb</p>", "<p>a b</p>"),
        ("<p>a\x0bb</p>", "<p>a b</p>"),
        ("<p>a\x0cb</p>", "<p>a b</p>"),
        ("<p>a\x1cb</p>", "<p>a b</p>"),
        ("<p>a\x1fb</p>", "<p>a b</p>"),
        ("<p>a\x85b</p>", "<p>a b</p>"),
        ("<p>a\xa0b</p>", "<p>a b</p>"),
        ("<p>a\u2028b</p>", "<p>a b</p>"),
        ("<p>a\u2029b</p>", "<p>a b</p>"),
        ("<p>a\u202fb</p>", "<p>a b</p>"),
        ("<p>a\u3000b</p>", "<p>a b</p>"),
        ("<p>a\u200cb</p>", "<p>a\u200cb</p>"),
        ("<p>a\u200db</p>", "<p>a\u200db</p>"),
        ("<p>a\ud800b</p>", "<p>a�b</p>"),
        ("<p>a￼b</p>", "<p>a￼b</p>"),
        ("<p>a‐b</p>", "<p>a‐b</p>"),
    ],
)
def test_characters_that_hide_or_reorder_text_are_dropped(html: str, tree: str) -> None:
    assert html_of(read_html(html)) == tree
