"""Conditions on values that are compared with one another."""

from __future__ import annotations

from datetime import date, datetime

from . import messages
from .conditions import Condition
from .places import CONTENTS, Offence, Place
from .values import first_repeated, is_number

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .lookups import Lookups
    from .messages import Words
    from .places import Members


class Unique(Condition):
    """No two values at the place are equal, nor at those `beside` it."""

    __slots__ = ()
    verb = "have"

    def __init__(self, place: str, beside: Sequence[str] = ()) -> None:
        self.places = tuple(map(Place, (place, *beside)))

    @property
    def place(self) -> Place:
        """The first place."""
        return self.places[0]

    @property
    def subject(self) -> Place:
        """The list or map that holds the values, or those at the first place."""
        return self.place.holder

    def holds(self, value: Any) -> bool | None:
        """Whether all differ; open where there is none."""
        seen = self.found(value)
        return first_repeated(seen) is None if seen else None

    def offences(self, members: Members, value: Any) -> list[Offence]:
        """Return the first value that comes again."""
        values = self.found(value)
        again = (first_repeated(values) or ())[1:]
        hide = any(place.hides(members) for place in self.places)
        return [
            Offence(
                self.subject.trail,
                f"{messages.shown(values[index], hide)} more than once",
            )
            for index in again
        ]

    def opposing(self, members: Members, value: Any) -> list[Offence]:
        """Return that no value comes again."""
        return [Offence(self.subject.trail, "values that differ")]

    def write(self, code: Lookups, outcome: bool) -> str:
        """Count the distinct values, if they can be hashed."""
        is_one = len(self.places) == 1 and not self.place.is_single
        entry = code.entry(self.place) if is_one else None
        if entry is None or entry.kind not in ("string", "integer", "boolean"):
            return code.call(self, outcome)
        values, name = code.items(self.place)
        differ = "==" if outcome else "!="
        return f"({name} := {values}) and len(set({name})) {differ} len({name})"

    def phrase(self) -> Words:
        """Return what must differ."""
        if len(self.places) > 1:
            names = messages.series([place.name for place in self.places], "and")
            return (f"distinct values in all at {''.join(names)}",)
        inner = self.place.path.removeprefix(self.subject.path)
        what = CONTENTS.get(inner)
        if what is not None:
            return (f"distinct {what}s",)
        step, _, member = inner.partition(".")
        return (f"a distinct {member} in each {CONTENTS.get(step, self.place.path)}",)


class Compare(Condition):
    """The value at one place compares with that at another: numbers, or times.

    `plus` seconds are added to the other.
    """

    __slots__ = ("left", "operator", "plus", "right")

    def __init__(self, left: str, operator: str, right: str, plus: int = 0) -> None:
        self.left = Place(left)
        self.operator = operator
        self.right = Place(right)
        self.places = self.left, self.right
        self.plus = plus

    @property
    def subject(self) -> Place:
        """The first place."""
        return self.left

    def holds(self, value: Any) -> bool | None:
        """Whether it is so; open where there is not one value at each place."""
        left, right = self.left.found(value), self.right.found(value)
        if len(left) != 1 or len(right) != 1:
            return None
        one, other = comparable(left[0]), comparable(right[0])
        if one is None or other is None:
            return None
        return bool(_OPERATORS[self.operator](one, other + self.plus))

    def offences(self, members: Members, value: Any) -> list[Offence]:
        """Return both values."""
        (spot,) = self.left.spots(members, value)
        (other,) = self.right.spots(members, value)
        got = f"{messages.shown(spot.value, spot.hide)}, where {self.right.name} is "
        return [Offence(spot.trail, got + messages.shown(other.value, other.hide))]

    opposing = offences

    def write(self, code: Lookups, outcome: bool) -> str:
        """Compare numbers."""
        for place in (self.left, self.right):
            entry = code.entry(place) if place.is_single else None
            if self.plus or not entry or entry.kind not in ("integer", "float"):
                return code.call(self, outcome)
        one, other = code.value(self.left), code.value(self.right)
        operator = "==" if self.operator == "=" else self.operator
        test = f"{'' if outcome else 'not '}{one} {operator} {other}"
        return f"{one} is not None and {other} is not None and {test}"

    def phrase(self) -> Words:
        """Return the relation."""
        later = f" plus {messages.duration(self.plus)}" if self.plus else ""
        return (f"{_RELATIONS[self.operator]} {self.right.name}{later}",)


_OPERATORS: dict[str, Any] = {
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    "=": lambda one, other: one == other,
    ">=": lambda one, other: one >= other,
    ">": lambda one, other: one > other,
}
_RELATIONS = {
    "<": "less than",
    "<=": "at most",
    "=": "equal to",
    ">=": "at least",
    ">": "greater than",
}


def comparable(value: Any) -> int | float | None:
    """Return a number for a number, or for a time, which may be text in ISO 8601.

    An integer stays one: Python compares it with a float exactly, whatever its size.
    """
    if is_number(value):
        return value  # type: ignore[no-any-return]
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, datetime):
        try:
            return value.timestamp()
        except (OverflowError, OSError, ValueError):
            return None
    return float(value.toordinal() * 86_400) if isinstance(value, date) else None
