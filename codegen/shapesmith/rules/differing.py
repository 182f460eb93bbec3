"""The structures that may have other rules in one spec than in another, as their texts or what they name differ.

From one version to the next, most structures stay as they are, and to find the rules of a service takes longest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

import msgspec

from shapesmith.ir.service import Service
from shapesmith.ir.shapes import Shape, StringShape, StructureShape, targets
from shapesmith.ir.verdicts import EVERYWHERE, Ruling, Verdict
from shapesmith.rules.references.texts import examples_of, sent_shapes
from shapesmith.rules.references.uses import changed

_NONE: frozenset[str] = frozenset()
# The position of a shape in its file is no part of what it says.
_ENCODER = msgspec.msgpack.Encoder(enc_hook=lambda provenance: None)


class Users:
    """The shapes that refer to each shape in any of several services."""

    def __init__(self, services: Iterable[Service]) -> None:
        self._of: dict[str, set[str]] = {}
        for service in services:
            for shape in service.shapes.values():
                for target in targets(shape):
                    self._of.setdefault(target.shape, set()).add(shape.name)

    def around(self, names: Iterable[str]) -> frozenset[str]:
        """Return names of shapes, and those of all shapes that reach them."""
        found = set(names)
        pending = list(found)
        while pending:
            further = self._of.get(pending.pop(), _NONE) - found
            found |= further
            pending += further
        return frozenset(found)


def differing(old: Service, new: Service, users: Users) -> frozenset[str] | None:
    """Return the names of the structures whose rules may differ between two services; None if that may be any.

    `users` are those of both. All that the rules of a structure are read from is compared: its own shape with its
    texts, every shape that it reaches and whether others refer to it, the enums that its members are named after, the
    texts of the operations that take it, and the examples of its values.
    """
    if old.name != new.name:
        return None
    sent, sent_now = set(sent_shapes(old)), set(sent_shapes(new))
    both = ((name, old.shapes[name], shape) for name, shape in new.shapes.items() if name in old.shapes)
    try:
        found = {
            name
            for name, one, other in both
            if (name in sent or name in sent_now or _is_enum(one) or _is_enum(other))
            and _ENCODER.encode(one) != _ENCODER.encode(other)
        }
    except (OverflowError, UnicodeEncodeError):  # an integer of more than 64 bits, a lone surrogate
        return None
    found |= old.shapes.keys() ^ new.shapes.keys()
    found |= sent ^ sent_now
    found |= changed(old, new)
    found |= set(_named_after(found, (old, new)))
    found |= _unequal(_texts_of_operations(old), _texts_of_operations(new))
    found |= _unequal(examples_of(old), examples_of(new))
    return users.around(found)


def judged(verdicts: Iterable[Verdict], services: Sequence[Service], users: Users) -> frozenset[str] | None:
    """Return the names of the structures that verdicts concern in any of the services; None if that may be all.

    They are those whose texts have the sentences, and those that the rules are about. The text of another shape than a
    structure is part of every structure that has it in a member.
    """
    found: set[str] = set()
    for verdict in verdicts:
        if EVERYWHERE in verdict.at:
            return None
        found.update(at.partition(".")[0] for at in verdict.at)
        if isinstance(verdict, Ruling) and verdict.of is not None:
            found.add(verdict.of)
    shared = {name for name in found if any(_is_shared(service.shapes.get(name)) for service in services)}
    return frozenset(found | users.around(shared))


def _is_shared(shape: Shape | None) -> bool:
    return shape is not None and not isinstance(shape, StructureShape)


def _named_after(names: Iterable[str], services: Sequence[Service]) -> Iterator[str]:
    """Yield the structures with a member named after one of some enums: their values are compared, whatever its type.

    See `Places.namesake` and `Places.is_spelled_otherwise`.
    """
    enums = {name.lower() for name in names if any(_is_enum(service.shapes.get(name)) for service in services)}
    for service in services:
        structures = [shape for shape in service.shapes.values() if isinstance(shape, StructureShape)]
        # To search all names at once is much faster than to search those of each structure.
        lines = [" ".join(member.name for member in shape.members).lower() for shape in structures]
        starts = [0, *accumulate(len(line) + 1 for line in lines)]
        text = "\n".join(lines)
        for enum in enums:
            at = text.find(enum)
            while at >= 0:
                line = bisect_right(starts, at) - 1
                yield structures[line].name
                at = text.find(enum, starts[line + 1])


def _is_enum(shape: Shape | None) -> bool:
    return isinstance(shape, StringShape) and shape.enum is not None


def _texts_of_operations(service: Service) -> dict[str, list[object]]:
    """Return the documentation of the operations that take a structure, by its name."""
    return {
        name: [operation.documentation and operation.documentation.blocks for operation in operations]
        for name, operations in service.operations_by_input().items()
    }


def _unequal(old: Mapping[str, object], new: Mapping[str, object]) -> set[str]:
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
