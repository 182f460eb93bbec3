"""Further sentences of each form, one for each way in which it is said: tests/rules/wordings.txt, read.

A section of it is a form and the member in whose text its sentences stand; below each sentence are the rules that it
makes. To add one, write the sentence and run tests/rules/test_wordings.py with --update-golden.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).with_name("wordings.txt")
_SECTION = re.compile(r"(?P<form>[\w.-]+) \((?P<member>\w+)\)")


class Wording(NamedTuple):
    """A sentence in the text of a member, and the form that reads it."""

    form: str
    member: str
    text: str


def wordings() -> list[Wording]:
    """Return the sentences in their order."""
    found: list[Wording] = []
    form = member = ""
    for line in PATH.read_text(encoding="utf-8").splitlines():
        if section := _SECTION.fullmatch(line):
            form, member = section.groups()
        elif not line.startswith("    "):
            found.append(Wording(form, member, line.strip()))
    return found
