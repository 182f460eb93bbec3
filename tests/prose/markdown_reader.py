"""Markdown as markdown-it-py reads it: CommonMark, with what GitHub and editors add: tables, strikethrough, addresses."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.prose.outline import Outline

_READER = MarkdownIt("commonmark", {"linkify": True}).enable(["table", "strikethrough", "linkify"])
_READER.inline.ruler.disable("linkify")  # not before escapes are read: they would be part of an address
assert _READER.linkify is not None
_READER.linkify.set({"fuzzy_link": False})
# Addresses as they are written, where a browser would decode some of their characters.
_READER.normalizeLink = lambda url: url  # type: ignore[method-assign]
_READER.normalizeLinkText = lambda url: url  # type: ignore[method-assign]

_BLOCKS = {"bullet_list": "bullets", "ordered_list": "numbers"}
_MARKS = frozenset(f"{mark}_{edge}" for mark in ("em", "strong", "link") for edge in ("open", "close"))


class MisreadError(AssertionError):
    """Text of a docstring was taken for markup that no renderer writes."""


class Reading:
    """What a reader finds in a docstring: its outline, the addresses of its links, and its code.

    `bare` are those links that the reader finds in text by itself, which may be more than were meant.
    """

    def __init__(self, text: str) -> None:
        self.outline: Outline = []
        self.links: list[str] = []
        self.bare: list[str] = []
        self.code: list[str] = []
        tokens = _READER.parse(text)
        position = 0
        while position < len(tokens):
            position = self._read(tokens, position, self.outline)

    def _read(self, tokens: list[Token], position: int, outline: Outline) -> int:
        """Add the block that starts at `position`, and return where it ends."""
        token = tokens[position]
        name = token.type.removesuffix("_open")
        if name == "fence":
            outline.append(("code", token.content.split()))
            return position + 1
        if name in ("paragraph", "heading"):
            outline.append(("paragraph", self._text(tokens[position + 1]).split()))
            return position + 3
        if name == "table":
            words: list[str] = []
            while tokens[position].type != "table_close":
                if tokens[position].type == "inline":
                    words += self._text(tokens[position]).split()
                position += 1
            outline.append(("table", words))
            return position + 1
        if name not in _BLOCKS and name != "list_item":
            raise MisreadError(f"{name}: {token.content}")
        inner: Outline = []
        position += 1
        while tokens[position].type != f"{name}_close":
            position = self._read(tokens, position, inner)
        if name == "list_item":
            outline.append(("item", inner))
        else:
            outline.append((_BLOCKS[name], [item for _, item in inner]))
        return position + 1

    def _text(self, inline: Token) -> str:
        parts: list[str] = []
        for token in _children(inline):
            if token.type == "code_inline":
                self.code.append(token.content)
            elif token.type == "link_open":
                address = str(token.attrGet("href"))
                self.links.append(address)
                if token.markup == "linkify":
                    self.bare.append(address)
            elif token.type not in _MARKS and token.type not in ("text", "softbreak"):
                raise MisreadError(f"{token.type}: {token.content}")
            parts.append(" " if token.type == "softbreak" else token.content)
        return "".join(parts)


def _children(inline: Token) -> list[Token]:
    """Return the parts of running text, of which CommonMark drops the indentation (4.8), and markdown-it not in code."""
    if "\n " in inline.content:
        (inline,) = _READER.parseInline(re.sub("\n +", "\n", inline.content))
    return inline.children or []
