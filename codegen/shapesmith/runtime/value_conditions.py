"""Conditions on values, each of which is judged alone: what it is, and its form."""

from __future__ import annotations

from . import messages
from .conditions import PREDICATES, Condition
from .places import CONTENTS, Offence, Place
from .values import is_number

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from re import Pattern
    from typing import Any, ClassVar

    from .entries import Entry
    from .lookups import Lookups
    from .messages import Words
    from .places import Members, Spot

# The kinds of entry whose values may have any type, or more than one.
_OPEN = ("document", "json", "blob", "timestamp")


class ValueCondition(Condition):
    """A condition on each value at a place: true if true of each, false if of one."""

    __slots__ = ("place",)
    # The kinds of entry whose values can be judged; others leave the condition open.
    kinds: ClassVar[tuple[str, ...]] = ()
    # Whether a test is false of None, which stands for what is not set.
    passes_none = False

    def __init__(self, place: str) -> None:
        self.place = Place(place)
        self.places = (self.place,)

    if TYPE_CHECKING:

        def judge(self, value: Any) -> bool | None:
            """Whether the condition is true of a value; None if it has another type."""

        def test(
            self, code: Lookups, entry: Entry, value: str
        ) -> tuple[str, str] | None:
            """Return expressions that are true where a variable fulfils it, and not.

            `entry` is that of the value, which is of its type. None: too rare.
            """

    @property
    def subject(self) -> Place:
        """The place."""
        return self.place

    def got(self, value: Any, hide: bool) -> str:
        """Return what a value is, in words."""
        return messages.shown(value, hide)

    def holds(self, value: Any) -> bool | None:
        """Whether it is true of each value that can be judged."""
        results = [self.judge(item) for item in self.place.values(value)]
        known = [result for result in results if result is not None]
        return all(known) if known else None

    def offences(self, members: Members, value: Any) -> list[Offence]:
        """Return each value of which the condition is false."""
        return [
            Offence(spot.trail, self.got(spot.value, spot.hide), self._meant(spot))
            for spot in self.place.spots(members, value)
            if self.judge(spot.value) is False
        ]

    def opposing(self, members: Members, value: Any) -> list[Offence]:
        """Return the values, which are together what the condition is true of."""
        spots = self.place.spots(members, value)[: messages.LISTED]
        got = [self.got(spot.value, spot.hide) for spot in spots]
        words = "".join(messages.series(got, "and"))
        return [Offence(self.place.holder.trail, words)]

    def _meant(self, spot: Spot) -> Any:
        return None

    def write(self, code: Lookups, outcome: bool) -> str:
        """Test the variable of a single value, or those of all in a loop."""
        entry = code.entry(self.place)
        if entry is None or entry.kind in _OPEN:
            return code.call(self, outcome)
        if entry.kind not in self.kinds:
            return "False"
        value = code.value(self.place)
        tests = self.test(code, entry, value)
        if tests is None:
            return code.call(self, outcome)
        test = tests[0] if outcome else tests[1]
        if self.place.is_single:
            is_safe = self.passes_none or code.is_always_set(self.place)
            return test if is_safe else f"{value} is not None and {test}"
        return code.all(self.place, test) if outcome else code.any(self.place, test)

    def write_refusal(self, code: Lookups, when: Sequence[str]) -> None:
        """Write a loop over the values, if there are many."""
        entry = None if self.place.is_single else code.entry(self.place)
        tests = None
        if entry is not None and entry.kind not in _OPEN and entry.kind in self.kinds:
            tests = self.test(code, entry, code.value(self.place))
        if tests is None:
            super().write_refusal(code, when)
        else:
            code.refuse_each(self.place, when, tests[1], self.passes_none)


class OneOf(ValueCondition):
    """The value is one of these. A boolean equals no number."""

    __slots__ = ("values",)
    kinds = ("string", "boolean", "integer", "float")
    passes_none = True

    def __init__(self, place: str, values: Sequence[Any]) -> None:
        super().__init__(place)
        self.values = tuple(values)

    def judge(self, value: Any) -> bool | None:
        """Whether a text, number or bool is among the values."""
        if isinstance(value, str):
            text = str.__str__(value)
            return any(isinstance(each, str) and each == text for each in self.values)
        if isinstance(value, bool):
            return any(each is value for each in self.values)
        if is_number(value):
            return any(is_number(each) and each == value for each in self.values)
        return None

    def _meant(self, spot: Spot) -> Any:
        if spot.hide or not isinstance(spot.value, str):
            return None
        return spot.value, [each for each in self.values if isinstance(each, str)]

    def test(self, code: Lookups, entry: Entry, value: str) -> tuple[str, str]:
        """Compare with the values of the type."""
        of_type = {"string": str, "boolean": bool}.get(entry.kind)
        fitting = [
            code.literal(each)
            for each in self.values
            if (isinstance(each, of_type) if of_type else is_number(each))
        ]
        if not fitting:
            return "False", f"{value} is not None"
        among, not_among = _among(fitting)
        if entry.kind == "string" and len(fitting) == 1:
            is_one = code.is_text(value, fitting[0])
        else:
            is_one = f"{value} {among}"
        if not code.is_always_set(self.place):
            # What is not set is neither.
            _, not_among = _among(["None", *fitting])
        return is_one, f"{value} {not_among}"

    def phrase(self) -> Words:
        """Return the values."""
        several = ("one of ",) if len(self.values) > 1 else ()
        return (*several, *messages.one_of_words(self.values))

    def clause(self, is_negated: bool = False) -> Words:
        """Return the values as alternatives."""
        how, last = "is not" if is_negated else "is", "or"
        if is_negated and len(self.values) > 1:
            how, last = "is none of", ""
        values = messages.one_of_words(self.values, last)
        return (f"{self.place.words} {how} ", *values)


def _among(literals: list[str]) -> tuple[str, str]:
    """Return how a value is one of some literals, and how it is not."""
    if len(literals) == 1:
        return f"== {literals[0]}", f"!= {literals[0]}"
    # Python makes a constant of either; a set takes longer to search unless it is long.
    listed = ", ".join(literals)
    listed = f"({listed})" if len(literals) < _MANY else f"{{{listed}}}"
    return f"in {listed}", f"not in {listed}"


# A tuple with fewer values is searched in less time than a set.
_MANY = 5


class NoneOf(OneOf):
    """The value is none of these. That it is false says that a list has one of them."""

    __slots__ = ()

    def judge(self, value: Any) -> bool | None:
        """Whether a text, number or bool is not among the values."""
        among = super().judge(value)
        return None if among is None else not among

    def _meant(self, spot: Spot) -> Any:
        return None

    def test(self, code: Lookups, entry: Entry, value: str) -> tuple[str, str]:
        """Compare with the values of the type."""
        among, not_among = super().test(code, entry, value)
        return not_among, among

    def must(self, is_negated: bool = False) -> Words:
        """Return what the value must not be; or what a list or map must contain."""
        if not is_negated:
            return super().must(True)
        if self.place.is_single:
            return super().must(False)
        values = messages.one_of_words(self.values, "or")
        return ("must contain ", *self._contents(), *values)

    def clause(self, is_negated: bool = False) -> Words:
        """Return what the value is not; or what a list or map contains."""
        if self.place.is_single or not is_negated:
            return super().clause(not is_negated)
        values = messages.one_of_words(self.values, "or")
        return (f"{self.place.holder.path} contains ", *self._contents(), *values)

    def _contents(self) -> Words:
        """Return what of a list or map is meant, if it is not an item."""
        inner = self.place.path.removeprefix(self.place.holder.path)
        if inner == "[]":
            return ()
        if inner in CONTENTS:
            return (f"the {CONTENTS[inner]} ",)
        step, _, member = inner.partition(".")
        what = CONTENTS.get(step)
        if what is None or not member:
            return (f"{inner} ",)
        return (f"{'an' if what == 'item' else 'a'} {what} whose {member} is ",)


class Matches(ValueCondition):
    """The whole of a text matches a pattern of Python's `re`; `words` say it."""

    __slots__ = ("_fullmatch", "pattern", "words")
    kinds = ("string",)
    verb = ""

    def __init__(self, place: str, pattern: str, words: str) -> None:
        super().__init__(place)
        self.pattern = pattern
        self.words = words
        self._fullmatch: Any = None

    @property
    def fullmatch(self) -> Any:
        """The method of the pattern, which is compiled when a text is matched."""
        if self._fullmatch is None:
            self._fullmatch = compiled(self.pattern).fullmatch
        return self._fullmatch

    def judge(self, value: Any) -> bool | None:
        """Whether a text matches."""
        return self.fullmatch(value) is not None if isinstance(value, str) else None

    def test(self, code: Lookups, entry: Entry, value: str) -> tuple[str, str]:
        """Match the text."""
        match = f"{code.bind(self.fullmatch, 'fullmatch')}({value})"
        return f"{match} is not None", f"{match} is None"

    def write_refusal(self, code: Lookups, when: Sequence[str]) -> None:
        """Match many texts as one, if their characters are all that counts."""
        from .joined_texts import Keys, characters_only

        entry = None if self.place.is_single else code.entry(self.place)
        together = characters_only(self.pattern)
        if together is None or entry is None or entry.kind != "string":
            super().write_refusal(code, when)
            return
        texts = code.joined(self.place)
        if not self.place.path.endswith("{key}") or entry.sensitive:
            match = code.bind(compiled(together).fullmatch, "fullmatch")
            code.refuse([*when, f"{match}({texts}) is None"])
            return
        keys = code.bind(Keys(compiled(together)), "keys")
        is_other = f"{texts} != {keys}.last"
        code.refuse([*when, is_other, f"{keys}.are_wrong({texts})"])

    def phrase(self) -> Words:
        """Return the words, which begin with a verb."""
        return (messages.printable(self.words),)

    def clause(self, is_negated: bool = False) -> Words:
        """Return the words as a clause: `Name is lowercase`."""
        forbids = self.words.startswith("not ")
        verb, _, rest = self.words.removeprefix("not ").partition(" ")
        if verb not in PREDICATES or (not self.place.is_single and is_negated):
            return super().clause(is_negated)
        who, rest = self.place.words, messages.printable(rest)
        return (f"{who} {PREDICATES[verb][is_negated is not forbids]} {rest}",)

    def must(self, is_negated: bool = False) -> Words:
        """Return the words; what must not be is often said by themselves."""
        if is_negated and self.words.startswith("not "):
            return (f"must {messages.printable(self.words[4:])}",)
        return super().must(is_negated)


def compiled(pattern: str) -> Pattern[str]:
    """Return a pattern of a rule, compiled."""
    import re

    return re.compile(pattern, re.DOTALL)


class Format(ValueCondition):
    """A text has a format, by its name in `formats`."""

    __slots__ = ("format",)
    kinds = ("string",)

    def __init__(self, place: str, format: str) -> None:
        super().__init__(place)
        self.format = format

    def judge(self, value: Any) -> bool | None:
        """Whether a text has the format."""
        if not isinstance(value, str):
            return None
        return bool(self._tester(value))

    @property
    def _tester(self) -> Any:
        from .formats import tester

        return tester(self.format)

    def test(self, code: Lookups, entry: Entry, value: str) -> tuple[str, str]:
        """Call the test of the format."""
        has_format = f"{code.bind(self._tester, 'has_format')}({value})"
        return has_format, f"not {has_format}"

    def phrase(self) -> Words:
        """Return what the text is."""
        from .formats import WORDS

        return (WORDS[self.format],)
