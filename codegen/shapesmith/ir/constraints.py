"""What a value must be: one record for each constraint, with everything that its check, its docs and its report need.

A *place* holds a value: it is a member, an item of a list, or a key or value of a map.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from shapesmith.ir.overrides import Override
from shapesmith.provenance import Provenance

Kind: TypeAlias = (
    Literal["required", "type", "length", "range", "pattern", "enum", "unique", "union", "unknown"]
    # What boto3 fails to send, by the way of a value to the service.
    | Literal["url", "header", "header_name", "host_label", "buffer", "plain_body", "body", "signed_body"]
    | Literal["double", "single", "cbor_integer", "cbor_blob"]
)

ValueKind: TypeAlias = (
    Literal["string", "blob", "boolean", "integer", "float", "timestamp"]
    | Literal["list", "map", "structure", "document", "open", "json", "stream"]
)

# What a violation of a constraint is: an error, advice that rejects nothing, or nothing, because the constraint is not
# checked.
Severity = Literal["error", "advice", "off"]


class Constraint(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One constraint from the model.

    `kind` is what it constrains (`length`), `path` the place (`CreateContactRequest.InstanceId`; `Tags[]` is an item,
    `Tags{key}` a key), `provenance` where the spec has it. The bounds count code points, bytes, items or entries, or
    are values of a range. `pattern` is that of the model, `source` the same in Python's syntax, which `engine` matches
    ("re", or the runtime's automaton). `values` are those of an enum, `enum` is the shape whose class has them.

    `reason` says why the severity is not "error". `override` is the override that changed the constraint, and
    `original` the model's own constraint before that; None if the override adds the constraint.
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
    severity: Severity = "error"
    reason: str | None = None
    override: Override | None = None
    original: Constraint | None = None

    @property
    def id(self) -> str:
        """The id that a violation has in `rule` and an override in `constraint`: `CreateContactRequest.Name.length`."""
        return f"{self.path}.{self.kind}"

    @property
    def is_error(self) -> bool:
        """Whether a value that violates it is refused."""
        return self.severity == "error"

    @property
    def is_off(self) -> bool:
        """Whether it is not checked at all."""
        return self.severity == "off"


class PlaceConstraints(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The constraints on the value of one place.

    `path` is `CreateContactRequest.Tags[]`, `target` the spec's name of the shape, `constraints` what the value must
    satisfy beyond its type, including those that are off. The place of a list's items is `item`, those of a map's keys
    and values are `key` and `item`; a structure has constraints of its own. `sparse`: items may be null. `sensitive`:
    the value must not be shown. `sending` is what boto3 fails to send there, which the model does not say.
    """

    path: str
    kind: ValueKind
    target: str
    constraints: tuple[Constraint, ...] = ()
    sending: tuple[Constraint, ...] = ()
    required: Constraint | None = None
    sensitive: bool = False
    sparse: bool = False
    key: PlaceConstraints | None = None
    item: PlaceConstraints | None = None

    @property
    def checked(self) -> tuple[Constraint, ...]:
        """The constraints that are checked: errors and advice."""
        return tuple(constraint for constraint in self.constraints if not constraint.is_off)

    @property
    def is_required(self) -> bool:
        """Whether the presence of a value is checked."""
        return self.required is not None and not self.required.is_off

    @property
    def inner(self) -> tuple[PlaceConstraints, ...]:
        """The places in the value of a list or map: those of its keys, and of its items or values."""
        return tuple(place for place in (self.key, self.item) if place is not None)

    @property
    def is_hidden(self) -> bool:
        """Whether a repr hides the value: it is, or contains, a sensitive value."""
        return self.sensitive or any(place.is_hidden for place in self.inner)

    def constraint(self, kind: Kind) -> Constraint | None:
        """Return the checked constraint of that kind, or None."""
        return next((each for each in self.constraints if each.kind == kind and not each.is_off), None)


class StructureConstraints(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The constraints on a structure: on its members by wire name, in spec order, and on a union as a whole."""

    name: str
    members: dict[str, PlaceConstraints]
    union: Constraint | None = None

    @property
    def is_union(self) -> bool:
        """Whether it is checked that exactly one member is set."""
        return self.union is not None and not self.union.is_off

    @property
    def is_added_union(self) -> bool:
        """Whether an override makes the structure a union, which it is not in the model."""
        union = self.union
        # A further override may change it.
        added = union.original or union if union is not None else None
        return added is not None and added.override is not None and added.original is None


class Constraints(Struct, frozen=True, kw_only=True):
    """All constraints of a service.

    `structures` has those of each structure by its name in the spec. `shapes` has those of each shape alone, without
    what a member adds (`jsonvalue`, a host label, its own enum) and without what the override of a member changes.
    """

    structures: dict[str, StructureConstraints]
    shapes: dict[str, PlaceConstraints]
