"""A Doc tree to a docstring in reStructuredText, for Sphinx."""

from __future__ import annotations

import re

from shapesmith.ir.doc import (
    Admonition,
    Block,
    BulletList,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Doc,
    Heading,
    Inlines,
    Item,
    Link,
    NumberedList,
    Paragraph,
    Strong,
    Table,
)
from shapesmith.prose.docstring import lay_out
from shapesmith.prose.lists import are_alike, hanging, indented, marked
from shapesmith.prose.plain import plain_text
from shapesmith.prose.rst_text import rst_text
from shapesmith.prose.wrap import MIN_WIDTH, wrap

_OPENS_BLOCK = re.compile(
    r"(?:[-+*\u2022\u2023\u2043]|\.\.|__|>>>|\|)(?=[ \0]|\Z)"  # bullets, explicit markup, doctests, line blocks
    r"|\(?(?:[A-Za-z]|[0-9]+|[ivxlcdmIVXLCDM]+|#)[.)](?=[ \0]|\Z)"  # numbered lists
    r"|:(?! )"  # field lists
    r"|--?\w|/[A-Za-z]|\+[-=A-Za-z]"  # option lists, grid tables
    r"|([!-/:-@\[\]-`{-~])\1*(?=[ \0]|\Z)"  # titles, transitions, simple tables
)
"""What a paragraph must not start with (docutils, reStructuredText Markup Specification, Body Elements)."""

_UNDERLINES = re.compile(r"([!-/:-@\[\]-`{-~])\1*(?=\Z| \S{20})|([!-/:-@\[\]-`{-~])\2{3,}(?= )")
"""What may become a line of its own in a paragraph, which would make a title of the line before it.

Four marks or more do so even if they are shorter than the title, and what follows them depends on the width.
"""


def render_rst(doc: Doc, width: int, first_width: int | None = None) -> list[str]:
    """Return the lines of the docstring of `doc`, without indentation, each at most `width` columns wide.

    Only a word that is wider, such as an address, and the lines of a code block exceed that. `first_width` is the width
    of the first line after the quotes. See `docstring.lay_out` for the summary line; a `doc` without blocks has no
    lines.

    Admonitions and tables are directives of docutils. A heading is a paragraph in bold, since a docstring may have no
    titles. A definition list of which a term is too long for its line is a bullet list.
    """
    return lay_out(doc.blocks, _paragraph, rst_blocks, width, width if first_width is None else first_width)


def _line_start(text: str, start: int) -> int:
    found = (_UNDERLINES if start else _OPENS_BLOCK).match(text, start)
    return start if found else -1


def _paragraph(inlines: Inlines, width: int, first_width: int) -> list[str]:
    return wrap(rst_text(inlines), width, first_width, _line_start)


def rst_blocks(blocks: tuple[Block, ...], width: int) -> list[str]:
    """Return the lines of blocks that are part of a docstring, each at most `width` columns wide."""
    lines: list[str] = []
    previous: Block | None = None
    other_mark = False
    for block in blocks:
        # Two adjacent lists have different marks, or they would be one list.
        other_mark = are_alike(previous, block) and not other_mark
        rendered = _block(block, max(width, MIN_WIDTH), other_mark)
        if not rendered:
            continue
        if lines:
            lines.append("")
        if type(block) is type(previous) is DefinitionList:
            lines += ["..", ""]  # an empty comment, without which the two would be read as one list
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
        return [f".. {block.label}::", "", *indented(rst_blocks(block.blocks, width - 3), "   ")]
    if type(block) is DefinitionList:
        return _definitions(block, width, "* " if other_mark else "- ")
    if type(block) is CodeBlock:
        return ["::", "", *indented(block.text.split("\n"), "    ")]
    if type(block) is Table:
        return _table(block, width)
    return _paragraph((Strong(block.children),), width, width) if type(block) is Heading else []


def _list(items: tuple[Item, ...], width: int, mark: str) -> list[str]:
    """Return a list, with blank lines between its items only if one has more than a paragraph."""
    tight = all(len(item) < 2 and type(item[0]) is Paragraph for item in items if item)
    return marked(items, width, mark, tight, rst_blocks)


def _definitions(definitions: DefinitionList, width: int, mark: str) -> list[str]:
    terms = [_paragraph(item.term, width, width) for item in definitions.items]
    for item, term in zip(definitions.items, terms, strict=True):
        # The term is one line, in which " : " would start a classifier.
        if len(term) != 1 or not item.blocks or " : " in plain_text(item.term):
            return _list(tuple([_definition_item(item) for item in definitions.items]), width, mark)
    lines: list[str] = []
    for item, term in zip(definitions.items, terms, strict=True):
        lines += [*([""] if lines else []), *term, *indented(rst_blocks(item.blocks, width - 4), "    ")]
    return lines


def _definition_item(definition: Definition) -> Item:
    """Return a definition as a list item: its term in bold, unless it is code, which is visible enough."""
    term = definition.term
    if not term:
        return definition.blocks
    stands_out = all(isinstance(node, Code | Link) for node in term)
    return (Paragraph(term if stands_out else (Strong(term),)), *definition.blocks)


def _table(table: Table, width: int) -> list[str]:
    """Return a list-table, whose rows all have the same number of cells."""
    rows = [row for row in (table.header, *table.rows) if row]
    columns = max(map(len, rows))
    lines = [":header-rows: 1"] if table.header and table.rows else []
    lines.append("")
    for row in rows:
        cells = [hanging("- ", rst_blocks(cell, width - 7) or [""]) for cell in row + ((),) * (columns - len(row))]
        lines += hanging("* ", [line for cell in cells for line in cell])
    return [".. list-table::", *indented(lines, "   ")]
