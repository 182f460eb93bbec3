"""The layout of lists that the docstring styles share."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from shapesmith.ir.doc import Block, BulletList, DefinitionList, Item, NumberedList, Table


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


def marked(
    items: Iterable[Item], width: int, mark: str, tight: bool, render: Callable[[Item, int], list[str]]
) -> list[str]:
    """Return the lines of a list whose items `render` lays out: after `mark`, and a number if that is no bullet.

    A `tight` list has no blank lines.
    """
    lines: list[str] = []
    number = 1
    for item in items:
        start = mark if mark[0] in "-*" else f"{number}{mark}"
        inner = [line for line in render(item, width - len(start)) if line or not tight]
        if not inner:
            continue
        if lines and not tight:
            lines.append("")
        lines += hanging(start, inner)
        number += 1
    return lines
