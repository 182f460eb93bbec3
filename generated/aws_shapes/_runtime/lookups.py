"""The values at places as expressions of a compiled check, each looked up once."""

from __future__ import annotations

from .containers import List, Map
from .entries import String

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from .compiler import Source
    from .entries import Entry
    from .places import Members, Place

    # The way from a list or map to a value within: for each step a variable, what it
    # takes its values from, and whether that is many.
    Steps = list[tuple[str, str, bool]]

# The kinds of values that are empty if they are false, and of those that never are.
_CONTAINERS = frozenset({"list", "map", "structure"})
SCALARS = frozenset({"string", "blob", "boolean", "integer", "float", "timestamp"})


class Lookups:
    """What the rules of one structure look up in it, when its members are checked.

    So every value is of the type of its entry, and None is in no list and no map.
    `structure` is the variable that has it. The checks of the members keep in variables
    what rules look up. A rule that only a structure with a certain member can violate
    is tested after the check of that member, where it is set; others are tested last.
    """

    def __init__(self, source: Source, members: Members, structure: str) -> None:
        self._source = source
        self._members = members
        self._structure = structure
        self._single: dict[tuple[str, ...], str] = {(): structure}
        self._many: dict[str, Steps] = {}
        self._unset: dict[str, str] = {}
        self._refusals: list[list[str]] = []
        self._count = 0
        self._compared: dict[str, str] = {}
        self._home: str | None = None
        self._written: dict[str | None, list[str]] = {}

    def write(
        self, home: str | None, tests: Iterable[Callable[[Lookups], None]]
    ) -> None:
        """Write the tests that are made after the check of a member; None: last."""
        self._home = home
        with self._source.aside(self._written.setdefault(home, [])):
            for test in tests:
                test(self)
            self._write_refusals()
        # What was looked up there is known only there, but for members.
        self._many.clear()
        for steps in [*self._single]:
            if len(steps) > 1:
                del self._single[steps]

    def written(self, member: str | None) -> list[str]:
        """Return the tests that were written for a member; None: for the end."""
        return self._written.get(member, [])

    def _variable(self, hint: str) -> str:
        self._count += 1
        return self._source.variable(f"{hint}{self._count}_")

    def write_unset(self, but: Iterable[str] = ()) -> None:
        """Write the values of variables where the member is not set.

        `but` are members whose variables are set in any case.
        """
        set_later = {self.kept(member) for member in but}
        for unset in dict.fromkeys(self._unset.values()):
            names = [
                name
                for name in self._unset
                if self._unset[name] == unset and name not in set_later
            ]
            if names:
                self._source.line(f"{' = '.join(names)} = {unset}")

    def kept(self, member: str) -> str | None:
        """Return the variable in which the check of a member keeps it, or None."""
        return self._single.get((member,))

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
        if not place.is_single:
            return self._steps(place)[-1][0]
        is_known = place.steps in self._single
        value = self._looked_up(place.steps)
        entry = self.entry(place)
        if (
            not is_known
            and len(place.steps) > 1
            and entry is not None
            and entry.is_loose
        ):
            self._require_text(value)
        return value

    def _require_text(self, value: str) -> None:
        """Write that a variable, if it is set, is exactly a str."""
        test = f"{value} is not None and type({value}) is not str"
        self._source.line(f"if {test}: return False")

    def is_always_set(self, place: Place) -> bool:
        """Whether the place is a member that is set wherever the test is made."""
        return len(place.steps) == 1 and self._is_sure(place.steps[0])

    def _is_sure(self, member: str) -> bool:
        entry = self._members.get(member)
        if entry is None or entry.takes_none:
            return False
        return entry.required or member == self._home

    def is_set(self, place: Place) -> str:
        """Return whether it is true that a place is set: it has more than is empty."""
        kind = self._kind(place)
        if kind in SCALARS or place.is_marker:
            return self.is_given(place)
        if kind in _CONTAINERS:
            return f"not not {self.value(place)}"  # a bool, which costs a test nothing
        return f"{self._is_set(place)} is True"

    def is_given(self, place: Place) -> str:
        """Return whether it is not false that a place is set."""
        if self._kind(place) is None:
            return f"{self._is_set(place)} is not False"
        if self.is_always_set(place):
            return "True"
        return f"{self.value(place)} is not None"

    def is_unset(self, place: Place) -> str:
        """Return whether it is false that a place is set."""
        if self._kind(place) is None:
            return f"{self._is_set(place)} is False"
        return "False" if self.is_always_set(place) else f"{self.value(place)} is None"

    def _kind(self, place: Place) -> str | None:
        """Return the kind of the one value at a place; None if it has many or any."""
        entry = self.entry(place) if place.is_single else None
        return None if entry is None else entry.kind

    def _is_set(self, place: Place) -> str:
        return f"{self.bind(place, 'place')}.is_set({self._structure})"

    def all(self, place: Place, test: str) -> str:
        """Return whether a test is true of each value at a place, one at least."""
        results = self._variable("tests")
        tested = f"[bool({test}) {self._loop(place)}]"
        return f"({results} := {tested}) and all({results})"

    def any(self, place: Place, test: str) -> str:
        """Return whether a test is true of one value at a place."""
        return f"[1 {self._loop(place)} if {test}]"

    def items(self, place: Place) -> tuple[str, str]:
        """Return a list of the values at a place, and a variable for it."""
        return f"[{self.value(place)} {self._loop(place)}]", self._variable("items")

    def joined(self, place: Place) -> str:
        """Return a variable of all texts at a place in a list or map, as one."""
        holder = self._members.get(place.holder.path)
        if isinstance(holder, (List, Map)) and holder.is_joined:
            joined, _ = holder.contents()[0]
            if place.steps[1:] == (joined,):
                return self._asked(holder, place, "text", "''")
        texts, _ = self.items(place)
        name = self._variable("text")
        self._source.line(f"{name} = ''.join({texts})")
        return name

    def is_text(self, value: str, literal: str) -> str:
        """Return whether a variable is a text, given as a literal."""
        test = f"{value} == {literal}"
        self._compared[test] = value
        return test

    def call(self, condition: Any, outcome: bool) -> str:
        """Return whether the search gives this outcome for a condition."""
        name = self.bind(condition, "condition")
        return f"{name}.holds({self._structure}) is {outcome}"

    def within(
        self,
        number: str,
        low: float | None,
        high: float | None,
        above: str = "<=",
        below: str = "<=",
    ) -> tuple[str, str]:
        """Return whether a number is within bounds, and whether it is not."""
        least = "" if low is None else f"{self.literal(low)} {above} "
        most = "" if high is None else f" {below} {self.literal(high)}"
        if not least and not most:
            return "True", "False"
        return f"{least}{number}{most}", f"not {least}{number}{most}"

    def refuse(self, tests: Sequence[str]) -> None:
        """Refuse a structure of which all tests are true."""
        self._refusals.append([test for test in tests if test != "True"] or ["True"])

    def _write_refusals(self) -> None:
        """Write what is refused; a test that begins several is made once.

        Of tests whether one variable is this or that text, one at most is true.
        """
        source, before = self._source, None
        for first in dict.fromkeys(tests[0] for tests in self._refusals):
            inner = [tests[1:] for tests in self._refusals if tests[0] == first]
            compared = self._compared.get(first)
            opening = f"{'elif' if compared and compared == before else 'if'} {first}"
            before = compared
            if [] in inner:
                source.line(f"{opening}: return False")
                continue
            if len(inner) == 1 and not compared:
                source.line(f"if {_all([first, *inner[0]])}: return False")
                continue
            with source.block(f"{opening}:"):
                for tests in inner:
                    source.line(f"if {_all(tests)}: return False")
        self._refusals.clear()

    def refuse_each(
        self, place: Place, when: Sequence[str], test: str, passes_none: bool
    ) -> None:
        """Write a loop that refuses a structure with a value of which a test is true.

        It runs where all of `when` are true. A test that `passes_none` is false of it.
        """
        source, steps = self._source, self._steps(place)
        with source.inner():
            if when:
                source.block(f"if {_all(when)}:")
            for number, (item, found, is_many) in enumerate(steps, start=1):
                if is_many:
                    source.block(f"for {item} in {found}:")
                    continue
                source.line(f"{item} = {found}")
                if number < len(steps) or not passes_none:
                    source.block(f"if {item} is not None:")
            entry = self.entry(place)
            if isinstance(entry, String) and not entry.enum:
                # Texts that are checked as one, or only encoded, may be of a subclass.
                self._require_text(steps[-1][0])
            source.line(f"if {test}: return False")

    def length(self, place: Place) -> str:
        """Return how many characters all texts at a place in a list or map have."""
        entry, holder = self.entry(place), self._members.get(place.steps[0])
        if (
            isinstance(holder, (List, Map))
            and holder.item.kind == "structure"
            and place.steps[1:-1] in (("[]",), ("{}",))
            and isinstance(entry, String)
            and not entry.is_loose
            and not self._source.is_deep
        ):
            total = self._variable("sum")
            self._unset[total] = "0"
            return self._source.ask(holder.item, place.steps[-1], total, 2)
        return f"len({self.joined(place)})"

    def characters(self, place: Place, entry: Entry, value: str) -> str | None:
        """Return the most characters that the texts below a value have, or None.

        `value` is the variable of the place, which is single.
        """
        if isinstance(entry, (List, Map)) and entry.is_joined and len(place.steps) == 1:
            return self._asked(entry, place, "count", "0")
        if isinstance(entry, String):
            return f"len({value})"
        if isinstance(entry, List) and isinstance(entry.item, String):
            return f"len(''.join({value}))"
        if isinstance(entry, Map) and isinstance(entry.key, String):
            if isinstance(entry.item, String):
                return f"len(''.join([*{value}, *{value}.values()]))"
            return self._characters_of_structures(entry, value)
        return None

    def _asked(self, entry: Entry, place: Place, fact: str, unset: str) -> str:
        """Return the variable of what the check of a member finds out on its way.

        `entry` is that of the member, in which the place is.
        """
        name = self._source.ask(entry, fact, self._variable(fact))
        if not self._is_sure(place.steps[0]):
            self._unset[name] = unset
        return name

    def _characters_of_structures(self, entry: Map, value: str) -> str | None:
        """Write the count for a map of structures of texts, whose names count, too."""
        members = getattr(entry.item, "known_members", None) or {}
        if not members or not all(isinstance(one, String) for one in members.values()):
            return None
        count, key = self._variable("count"), self._variable("key")
        names = len("".join(members))
        self._source.line(f"{count} = 0")
        with self._source.block(f"for {key} in {value} or ():"):
            texts = f"''.join({value}[{key}].values())"
            self._source.line(f"{count} += len({key}) + len({texts}) + {names}")
        return count

    def _looked_up(self, steps: tuple[str, ...]) -> str:
        """Return the variable of a value to which names lead; write its look-up."""
        name = self._single.get(steps)
        if name is None:
            name = self._single[steps] = self._variable("v")
            if len(steps) > 1:
                holder = self._looked_up(steps[:-1])
                found = self._within(holder, steps[-1])
                if len(steps) > 2 or not self._is_sure(steps[0]):
                    found = f"None if {holder} is None else {found}"
                self._source.line(f"{name} = {found}")
        if len(steps) == 1 and not self._is_sure(steps[0]):
            self._unset[name] = "None"
        return name

    def _within(self, holder: str, step: str) -> str:
        """Return the one value in a variable to which a step leads."""
        if step[0] == "[":
            index = int(step[1:-1])
            return f"({holder}[{index}] if len({holder}) > {index} else None)"
        key = self.literal(step[1:-1] if step[0] == "{" else step)
        return f"({holder}[{key}] if {key} in {holder} else None)"  # faster than `get`

    def _steps(self, place: Place) -> Steps:
        """Return the way from the list or map that holds the values at a place."""
        steps = self._many.get(place.path)
        if steps is None:
            names = place.holder.steps
            holder = self._looked_up(names)
            is_sure = len(names) == 1 and self._is_sure(names[0])
            steps = []
            for step in place.steps[len(names) :]:
                item = self._variable("i")
                if step == "{}":
                    inside = holder if steps or is_sure else f"({holder} or {{}})"
                    steps.append((item, f"{inside}.values()", True))
                elif step in ("[]", "{key}"):
                    inside = holder if steps or is_sure else f"{holder} or ()"
                    steps.append((item, inside, True))
                else:
                    found = self._within(holder, step)
                    steps.append((item, found, False))
                holder = item
            self._many[place.path] = steps
        return steps

    def _loop(self, place: Place) -> str:
        """Return the loop over the values at a place as a list has it."""
        loops = []
        for item, found, is_many in self._steps(place):
            values = found if is_many else f"({found},) if {item} is not None"
            loops.append(f"for {item} in {values}")
        return " ".join(loops)


def _all(tests: Sequence[str]) -> str:
    if len(tests) == 1:
        return tests[0]
    return " and ".join(f"({test})" for test in tests)
