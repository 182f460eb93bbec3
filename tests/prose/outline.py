"""Documentation as nested blocks with their words: what a Doc tree says, and what a reader finds in a docstring.

An outline is a list of `(kind, content)`: a paragraph or code block with its words, a list with an outline for each of
its items, a quote with the outline of what is in it, a table with its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import msgspec
from shapesmith.ir.doc import (
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
    """Return the outline of `doc`.

    With `labels`, a note is not a quote, but its blocks after the word "Note:", which its text may have or not.
    """
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
            outline += _labelled(block) if labels else [("quote", _blocks(block.blocks, labels))]
        elif isinstance(block, CodeBlock):
            outline.append(("code", block.text.split()))
        else:
            assert isinstance(block, Table)
            rows = [_blocks(cell, labels) for row in (block.header, *block.rows) for cell in row]
            outline.append(("table", [word for cell in rows for word in words_of(cell)]))
    return outline


def _labelled(admonition: Admonition) -> Outline:
    inner = _blocks(admonition.blocks, labels=True)
    label = _LABELS[admonition.label]
    if not isinstance(admonition.blocks[0], Paragraph):
        return [("paragraph", [label]), *inner]
    words = inner[0][1]
    if words == [label] and inner[1:] and inner[1][0] == "paragraph":  # is one with what it is the label of
        return [("paragraph", [label, *inner[1][1]]), *inner[2:]]
    return [("paragraph", words if words[0] == label else [label, *words]), *inner[1:]]


def inline_text(nodes: Iterable[Inline]) -> str:
    """Return the characters of `nodes`."""
    return "".join(node.text if isinstance(node, Text | Code) else inline_text(node.children) for node in nodes)


def links_of(doc: Doc) -> list[str]:
    """Return the addresses of the links of `doc`, in order."""
    return [node.href for node in _nodes(doc) if isinstance(node, Link)]


def are_those(found: list[str], meant: list[str], may_be_more: list[str]) -> bool:
    """Whether the links `found` are those `meant`, in order, and between them at most some of `may_be_more`."""
    rest = iter(meant)
    following = next(rest, None)
    for link in found:
        if link == following:
            following = next(rest, None)
        elif link not in may_be_more:
            return False
    return following is None


def code_of(doc: Doc) -> list[str]:
    """Return the code of `doc` in running text, in order, but for code in links, which is their text."""
    return [node.text for node in _nodes(doc, outside_of=Link) if isinstance(node, Code)]


def _nodes(node: Any, outside_of: type[Inline] | None = None) -> Iterable[Any]:
    """Return a node of a tree and all nodes below it; what is in nodes of the class `outside_of` is left out."""
    if isinstance(node, tuple):
        for child in node:
            yield from _nodes(child, outside_of)
    elif isinstance(node, msgspec.Struct):
        yield node
        for field in node.__struct_fields__ if type(node) is not outside_of else ():
            yield from _nodes(getattr(node, field), outside_of)


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
