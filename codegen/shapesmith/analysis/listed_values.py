"""The values that documentation lists: those that the items of a list start with, and "Valid values: `A` | `B`"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapesmith.ir.doc import (
    Admonition,
    Block,
    BulletList,
    Code,
    DefinitionList,
    Doc,
    Emphasis,
    Inlines,
    NumberedList,
    Paragraph,
    Strong,
)
from shapesmith.prose.plain import plain_text

Values = tuple[str, ...]

_VALUE = re.compile(r"[\w.:/+*-]*\w")
# What may follow the value of an item: nothing, a remark in parentheses, or what separates it from its meaning.
_AFTER_VALUE = re.compile(r"\s*(?:\([^()]*\))?\s*(?::|=|,|[-\u2013\u2014]+(?:\s|$)|\.?$)")
_REMARK = re.compile(r"\s*\([^()]*\)\Z")
# A remark between the values of a list: "`basic` (the default), and `detailed`".
_REMARK_BETWEEN = re.compile(r"\s*\([^()]*\)(?=\s*(?:,|\||and\s|or\s))")
_INTRODUCTION = re.compile(
    r"\b(?:(?:valid|allowed|possible|accepted|permitted)\s+values?(?:\s*:|\s+are\s*:?)"
    r"|(?:take|be)\s+one\s+of\s+(?:the\s+)?(?:\w+\s+)?values\s*:)\s*",
    re.IGNORECASE,
)
_END = re.compile(r"\.(?=\s|$)|[\n;(]")
_SEPARATOR = re.compile(r"\s*\|\s*|\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_QUOTES = " \"'\u2018\u2019\u201c\u201d"


def listed_values(doc: Doc) -> Iterator[Values]:
    """Yield the values of each list in `doc` that lists values and nothing else, two at least."""
    for values in _in_blocks(doc.blocks):
        if len(values) > 1 and all(map(_VALUE.fullmatch, values)):
            yield values


def listed_codes(doc: Doc) -> Iterator[Values]:
    """Yield the code that the items of each list start with, where each of them does, whatever they say of it."""
    for block in doc.blocks:
        for part in block.blocks if isinstance(block, Admonition) else (block,):
            if isinstance(part, BulletList | NumberedList):
                codes = tuple(code for item in part.items if (code := _first_code(item)))
                if len(codes) == len(part.items):
                    yield codes


def _first_code(item: tuple[Block, ...]) -> str:
    match item:
        case (Paragraph(children=(Code(text=text), *_)), *_):
            return text.strip()
        case _:
            return ""


def _in_blocks(blocks: tuple[Block, ...]) -> Iterator[Values]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from _in_words(plain_text(block))
            case BulletList(items) | NumberedList(items):
                yield tuple(map(_head, items))
            case DefinitionList(items):
                yield tuple(_REMARK.sub("", plain_text(item.term).strip(f":{_QUOTES}")) for item in items)
                for item in items:
                    yield from _in_blocks(item.blocks)
            case Admonition(blocks=inner):
                yield from _in_blocks(inner)


def _in_words(text: str) -> Iterator[Values]:
    for introduction in _INTRODUCTION.finditer(text):
        listed = _END.split(_REMARK_BETWEEN.sub("", text[introduction.end() :]), maxsplit=1)[0]
        yield tuple(value for part in _SEPARATOR.split(listed) if (value := part.strip(_QUOTES)))


def _head(item: tuple[Block, ...]) -> str:
    """Return the value that an item starts with, marked up as such; empty if it starts with other words."""
    if not item or not isinstance(item[0], Paragraph) or not item[0].children:
        return ""
    first, *rest = item[0].children
    if not isinstance(first, Code | Strong | Emphasis):
        return ""
    text = plain_text(first).strip(_QUOTES)
    value = text.rstrip(": ")
    return value if value != text or _is_separated(tuple(rest)) else ""


def _is_separated(rest: Inlines) -> bool:
    return _AFTER_VALUE.match(plain_text(rest) if rest else "") is not None
