"""The lines of a generated class that check one member, as they stand in the module."""

from __future__ import annotations

import textwrap

from shapesmith.ir.constraints import StructureConstraints
from shapesmith.targets.dataclasses.constants import Constants, PatternUse, ValuesUse
from shapesmith.targets.dataclasses.fits import Fits
from shapesmith.targets.dataclasses.formatting import format_sources
from shapesmith.targets.dataclasses.names import Names
from shapesmith.targets.dataclasses.rule_table import RuleTable
from shapesmith.text.literals import raw_string, string

# Formatted where they stand in a module, so that lines break where they break there.
_FITS = "class C:\n    def _fits():\n"
_RULES = "class C:\n    def _rules():\n        return rt.Rules(\n            {\n"


def member_check(names: Names, structure: StructureConstraints, member: str, sent: bool) -> list[str]:
    """Return the lines of `_fits`, if what is `sent` is checked, and the row of `_rules`.

    Before them stand the definitions of the patterns and tables that they use.
    """
    constants = Constants(names)
    fits = Fits(names, constants).member(member, structure.members[member]) if sent else []
    row = f"{string(member)}: {RuleTable(names, constants).rule(structure.members[member])},"
    sources = [(_FITS, [" " * 8 + line for line in fits], ""), (_RULES, [" " * 16 + row], "            }\n        )\n")]
    blocks = [[_definition(use) for use in constants.uses.values()]]
    for before, lines, after in sources:
        source = before + "".join(f"{line}\n" for line in lines) + after
        blocks.append(_formatted(source, before, after) if lines else [])
    return "\n\n".join("\n".join(block) for block in blocks if block).split("\n")


def _formatted(source: str, before: str, after: str) -> list[str]:
    formatted = format_sources([("check.py", source)])["check.py"]
    return textwrap.dedent(formatted.removeprefix(before).removesuffix(after)).rstrip("\n").split("\n")


def _definition(use: PatternUse | ValuesUse) -> str:
    if isinstance(use, ValuesUse):
        return f"{use.name} = {use.enum}._by_value"
    engine = "" if use.engine == "re" else f', "{use.engine}"'
    model = "" if use.model == use.source else f", model={raw_string(use.model)}"
    return f"{use.name} = rt.Pattern({raw_string(use.source)}{engine}{model})"
