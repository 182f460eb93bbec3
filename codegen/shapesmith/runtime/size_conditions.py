"""Conditions on how much a value is: lengths, sizes, and ranges of numbers."""

from __future__ import annotations

from math import isclose

from . import messages
from .value_conditions import ValueCondition
from .values import is_number, size_below, size_of_blob

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .entries import Entry
    from .lookups import Lookups
    from .messages import Words


class _Bounds(ValueCondition):
    """A measure of the value is within bounds, of which one may be open."""

    __slots__ = ("maximum", "minimum")

    minimum: Any
    maximum: Any

    def _within(self, code: Lookups, measure: str) -> tuple[str, str]:
        low = "" if not self.minimum else f"{code.literal(self.minimum)} <= "
        high = "" if self.maximum is None else f" <= {code.literal(self.maximum)}"
        if not low and not high:
            return "True", "False"
        return f"{low}{measure}{high}", f"not {low}{measure}{high}"


class Length(_Bounds):
    """The value has so many characters, bytes of UTF-8, items or keys."""

    __slots__ = ("unit",)
    verb = "have"

    def __init__(
        self, place: str, unit: str, minimum: int = 0, maximum: int | None = None
    ) -> None:
        super().__init__(place)
        self.unit = unit
        self.minimum = minimum
        self.maximum = maximum

    @property
    def kinds(self) -> tuple[str, ...]:  # type: ignore[override]
        """The kinds of entry whose values are measured in the unit."""
        return _MEASURED[self.unit]

    def _measure(self, value: Any) -> int | None:
        if self.unit == "characters":
            return str.__len__(value) if isinstance(value, str) else None
        if self.unit == "bytes":
            is_text = isinstance(value, (str, bytes, bytearray))
            return size_of_blob(value) if is_text else None
        kinds = (list, tuple) if self.unit == "items" else dict
        return len(value) if isinstance(value, kinds) else None

    def judge(self, value: Any) -> bool | None:
        """Whether the length is within the bounds."""
        size = self._measure(value)
        if size is None:
            return None
        return self.minimum <= size and (self.maximum is None or size <= self.maximum)

    def got(self, value: Any, hide: bool) -> str:
        """Return the length, and a text itself."""
        count = f"{self._measure(value):,}"
        if self.unit in ("characters", "bytes"):
            return f"{count}: {messages.shown(value, hide)}"
        return count

    def test(self, code: Lookups, entry: Entry, value: str) -> tuple[str, str]:
        """Compare the length; that in bytes is worked out where it may be too great."""
        if self.unit != "bytes":
            return self._within(code, f"len({value})")
        size = code.bind(size_of_blob, "size")
        within, outside = self._within(code, f"{size}({value})")
        if not self.minimum and self.maximum is not None:
            # A character has four bytes at most.
            outside = f"len({value}) > {code.literal(self.maximum // 4)} and {outside}"
        return within, outside

    def phrase(self) -> Words:
        """Return the bounds."""
        if not self.minimum and self.maximum is None:
            return (f"any number of {self.unit}",)
        return (messages.between(self.minimum or None, self.maximum, self.unit[:-1]),)


_MEASURED = {
    "characters": ("string",),
    "bytes": ("string",),
    "items": ("list",),
    "keys": ("map", "structure"),
}


class Range(_Bounds):
    """A number is within bounds, which are part of the range unless `exclusive`."""

    __slots__ = ("exclusive_maximum", "exclusive_minimum")
    kinds = ("integer", "float")

    def __init__(
        self,
        place: str,
        minimum: float | None = None,
        maximum: float | None = None,
        exclusive_minimum: bool = False,
        exclusive_maximum: bool = False,
    ) -> None:
        super().__init__(place)
        self.minimum = minimum
        self.maximum = maximum
        self.exclusive_minimum = exclusive_minimum
        self.exclusive_maximum = exclusive_maximum

    def judge(self, value: Any) -> bool | None:
        """Whether a number is within the bounds."""
        if not is_number(value):
            return None
        low, high = self.minimum, self.maximum
        is_below = low is not None and value < low
        is_above = high is not None and value > high
        is_excluded = (self.exclusive_minimum and value == low) or (
            self.exclusive_maximum and value == high
        )
        return not (is_below or is_above or is_excluded)

    def test(self, code: Lookups, entry: Entry, value: str) -> tuple[str, str]:
        """Compare the number."""
        above = "<" if self.exclusive_minimum else "<="
        below = "<" if self.exclusive_maximum else "<="
        low = "" if self.minimum is None else f"{code.literal(self.minimum)} {above} "
        high = "" if self.maximum is None else f" {below} {code.literal(self.maximum)}"
        if not low and not high:
            return "True", "False"
        return f"{low}{value}{high}", f"not {low}{value}{high}"

    def phrase(self) -> Words:
        """Return the bounds."""
        if self.minimum is None and self.maximum is None:
            return ("any number",)
        if not self.exclusive_minimum and not self.exclusive_maximum:
            return (messages.between(self.minimum, self.maximum, ""),)
        low = "more than" if self.exclusive_minimum else "at least"
        high = "less than" if self.exclusive_maximum else "at most"
        bounds = ((low, self.minimum), (high, self.maximum))
        return (" and ".join(f"{how} {at:,}" for how, at in bounds if at is not None),)


class MultipleOf(ValueCondition):
    """A number is a whole multiple of a divisor."""

    __slots__ = ("divisor",)
    kinds = ("integer", "float")

    def __init__(self, place: str, divisor: float) -> None:
        super().__init__(place)
        self.divisor = divisor

    def judge(self, value: Any) -> bool | None:
        """Whether it is one; of a fraction, within the precision of a float."""
        if not is_number(value):
            return None
        if isinstance(value, int) and isinstance(self.divisor, int):
            return value % self.divisor == 0
        quotient = value / self.divisor
        return isclose(quotient, round(quotient), abs_tol=1e-9)

    def test(self, code: Lookups, entry: Entry, value: str) -> tuple[str, str] | None:
        """Divide an integer."""
        if entry.kind != "integer" or not isinstance(self.divisor, int):
            return None
        rest = f"{value} % {code.literal(self.divisor)}"
        return f"{rest} == 0", f"{rest} != 0"

    def phrase(self) -> Words:
        """Return the divisor."""
        return (f"a multiple of {self.divisor:,}",)


class TotalSize(ValueCondition):
    """All keys and texts below the place have at most so many bytes of UTF-8."""

    __slots__ = ("maximum",)
    kinds = ("string", "list", "map", "structure", "boolean", "integer", "float")
    verb = "have"

    def __init__(self, place: str, maximum: int) -> None:
        super().__init__(place)
        self.maximum = maximum

    def judge(self, value: Any) -> bool | None:
        """Whether it is so."""
        return size_below(value) <= self.maximum

    def got(self, value: Any, hide: bool) -> str:
        """Return the size."""
        return f"{size_below(value):,}"

    def test(self, code: Lookups, entry: Entry, value: str) -> tuple[str, str]:
        """Work the size out, unless the count of characters decides."""
        size, most = f"{code.bind(size_below, 'size_below')}({value})", self.maximum
        outside = f"{size} > {code.literal(most)}"
        characters = None
        if self.place.is_single:
            characters = code.characters(self.place, entry, value)
        if characters is not None:
            # A character has four bytes at most.
            outside = f"{characters} > {code.literal(most // 4)} and {outside}"
        return f"{size} <= {code.literal(most)}", outside

    def phrase(self) -> Words:
        """Return the size."""
        return (f"at most {self.maximum:,} bytes of UTF-8 in all",)
