"""Where the first sentence of a doc ends."""

from __future__ import annotations

import pytest
from shapesmith.ir.doc import Code, Text
from shapesmith.prose.html import read_html
from shapesmith.prose.plain import first_sentence
from shapesmith.prose.sentences import split_first_sentence

from tests.growth import assert_no_quadratic_time

ABBREVIATIONS = (
    "al approx avg ca cf eg esp est etc excl ext fig figs ie incl max min misc no nos op pp pt resp sec ver vol vs "
    "co corp dept dr inc jr ltd mr mrs ms mt sr st jan feb mar apr jun jul aug sep sept oct nov dec"
)


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
        # Marks that close stand with the stop, and marks that open with the capital letter.
        *((f"<p>One two.{mark} Three.</p>", f"One two.{mark}") for mark in "\"'\u201d\u2019)]"),
        *((f"<p>One two. {mark}Three.</p>", "One two.") for mark in "\"'\u201c\u2018(["),
        ("<p>Is it (one)? Yes.</p>", "Is it (one)?"),
        ("<p>One (two. Three) four. Five.</p>", "One (two. Three) four."),
        ("<p>One (two <i>three. Four</i>) five. Six.</p>", "One (two three. Four) five."),
        (
            "<p>One (two <i>three</i> (four <i>five</i>) six. Seven) eight. Nine.</p>",
            "One (two three (four five) six. Seven) eight.",
        ),
        ("<p>One) two. Three.</p>", "One) two."),
        ("<p>One two. <i>Three</i> four.</p>", "One two."),
        ("<p>One two. <b><code>three</code></b> four.</p>", "One two."),
        ("<p>One two. <a href='https://example.com/'>Three</a></p>", "One two."),
        ("<p>One two.</p>", "One two."),
        ("<p>One two. <i>Three <code>x</code></i></p>", "One two."),
        ("<p><i>One</i> two. Three.</p>", "One two."),
        ("<p><i>One</i>. Two.</p>", "One."),
        ("<p>One <i>two</i>. Three.</p>", "One two."),
        ("<h1>One. Two.</h1>", "One. Two."),
        ("<p>One two. 3 four. Five.</p>", "One two. 3 four."),
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
        "One two. (three is small.",
        "One two.Three is glued.",
        "One two. 3D is a shape.",
        'One two. "three" is small.',
        "Words of a list, (etc. And more.",
        'Said by "Dr. Who" alone.',
        "See e.g. A and a.m. B.",
        *(f"One {word.title()}. Two." for word in ABBREVIATIONS.split()),
    ],
)
def test_if_in_doubt_the_sentence_continues(text: str) -> None:
    assert first_sentence(read_html(f"<p>{text}</p>")) == text


def test_a_stop_within_code_or_stress_is_no_end() -> None:
    assert first_sentence(read_html("<p>Set <code>a. B</code> and <b>Note. This</b> too. Two.</p>")) == (
        "Set a. B and Note. This too."
    )


@pytest.mark.parametrize(
    "html", ["<p>One two. <i>three</i> four.</p>", "<p>One two. <a href='https://x.y/'>three</a></p>"]
)
def test_a_stop_before_stress_or_a_link_in_small_letters_is_no_end(html: str) -> None:
    assert split_first_sentence(read_html(html).blocks[0].children) is None


def test_the_rest_starts_after_the_space() -> None:
    inlines = (Text("One two. Three "), Code("x"), Text("."))
    assert split_first_sentence(inlines) == ((Text("One two."),), (Text("Three "), Code("x"), Text(".")))
    inlines = (Text("One two. "), Code("x"), Text(" three."))
    assert split_first_sentence(inlines) == ((Text("One two."),), (Code("x"), Text(" three.")))


def test_one_word_is_no_sentence() -> None:
    assert first_sentence(read_html("<p>Optional. The name of it. More.</p>")) == "Optional. The name of it."
    assert first_sentence(read_html("<p><code>Optional</code>. The name of it. More.</p>")) == "Optional."


def test_the_end_of_a_sentence_is_found_in_linear_time() -> None:
    assert_no_quadratic_time(split_first_sentence, lambda count: (Text("a. " * count),), 20_000)
