r"""Patterns of the model: compiled when first used, matched in time linear in the text.

The source of a pattern is Python `re` syntax (with ASCII `\d`, `\w`, `\b`) and three symbols that `re` does not have. They
stand in the source because written out they are long, and are replaced when the pattern is compiled:

- `\p{L}` and `\P{L}`: a named set of code points, from `unicode_sets`;
- `.`: any character but the line terminators of ECMA-262 (`\n`, `\r`, U+2028, U+2029), except in `(?s:.)`;
- `\s` and `\S`: the white space of ECMA-262.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    Fullmatch = Callable[[str], object]
    Link = Callable[[int], int]


class Pattern:
    """A pattern that a whole string must match.

    `engine` is "re" where backtracking is known to be linear on the strings that the shape allows, else "automaton".
    `fullmatch(text)` is truthy on a match. Once compiled, it is the engine's own bound method.
    """

    __slots__ = ("engine", "fullmatch", "source")

    source: str
    engine: str
    fullmatch: "Fullmatch"

    def __init__(self, source: str, engine: str = "re") -> None:
        self.source = source
        self.engine = engine

    def __getattr__(self, name: str) -> "Fullmatch":
        # Reached only while the slot is empty: the first use compiles and fills it.
        if name != "fullmatch":
            raise AttributeError(name)
        source = expand(self.source)
        self.fullmatch = (
            _compile(source).fullmatch
            if self.engine == "re"
            else _Automaton(source).fullmatch
        )
        return self.fullmatch

    def __repr__(self) -> str:
        return f"Pattern({self.source!r}, {self.engine!r})"


def expand(source: str) -> str:
    r"""Return `source` in plain `re` syntax: every `\p{...}`, `\s` and `.` replaced by the code points it stands for."""
    import re

    in_class = False

    def replace(token: "re.Match[str]") -> str:
        nonlocal in_class
        text = token[0]
        if text in ("[", "[^", "]"):
            in_class = text != "]"
        elif text == ".":
            return text if in_class else r"[^\n\r\u2028\u2029]"
        elif text[0] == "\\" and text[1] in "pPsS":
            members = _members(token[1] or "s", text[1].isupper())
            return members if in_class else f"[{members}]"
        return text

    return re.sub(
        r"\\[pP]\{(\w+)\}|\\.|\(\?s:\.\)|\[\^?|\]|\.", replace, source, flags=re.DOTALL
    )


def _members(name: str, negated: bool) -> str:
    """Return the members of a class that holds the named set, or everything but that set."""
    from . import unicode_sets

    ranges = unicode_sets.ranges(name)
    if negated:
        edges = [-1, *(edge for pair in ranges for edge in pair), 0x110000]
        gaps = zip(edges[::2], edges[1::2], strict=True)
        ranges = tuple(
            (last + 1, first - 1) for last, first in gaps if last + 1 < first
        )
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


def _compile(source: str) -> "re.Pattern[str]":
    import re

    return re.compile(source, re.ASCII)


class _State(dict["str | tuple[str, tuple[bool, ...]]", "_State"]):
    """What holds at one position of a text; as a dictionary, the states that may precede it, by character."""

    __slots__ = ("automaton", "counters", "truths")

    def __init__(
        self,
        automaton: "_Automaton",
        truths: "tuple[bool, ...]",
        counters: "tuple[int, ...]",
    ) -> None:
        self.automaton = automaton
        self.truths = truths
        self.counters = counters

    def __missing__(self, key: "str | tuple[str, tuple[bool, ...]]") -> "_State":
        return self.automaton.precede(self, key)


class _Automaton:
    r"""A matcher that reads a text once, from its end to its start, whatever the pattern.

    A pattern becomes a list of propositions about a position of the text: "here is one of `[a-z]`, and proposition 7
    holds one further on", "3 or 5 holds", "3 holds and 4 does not". Read backwards, all that they refer to is known by
    then, so that a lookahead, negative or not, is a proposition like any other. A state is the truth of all of them at
    one position. The states met are kept, and a character then costs one dictionary lookup.

    What depends on the text to the left (`^`, `\b`, lookbehinds; all of bounded length) is asked of `re`. A counted class
    (`[a-z]{1,255}`) is one proposition with a counter: the set, as bits, of how many more of the class may follow.
    """

    # No pattern in use comes near; a text with every letter of Unicode may, and then the states are built anew.
    _MOST_TRANSITIONS = 20_000

    def __init__(self, source: str) -> None:
        program = _Program(source)
        self._propositions = program.propositions
        self._order = program.order
        self._counters = program.counters
        self._root = program.root
        self._in_class = [_compile(text).match for text in program.classes]
        self._holds = [_compile(text).match for text in program.assertions]
        self._states: dict[tuple[tuple[bool, ...], tuple[int, ...]], _State] = {}
        self._transitions = 0

    def fullmatch(self, text: str) -> bool:
        """Tell whether the whole of `text` matches."""
        text = str.__str__(text)  # a subclass may iterate as it likes
        state = self._state(None, "", self._held(text, len(text)))
        if self._holds:
            for index in range(len(text) - 1, -1, -1):
                state = state[text[index], self._held(text, index)]
        else:
            for char in reversed(text):
                state = state[char]
        return state.truths[self._root]

    def precede(
        self, state: _State, key: "str | tuple[str, tuple[bool, ...]]"
    ) -> _State:
        """Return the state one character before `state`, and remember it there under `key`."""
        if self._transitions >= self._MOST_TRANSITIONS:
            for known in self._states.values():
                known.clear()
            self._states.clear()
            self._transitions = 0
        self._transitions += 1
        char, held = key if isinstance(key, tuple) else (key, ())
        state[key] = earlier = self._state(state, char, held)
        return earlier

    def _held(self, text: str, index: int) -> "tuple[bool, ...]":
        return tuple([holds(text, index) is not None for holds in self._holds])

    def _state(
        self, later: _State | None, char: str, held: "tuple[bool, ...]"
    ) -> _State:
        """Return what holds where `char` stands before `later` (None: at the end of the text)."""
        truths = [False] * len(self._propositions)
        counters = [0] * len(self._counters)
        in_class = [match(char) is not None for match in self._in_class]
        for index in self._order:
            kind, first, second, third = self._propositions[index]
            if kind == "char":
                truths[index] = (
                    later is not None and in_class[first] and later.truths[second]
                )
            elif kind == "or":
                truths[index] = truths[first] or truths[second]
            elif kind == "look":
                truths[index] = truths[first] != bool(third) and truths[second]
            elif kind == "assert":
                truths[index] = held[first] and truths[second]
            elif kind == "count":
                number, least, most = self._counters[first]
                bits = (
                    later.counters[first] << 1
                    if later is not None and in_class[number]
                    else 0
                )
                counters[first] = bits = (bits | truths[second]) & ((2 << most) - 1)
                truths[index] = bits >> least != 0
            else:
                truths[index] = kind == "true" or later is None
        key = tuple(truths), tuple(counters)
        if key not in self._states:
            self._states[key] = _State(self, *key)
        return self._states[key]


class _Program:
    """The propositions of an automaton, compiled from the plain `re` syntax that `expand` returns.

    Parsing a piece of the source gives its link: a function that takes the proposition which must hold after the
    piece, and returns the one which must hold before it.
    """

    # A class repeated more often than this is counted, not copied.
    _MOST_COPIES = 8
    _CLASS = r"\[\^?(?:\\.|[^\]\\])*\]"
    _TOKENS = (
        rf"(?P<assert>\^|\\[ZbB]|\(\?<[=!](?:\\.|{_CLASS}|[^()\[\]\\])*\))|(?P<char>\(\?s:\.\)|{_CLASS}|\\(?:x..|u....|U.{{8}}|.))"
        r"|(?P<open>\((?:\?[:=!])?)|(?P<close>\))|(?P<bar>\|)|(?P<repeat>[*+?]|\{\d+(?:,\d*)?\})(?P<lazy>\??)|(?P<literal>.)"
    )

    def __init__(self, source: str) -> None:
        import re

        self.classes: dict[str, int] = {}
        self.assertions: dict[str, int] = {}
        self.propositions: list[tuple[str, int, int, int]] = []
        self.counters: list[tuple[int, int, int]] = []
        self.order: list[int] = []
        self._tokens = list(re.finditer(self._TOKENS, source, re.DOTALL))
        self._tokens.reverse()
        self._true = self._add("true")
        self.root = self._choice()(self._add("end"))

    def _add(self, kind: str, first: int = 0, second: int = 0, third: int = 0) -> int:
        self.propositions.append((kind, first, second, third))
        self.order.append(len(self.propositions) - 1)
        return self.order[-1]

    def _choice(self) -> "Link":
        options = [self._sequence()]
        while self._tokens and self._tokens[-1]["bar"]:
            self._tokens.pop()
            options.append(self._sequence())
        return lambda after: self._any([option(after) for option in options])

    def _any(self, propositions: list[int]) -> int:
        result = propositions[0]
        for proposition in propositions[1:]:
            result = self._add("or", result, proposition)
        return result

    def _sequence(self) -> "Link":
        links: list[Link] = []
        while (
            self._tokens
            and not self._tokens[-1]["bar"]
            and not self._tokens[-1]["close"]
        ):
            links.append(self._item())

        def link(after: int) -> int:
            for part in reversed(links):
                after = part(after)
            return after

        return link

    def _item(self) -> "Link":
        token = self._tokens.pop()
        number = -1
        if token["open"]:
            link = self._group(token["open"])
        elif token["assert"]:
            assertion = self.assertions.setdefault(
                token["assert"], len(self.assertions)
            )

            def link(after: int) -> int:
                return self._add("assert", assertion, after)
        else:
            number = self.classes.setdefault(token[0], len(self.classes))

            def link(after: int) -> int:
                return self._add("char", number, after)

        if not self._tokens or not self._tokens[-1]["repeat"]:
            return link
        symbol = self._tokens.pop()["repeat"]
        low, comma, high = {"*": "0,", "+": "1,", "?": "0,1"}.get(
            symbol, symbol.strip("{}")
        ).partition(",")
        return self._repeat(
            link, number, int(low), int(high) if high else None if comma else int(low)
        )

    def _group(self, opening: str) -> "Link":
        body = self._choice()
        self._tokens.pop()
        if opening in ("(", "(?:"):
            return body
        return lambda after: self._add(
            "look", body(self._true), after, opening == "(?!"
        )

    def _repeat(
        self, body: "Link", number: int, least: int, most: int | None
    ) -> "Link":
        def star(after: int) -> int:
            # Its number is needed by the body before it can be stated; it is evaluated after the body all the same.
            loop = self._add("or")
            self.order.pop()
            self.propositions[loop] = ("or", body(loop), after, 0)
            self.order.append(loop)
            return loop

        def link(after: int) -> int:
            if most is None:
                after = star(after)
            if number >= 0 and max(least, most or 0) > self._MOST_COPIES:
                self.counters.append((number, least, most or least))
                return self._add("count", len(self.counters) - 1, after)
            skipped = after
            for _ in range((most or least) - least):
                after = self._add("or", body(after), skipped)
            for _ in range(least):
                after = body(after)
            return after

        return link
