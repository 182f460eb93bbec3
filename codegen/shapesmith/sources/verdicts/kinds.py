"""Which kind of rule has which condition: a verdict whose kind and condition differ has a mistake in one of them."""

from __future__ import annotations

from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
    Compare,
    Condition,
    Count,
    CountSet,
    Each,
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
    SumSize,
    TextRange,
    TimeStep,
    TotalSize,
    Unique,
)

# The conditions on values.
_VALUES = (
    OneOf,
    NoneOf,
    Matches,
    Format,
    Length,
    Range,
    TextRange,
    MultipleOf,
    TimeStep,
    TotalSize,
    SumSize,
    Unique,
    Compare,
)
# The conditions on which members are set.
_PRESENCE = (IsSet, CountSet, AllOrNone, AnyOf, Count)
# The conditions that a rule of each kind may have as its `must`.
_MUST: dict[RuleKind, tuple[type, ...]] = {
    "length": (Length, Count),
    "range": (Range, TextRange, AnyOf),
    "values": (OneOf,),
    "none_of": (NoneOf, Not),
    "pattern": (Matches,),
    "format": (Format, AnyOf),
    "total_size": (TotalSize, SumSize),
    "unique": (Unique,),
    "multiple_of": (MultipleOf, TimeStep),
    "required": (IsSet,),
    "required_when": _PRESENCE,
    "at_least_one": (CountSet, AnyOf, Count),
    "exactly_one": (CountSet, Count),
    "at_most_one": (CountSet, Count),
    "all_or_none": (AllOrNone,),
    "relational": (Compare,),
    "conditional_values": (*_VALUES, AnyOf, Not, Count),
    "forbidden_when": (Not, NoneOf, OneOf, CountSet, Length),
}
# The bounds of a count of places, by the kind that is named after them.
_COUNTS: dict[RuleKind, tuple[tuple[int, int | None], ...]] = {
    "at_least_one": ((1, None),),
    "exactly_one": ((1, 1),),
    "at_most_one": ((0, 1),),
}
_NEEDS_WHEN = ("required_when", "conditional_values", "forbidden_when")
_WITHOUT_WHEN = ("required", "values")
# How a verdict writes each condition.
_WRITTEN: dict[type, str] = {
    OneOf: "one_of",
    NoneOf: "none_of",
    Matches: "matches",
    Format: "format",
    Length: "characters, bytes, items or keys",
    Range: "range",
    TextRange: "number or integer",
    MultipleOf: "multiple_of",
    TimeStep: "time_step",
    TotalSize: "total_bytes",
    SumSize: "total_bytes",
    Unique: "unique or distinct",
    Compare: "compare",
    IsSet: "set",
    CountSet: "at_least_one, exactly_one, at_most_one or count_set",
    AllOrNone: "all_or_none",
    Each: "each",
    Count: "count",
    Not: "unset, not or all_of",
    AnyOf: "any_of",
}


def misfit(kind: RuleKind, must: Condition, when: tuple[Condition, ...]) -> str:
    """Return why a rule of that kind cannot have these conditions, or nothing.

    What is asked of each item is of the kind that it is of one.
    """
    if isinstance(must, Each):
        return misfit(kind, must.must, (*when, *must.when))
    if not isinstance(must, _MUST[kind]):
        wanted = ", ".join(dict.fromkeys(_WRITTEN[each] for each in _MUST[kind]))
        return f"the must of a rule of kind {kind} must be {wanted} (got {_WRITTEN[type(must)]})"
    if isinstance(must, CountSet | Count) and (must.minimum, must.maximum) not in _COUNTS.get(
        kind, ((must.minimum, must.maximum),)
    ):
        return f"the must of a rule of kind {kind} must be {kind}"
    if kind in _NEEDS_WHEN and not when and not _is_unset(must):
        return f"a rule of kind {kind} must say when"
    if kind in _WITHOUT_WHEN and when:
        conditional = "required_when" if kind == "required" else "conditional_values"
        return f"a rule of kind {kind} holds always; one that has a when is {conditional}"
    return ""


def _is_unset(must: Condition) -> bool:
    """Return whether a condition says that a member is not given, which may hold always."""
    return isinstance(must, Not) and isinstance(must.condition, IsSet)
