"""A Doc tree to a docstring in Markdown: CommonMark as editors render it, that also reads well as it stands."""

from __future__ import annotations

import re

from codegen.ir.doc import (
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
    NumberedList,
    Paragraph,
    Strong,
    Table,
)
from codegen.prose.docstring import lay_out
from codegen.prose.labels import with_label
from codegen.prose.lists import are_alike, definition_item, hanging
from codegen.prose.markdown_text import markdown_text
from codegen.prose.wrap import MIN_WIDTH, NO_BREAK, display_width, wrap

_LINE_START = re.compile(r"(?:#{1,6}|\+|\*+|-+|=+|_+|[|:]*-[|:-]*)(?= |\Z)|>|~~~|\|(?= :?-)|(\d{1,9})(?=[.)](?: |\Z))")
"""Headings, block quotes, list items, thematic breaks, fences and rows of tables (CommonMark 0.31, 4 and 5; GFM)."""
_OPENS_BLOCK = frozenset("#>-+*=_~|:0123456789")


def render_markdown(doc: Doc, width: int, first_width: int | None = None) -> list[str]:
    """Return the lines of the docstring of `doc`, without indentation, each at most `width` columns wide.

    Only a word that is wider, such as an address, and the lines of a code block exceed that. `first_width` is what the
    quotes leave of the first line. See `docstring.lay_out` for the summary line; a `doc` without blocks has no lines.

    A note or warning is a block quote with its label in bold, a heading is a paragraph in bold, and a term of a
    definition list a list item in bold with its meaning below; a table whose rows do not fit is a list of rows.
    """
    return lay_out(doc.blocks, _paragraph, _blocks, width, width if first_width is None else first_width)


def _line_start(text: str, start: int) -> int:
    if text[start] not in _OPENS_BLOCK:
        return -1
    found = _LINE_START.match(text, start)
    if found is None:
        return -1
    return found.end(1) if found[1] else start


def _paragraph(inlines: Inlines, width: int, first_width: int) -> list[str]:
    return wrap(markdown_text(inlines), width, first_width, _line_start)


def _blocks(blocks: tuple[Block, ...], width: int) -> list[str]:
    lines: list[str] = []
    previous: Block | None = None
    other_mark = False
    for block in blocks:
        # Two lists in a row have different marks, or they would be one.
        other_mark = are_alike(previous, block) and not other_mark
        rendered = _block(block, max(width, MIN_WIDTH), other_mark)
        if rendered:
            if lines:
                lines.append("")
            lines += rendered
            previous = block
    return lines


def _block(block: Block, width: int, other_mark: bool) -> list[str]:
    if type(block) is Paragraph:
        return _paragraph(block.children, width, width)
    if type(block) is BulletList:
        return _list(block.items, width, "* " if other_mark else "- ")
    if type(block) is NumberedList:
        return _list(block.items, width, ") " if other_mark else ". ")
    if type(block) is Admonition:
        inner = _blocks(with_label(block), width - 2)
        return [f"> {line}" if line else ">" for line in inner]
    if type(block) is DefinitionList:
        return _list(tuple([definition_item(item) for item in block.items]), width, "* " if other_mark else "- ")
    if type(block) is CodeBlock:
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", block.text)), default=0))
        return [fence, *block.text.split("\n"), fence]
    if type(block) is Table:
        return _table(block, width, "* " if other_mark else "- ")
    return _paragraph((Strong(block.children),), width, width) if type(block) is Heading else []


def _list(items: tuple[Item, ...], width: int, mark: str) -> list[str]:
    """Return a list, with blank lines between its items only if one has more than a paragraph and a list below it."""
    tight = all(_is_tight(item) for item in items)
    lines: list[str] = []
    number = 1
    for item in items:
        start = mark if mark[0] in "-*" else f"{number}{mark}"
        inner = [line for line in _blocks(item, width - len(start)) if line or not tight]
        if not inner:
            continue
        if lines and not tight:
            lines.append("")
        lines += hanging(start, inner)
        number += 1
    return lines


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
    """Return a row as a list item: its first cell, and the other ones as a list below."""
    cells = [cell for cell in row if cell]
    return (*cells[0], BulletList(tuple(cells[1:]))) if len(cells) > 1 else tuple(cells[0]) if cells else ()
