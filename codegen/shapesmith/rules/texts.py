"""The texts that document what is sent: those of each structure, of its members, and of the operations that take it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from shapesmith.ir.doc import Doc
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, MapShape, StructureShape, targets
from shapesmith.rules.places import Place, Places


class Text(NamedTuple):
    """The documentation of a structure, or of a place in it.

    `names` are what a verdict may call it by: `Structure.Member`, the name of the shape whose documentation it is, or
    both. `beside`: the member in which the place is nested, where only rules that join it to others are new.
    """

    doc: Doc
    place: Place | None
    names: tuple[str, ...] = ()
    beside: str = ""


def sent_texts(service: Service) -> Iterator[tuple[Places, list[Text]]]:
    """Yield the places of each structure that requests reach, in the order of the spec, with the texts about it."""
    operations: dict[str, list[Text]] = {}
    for operation in service.operations:
        if operation.input is not None and operation.documentation is not None:
            shape = operation.input.shape
            operations.setdefault(shape, []).append(Text(operation.documentation, None, (shape,)))
    for name in sent_shapes(service):
        structure = service.shapes[name]
        if isinstance(structure, StructureShape) and not structure.document and not structure.eventstream:
            places = Places(service, structure)
            yield places, [*_texts(structure, places), *operations.get(name, ())]


def _texts(structure: StructureShape, places: Places) -> Iterator[Text]:
    """Yield the documentation of a structure's members, then that of the structure, then what is nested in members."""
    for name, member in places.members.items():
        place = places.of(member)
        at = f"{structure.name}.{name}"
        own = () if member.documentation is None else member.documentation.blocks
        if member.documentation is not None:
            yield Text(member.documentation, place, (at,))
        inner: Place | None = place
        while inner is not None and not isinstance(inner.shape, StructureShape):
            doc = inner.shape.documentation
            if doc is not None and doc.blocks != own:
                yield Text(doc, inner, (at, inner.shape.name))
            inner = places.item(inner) if isinstance(inner.shape, ListShape | MapShape) else None
            if inner is not None and inner.path.count("[") + inner.path.count("{") > 3:
                break
    if structure.documentation is not None:
        yield Text(structure.documentation, None, (structure.name,))
    for name, member in places.members.items():
        outer = places.of(member)
        if isinstance(outer.shape, StructureShape) and not outer.shape.document and outer.shape is not structure:
            for nested in outer.shape.members:
                if nested.documentation is not None and not re.search(r"[.\[\]{}]", nested.name):
                    yield Text(nested.documentation, places.below(outer, nested), beside=name)


def sent_shapes(service: Service) -> list[str]:
    """Return the shapes that requests reach, in the order of the spec."""
    reached: set[str] = set()
    pending = [operation.input.shape for operation in service.operations if operation.input is not None]
    while pending:
        name = pending.pop()
        if name not in reached:
            reached.add(name)
            pending += [target.shape for target in targets(service.shapes[name])]
    return [name for name in service.shapes if name in reached]


def examples_of(service: Service) -> dict[str, list[object]]:
    """Return what the published examples send, by the structure whose value it is."""
    inputs = {operation.name: operation.input for operation in service.operations}
    values: dict[str, list[object]] = {}
    for example in service.examples:
        target = inputs.get(example.operation)
        pending = [(target.shape, example.input)] if target is not None else []
        while pending:
            name, value = pending.pop()
            match service.shapes[name], value:
                case StructureShape(document=False) as shape, dict():
                    values.setdefault(name, []).append(value)
                    pending += [(member.shape, value[member.name]) for member in shape.members if member.name in value]
                case ListShape() as shape, list():
                    pending += [(shape.member.shape, item) for item in value]
                case MapShape() as shape, dict():
                    pending += [(shape.value.shape, item) for item in value.values()]
    return values
