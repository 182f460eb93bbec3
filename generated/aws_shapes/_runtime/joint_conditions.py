"""Conditions on which of some places are set."""

from __future__ import annotations

from . import messages
from .conditions import Condition
from .places import Offence, Place

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .lookups import Lookups
    from .messages import Words
    from .places import Members


class _OfPlaces(Condition):
    """A condition on which of some places are set."""

    __slots__ = ()
    verb = "have"

    def __init__(self, places: Sequence[str], markers: Sequence[str] = ()) -> None:
        self.places = tuple(Place(place, place in markers) for place in places)

    def _set(self, value: Any) -> list[Place]:
        return [place for place in self.places if place.is_set(value)]

    def _count(self, value: Any) -> tuple[int, int]:
        """Return how many are set at least, and at most: empty ones may be or not."""
        flags = [place.is_set(value) for place in self.places]
        return flags.count(True), len(flags) - flags.count(False)

    def needs_value(self, outcome: bool) -> bool:
        """It may need none: that is not worked out."""
        return False

    def offences(self, members: Members, value: Any) -> list[Offence]:
        """Return which of the places are set."""
        names = [place.name for place in self._set(value)]
        return [Offence((), "".join(messages.series(names, "and")) or "none")]

    opposing = offences

    def _counts(self, code: Lookups) -> tuple[str, str]:
        """Return expressions of the two numbers of `_count`, the same one if it can."""
        least = [f"({code.is_set(place)})" for place in self.places]
        most = [f"({code.is_given(place)})" for place in self.places]
        return " + ".join(least) or "0", " + ".join(most) or "0"

    def _names(self, last: str) -> str:
        return "".join(messages.series([place.name for place in self.places], last))


class CountSet(_OfPlaces):
    """Of some places, at least `minimum` and at most `maximum` are set."""

    __slots__ = ("maximum", "minimum")

    def __init__(
        self,
        places: Sequence[str],
        minimum: int = 0,
        maximum: int | None = None,
        markers: Sequence[str] = (),
    ) -> None:
        super().__init__(places, markers)
        self.minimum = minimum
        self.maximum = maximum

    def holds(self, value: Any) -> bool | None:
        """Whether that number of them is set."""
        least, most = self._count(value)
        if self.minimum <= least and most <= self._high:
            return True
        return False if most < self.minimum or self._high < least else None

    @property
    def _high(self) -> int:
        return len(self.places) if self.maximum is None else self.maximum

    def write(self, code: Lookups, outcome: bool) -> str:
        """Count, unless one that is set decides."""
        if (self.minimum, self.maximum) in ((1, None), (0, 0)):
            is_some = outcome is (self.minimum == 1)
            flag = code.is_set if is_some else code.is_given
            some = f"({' or '.join(map(flag, self.places)) or 'False'})"
            return some if is_some else f"not {some}"
        least, most = self._counts(code)
        low, high = self.minimum, self._high
        if least == most:
            return f"{'' if outcome else 'not '}{low} <= {least} <= {high}"
        if outcome:
            return f"{low} <= {least} and {most} <= {high}"
        # Which are empty counts only where too many are given, or too few.
        broken = f"({most} < {low} or {high} < {least})"
        return f"not {low} <= {most} <= {high} and {broken}"

    def phrase(self) -> Words:
        """Return how many of which places are set."""
        return (self._counted(), " set")

    def must(self, is_negated: bool = False) -> Words:
        """Return how many must be set; none of many, if not even one."""
        if is_negated and (self.minimum, self.maximum) == (1, None):
            return (f"must have none of {self._names('and')} set",)
        return super().must(is_negated)

    def _counted(self) -> str:
        low, high, count = self.minimum, self.maximum, len(self.places)
        if high is None and low == count:
            both = {1: "", 2: "both "}.get(count, "all of ")
            return f"{both}{self._names('and')}"
        if high is None and low == 1 and count == 2:
            return self._names("or")
        if high == 0:
            return f"none of {self._names('and')}"
        return f"{_numbers(low, high)} of {self._names('and')}"

    def clause(self, is_negated: bool = False) -> Words:
        """Return the condition as a clause, in which the places are the subject."""
        if is_negated and self.minimum == 1 and self.maximum is None:
            return (f"none of {self._names('and')} is set",)
        if is_negated and self.maximum == 0:
            return (f"{self._names('or')} is set",)
        counted = self._counted()
        are = "are" if counted.startswith(("both", "all")) else "is"
        return (f"{'not ' if is_negated else ''}{counted} {are} set",)


def _numbers(low: int, high: int | None) -> str:
    """Return how many, in words: `exactly one`, `at most 2`."""
    if low and high is not None and low != high:
        return f"{low} to {high}"
    how = "at least" if high is None else "exactly" if low else "at most"
    number = low or high
    return f"{how} {'one' if number == 1 else number}"


class AllOrNone(_OfPlaces):
    """Either all of some places are set, or none is."""

    __slots__ = ()

    def holds(self, value: Any) -> bool | None:
        """Whether all are, or none."""
        least, most = self._count(value)
        if least == len(self.places) or not most:
            return True
        return False if least and most < len(self.places) else None

    def write(self, code: Lookups, outcome: bool) -> str:
        """Count."""
        least, most = self._counts(code)
        count = len(self.places)
        if least == most:
            return f"{'not ' if outcome else ''}0 < {least} < {count}"
        if outcome:
            return f"({least} == {count} or {most} == 0)"
        # Which are empty counts only where some are given and some are not.
        return f"0 < {most} < {count} and {least} > 0"

    def phrase(self) -> Words:
        """Return which places are set together."""
        if len(self.places) == 2:
            return (f"both {self._names('and')} set, or neither",)
        return (f"all of {self._names('and')} set, or none",)

    def clause(self, is_negated: bool = False) -> Words:
        """Return the condition as a clause, in which the places are the subject."""
        how = "some but not all" if is_negated else "all or none"
        return (f"{how} of {self._names('and')} are set",)
