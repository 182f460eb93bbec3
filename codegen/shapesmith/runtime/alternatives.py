"""The condition that one of some conditions is true."""

from __future__ import annotations

from . import messages
from .conditions import Condition, IsSet
from .places import Offence, Place

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .lookups import Lookups
    from .messages import Words
    from .places import Members


class AnyOf(Condition):
    """One of some conditions is true."""

    __slots__ = ("conditions",)
    verb = "meet"

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self.conditions = tuple(conditions)
        self.places = [place for each in conditions for place in each.places]

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
        if names := self._set_names(is_negated):
            return ("must have ", *names, " set")
        if self.subject is None or is_negated:
            how = "all" if is_negated else "one"
            return (f"must meet {how} of these: ", *self._clauses("; ", is_negated))
        musts = [condition.must() for condition in self.conditions]
        return _joined(musts, ("must be ", "must have ", "must "))

    def clause(self, is_negated: bool = False) -> Words:
        """Return the conditions as clauses."""
        if names := self._set_names(is_negated):
            return (*names, " is set")
        if is_negated:
            return self._clauses(" and ", True)
        clauses = [condition.clause() for condition in self.conditions]
        who = "" if self.subject is None else f"{self.subject.words} "
        return ("either ", *_joined(clauses, (who,)))

    def _set_names(self, is_negated: bool) -> Words:
        """Return the places of which one is to be set, if that is all that is asked."""
        if len(self.conditions) < 2 or not all(
            isinstance(each, IsSet) and each.place.is_single for each in self.conditions
        ):
            return ()
        names = [place.name for place in self.places]
        if len(names) == 2 and not is_negated:
            return messages.series(names, "or")
        how = "none of " if is_negated else "at least one of "
        return (how, *messages.series(names, "and"))

    def _clauses(self, between: str, is_negated: bool = False) -> Words:
        clauses = (each.clause(is_negated) for each in self.conditions)
        return messages.joined(clauses, between)


def _joined(alternatives: Sequence[Words], beginnings: Sequence[str]) -> Words:
    """Return alternatives with `or` between them.

    A beginning that all have is said once: `must be 0 or at least 5`.
    """
    texts = ["".join(words) for words in alternatives]
    shared = next(
        (each for each in beginnings if all(text.startswith(each) for text in texts)),
        "",
    )
    others = (_without(shared, each) for each in alternatives[1:])
    return messages.joined((*alternatives[:1], *others), " or ")


def _without(beginning: str, words: Words) -> Words:
    """Return words without the text that they begin with."""
    if not beginning:
        return words
    for index, word in enumerate(words):
        if len(beginning) <= len(word):
            return (word[len(beginning) :], *words[index + 1 :])
        beginning = beginning[len(word) :]
    return ()
