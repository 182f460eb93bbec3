"""Enum members whose name stands for another value than in the package on disk, as a new value took the name.

Of values that differ only in case or punctuation, the first in the spec has the plain name. A spec that adds "windows"
before "Windows" gives it the name `WINDOWS`, and code that uses the name sends another value than it did.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from pathlib import Path

from shapesmith.diagnostics import Diagnostic, warning
from shapesmith.provenance import Provenance

_ENUM = re.compile(r"^class (?P<name>\w+)\(rt\.OpenEnum\):\n(?P<body>(?:    .*\n|\n)*)", re.MULTILINE)
_MEMBER = re.compile(r"^    (?P<name>[A-Z]\w*) = (?:\(\n {8})?(?P<value>\".*\"|'.*')$", re.MULTILINE)

_Values = dict[str, dict[str, str]]


def moved_names(package: Path, files: Mapping[str, str]) -> list[Diagnostic]:
    """Return a warning for each name that stands for another value in `files` than in the package in that folder.

    `files` are the texts of the new package, by path in the folder.
    """
    on_disk = {path.relative_to(package).as_posix(): _text(path) for path in package.rglob("*.py")}
    if not on_disk:
        return []
    before: _Values = {}
    after: _Values = {}
    where: dict[str, str] = {}
    for name in on_disk.keys() | files.keys():
        old, new = on_disk.get(name, ""), files.get(name, "")
        if old == new:
            continue
        before |= _enums(old)
        found = _enums(new)
        after |= found
        where |= dict.fromkeys(found, name)
    diagnostics = []
    for enum in sorted(before.keys() & after.keys()):
        names = {value: name for name, value in after[enum].items()}
        for name, value in before[enum].items():
            now = after[enum].get(name, value)
            if now != value:
                message = f"{enum}.{name} was {value} and is {now}: code that uses the name sends another value"
                message += f"; {value} is {enum}.{names[value]} now" if value in names else ""
                provenance = Provenance(f"{package}/{where[enum]}")
                diagnostics.append(warning("enum-name-moved", provenance, message))
    return diagnostics


def _text(path: Path) -> str:
    """Return the text of a module; nothing of what is no file or cannot be read, which others report."""
    try:
        return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    except OSError:
        return ""


def _enums(text: str) -> _Values:
    """Return the members of each enum in the text of a module, by name, each with the literal of its value."""
    return {
        enum["name"]: {member["name"]: _literal(member["value"]) for member in _MEMBER.finditer(enum["body"])}
        for enum in _ENUM.finditer(text)
    }


def _literal(source: str) -> str:
    """Return a literal in one spelling, whatever its quotes; text that is none as it is."""
    try:
        return repr(ast.literal_eval(source))
    except (ValueError, SyntaxError):
        return source
