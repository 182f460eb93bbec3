"""Conditions: what a rule of the documentation asks, and when; that a place is set.

A condition is true of a structure, false, or open, which is None: there is no value to
judge, or it has another type than the condition is about. A class has all that its
kind needs: `holds` and `offences` for the search, `write` for the compiled check,
`must` and `clause` in words.
"""

from __future__ import annotations

from . import messages
from .places import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from .lookups import Lookups
    from .messages import Words
    from .places import Members, Trail


class Offence:
    """What makes a condition false: the way to it, and what it is, in words.

    `meant` is a name with those that may have been meant.
    """

    __slots__ = ("got", "meant", "trail")

    def __init__(
        self, trail: Trail, got: str, meant: tuple[Any, Iterable[str]] | None = None
    ) -> None:
        self.trail = trail
        self.got = got
        self.meant = meant


class Condition:
    """One condition of one kind on the value of a structure."""

    __slots__ = ()
    # What is between `must` and the words: `be`, `have`, or nothing before a verb.
    verb = "be"

    if TYPE_CHECKING:
        # Each kind has its own.

        def holds(self, value: Any) -> bool | None:
            """Whether the condition is true or false of a structure; None if open."""
            ...

        def offences(self, members: Members, value: Any) -> list[Offence]:
            """Return what makes the condition false, one at least if it is."""
            ...

        def opposing(self, members: Members, value: Any) -> list[Offence]:
            """Return what makes the condition true, one at least if it is."""
            ...

        def write(self, code: Lookups, outcome: bool) -> str:
            """Return an expression that is true wherever `holds` gives `outcome`.

            It may be true elsewhere too: the search decides.
            """
            ...

        def phrase(self) -> Words:
            """Return what must be, without a verb: `at most 5 items`."""
            ...

    @property
    def read(self) -> Sequence[Place] | None:
        """The places on which it depends; None if that is not known."""
        return None

    def needs_value(self, outcome: bool) -> bool:
        """Whether `holds` gives `outcome` only if a place that is `read` is set."""
        return True

    def write_refusal(self, code: Lookups, when: Sequence[str]) -> None:
        """Write statements that refuse a structure of which it may be false.

        They do so where all tests in `when` are true.
        """
        broken = self.write(code, False)
        if broken != "False":
            code.refuse([*when, broken])

    @property
    def subject(self) -> Place | None:
        """The one place that is judged; None where it is the structure as a whole."""
        return None

    def must(self, is_negated: bool = False) -> Words:
        """Return what the subject must do: `must have at most 5 items`."""
        words = ("must not" if is_negated else "must", self.verb and f" {self.verb}")
        return (*words, " ", *self.phrase())

    def clause(self, is_negated: bool = False) -> Words:
        """Return the condition as a clause: `Channel is "EMAIL"`."""
        place = self.subject
        if is_negated and place is not None and not place.is_single:
            return ("not ", *self.clause())
        who = "the structure" if place is None else place.words
        return (f"{who} {_PREDICATES[self.verb][is_negated]} ", *self.phrase())


_PREDICATES = {
    "be": ("is", "is not"),
    "have": ("has", "does not have"),
    "": ("does", "does not"),
}


class IsSet(Condition):
    """The place has a value, which is not None."""

    __slots__ = ("place",)

    def __init__(self, place: str) -> None:
        self.place = Place(place)

    @property
    def subject(self) -> Place:
        """The place before any list or map: what is in one is set or not with it."""
        return self.place.holder

    @property
    def read(self) -> Sequence[Place]:
        """The place."""
        return (self.place,)

    def needs_value(self, outcome: bool) -> bool:
        """Whether it is to be set."""
        return outcome

    def holds(self, value: Any) -> bool:
        """Whether there is a value."""
        return bool(self.place.values(value))

    def offences(self, members: Members, value: Any) -> list[Offence]:
        """Return that there is none."""
        return [Offence(self.subject.trail, "nothing")]

    def opposing(self, members: Members, value: Any) -> list[Offence]:
        """Return the value."""
        return [
            Offence(spot.trail, messages.typed(spot.value, spot.hide))
            for spot in self.place.spots(members, value)
        ]

    def write(self, code: Lookups, outcome: bool) -> str:
        """Look the place up."""
        return code.is_set(self.place, outcome)

    def phrase(self) -> Words:
        """Return that it is set."""
        return ("set",)

    def must(self, is_negated: bool = False) -> Words:
        """Return that it must be set, or that what holds it must have a value there."""
        if self.place.is_single or is_negated:
            return super().must(is_negated)
        return (f"must have a value at {self.place.path}",)

    def clause(self, is_negated: bool = False) -> Words:
        """Return that it is set, or that what holds it has a value there."""
        if self.place.is_single:
            return super().clause(is_negated)
        has = "has no value" if is_negated else "has a value"
        return (f"{self.subject.words} {has} at {self.place.path}",)
