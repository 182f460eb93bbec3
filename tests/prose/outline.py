"""Documentation as nested blocks with their words: what a Doc tree says, and what a reader finds in a docstring.

An outline is a list of `(kind, content)`: a paragraph or code block with its words, a list with an outline for each of
its items, a quote with the outline of what is in it, a table with its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from codegen.ir.doc import (
    Admonition,
    Block,
    BulletList,
    Code,
    CodeBlock,
    DefinitionList,
    Doc,
    Heading,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Table,
    Text,
)

Outline: TypeAlias = list[tuple[str, Any]]

_LABELS = {"note": "Note:", "important": "Important:", "warning": "Warning:", "tip": "Tip:", "caution": "Caution:"}


def outline_of(doc: Doc, *, labels: bool) -> Outline:
    """Return the outline of `doc`; with `labels`, a note starts with the word "Note:" if its text does not."""
    return _blocks(doc.blocks, labels)


def _blocks(blocks: Iterable[Block], labels: bool) -> Outline:
    outline: Outline = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            outline.append(("paragraph", inline_text(block.children).split()))
        elif isinstance(block, BulletList):
            outline.append(("bullets", [_blocks(item, labels) for item in block.items]))
        elif isinstance(block, NumberedList):
            outline.append(("numbers", [_blocks(item, labels) for item in block.items]))
        elif isinstance(block, DefinitionList):
            terms = [[Paragraph(item.term)] if item.term else [] for item in block.items]
            items = [_blocks((*term, *item.blocks), labels) for term, item in zip(terms, block.items, strict=True)]
            outline.append(("bullets", items))
        elif isinstance(block, Admonition):
            outline.append(("quote", _labelled(block, labels)))
        elif isinstance(block, CodeBlock):
            outline.append(("code", block.text.split()))
        else:
            assert isinstance(block, Table)
            rows = [_blocks(cell, labels) for row in (block.header, *block.rows) for cell in row]
            outline.append(("table", [word for cell in rows for word in words_of(cell)]))
    return outline


def _labelled(admonition: Admonition, labels: bool) -> Outline:
    inner = _blocks(admonition.blocks, labels)
    label = _LABELS[admonition.label]
    starts_with_text = isinstance(admonition.blocks[0], Paragraph)
    if not labels or (starts_with_text and " ".join(inner[0][1]).startswith(label)):
        return inner
    if starts_with_text:
        return [("paragraph", [label, *inner[0][1]]), *inner[1:]]
    return [("paragraph", [label]), *inner]


def inline_text(nodes: Iterable[Inline]) -> str:
    """Return the characters of `nodes`."""
    return "".join(node.text if isinstance(node, Text | Code) else inline_text(node.children) for node in nodes)


def links_of(doc: Doc) -> list[str]:
    """Return the addresses of the links of `doc`, in order."""
    return [node.href for node in _nodes(doc) if isinstance(node, Link)]


def code_of(doc: Doc) -> list[str]:
    """Return the code of `doc` in running text, in order."""
    return [node.text for node in _nodes(doc) if isinstance(node, Code)]


def _nodes(node: Any) -> Iterable[Any]:
    """Return a node of a tree and all nodes below it."""
    if isinstance(node, tuple):
        for child in node:
            yield from _nodes(child)
    elif not isinstance(node, str | int):
        yield node
        for field in node.__struct_fields__:
            yield from _nodes(getattr(node, field))


def words_of(outline: Outline) -> list[str]:
    """Return all words of `outline`, in order."""
    words: list[str] = []
    for kind, content in outline:
        if kind in ("bullets", "numbers"):
            for item in content:
                words += words_of(item)
        else:
            words += words_of(content) if kind == "quote" else content
    return words


def agree(said: Outline, found: Outline) -> bool:
    """Whether a docstring has the blocks and words `found` that it should have.

    Its first paragraph may be two, the summary and the rest; a table may be a list.
    """
    if said and said[0][0] == "paragraph" and len(found) > len(said) and found[1][0] == "paragraph":
        found = [("paragraph", found[0][1] + found[1][1]), *found[2:]]
    return _equal(said, found)


def _equal(said: Outline, found: Outline) -> bool:
    if len(said) != len(found):
        return False
    for (kind, content), (found_kind, found_content) in zip(said, found, strict=True):
        if kind == "table" and found_kind in ("table", "bullets"):
            if content != words_of([(found_kind, found_content)]):
                return False
        elif kind != found_kind:
            return False
        elif kind in ("bullets", "numbers"):
            if len(content) != len(found_content) or not all(map(_equal, content, found_content)):
                return False
        elif not (_equal(content, found_content) if kind == "quote" else content == found_content):
            return False
    return True
