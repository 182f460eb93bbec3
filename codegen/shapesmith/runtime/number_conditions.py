"""Conditions on numbers, which may be texts: ranges and multiples."""

from __future__ import annotations

from math import isclose

from . import formats, messages
from .value_conditions import ValueCondition
from .values import is_number, is_within

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

    from .entries import Entry
    from .lookups import Lookups
    from .messages import Words


class Range(ValueCondition):
    """A number is within bounds, which are part of the range unless `exclusive`."""

    __slots__ = ("exclusive_maximum", "exclusive_minimum", "maximum", "minimum")
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
        is_excluded = (self.exclusive_minimum and value == self.minimum) or (
            self.exclusive_maximum and value == self.maximum
        )
        return not is_excluded and is_within(value, self.minimum, self.maximum)

    def test(self, code: Lookups, entry: Entry, value: str) -> tuple[str, str]:
        """Compare the number."""
        above = "<" if self.exclusive_minimum else "<="
        below = "<" if self.exclusive_maximum else "<="
        return code.within(value, self.minimum, self.maximum, above, below)

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


class TextRange(ValueCondition):
    """A text is a decimal number within bounds, an integer if `whole`."""

    __slots__ = ("maximum", "minimum", "whole")
    kinds = ("string",)

    def __init__(
        self,
        place: str,
        minimum: float | None = None,
        maximum: float | None = None,
        whole: bool = False,
    ) -> None:
        super().__init__(place)
        self.minimum = minimum
        self.maximum = maximum
        self.whole = whole

    def judge(self, value: Any) -> bool | None:
        """Whether a text is such a number."""
        if not isinstance(value, str):
            return None
        text = str.__str__(value)
        if not formats.tester("integer" if self.whole else "number")(text):
            return False
        return is_within(float(text), self.minimum, self.maximum)

    def test(self, code: Lookups, entry: Entry, value: str) -> tuple[str, str]:
        """Judge the text."""
        judged = f"{code.bind(self.judge, 'judge')}({value})"
        return judged, f"not {judged}"

    def phrase(self) -> Words:
        """Return the bounds."""
        what = "an integer" if self.whole else "a number"
        if self.minimum is None and self.maximum is None:
            return (what,)
        how = "of" if self.minimum is None or self.maximum is None else "from"
        return (f"{what} {how} {messages.between(self.minimum, self.maximum, '')}",)


class MultipleOf(ValueCondition):
    """A number is a whole multiple of a divisor."""

    __slots__ = ("divisor",)
    kinds = ("integer", "float")

    def __init__(self, place: str, divisor: float) -> None:
        super().__init__(place)
        self.divisor = divisor

    def judge(self, value: Any) -> bool | None:
        """Whether it is one; of a fraction, within the precision of a float.

        Open for a number of so many fractions that a float cannot count them.
        """
        if not is_number(value):
            return None
        if isinstance(value, int) and isinstance(self.divisor, int):
            return value % self.divisor == 0
        try:
            quotient = value / self.divisor
            return isclose(quotient, round(quotient), rel_tol=1e-12, abs_tol=1e-9)
        except OverflowError:
            return None

    def test(self, code: Lookups, entry: Entry, value: str) -> tuple[str, str] | None:
        """Divide an integer."""
        if entry.kind != "integer" or not isinstance(self.divisor, int):
            return None
        rest = f"{value} % {code.literal(self.divisor)}"
        return f"{rest} == 0", f"{rest} != 0"

    def phrase(self) -> Words:
        """Return the divisor."""
        if self.divisor == 1:
            return ("a whole number",)
        return (f"a multiple of {self.divisor:,}",)
