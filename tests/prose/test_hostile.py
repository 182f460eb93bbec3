"""Text that is meant to break a reader: huge, deep, or with characters that must not reach a source file."""

from __future__ import annotations

import pytest
from shapesmith.prose.html import read_html
from shapesmith.prose.markdown import render_markdown
from shapesmith.prose.rst import render_rst

from tests.growth import assert_no_quadratic_time

LENGTH = 100_000


@pytest.mark.parametrize(
    "part",
    [
        "<ul><li>",
        "<b>x",
        "<b><p>",
        '<a href="x">',
        "<a href='",
        "<code>a</code>",
        "<li>x",
        "<dt>x<dd>y",
        "<!--",
        "<script>",
        "<",
        "</",
        "<a ",
        '"<a "',
        "&amp;",
        "&",
        "e.g. ",
        "- x\n",
        "* ",
        "`",
        "*a _b ",
        "\\",
        "[",
        "(",
        "https://x.y/",
        "<table><tr><td>",
        "<pre>",
        "日",
        "</p>",
        "word ",
        "<i>a</i> ",
        "<dl><dt>a : b<dd>",
        "a<b>",
        "http://a.",
    ],
)
def test_time_is_linear_in_the_length(part: str) -> None:
    def rendered(text: str) -> None:
        doc = read_html(text)
        render_markdown(doc, 80)
        render_rst(doc, 80)

    rendered("<p>x" + part * (LENGTH // len(part)))
    assert_no_quadratic_time(rendered, lambda length: "<p>x" + part * (length // len(part)), LENGTH // 20)


def test_an_address_too_long_for_a_browser_is_not_repeated_in_each_paragraph() -> None:
    items = "<li>x</li>" * 1000
    lines = render_markdown(read_html(f'<p><a href="http://x.y/{items}">{items}</a></p>'), 80)
    assert lines == ["", *["- x"] * 1000]


def test_lists_nested_ten_thousand_deep_keep_their_words() -> None:
    lines = render_markdown(read_html("<ul><li>x" * 10_000), 80)
    assert sum(line.count("x") for line in lines) == 10_000


def test_control_characters_are_dropped_and_other_spaces_become_one() -> None:
    html = "<p>a\x00b\x1b[31m \x0bc\x85d\u2028e\u00a0f\u3000g \u202eh\u2066 i\ufeffj \u200bk\xadl</p>"
    assert render_markdown(read_html(html), 80) == ["ab[31m c d e f g h ij kl"]


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert render_markdown(read_html("<p>a\ud800b &#xdfff;</p>"), 80) == ["a\ufffdb \ufffd"]


def test_joiners_of_emoji_stay() -> None:
    assert render_markdown(read_html("<p>👩\u200d👧</p>"), 80) == ["👩\u200d👧"]
