"""Conditions on the items of a list, or the values of a map, each as a structure.

The conditions within them are on the places of one item.
"""

from __future__ import annotations

from . import messages
from .conditions import Condition
from .places import Offence, Place
from .value_conditions import OneOf
from .values import is_within

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .entries import Entry
    from .lookups import Lookups
    from .messages import Words
    from .places import Members


class Each(Condition):
    """`must` is true of each item of which all of `when` are true."""

    __slots__ = ("asked", "place", "when")

    def __init__(
        self, place: str, must: Condition, when: Sequence[Condition] = ()
    ) -> None:
        self.place = Place(place)
        self.places = (self.place,)
        self.asked = must
        self.when = tuple(when)

    @property
    def verb(self) -> str:  # type: ignore[override]
        """That of what is asked of each."""
        return self.asked.verb

    @property
    def subject(self) -> Place:
        """The place that is judged in each item; the items, if it is no single one."""
        inner = self.asked.subject
        if inner is None or not inner.steps:
            return self.place
        return Place(f"{self.place.path}.{inner.path}")

    def holds(self, value: Any) -> bool | None:
        """Whether it is true of each; open if it is of all, or if there is none."""
        found = [
            self.asked.holds(item)
            for item in self.place.values(value)
            if _fulfils(item, self.when)
        ]
        return False if False in found else True if True in found else None

    def offences(self, members: Members, value: Any) -> list[Offence]:
        """Return what makes it false of each item of which it is."""
        inner = _members(self.place.entry(members))
        found = []
        for spot in self.place.spots(members, value):
            item = spot.value
            if not _fulfils(item, self.when) or self.asked.holds(item) is not False:
                continue
            for offence in self.asked.offences(inner, item):
                trail = (*spot.trail, *offence.trail)
                if spot.hide:
                    found.append(Offence(trail, messages.SENSITIVE))
                else:
                    found.append(Offence(trail, offence.got, offence.meant))
        return found

    def opposing(self, members: Members, value: Any) -> list[Offence]:
        """Return that it is true of each."""
        return [Offence(self.place.holder.trail, "no other")]

    def write(self, code: Lookups, outcome: bool) -> str:
        """Leave it to the search, where there are items."""
        return _where_held(code, self.place, code.call(self, outcome))

    def phrase(self) -> Words:
        """Return what each must be, and of which items."""
        return messages.in_case(self.asked.phrase(), _where(self.when))

    def must(self, is_negated: bool = False) -> Words:
        """Return what each must do, and which items."""
        if is_negated:
            return ("must not be such that ", *self.clause())
        return messages.in_case(self.asked.must(), _where(self.when))

    def clause(self, is_negated: bool = False) -> Words:
        """Return what is true of each item."""
        what = "not in each" if is_negated else "in each"
        inner = self.asked.clause()
        return (*inner, f" {what} {self.place.holder.name} item", *_where(self.when))


class Count(Condition):
    """There are so many items of which all of `where` are true, or values in them."""

    __slots__ = ("inner", "maximum", "minimum", "where")
    verb = "have"

    def __init__(
        self,
        places: Sequence[str],
        where: Sequence[Condition] = (),
        of: str | None = None,
        minimum: int = 0,
        maximum: int | None = None,
    ) -> None:
        self.places = tuple(map(Place, places))
        self.where = tuple(where)
        self.inner = None if of is None else Place(of)
        self.minimum = minimum
        self.maximum = maximum

    @property
    def subject(self) -> Place | None:
        """The list or map that holds what is counted; None if there are several."""
        return self.places[0].holder if len(self.places) == 1 else None

    def needs_value(self, outcome: bool) -> bool:
        """Whether the number of none does not give it."""
        return self._allows(0) is not outcome

    def _number(self, value: Any) -> int:
        found = self.found(value)
        if self.where:
            found = [item for item in found if _fulfils(item, self.where)]
        if self.inner is None:
            return len(found)
        return sum(len(self.inner.values(item)) for item in found)

    def _allows(self, number: int) -> bool:
        return is_within(number, self.minimum, self.maximum)

    def holds(self, value: Any) -> bool:
        """Whether there are so many."""
        return self._allows(self._number(value))

    def offences(self, members: Members, value: Any) -> list[Offence]:
        """Return how many there are; what there is, if a value must be there."""
        trail = () if self.subject is None else self.subject.trail
        got = f"{self._number(value):,}"
        if self._wanted is not None and len(self.places) == 1:
            spots = self.places[0].spots(members, value)[: messages.LISTED]
            shown = [messages.shown(spot.value, spot.hide) for spot in spots]
            got = "".join(messages.series(shown, "and")) or "none"
        return [Offence(trail, got)]

    opposing = offences

    def write(self, code: Lookups, outcome: bool) -> str:
        """Leave it to the search, where that may give the outcome."""
        call = code.call(self, outcome)
        first, *others = self.places
        if others or not self.needs_value(outcome):
            return call
        return _where_held(code, first, call)

    def must(self, is_negated: bool = False) -> Words:
        """Return how many of what there must be; of a value, that it must be there."""
        wanted = None if is_negated else self._wanted
        if wanted is None:
            return super().must(is_negated)
        return ("must contain ", *messages.one_of_words(wanted.values, "or"))

    @property
    def _wanted(self) -> OneOf | None:
        """What there must be among texts or numbers; None if it is anything else."""
        is_any = len(self.where) == self.minimum == 1 and self.maximum is None
        wanted = self.where[0] if is_any else None
        return wanted if type(wanted) is OneOf and not wanted.place.steps else None

    def phrase(self) -> Words:
        """Return how many of what."""
        inner = "" if self.inner is None else f".{self.inner.name}"
        at_all = [f"{place.name}{inner}" for place in self.places]
        # One value is at one of the places, several are counted over all.
        is_any = self.minimum == 1 and self.maximum is None
        is_single = is_any or self.maximum == 0
        names = "".join(messages.series(at_all, "or" if is_single else "and"))
        is_items = len(self.places) == 1 and names == f"{self.places[0].holder.name}[]"
        unit = "item" if is_items else "value"
        if is_any:
            number = "an item" if unit == "item" else "a value"
        elif self.maximum == 0:
            number = f"no {unit}"
        else:
            number = messages.between(self.minimum, self.maximum, unit)
        at = "" if unit == "item" else f" at {names}"
        if not is_single and (inner or len(self.places) > 1):
            at = f" in all at {names}"
        return (f"{number}{at}", *_where(self.where, number.endswith("s")))


def _fulfils(item: Any, conditions: Sequence[Condition]) -> bool:
    """Whether all of some conditions are true of an item."""
    return all(condition.holds(item) is True for condition in conditions)


def _members(entry: Entry | None) -> Any:
    """Return what gives the entries of the members of an item, by `get`."""
    return _Inner(entry) if entry is not None else {}


class _Inner:
    __slots__ = ("get",)

    def __init__(self, entry: Entry) -> None:
        self.get = entry.inner


def _where_held(code: Lookups, place: Place, call: str) -> str:
    """Return a test that is made only if what holds the items is set."""
    holder = place.holder
    if code.entry(holder) is None:
        return call
    return f"{code.value(holder)} is not None and {call}"


def _where(conditions: Sequence[Condition], is_plural: bool = False) -> Words:
    """Return which items are meant: ` where Name is "A"`; nothing if all are.

    What an item itself has to be is said of it: ` that is "A"`; of several
    (`is_plural`), `, counting each that is "A"`.
    """
    if not conditions:
        return ()
    place = conditions[0].subject
    is_itself = place is not None and not place.steps
    one = ", counting each " if is_plural else " "
    clauses = messages.joined((each.clause() for each in conditions), " and ")
    return (one if is_itself else " where ", *clauses)
