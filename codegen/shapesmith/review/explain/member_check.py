"""The entry of one member in the table of its structure, as it is in the module."""

from __future__ import annotations

import textwrap

from shapesmith.ir.constraints import StructureConstraints
from shapesmith.targets.dataclasses.formatting import format_sources
from shapesmith.targets.dataclasses.names import Names
from shapesmith.targets.dataclasses.table import Table, pattern_expression
from shapesmith.text.literals import string

# Formatted with the indentation of a module, so that lines are wrapped as in the module.
_BEFORE = "class C:\n    def _schema():\n        return rt.Schema(\n            {\n"
_AFTER = "            }\n        )\n"


def member_check(names: Names, structure: StructureConstraints, member: str, token: bool, filled: bool) -> list[str]:
    """Return the lines of the entry, after the definitions of the patterns that it names.

    `token` and `filled` are those of `Table.entry`.
    """
    table = Table(names)
    entry = f"{' ' * 16}{string(member)}: {table.entry(structure.members[member], token, filled)},\n"
    formatted = format_sources([("check.py", _BEFORE + entry + _AFTER)])["check.py"]
    lines = textwrap.dedent(formatted.removeprefix(_BEFORE).removesuffix(_AFTER)).rstrip("\n").split("\n")
    patterns = [f"{use.name} = {pattern_expression(use)}" for use in table.patterns.values()]
    return [*patterns, "", *lines] if patterns else lines
