"""A matcher for patterns on which backtracking could take exponential time."""

from __future__ import annotations

import re

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Held = tuple[bool, ...]
    Key = str | tuple[str, Held]
    Link = Callable[[int], int]


class _State(dict["Key", "_State"]):
    """What holds at a position; as a dictionary, the states that may precede it."""

    __slots__ = ("automaton", "counters", "truths")

    def __init__(
        self, automaton: Automaton, truths: bytes, counters: tuple[int, ...]
    ) -> None:
        self.automaton = automaton
        self.truths = truths
        self.counters = counters

    def __missing__(self, key: Key) -> _State:
        return self.automaton.precede(self, key)


class Automaton:
    r"""A matcher that reads a text once, from its end to its start, for any pattern.

    A pattern becomes a list of propositions about a position of the text: "here is one
    of `[a-z]`, and 7 holds one further on", "3 or 5 holds", "4 holds, and 3 does not".
    When a text is read backwards, everything that they refer to is already known, so a
    lookahead, even a negative one, is an ordinary proposition. A state is the truth of
    all propositions at one position. The states that occur are cached: a character
    costs a dictionary lookup.

    What depends on the text to the left (`\b`, lookbehinds; of bounded length) is
    matched by `re`. A counted class (`[a-z]{1,99}`) is one proposition with a counter:
    as a set of bits, after how many more of the class the rest of the pattern matches.
    """

    # A text with every letter of Unicode would lead to as many states: beyond this many
    # truth values, about 2 MB, they are dropped and computed again.
    _MOST_TRUTHS = 2_000_000

    def __init__(self, source: str) -> None:
        program = _Program(source)
        self._propositions = program.propositions
        self._order = program.order
        self._counters = program.counters
        self._root = program.root
        self._in_class = [re.compile(text, re.ASCII).match for text in program.classes]
        # What may hold to the left of a position, except "^", which is number 0.
        self._looks_back = [
            re.compile(text, re.ASCII).match for text in program.assertions
        ][1:]
        self._states: dict[tuple[bytes, tuple[int, ...]], _State] = {}
        self._transitions = 0
        self._most_transitions = self._MOST_TRUTHS // len(self._propositions)

    def fullmatch(self, text: str) -> bool:
        """Return whether the whole of `text` matches."""
        text = str.__str__(text)  # a subclass may define another iteration
        state = self._state(None, "", self._held(text, len(text)))
        if text:
            if self._looks_back:
                for index in range(len(text) - 1, 0, -1):
                    state = state[text[index], self._held(text, index)]
            else:
                for char in text[:0:-1]:
                    state = state[char]
            state = state[text[0], self._held(text, 0)]
        return bool(state.truths[self._root])

    def precede(self, state: _State, key: Key) -> _State:
        """Return the state one character before `state`, cached there as `key`."""
        if self._transitions >= self._most_transitions:
            for known in list(self._states.values()):
                known.clear()
            self._states.clear()
            self._transitions = 0
        self._transitions += 1
        char, held = key if isinstance(key, tuple) else (key, (False,))
        state[key] = earlier = self._state(state, char, held)
        return earlier

    def _held(self, text: str, index: int) -> Held:
        looks_back = [match(text, index) is not None for match in self._looks_back]
        return (index == 0, *looks_back)

    def _state(self, later: _State | None, char: str, held: Held) -> _State:
        """Return what holds where `char` is followed by `later` (None: by nothing)."""
        truths = bytearray(len(self._propositions))
        counted = [0] * len(self._counters)
        is_in = [False] * len(self._in_class)
        after = b""
        if later is not None:
            after = later.truths
            is_in = [match(char) is not None for match in self._in_class]
            for index, (number, _, mask, _) in enumerate(self._counters):
                if is_in[number]:
                    counted[index] = later.counters[index] << 1 & mask
        for index in self._order:
            kind, first, second, third = self._propositions[index]
            if kind == "char":
                truths[index] = is_in[first] and after[second]
            elif kind == "or":
                truths[index] = truths[first] or truths[second]
            elif kind == "look":
                truths[index] = truths[first] != bool(third) and truths[second]
            elif kind == "assert":
                truths[index] = held[first] and truths[second]
            elif kind == "count":
                truths[index] = counted[first] >> self._counters[first][1] != 0
            else:
                truths[index] = kind == "true" or later is None
        for index, (_, _, _, then) in enumerate(self._counters):
            counted[index] |= truths[then]
        key = bytes(truths), tuple(counted)
        if key not in self._states:
            self._states[key] = _State(self, *key)
        return self._states[key]


class _Program:
    """The propositions of an automaton, compiled from what `expand` returns.

    Parsing a piece of the source gives its link: a function that takes the proposition
    that must hold after the piece, and returns the one that must hold before it.
    """

    # A class repeated more often than this is counted, not copied.
    _MOST_COPIES = 8
    _CLASS = r"\[\^?(?:\\.|[^\]\\])*\]"
    _TOKENS = "|".join(
        (
            rf"(?P<assert>\^|\\[Zb]|\(\?<[=!](?:\\.|{_CLASS}|[^()\[\]\\])*\))",
            rf"(?P<char>\(\?s:\.\)|{_CLASS}|\\(?:x..|u.{{4}}|U.{{8}}|.))",
            r"(?P<open>\(\?[:=!])|(?P<close>\))|(?P<bar>\|)",
            r"(?P<repeat>[*+?]|\{\d+(?:,\d*)?\})\??|(?P<literal>.)",
        )
    )

    def __init__(self, source: str) -> None:
        self.classes: dict[str, int] = {}
        self.assertions: dict[str, int] = {"^": 0}
        self.propositions: list[tuple[str, int, int, int]] = []
        # Number of the class, minimum of repeats (at least one), a mask with a bit for
        # each number of repeats from 0 to the maximum, and what must hold after the
        # last.
        self.counters: list[tuple[int, int, int, int]] = []
        self._tokens = list(re.finditer(self._TOKENS, source, re.DOTALL))
        self._tokens.reverse()
        self._true = self._add("true")
        self._end = self._add("end")
        self.root = self._choice()(self._end)
        self.order = self._evaluation_order()

    def _add(self, kind: str, first: int = 0, second: int = 0, third: int = 0) -> int:
        self.propositions.append((kind, first, second, third))
        return len(self.propositions) - 1

    def _evaluation_order(self) -> list[int]:
        """Return the propositions, each after those it refers to at its own position.

        There is such an order if every iteration of a loop reads a character.
        """
        order: list[int] = []
        seen: set[int] = set()
        stack = list(range(len(self.propositions)))
        while stack:
            index = stack.pop()
            if index < 0:
                order.append(~index)
            elif index not in seen:
                seen.add(index)
                stack.append(~index)
                kind, first, second, _ = self.propositions[index]
                if kind in ("or", "look"):
                    stack += (first, second)
                elif kind == "assert":
                    stack.append(second)
        return order

    def _choice(self) -> Link:
        options = [self._sequence()]
        while self._tokens and self._tokens[-1]["bar"]:
            self._tokens.pop()
            options.append(self._sequence())

        def link(after: int) -> int:
            first, *others = [option(after) for option in options]
            for other in others:
                first = self._add("or", first, other)
            return first

        return link

    def _sequence(self) -> Link:
        links: list[Link] = []
        while self._tokens and self._tokens[-1].lastgroup not in ("bar", "close"):
            links.append(self._item())
        links.reverse()

        def link(after: int) -> int:
            for part in links:
                after = part(after)
            return after

        return link

    def _item(self) -> Link:
        token = self._tokens.pop()
        number = None
        if token["open"]:
            link = self._group(token["open"])
        elif token[0] == r"\Z":
            link = self._at_end
        elif token["assert"]:
            link = self._single("assert", self.assertions, token[0])
        else:
            link = self._single("char", self.classes, token[0])
            number = self.classes[token[0]]
        if not self._tokens or not self._tokens[-1]["repeat"]:
            return link
        symbol = self._tokens.pop()["repeat"]
        bounds = {"*": "0,", "+": "1,", "?": "0,1"}.get(symbol) or symbol.strip("{}")
        low, comma, high = bounds.partition(",")
        most = int(high) if high else None if comma else int(low)
        return self._repeat(link, number, int(low), most)

    def _at_end(self, after: int) -> int:
        return self._add("look", self._end, after)

    def _single(self, kind: str, numbers: dict[str, int], text: str) -> Link:
        number = numbers.setdefault(text, len(numbers))
        return lambda after: self._add(kind, number, after)

    def _group(self, opening: str) -> Link:
        body = self._choice()
        self._tokens.pop()
        if opening == "(?:":
            return body
        negated = opening == "(?!"
        return lambda after: self._add("look", body(self._true), after, negated)

    def _repeat(
        self, body: Link, number: int | None, least: int, most: int | None
    ) -> Link:
        def star(after: int) -> int:
            # The body refers to the loop, so the loop needs its number first.
            loop = self._add("or")
            self.propositions[loop] = ("or", body(loop), after, 0)
            return loop

        def link(after: int) -> int:
            if most is None:
                after = star(after)
            if number is not None and max(least, most or 0) > self._MOST_COPIES:
                mask = (2 << (most or least)) - 1
                self.counters.append((number, max(least, 1), mask, after))
                count = self._add("count", len(self.counters) - 1)
                return count if least else self._add("or", count, after)
            skipped = after
            for _ in range((most or least) - least):
                after = self._add("or", body(after), skipped)
            for _ in range(least):
                after = body(after)
            return after

        return link
