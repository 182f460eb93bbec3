r"""Inlines to reStructuredText, with `\\ ` between markup and a word, and escapes where text would be read as markup.

Rules: docutils, "reStructuredText Markup Specification", Inline Markup
(https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#inline-markup-recognition-rules).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from shapesmith.ir.doc import Code, Emphasis, Inlines, Link, Strong, Text
from shapesmith.prose.plain import plain_text
from shapesmith.prose.wrap import NO_BREAK, backslashed, display_width, unbroken_blanks

_UNBROKEN_CODE = 40
"""Code up to this many columns stays on one line, so that a text search finds it."""

_SPECIAL = re.compile(
    r"[\\`]"
    r"|(?<!\s)[*|]+(?![^\W_])|(?<![^\W_])[*|]+(?!\s)"  # emphasis and substitutions, but not in `a*b` and `a | b`
    r"|(?<=\S)_+(?!\w)|\A_+(?!\w)"  # references: `name_`
    r"|:(?=:\Z)"  # a literal block follows
)
_BEFORE_MARKUP = frozenset("'\"([{<-/:")
_AFTER_MARKUP = frozenset("'\")]}>-/\\:.,;!?")
_CLOSING = {"'": "'", '"': '"', "(": ")", "[": "]", "{": "}", "<": ">"}

_NO_LITERAL = re.compile(r"\A[`\s]|[`\s]\Z|``|\A\Z")
_UNDERLINES_IN_CODE = re.compile(r" (?=([!-/:-@\[-`{-~])(?:\1*(?: \S{20}| \S*\Z)|\1{3,} ))")
_ONLY_BACKSLASHES = re.compile(r" (?=\\+(?:[ \0]|\Z))")
_JOIN = "\\" + NO_BREAK
"""An escaped space, which separates markup from a word and shows as nothing."""


class _Piece(NamedTuple):
    """A part of a paragraph: text, or markup around `content`."""

    written: str
    content: str = ""


def rst_text(inlines: Inlines) -> str:
    """Return `inlines` as reStructuredText, words apart by spaces and by `NO_BREAK` where a line must not end.

    reStructuredText does not nest inline markup: emphasis ends before code and links and starts again after them, and
    code in a link becomes the text of the link.
    """
    if len(inlines) == 1 and type(text := inlines[0]) is Text:
        written = _escaped(text.text)
    else:
        written = _joined(_pieces(inlines, ""))
    if "\\" not in written:
        return written
    # A line of nothing but backslashes is the adornment of a title, escaped or not.
    written = _ONLY_BACKSLASHES.sub(NO_BREAK, written)
    return _JOIN + written if _ONLY_BACKSLASHES.match(" " + written) else written


def _joined(pieces: Iterable[_Piece]) -> str:
    parts: list[str] = []
    before, after_markup = " ", False
    for written, content in pieces:
        if content:
            quoted = _CLOSING.get(before) == content[0]
            is_role = before == ":" and written[0] == "`"  # `:name:` before a back quote is a role
            if quoted or is_role or not (before.isspace() or before in _BEFORE_MARKUP):
                parts.append(_JOIN)
        elif after_markup and not (written[0].isspace() or written[0] in _AFTER_MARKUP):
            parts.append(_JOIN)
        parts.append(written)
        before, after_markup = written[-1], bool(content)
    return "".join(parts)


def _pieces(inlines: Inlines, stress: str) -> Iterator[_Piece]:
    """Return the parts of `inlines`, with text between the marks `stress`."""
    for node in inlines:
        if type(node) is Text:
            yield from _text(node.text, stress)
        elif type(node) is Code:
            yield _code(node.text)
        elif type(node) is Link:
            yield _link(node)
        elif type(node) is Emphasis:
            yield from _pieces(node.children, stress or "*")
        elif type(node) is Strong:
            yield from _pieces(node.children, stress or "**")


def _text(text: str, stress: str) -> Iterator[_Piece]:
    words = text.strip(" ")
    if not stress or not words:
        yield _Piece(_escaped(text))
        return
    if text[0] == " ":
        yield _Piece(" ")
    yield _Piece(f"{stress}{_escaped(words)}{stress}", words)
    if text[-1] == " ":
        yield _Piece(" ")


def _code(code: str) -> _Piece:
    """Return `code` as an inline literal, or as text if its back quotes or blanks cannot be in one."""
    if _NO_LITERAL.search(code):
        return _Piece(_escaped(code))
    if display_width(code) <= _UNBROKEN_CODE:
        span = code.replace(" ", NO_BREAK)
    else:
        span = unbroken_blanks(_UNDERLINES_IN_CODE.sub(NO_BREAK, code))
    return _Piece(f"``{span}``", code)


def _link(link: Link) -> _Piece:
    """Return a link without a name, since equal names with different addresses would be a conflict."""
    words = plain_text(link)
    if link.href == words and not re.search(r"[\s<>\\`]", words):
        return _Piece(f"`<{words}>`__", words)
    label = _escaped(words).replace("<", "\\<")
    href = re.sub(r"[\s<>\\`\0]", lambda char: f"%{ord(char[0]):02X}", link.href)
    return _Piece(f"`{label} <{href}>`__", words)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(backslashed, text)
