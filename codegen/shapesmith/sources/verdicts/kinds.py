"""Which kind of rule has which condition: a verdict whose kind and condition differ has a mistake in one of them."""

from __future__ import annotations

from typing import get_args

from shapesmith.ir import rules as ir
from shapesmith.ir.rules import Condition, RuleKind

# The conditions on which members are set.
_PRESENCE = (ir.IsSet, ir.CountSet, ir.AllOrNone, ir.AnyOf, ir.Count)
# The conditions on values.
_VALUES = tuple(each for each in get_args(Condition) if each not in (*_PRESENCE, ir.Not, ir.Each))
# The conditions that a rule of each kind may have as its `must`.
_MUST: dict[RuleKind, tuple[type, ...]] = {
    "length": (ir.Length, ir.Count),
    "range": (ir.Range, ir.TextRange, ir.AnyOf),
    "values": (ir.OneOf,),
    "none_of": (ir.NoneOf, ir.Not),
    "pattern": (ir.Matches,),
    "format": (ir.Format, ir.AnyOf),
    "total_size": (ir.TotalSize, ir.SumSize),
    "unique": (ir.Unique,),
    "multiple_of": (ir.MultipleOf, ir.TimeStep),
    "required": (ir.IsSet,),
    "required_when": _PRESENCE,
    "at_least_one": (ir.CountSet, ir.AnyOf, ir.Count),
    "exactly_one": (ir.CountSet, ir.Count),
    "at_most_one": (ir.CountSet, ir.Count),
    "all_or_none": (ir.AllOrNone,),
    "relational": (ir.Compare,),
    "conditional_values": (*_VALUES, ir.AnyOf, ir.Not, ir.Count),
    "forbidden_when": (ir.Not, ir.NoneOf, ir.OneOf, ir.CountSet, ir.Length),
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
    ir.OneOf: "one_of",
    ir.NoneOf: "none_of",
    ir.Matches: "matches",
    ir.Format: "format",
    ir.Length: "characters, bytes, items or keys",
    ir.Range: "range",
    ir.TextRange: "number or integer",
    ir.MultipleOf: "multiple_of",
    ir.TimeStep: "time_step",
    ir.TotalSize: "total_bytes",
    ir.SumSize: "total_bytes",
    ir.Unique: "unique or distinct",
    ir.Compare: "compare",
    ir.IsSet: "set",
    ir.CountSet: "at_least_one, exactly_one, at_most_one or count_set",
    ir.AllOrNone: "all_or_none",
    ir.Each: "each",
    ir.Count: "count",
    ir.Not: "unset, not or all_of",
    ir.AnyOf: "any_of",
}


def misfit(kind: RuleKind, must: Condition, when: tuple[Condition, ...]) -> str:
    """Return why a rule of that kind cannot have these conditions, or nothing.

    What is asked of each item is of the kind that it is of one.
    """
    if isinstance(must, ir.Each):
        return misfit(kind, must.must, (*when, *must.when))
    if not isinstance(must, _MUST[kind]):
        wanted = ", ".join(dict.fromkeys(_WRITTEN[each] for each in _MUST[kind]))
        return f"the must of a rule of kind {kind} must be {wanted} (got {_WRITTEN[type(must)]})"
    if isinstance(must, ir.CountSet | ir.Count) and (must.minimum, must.maximum) not in _COUNTS.get(
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
    return isinstance(must, ir.Not) and isinstance(must.condition, ir.IsSet)
