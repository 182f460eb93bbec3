"""Conditions on how much a value holds: lengths and sizes."""

from __future__ import annotations

from . import messages
from .conditions import Condition
from .places import Offence, Place
from .value_conditions import ValueCondition
from .values import is_within, size_below, size_of_blob

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .entries import Entry
    from .lookups import Lookups
    from .messages import Words
    from .places import Members


class Length(ValueCondition):
    """The value has so many characters, bytes of UTF-8, items or keys."""

    __slots__ = ("maximum", "minimum", "unit")
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
        return MEASURED[self.unit]

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
        return None if size is None else is_within(size, self.minimum, self.maximum)

    def got(self, value: Any, hide: bool) -> str:
        """Return the length, and a text itself."""
        count = f"{self._measure(value):,}"
        if self.unit in ("characters", "bytes"):
            return f"{count}: {messages.shown(value, hide)}"
        return count

    def test(self, code: Lookups, entry: Entry, value: str) -> tuple[str, str]:
        """Compare the length; that in bytes is worked out where it may be too great."""
        if self.unit != "bytes":
            return code.within(f"len({value})", self.minimum or None, self.maximum)
        size = f"{code.bind(size_of_blob, 'size')}({value})"
        within, outside = code.within(size, self.minimum or None, self.maximum)
        if not self.minimum and self.maximum is not None:
            # A character has four bytes at most.
            outside = f"len({value}) > {code.literal(self.maximum // 4)} and {outside}"
        return within, outside

    def phrase(self) -> Words:
        """Return the bounds."""
        if not self.minimum and self.maximum is None:
            return (f"any number of {self.unit}",)
        return (messages.between(self.minimum or None, self.maximum, self.unit[:-1]),)


MEASURED = {
    "characters": ("string",),
    "bytes": ("string",),
    "items": ("list",),
    "keys": ("map", "structure"),
}


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


class SumSize(Condition):
    """The values at some places have at most so many bytes of UTF-8 together."""

    __slots__ = ("maximum",)
    verb = "have"

    def __init__(self, places: Sequence[str], maximum: int) -> None:
        self.places = tuple(map(Place, places))
        self.maximum = maximum

    @property
    def subject(self) -> Place | None:
        """The list or map that holds the values; None if they are in several."""
        holder = self.places[0].holder
        is_one = all(place.holder.path == holder.path for place in self.places)
        return holder if is_one else None

    def holds(self, value: Any) -> bool | None:
        """Whether it is so; open where there is no value."""
        found = self.found(value)
        return size_below(found) <= self.maximum if found else None

    def offences(self, members: Members, value: Any) -> list[Offence]:
        """Return the size."""
        trail = () if self.subject is None else self.subject.trail
        return [Offence(trail, f"{size_below(self.found(value)):,}")]

    opposing = offences

    def write(self, code: Lookups, outcome: bool) -> str:
        """Leave it to the search, unless the count of characters decides."""
        call = code.call(self, outcome)
        entries = [(place, code.entry(place)) for place in self.places]
        if outcome or any(
            place.is_single or entry is None or entry.kind != "string"
            for place, entry in entries
        ):
            return call
        lengths = " + ".join(map(code.length, self.places))
        # A character has four bytes at most.
        return f"{lengths} > {code.literal(self.maximum // 4)} and {call}"

    def phrase(self) -> Words:
        """Return the size, and of what."""
        names = [place.words for place in self.places]
        counted = "".join(messages.series(names, "and"))
        return (f"at most {self.maximum:,} bytes of UTF-8 in all, counting {counted}",)
