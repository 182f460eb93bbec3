"""The rules of every structure, and those of every shape by itself."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from shapesmith.analysis.constraints import derive_constraints
from shapesmith.diagnostics import Diagnostic, Severity, SpecError
from shapesmith.ir.constraints import Rules, StructureRules
from shapesmith.ir.overrides import Override
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import Member, StructureShape

# The name of a structure that has every shape as a member; no shape of a spec is without a name.
_EVERY_SHAPE = ""


class ShapeRules(NamedTuple):
    """`structures`: the rules of the members of each structure. `shapes`: those of each shape by itself.

    By itself, a shape has nothing of what a member adds (`jsonvalue`, a host label, its own enum) and of what an
    override changes. `diagnostics` are the warnings about patterns that could not be translated.
    """

    structures: dict[str, StructureRules]
    shapes: dict[str, Rules]
    diagnostics: list[Diagnostic]


def shape_rules(service: Service, overrides: tuple[Override, ...] = (), overrides_file: str = "") -> ShapeRules:
    """Return all rules of a service. Raises SpecError where an override does not fit the spec."""
    members = tuple(Member(name=name, shape=name) for name in service.shapes)
    shapes: dict[str, Any] = {**service.shapes, _EVERY_SHAPE: StructureShape(name=_EVERY_SHAPE, members=members)}
    found = derive_constraints(msgspec.structs.replace(service, shapes=shapes), overrides, overrides_file)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found.diagnostics):
        raise SpecError(found.diagnostics)
    return ShapeRules(found.structures, found.structures.pop(_EVERY_SHAPE).members, found.diagnostics)
