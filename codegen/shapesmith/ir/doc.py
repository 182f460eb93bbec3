"""The Doc tree: the documentation of one spec element as blocks and inlines, free of HTML and of any output style.

A tree is immutable, and dumps to JSON with the type of each node in `kind`.

Text is normalised: words are separated by single spaces, and a block has no space at either end. Links are not nested
in links, code in code, or emphasis in emphasis of the same kind, so inlines are at most four levels deep; the reader
that makes the tree limits the depth of blocks.

A line break inside a paragraph is not a node: it ends the paragraph, which every docstring style can show.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from shapesmith.provenance import NOWHERE, Provenance


class Node(msgspec.Struct, frozen=True, gc=False, tag_field="kind"):
    """Base of all nodes. `gc=False` is safe because a frozen tree cannot form a cycle."""


# Inlines


class Text(Node, frozen=True, gc=False, tag="text"):
    """Plain words."""

    text: str


class Code(Node, frozen=True, gc=False, tag="code"):
    """A name, value or expression, shown verbatim."""

    text: str


class Emphasis(Node, frozen=True, gc=False, tag="emphasis"):
    """Emphasised words, a title, or a replaceable part of a value."""

    children: tuple[Inline, ...]


class Strong(Node, frozen=True, gc=False, tag="strong"):
    """Bold words."""

    children: tuple[Inline, ...]


class Link(Node, frozen=True, gc=False, tag="link"):
    """A hyperlink to `href`, an http, https or mailto address. A bare address is a link whose text is that address."""

    href: str
    children: tuple[Inline, ...]


Inline: TypeAlias = Text | Code | Emphasis | Strong | Link
Inlines: TypeAlias = tuple[Inline, ...]


# Blocks


class Paragraph(Node, frozen=True, gc=False, tag="paragraph"):
    """Running text."""

    children: tuple[Inline, ...]


class Heading(Node, frozen=True, gc=False, tag="heading"):
    """A title over what follows, `level` 1 to 6."""

    children: tuple[Inline, ...]
    level: int = 1


class BulletList(Node, frozen=True, gc=False, tag="bullet-list"):
    """An unordered list; each item is a tuple of blocks."""

    items: tuple[Item, ...]


class NumberedList(Node, frozen=True, gc=False, tag="numbered-list"):
    """An ordered list, numbered from 1; each item is a tuple of blocks."""

    items: tuple[Item, ...]


class Definition(Node, frozen=True, gc=False, tag="definition"):
    """A term with its meaning. Either may be empty, as in HTML."""

    term: tuple[Inline, ...]
    blocks: tuple[Block, ...]


class DefinitionList(Node, frozen=True, gc=False, tag="definition-list"):
    """Terms with their meanings."""

    items: tuple[Definition, ...]


Label: TypeAlias = Literal["note", "important", "warning", "tip", "caution"]


class Admonition(Node, frozen=True, gc=False, tag="admonition"):
    """Blocks set apart from the text, such as a note or a warning."""

    label: Label
    blocks: tuple[Block, ...]


class CodeBlock(Node, frozen=True, gc=False, tag="code-block"):
    """Preformatted lines, separated by newlines, without tabs or trailing spaces."""

    text: str


class Table(Node, frozen=True, gc=False, tag="table"):
    """Rows of cells. `header` is empty where the table has no header row; rows may differ in length."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block: TypeAlias = Paragraph | Heading | BulletList | NumberedList | DefinitionList | Admonition | CodeBlock | Table
Item: TypeAlias = tuple[Block, ...]
Cell: TypeAlias = tuple[Block, ...]


class Doc(Node, frozen=True, gc=False, tag="doc", omit_defaults=True):
    """The documentation of one service, operation, shape or member; no blocks when there is nothing to read."""

    blocks: tuple[Block, ...] = ()
    provenance: Provenance = NOWHERE

    def at(self, provenance: Provenance) -> Doc:
        """Return the same text with another provenance."""
        return Doc(self.blocks, provenance)
