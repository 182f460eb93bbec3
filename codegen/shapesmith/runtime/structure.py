"""The base classes of generated structures: what no single shape decides."""

from __future__ import annotations

from .member_docs import MemberDocs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, ClassVar, Self

    from .validation import Level

_NOTHING: frozenset[str] = frozenset()


class Structure:
    """A structure of a service: a dataclass, its members in the order of the spec.

    `None` means not set. Nothing is checked when an instance is built, so that a
    request can be built step by step and a response never fails to parse.
    """

    __slots__ = ("_kept",)

    # Not annotated at run time, where `typing.get_type_hints` would look for what only
    # type checkers import.
    if TYPE_CHECKING:
        # Wire name to attribute, in the order of the spec.
        _wire_names: ClassVar[Mapping[str, str]]
        # Attributes whose values must not show in a repr.
        _sensitive: ClassVar[frozenset[str]]
        # Attributes that are filled in anew for each call, and so are no part of what
        # the structure says.
        _tokens: ClassVar[frozenset[str]]
        # Whether all names that it is given are wire names of members.
        _knows: ClassVar[Callable[[Iterable[object]], bool]]

        @staticmethod
        def _rules() -> Any:
            """Return what its members must be, as `rules.Rules`."""

    else:
        _wire_names = {}
        _sensitive = _tokens = _NOTHING

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._knows = frozenset(cls._wire_names).issuperset
        members = cls.__dict__.get("__slots__")
        if type(members) is tuple:
            # Where help() looks for their docstrings.
            cls.__slots__ = MemberDocs(cls, members)  # type: ignore[assignment]

    @classmethod
    def from_boto3(cls, response: Mapping[str, Any]) -> Self:
        """Return the structure that `response` holds, a dict as boto3 returns it.

        Members and enum values that the spec does not know are kept (`_unknown`,
        `OpenEnum.is_known`); a value of an unexpected type is kept as it is.

        Raises:
            TypeError: `response` is not a dict.
        """
        if not isinstance(response, dict):
            got = type(response).__name__
            raise TypeError(
                f"{cls.__name__}.from_boto3 must be given a response dict (got {got})"
            )
        parsed: Self = cls._parse(response, cls)
        return parsed

    def to_boto3(self) -> dict[str, Any]:
        """Return the members that are set, by wire name, as boto3 takes them."""
        return {
            wire: value
            for wire, name in self._wire_names.items()
            if (value := getattr(self, name)) is not None
        }

    def validate(self, *, partial: bool = False, level: Level = "documented") -> None:
        """Raise ValidationError, which holds every violation, if there is an error.

        `level` is how much is checked: "botocore" just what botocore itself rejects,
        "modelled" every constraint of the model, "documented" also the rules of the
        documentation. `partial` leaves out that required members must be set.
        """
        from .validation import check_structure, raise_on_errors

        raise_on_errors(type(self).__name__, check_structure(self, partial, level))

    @staticmethod
    def _fits(value: Any) -> bool:
        """Whether nothing is wrong with `value`, the structure as boto3 takes it.

        False also where that was not settled: `_rules` have the last word, as they have
        where it fails, which it does where a required member is not set.
        """
        return False

    @staticmethod
    def _parse(data: Any, cls: type[Any]) -> Any:
        """Return a `cls` with what is in `data`, a dict.

        `cls` is the class itself or one derived from it. It is an argument, as Python
        binds class methods anew for each call, and a response may hold thousands.
        """
        return data

    def _keep_unknown(self, data: Mapping[str, Any]) -> None:
        self._kept = {
            name: value for name, value in data.items() if name not in self._wire_names
        }

    @property
    def _unknown(self) -> dict[str, Any]:
        """The members that the service sent and the spec does not know."""
        kept: dict[str, Any] = getattr(self, "_kept", {})
        return kept

    def __eq__(self, other: object) -> bool:
        if self.__class__ is not other.__class__:
            return NotImplemented
        # A plain loop: a generator would halve the depth to which structures can nest.
        for name in self._wire_names.values():
            if name not in self._tokens and getattr(self, name) != getattr(other, name):
                return False
        return True

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(_shown(self, self._sensitive))})"


class Union(Structure):
    """A union: a structure of which exactly one member is set."""

    __slots__ = ()

    @property
    def which(self) -> str | None:
        """The name of the member that is set; None where none is, or an unknown one."""
        for name in self._wire_names.values():
            if getattr(self, name) is not None:
                return name
        return None


def _shown(structure: Any, sensitive: frozenset[str]) -> list[str]:
    """Return `name=value` for each member that is set; no sensitive value shows."""
    shown = []
    for name in structure._wire_names.values():
        value = getattr(structure, name)
        if value is not None:
            shown.append(
                f"{name}=<sensitive>" if name in sensitive else f"{name}={value!r}"
            )
    return shown


# What follows is called so often that modules import it by name. In maps, a loop takes
# less time than a comprehension, which is a function of its own before Python 3.12.
new: Any = object.__new__


def parse_list(structure: type[Any], items: list[Any]) -> list[Any]:
    """Return the structures in a list; an item that is no dict stays as it is."""
    parse = structure._parse
    return [
        parse(item, structure) if isinstance(item, dict) else item for item in items
    ]


def parse_map(structure: type[Any], entries: dict[Any, Any]) -> dict[Any, Any]:
    """Return a map to structures; a value that is no dict stays as it is."""
    parse = structure._parse
    parsed = {}
    for key in entries:
        item = entries[key]
        parsed[key] = parse(item, structure) if isinstance(item, dict) else item
    return parsed


def map_to_boto3(entries: Mapping[Any, Any]) -> dict[Any, Any]:
    """Return what boto3 takes for a map to structures."""
    params = {}
    for key in entries:
        params[key] = entries[key].to_boto3()
    return params


def new_token() -> str:
    """Return a fresh idempotency token, as the SDK fills it in: a random UUID."""
    from uuid import uuid4

    return str(uuid4())
