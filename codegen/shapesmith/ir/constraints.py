"""What a value must be: one record for each constraint, with all that its check, its docs and its report need to know.

A `Rules` tree stands for one place that holds a value: a member, an item of a list, a key or value of a map.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["required", "type", "length", "range", "pattern", "enum", "union", "unknown"]

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
    "json",
    "stream",
]


class Constraint(Struct, frozen=True, kw_only=True):
    """One constraint from the model.

    `kind` says what it is about, `place` whose it is (`CreateContactRequest.InstanceId`; `Tags[]` is an item,
    `Tags{key}` a key), `pointer` where the spec says it, and `advice` why it is no error (None: it is one). The bounds
    count code points, bytes, items, entries, or are values of a range. `token`: the SDK sets the member, so that only
    botocore, which has done so when it looks, misses it.
    """

    kind: Kind
    place: str
    pointer: str
    minimum: int | float | None = None
    maximum: int | float | None = None
    pattern: str | None = None
    source: str | None = None
    engine: str = "re"
    enum: str | None = None
    values: tuple[str, ...] = ()
    advice: str | None = None
    token: bool = False

    @property
    def id(self) -> str:
        """What a violation names as its rule and an override as its target: `CreateContactRequest.Name.length`."""
        return f"{self.place}.{self.kind}"


class Rules(Struct, frozen=True, kw_only=True):
    """Everything that holds for the value at one place.

    `target` is the spec's name of the shape, `constraints` what it must satisfy beyond its type. A list has the rules
    of its items in `item`, a map those of its keys and values in `key` and `item`; a structure checks itself.
    `sparse`: items may be null. `sensitive`: the value must not be shown.
    """

    place: str
    kind: ValueKind
    target: str
    constraints: tuple[Constraint, ...] = ()
    required: Constraint | None = None
    sensitive: bool = False
    sparse: bool = False
    key: Rules | None = None
    item: Rules | None = None

    def constraint(self, kind: Kind) -> Constraint | None:
        """Return the constraint of that kind, if there is one."""
        for constraint in self.constraints:
            if constraint.kind == kind:
                return constraint
        return None


class StructureRules(Struct, frozen=True, kw_only=True):
    """The rules of a structure: those of its members by wire name, in spec order, and its own."""

    name: str
    members: dict[str, Rules]
    union: Constraint | None = None
