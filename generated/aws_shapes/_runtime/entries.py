"""The entries of a schema: type and constraints of one value. Here: plain values.

An entry finds what is wrong with a value (`find`), converts it (`from_boto3`,
`to_boto3`), and writes itself as the statements of compiled functions that do the same
(`write_check`, `write_from_boto3`, `write_to_boto3`).
"""

from __future__ import annotations

import sys

from . import findings, messages
from .constraints import Length, Match, OneOf, Range, length
from .values import INFINITY, is_blob

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from .compiler import Source
    from .constraints import Constraint
    from .findings import Findings
    from .patterns import Pattern


class Entry:
    """The type of a value, with the constraints on it.

    `required` and `token` apply to the member: whether it must be set, and whether the
    SDK sets it if it is not. A `sensitive` value is never shown. `advice` are the kinds
    of constraint that are not errors (`"length"`), `flags` those without a parameter
    (`unique=True`).
    """

    __slots__ = ("advice", "constraints", "module", "required", "sensitive", "token")
    # The type of the value, by its name in messages.
    kind = ""
    # The Python types of values, and those of which the compiled check is sure: a
    # subclass could change while it is read.
    types: tuple[type, ...] = (object,)
    exact: tuple[type, ...] = ()
    # Whether None is a valid value.
    takes_none = False

    def __init__(
        self,
        *constraints: Constraint | None,
        required: bool = False,
        token: bool = False,
        sensitive: bool = False,
        advice: Collection[str] = (),
        **flags: bool,
    ) -> None:
        self.constraints = [item for item in constraints if item is not None]
        if flags:
            from .sending import FLAGS

            self.constraints += [FLAGS[flag]() for flag in flags if flags[flag]]
        self.required = required
        self.token = token
        self.sensitive = sensitive
        self.advice = advice
        self.module = ""

    def bind(self, module: str) -> None:
        """Set the module of the schema, in which the names of classes are looked up."""
        self.module = module

    def contents(self) -> list[tuple[str, Entry]]:
        """Return the entries of items, keys and values, with their steps in ids."""
        return []

    def inner(self, step: str) -> Entry | None:
        """Return the entry to which a step of a place leads; None if there is none."""
        return dict(self.contents()).get(step)

    @property
    def is_hidden(self) -> bool:
        """Whether a repr hides the value: it is, or contains, a sensitive value."""
        return self.sensitive or any(item.is_hidden for _, item in self.contents())

    def musts(self) -> list[tuple[str, str]]:
        """Return the kind of each constraint, including the type, with its words."""
        return [
            ("type", messages.must_be(self.kind)),
            *((item.kind, item.must()) for item in self.constraints),
        ]

    @property
    def is_loose(self) -> bool:
        """Whether the compiled check passes values whose methods it cannot trust."""
        return False

    def find(self, where: Any, value: Any) -> Findings:
        """Return the findings for `value`, which is at `where`."""
        if not self.is_of_type(value):
            return findings.wrong_type(where, value, self.kind, hide=self.sensitive)
        return self.broken(where, value)

    def is_of_type(self, value: Any) -> bool:
        """Whether a value has the type; a subclass of the Python type has it too."""
        return isinstance(value, self.types)

    def broken(self, where: Any, value: Any) -> Findings:
        """Return a finding for each constraint that a value of the type violates."""
        return [
            item.finding(where, value, self.sensitive, item.kind in self.advice)
            for item in self.constraints
            if item.is_broken(value)
        ]

    def write_check(self, source: Source, found: str) -> None:
        """Write statements that return False unless a value is valid.

        `found` is an expression for it. They may be stricter than `find`, which then
        handles rare forms, and never more lenient.
        """
        wrong = self.conditions(source, found)
        if len(wrong) > 1:
            wrong = self.conditions(source, source.named(found))
        source.line(f"if {' or '.join(wrong)}: return False")

    def conditions(self, source: Source, value: str) -> list[str]:
        """Return expressions, of which one is true if the value is not valid."""
        return [
            self.wrong_type(source, value),
            *(item.condition(source, value) for item in self.constraints),
        ]

    def wrong_type(self, source: Source, value: str) -> str:
        """Return an expression that is true if a value does not have the type."""
        if not self.exact:
            return f'{source.bind(self, self.kind)}.find("", {value})'
        return " and ".join(
            f"type({value}) is not {one.__name__}" for one in self.exact
        )

    # What boto3 takes and returns is usually the value itself.
    converts_from = converts_to = False

    def from_boto3(self, value: Any) -> Any:
        """Return the value of a member for what boto3 returned."""
        return value

    def to_boto3(self, value: Any) -> Any:
        """Return what boto3 takes for the value of a member, which is not None."""
        return value

    def write_from_boto3(self, source: Source, value: str) -> None:
        """Write statements that convert a variable, if the entry `converts_from`.

        They must not change the object that boto3 returned.
        """

    def write_to_boto3(self, source: Source, value: str) -> None:
        """Write statements that convert a variable, if the entry `converts_to`."""


class String(Entry):
    """A string, its length in code points; `enum` is the name of an enum's class.

    `values` are the allowed values: by default those of the enum; None allows all.
    """

    __slots__ = ("_enum", "enum", "is_listed", "values")
    kind = "string"
    types = (str,)

    def __init__(
        self,
        min: int | None = None,
        max: int | None = None,
        *,
        pattern: Pattern | None = None,
        enum: str = "",
        values: tuple[str, ...] | None = (),
        **options: Any,
    ) -> None:
        self.enum = enum
        self.values = values
        self._enum: Any = None
        self.is_listed = values is not None and bool(enum or values)
        super().__init__(
            length(min, max, "character"),
            None if pattern is None else Match(pattern),
            OneOf(self._load_values) if self.is_listed else None,
            **options,
        )

    def _load_enum(self) -> Any:
        """Return the class of the enum."""
        if self._enum is None:
            self._enum = load_class(self.module, self.enum)
        return self._enum

    def _load_values(self) -> Any:
        """Return the values that the string may have."""
        return self.values or self._load_enum()._value2member_map_

    def broken(self, where: Any, value: Any) -> Findings:
        """Return the findings; a pattern is matched against text of an allowed length.

        The match may be fast only for such text. A length that is advice allows any.
        """
        found: Findings = []
        for item in self.constraints:
            if item.kind == "pattern" and found and found[0].severity == "error":
                continue
            if item.is_broken(value):
                advice = item.kind in self.advice
                found.append(item.finding(where, value, self.sensitive, advice))
        return found

    def wrong_type(self, source: Source, value: str) -> str:
        """Require exactly str, or a member of the enum.

        Another subclass could report another length, and be equal to what it is not.
        """
        wrong = f"type({value}) is not str"
        if self.enum:
            enum = source.bind(self._load_enum(), "enum")
            wrong = f"({wrong} and type({value}) is not {enum})"
        return wrong

    def conditions(self, source: Source, value: str) -> list[str]:
        """Leave out what another condition implies."""
        tests = {"": self.wrong_type(source, value)}
        tests |= {item.kind: item.condition(source, value) for item in self.constraints}
        if self.is_listed and all(map(str.isascii, self._load_values())):
            tests.pop("url", None)  # a valid value can be encoded
        elif self.is_loose:
            del tests[""]
        return [*tests.values()]

    @property
    def is_loose(self) -> bool:
        """Whether the compiled check lets any subclass of str pass: it only encodes it.

        What reads the text further must require a str.
        """
        kinds = {item.kind for item in self.constraints}
        return kinds == {"url"} and not self.enum

    @property
    def bounds(self) -> tuple[int, float] | None:
        """The minimum and maximum length of a text that has no other constraint."""
        if not self.constraints:
            return 0, INFINITY
        length = self.constraints[0]
        if len(self.constraints) > 1 or not isinstance(length, Length):
            return None
        return length.low or 0, INFINITY if length.high is None else length.high

    @property
    def converts_from(self) -> bool:  # type: ignore[override]
        """Whether the value of a response becomes a member of an enum."""
        return bool(self.enum)

    def from_boto3(self, value: Any) -> Any:
        """Return the member of the enum."""
        if self.enum and isinstance(value, str):
            return self._load_enum()._by_value[value]
        return value

    def write_from_boto3(self, source: Source, value: str) -> None:
        """Look the member of the enum up."""
        by_value = source.bind(self._load_enum()._by_value, "by_value")
        source.line(f"if isinstance({value}, str): {value} = {by_value}[{value}]")


class Blob(Entry):
    """Bytes, text or a file, its length in bytes; a file is not read to measure it."""

    __slots__ = ()
    kind = "blob"

    def __init__(
        self, min: int | None = None, max: int | None = None, **options: Any
    ) -> None:
        super().__init__(length(min, max, "byte"), **options)

    def is_of_type(self, value: Any) -> bool:
        """Whether boto3 takes a value for a blob."""
        return is_blob(value)

    def wrong_type(self, source: Source, value: str) -> str:
        """Call the same function."""
        return f"not {source.bind(is_blob, 'is_blob')}({value})"


class Boolean(Entry):
    """True or False."""

    __slots__ = ()
    kind = "boolean"
    types = exact = (bool,)


class _Number(Entry):
    """A number; for a less common type, type and bounds are checked together."""

    __slots__ = ()

    def __init__(
        self, min: float | None = None, max: float | None = None, **options: Any
    ) -> None:
        bounded = min is not None or max is not None
        whole = self.kind == "integer"
        super().__init__(Range(min, max, whole) if bounded else None, **options)

    def find(self, where: Any, value: Any) -> Findings:
        """Search type and range."""
        if type(value) in self.exact:
            return self.broken(where, value)
        return self._find_rare(where, value)

    def _find_rare(self, where: Any, value: Any) -> Findings:
        """Search a value that is not a plain number, as botocore does.

        Subclasses and decimals are numbers; bools only for botocore.
        """
        from decimal import Decimal

        said = messages.wrong_type(self.kind, value, self.sensitive)
        if isinstance(value, bool):
            found = [findings.Finding(where, "type", said)]
            for beyond in self.broken(where, value):
                if beyond.botocore:
                    beyond.modelled = False
                    found.append(beyond)
            return found
        numbers = int if self.kind == "integer" else (int, float, Decimal)
        if not isinstance(value, numbers):
            return [findings.Finding(where, "type", said, botocore=True)]
        if isinstance(value, Decimal) and value.is_nan():
            return self._find_nan(where, value)
        return self.broken(where, value)

    def _find_nan(self, where: Any, value: Any) -> Findings:
        """Search a decimal NaN: botocore fails to compare one with a minimum."""
        said = messages.shown(value, self.sensitive)
        ranges = [
            findings.Finding(
                where,
                item.kind,
                (item.must(), said),
                item.kind in self.advice,
                botocore=getattr(item, "low", None) is not None,
            )
            for item in self.constraints
            if isinstance(item, Range)
        ]
        return ranges or self.broken(where, value)


class Integer(_Number):
    """An integer. A bool is one for Python and for botocore, not for the service."""

    __slots__ = ()
    kind = "integer"
    exact = (int,)


class Float(_Number):
    """A float or double."""

    __slots__ = ()
    kind = "float"
    exact = (float, int)


class Timestamp(Entry):
    """A time in any form that boto3 takes."""

    __slots__ = ()
    kind = "timestamp"

    def is_of_type(self, value: Any) -> bool:
        """Whether boto3 takes a value for a time."""
        from .timestamps import is_timestamp

        return is_timestamp(value)

    def wrong_type(self, source: Source, value: str) -> str:
        """Call the same function."""
        from .timestamps import is_timestamp

        return f"not {source.bind(is_timestamp, 'is_timestamp')}({value})"


def load_class(module: str, name: str) -> Any:
    """Return a class that the schemas of a module name.

    It is in the module, or a name of the service's package, two levels above.
    """
    found = getattr(sys.modules[module], name, None)
    return found or getattr(sys.modules[module.rsplit(".", 2)[0]], name)
