"""Overrides applied to structures: one is made a union; and diagnostics about those overrides.

This comes before anything is derived from the service: the names of its members depend on it.
"""

from __future__ import annotations

from msgspec.structs import replace

from shapesmith.diagnostics import Diagnostic, error
from shapesmith.ir.overrides import PythonValues, StructureOverride
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import BlobShape, BooleanShape, ListShape, MapShape, Shape, StringShape, StructureShape
from shapesmith.text.near import did_you_mean

# The members that a union of each form must have, with the shapes of their values; of lists and maps, with those of
# items and values, where `StructureShape` is the union itself.
_Form = dict[str, tuple[type[Shape], ...]]
_FORMS: dict[PythonValues, _Form] = {
    "attribute-value": {
        "S": (StringShape,),
        "N": (StringShape,),
        "B": (BlobShape,),
        "SS": (ListShape, StringShape),
        "NS": (ListShape, StringShape),
        "BS": (ListShape, BlobShape),
        "M": (MapShape, StructureShape),
        "L": (ListShape, StructureShape),
        "NULL": (BooleanShape,),
        "BOOL": (BooleanShape,),
    }
}


def correct(service: Service, overrides: tuple[StructureOverride, ...]) -> tuple[Service, list[Diagnostic]]:
    """Return the service with the overrides of its structures, and an error for each that does not fit."""
    diagnostics = []
    corrected: dict[str, Shape] = {}
    for override in overrides:
        shape = service.shapes.get(override.structure)
        misfit = _misfit(service, shape, override)
        if misfit:
            diagnostics.append(error("overrides-value", override.provenance, f"{override.structure} must {misfit}"))
        elif isinstance(shape, StructureShape):
            corrected[shape.name] = replace(shape, union=True, corrected=override)
    if corrected:
        service = replace(service, shapes=service.shapes | corrected)
    return service, diagnostics


def _misfit(service: Service, shape: Shape | None, override: StructureOverride) -> str:
    """Return what the structure of an override must be, and is not; or nothing."""
    if shape is None:
        structures = [each.name for each in service.shapes.values() if isinstance(each, StructureShape)]
        return f"be a structure of the spec (got none){did_you_mean(override.structure, structures)}"
    if not isinstance(shape, StructureShape):
        return "be a structure of the spec (got a shape of another type)"
    if shape.union:
        return "be no union in the model: remove the override"
    if shape.document or shape.is_error or not shape.members:
        return "have members, and be no error, to be a union"
    if override.python_values is None:
        return ""
    form = _FORMS[override.python_values]
    if {member.name: _value(service, shape, member.shape) for member in shape.members} != form:
        return f"have the members {', '.join(form)}, with values of their types, for {override.python_values}"
    return ""


def _value(service: Service, owner: StructureShape, name: str) -> tuple[type[Shape], ...]:
    """Return the class of a shape, and that of its items or values; the members of `owner` refer to it."""
    shape = service.shapes[name]
    match shape:
        case ListShape(member=inner) | MapShape(value=inner):
            return type(shape), *_value(service, owner, inner.shape)
        case StructureShape() if shape is not owner:
            return ()
        case _:
            return (type(shape),)
