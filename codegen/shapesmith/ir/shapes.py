"""Shapes and members of a service, with every trait the model gives them. No Python name occurs here.

Field names are the wire names of the traits in snake_case, so that a JSON dump of the IR (which renames to camelCase)
spells each trait as the spec does. A trait that is absent holds its default and is left out of the dump. Every node has
its `provenance`; that of one trait is `shape.provenance.of("max")`, by its name in the spec.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from shapesmith.ir.doc import Doc
from shapesmith.ir.overrides import StructureOverride
from shapesmith.provenance import NOWHERE, Provenance


class Deprecation(Struct, frozen=True, rename="camel", omit_defaults=True):
    """The `deprecated` trait with its message and the date or version of the deprecation, as in the spec.

    `deprecated` is False where a spec gives a message or a date without the trait itself: nothing is dropped.
    """

    deprecated: bool = True
    message: str | None = None
    since: str | None = None


class XmlNamespace(Struct, frozen=True, rename="camel", omit_defaults=True):
    """The `xmlNamespace` trait."""

    uri: str
    prefix: str | None = None


class ErrorTrait(Struct, frozen=True, rename="camel", omit_defaults=True):
    """The `error` trait: how a modelled error is sent on the wire."""

    http_status_code: int | None = None
    code: str | None = None
    sender_fault: bool | None = None
    fault: bool | None = None


class RetryableTrait(Struct, frozen=True, rename="camel", omit_defaults=True):
    """The `retryable` trait: the same call may succeed later; `throttling` says whether to slow down."""

    throttling: bool = False


class Target(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """A reference to a shape with the traits that the reference itself carries (list member, map key, map value)."""

    shape: str
    provenance: Provenance = NOWHERE
    documentation: Doc | None = None
    location_name: str | None = None
    jsonvalue: bool = False


class Member(Target, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """One member of a structure: its wire name, its target shape, and the traits of this reference to the target."""

    name: str
    required: bool = False
    location: str | None = None
    query_name: str | None = None
    idempotency_token: bool = False
    box: bool = False
    host_label: bool = False
    streaming: bool = False
    flattened: bool = False
    eventpayload: bool = False
    xml_attribute: bool = False
    xml_namespace: XmlNamespace | None = None
    context_param: str | None = None
    enum: tuple[str, ...] | None = None
    deprecation: Deprecation | None = None


class BaseShape(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True, tag_field="type"):
    """What every shape may have. `name` is the shape's name in the spec."""

    name: str
    provenance: Provenance = NOWHERE
    documentation: Doc | None = None
    deprecation: Deprecation | None = None
    sensitive: bool = False
    box: bool = False
    location_name: str | None = None

    @property
    def type(self) -> str:
        """The spec's word for what kind of shape it is: `string`, `structure`."""
        return str(self.__struct_config__.tag)


class StringShape(BaseShape, frozen=True, kw_only=True, tag="string"):
    """A string; `min` and `max` count code points, `pattern` is matched in full.

    `modelled_enum` are the values in the spec, where an override has changed `enum`.
    """

    min: int | None = None
    max: int | None = None
    pattern: str | None = None
    enum: tuple[str, ...] | None = None
    modelled_enum: tuple[str, ...] | None = None


class BlobShape(BaseShape, frozen=True, kw_only=True, tag="blob"):
    """Bytes; `min` and `max` count bytes."""

    min: int | None = None
    max: int | None = None
    streaming: bool = False
    requires_length: bool = False


class BooleanShape(BaseShape, frozen=True, kw_only=True, tag="boolean"):
    """True or false."""


class NumberShape(BaseShape, frozen=True, kw_only=True):
    """A number; `min` and `max` are inclusive."""

    min: int | float | None = None
    max: int | float | None = None


class IntegerShape(NumberShape, frozen=True, kw_only=True, tag="integer"):
    """A 32-bit integer."""


class LongShape(NumberShape, frozen=True, kw_only=True, tag="long"):
    """A 64-bit integer."""


class FloatShape(NumberShape, frozen=True, kw_only=True, tag="float"):
    """A 32-bit floating point number."""


class DoubleShape(NumberShape, frozen=True, kw_only=True, tag="double"):
    """A 64-bit floating point number."""


class TimestampShape(BaseShape, frozen=True, kw_only=True, tag="timestamp"):
    """A point in time; `timestamp_format` is iso8601, unixTimestamp or rfc822, or the protocol's default."""

    timestamp_format: str | None = None


class ListShape(BaseShape, frozen=True, kw_only=True, tag="list"):
    """A list; `min` and `max` count items; items may be null if it is sparse, and are distinct if they are unique."""

    member: Target
    min: int | None = None
    max: int | None = None
    unique_items: bool = False
    flattened: bool = False
    sparse: bool = False

    @property
    def content(self) -> Target:
        """What it contains: items."""
        return self.member


class MapShape(BaseShape, frozen=True, kw_only=True, tag="map"):
    """A map; `min` and `max` count entries; values may be null if it is sparse."""

    key: Target
    value: Target
    min: int | None = None
    max: int | None = None
    flattened: bool = False
    sparse: bool = False

    @property
    def content(self) -> Target:
        """What it contains under its keys: values."""
        return self.value


class StructureShape(BaseShape, frozen=True, kw_only=True, tag="structure"):
    """A structure, its members in spec order; unions, errors, events, event streams and documents are structures too.

    `corrected` is the entry of `overrides.toml` that makes it a union, where the model does not.

    A document may be any JSON. One that is `open` is a structure of which only the name is known: it may have any
    members. `required` keeps the spec's own list (`Member.required` is the same fact by member), `payload` names the
    member that is the HTTP body.
    """

    members: tuple[Member, ...] = ()
    required: tuple[str, ...] = ()
    union: bool = False
    document: bool = False
    open: bool = False
    payload: str | None = None
    exception: bool = False
    error: ErrorTrait | None = None
    fault: bool = False
    retryable: RetryableTrait | None = None
    eventstream: bool = False
    event: bool = False
    wrapper: bool = False
    synthetic: bool = False
    xml_order: tuple[str, ...] | None = None
    xml_namespace: XmlNamespace | None = None
    corrected: StructureOverride | None = None

    @property
    def is_error(self) -> bool:
        """Whether the shape is a modelled error, which Python raises and never sends."""
        return self.exception or self.error is not None or self.fault

    @property
    def is_choice(self) -> bool:
        """Whether one of the members is set: the shape is a union, or a stream of events."""
        return self.union or self.eventstream

    def member(self, name: str) -> Member | None:
        """Return the member of that name; None if there is none."""
        return next((member for member in self.members if member.name == name), None)


_Scalar: TypeAlias = (
    StringShape | BlobShape | BooleanShape | IntegerShape | LongShape | FloatShape | DoubleShape | TimestampShape
)
Shape: TypeAlias = _Scalar | ListShape | MapShape | StructureShape


def targets(shape: Shape) -> tuple[Target, ...]:
    """Return the references to other shapes in `shape`, in spec order."""
    match shape:
        case StructureShape():
            return shape.members
        case ListShape():
            return (shape.member,)
        case MapShape():
            return (shape.key, shape.value)
        case _:
            return ()


def targets_by_step(shape: Shape) -> dict[str, Target]:
    """Return the references to other shapes in `shape` by the step that leads to each: `.Name`, `[]`, `{key}`, `{}`."""
    match shape:
        case StructureShape():
            return {f".{member.name}": member for member in shape.members}
        case ListShape():
            return {"[]": shape.member}
        case MapShape():
            return {"{key}": shape.key, "{}": shape.value}
        case _:
            return {}
