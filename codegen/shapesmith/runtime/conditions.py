"""The rules in a table: conditions that the documentation of a structure states.

A condition is true of a structure, false, or open, which is None: there is no value to
judge, or it has another type than the condition is about. A class has all that its
kind needs: `holds` and `offences` for the search, `write` for the compiled check,
`must` and `clause` in words.
"""

from __future__ import annotations

from . import findings, messages
from .places import Offence, Place

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from typing import Any, TypeAlias

    from .findings import Findings
    from .lookups import Lookups
    from .messages import Words
    from .places import Members

    # The rules of a structure by the sentence that they rest on.
    Rules: TypeAlias = Mapping[str, Collection["RuleEntry"]]


class Condition:
    """One condition of one kind on the value of a structure.

    `places` are the places of the structure on which it depends.
    """

    __slots__ = ("places",)
    places: Sequence[Place]
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

    def needs_value(self, outcome: bool) -> bool:
        """Whether `holds` gives `outcome` only if one of its places is set."""
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

    def found(self, value: Any) -> list[Any]:
        """Return the values at all of its places that are set."""
        return [item for place in self.places for item in place.values(value)]

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
        return (f"{who} {PREDICATES[self.verb][is_negated]} ", *self.phrase())


# How a verb after `must` begins a clause, and its opposite.
PREDICATES = {
    "be": ("is", "is not"),
    "have": ("has", "does not have"),
    "": ("does", "does not"),
}


class IsSet(Condition):
    """The place has a value, which is not None; open if that is an empty container."""

    __slots__ = ("place",)

    def __init__(self, place: str, is_marker: bool = False) -> None:
        self.place = Place(place, is_marker)
        self.places = (self.place,)

    @property
    def subject(self) -> Place:
        """The place before any list or map: what is in one is set or not with it."""
        return self.place.holder

    def needs_value(self, outcome: bool) -> bool:
        """Whether it is to be set."""
        return outcome

    def holds(self, value: Any) -> bool | None:
        """Whether there is a value."""
        return self.place.is_set(value)

    def offences(self, members: Members, value: Any) -> list[Offence]:
        """Return that there is none."""
        return [Offence(self.subject.trail, "nothing")]

    def opposing(self, members: Members, value: Any) -> list[Offence]:
        """Return the value."""
        return [
            Offence(spot.trail, messages.typed(spot.value, spot.hide))
            for spot in self.place.filled(members, value)
        ]

    def write(self, code: Lookups, outcome: bool) -> str:
        """Look the place up."""
        return code.is_set(self.place) if outcome else code.is_unset(self.place)

    def phrase(self) -> Words:
        """Return that it is set."""
        return ("set",)

    def must(self, is_negated: bool = False) -> Words:
        """Return that it must be set, or that what holds it must have a value there."""
        if self.place.is_single or is_negated:
            return super().must(is_negated)
        return (f"must have {self._held()}",)

    def clause(self, is_negated: bool = False) -> Words:
        """Return that it is set, or that what holds it has a value there."""
        if self.place.is_single:
            return super().clause(is_negated)
        return (f"{self.subject.words} has {self._held(is_negated)}",)

    def _held(self, is_negated: bool = False) -> str:
        """Return what the list or map has: an item, or a value at a path further in."""
        what = self.place.content or f"value at {self.place.path}"
        if inner := self.place.inside:
            what = f"{inner[0]} whose {inner[1]} is set"
        article = "an" if what.startswith("item") else "a"
        return f"{'no' if is_negated else article} {what}"


class Not(Condition):
    """A condition is false."""

    __slots__ = ("condition",)

    def __init__(self, condition: Condition) -> None:
        self.condition = condition
        self.places = condition.places

    @property
    def subject(self) -> Place | None:
        """That of the condition; of a value in a list or map, what holds it.

        What must not be set is the value itself.
        """
        if isinstance(self.condition, IsSet):
            return self.condition.place
        place = self.condition.subject
        return None if place is None else place.holder

    def needs_value(self, outcome: bool) -> bool:
        """Whether the condition needs one for the opposite."""
        return self.condition.needs_value(not outcome)

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


class RuleEntry:
    """One rule: where every condition of `when` is true, `must` is not false.

    `id` is what a violation names (`connect.UserInfo.UserId.required:2b4a54a0`),
    `sentence` what it rests on, which the table adds. `advice`: it is not checked, for
    there is a reason to doubt it.
    """

    __slots__ = ("advice", "id", "must", "sentence", "when")

    def __init__(
        self,
        id: str,
        must: Condition,
        *,
        when: Sequence[Condition] = (),
        advice: bool = False,
    ) -> None:
        self.id = id
        self.must = must
        self.when = tuple(when)
        self.advice = advice
        self.sentence = ""

    @property
    def kind(self) -> str:
        """The kind, which is in the id: `required`."""
        return self.id.rpartition(".")[2].partition(":")[0]

    def member(self, members: Members) -> str | None:
        """Return the member that it is about; None if it is about several."""
        *owner, name = self.id.rpartition(".")[0].split(".")
        return name if len(owner) > 1 and name in members else None

    def find(self, members: Members, value: Any) -> Findings:
        """Return a finding for each thing in a structure that violates the rule."""
        # Most rules do not apply: what they ask, such as a pattern, need not be loaded.
        if self.advice or not all(each.holds(value) is True for each in self.when):
            return []
        if self.must.holds(value) is not False:
            return []
        must = messages.text(self.asked())
        found = []
        for offence in self.must.offences(members, value):
            *outer, where = offence.trail or ("",)
            finding = findings.Finding(
                where,
                self.kind,
                (must, offence.got),
                meant=offence.meant,
                rule=self.id,
                sentence=self.sentence,
            )
            finding.places += reversed(outer)
            found.append(finding)
        return found

    def asked(self) -> Words:
        """Return what must be, and when: `must be set when Channel is "EMAIL"`."""
        return messages.in_case(self.must.must(), self.case())

    def case(self) -> Words:
        """Return when it applies: ` when Channel is "EMAIL"`; nothing if always."""
        words = messages.joined((each.clause() for each in self.when), " and ")
        return (" when ", *words) if words else ()

    def message(self, structure: str) -> str:
        """Return the rule as a sentence, with the place that it is about."""
        place = self.must.subject
        who = structure if place is None else f"{structure}.{place.name}"
        return f"{who} {messages.text(self.asked())}"

    def home(self, members: Members) -> str | None:
        """Return the member that is set wherever a structure violates the rule.

        None if there is none, or if the rule may read another optional member.
        """
        outcomes = [(self.must, False), *((each, True) for each in self.when)]
        optional, needed = set[str](), set[str]()
        for condition, outcome in outcomes:
            names = {place.member for place in condition.places}
            if not names <= members.keys():
                return None
            optional |= {name for name in names if not members[name].required}
            if len(names) == 1 and condition.needs_value(outcome):
                needed |= names
        return optional.pop() if len(optional) == 1 and optional <= needed else None

    def write_check(self, code: Lookups) -> None:
        """Write statements that return False where a structure may violate it."""
        if self.advice:
            return
        when = [condition.write(code, True) for condition in self.when]
        if "False" not in when:
            self.must.write_refusal(code, when)
