"""What a value must be beyond its type: one class for each kind of constraint.

A class has everything that its kind needs: `is_broken` and `finding` for the search,
`condition` for the compiled check, `phrase` and `must` in words. An `Entry` of a table
holds the constraints of one place, `Schema` those of a structure as a whole.
"""

from __future__ import annotations

from . import findings, messages
from .values import INFINITY, first_repeated, is_within, size_of_blob

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import Any

    from .compiler import Source
    from .findings import Finding
    from .patterns import Pattern


class Constraint:
    """One constraint of one kind, which is the last part of the id of its rule."""

    __slots__ = ()
    kind = ""

    if TYPE_CHECKING:
        # Each kind has its own.

        def is_broken(self, value: Any) -> bool:
            """Whether a value, which has the right type, violates the constraint."""
            ...

        def must(self) -> str:
            """Return what a value must do: `must have 1 to 100 characters`."""
            ...

    def finding(self, where: Any, value: Any, hide: bool, advice: bool) -> Finding:
        """Return the finding for a value at `where` that violates it.

        `hide`: the value must not be shown. `advice`: this is not an error.
        """
        got = messages.shown(value, hide)
        return findings.Finding(where, self.kind, (self.must(), got), advice)

    def condition(self, source: Source, value: str) -> str:
        """Return an expression that is true if the value of an expression violates it.

        It may name what it binds in `source`.
        """
        return f"{source.bind(self, self.kind)}.is_broken({value})"


class _Bounds(Constraint):
    """A minimum and a maximum of a measure; one of them may be None."""

    __slots__ = ("high", "low")

    def __init__(self, low: float | None, high: float | None) -> None:
        self.low: Any = low
        self.high: Any = high

    def _is_outside(self, measure: Any) -> bool:
        """Whether a measure is out of bounds; NaN always is."""
        return not is_within(measure, self.low, self.high)

    def _outside(self, source: Source, measure: str) -> str:
        """Return the comparison that is true out of bounds."""
        low, high = self.low, self.high
        if low is None:
            return f"{measure} > {source.number(high)}"
        if high is None:
            return f"{measure} < {source.number(low)}"
        if low == high:
            return f"{measure} != {source.number(low)}"
        return f"not {source.number(low)} <= {measure} <= {source.number(high)}"


class Length(_Bounds):
    """How long a value must be, in a unit: character, byte, item or entry.

    botocore checks the minimum length of strings and lists, and nothing else.
    """

    __slots__ = ("unit",)
    kind = "length"

    def __init__(self, low: int | None, high: int | None, unit: str) -> None:
        super().__init__(low, high)
        self.unit = unit

    def is_broken(self, value: Any) -> bool:
        """Whether the length is out of bounds; that of a file is unknown."""
        length = _MEASURES[self.unit](value)
        return length is not None and self._is_outside(length)

    def finding(self, where: Any, value: Any, hide: bool, advice: bool) -> Finding:
        """Return the length of the value, and the value if it is a text or blob."""
        length = _MEASURES[self.unit](value)
        got = f"{length:,}"
        # The contents of a container do not matter for its length.
        if self.unit in ("character", "byte"):
            got = f"{got}: {messages.shown(value, hide)}"
        short = self.low is not None and length is not None and length < self.low
        botocore = short and self.unit in ("character", "item")
        return findings.Finding(
            where, self.kind, (self.must(), got), advice, botocore=botocore
        )

    def condition(self, source: Source, value: str) -> str:
        """Compare the length, unless it must be computed."""
        if self.unit == "byte":
            return super().condition(source, value)
        if self.low == 1 and self.high is not None and self.high > 1:
            # Faster than two comparisons.
            return f"not {value} or len({value}) > {source.number(self.high)}"
        return self._outside(source, f"len({value})")

    def must(self) -> str:
        """Return the allowed length."""
        return f"must have {messages.between(self.low, self.high, self.unit)}"


_MEASURES: Mapping[str, Callable[[Any], int | None]] = {
    # `str.__len__`, because a subclass could report another length.
    "character": str.__len__,
    "byte": size_of_blob,
    "item": len,
    "entry": len,
}


class Range(_Bounds):
    """The range of a number. botocore checks only the minimum.

    An infinity is outside unless it is a bound. `whole`: the numbers are integers.
    """

    __slots__ = ("whole",)
    kind = "range"

    def __init__(self, low: float | None, high: float | None, whole: bool) -> None:
        super().__init__(low, high)
        self.whole = whole

    def is_broken(self, value: Any) -> bool:
        """Whether a number is out of bounds."""
        # A single bound does not exclude the infinity on the other side.
        return self._is_outside(value) or (
            value in (INFINITY, -INFINITY) and value not in (self.low, self.high)
        )

    def finding(self, where: Any, value: Any, hide: bool, advice: bool) -> Finding:
        """Return the number, which botocore refuses if it is too small."""
        small = self.low is not None and value < self.low
        said = self.must(), messages.shown(value, hide)
        return findings.Finding(where, self.kind, said, advice, botocore=small)

    def condition(self, source: Source, value: str) -> str:
        """Compare the number; if a bound is missing, with infinity."""
        if self.whole and None not in (self.low, self.high):
            # Faster than a chain, which a NaN would need.
            low, high = source.number(self.low), source.number(self.high)
            return f"{value} < {low} or {value} > {high}"
        if self.whole or None not in (self.low, self.high):
            return self._outside(source, value)
        infinity = source.bind(INFINITY, "infinity")
        if self.low is None:
            return f"not -{infinity} < {value} <= {source.number(self.high)}"
        return f"not {source.number(self.low)} <= {value} < {infinity}"

    def must(self) -> str:
        """Return the range."""
        return f"must be {messages.between(self.low, self.high, '')}"


class Match(Constraint):
    """The pattern that a string must match; it is shown as in the model."""

    __slots__ = ("pattern",)
    kind = "pattern"

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern

    def is_broken(self, value: Any) -> bool:
        """Whether a string does not match as a whole."""
        return not self.pattern.fullmatch(value)

    def condition(self, source: Source, value: str) -> str:
        """Match the string."""
        if self.pattern.is_compiled:
            return f"not {source.bind(self.pattern.fullmatch, 'fullmatch')}({value})"
        return f"not {source.bind(self.pattern, 'pattern')}.fullmatch({value})"

    def must(self) -> str:
        """Return the pattern."""
        return messages.must_match(self.pattern.model)


class OneOf(Constraint):
    """The values that a string may have. They are loaded on the first lookup."""

    __slots__ = ("_frozen", "_listed", "_load")
    kind = "enum"

    def __init__(self, load: Callable[[], Collection[str]]) -> None:
        self._load = load
        self._listed: Collection[str] | None = None
        self._frozen: frozenset[str] | None = None

    @property
    def listed(self) -> Collection[str]:
        """The values, as a set."""
        if self._listed is None:
            self._listed = self._load()
        return self._listed

    def is_broken(self, value: Any) -> bool:
        """Whether a string is not among the values."""
        return value not in self.listed

    def finding(self, where: Any, value: Any, hide: bool, advice: bool) -> Finding:
        """Return the string, with the value that may have been intended."""
        said = self.must(), messages.shown(value, hide)
        meant = None if hide else (value, tuple(self.listed))
        return findings.Finding(where, self.kind, said, advice, meant=meant)

    def condition(self, source: Source, value: str) -> str:
        """Look the string up."""
        if self._frozen is None:
            self._frozen = frozenset(self.listed)
        return f"{value} not in {source.bind(self._frozen, 'values')}"

    def must(self) -> str:
        """Return the values."""
        return messages.must_be_one_of(tuple(self.listed))


class Unique(Constraint):
    """The items of a list must be distinct. botocore does not compare them."""

    __slots__ = ()
    kind = "unique"

    def is_broken(self, value: Any) -> bool:
        """Whether two items are equal."""
        return first_repeated(value) is not None

    def finding(self, where: Any, value: Any, hide: bool, advice: bool) -> Finding:
        """Return the indexes of the first two items that are equal."""
        first, second = first_repeated(value) or (0, 0)
        got = f"the same at {first:,} and {second:,}"
        return findings.Finding(where, self.kind, (self.must(), got), advice)

    def must(self) -> str:
        """Return that items must be distinct."""
        return f"must have {messages.PHRASES[self.kind]}"


class OneMember(Constraint):
    """Exactly one member of a union must be set; `botocore`: it checks that, too."""

    __slots__ = ("_botocore",)
    kind = "union"

    def __init__(self, botocore: bool = True) -> None:
        self._botocore = botocore

    def is_broken(self, value: Any) -> bool:
        """Whether a dict has no member, or several."""
        return len(value) != 1

    def finding(self, where: Any, value: Any, hide: bool, advice: bool) -> Finding:
        """Return the members that are set."""
        got = messages.listed(value) if value else "none"
        return findings.Finding(
            where, self.kind, (self.must(), got), advice, botocore=self._botocore
        )

    def condition(self, source: Source, value: str) -> str:
        """Count the members."""
        return f"len({value}) != 1"

    def must(self) -> str:
        """Return that exactly one must be set."""
        return messages.MUST_BE_ONE


def length(low: int | None, high: int | None, unit: str) -> Length | None:
    """Return the constraint for two bounds; None if both are None."""
    return None if low is None and high is None else Length(low, high, unit)
