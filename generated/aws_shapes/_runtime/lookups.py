"""The values at places as expressions of a compiled check, each looked up once."""

from __future__ import annotations

from .containers import List, Map
from .entries import String

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .compiler import Source
    from .entries import Entry
    from .places import Members, Place


class Lookups:
    """What the rules of one structure look up in it, when its members are checked.

    So every value is of the type of its entry, and None is in no list and no map.
    `value` is the variable that has the structure. Statements are written to `source`.
    """

    def __init__(self, source: Source, members: Members, value: str) -> None:
        self._source = source
        self._members = members
        self._structure = value
        self._single: dict[tuple[str, ...], str] = {(): value}
        self._loops: dict[str, tuple[str, str]] = {}
        self._count = 0

    def _variable(self, hint: str) -> str:
        self._count += 1
        return self._source.variable(f"{hint}{self._count}_")

    def literal(self, value: Any) -> str:
        """Return a literal of a text, a number or a bool."""
        if isinstance(value, str):
            return self._source.text(value)
        return repr(value) if isinstance(value, bool) else self._source.number(value)

    def bind(self, value: Any, hint: str) -> str:
        """Return a name that stands for an object."""
        return self._source.bind(value, hint)

    def entry(self, place: Place) -> Entry | None:
        """Return the entry of the values at a place; None where the table has none."""
        return place.entry(self._members)

    def value(self, place: Place) -> str:
        """Return the variable of the value at a place; if it has many, in its loop."""
        if place.is_single:
            return self._looked_up(place.steps)
        return self._loop(place)[1]

    def is_always_set(self, place: Place) -> bool:
        """Whether the place is a member that is required: it would not get here."""
        entry = self.entry(place)
        is_required = entry is not None and entry.required and not entry.takes_none
        return len(place.steps) == 1 and is_required

    def is_set(self, place: Place) -> str:
        """Return an expression for whether a place is set: True or False."""
        entry = self.entry(place)
        if not place.is_single or entry is None:
            values = f"{self.bind(place, 'place')}.values({self._structure})"
            return f"({values} != [])"
        if len(place.steps) == 1 and not entry.takes_none:
            return f"({self.literal(place.path)} in {self._structure})"
        return f"({self.value(place)} is not None)"

    def all(self, place: Place, test: str) -> str:
        """Return whether a test is true of each value at a place, one at least."""
        results = self._variable("tests")
        tested = f"[bool({test}) {self._loop(place)[0]}]"
        return f"({results} := {tested}) and all({results})"

    def any(self, place: Place, test: str) -> str:
        """Return whether a test is true of one value at a place."""
        return f"[1 {self._loop(place)[0]} if {test}]"

    def items(self, place: Place) -> tuple[str, str]:
        """Return a list of the values at a place, and a variable for it."""
        loop, item = self._loop(place)
        return f"[{item} {loop}]", self._variable("items")

    def call(self, condition: Any, outcome: bool) -> str:
        """Return whether the search gives this outcome for a condition."""
        name = self.bind(condition, "condition")
        return f"{name}.holds({self._structure}) is {outcome}"

    def characters(self, entry: Entry, value: str) -> str | None:
        """Return how many characters the texts below a value have; None if unknown."""
        if isinstance(entry, String):
            return f"len({value})"
        if isinstance(entry, List) and isinstance(entry.item, String):
            return f"len(''.join({value}))"
        if isinstance(entry, Map) and _holds_texts(entry):
            return f"len(''.join([*{value}, *{value}.values()]))"
        return None

    def _looked_up(self, steps: tuple[str, ...]) -> str:
        """Return the variable of a value to which names lead; write its look-up."""
        name = self._single.get(steps)
        if name is None:
            holder = self._looked_up(steps[:-1])
            found = f"{holder}.get({self.literal(steps[-1])})"
            if len(steps) > 1:
                found = f"None if {holder} is None else {found}"
            name = self._single[steps] = self._variable("v")
            self._source.line(f"{name} = {found}")
        return name

    def _loop(self, place: Place) -> tuple[str, str]:
        """Return the loop over the values at a place, for a list, and its variable."""
        loop = self._loops.get(place.path)
        if loop is None:
            names = place.holder.steps
            holder = self._looked_up(names)
            parts = []
            for number, step in enumerate(place.steps[len(names) :]):
                item = self._variable("i")
                if step == "{}":
                    inside = holder if number else f"({holder} or {{}})"
                    parts.append(f"for {item} in {inside}.values()")
                elif step in ("[]", "{key}"):
                    parts.append(f"for {item} in {holder}{'' if number else ' or ()'}")
                else:
                    found = f"{holder}.get({self.literal(step)})"
                    parts.append(f"for {item} in ({found},) if {item} is not None")
                holder = item
            loop = self._loops[place.path] = " ".join(parts), holder
        return loop


def _holds_texts(entry: Map) -> bool:
    return isinstance(entry.key, String) and isinstance(entry.item, String)
