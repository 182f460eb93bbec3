"""The meanings of an enum's values, from its documentation, or from that of a member whose target it is.

Specs have no field for the meaning of a value, so authors list them: "`API`: The contact was ..." in bullets or in
paragraphs, or terms with definitions. Only what starts with a value of the enum itself is read; the documentation stays
as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from shapesmith.ir.doc import (
    Admonition,
    Block,
    BulletList,
    Definition,
    DefinitionList,
    Doc,
    Inline,
    Inlines,
    NumberedList,
    Paragraph,
    Text,
)
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, MapShape, StringShape, StructureShape
from shapesmith.prose.plain import plain_text

Meanings = dict[str, Doc]

# The separator of a value and its meaning; a remark before it, such as "(default)", is part of the meaning.
_SEPARATOR = re.compile(r"(?:\s*(\([^()]*\)))?(?:\s*(?::|=|\s[-\u2013\u2014]+(?=\s|$))\s*|\s*[\u2013\u2014]\s*)")
# A value that is not marked up, before its separator.
_PLAIN_VALUE = re.compile(
    r"[\"'\u201c]?([\w.:/+*-]*\w)[\"'\u201d]?(?=(?:\s*\([^()]*\))?\s*(?::\s|=|\s[-\u2013\u2014]))"
)


def enum_meanings(service: Service) -> dict[str, Meanings]:
    """Return the meaning of each value that has one, by enum, in the order of the enum.

    An enum's own documentation has precedence over that of the members whose target it is. Among members, the first
    text in spec order is taken.
    """
    listed: dict[str, Meanings] = {}
    values = {
        shape.name: frozenset(shape.enum)
        for shape in service.shapes.values()
        if isinstance(shape, StringShape) and shape.enum
    }
    for enum, doc in _documents(service, values.keys()):
        for value, meaning in _listed(doc.blocks, values[enum]).items():
            listed.setdefault(enum, {}).setdefault(value, meaning.at(doc.provenance))
    return {
        shape.name: {value: listed[shape.name][value] for value in shape.enum or () if value in listed[shape.name]}
        for shape in service.shapes.values()
        if isinstance(shape, StringShape) and shape.name in listed
    }


def _documents(service: Service, enums: Iterable[str]) -> Iterator[tuple[str, Doc]]:
    """Yield each documentation that may list the values of an enum, with that enum: its own, then those of its uses."""
    shapes = service.shapes
    taken_by: dict[str, str] = {}
    for enum in enums:
        taken_by[enum] = enum
        if (doc := shapes[enum].documentation) is not None:
            yield enum, doc
    for shape in shapes.values():
        if isinstance(shape, ListShape | MapShape) and shape.content.shape in taken_by:
            enum = taken_by[shape.name] = taken_by[shape.content.shape]
            if shape.documentation is not None:
                yield enum, shape.documentation
    for shape in shapes.values():
        for member in shape.members if isinstance(shape, StructureShape) else ():
            if member.documentation is not None and member.shape in taken_by:
                yield taken_by[member.shape], member.documentation


def _listed(blocks: tuple[Block, ...], values: frozenset[str]) -> Meanings:
    """Return the meanings in `blocks` and in the lists among them, however deep; the first of each value."""
    meanings = _listed_in_paragraphs(blocks, values)
    for block in blocks:
        if isinstance(block, BulletList | NumberedList):
            parts = [(_entry(item, values), item) for item in block.items]
        elif isinstance(block, DefinitionList):
            parts = [(_defined(definition, values), definition.blocks) for definition in block.items]
        elif isinstance(block, Admonition):
            parts = [(None, block.blocks)]
        else:
            continue
        for entry, inner in parts:
            if entry is not None:
                meanings.setdefault(*entry)
            else:
                for value, meaning in _listed(inner, values).items():
                    meanings.setdefault(value, meaning)
    return meanings


def _defined(definition: Definition, values: frozenset[str]) -> tuple[str, Doc] | None:
    """Return the value that is defined; none if its definition lists values, which it is then about."""
    term = plain_text(definition.term).strip(" :\"'")
    if term not in values or not definition.blocks or len(_listed(definition.blocks, values)) > 1:
        return None
    return term, Doc(definition.blocks)


def _listed_in_paragraphs(blocks: tuple[Block, ...], values: frozenset[str]) -> Meanings:
    """Return the meanings of values that have a paragraph each, if there are two: one alone is not a list.

    A paragraph that has several values defines none of them.
    """
    meanings: Meanings = {}
    for block in blocks:
        if entry := _entry((block,), values):
            value, meaning = entry
            if not any(other[1] in values for other in _PLAIN_VALUE.finditer(plain_text(meaning))):
                meanings.setdefault(value, meaning)
    return meanings if len(meanings) > 1 else {}


def _entry(item: tuple[Block, ...], values: frozenset[str]) -> tuple[str, Doc] | None:
    """Return the value that a list item starts with, and the rest of the item."""
    if not item or not isinstance(item[0], Paragraph):
        return None
    head, *rest = item[0].children
    if isinstance(head, Text):
        plain = _PLAIN_VALUE.match(head.text)
        value, separated = (plain[1], head.text[plain.end() :]) if plain else ("", "")
        inlines: Inlines = (Text(separated), *rest)
    else:
        value = plain_text(head).strip(" \"'")
        inlines = tuple(rest)
        if value not in values and value.endswith(":"):  # the separator is marked up with the value
            value = value[:-1].rstrip()
            inlines = _after_colon(rest)
    if value not in values:
        return None
    meaning = _without_separator(inlines) if inlines else ()
    if meaning is None or not (meaning or item[1:]):
        return None
    return value, Doc((Paragraph(meaning), *item[1:]) if meaning else item[1:])


def _after_colon(inlines: list[Inline]) -> Inlines:
    """Return `inlines` with a colon before them, as text."""
    head = inlines[0] if inlines else None
    return (Text(f":{head.text}"), *inlines[1:]) if isinstance(head, Text) else (Text(":"), *inlines)


def _without_separator(inlines: Inlines) -> Inlines | None:
    """Return `inlines` without the separator that they start with; None if they start with none."""
    head, *rest = inlines
    if not isinstance(head, Text):
        return None
    separator = _SEPARATOR.match(head.text)
    if separator is None:
        return None
    remark, text = separator[1], head.text[separator.end() :]
    if remark:
        text = f"{remark} {text}"
    return (Text(text), *rest) if text else tuple(rest)
