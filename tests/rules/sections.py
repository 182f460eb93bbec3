"""Files of sentences with what is read of each, written out: tests/rules/wordings.txt and tests/rules/readings.txt.

A section has a title and the member in whose text its sentences stand; below each sentence are the rules that it makes.
To add one, write the sentence and run the test of the file with --update-golden.
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from shapesmith.rules.extraction import Extraction

from tests.rules.sample import read, written

_SECTION = re.compile(r"(?P<title>[^()]+) \((?P<member>\w+(?:\[\]\.\w+)?)\)")


class Entry(NamedTuple):
    """A sentence in the text of a member, below a title."""

    title: str
    member: str
    text: str


def entries_of(path: Path) -> list[Entry]:
    """Return the sentences of a file in their order."""
    found: list[Entry] = []
    title = member = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if section := _SECTION.fullmatch(line):
            title, member = section.groups()
        elif not line.startswith("    "):
            found.append(Entry(title, member, line.strip()))
    return found


def lines_of(entries: list[Entry], origin: bool = False) -> list[str]:
    """Return the lines of a file: each sentence, and all that is read of it; `origin`: by the form of its title."""
    lines: list[str] = []
    for (title, member), section in groupby(entries, key=lambda entry: entry[:2]):
        lines.append(f"{title} ({member})")
        for entry in section:
            lines += [f"  {entry.text}", *_made(read(entry.text, member), title if origin else None)]
    return lines


def _made(extraction: Extraction, origin: str | None) -> list[str]:
    rules = [f"    {written(rule)}" for rule in extraction.rules if origin in (None, rule.origin)]
    refused = [f"    refused, {each.form}: {each.reason}" for each in extraction.refused if origin is None]
    return rules + refused


def compare(path: Path, lines: list[str], update: bool) -> None:
    """Assert that a file has these lines; write them first where it is to be updated."""
    if update:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == path.read_text(encoding="utf-8").splitlines()
