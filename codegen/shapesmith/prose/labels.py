"""The words that mark an admonition in a style without a construct for it."""

from __future__ import annotations

from shapesmith.ir.doc import Admonition, Block, Inlines, Label, Paragraph, Strong, Text
from shapesmith.prose.plain import plain_text

LABELS: dict[Label, str] = {
    "note": "Note:",
    "important": "Important:",
    "warning": "Warning:",
    "tip": "Tip:",
    "caution": "Caution:",
}


def without_label(admonition: Admonition) -> tuple[Block, ...]:
    """Return the blocks of `admonition` without the label that some start with, since the style writes it."""
    first, *others = admonition.blocks
    if not isinstance(first, Paragraph):
        return admonition.blocks
    rest = _after(LABELS[admonition.label], first.children)
    return (Paragraph(rest), *others) if rest else tuple(others)


def _after(label: str, inlines: Inlines) -> Inlines:
    """Return `inlines` without `label` at the start, whether it is bold or not."""
    first, *others = inlines
    if type(first) is Strong and plain_text(first) == label:
        first, *others = others or (Text(""),)
    elif type(first) is Text and first.text.startswith(label):
        first = Text(first.text[len(label) :])
    else:
        return inlines
    if type(first) is Text:
        text = first.text.lstrip(" ")
        return (Text(text), *others) if text else tuple(others)
    return (first, *others)
