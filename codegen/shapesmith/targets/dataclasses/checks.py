"""Constraints to code: what each structure's class holds to check its values.

`_fits` is straight-line statements on plain dicts that tell whether anything is wrong (`fits`);
`_rules` is the table from which `runtime.rules` tells what (`rule_table`). A structure that is
only received has the table alone.
"""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from shapesmith.ir.constraints import StructureConstraints
from shapesmith.targets.dataclasses.constants import Constants
from shapesmith.targets.dataclasses.fits import Fits
from shapesmith.targets.dataclasses.names import Names
from shapesmith.targets.dataclasses.rule_table import RuleTable, options
from shapesmith.targets.dataclasses.views import RuleView
from shapesmith.text.literals import Foreign


class CheckCode(NamedTuple):
    """The code that checks the members of a structure.

    `fits` are the statements of `_fits`, none where there is no such method; `options` the rest of the table's call.
    """

    fits: list[str]
    rules: tuple[RuleView, ...]
    options: str


class Checks:
    """Writes the checks of one service's structures; `fast` are those that are checked often: parts of requests."""

    def __init__(self, names: Names, constraints: dict[str, StructureConstraints], fast: Set[str]) -> None:
        self._names = names
        self._constraints = constraints
        self._fast = fast

    def of(self, shape: str, constants: Constants) -> CheckCode:
        """Return the code that checks the members of a structure; it may use `constants`."""
        structure = self._constraints[shape]
        fits = Fits(self._names, constants).of(structure) if shape in self._fast else []
        table = RuleTable(self._names, constants)
        rows = tuple(RuleView(Foreign(name), table.rule(member)) for name, member in structure.members.items())
        return CheckCode(fits, rows, options(structure))
