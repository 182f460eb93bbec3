"""The texts that document what is sent: those of each structure, of its members, and of the operations that take it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import NamedTuple

from shapesmith.ir.doc import Block, Doc
from shapesmith.ir.places import steps_of
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, MapShape, Member, StructureShape
from shapesmith.prose.plain import plain_text
from shapesmith.rules.references.places import Places, TypedPlace


class Text(NamedTuple):
    """The documentation of a structure, or of a place in it.

    `names` are what a verdict may call it by: `Structure.Member`, the name of the shape whose documentation it is, or
    both. `owner`: the structure whose text it is, where that is another one: it is read and judged there, and only what
    it says of more than one of its values is new here. That is a rule that joins the place to members of this
    structure; if it `is_of_items`, one on all items of the list at the place.
    """

    doc: Doc
    place: TypedPlace | None
    names: tuple[str, ...] = ()
    owner: str = ""
    is_of_items: bool = False


def sent_texts(service: Service, only: Container[str] | None = None) -> Iterator[tuple[Places, list[Text]]]:
    """Yield the places of each structure that requests reach, in the order of the spec, with the texts about it.

    `only`: the structures that are wanted; without it, all.
    """
    operations = service.operations_by_input()
    for name in sent_shapes(service):
        if only is not None and name not in only:
            continue
        structure = service.shapes[name]
        if isinstance(structure, StructureShape) and not structure.document and not structure.eventstream:
            taking = operations.get(name, ())
            places = Places(service, structure, taking)
            of_operations = [operation.documentation for operation in taking]
            of_request = [Text(doc, None, (name,)) for doc in of_operations if doc is not None]
            yield places, [*_texts(structure, places), *of_request]


def _texts(structure: StructureShape, places: Places) -> Iterator[Text]:
    """Yield the documentation of a structure's members, then that of the structure, then what is nested in members."""
    for name, member in places.members.items():
        place = places.of(member)
        at = f"{structure.name}.{name}"
        own = () if member.documentation is None else member.documentation.blocks
        if member.documentation is not None:
            yield Text(member.documentation, place, (at,))
        inner: TypedPlace | None = place
        while inner is not None and not isinstance(inner.shape, StructureShape):
            doc = inner.shape.documentation
            if doc is not None and doc.blocks != own:
                yield Text(doc, inner, (at, inner.shape.name))
            inner = places.item(inner) if isinstance(inner.shape, ListShape | MapShape) else None
            if inner is not None and inner.path.count("[") + inner.path.count("{") > 3:
                break
    if structure.documentation is not None:
        yield Text(structure.documentation, None, (structure.name,))
    for member in places.members.values():
        yield from _texts_of_others(structure, places, places.of(member), member.documentation)


_REMOVES = re.compile(r"Untag|Remove|Delete(?:\w*)Tags")


def _texts_of_others(structure: StructureShape, places: Places, outer: TypedPlace, own: Doc | None) -> Iterator[Text]:
    """Yield the documentation of a structure in a member, or of the pairs of which a member is a list."""
    if isinstance(outer.shape, StructureShape) and not outer.shape.document and outer.shape is not structure:
        owner, doc = outer.shape.name, outer.shape.documentation
        if doc is not None and (own is None or doc.blocks != own.blocks):
            yield Text(doc, outer, owner=owner)
        for nested in outer.shape.members:
            if nested.documentation is not None and not re.search(r"[.\[\]{}]", nested.name):
                yield Text(nested.documentation, places.below(outer, nested), owner=owner)
    item = places.item(outer) if isinstance(outer.shape, ListShape) else None
    if item is None or not isinstance(item.shape, StructureShape) or _REMOVES.match(structure.name):
        return  # what may be given at most once may be taken away twice
    if (key := places.key(outer)) is not None:
        name = steps_of(key.path)[-1]
        of_key = [one.documentation for one in item.shape.members if one.name == name]
        docs = dict.fromkeys((item.shape.documentation, *of_key, key.shape.documentation))
        for doc in docs:
            if doc is not None:
                yield Text(doc, outer, owner=item.shape.name, is_of_items=True)
    for member in _differing(item.shape):
        assert member.documentation is not None
        yield Text(member.documentation, places.below(item, member), owner=item.shape.name, is_of_items=True)


_ASKED_TO_DIFFER = re.compile(r"\bmust be unique (?:within|among|across|in)\b")
_CHANGES = frozenset({"action", "operation", "changetype"})


def _differing(shape: StructureShape) -> list[Member]:
    """Return the members of an item whose text says that they must be unique; none of one that stands for a change.

    What is taken away and added again may be named twice.
    """
    found = [one for one in shape.members if one.documentation is not None and _says(one.documentation.blocks)]
    return [] if found and any(member.name.lower() in _CHANGES for member in shape.members) else found


@lru_cache(maxsize=16_384)
def _says(blocks: tuple[Block, ...]) -> bool:
    return _ASKED_TO_DIFFER.search(plain_text(blocks)) is not None


def sent_shapes(service: Service) -> list[str]:
    """Return the shapes that requests reach, in the order of the spec."""
    reached = service.reached(operation.input.shape for operation in service.operations if operation.input is not None)
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
