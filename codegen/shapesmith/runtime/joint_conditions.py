"""Conditions on which of some places are set, and those made of other conditions."""

from __future__ import annotations

from . import messages
from .conditions import Condition, IsSet, Offence
from .places import Place

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


class Not(Condition):
    """A condition is false."""

    __slots__ = ("condition",)

    def __init__(self, condition: Condition) -> None:
        self.condition = condition

    @property
    def subject(self) -> Place | None:
        """That of the condition; of a value in a list or map, what holds it.

        What must not be set is the value itself.
        """
        if isinstance(self.condition, IsSet):
            return self.condition.place
        place = self.condition.subject
        return None if place is None else place.holder

    def holds(self, value: Any) -> bool | None:
        """Whether the condition is false; open where that is."""
        inner = self.condition.holds(value)
        return None if inner is None else not inner

    def offences(self, members: Members, value: Any) -> list[Offence]:
        """Return what makes the condition true."""
        return self.condition.opposing(members, value)

    def opposing(self, members: Members, value: Any) -> list[Offence]:
        """Return what makes the condition false."""
        return self.condition.offences(members, value)

    def write(self, code: Lookups, outcome: bool) -> str:
        """Write the opposite of the condition."""
        return self.condition.write(code, not outcome)

    def phrase(self) -> Words:
        """Return what must not be."""
        return ("not ", *self.condition.phrase())

    def must(self, is_negated: bool = False) -> Words:
        """Return what the subject must not do."""
        return self.condition.must(not is_negated)

    def clause(self, is_negated: bool = False) -> Words:
        """Return the opposite of the condition as a clause."""
        return self.condition.clause(not is_negated)


class AnyOf(Condition):
    """One of some conditions is true."""

    __slots__ = ("conditions",)
    verb = "meet"

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self.conditions = tuple(conditions)

    @property
    def subject(self) -> Place | None:
        """The place that all conditions are about; None where they differ."""
        places = [condition.subject for condition in self.conditions]
        first = places[0] if places else None
        is_one = all(
            place and first and place.path == first.path and place.is_single
            for place in places
        )
        return first if is_one else None

    @property
    def read(self) -> Sequence[Place] | None:
        """The places of all conditions."""
        read = [condition.read for condition in self.conditions]
        known = [places for places in read if places is not None]
        if len(known) < len(read):
            return None
        return [place for places in known for place in places]

    def needs_value(self, outcome: bool) -> bool:
        """Whether each needs one to be true; or one of them, to be false."""
        needs = [condition.needs_value(outcome) for condition in self.conditions]
        return all(needs) if outcome else any(needs)

    def holds(self, value: Any) -> bool | None:
        """Whether one is true; false if all are, else open."""
        parts = [condition.holds(value) for condition in self.conditions]
        return True if True in parts else None if None in parts else False

    def offences(self, members: Members, value: Any) -> list[Offence]:
        """Return what makes the first false, if all are about one place."""
        if self.subject is None:
            return [Offence((), "none of them")]
        return self.conditions[0].offences(members, value)

    def opposing(self, members: Members, value: Any) -> list[Offence]:
        """Return what makes one of them true, or which it is, if they differ."""
        for condition in self.conditions:
            if condition.holds(value) and self.subject is None:
                return [Offence((), messages.text(condition.clause()))]
            if condition.holds(value):
                return condition.opposing(members, value)
        return []

    def write(self, code: Lookups, outcome: bool) -> str:
        """Write each."""
        parts = [condition.write(code, outcome) for condition in self.conditions]
        joined = " or " if outcome else " and "
        return f"({joined.join(f'({part})' for part in parts) or not outcome})"

    def phrase(self) -> Words:
        """Return the conditions as clauses."""
        return ("one of these: ", *self._clauses("; "))

    def must(self, is_negated: bool = False) -> Words:
        """Return what the subject must do; if it is one, with all that it may be."""
        if self.subject is None or is_negated:
            how = "all" if is_negated else "one"
            return (f"must meet {how} of these: ", *self._clauses("; ", is_negated))
        words: list[str] = []
        for condition in self.conditions:
            words += [*((" or ",) if words else ()), *condition.must()]
        return tuple(words)

    def clause(self, is_negated: bool = False) -> Words:
        """Return the conditions as clauses."""
        if not is_negated:
            return ("either ", *self._clauses(" or "))
        return self._clauses(" and ", True)

    def _clauses(self, between: str, is_negated: bool = False) -> Words:
        words: list[str] = []
        for condition in self.conditions:
            words += [*((between,) if words else ()), *condition.clause(is_negated)]
        return tuple(words)
