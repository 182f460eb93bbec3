"""Which places of requests have a shape: a limit of one that few have is meant for just these."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, MapShape, Member, targets
from shapesmith.rules.references.texts import sent_shapes


class Use(NamedTuple):
    """A place that has a shape: a member of a structure, or without a `member` the items, keys or values of another."""

    owner: str
    member: str


class Uses:
    """The places that have each shape in the requests of a service, found when they are first asked for."""

    def __init__(self, service: Service) -> None:
        self._service = service

    @cached_property
    def of_shapes(self) -> dict[str, list[Use]]:
        """The places that have each shape."""
        found: dict[str, list[Use]] = {}
        for name in sent_shapes(self._service):
            for target in targets(self._service.shapes[name]):
                member = target.name if isinstance(target, Member) else ""
                found.setdefault(target.shape, []).append(Use(name, member))
        return found

    def are_of_one(self, shape: str) -> bool:
        """Return whether a limit of a shape is meant for one member.

        No other has it, or one other: of the same structure, or of the same name, which is that of the shape. So it is
        where one request creates and another updates. Lists and maps of tags have such names, and have a limit that is
        meant for all services.
        """
        uses = self.of_shapes.get(shape, ())
        if len(uses) != 2 or uses[0].owner == uses[1].owner:
            return 0 < len(uses) <= 2
        holds_others = isinstance(self._service.shapes[shape], ListShape | MapShape)
        return not holds_others and all(use.member.lower().endswith(shape.lower()) for use in uses)


def changed(old: Service, new: Service) -> set[str]:
    """Return the names of the shapes whose limits may be meant for one member in one of two services only."""
    before, now = Uses(old), Uses(new)
    return {
        shape
        for shape in before.of_shapes.keys() | now.of_shapes.keys()
        if before.are_of_one(shape) != now.are_of_one(shape)
    }
