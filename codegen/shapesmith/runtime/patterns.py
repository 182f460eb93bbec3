r"""Patterns of the model: compiled when first used, matched in linear time.

The source of a pattern is Python `re` syntax, with ASCII `\d`, `\w` and `\b`, and with
three symbols that `re` does not have. They stay in the source because written out they
are long, and are replaced when the pattern is compiled:

- `\p{L}` and `\P{L}`: a named set of code points, from `unicode_sets`;
- `.`: any character except the line terminators of ECMA-262 (`\n`, `\r`, U+2028,
  U+2029), except in `(?s:.)`;
- `\s` and `\S`: the white space of ECMA-262.
"""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    Fullmatch = Callable[[str], object]


class Pattern:
    """A pattern that a whole string must match.

    `model` is the pattern as in the model, if that is not `source`. `engine` is "re" if
    backtracking takes few steps on any string that the shape allows, else "automaton".
    `fullmatch(text)` is truthy on a match; from the second use on, it is the engine's
    own bound method.
    """

    __slots__ = ("engine", "fullmatch", "model", "source")

    fullmatch: Fullmatch

    def __init__(
        self, source: str, engine: str = "re", *, model: str | None = None
    ) -> None:
        self.source = source
        self.engine = engine
        self.model = source if model is None else model

    def __getattr__(self, name: str) -> Fullmatch:
        # Reached only while the slot is empty: the first use compiles and fills it.
        if name != "fullmatch":
            raise AttributeError(name)
        source = expand(self.source)
        if self.engine == "re":
            import re

            self.fullmatch = re.compile(source, re.ASCII).fullmatch
        else:
            from .automaton import Automaton

            self.fullmatch = Automaton(source).fullmatch
        return self.fullmatch

    @property
    def is_compiled(self) -> bool:
        """Whether it was used, so that `fullmatch` is the method of the engine."""
        try:
            object.__getattribute__(self, "fullmatch")
        except AttributeError:
            return False
        return True

    def __repr__(self) -> str:
        return f"Pattern({self.source!r}, {self.engine!r})"


def expand(source: str) -> str:
    r"""Return `source` in plain `re` syntax: with `\p{L}`, `\s` and `.` written out."""
    import re

    in_class = False

    def replace(token: re.Match[str]) -> str:
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

    symbols = r"\\[pP]\{(\w+)\}|\\.|\(\?s:\.\)|\[\^?|\]|\."
    return re.sub(symbols, replace, source, flags=re.DOTALL)


def _members(name: str, negated: bool) -> str:
    """Return the members of a class for a named set, or for everything else."""
    return "".join(
        _character(first) + (f"-{_character(last)}" if last > first else "")
        for first, last in ranges_of(name, negated)
    )


def _character(code: int) -> str:
    """Return a code point as a class has it: itself, which `re` reads soonest."""
    text = chr(code)
    return text if code > 0x7F or text.isalnum() else f"\\{text}"


def ranges_of(name: str, negated: bool) -> tuple[tuple[int, int], ...]:
    """Return the ranges of code points of a named set, or of everything else."""
    from . import unicode_sets

    ranges = unicode_sets.ranges(name)
    if not negated:
        return ranges
    edges = [-1, *(edge for pair in ranges for edge in pair), 0x110000]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return tuple((last + 1, first - 1) for last, first in gaps if last + 1 < first)
