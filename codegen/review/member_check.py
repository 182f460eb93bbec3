"""The lines of a generated `_check` that are about one member, as they stand in the module."""

from __future__ import annotations

import textwrap

from codegen.ir.constraints import StructureRules
from codegen.python.checks import Checks, PatternUse, ValuesUse
from codegen.python.names import Names
from codegen.render.formatting import format_sources
from codegen.text.literals import raw_string

# Formatted where they stand in a module, so that lines break where they break there.
_FRAME = "class C:\n    def check():\n"
_INDENT = " " * 8


def member_check(names: Names, rules: StructureRules, member: str) -> list[str]:
    """Return the lines, after the definitions of the patterns and tables that they use."""
    alone = StructureRules(name=rules.name, members={member: rules.members[member]})
    code = Checks(names, {rules.name: alone}).of(rules.name)
    constants = [_definition(use) for use in code.constants.values()]
    body = "".join(f"{_INDENT}{line}\n" for line in code.lines)
    formatted = format_sources([("check.py", _FRAME + body)])["check.py"]
    lines = textwrap.dedent(formatted.removeprefix(_FRAME)).rstrip("\n").split("\n")
    return [*constants, "", *lines] if constants else lines


def _definition(use: PatternUse | ValuesUse) -> str:
    if isinstance(use, ValuesUse):
        return f"{use.name} = {use.enum}._value2member_map_"
    engine = "" if use.engine == "re" else f', "{use.engine}"'
    return f"{use.name} = rt.Pattern({raw_string(use.source)}{engine})"
