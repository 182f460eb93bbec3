"""The rules in a table: what the documentation of a structure asks of it."""

from __future__ import annotations

from . import findings, messages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from typing import Any, TypeAlias

    from .conditions import Condition
    from .findings import Findings
    from .lookups import Lookups
    from .messages import Words
    from .places import Members

    # The rules of a structure by the sentence that they rest on.
    Rules: TypeAlias = Mapping[str, Collection["RuleEntry"]]


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
        return (*self.must.must(), *self.case())

    def case(self) -> Words:
        """Return when it applies: ` when Channel is "EMAIL"`; nothing if always."""
        words: list[str] = []
        for condition in self.when:
            words += [" and " if words else " when ", *condition.clause()]
        return tuple(words)

    def message(self, structure: str) -> str:
        """Return the rule as a sentence, with the place that it is about."""
        place = self.must.subject
        who = structure if place is None else f"{structure}.{place.name}"
        return f"{who} {messages.text(self.asked())}"

    def home(self, members: Members) -> str | None:
        """Return the member that is set wherever a structure violates the rule.

        None if there is none, or if the rule may read another optional member.
        """
        conditions = [(self.must, False), *((each, True) for each in self.when)]
        optional: set[str] = set()
        needed: set[str] = set()
        for condition, outcome in conditions:
            read = condition.read
            if read is None or not all(place.steps for place in read):
                return None
            names = {place.steps[0] for place in read}
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
