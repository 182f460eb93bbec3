"""Words and inline elements, in document order, to the inline nodes of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from typing import cast

from shapesmith.ir.doc import Code, Emphasis, Inline, Inlines, Link, Strong, Text

_BARE = re.compile(
    r"(?P<address>(?<![\w@.-])(?>https?://\w[\w/?=&%#~+:@,;.-]*(?<=[\w/=#]))"
    r"(?![?=&%#~+:@,;.!|\\'\"-]*[\w{}<>$*(\[@%&~+\\-]))"
    r"|(?<![^\s>()\"',;`])(?:[^\s<>()\"',;`]*<[A-Za-z/!?][^<>`]*>)+(?:[^\s<>()\"',;`]*(?<![.:?!]))?"
)
_LINKED = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)


_LONGEST_ADDRESS = 2000
"""Longer addresses are not made links: browsers do not follow them, and a link is repeated in each paragraph."""


class _Span:
    """An open inline element: its class, its address, what came before it, and whether it has any words yet."""

    __slots__ = ("before", "href", "kind", "used")

    def __init__(self, kind: type[Inline], href: str, before: list[str | Inline]) -> None:
        self.kind = kind
        self.href = href
        self.before = before
        self.used = False


class InlineBuilder:
    """Collects the words and inline elements of one paragraph at a time.

    White space is handled as a browser would: runs of it are one space, none remains at the edge of a paragraph, and
    a space at the edge of an element moves outside of it.
    """

    __slots__ = ("_inlines", "_spans", "in_link", "space")

    def __init__(self) -> None:
        self.space = False
        """Whether white space was read since the last word; a caller may set it instead of calling `text(" ")`."""
        self.in_link = False
        """Whether a link is open, with or without an address."""
        self._inlines: list[str | Inline] = []
        self._spans: list[_Span] = []

    def text(self, text: str) -> None:
        """Add character data."""
        words = text.split()
        if not words:
            self.space = self.space or bool(text)
            return
        if self.space or text[0].isspace():
            self._add_space()
        self._inlines.append(" ".join(words))
        self.space = text[-1].isspace()

    def open(self, kind: type[Inline], href: str = "") -> Callable[[], None]:
        """Open an element, and return what closes it.

        It has no effect within one of its kind, within code (unless it is a link), or without a valid address.
        """
        if kind is Link:
            self.in_link = True
            return self._close_link if self._push(kind, href) else self._leave_link
        return self._close if self._push(kind, href) else nothing

    def take(self) -> Inlines:
        """End the paragraph and return it; elements that are open continue in the next one."""
        for span in reversed(self._spans):
            self._fold(span)
        taken = mark_bare(join(self._inlines)) if self._inlines else ()
        self._inlines = []
        self.space = False
        for span in self._spans:
            span.before, self._inlines = self._inlines, []
        return taken

    def _push(self, kind: type[Inline], href: str) -> bool:
        kinds = [span.kind for span in self._spans]
        if kind in kinds or (Code in kinds and kind is not Link):
            return False
        if kind is Link and not (_LINKED.match(href) and len(href) <= _LONGEST_ADDRESS):
            return False
        self._spans.append(_Span(kind, href, self._inlines))
        self._inlines = []
        return True

    def _add_space(self) -> None:
        """Add a space between words, in the outermost element that ends after the words before it."""
        if self._inlines:
            self._inlines.append(" ")
            return
        for span in reversed(self._spans):
            if span.before:
                span.before.append(" ")
                return

    def _close(self) -> None:
        self._fold(self._spans.pop())

    def _close_link(self) -> None:
        self.in_link = False
        span = self._spans.pop()
        self._fold(span)
        if not span.used:
            # A link without words shows its address.
            if self.space:
                self._add_space()
                self.space = False
            self._inlines.append(Link(span.href, (Text(span.href),)))

    def _leave_link(self) -> None:
        self.in_link = False

    def _fold(self, span: _Span) -> None:
        """Convert what was read inside of `span` to its node, in the element around it."""
        kind = span.kind
        inner, self._inlines = self._inlines, span.before
        if not inner:
            return
        span.used = True
        if kind is Code:
            self._add_code(inner)
        elif kind is Link:
            self._inlines.append(Link(span.href, join(inner)))
        else:
            children = join(inner) if self.in_link else mark_bare(join(inner))
            self._inlines.append(Emphasis(children) if kind is Emphasis else Strong(children))

    def _add_code(self, inner: list[str | Inline]) -> None:
        """Append code. A link inside of it becomes a link around that part: styles cannot nest a link in code."""
        inlines = self._inlines
        for part in join(inner):
            if type(part) is Link:
                inlines.append(Link(part.href, tuple(Code(c.text) if type(c) is Text else c for c in part.children)))
            elif type(part) is Text:
                words = part.text.strip(" ")
                if part.text[0] == " ":
                    inlines.append(" ")
                if words:
                    inlines.append(Code(words))
                    if part.text[-1] == " ":
                        inlines.append(" ")


def nothing() -> None:
    """Close an element that left no trace."""


def join(parts: Iterable[str | Inline]) -> Inlines:
    """Return `parts` with neighbours of one kind made one node: strings a Text, `<i>a</i><i>b</i>` one Emphasis."""
    nodes: list[Inline] = []
    for kind, run in groupby(parts, type):
        if kind is str:
            nodes.append(Text("".join(cast("Iterable[str]", run))))
        elif kind is Code:
            nodes.append(Code("".join([node.text for node in cast("Iterable[Code]", run)])))
        elif kind is Emphasis or kind is Strong:
            first, *others = cast("Iterable[Emphasis | Strong]", run)
            inner = chain(first.children, *[node.children for node in others])
            nodes.append(kind(join(_unwrapped(inner))) if others else first)
        else:
            nodes.extend(cast("Iterable[Inline]", run))
    return tuple(nodes)


def _unwrapped(nodes: Iterable[Inline]) -> Iterable[str | Inline]:
    return (node.text if type(node) is Text else node for node in nodes)


def mark_bare(nodes: Inlines) -> Inlines:
    """Return `nodes` with markup for addresses, which become links, and placeholders, which become code, in plain text.

    An address ends before the full stop of its sentence. One that continues with a placeholder (`https://{api-id}...`)
    cannot be opened, and stays text; a value with a placeholder in angle brackets (`arn:aws:kms:<region>:...`) is code,
    so that it is not read as HTML.
    """
    for node in nodes:
        if type(node) is Text and ("://" in node.text or "<" in node.text):
            break
    else:
        return nodes
    return join(chain.from_iterable(_marked(node.text) if type(node) is Text else (node,) for node in nodes))


def _marked(text: str) -> Iterator[str | Inline]:
    start = 0
    for found in _BARE.finditer(text):
        if found.start() > start:
            yield text[start : found.start()]
        yield Link(found[0], (Text(found[0]),)) if found["address"] else Code(found[0])
        start = found.end()
    if start < len(text):
        yield text[start:]
