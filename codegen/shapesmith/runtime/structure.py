"""The base classes of generated classes: what does not depend on the shape."""

from __future__ import annotations

import sys
from dataclasses import InitVar, dataclass

from . import conversions
from .schema import Described, Schema, schema_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, ClassVar, TypeVar

    from .conditions import Rules
    from .metadata import ResponseMetadata
    from .validation import Level

    # Not `Self`: jedi takes that for the class which has the method.
    ShapeT = TypeVar("ShapeT", bound="Shape")

# What the value of a member may be that is a list or a dict.
_CONCRETE = (list, dict, type(None))


class _Serializer:
    """How pydantic writes an instance where no annotation names its class.

    It takes what has none for a dataclass, whose members have the names of attributes.
    """

    def __get__(self, instance: object, owner: Any) -> Any:
        # Not for what reads every attribute: it would import pydantic.
        if "pydantic_core" not in sys.modules:
            raise AttributeError("__pydantic_serializer__")
        from .pydantic_hooks import serializer

        return serializer(owner)


class Shape(Described):
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
    def from_boto3(cls: type[ShapeT], response: Mapping[str, Any]) -> ShapeT:
        """Return an instance for `response`, a dict as boto3 returns it.

        Members and enum values that the spec does not have are kept
        (`unknown_members`, `OpenEnum.is_known`), and so is a value of an unexpected
        type; `to_boto3` gives them back.

        Raises:
            TypeError: `response` is not a dict.
        """
        made: ShapeT = conversions.from_boto3(schema_of(cls), cls, response)
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
    def from_dict(cls: type[ShapeT], members: Mapping[str, Any]) -> ShapeT:
        """Return an instance for `members` as people write them in JSON or YAML.

        By wire name; a blob is base64, a time is ISO 8601 or seconds since 1970, as the
        AWS CLI takes them with `--cli-input-json`; without an offset it is in UTC. What
        has another form is kept, and `validate` finds it.

        Raises:
            TypeError: `members` is not a dict.
        """
        from .json_forms import from_json

        made: ShapeT = from_json(cls, members)
        return made

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the members that are set as JSON, as the AWS CLI takes it.

        A datetime without a time zone is in UTC, as it is for boto3.

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

    __pydantic_serializer__ = _Serializer()

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
        for wire_name, name in schema.attributes.items():
            value = getattr(self, name)
            if value is not None:
                if name in hidden:
                    said = "<sensitive>"
                elif isinstance(value, (list, tuple, dict)):
                    from . import reprs

                    said = reprs.shown(schema.members[wire_name], value)
                else:
                    said = repr(value)
                shown.append(f"{name}={said}")
        return f"{type(self).__name__}({', '.join(shown)})"


class _MemberDocs(dict["str", "str | None"]):
    """The docstring of each member of a class, read from its source on first use."""

    __slots__ = ("_owner",)

    def __init__(self, owner: type, members: Iterable[str]) -> None:
        super().__init__(dict.fromkeys(members))
        self._owner: type | None = owner

    def __getitem__(self, member: str) -> str | None:
        if self._owner is not None:
            from .member_docs import read

            self.update(read(self._owner))
            self._owner = None
        return super().__getitem__(member)


class _Kept(property):
    """What a structure keeps; as the default of an argument, nothing."""

    def __repr__(self) -> str:
        return "None"


class _Signature:
    """The signature of a class: its members in order, and last what else it keeps."""

    def __get__(self, instance: Any, owner: type[Any]) -> Any:
        if instance is not None:
            raise AttributeError("__signature__")
        from .given import signature

        return signature(owner)


@dataclass(kw_only=True, init=False, repr=False, eq=False, match_args=False)
class Structure(Shape):
    """A structure of a service: a dataclass, its members in the order of the spec.

    `None` means not set. Nothing is checked when an instance is built, so that a
    request can be built step by step and a response never fails to parse.
    """

    __slots__ = ("_kept",)

    if TYPE_CHECKING:
        # No arguments to type checkers: editors would show them before the members.
        _converted: ClassVar[Sequence[str]]
        _deprecated: ClassVar[Mapping[str, str]]
    else:
        # No fields, but `dataclasses.replace` passes them on.
        unknown_members: InitVar[dict[str, object] | None] = _Kept(
            Shape.unknown_members.fget
        )
        response_metadata: InitVar[object] = _Kept(Shape.response_metadata.fget)
        # The lists and dicts for which a new instance may be given any sequence or
        # mapping.
        _converted = ()
        # What a warning says of the members that are deprecated.
        _deprecated = ()
        __signature__ = _Signature()

    def __post_init__(self, *kept: Any) -> None:
        if kept:
            self._keep(*kept)
        for name in self._converted:
            if type(getattr(self, name)) not in _CONCRETE:
                from .given import concrete

                setattr(self, name, concrete(getattr(self, name)))
        if self._deprecated:
            from .deprecation import warn_members

            warn_members(self, self._deprecated)

    def _keep(self, unknown_members: Any, response_metadata: Any) -> None:
        """Keep what is no member; a property is passed where nothing was given.

        The metadata may be the dict that boto3 has: a test has no other.
        """
        # Set in any case: an attribute that is not set takes longer to read.
        self._kept = None
        if unknown_members and type(unknown_members) is not _Kept:
            self._kept = dict(unknown_members)
        if response_metadata and type(response_metadata) is not _Kept:
            kept = self._kept or {}
            raw = getattr(response_metadata, "raw", response_metadata)
            self._kept = {**kept, "ResponseMetadata": raw}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        members = cls.__dict__.get("__slots__")
        if type(members) is tuple:
            # help() looks for their docstrings there.
            cls.__slots__ = _MemberDocs(cls, members)  # type: ignore[assignment]
        derived = cls.__dict__.get("__post_init__")
        if derived is not None and not hasattr(derived, "keeps"):
            cls.__post_init__ = _keeping(derived)  # type: ignore[method-assign]

    def validate(self, *, partial: bool = False, level: Level = "documented") -> None:
        """Raise ValidationError, which holds every violation, if there is an error.

        `level` is how much is checked: "botocore" only what botocore itself rejects,
        "modelled" every constraint of the model, "documented" also the rules of the
        documentation. With `partial`, required members need not be set. Raises
        ValueError for another level.
        """
        from .validation import check_structure, raise_on_errors

        raise_on_errors(type(self).__name__, check_structure(self, partial, level))


class Union(Structure):
    """A union: a structure of which exactly one member is set."""

    __slots__ = ()

    @property
    def which(self) -> str | None:
        """The name of the member that is set; None if none is, or an unknown one."""
        for name in schema_of(type(self)).attributes.values():
            if getattr(self, name) is not None:
                return name
        return None


def _keeping(post_init: Any) -> Any:
    """Return the `__post_init__` of a derived class with what a structure keeps first.

    The method of the derived class is not passed it.
    """

    def __post_init__(self: Structure, *passed: Any) -> None:
        self._keep(*passed[:2])
        post_init(self, *passed[2:])

    __post_init__.keeps = True  # type: ignore[attr-defined]
    return __post_init__
