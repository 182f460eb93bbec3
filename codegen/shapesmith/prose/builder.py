"""Well-nested HTML tags and text, in document order, to a Doc tree.

The builder has the meaning of each element. HTML syntax is left to the tokenizer (`html`), and the repair of broken
HTML to the parser (`tidy`).
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeAlias, cast, get_args

from shapesmith.ir.doc import (
    Admonition,
    Block,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Doc,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Label,
    Link,
    NumberedList,
    Paragraph,
    Strong,
    Table,
    Text,
)
from shapesmith.prose.characters import clean
from shapesmith.prose.inlines import InlineBuilder, nothing
from shapesmith.prose.plain import plain_text

MAX_DEPTH = 16
"""Nested block elements beyond this many are read as if their tags were paragraphs. CommonMark readers stop at 20
levels (markdown-it's `maxNesting`); the deepest doc of botocore 1.44.5 takes 10."""

_SITE = "https://docs.aws.amazon.com"
"""Where the documentation of specs is published; addresses without a host are of pages there."""

_HREF = re.compile(r'(?<=\s)href="([^"]*)"')

_Closer: TypeAlias = Callable[[], None]


class _Frame:
    """An open block element: the blocks before it, and its finished parts (items, definitions, cells or rows)."""

    __slots__ = ("before", "cells", "definitions", "items", "kind", "rows")

    def __init__(self, kind: str, before: list[Block]) -> None:
        self.kind = kind
        self.before = before
        self.items: list[list[Block]] = []
        self.definitions: list[tuple[Inlines, list[Block]]] = []
        self.cells: list[tuple[bool, Cell]] = []
        self.rows: list[list[tuple[bool, Cell]]] = []


class TreeBuilder:
    """Receives `start`, `text` and `end` in document order; `finish` returns the Doc.

    Text outside of any paragraph element is a paragraph too.
    """

    __slots__ = ("_blocks", "_frames", "_open", "_raw", "inlines")

    def __init__(self) -> None:
        self.inlines = InlineBuilder()
        """The paragraph that is being read."""
        self._blocks: list[Block] = []
        self._frames: list[_Frame] = []
        self._open: list[tuple[str, _Closer]] = []
        self._raw: list[str] | None = None

    @property
    def parent(self) -> str:
        """The name of the innermost open element, or an empty string."""
        return self._open[-1][0] if self._open else ""

    def text(self, text: str) -> None:
        """Add character data, entities still encoded."""
        if "&" in text:
            text = clean(html.unescape(text))
        if self._raw is None:
            self.inlines.text(text)
        else:
            self._raw.append(text)

    def start(self, tag: str) -> bool:
        """Open the element `tag` (name and attributes, as written between the angle brackets).

        False if it is unknown, or a link in a link, which HTML does not allow.
        """
        name = tag.partition(" ")[0]
        if (kind := _SPANS.get(name)) is not None:
            href = _HREF.search(tag)
            if kind is Link and (self.inlines.in_link or (href is None and tag != name)):
                return False
            address = clean("".join(html.unescape(href[1]).split())) if href else ""
            if address.startswith("/") and not address.startswith("//"):
                address = _SITE + address
            self._open.append((name, self.inlines.open(kind, address) if self._raw is None else nothing))
            return True
        opener = _OPENERS.get(tag)
        if opener is None:
            return False
        self._open.append((name, opener(self)))
        return True

    def end(self, name: str) -> bool:
        """Close the innermost element; False if that is not `name`."""
        if not self._open or self._open[-1][0] != name:
            return False
        self._open.pop()[1]()
        return True

    def finish(self) -> Doc:
        """Close what is open, and return the tree."""
        while self._open:
            self._open.pop()[1]()
        self.end_paragraph()
        return Doc(_merge_single_items(self._blocks))

    # Blocks

    def end_paragraph(self) -> None:
        """End the paragraph, as `<br>` and `<hr>` do; inline elements that are open continue in the next one."""
        if self._raw is not None:
            self._raw.append("\n")
            return
        if children := self.inlines.take():
            self._blocks.append(Paragraph(children))

    def _open_paragraph(self) -> _Closer:
        self.end_paragraph()
        return self.end_paragraph

    def _push(self, kind: str) -> None:
        self.end_paragraph()
        self._frames.append(_Frame(kind, self._blocks))
        self._blocks = []

    def _pop(self) -> tuple[_Frame, tuple[Block, ...]]:
        self.end_paragraph()
        frame = self._frames.pop()
        inner, self._blocks = _merge_single_items(self._blocks), frame.before
        return frame, inner

    def _open_frame(self, kind: str, close: _Closer) -> _Closer:
        if len(self._frames) >= MAX_DEPTH:
            return self._open_paragraph()
        self._push(kind)
        return close

    def _outer(self, *kinds: str) -> _Frame | None:
        """The frame around the one that was just closed, if it is of one of `kinds`."""
        return self._frames[-1] if self._frames and self._frames[-1].kind in kinds else None

    def _close_list(self) -> None:
        self._keep_strays(self._frames[-1])
        frame, _ = self._pop()
        if frame.items:
            items = tuple([tuple(item) for item in frame.items])
            self._blocks.append(BulletList(items) if frame.kind == "ul" else NumberedList(items))

    def _keep_strays(self, frame: _Frame) -> None:
        """Add what is in a list, but in none of its items, to the item before it."""
        self.end_paragraph()
        if self._blocks:
            if not frame.items:
                frame.items.append([])
            frame.items[-1] += self._take_strays()

    def _open_item(self) -> _Closer:
        if (frame := self._outer("ul", "ol")) is not None:
            self._keep_strays(frame)
        return self._open_frame("li", self._close_item)

    def _close_item(self) -> None:
        _, item = self._pop()
        if not item:
            return
        if (frame := self._outer("ul", "ol")) is not None:
            frame.items.append(list(item))
        else:
            self._blocks.append(BulletList((item,)))

    def _close_definitions(self) -> None:
        frame, strays = self._pop()
        items = [Definition(term, tuple(blocks)) for term, blocks in frame.definitions if term or blocks]
        if items:
            self._blocks.append(DefinitionList(tuple(items)))
        self._blocks.extend(strays)

    def _close_term(self) -> None:
        _, inner = self._pop()
        term = _spliced(inner)
        if (frame := self._outer("dl")) is not None:
            self._describe(frame, self._take_strays())
            frame.definitions.append((term, []))
        elif term:
            self._blocks.append(DefinitionList((Definition(term, ()),)))

    def _close_description(self) -> None:
        _, inner = self._pop()
        if (frame := self._outer("dl")) is not None:
            self._describe(frame, self._take_strays())
            self._describe(frame, inner)
        elif inner:
            self._blocks.append(DefinitionList((Definition((), inner),)))

    def _describe(self, frame: _Frame, blocks: tuple[Block, ...]) -> None:
        """Add `blocks` to the last term, or to an empty one if there is none yet."""
        if blocks:
            if not frame.definitions:
                frame.definitions.append(((), []))
            frame.definitions[-1][1].extend(blocks)

    def _close_heading(self) -> None:
        frame, inner = self._pop()
        if inner:
            self._blocks.append(Heading(_spliced(inner), int(frame.kind)))

    def _close_admonition(self) -> None:
        frame, inner = self._pop()
        if inner:
            self._blocks.append(Admonition(cast("Label", frame.kind), inner))

    def _open_preformatted(self) -> _Closer:
        self.end_paragraph()
        if self._raw is not None:
            return self.end_paragraph
        self._raw = []
        return self._close_preformatted

    def _close_preformatted(self) -> None:
        lines = [line.rstrip() for line in "".join(self._raw or ()).expandtabs(4).splitlines()]
        self._raw = None
        text = textwrap.dedent("\n".join(lines)).strip("\n")
        if "\n" in text:
            self._blocks.append(CodeBlock(text))
        elif text:  # one line has no layout to preserve, and may be wrapped
            self._blocks.append(Paragraph((Code(" ".join(text.split())),)))

    def _close_table(self) -> None:
        frame, strays = self._pop()
        rows = [tuple(cell for _, cell in row) for row in frame.rows]
        has_header = bool(rows) and all(is_header for is_header, _ in frame.rows[0])
        if rows:
            self._blocks.append(Table(rows[0], tuple(rows[1:])) if has_header else Table((), tuple(rows)))
        self._blocks.extend(strays)

    def _close_row(self) -> None:
        frame, strays = self._pop()
        cells = [*frame.cells, (False, strays)] if strays else frame.cells
        if (table := self._outer("table")) is None:
            self._blocks.extend(block for _, cell in cells for block in cell)
        elif any(cell for _, cell in cells):
            if not table.rows:
                table.before.extend(self._take_strays())  # the caption
            elif self._blocks:
                table.rows.append([(False, self._take_strays())])
            table.rows.append(cells)

    def _close_cell(self) -> None:
        frame, inner = self._pop()
        if (row := self._outer("tr")) is None:
            self._blocks.extend(inner)
        else:
            if self._blocks:
                row.cells.append((False, self._take_strays()))
            row.cells.append((frame.kind == "th", inner))

    def _take_strays(self) -> tuple[Block, ...]:
        """Remove and return the blocks that were read outside of the parts of the innermost frame."""
        strays, self._blocks = tuple(self._blocks), []
        return strays


def _merge_single_items(blocks: list[Block]) -> tuple[Block, ...]:
    """Return `blocks` with bullet lists of one item each, one after the other, made one list.

    Spec authors write such lists, and an item outside of any list is first read as a list of its own.
    """
    if len(blocks) < 2:
        return tuple(blocks)
    merged: list[Block] = []
    for is_single, run in groupby(blocks, lambda block: type(block) is BulletList and len(block.items) == 1):
        if is_single:
            merged.append(BulletList(tuple([block.items[0] for block in cast("Iterable[BulletList]", run)])))
        else:
            merged.extend(run)
    return tuple(merged)


def _spliced(blocks: tuple[Block, ...]) -> Inlines:
    """Return the words of `blocks` as one run of inlines, for a heading or a term, which can hold no blocks."""
    nodes: list[Inline] = []
    for block in blocks:
        if nodes:
            nodes.append(Text(" "))
        nodes.extend(block.children if type(block) is Paragraph else (Text(plain_text(block)),))
    return tuple(nodes)


def _frame(kind: str, close: Callable[[TreeBuilder], None]) -> Callable[[TreeBuilder], _Closer]:
    return lambda builder: builder._open_frame(kind, close.__get__(builder))


_SPANS: dict[str, type[Inline]] = {
    "a": Link,
    "code": Code,
    **dict.fromkeys(("i", "em", "replaceable"), Emphasis),
    **dict.fromkeys(("b", "strong"), Strong),
}
"""The nodes of inline elements."""

_OPENERS: dict[str, Callable[[TreeBuilder], _Closer]] = {
    "p": TreeBuilder._open_paragraph,
    "div": TreeBuilder._open_paragraph,
    "ul": _frame("ul", TreeBuilder._close_list),
    "ol": _frame("ol", TreeBuilder._close_list),
    "li": TreeBuilder._open_item,
    "dl": _frame("dl", TreeBuilder._close_definitions),
    "dt": _frame("dt", TreeBuilder._close_term),
    "dd": _frame("dd", TreeBuilder._close_description),
    "pre": TreeBuilder._open_preformatted,
    "table": _frame("table", TreeBuilder._close_table),
    "tr": _frame("tr", TreeBuilder._close_row),
    "th": _frame("th", TreeBuilder._close_cell),
    "td": _frame("td", TreeBuilder._close_cell),
    **{label: _frame(label, TreeBuilder._close_admonition) for label in get_args(Label)},
    **{f'aside class="{label}"': _frame(label, TreeBuilder._close_admonition) for label in get_args(Label)},
    **{f"h{level}": _frame(str(level), TreeBuilder._close_heading) for level in range(1, 7)},
}
"""What opening a block element does, by its tag. All others are renamed to these first (see `prose.tidy`)."""
