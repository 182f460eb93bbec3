"""Edits of a text: parts replaced by others, everything else kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """The text from `start` to `end`, exclusive, becomes `text`."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits, of which none may overlap another. Raises ValueError if two do."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda each: each[:2]):
        if edit.start < at:
            raise ValueError(f"edits overlap at {edit.start}")
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))
