"""The shape all docstrings share, whatever the style of their markup: a summary, a blank line, a body."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from shapesmith.ir.doc import Block, Heading, Inlines, Paragraph, Text
from shapesmith.prose.sentences import split_first_sentence

RenderParagraph: TypeAlias = Callable[[Inlines, int, int], list[str]]
"""From a paragraph, the width of its lines, and that of the first of them, to its lines."""

RenderBlocks: TypeAlias = Callable[[tuple[Block, ...], int], list[str]]
"""From blocks and the width of their lines to these."""


def lay_out(
    blocks: tuple[Block, ...], paragraph: RenderParagraph, body: RenderBlocks, width: int, first_width: int
) -> list[str]:
    """Return the lines of a docstring: summary, blank line, body (PEP 257).

    The summary is the first paragraph, if it fits on the first line; else its first sentence, as a paragraph of its
    own, of as many lines as it takes. So no word is moved or lost, and a change in the text after the summary does not
    change its lines. A title at the start is a summary.

    A docstring that starts with another block, such as a list or a note, has an empty first line: all lines of such a
    block must start in the same column (`inspect.cleandoc` would move those after the first).
    """
    if not blocks:
        return []
    first = blocks[0]
    if not isinstance(first, Paragraph | Heading):
        lines = body(blocks, width)
        return ["", *lines] if lines else []
    inlines = first.children
    lines = [] if _is_long(inlines, first_width) else paragraph(inlines, width, first_width)
    if len(lines) != 1:
        if sentence := split_first_sentence(inlines):
            summary, others = sentence
            lines = [*paragraph(summary, width, first_width), "", *paragraph(others, width, width)]
        elif not lines:
            lines = paragraph(inlines, width, first_width)
    if len(blocks) > 1:
        lines += ["", *body(blocks[1:], width)]
    return lines


def _is_long(inlines: Inlines, width: int) -> bool:
    """Whether `inlines` surely take more than one line; markup never makes text shorter."""
    return bool(inlines) and type(first := inlines[0]) is Text and len(first.text) > width
