"""Enums that stay open: a value that the service adds later is kept, not refused."""

from __future__ import annotations

from enum import StrEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Self


class OpenEnum(StrEnum):
    """A string with known values; any other string makes a member that is not known.

    Members compare and hash as their strings: `Channel.EMAIL == "EMAIL"`.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = str(value)
        return member

    @classmethod
    def _parse(cls, value: Any) -> Any:
        """Return the member for a string; anything else is returned as it is."""
        if not isinstance(value, str):
            return value
        known = cls._value2member_map_.get(value)
        return cls._missing_(value) if known is None else known

    @property
    def is_known(self) -> bool:
        """Whether the spec that this package was generated from lists the value."""
        return self._value_ in type(self)._value2member_map_

    def __repr__(self) -> str:
        if self.is_known:
            return super().__repr__()
        return f"<{type(self).__name__}: {self._value_!r}, not known>"
