"""Rules of the documentation on both sides: which are new, gone, tighter, looser, or the same in other words."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from shapesmith.ir.places import member_of
from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
    Condition,
    Count,
    CountSet,
    IsSet,
    Length,
    NoneOf,
    Not,
    OneOf,
    Range,
    Rule,
    SumSize,
    TextRange,
    TotalSize,
    places_of,
)
from shapesmith.ir.shapes import StructureShape
from shapesmith.review.changes.bounds import Bounds, compare_bounds, compare_values
from shapesmith.review.changes.comparison import Comparison, Side

# These may be true, or false, where none of their places is set.
_OF_PRESENCE = (CountSet, AllOrNone, AnyOf, Count, Not)

Verdict: TypeAlias = Literal["added", "removed", "tightened", "loosened", "changed", "reworded", "advice", "unbroken"]


class StatementChange(NamedTuple):
    """One rule on both sides; None where a side does not have it."""

    verdict: Verdict
    old: Rule | None
    new: Rule | None


@lru_cache(maxsize=8)
def changes(comparison: Comparison) -> tuple[StatementChange, ...]:
    """Return the rules that differ, in the order of the new spec, those that are gone last.

    Rules with the same id are the same. Of the others, one that is gone and one that is new are one that changed if
    they are about the same member and of one kind, and have the same sentence or ask for the same of other bounds or
    values.
    """
    old, new = _by_id(comparison.old), _by_id(comparison.new)
    found = [change for id_ in new if id_ in old for change in _same(old[id_], new[id_])]
    gone: dict[tuple[object, ...], list[Rule]] = defaultdict(list)
    for id_, rule in old.items():
        if id_ not in new:
            gone[rule.shape, rule.member, rule.kind].append(rule)
    for id_, rule in new.items():
        if id_ not in old:
            candidates = gone[rule.shape, rule.member, rule.kind]
            before = next((each for each in candidates if _is_same_subject(each, rule)), None)
            if before is not None:
                candidates.remove(before)
            verdict = _verdict(before, rule)
            if verdict in ("added", "changed", "tightened") and not _can_be_broken(rule, comparison.old):
                verdict = "unbroken"
            found.append(StatementChange(verdict, before, rule))
    left = {rule.id for rules in gone.values() for rule in rules}
    found += [StatementChange(_verdict(rule, None), rule, None) for id_, rule in old.items() if id_ in left]
    return tuple(found)


def _by_id(side: Side) -> dict[str, Rule]:
    return {rule.id: rule for rules in side.analysis.rules_of.values() for rule in rules}


def _same(old: Rule, new: Rule) -> list[StatementChange]:
    """Return the change of a rule that asks for the same on both sides."""
    if old.severity != new.severity:
        return [StatementChange("loosened" if new.severity == "advice" else "tightened", old, new)]
    return [StatementChange("reworded", old, new)] if old.sentence != new.sentence else []


def _can_be_broken(rule: Rule, old: Side) -> bool:
    """Return whether a request of the old spec may violate a rule: not if only new members can have what it rejects."""
    shape = old.shapes.get(rule.shape)
    if not isinstance(shape, StructureShape):
        return False
    known = {member.name for member in shape.members}
    return not any(_needs_others(each, known) for each in rule.when) and not _allows_absence(rule.must, known)


def _needs_others(condition: Condition, known: set[str]) -> bool:
    """Return whether a condition is true only if a member that is not `known` is set."""
    return not isinstance(condition, _OF_PRESENCE) and _are_others(condition, known)


def _allows_absence(condition: Condition, known: set[str]) -> bool:
    """Return whether a condition is never false where the members that are not `known` are not set."""
    if isinstance(condition, Not):
        return isinstance(condition.condition, IsSet) and _are_others(condition, known)
    return not isinstance(condition, (IsSet, *_OF_PRESENCE)) and _are_others(condition, known)


def _are_others(condition: Condition, known: set[str]) -> bool:
    """Return whether every place of a condition is at or below a member that is not `known`."""
    members = [member_of(place) for place in places_of((condition,))]
    return bool(members) and all(member and member not in known for member in members)


def _is_same_subject(old: Rule, new: Rule) -> bool:
    if old.sentence == new.sentence:
        return True
    same_places = set(places_of((*old.when, old.must))) == set(places_of((*new.when, new.must)))
    return type(old.must) is type(new.must) and same_places


def _verdict(old: Rule | None, new: Rule | None) -> Verdict:
    before = old is not None and old.severity == "error"
    after = new is not None and new.severity == "error"
    if not before and not after:
        return "advice"
    if old is None or not before:
        return "added"
    if new is None or not after:
        return "removed"
    verdict = _compared(old.must, new.must) if old.when == new.when else None
    return verdict or "changed"


def _compared(old: Condition, new: Condition) -> Verdict | None:
    """Return whether a condition became tighter or looser; None if that cannot be decided."""
    match old, new:
        case (Length(), Length()) if (old.place, old.unit) == (new.place, new.unit):
            return _of_bounds(Bounds(old.minimum, old.maximum), Bounds(new.minimum, new.maximum))
        case (Range(), Range()) if (old.exclusive_minimum, old.exclusive_maximum) == (
            new.exclusive_minimum,
            new.exclusive_maximum,
        ):
            return _of_bounds(Bounds(old.minimum, old.maximum), Bounds(new.minimum, new.maximum))
        case (TextRange(), TextRange()) if old.whole == new.whole:
            return _of_bounds(Bounds(old.minimum, old.maximum), Bounds(new.minimum, new.maximum))
        case (TotalSize(), TotalSize()):
            return _of_bounds(Bounds(None, old.maximum), Bounds(None, new.maximum))
        case (SumSize(), SumSize()) if old.places == new.places:
            return _of_bounds(Bounds(None, old.maximum), Bounds(None, new.maximum))
        case (CountSet(), CountSet()) if old.places == new.places:
            return _of_bounds(Bounds(old.minimum, old.maximum), Bounds(new.minimum, new.maximum))
        case (OneOf(), OneOf()):
            return _directed(compare_values(old.values, new.values))
        case (NoneOf(), NoneOf()):
            # More forbidden values allow less.
            return _directed(compare_values(new.values, old.values))
    return None


def _of_bounds(old: Bounds, new: Bounds) -> Verdict | None:
    return _directed(compare_bounds(old, new))


def _directed(verdict: str | None) -> Verdict | None:
    if verdict in ("added", "tightened"):
        return "tightened"
    return "loosened" if verdict in ("removed", "loosened") else None
