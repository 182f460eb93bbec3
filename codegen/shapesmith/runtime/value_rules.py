"""What one value must be, a class for each type, and how what is wrong is found."""

from __future__ import annotations

from . import messages, violations
from .timestamps import is_timestamp
from .values import INFINITY, is_blob, size_of_blob

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import Any

    from .findings import Violations
    from .patterns import Pattern

    Outside = Callable[..., Violations]


class ValueRule:
    """What a value must be.

    `required` and `token` are about the member that holds it: whether it must be set,
    and whether the SDK sets it where it is not. A `sensitive` value is never shown.
    `advice` are the kinds of constraint that are no error (`"length"`).
    """

    __slots__ = ("advice", "hide", "required", "token")
    # The type that the value must have, as messages name it.
    kind = ""

    def __init__(
        self,
        *,
        required: bool = False,
        token: bool = False,
        sensitive: bool = False,
        advice: Collection[str] = (),
    ) -> None:
        self.required = required
        self.token = token
        self.hide = sensitive
        self.advice = advice

    def find(self, where: Any, value: Any) -> Violations:
        """Return what is wrong with `value`, which stands at `where`."""
        return []

    def musts(self) -> list[tuple[str, str]]:
        """Return what is asked of the value: the kind of each constraint, and words."""
        return [("type", messages.must_be(self.kind))]

    def inner(self) -> list[tuple[str, ValueRule]]:
        """Return the rules of what a list or map holds, with their places in an id."""
        return []


class SizedRule(ValueRule):
    """A rule with a least and a greatest: of a length, or of a number."""

    __slots__ = ("max", "min")
    # What a length is counted in; empty for a number.
    unit = ""

    def __init__(
        self, min: float | None = None, max: float | None = None, **options: Any
    ) -> None:
        super().__init__(**options)
        self.min: Any = min
        self.max: Any = max

    def is_outside(self, measure: Any) -> bool:
        """Whether a length or a number is out of bounds; NaN always is."""
        low, high = self.min, self.max
        if low is None and high is None:
            return False
        return not (
            (low is None or low <= measure) and (high is None or measure <= high)
        )

    def sized(self, outside: Outside, kind: str, where: Any, value: Any) -> Violations:
        """Return the violation of the bounds, as `outside` makes it."""
        advice = kind in self.advice
        return outside(where, value, self.min, self.max, hide=self.hide, advice=advice)

    def musts(self) -> list[tuple[str, str]]:
        """Return what is asked of type and size."""
        musts = super().musts()
        if self.min is not None or self.max is not None:
            must = messages.must_measure(self.min, self.max, self.unit)
            musts.append(("length" if self.unit else "range", must))
        return musts


class StringRule(SizedRule):
    """A string, its length in code points; `values` are an enum's class or strings."""

    __slots__ = ("pattern", "values")
    kind = "string"
    unit = "character"

    def __init__(
        self,
        min: int | None = None,
        max: int | None = None,
        *,
        pattern: Pattern | None = None,
        values: Any = None,
        **options: Any,
    ) -> None:
        super().__init__(min, max, **options)
        self.pattern = pattern
        self.values = values

    def find(self, where: Any, value: Any) -> Violations:
        """Judge type, length, pattern and enum."""
        if not isinstance(value, str):
            return violations.wrong_type(where, value, self.kind, hide=self.hide)
        found: Violations = []
        # Only text of an allowed length is matched, if there is one: that may be what
        # makes it safe. A length that is only advised hides no broken pattern.
        matched = self.pattern
        if self.is_outside(str.__len__(value)):
            found += self.sized(violations.length, "length", where, value)
            if "length" not in self.advice:
                matched = None
        if matched is not None and not matched.fullmatch(value):
            found += violations.unmatched(
                where,
                value,
                matched.model,
                hide=self.hide,
                advice="pattern" in self.advice,
            )
        if self.values is not None and value not in _as_listed(self.values):
            advice = "enum" in self.advice
            found += violations.not_listed(
                where, value, self.values, hide=self.hide, advice=advice
            )
        return found

    def musts(self) -> list[tuple[str, str]]:
        """Return what is asked of type, length, pattern and value."""
        musts = super().musts()
        if self.pattern is not None:
            musts.append(("pattern", messages.must_match(self.pattern.model)))
        if self.values is not None:
            values = [str(value) for value in self.values]
            musts.append(("enum", messages.must_be_one_of(values)))
        return musts


def _as_listed(values: Any) -> Any:
    """Return the strings that an enum's class lists, or those that are given."""
    return getattr(values, "_value2member_map_", values)


class BlobRule(SizedRule):
    """Bytes, text or a file, its length in bytes; a file is not read to learn it."""

    __slots__ = ()
    kind = "blob"
    unit = "byte"

    def find(self, where: Any, value: Any) -> Violations:
        """Judge type and length."""
        if not is_blob(value):
            return violations.wrong_type(where, value, self.kind, hide=self.hide)
        size = size_of_blob(value)
        if size is not None and self.is_outside(size):
            return self.sized(violations.blob_length, "length", where, value)
        return []


class BooleanRule(ValueRule):
    """True or False."""

    __slots__ = ()
    kind = "boolean"

    def find(self, where: Any, value: Any) -> Violations:
        """Judge the type."""
        if isinstance(value, bool):
            return []
        return violations.wrong_type(where, value, self.kind, hide=self.hide)


class _NumberRule(SizedRule):
    """A number; one of a rarer type is judged by type and bounds at once."""

    __slots__ = ()
    types: tuple[type, ...] = ()

    def find(self, where: Any, value: Any) -> Violations:
        """Judge type and range."""
        if type(value) not in self.types:
            return violations.odd_number(
                where,
                value,
                self.kind,
                self.min,
                self.max,
                hide=self.hide,
                advice="range" in self.advice,
            )
        if self.is_outside(value):
            return self.sized(violations.outside, "range", where, value)
        return []


class IntegerRule(_NumberRule):
    """An integer. A bool is one to Python and to botocore, not to the service."""

    __slots__ = ()
    kind = "integer"
    types = (int,)


class FloatRule(_NumberRule):
    """A float or double. With a range, infinity is outside unless it is a bound."""

    __slots__ = ()
    kind = "float"
    types = (float, int)

    def is_outside(self, measure: Any) -> bool:
        """Whether a number is out of bounds; NaN always is."""
        if super().is_outside(measure):
            return True
        bounds = (self.min, self.max)
        # One bound alone does not keep out the infinity on the other side.
        return (
            bounds != (None, None)
            and abs(measure) == INFINITY
            and measure not in bounds
        )


class TimestampRule(ValueRule):
    """A time in any form that boto3 takes."""

    __slots__ = ()
    kind = "timestamp"

    def find(self, where: Any, value: Any) -> Violations:
        """Judge the form."""
        if is_timestamp(value):
            return []
        return violations.wrong_type(where, value, self.kind, hide=self.hide)


class DocumentRule(ValueRule):
    """A document: JSON of any form."""

    __slots__ = ()
    kind = "document"

    def find(self, where: Any, value: Any) -> Violations:
        """Judge the whole document."""
        return violations.document_problems(where, value, hide=self.hide)


class JsonRule(ValueRule):
    """A jsonvalue: anything that can be sent as JSON."""

    __slots__ = ()
    kind = "json"

    def find(self, where: Any, value: Any) -> Violations:
        """Judge whether it can be sent."""
        return violations.json_problems(where, value, hide=self.hide)
