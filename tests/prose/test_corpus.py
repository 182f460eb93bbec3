"""Every documentation of every service: no word lost, in either style, and nothing read as markup that is not."""

from __future__ import annotations

import re
from itertools import islice

import pytest
from shapesmith.ir.doc import Doc
from shapesmith.prose.characters import clean
from shapesmith.prose.encoding import decode_twice_encoded
from shapesmith.prose.html import read_direct, read_html, read_parsed
from shapesmith.prose.markdown import render_markdown
from shapesmith.prose.rst import render_rst
from wcwidth import wcswidth

from tests.corpus.models import Model, published, sampled
from tests.prose import markdown_reader, rst_reader
from tests.prose.documents import documents
from tests.prose.html_words import html_words
from tests.prose.outline import agree, are_those, code_of, links_of, outline_of, words_of

# What goes on a line with a word that is too wide for it, rather than on one of its own.
_LONELY_MARK = re.compile(r"(?: [.,;:!?)]+)+$")
_LINK_TEXT = re.compile(r"\[(?:\\.|[^\]\\])*\](?=\(\S+\))")

# A member's docstring, at black's line length.
WIDTH, FIRST_WIDTH = 84, 81

# Small models that have, between them, most of the oddities: twice encoded markup, lists without tags, `<dl>`,
# `<fullname>`, unclosed and self-closed elements, placeholders, back quotes in code.
SAMPLE = frozenset(
    {
        "codeguruprofiler",
        "cloudsearchdomain",
        "codeartifact",
        "inspector2",
        "kafka",
        "proton",
        "route53domains",
        "simpledbv2",
        "sqs",
    }
)


@pytest.mark.parametrize("model", sampled(published(), SAMPLE))
def test_every_document(model: Model) -> None:
    for html in documents(model):
        _check(html)


def test_each_five_hundredth_document() -> None:
    texts = (html for model in published() for html in documents(model))
    for html in islice(texts, 0, None, 500):
        _check(html)


def _check(html: str) -> None:
    doc = read_html(html)
    assert words_of(outline_of(doc, labels=False)) == html_words(html)
    _check_markdown(doc)
    _check_rst(doc)


def _check_markdown(doc: Doc) -> None:
    lines = render_markdown(doc, WIDTH, FIRST_WIDTH)
    found = markdown_reader.Reading("\n".join(lines))
    assert agree(outline_of(doc, labels=True), found.outline)
    assert are_those(found.links, links_of(doc), found.bare)
    assert found.code == code_of(doc)
    _check_widths(lines)


def _check_rst(doc: Doc) -> None:
    lines = render_rst(doc, WIDTH, FIRST_WIDTH)
    found = rst_reader.Reading("\n".join(lines))
    assert agree(outline_of(doc, labels=False), found.outline)
    # docutils links a few more words, such as `a@example.com`
    assert are_those(found.links, links_of(doc), found.links)
    _check_widths(lines)


def _check_widths(lines: list[str]) -> None:
    """Hold each line to its width, unless it is one word or one link, or words that no space of the text stands between."""
    for line, width in zip(lines, [FIRST_WIDTH, *[WIDTH] * len(lines)], strict=False):
        if wcswidth(line) > width:
            assert " " not in _LONELY_MARK.sub("", _LINK_TEXT.sub("", line.replace("\\ ", "").lstrip(" *-")))


@pytest.mark.parametrize("model", sampled(published(), SAMPLE))
def test_html_that_needs_no_parser_means_the_same_to_one(model: Model) -> None:
    for html in documents(model):
        text = decode_twice_encoded(clean(html))
        if "<" in text and (direct := read_direct(text)) is not None:
            assert direct == read_parsed(text)
