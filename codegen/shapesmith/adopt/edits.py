"""Edits of a text: parts replaced by others, everything else kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """The text from `start` to `end`, exclusive, becomes `text`."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """Return a text with edits, or the part of it from `start` to `end`, in which all of them are.

    Raises ValueError if two overlap.
    """
    parts: list[str] = []
    at = start
    for edit in sorted(edits, key=lambda each: each[:2]):
        if edit.start < at:
            raise ValueError(f"edits overlap at {edit.start}")
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:end]))
