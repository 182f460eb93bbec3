"""Where the first sentence of a doc ends."""

from __future__ import annotations

import pytest
from shapesmith.prose.html import read_html
from shapesmith.prose.plain import first_sentence


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("<p>One two. Three.</p>", "One two."),
        ("<p>Is it? Yes! No.</p>", "Is it?"),
        ("<p>It said “so.” Then more.</p>", "It said “so.”"),
        ("<p>One two. (Three.)</p>", "One two."),
        ("<p>One two. <code>maxItems</code> is two.</p>", "One two."),
        ("<p>See <a href='https://example.com/'>A. B</a>. Two.</p>", "See A. B."),
        ("<p>Only one, without a stop</p>", "Only one, without a stop"),
        ("", ""),
        ("<ul><li>An item. More.</li></ul>", "An item. More."),
    ],
)
def test_a_sentence_ends_before_a_capital_letter_or_code(html: str, sentence: str) -> None:
    assert first_sentence(read_html(html)) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "Use a task, e.g. Foo, or i.e. Bar.",
        "Stored in Amazon S3 vs. Glacier.",
        "The U.S. East Region.",
        "Approx. Two items, etc. And so on.",
        "Runs on Amazon Inc. Hardware.",
        "Version 2.0 of example.com. it starts with a small letter.",
        "An aside (it is one. Really) goes on.",
        "Named by J. Doe.",
        "Ends with an ellipsis... and goes on.",
    ],
)
def test_if_in_doubt_the_sentence_goes_on(text: str) -> None:
    assert first_sentence(read_html(f"<p>{text}</p>")) == text


def test_a_stop_within_code_or_stress_is_no_end() -> None:
    assert first_sentence(read_html("<p>Set <code>a. B</code> and <b>Note. This</b> too. Two.</p>")) == (
        "Set a. B and Note. This too."
    )


def test_one_word_is_no_sentence() -> None:
    assert first_sentence(read_html("<p>Optional. The name of it. More.</p>")) == "Optional. The name of it."
    assert first_sentence(read_html("<p><code>Optional</code>. The name of it. More.</p>")) == "Optional."
