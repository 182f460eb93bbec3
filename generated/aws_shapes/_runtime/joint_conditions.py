"""Conditions on which of some places are set."""

from __future__ import annotations

from . import messages
from .conditions import Condition
from .places import Offence, Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .lookups import Lookups
    from .messages import Words
    from .places import Members


class _OfPlaces(Condition):
    """A condition on which of some places are set."""

    __slots__ = ("places",)
    verb = "have"

    def __init__(self, places: Sequence[str]) -> None:
        self.places = tuple(map(Place, places))

    def _set(self, value: Any) -> list[Place]:
        return [place for place in self.places if place.values(value)]

    def offences(self, members: Members, value: Any) -> list[Offence]:
        """Return which of the places are set."""
        names = [place.name for place in self._set(value)]
        return [Offence((), "".join(messages.series(names, "and")) or "none")]

    opposing = offences

    def _flags(self, code: Lookups) -> list[str]:
        return [code.is_set(place) for place in self.places]

    def _names(self, last: str) -> str:
        return "".join(messages.series([place.name for place in self.places], last))


class CountSet(_OfPlaces):
    """Of some places, at least `minimum` and at most `maximum` are set."""

    __slots__ = ("maximum", "minimum")

    def __init__(
        self, places: Sequence[str], minimum: int = 0, maximum: int | None = None
    ) -> None:
        super().__init__(places)
        self.minimum = minimum
        self.maximum = maximum

    def holds(self, value: Any) -> bool:
        """Whether that number of them is set."""
        count = len(self._set(value))
        return self.minimum <= count and (self.maximum is None or count <= self.maximum)

    def write(self, code: Lookups, outcome: bool) -> str:
        """Count, unless one that is set decides."""
        flags = self._flags(code)
        some = f"({' or '.join(flags)})" if flags else "False"
        if (self.minimum, self.maximum) in ((1, None), (0, 0)):
            return some if outcome is (self.minimum == 1) else f"not {some}"
        count = " + ".join(f"({flag})" for flag in flags) or "0"
        high = len(flags) if self.maximum is None else self.maximum
        within = f"{self.minimum} <= {count} <= {high}"
        return within if outcome else f"not {within}"

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

    def holds(self, value: Any) -> bool:
        """Whether all are, or none."""
        return len(self._set(value)) in (0, len(self.places))

    def write(self, code: Lookups, outcome: bool) -> str:
        """Count."""
        count = " + ".join(f"({flag})" for flag in self._flags(code)) or "0"
        some = f"0 < {count} < {len(self.places)}"
        return f"not {some}" if outcome else some

    def phrase(self) -> Words:
        """Return which places are set together."""
        if len(self.places) == 2:
            return (f"both {self._names('and')} set, or neither",)
        return (f"all of {self._names('and')} set, or none",)

    def clause(self, is_negated: bool = False) -> Words:
        """Return the condition as a clause, in which the places are the subject."""
        how = "some but not all" if is_negated else "all or none"
        return (f"{how} of {self._names('and')} are set",)
