"""The base of generated classes, structures and errors: what has members."""

from __future__ import annotations

from . import conversions
from .schema import Schema, schema_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Self

    from .rules import Rules


class Shape:
    """A class with members, which its schema describes (`_schema`)."""

    __slots__ = ()

    if TYPE_CHECKING:
        # The members of a response that the spec does not have; unset if there are
        # none.
        _kept: dict[str, Any]

    @staticmethod
    def _schema() -> Schema:
        """Return the schema of the class, a new one for each call (see `schema_of`)."""
        return Schema({})

    @staticmethod
    def _rules() -> Rules:
        """Return the rules of the documentation by the sentence that they rest on."""
        return {}

    @classmethod
    def from_boto3(cls, response: Mapping[str, Any]) -> Self:
        """Return an instance for `response`, a dict as boto3 returns it.

        Members and enum values that the spec does not have are kept (`_unknown`,
        `OpenEnum.is_known`); a value of an unexpected type is kept as it is.

        Raises:
            TypeError: `response` is not a dict.
        """
        made: Self = conversions.from_boto3(schema_of(cls), cls, response)
        return made

    def to_boto3(self) -> dict[str, Any]:
        """Return the members that are set, by wire name, as boto3 takes them."""
        return conversions.to_boto3(schema_of(type(self)), self)

    @property
    def _unknown(self) -> dict[str, Any]:
        """The members that the service sent and the spec does not have."""
        kept: dict[str, Any] = getattr(self, "_kept", {})
        return kept

    def __eq__(self, other: object) -> bool:
        if self.__class__ is not other.__class__:
            return NotImplemented
        schema = schema_of(self.__class__)
        # A plain loop: a generator would halve the depth to which structures can be
        # nested.
        for name in schema.attributes.values():
            if (
                # Filled in with a new value for each call, so not part of the value.
                name not in schema.tokens
                and getattr(self, name) != getattr(other, name)
            ):
                return False
        return True

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        schema = schema_of(type(self))
        shown, hidden = [], schema.hidden
        for name in schema.attributes.values():
            value = getattr(self, name)
            if value is not None:
                said = "<sensitive>" if name in hidden else repr(value)
                shown.append(f"{name}={said}")
        return f"{type(self).__name__}({', '.join(shown)})"
