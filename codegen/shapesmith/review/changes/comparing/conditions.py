"""Conditions of rules on both sides: whether one became tighter or looser, as far as that can be decided."""

from __future__ import annotations

import math
from typing import Literal, TypeAlias

from msgspec.structs import replace

from shapesmith.ir import rules as ir
from shapesmith.ir.rules import Condition, places_of
from shapesmith.regex.inclusion import Difference, difference
from shapesmith.review.changes.comparing.bounds import Bounds, compare_bounds, compare_values

Direction: TypeAlias = Literal["tightened", "loosened"]


def unordered(condition: Condition) -> Condition:
    """Return a condition with its places, values or parts in an order of their own: what it says depends on none."""
    match condition:
        case ir.Not():
            return replace(condition, condition=unordered(condition.condition))
        case ir.AnyOf():
            return replace(condition, conditions=tuple(sorted(map(unordered, condition.conditions), key=repr)))
        case ir.CountSet(places=(place,), minimum=1, markers=()):
            return ir.IsSet(place=place)
        case ir.CountSet() | ir.AllOrNone() | ir.SumSize():
            return replace(condition, places=tuple(sorted(condition.places)))
        case ir.OneOf() | ir.NoneOf():
            return replace(condition, values=tuple(sorted(condition.values, key=repr)))
    return condition


def compared(old: Condition, new: Condition) -> Direction | None:
    """Return whether a condition became tighter or looser; None if that cannot be decided."""
    if isinstance(old, ir.CountSet | ir.IsSet) and isinstance(new, ir.CountSet | ir.IsSet):
        old, new = _counted(old), _counted(new)
        is_tighter, is_looser = _follows(old, new), _follows(new, old)
        return None if is_tighter == is_looser else "tightened" if is_tighter else "loosened"
    if isinstance(new, ir.AnyOf) and old in new.conditions:
        return "loosened"
    if isinstance(old, ir.AnyOf) and new in old.conditions:
        return "tightened"
    if [*places_of((old,))] != [*places_of((new,))]:
        return None
    match old, new:
        case (ir.Length(), ir.Length()) if old.unit == new.unit:
            return _of_bounds(Bounds(old.minimum, old.maximum), Bounds(new.minimum, new.maximum))
        case (ir.Range(), ir.Range()):
            (old_low, old_high), (new_low, new_high) = _ends(old), _ends(new)
            is_tighter, is_looser = new_low > old_low or new_high < old_high, new_low < old_low or new_high > old_high
            return None if is_tighter == is_looser else "tightened" if is_tighter else "loosened"
        case (ir.TextRange(), ir.TextRange()) if old.whole == new.whole:
            return _of_bounds(Bounds(old.minimum, old.maximum), Bounds(new.minimum, new.maximum))
        case (ir.TotalSize(), ir.TotalSize()):
            return _of_bounds(Bounds(None, old.maximum), Bounds(None, new.maximum))
        case (ir.SumSize(), ir.SumSize()):
            return _of_bounds(Bounds(None, old.maximum), Bounds(None, new.maximum))
        case (ir.OneOf(), ir.OneOf()):
            return _directed(compare_values(old.values, new.values))
        case (ir.NoneOf(), ir.NoneOf()):
            # More forbidden values allow less.
            return _directed(compare_values(new.values, old.values))
        case (ir.Matches(), ir.Matches()):
            return _of_patterns(old.pattern, new.pattern)
        case (ir.Not(), ir.Not()):
            return reverse(compared(old.condition, new.condition))
    return None


def _counted(condition: ir.CountSet | ir.IsSet) -> ir.CountSet:
    """Return that one place is set as what it is: at least one of one."""
    return ir.CountSet(places=(condition.place,), minimum=1) if isinstance(condition, ir.IsSet) else condition


def _follows(condition: ir.CountSet, other: ir.CountSet) -> bool:
    """Return whether a condition is true wherever another one is, which may be of other places."""
    places, others = set(condition.places), set(other.places)
    least = other.minimum - len(others - places)
    most = (len(others) if other.maximum is None else other.maximum) + len(places - others)
    high = math.inf if condition.maximum is None else condition.maximum
    return condition.minimum <= max(least, 0) and min(most, len(places)) <= high


def is_within(inner: ir.Range, outer: ir.Range) -> bool:
    """Return whether every number in a range is in another one."""
    (inner_low, inner_high), (outer_low, outer_high) = _ends(inner), _ends(outer)
    return inner_low >= outer_low and inner_high <= outer_high


def _ends(condition: ir.Range) -> tuple[tuple[float, bool], tuple[float, bool]]:
    """Return the lower and the upper end of a range, to be compared: one that is exclusive allows less."""
    low = -math.inf if condition.minimum is None else condition.minimum
    high = math.inf if condition.maximum is None else condition.maximum
    return (low, condition.exclusive_minimum), (high, not condition.exclusive_maximum)


def _of_patterns(old: str, new: str) -> Direction | None:
    lost, gained = difference(old, new, None, None), difference(new, old, None, None)
    if not isinstance(lost, Difference) or not isinstance(gained, Difference):
        return None
    if (lost.text is None) is (gained.text is None):
        return None
    return "loosened" if lost.text is None else "tightened"


def _of_bounds(old: Bounds, new: Bounds) -> Direction | None:
    return _directed(compare_bounds(old, new))


def _directed(verdict: str | None) -> Direction | None:
    if verdict in ("added", "tightened"):
        return "tightened"
    return "loosened" if verdict in ("removed", "loosened") else None


def reverse(verdict: Direction | None) -> Direction | None:
    """Return what a condition has become if what it denies, or where it applies, has become so."""
    opposites: dict[Direction | None, Direction] = {"tightened": "loosened", "loosened": "tightened"}
    return opposites.get(verdict)
