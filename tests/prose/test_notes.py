"""Notes in Markdown docstrings are sections of Google's style, as griffe reads them (for mkdocstrings and others)."""

from __future__ import annotations

import logging

import griffe
import pytest
from shapesmith.ir.doc import Admonition, Doc
from shapesmith.prose.html import read_html
from shapesmith.prose.markdown import LABELS, render_markdown, without_label

from tests.corpus.models import Model, latest, sampled
from tests.prose.documents import documents
from tests.prose.markdown_reader import Reading
from tests.prose.outline import outline_of, words_of

Note = tuple[str, list[str]]


@pytest.mark.parametrize(
    "html",
    [
        "<note><p>One.</p></note>",
        "<p>Before it.</p><note><p>One.</p><p>Two.</p></note><p>After it.</p>",
        "<p>Before it.</p><warning><ul><li>One.</li><li>Two.</li></ul><p>Three.</p></warning><ul><li>After it.</li></ul>",
        "<important><p><b>Important:</b> One.</p></important><tip>Two: three.</tip>",
    ],
)
def test_a_note_is_a_section_with_all_its_blocks(html: str) -> None:
    doc = read_html(html)
    assert _found(doc) == _meant(doc)


@pytest.mark.parametrize("model", sampled(latest(), frozenset({"connect", "dynamodb", "sqs"})))
def test_every_note_of_every_document(model: Model) -> None:
    for html in documents(model):
        if "<note>" in html or "<important>" in html or "<caution>" in html:
            doc = read_html(html)
            assert _found(doc) == _meant(doc)


def _meant(doc: Doc) -> list[Note]:
    """Return the label and the words of each note that is not within another block."""
    notes = [block for block in doc.blocks if isinstance(block, Admonition)]
    return [(LABELS[note.label], _words(Doc(without_label(note)))) for note in notes]


def _words(doc: Doc) -> list[str]:
    return words_of(outline_of(doc, labels=True))


def _found(doc: Doc) -> list[Note]:
    logging.getLogger("griffe").setLevel(logging.CRITICAL)
    lines = render_markdown(doc, 84, 81)
    sections = griffe.Docstring("\n".join(lines), lineno=1).parse("google")
    return [
        (f"{section.title}:", words_of(Reading(section.value.description).outline))
        for section in sections
        if isinstance(section, griffe.DocstringSectionAdmonition)
    ]
