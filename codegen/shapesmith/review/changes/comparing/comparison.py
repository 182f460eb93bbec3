"""The two sides of a comparison, and what both need to be asked: names, types, places, directions and reach."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import Any, Literal, NamedTuple

from shapesmith.analysis.analysis import Analysis
from shapesmith.ir.overrides import Override
from shapesmith.ir.service import Operation
from shapesmith.ir.shapes import Member, StructureShape, targets_by_step
from shapesmith.options import PACKAGE
from shapesmith.targets.dataclasses.annotations import Annotation, Annotations
from shapesmith.targets.dataclasses.imports import Imports
from shapesmith.targets.dataclasses.names import Names
from shapesmith.targets.dataclasses.paginators import Paginators
from shapesmith.targets.dataclasses.placement import Placement


class Side:
    """One of the two specs: its analysis without overrides, the `overrides` written for it, and its classes.

    `package` is the import package that is generated from it, `names` has the names of its classes, and `placement` the
    module of each.
    """

    def __init__(
        self,
        analysis: Analysis,
        overrides: tuple[Override, ...],
        names: Names,
        placement: Placement,
        package: str = PACKAGE,
    ) -> None:
        self.analysis = analysis
        self.overrides = overrides
        self.names = names
        self.placement = placement
        self.package = package
        self.service = analysis.service
        self.shapes = analysis.service.shapes
        # For `given_in`: each change of a structure with many members asks for it.
        self._given: dict[str, tuple[dict[str, int], tuple[str, ...]]] = {}
        # For `places_of`: each change of a shape asks several times.
        self._places: dict[str, tuple[str, ...]] = {}

    def has_alias(self, shape: str) -> bool:
        """Return whether the enum `shape` has the alias of its class and its literals, as those of requests have."""
        return shape in self.names.likes and shape in self.analysis.usage.sent

    def value_names(self, shape: str) -> dict[str, str]:
        """Return the names in Python of the values of an enum, by value; none for a shape that has no class."""
        values = getattr(self.shapes[shape], "enum", None) or ()
        return dict(zip(values, self.names.enum_members.get(shape, ()), strict=False))

    def corrected_values(self, shape: str) -> tuple[str, ...] | None:
        """Return the values that an override gives an enum, in each package; None where there is no override of it."""
        return next((each.values or () for each in self.overrides if each.constraint == f"{shape}.enum"), None)

    def names_in(self, module: str) -> set[str]:
        """Return the names of classes and aliases that can be imported from a module when it runs."""
        if module not in self.placement.contents:
            return set()
        shapes = self.placement.contents[module]
        found = {self.names.classes[shape] for shape in shapes}
        found |= {self.names.likes[shape] for shape in shapes if self.has_alias(shape)}
        operation = self._operations.get(module)
        if operation is None:
            return found  # what a shared module imports, it imports for type checkers only
        imports = Imports(self.service, self.names, self.placement, self.analysis.usage.sent)
        return found.union(*imports.of(module, operation).values())

    @cached_property
    def _operations(self) -> dict[str, Operation]:
        """The operation of each module that is about one."""
        return {
            f"operations.{self.names.operation_modules[operation.name]}": operation
            for operation in self.service.operations
        }

    def type_of(self, owner: str, member: Member) -> str:
        """Return the Python type of a member of the structure `owner`, as its annotation without `| None`.

        Where a member of the class has the name of a built-in type, that is written as `builtins.str`: the same type.
        """
        return self.annotation_of(owner, member).text.replace("builtins.", "")

    def annotation_of(self, owner: str, member: Member) -> Annotation:
        """Return the Python type of a member of the structure `owner`, as it is read and as it is given."""
        place = self.analysis.constraints.structures[owner].members[member.name]
        return self._annotations.of_member(self.service.structure(owner), member, place)

    def item_of(self, operation: str) -> str | None:
        """Return the type of the items of an operation's pages, "" for pages without items, None for no pages."""
        (found,) = (each for each in self.service.operations if each.name == operation)
        items = self._paginators.items(found)
        if items is not None:
            return self._annotations.of_item(items.owner, items.member)
        return None if self._paginators.of(found) is None else ""

    def must_be_given(self, owner: str, member: Member) -> bool:
        """Return whether an instance of the structure `owner` always has a value of a member, which a caller gives.

        What boto3 or `to_boto3` fills in may be None, and so may each member of an error.
        """
        is_token = member.idempotency_token and owner in self.analysis.usage.sent
        is_filled = is_token or (owner, member.name) in self.analysis.edits.filled
        return member.required and not is_filled and not self.service.structure(owner).is_error

    def must_be_in_dicts(self, owner: str, member: Member) -> bool:
        """Return whether a dict must have a member of the structure `owner` that an instance need not have.

        `to_boto3` fills in a token of any structure, boto3 one of a request itself.
        """
        is_token = member.required and member.idempotency_token and owner in self.analysis.usage.sent
        return is_token and owner not in self._inputs and (owner, member.name) not in self.analysis.edits.filled

    @cached_property
    def _inputs(self) -> frozenset[str]:
        return frozenset(self.service.operations_by_input())

    def given_in(self, owner: str, further: str = "") -> list[Member]:
        """Return the members of the structure `owner` that must be given, and the `further` one, in spec order."""
        places, required = self._given_in(owner)
        names = required if not further or further in required else sorted((*required, further), key=places.__getitem__)
        members = self.service.structure(owner).members
        return [members[places[name]] for name in names]

    def _given_in(self, owner: str) -> tuple[dict[str, int], tuple[str, ...]]:
        """Return the place of each member of a structure by its name, and the names of those that must be given."""
        if owner not in self._given:
            members = self.service.structure(owner).members
            places = {member.name: place for place, member in enumerate(members)}
            required = tuple(member.name for member in members if self.must_be_given(owner, member))
            self._given[owner] = places, required
        return self._given[owner]

    @cached_property
    def _annotations(self) -> Annotations:
        return Annotations(self.service, self.names, self.analysis.usage, self.analysis.edits)

    @cached_property
    def _paginators(self) -> Paginators:
        return Paginators(self.service)

    @cached_property
    def _used_at(self) -> dict[str, list[tuple[str, str]]]:
        """For each shape what refers to it, and by which step."""
        found: dict[str, list[tuple[str, str]]] = {}
        for shape in self.shapes.values():
            for step, target in targets_by_step(shape).items():
                found.setdefault(target.shape, []).append((shape.name, step))
        return found

    def places_of(self, name: str) -> tuple[str, ...]:
        """Return the members that have the shape `name`, themselves or inside lists and maps, in spec order."""
        if name not in self._places:
            self._places[name] = tuple(self._find_places(name))
        return self._places[name]

    def _find_places(self, name: str) -> list[str]:
        found: list[str] = []
        pending = [(name, "")]
        seen = {name}
        while pending:
            shape, steps = pending.pop(0)
            for owner, step in self._used_at.get(shape, ()):
                if step.startswith("."):
                    found.append(f"{owner}{step}{steps}")
                elif owner not in seen:
                    seen.add(owner)
                    pending.append((owner, step + steps))
        return found

    def operations_of(self, name: str) -> tuple[str, ...]:
        """Return the operations that reach the shape `name`, in spec order."""
        using = self.analysis.usage.operations.get(name, frozenset())
        return tuple(sorted(using, key=self._order_of_operations.__getitem__))

    @cached_property
    def _order_of_operations(self) -> dict[str, int]:
        return {operation.name: place for place, operation in enumerate(self.service.operations)}


class Comparison:
    """Two sides of one service."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old = old
        self.new = new

    def is_sent(self, shape: str) -> bool:
        """Whether requests had the shape and, if it is still there, have it: a new use breaks no old request."""
        return self._is_in("sent", shape)

    def is_received(self, shape: str) -> bool:
        """Whether responses had the shape and, if it is still there, have it."""
        return self._is_in("received", shape)

    def is_still_the_request(self, shape: str) -> bool:
        """Whether the name of the shape's class is now that of the request of the operation that had it as its request.

        So it is when a second operation takes the shape as its input, and each gets a request of its own. What imports
        the name gets a request with the same members. Where members have the shape, too, they have another class now.
        """
        if self.old.places_of(shape) or self.new.places_of(shape):
            return False
        name = self.old.names.classes[shape]
        return any(
            operation.input is not None
            and operation.input.shape == shape
            and self.new.names.has_own_request(operation)
            and self.new.names.requests[operation.name] == name == self.old.names.requests.get(operation.name)
            for operation in self.new.service.operations
        )

    def side_with(self, shape: str) -> Side:
        """Return the side that knows the shape, the new one if both do."""
        return self.new if shape in self.new.shapes else self.old

    def _is_in(self, direction: Literal["sent", "received"], shape: str) -> bool:
        old, new = (getattr(side.analysis.usage, direction) for side in (self.old, self.new))
        if shape not in old or shape not in self.new.shapes:
            return shape in old
        return shape in new and (isinstance(self.new.shapes[shape], StructureShape) or self._is_at_home(shape, old))

    def _is_at_home(self, shape: str, structures: Collection[str]) -> bool:
        """Whether a member of `structures` that had the shape has it still, or is gone with its structure.

        A name may be taken from one shape and given to another; then each member that it concerns has another target,
        which is a change of its own.
        """
        places = set(self.new.places_of(shape))
        owners = ((place, place.partition(".")[0]) for place in self.old.places_of(shape))
        return any(owner in structures and (place in places or owner not in self.new.shapes) for place, owner in owners)


class Pair(NamedTuple):
    """One element of a spec on both sides; None where a side does not have it.

    `subject` is its name for people, `shape` the shape whose uses decide the direction of a change; empty for what is
    no part of a shape.
    """

    comparison: Comparison
    subject: str
    shape: str
    old: Any
    new: Any


class Found(NamedTuple):
    """What a handler found: the values before and after, and what differs from the pair that it was given.

    `used` is the shape whose uses decide what breaks, where that is not `shape`, which the report is about.
    """

    old: str | None = None
    new: str | None = None
    subject: str = ""
    shape: str = ""
    old_at: str = ""
    new_at: str = ""
    says: str = ""
    used: str = ""
    detail: Any = None
