"""The words that mark an admonition in a style that has no construct of its own for it."""

from __future__ import annotations

from codegen.ir.doc import Admonition, Block, Label, Paragraph, Strong, Text
from codegen.prose.plain import plain_text

LABELS: dict[Label, str] = {
    "note": "Note:",
    "important": "Important:",
    "warning": "Warning:",
    "tip": "Tip:",
    "caution": "Caution:",
}


def with_label(admonition: Admonition) -> tuple[Block, ...]:
    """Return the blocks of `admonition` with its label before the first words, unless these say it themselves."""
    label = LABELS[admonition.label]
    first, *others = admonition.blocks
    if not isinstance(first, Paragraph):
        return (Paragraph((Strong((Text(label),)),)), *admonition.blocks)
    if plain_text(first).startswith(label):
        return admonition.blocks
    return (Paragraph((Strong((Text(label),)), Text(" "), *first.children)), *others)
