"""The words of a Doc tree without any markup, for diagnostics, reports and the rules that read sentences."""

from __future__ import annotations

from collections.abc import Iterable

from shapesmith.ir.doc import (
    Admonition,
    Block,
    BulletList,
    Code,
    CodeBlock,
    DefinitionList,
    Doc,
    Emphasis,
    Heading,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Strong,
    Table,
    Text,
)
from shapesmith.prose.sentences import split_first_sentence

_TEXTS = (Text, Code)
_LEAVES = (Text, Code, CodeBlock)
_PARENTS_OF_INLINES = (Emphasis, Strong, Link, Paragraph, Heading)
_INLINES = (Text, Code, Emphasis, Strong, Link)


def plain_text(nodes: Doc | Block | Inline | Iterable[Block | Inline]) -> str:
    """Return the words of a node, or of several in a row: inlines are joined, and each block starts a new line."""
    if isinstance(nodes, _LEAVES):
        return nodes.text
    if isinstance(nodes, _PARENTS_OF_INLINES):
        # Most are texts and code, and there are hundreds of thousands of them.
        return "".join([child.text if isinstance(child, _TEXTS) else plain_text(child) for child in nodes.children])
    if isinstance(nodes, tuple):
        return _words_of(nodes)
    if isinstance(nodes, Doc | Admonition):
        return plain_text(nodes.blocks)
    if isinstance(nodes, BulletList | NumberedList):
        return _lines(plain_text(item) for item in nodes.items)
    if isinstance(nodes, DefinitionList):
        return _lines(_lines((plain_text(item.term), plain_text(item.blocks))) for item in nodes.items)
    if isinstance(nodes, Table):
        return _lines(" ".join(plain_text(cell) for cell in row) for row in (nodes.header, *nodes.rows))
    return _words_of(tuple(nodes))


def _words_of(parts: tuple[Block | Inline, ...]) -> str:
    texts = [plain_text(part) for part in parts]
    return "".join(texts) if all(isinstance(part, _INLINES) for part in parts) else _lines(texts)


def first_sentence(doc: Doc) -> str:
    """Return the first sentence of `doc` on one line: of its first paragraph, or else all of its first block."""
    if not doc.blocks:
        return ""
    first = doc.blocks[0]
    sentence = split_first_sentence(first.children) if isinstance(first, Paragraph) else None
    return " ".join(plain_text(sentence[0] if sentence else first).split())


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
