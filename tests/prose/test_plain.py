"""The words of a tree without any markup."""

from __future__ import annotations

import pytest
from shapesmith.prose.html import read_html
from shapesmith.prose.plain import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a <b>b <i>c</i></b> <code>d</code> <a href='https://x.y/'>e</a>.</p>", "a b c d e."),
        ("<p>a</p><p>b</p>", "a\nb"),
        ("<h1>a</h1><ul><li>b<ul><li>c</li></ul></li><li>d</li></ul>", "a\nb\nc\nd"),
        ("<ol><li>a</li><li>b</li></ol>", "a\nb"),
        ("<dl><dt>a <i>b</i></dt><dd>c</dd><dt></dt><dd>d<p>e</p></dd></dl>", "a b\nc\nd\ne"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>", "a b\nc d"),
        ("<table><tr><td>c</td><td>d</td></tr></table>", "c d"),
        ("<note>a<p>b</p></note>", "a\nb"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("", ""),
    ],
)
def test_inlines_run_on_and_each_block_starts_a_line(html: str, text: str) -> None:
    assert plain_text(read_html(html)) == text
