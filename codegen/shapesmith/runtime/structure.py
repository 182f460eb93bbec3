"""The base classes of generated structures: what does not depend on the shape."""

from __future__ import annotations

from .member_docs import MemberDocs
from .schema import schema_of
from .shape import Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .validation import Level


class Structure(Shape):
    """A structure of a service: a dataclass, its members in the order of the spec.

    `None` means not set. Nothing is checked when an instance is built, so that a
    request can be built step by step and a response never fails to parse.
    """

    __slots__ = ("_kept",)

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        members = cls.__dict__.get("__slots__")
        if type(members) is tuple:
            # help() looks for their docstrings there.
            cls.__slots__ = MemberDocs(cls, members)  # type: ignore[assignment]

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
