"""The base classes of generated structures: what does not depend on the shape."""

from __future__ import annotations

from dataclasses import InitVar, dataclass

from .member_docs import MemberDocs
from .schema import schema_of
from .shape import Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, ClassVar

    from .validation import Level

# What the value of a member may be that is a list or a dict.
_CONCRETE = (list, dict, type(None))


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
        unknown_members: InitVar = Shape.unknown_members
        response_metadata: InitVar = Shape.response_metadata
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
        """Keep what is no member; a property is passed where nothing was given."""
        # Set in any case: an attribute that is not set takes longer to read.
        self._kept = None
        if type(unknown_members) is not property:
            self._kept = dict(unknown_members)
        if response_metadata and type(response_metadata) is not property:
            kept = self._kept or {}
            self._kept = {**kept, "ResponseMetadata": response_metadata.raw}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        members = cls.__dict__.get("__slots__")
        if type(members) is tuple:
            # help() looks for their docstrings there.
            cls.__slots__ = MemberDocs(cls, members)  # type: ignore[assignment]
        derived = cls.__dict__.get("__post_init__")
        if derived is not None and not hasattr(derived, "keeps"):
            cls.__post_init__ = _keeping(derived)  # type: ignore[method-assign]

    def validate(self, *, partial: bool = False, level: Level = "documented") -> None:
        """Raise ValidationError, which holds every violation, if there is an error.

        `level` is how much is checked: "botocore" only what botocore itself rejects,
        "modelled" every constraint of the model, "documented" also the rules of the
        documentation. With `partial`, required members need not be set.
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
