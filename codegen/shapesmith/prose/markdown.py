"""A Doc tree to a docstring in Markdown: CommonMark as editors render it, which is also readable as plain text.

Few editors read a docstring as full Markdown. Pyright and Pylance, and ty, read it as plain text and accept some
Markdown: code, lists, fences, tables, headings, and links on one line. They escape block quotes, and Pyright stars, so
neither is used here, except stars for the author's own emphasis.
"""

from __future__ import annotations

import re
from typing import get_args

from shapesmith.ir.doc import (
    Admonition,
    Block,
    BulletList,
    Cell,
    CodeBlock,
    DefinitionList,
    Doc,
    Heading,
    Inlines,
    Item,
    Label,
    NumberedList,
    Paragraph,
    Strong,
    Table,
    Text,
)
from shapesmith.prose.docstring import lay_out
from shapesmith.prose.lists import are_alike, indented, marked
from shapesmith.prose.markdown_text import markdown_text
from shapesmith.prose.plain import plain_text
from shapesmith.prose.wrap import MIN_WIDTH, NO_BREAK, display_width, wrap

_LINE_START = re.compile(r"(?:#{1,6}|\+|\*+|-+|=+|_+|[|:]*-[|:-]*)(?= |\Z)|>|~~~|\|(?= :?-)|(\d{1,9})(?=[.)](?: |\Z))")
"""Headings, block quotes, list items, thematic breaks, fences and rows of tables (CommonMark 0.31, 4 and 5; GFM)."""
_OPENS_BLOCK = frozenset("#>-+*=_~|:0123456789")

_CLOSING_MARKS = re.compile(r"(?<![^ ])(#+)\Z")
"""What would not be part of a heading (CommonMark 0.31, 4.2)."""

LABELS: dict[Label, str] = {label: f"{label.capitalize()}:" for label in get_args(Label)}
"""The words that mark an admonition, for which Markdown has no construct."""
_FOLLOW_LABEL = Paragraph | BulletList | NumberedList | DefinitionList | CodeBlock
"""What may follow directly below a label, as in Google's style: text, and blocks that end a paragraph."""

_NOTE_INDENT = "  "
"""Fewer than four columns, which would be code after a blank line."""


def render_markdown(doc: Doc, width: int, first_width: int | None = None) -> list[str]:
    """Return the lines of the docstring of `doc`, without indentation, each at most `width` columns wide.

    Only what must stay on one line exceeds that: a word, a link with its address, the lines of a code block.
    `first_width` is the width of the first line after the quotes. See `docstring.lay_out` for the summary line; a `doc`
    without blocks has no lines.

    A note or warning is its label on a line with its text indented below, as in the Google style of docstrings. A term
    of a definition list is a list item with its meaning below; a table whose rows do not fit is a list of rows.
    """
    return lay_out(doc.blocks, _paragraph, markdown_blocks, width, width if first_width is None else first_width)


def _line_start(text: str, start: int) -> int:
    if text[start] not in _OPENS_BLOCK:
        return -1
    found = _LINE_START.match(text, start)
    if found is None:
        return -1
    return found.end(1) if found[1] else start


def _paragraph(inlines: Inlines, width: int, first_width: int) -> list[str]:
    return wrap(markdown_text(inlines), width, first_width, _line_start)


def markdown_blocks(blocks: tuple[Block, ...], width: int, note_indent: str = _NOTE_INDENT) -> list[str]:
    """Return the lines of blocks that are part of a docstring, each at most `width` columns wide."""
    lines: list[str] = []
    previous: Block | None = None
    other_mark = False
    for block in blocks:
        # Two adjacent lists have different marks, or they would be one list.
        other_mark = are_alike(previous, block) and not other_mark
        rendered = _block(block, max(width, MIN_WIDTH), other_mark, note_indent)
        if rendered:
            if lines:
                lines.append("")
            lines += rendered
            previous, other_mark = _ending(block.blocks) if type(block) is Admonition else (block, other_mark)
    return lines


def _ending(blocks: tuple[Block, ...]) -> tuple[Block | None, bool]:
    """Return the last block in a note, and whether it has the other mark: a list after the note would continue it."""
    previous: Block | None = None
    other_mark = False
    for block in blocks:
        other_mark = are_alike(previous, block) and not other_mark
        previous, other_mark = _ending(block.blocks) if type(block) is Admonition else (block, other_mark)
    return previous, other_mark


def _block(block: Block, width: int, other_mark: bool, note_indent: str) -> list[str]:
    if type(block) is Paragraph:
        return _paragraph(block.children, width, width)
    if type(block) is BulletList:
        return _list(block.items, width, "* " if other_mark else "- ")
    if type(block) is NumberedList:
        return _list(block.items, width, ") " if other_mark else ". ")
    if type(block) is Admonition:
        return _note(block, width, note_indent)
    if type(block) is DefinitionList:
        items = [(Paragraph(item.term), *item.blocks) if item.term else item.blocks for item in block.items]
        return _list(tuple(items), width, "* " if other_mark else "- ")
    if type(block) is CodeBlock:
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", block.text)), default=0))
        return [fence, *block.text.split("\n"), fence]
    if type(block) is Table:
        return _table(block, width, "* " if other_mark else "- ")
    return _heading(block, width) if type(block) is Heading else []


def _note(note: Admonition, width: int, indent: str) -> list[str]:
    """Return the label of a note on a line, and its text below; that of a note in a note is not indented further."""
    blocks = without_label(note)
    lines = indented(markdown_blocks(blocks, width - len(indent), note_indent=""), indent)
    # Other blocks would be read as part of the label's paragraph.
    apart = bool(lines) and not isinstance(blocks[0], _FOLLOW_LABEL)
    return [LABELS[note.label], *([""] if apart else []), *lines]


def without_label(admonition: Admonition) -> tuple[Block, ...]:
    """Return the blocks of `admonition` without the label that some start with, since it is written anyway."""
    first, *others = admonition.blocks
    if not isinstance(first, Paragraph):
        return admonition.blocks
    rest = _after(LABELS[admonition.label], first.children)
    return (Paragraph(rest), *others) if rest else tuple(others)


def _after(label: str, inlines: Inlines) -> Inlines:
    """Return `inlines` without `label` at the start, whether it is bold or not."""
    first, *others = inlines
    if type(first) is Strong and plain_text(first) == label:
        first, *others = others or (Text(""),)
    elif type(first) is Text and first.text.startswith(label):
        first = Text(first.text[len(label) :])
    else:
        return inlines
    if type(first) is Text:
        text = first.text.lstrip(" ")
        return (Text(text), *others) if text else tuple(others)
    return (first, *others)


def _heading(heading: Heading, width: int) -> list[str]:
    """Return a heading, as a paragraph if it takes more than one line, which Markdown does not allow in headings."""
    marks = "#" * heading.level
    text = _CLOSING_MARKS.sub(r"\\\1", markdown_text(heading.children)).replace(NO_BREAK, " ")
    fits = display_width(text) + len(marks) < width
    return [f"{marks} {text}"] if fits else _paragraph(heading.children, width, width)


def _list(items: tuple[Item, ...], width: int, mark: str) -> list[str]:
    """Return a list, with blank lines between its items only if one has more than a paragraph followed by a list."""
    return marked(items, width, mark, all(_is_tight(item) for item in items), markdown_blocks)


def _is_tight(item: Item) -> bool:
    if not item or type(item[0]) is not Paragraph:
        return not item
    if len(item) == 1:
        return True
    nested = item[1]
    return len(item) == 2 and isinstance(nested, BulletList | NumberedList) and all(map(_is_tight, nested.items))


def _table(table: Table, width: int, mark: str) -> list[str]:
    """Return a GFM table, or a list of rows if a cell is more than a paragraph or a row is too wide."""
    rows = [table.header, *table.rows]
    if all(not cell or (len(cell) == 1 and type(cell[0]) is Paragraph) for row in rows for cell in row):
        columns = max(map(len, rows))
        lines = [_row([_cell(cell) for cell in row], columns) for row in rows]
        lines.insert(1, _row(["---"] * columns, columns))
        if all(display_width(line) <= width for line in lines):
            return lines
    return _list(tuple([_row_item(row) for row in rows]), width, mark)


def _row(cells: list[str], columns: int) -> str:
    return f"| {' | '.join(cells + [''] * (columns - len(cells)))} |"


def _cell(cell: Cell) -> str:
    texts = [markdown_text(block.children, in_table=True) for block in cell if type(block) is Paragraph]
    return "".join(texts).replace(NO_BREAK, " ")


def _row_item(row: tuple[Cell, ...]) -> Item:
    """Return a row as a list item: its first cell, with the others as a list below."""
    cells = [cell for cell in row if cell]
    return (*cells[0], BulletList(tuple(cells[1:]))) if len(cells) > 1 else tuple(cells[0]) if cells else ()
