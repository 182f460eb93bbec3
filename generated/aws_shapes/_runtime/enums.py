"""Enums that stay open: a value that the service adds later is kept, not refused."""

from __future__ import annotations

from enum import StrEnum

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, ClassVar, Self


class OpenEnum(StrEnum):
    """A string with known values; any other string makes a member that is unknown.

    Members compare and hash as their strings: `Channel.EMAIL == "EMAIL"`. To type
    checkers each enum has one more, so that `case other:` can be reached after all of
    its values.
    """

    if TYPE_CHECKING:
        # The member for any string: a dictionary, as every enum of every response is
        # looked up.
        _by_value: ClassVar[Mapping[str, Any]]
    else:

        def __new__(cls, value: str) -> Self:
            """Make a member, without what `StrEnum` checks of it, for fast imports."""
            member = str.__new__(cls, value)
            member._value_ = value
            return member

    def __init_subclass__(cls) -> None:
        cls._by_value = _Members(cls)

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, str.__str__(value))
        member._name_ = member._value_ = str.__str__(value)
        return member

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from .pydantic_hooks import of_enum

        return of_enum(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> Any:
        from .json_schemas import enum_schema

        return enum_schema(cls)

    @property
    def is_known(self) -> bool:
        """Whether the spec that this package was generated from lists the value."""
        return self._value_ in type(self)._value2member_map_

    def __repr__(self) -> str:
        if self.is_known:
            return super().__repr__()
        return f"<{type(self).__name__}: {self._value_!r}, not known>"


class _Members(dict["str", "OpenEnum"]):
    """The members of an enum by value, and one made up for any other value."""

    __slots__ = ("enum",)

    def __init__(self, enum: Any) -> None:
        super().__init__(enum._value2member_map_)
        self.enum = enum

    def __missing__(self, value: str) -> Any:
        return self.enum._missing_(value)
