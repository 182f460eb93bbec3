"""Which kind of rule has which condition: a verdict whose kind and condition differ has a mistake in one of them."""

from __future__ import annotations

from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
    Compare,
    Condition,
    CountSet,
    Format,
    IsSet,
    Length,
    Matches,
    MultipleOf,
    NoneOf,
    Not,
    OneOf,
    Range,
    RuleKind,
    TotalSize,
    Unique,
)

_VALUES = (OneOf, NoneOf, Matches, Format, Length, Range, MultipleOf, TotalSize, Unique, Compare)
_PRESENCE = (IsSet, CountSet, AllOrNone, AnyOf)
_MUST: dict[RuleKind, tuple[type, ...]] = {
    "length": (Length,),
    "range": (Range,),
    "values": (OneOf,),
    "none_of": (NoneOf, Not),
    "pattern": (Matches,),
    "format": (Format, AnyOf),
    "total_size": (TotalSize,),
    "unique": (Unique,),
    "multiple_of": (MultipleOf,),
    "required": (IsSet,),
    "required_when": _PRESENCE,
    "at_least_one": (CountSet, AnyOf),
    "exactly_one": (CountSet,),
    "at_most_one": (CountSet,),
    "all_or_none": (AllOrNone,),
    "relational": (Compare,),
    "conditional_values": (*_VALUES, AnyOf, Not),
    "forbidden_when": (Not, NoneOf, OneOf, CountSet, Length),
}
_COUNTS: dict[RuleKind, tuple[tuple[int, int | None], ...]] = {
    "at_least_one": ((1, None),),
    "exactly_one": ((1, 1),),
    "at_most_one": ((0, 1),),
}
_NEEDS_WHEN = ("required_when", "conditional_values", "forbidden_when")
_WITHOUT_WHEN = ("required", "values")
_WRITTEN: dict[type, str] = {
    OneOf: "one_of",
    NoneOf: "none_of",
    Matches: "matches",
    Format: "format",
    Length: "characters, bytes, items or keys",
    Range: "range",
    MultipleOf: "multiple_of",
    TotalSize: "total_bytes",
    Unique: "unique",
    Compare: "compare",
    IsSet: "set",
    CountSet: "at_least_one, exactly_one, at_most_one or count_set",
    AllOrNone: "all_or_none",
    Not: "unset or not",
    AnyOf: "any_of",
}


def misfit(kind: RuleKind, must: Condition, when: tuple[Condition, ...]) -> str:
    """Return why a rule of that kind cannot have these conditions, or nothing."""
    if not isinstance(must, _MUST[kind]):
        wanted = ", ".join(_WRITTEN[each] for each in _MUST[kind])
        return f"the must of a rule of kind {kind} must be {wanted} (got {_WRITTEN[type(must)]})"
    if isinstance(must, CountSet) and (must.minimum, must.maximum) not in _COUNTS.get(
        kind, ((must.minimum, must.maximum),)
    ):
        return f"the must of a rule of kind {kind} must be {kind}"
    if kind in _NEEDS_WHEN and not when:
        return f"a rule of kind {kind} must say when"
    if kind in _WITHOUT_WHEN and when:
        conditional = "required_when" if kind == "required" else "conditional_values"
        return f"a rule of kind {kind} holds always; one that has a when is {conditional}"
    return ""
