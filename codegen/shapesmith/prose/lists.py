"""The layout of lists that the docstring styles share."""

from __future__ import annotations

from collections.abc import Iterable

from shapesmith.ir.doc import Block, BulletList, DefinitionList, NumberedList, Table


def are_alike(first: Block | None, second: Block) -> bool:
    """Whether two adjacent blocks would be written as lists of one kind, and so be read as one list."""
    if isinstance(first, NumberedList):
        return isinstance(second, NumberedList)
    bulleted = BulletList | DefinitionList | Table
    return isinstance(first, bulleted) and isinstance(second, bulleted)


def hanging(start: str, lines: list[str]) -> list[str]:
    """Return `lines` after `start`, the later ones below the first."""
    indent = " " * len(start)
    return [(start + lines[0]).rstrip(), *indented(lines[1:], indent)]


def indented(lines: Iterable[str], indent: str) -> list[str]:
    """Return `lines` indented by `indent`, except blank ones."""
    return [indent + line if line else "" for line in lines]
