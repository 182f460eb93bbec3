"""The rules of a structure as a table, and how what breaks them is found.

A generated class says them once for speed, in `_fits`, which only tells whether
anything is wrong, and once for the answer: `_rules` returns this table, in which each
member's rule finds what is wrong with its value, and where.
"""

from __future__ import annotations

from . import findings, messages, violations
from .findings import HIDDEN, KEY
from .value_rules import SizedRule, ValueRule
from .values import entries_of, items_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

    from .errors import ServiceError
    from .findings import Violations
    from .structure import Structure

# The tables that were asked for: building one takes longer than most searches.
_TABLES: dict[type[Structure | ServiceError], Rules] = {}


class ListRule(SizedRule):
    """A list of so many items. In a `sparse` one, items may be null."""

    __slots__ = ("item", "sparse")
    kind = "list"
    unit = "item"

    def __init__(
        self,
        item: ValueRule,
        min: int | None = None,
        max: int | None = None,
        *,
        sparse: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(min, max, **options)
        self.item = item
        self.sparse = sparse

    def find(self, where: Any, value: Any) -> Violations:
        """Judge type, length and each item."""
        if not isinstance(value, (list, tuple)):
            return violations.wrong_type(where, value, self.kind, hide=self.hide)
        found: Violations = []
        if self.is_outside(len(value)):
            found += self.sized(violations.length, "length", where, value)
        steps = _steps(where)
        for index, item in enumerate(items_of(value)):
            found += _found_in(self, (*steps, index), item)
        return found

    def inner(self) -> list[tuple[str, ValueRule]]:
        """Return the rule of its items."""
        return [("[]", self.item)]


class MapRule(SizedRule):
    """A map of so many entries. In a `sparse` one, values may be null."""

    __slots__ = ("item", "key", "sparse")
    kind = "map"
    unit = "entry"

    def __init__(
        self,
        key: ValueRule,
        item: ValueRule,
        min: int | None = None,
        max: int | None = None,
        *,
        sparse: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(min, max, **options)
        self.key = key
        self.item = item
        self.sparse = sparse

    def find(self, where: Any, value: Any) -> Violations:
        """Judge type, length, each key and each value."""
        if not isinstance(value, dict):
            return violations.wrong_type(where, value, self.kind, hide=self.hide)
        found: Violations = []
        if self.is_outside(len(value)):
            found += self.sized(violations.map_length, "length", where, value)
        steps = _steps(where)
        for key, item in entries_of(value):
            place = (*steps, HIDDEN if self.key.hide else findings.step_to(key))
            found += self.key.find((*place, KEY), key)
            found += _found_in(self, place, item)
        return found

    def inner(self) -> list[tuple[str, ValueRule]]:
        """Return the rules of its keys and values."""
        return [("{key}", self.key), ("{}", self.item)]


def _steps(where: Any) -> tuple[Any, ...]:
    return (where,) if isinstance(where, str) else where


def _found_in(rule: ListRule | MapRule, where: Any, item: Any) -> Violations:
    """Return what is wrong with an item of a list, or a value of a map."""
    if rule.sparse and item is None:
        return violations.refused_by_botocore(where, item)
    return rule.item.find(where, item)


class StructureRule(ValueRule):
    """A structure: its own rules, one step further in."""

    __slots__ = ("structure",)

    def __init__(
        self, structure: type[Structure | ServiceError], **options: Any
    ) -> None:
        super().__init__(**options)
        self.structure = structure

    def find(self, where: Any, value: Any) -> Violations:
        """Put the way to it before the violations of a structure."""
        nested = rules_of(self.structure).find(value)
        return findings.at(where, nested, hide=self.hide) if nested else nested

    def musts(self) -> list[tuple[str, str]]:
        """Return nothing: what is asked of it are its own rules."""
        return []


class StreamRule(StructureRule):
    """A stream of events. One that was received is passed over: looking uses it up."""

    __slots__ = ()

    def find(self, where: Any, value: Any) -> Violations:
        """Judge an event that is sent."""
        if not isinstance(value, dict):
            return violations.refused_by_botocore(where, value)
        return super().find(where, value)

    def musts(self) -> list[tuple[str, str]]:
        """Return what botocore asks of a stream."""
        return [("type", messages.MUST_BE_SENT)]


class Rules:
    """The rules of a structure: those of its members by wire name, and its own.

    `union` is whether exactly one member must be set.
    """

    __slots__ = ("advice", "members", "name", "union")

    name: str

    def __init__(
        self,
        members: Mapping[str, ValueRule],
        *,
        union: bool = False,
        advice: Collection[str] = (),
    ) -> None:
        self.members = members
        self.union = union
        self.advice = advice

    def find(self, value: Any) -> Violations:
        """Return all that is wrong with `value`, in the order of the members."""
        if not isinstance(value, dict):
            return violations.not_a_structure(self.name, value)
        found: Violations = []
        if self.union and len(value) != 1:
            found += violations.not_one_member(value, advice="union" in self.advice)
        known = 0
        for name, rule in self.members.items():
            if name in value:
                known += 1
                found += rule.find(name, value[name])
            elif rule.required:
                advice = "required" in rule.advice
                found += violations.required(name, token=rule.token, advice=advice)
        if len(value) != known:
            found += violations.unknown_members(value, self.members)
        return findings.named(self.name, found)


def rules_of(structure: type[Structure | ServiceError]) -> Rules:
    """Return the table of a structure, built when it is first asked for."""
    rules = _TABLES.get(structure)
    if rules is None:
        rules = _TABLES[structure] = structure._rules()
        rules.name = structure.__name__
    return rules
