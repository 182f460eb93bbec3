"""What a value must be: one record for each constraint, with all that its check, its docs and its report need.

A `Place` holds a value: it is a member, an item of a list, or a key or value of a map.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from shapesmith.ir.overrides import Override
from shapesmith.provenance import Provenance

Kind = Literal["required", "type", "length", "range", "pattern", "enum", "unique", "union", "unknown"]

ValueKind = Literal[
    "string",
    "blob",
    "boolean",
    "integer",
    "float",
    "timestamp",
    "list",
    "map",
    "structure",
    "document",
    "open",
    "json",
    "stream",
]

# What breaking a constraint is: an error, a hint that rejects nothing, or nothing, as it is not checked at all.
Severity = Literal["error", "advice", "off"]


class Constraint(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One constraint from the model.

    `kind` says what it is about, `path` which place it is of (`CreateContactRequest.InstanceId`; `Tags[]` is an item,
    `Tags{key}` a key), `provenance` where the spec says it. The bounds count code points, bytes, items, entries, or are
    values of a range. `token`: the SDK sets the member, so that only botocore, which has done so when it looks, misses
    it.

    `reason` says why the severity is not "error". `override` is the one that changed the constraint, and `original` the
    model's own constraint before that; None where the model has none, and the override adds it.
    """

    kind: Kind
    path: str
    provenance: Provenance
    minimum: int | float | None = None
    maximum: int | float | None = None
    pattern: str | None = None
    source: str | None = None
    engine: str = "re"
    enum: str | None = None
    values: tuple[str, ...] = ()
    token: bool = False
    severity: Severity = "error"
    reason: str | None = None
    override: Override | None = None
    original: Constraint | None = None

    @property
    def id(self) -> str:
        """What a violation names as its rule and an override as its target: `CreateContactRequest.Name.length`."""
        return f"{self.path}.{self.kind}"

    @property
    def is_error(self) -> bool:
        """Whether a value that breaks it is refused."""
        return self.severity == "error"

    @property
    def is_off(self) -> bool:
        """Whether it is not checked at all."""
        return self.severity == "off"


class Place(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One place that holds a value, and all that holds for the value.

    `path` is `CreateContactRequest.Tags[]`, `target` the spec's name of the shape, `constraints` what the value must
    satisfy beyond its type, those that are off among them. A list has its items in `item`, a map its keys and values in
    `key` and `item`; a structure has constraints of its own. `sparse`: items may be null. `sensitive`: the value must
    not be shown.
    """

    path: str
    kind: ValueKind
    target: str
    constraints: tuple[Constraint, ...] = ()
    required: Constraint | None = None
    sensitive: bool = False
    sparse: bool = False
    key: Place | None = None
    item: Place | None = None

    @property
    def checked(self) -> tuple[Constraint, ...]:
        """The constraints that are checked: errors and advice."""
        return tuple(constraint for constraint in self.constraints if not constraint.is_off)

    @property
    def is_required(self) -> bool:
        """Whether it is checked that there is a value."""
        return self.required is not None and not self.required.is_off

    def constraint(self, kind: Kind) -> Constraint | None:
        """Return the constraint of that kind that is checked, if there is one."""
        for constraint in self.constraints:
            if constraint.kind == kind and not constraint.is_off:
                return constraint
        return None


class StructureConstraints(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What holds for a structure: for its members by wire name, in spec order, and for a union as a whole."""

    name: str
    members: dict[str, Place]
    union: Constraint | None = None

    @property
    def is_union(self) -> bool:
        """Whether it is checked that exactly one member is set."""
        return self.union is not None and not self.union.is_off


class Constraints(Struct, frozen=True, kw_only=True):
    """All constraints of a service.

    `structures` has those of each structure by its name in the spec, and `shapes` those of each shape by itself: with
    nothing of what a member adds (`jsonvalue`, a host label, its own enum) and of what an override changes.
    """

    structures: dict[str, StructureConstraints]
    shapes: dict[str, Place]
