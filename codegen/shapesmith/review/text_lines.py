"""Lines of text for a terminal, each with its style."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from shapesmith.text.printable import printable

_NARROWEST = 40

# A terminal shows a title bold, a provenance dim, and a remark in a colour.
Style = Literal["title", "provenance", "plain", "remark"]


class Line(NamedTuple):
    """One line, and its style."""

    text: str
    style: Style = "plain"


def wrapped(
    text: str, width: int, indent: str, style: Style = "plain", *, further: str | None = None
) -> Iterator[Line]:
    """Yield a text in lines of at most `width` characters. Words stay whole.

    Those after the first are indented by `further`: by default more than the first.
    """
    lines = textwrap.wrap(
        printable(text),
        max(width, _NARROWEST),
        initial_indent=indent,
        subsequent_indent=f"{indent}  " if further is None else further,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return (Line(line, style) for line in lines)


def printable_lines(lines: Iterable[Line]) -> list[Line]:
    """Return the lines with every character escaped that a terminal may take for a command."""
    return [Line(printable(line.text), line.style) for line in lines]
