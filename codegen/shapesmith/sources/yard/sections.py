"""What every form of YARD documentation is brought to: sections, each of them one documented class."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """One line of text, and its number in the file."""

    number: int
    text: str


class Section(NamedTuple):
    """One class: its name, the line that names it, and its documentation as YARD text from top to bottom, indented.

    `members` are the attributes that the class itself lists; None where only the documentation does.
    """

    name: str
    line: int
    lines: list[Line]
    members: tuple[str, ...] | None = None
    sensitive: tuple[str, ...] = ()
    union: bool = False
    eventstream: bool = False
