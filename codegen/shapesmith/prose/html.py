"""HTML, as spec authors and their tools write it, to a Doc tree.

Of the docs of botocore 1.44.5, 72 % are one plain paragraph, and most others are well nested and use a handful of
elements; both are read directly. All others go through an HTML parser first (`tidy`), whose output is well nested by
construction. The tests require the same results from all three paths.
"""

from __future__ import annotations

import html as entities
import re

from shapesmith.ir.doc import Doc, Paragraph, Text
from shapesmith.prose.builder import TreeBuilder
from shapesmith.prose.characters import clean
from shapesmith.prose.encoding import decode_twice_encoded
from shapesmith.prose.inlines import mark_bare
from shapesmith.prose.lines import read_lines
from shapesmith.prose.tidy import tidy

_PLAIN_PARAGRAPH = re.compile(r"\s*<p>([^<&]*)</p>\s*")

_TAG = re.compile(r'<(/?[A-Za-z](?:[^<>"]++|"[^"]*+")*+)>')

_DIRECT = frozenset(
    {
        *("p", "ul", "ol", "li", "dl", "dt", "dd", "note", "important", "warning", "tip", "caution"),
        *("a", "code", "i", "em", "replaceable", "b", "strong"),
    }
)
"""Elements that mean the same with and without a parser if they are well nested."""

_PARENTS = {"li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",)}
"""Elements that a parser moves unless they are in one of these."""

_MANY_TAGS = 8_000
"""Text with more tags than any documentation is read without a parser: the time of HTML's rules for closing elements
grows with the square of the depth (10,000 nested lists take it 0.5 s). The most in botocore is 2,590."""


def read_html(html: str) -> Doc:
    """Return the Doc tree of `html`; text with no tag at all is read as lines (see `lines`).

    Never raises, and loses no visible word, whatever the text. Some things are read as the author meant them rather
    than as a browser would:

    - DocBook elements that tools left in the text keep their meaning (`<replaceable>`, `<fullname>`, `<note>`);
    - `<code/>` is an empty element, not the start of one; a link without text shows its address;
    - a tag that is no known element and is never closed is a placeholder and stays text: `arn:aws:kms:<region>:...`;
    - text that a tool encoded twice is decoded twice (see `encoding`).
    """
    html = clean(html)
    if plain := _PLAIN_PARAGRAPH.fullmatch(html):
        words = " ".join(plain[1].split())
        return Doc((Paragraph(mark_bare((Text(words),))),)) if words else Doc()
    if "&" in html:
        html = decode_twice_encoded(html)
    if "<" not in html:
        return read_lines(clean(entities.unescape(html)))
    return read_direct(html) or read_parsed(html)


def read_direct(html: str) -> Doc | None:
    """Return the Doc tree of well-nested HTML of the common elements, without a parser; None for any other HTML."""
    parts = _TAG.split(html)
    if html.count("<") != len(parts) // 2:
        return None
    builder = TreeBuilder()
    for index, part in enumerate(parts):
        if not index % 2:
            if part == " ":
                builder.inlines.space = True
            elif part:
                builder.text(part)
        elif part[0] == "/":
            if not builder.end(part[1:]):
                return None
        else:
            name = part if part in _DIRECT else part.partition(" ")[0]
            if name != part and name != "a":
                return None
            parents = _PARENTS.get(name)
            if (parents and builder.parent not in parents) or not builder.start(part):
                return None
    return builder.finish() if not builder.parent else None


def read_parsed(html: str) -> Doc:
    """Return the Doc tree of any HTML, by way of a parser."""
    builder = TreeBuilder()
    tidied = tidy(html, parse=html.count("<") <= _MANY_TAGS)
    for index, part in enumerate(_TAG.split(tidied)):
        if not index % 2:
            if part:
                builder.text(part)
        elif part[0] == "/":
            builder.end(part[1:])
        elif part in ("br", "hr"):
            builder.end_paragraph()
        else:
            builder.start(part)
    return builder.finish()
