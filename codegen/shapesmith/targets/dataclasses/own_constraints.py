"""A paragraph "Constraints:" that the documentation of a member has already: what the model says is put there, too."""

from __future__ import annotations

import re

from shapesmith.ir.doc import Block, BulletList, Inlines, NumberedList, Paragraph, Text
from shapesmith.prose.plain import plain_text

_TITLE = re.compile(r"Constraints?\s*(?::|\Z)")
_END = re.compile(r"[.!?:]\s*\Z")


def has_constraints(blocks: tuple[Block, ...]) -> bool:
    """Return whether one of the blocks is a paragraph on constraints: by itself, or the title of a list."""
    return _place(blocks) is not None


def with_constraints(blocks: tuple[Block, ...], words: Inlines) -> tuple[Block, ...]:
    """Return blocks that have constraints, with `words` as another sentence or item of the last paragraph on them.

    >>> blocks = (Paragraph((Text("Constraints: Up to 9 letters"),)),)
    >>> plain_text(with_constraints(blocks, (Text("required"),)))
    'Constraints: Up to 9 letters. In the model: required.'
    """
    place = _place(blocks)
    assert place is not None
    said = (Text("In the model: "), *words, Text("."))
    before, block, after = blocks[:place], blocks[place], blocks[place + 1 :]
    match block:
        case BulletList(items) | NumberedList(items):
            return (*before, type(block)((*items, (Paragraph(said),))), *after)
    assert isinstance(block, Paragraph)  # no other has a place for constraints
    text = plain_text(block.children)
    separator = Text("" if text.endswith(" ") else " " if _END.search(text) else ". ")
    return (*before, Paragraph((*block.children, separator, *said)), *after)


def _place(blocks: tuple[Block, ...]) -> int | None:
    """Return the index of the last paragraph that has constraints, or of the list below a paragraph that is a title."""
    for index in reversed(range(len(blocks))):
        block = blocks[index]
        if type(block) is not Paragraph or not block.children:
            continue
        first = block.children[0]
        if not (first.text if type(first) is Text else plain_text(first)).startswith("Constraint"):
            continue
        if title := _TITLE.match(plain_text(block)):
            is_title = title.end() == len(plain_text(block).rstrip())
            below = blocks[index + 1] if index + 1 < len(blocks) else None
            return index + 1 if is_title and isinstance(below, BulletList | NumberedList) else index
    return None
