"""Enums as overrides correct them: before names are decided, so that class, alias and checks have the same values."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from shapesmith.ir.overrides import Override
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import Shape, StringShape, StructureShape, targets_by_step

_KIND = ".enum"
_STEP = re.compile(r"\[\]|\{key\}|\{\}")


def correct_enums(service: Service, overrides: Iterable[Override]) -> Service:
    """Return the service with the values that overrides give its enums.

    The override of a shape (`Channel.enum`) replaces its values. That of a place (`Request.Channel.enum`) adds to them
    those that the shape lacks; the constraint on the place, and on others, says which of them are allowed there.
    """
    corrections = [
        override
        for override in overrides
        if override.action == "correct" and override.values and override.constraint.endswith(_KIND)
    ]
    changed: dict[str, StringShape] = {}
    # The override of a shape first: places add to what it leaves.
    for override in sorted(corrections, key=lambda one: one.constraint.removesuffix(_KIND) not in service.shapes):
        path = override.constraint.removesuffix(_KIND)
        shape = _target(path, service.shapes)
        if not isinstance(shape, StringShape):
            continue
        present = changed.get(shape.name, shape).enum or ()
        if path != shape.name and not present:
            continue  # a text that only one place restricts is no enum
        kept = () if path == shape.name else present
        values = tuple(dict.fromkeys((*kept, *(override.values or ()))))
        if values != shape.enum:
            changed[shape.name] = msgspec.structs.replace(shape, enum=values, modelled_enum=shape.enum or ())
    return msgspec.structs.replace(service, shapes={**service.shapes, **changed}) if changed else service


def _target(path: str, shapes: dict[str, Shape]) -> Shape | None:
    """Return the shape of that name, or that of the values at a path (`Request.Channels[]`); None if there is none."""
    if path in shapes:
        return shapes[path]
    owner, _, rest = path.partition(".")
    structure = shapes.get(owner)
    if not isinstance(structure, StructureShape):
        return None
    name = _STEP.split(rest)[0]
    member = structure.member(name)
    # A member with values of its own leaves those of the shape alone.
    found = shapes.get(member.shape) if member is not None and member.enum is None else None
    for step in _STEP.findall(rest):
        target = None if found is None else targets_by_step(found).get(step)
        found = None if target is None else shapes.get(target.shape)
    return found
