"""A Doc tree as HTML of one spelling, in which an expected tree is written out in one line."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

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


def html_of(doc: Doc) -> str:
    """Return `doc` as HTML: `<p>`, `<ul>`, ... for its blocks, `<i>`, `<b>`, `<code>`, `<a>` for its inlines.

    What stands in an item, a note or a cell is a `<p>` where it is a paragraph; the header of a table is of `<th>`.
    """
    return "".join(map(_block, doc.blocks))


def _block(block: Block) -> str:
    match block:
        case Paragraph(children):
            return _element("p", _inlines(children))
        case Heading(children, level):
            return _element(f"h{level}", _inlines(children))
        case CodeBlock(text):
            return _element("pre", escape(text, quote=False))
        case BulletList(items):
            return _element("ul", _parts("li", items))
        case NumberedList(items):
            return _element("ol", _parts("li", items))
        case Admonition(label, blocks):
            return _element(label, "".join(map(_block, blocks)))
        case DefinitionList(items):
            return _element("dl", "".join(_element("dt", _inlines(i.term)) + _parts("dd", [i.blocks]) for i in items))
        case Table(header, rows):
            lines = [_parts("th", header)] if header else []
            return _element(
                "table", "".join(_element("tr", line) for line in (*lines, *(_parts("td", r) for r in rows)))
            )
    raise TypeError(block)


def _parts(name: str, parts: Iterable[Iterable[Block]]) -> str:
    return "".join(_element(name, "".join(map(_block, part))) for part in parts)


def _inlines(nodes: Iterable[Inline]) -> str:
    return "".join(map(_inline, nodes))


def _inline(node: Inline) -> str:
    match node:
        case Text(text):
            return escape(text, quote=False)
        case Code(text):
            return _element("code", escape(text, quote=False))
        case Emphasis(children):
            return _element("i", _inlines(children))
        case Strong(children):
            return _element("b", _inlines(children))
        case Link(href, children):
            return f"<a {escape(href, quote=False)}>{_inlines(children)}</a>"
    raise TypeError(node)


def _element(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>"
