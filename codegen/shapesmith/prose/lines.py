"""Text with no tag at all, as some teams write it: blank lines between paragraphs, and dashes before list items."""

from __future__ import annotations

import re

from shapesmith.ir.doc import Block, BulletList, Doc, Item, Paragraph
from shapesmith.prose.inlines import join, mark_bare

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_BULLET = re.compile(r"^[^\S\n]*[-*•][^\S\n]+(?=\S)", re.MULTILINE)


def read_lines(text: str) -> Doc:
    """Return the Doc tree of plain text.

    A line that starts with `-`, `*` or `•` and a space is an item of a list, up to the next item or blank line; the
    mark is not part of the text. There must be two such lines for a list: a single line may start with a minus sign.
    """
    if "\n" not in text:
        return Doc(tuple(_paragraphs(text)))
    has_lists = len(_BULLET.findall(text)) > 1
    blocks: list[Block] = []
    items: list[Item] = []
    for chunk in _BLANK_LINE.split(text):
        before, *marked = _BULLET.split(chunk) if has_lists else [chunk]
        if items and before.strip():
            blocks.append(BulletList(tuple(items)))
            items = []
        blocks += _paragraphs(before)
        items += [_paragraphs(item) for item in marked]
    if items:
        blocks.append(BulletList(tuple(items)))
    return Doc(tuple(blocks))


def _paragraphs(text: str) -> tuple[Block, ...]:
    """Return the words of `text` as a paragraph; empty if it has none."""
    words = " ".join(text.split())
    return (Paragraph(mark_bare(join([words]))),) if words else ()
