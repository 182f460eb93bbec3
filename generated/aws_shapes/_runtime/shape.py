"""The base of generated classes, structures and errors: what has members."""

from __future__ import annotations

from . import conversions
from .schema import Schema, schema_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Self

    from .metadata import ResponseMetadata
    from .rules import Rules


class Shape:
    """A class with members, which its schema describes (`_schema`)."""

    __slots__ = ()

    if TYPE_CHECKING:
        # What a response has beside its members; None or unset if there is nothing.
        _kept: dict[str, Any] | None

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

        Members and enum values that the spec does not have are kept
        (`unknown_members`, `OpenEnum.is_known`), and so is a value of an unexpected
        type; `to_boto3` gives them back.

        Raises:
            TypeError: `response` is not a dict.
        """
        made: Self = conversions.from_boto3(schema_of(cls), cls, response)
        return made

    def to_boto3(self) -> dict[str, Any]:
        """Return the members that are set, by wire name, as boto3 takes them.

        Dicts in the places of structures are converted, too. What cannot be converted
        stays as it is: `validate` finds it.
        """
        return conversions.to_boto3(schema_of(type(self)), self)

    @property
    def unknown_members(self) -> Mapping[str, Any]:
        """The members, by wire name, that the spec does not have."""
        kept = getattr(self, "_kept", None) or {}
        return {name: kept[name] for name in kept if name != "ResponseMetadata"}

    @property
    def response_metadata(self) -> ResponseMetadata | None:
        """What boto3 says of the response; None for what is no response."""
        from .metadata import response_metadata

        return response_metadata(getattr(self, "_kept", None))

    @classmethod
    def from_dict(cls, members: Mapping[str, Any]) -> Self:
        """Return an instance for `members` as people write them in JSON or YAML.

        By wire name; a blob is base64, a time is ISO 8601 or seconds since 1970, as the
        AWS CLI takes them with `--cli-input-json`. What has another form is kept, and
        `validate` finds it.

        Raises:
            TypeError: `members` is not a dict.
        """
        from .json_forms import from_json

        made: Self = from_json(cls, members)
        return made

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the members that are set as JSON, as the AWS CLI takes it.

        Raises:
            TypeError: a value has no form in JSON, such as a file or a stream.
            ValueError: a number is not finite.
        """
        from .json_forms import to_json

        return to_json(self, indent)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from .pydantic_hooks import of_structure

        return of_structure(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> Any:
        from .pydantic_hooks import json_schema

        return json_schema(cls, core, handler)

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
