"""Rules of the documentation on both sides: which are new, gone, tighter, looser, or the same in other words."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple, TypeAlias, get_args

from msgspec.structs import replace

from shapesmith.ir import rules as ir
from shapesmith.ir.constraints import Constraint, Kind, PlaceConstraints, Severity
from shapesmith.ir.places import join, member_of, steps_of
from shapesmith.ir.rules import Condition, Rule, places_of
from shapesmith.ir.shapes import StructureShape
from shapesmith.regex.inclusion import Difference, difference
from shapesmith.review.changes.comparing.bounds import Bounds, compare_bounds, compare_values
from shapesmith.review.changes.comparing.comparison import Comparison, Side
from shapesmith.review.changes.comparing.replaced import Replaced, replaced
from shapesmith.rules.evaluate import judged
from shapesmith.targets.json_schema.places import place_at

# These may be true, or false, where none of their places is set.
_OF_PRESENCE = (ir.CountSet, ir.AllOrNone, ir.AnyOf, ir.Count, ir.Not)
# These are true or false of a text.
_OfValues: TypeAlias = ir.OneOf | ir.NoneOf | ir.Matches | ir.Format | ir.Length | ir.TextRange
_OF_VALUES = get_args(_OfValues)

Verdict: TypeAlias = Literal["added", "removed", "tightened", "loosened", "changed", "reworded", "advice", "unbroken"]


class StatementChange(NamedTuple):
    """One rule on both sides; None where a side does not have it.

    `replaced` is what was in the place of the structure that the rule is about, where only the new spec has that.
    """

    verdict: Verdict
    old: Rule | None
    new: Rule | None
    replaced: Replaced | None = None


@lru_cache(maxsize=8)
def changes(comparison: Comparison) -> tuple[StatementChange, ...]:
    """Return the rules that differ, in the order of the new spec, those that are gone last.

    Rules with the same id are the same. Of the others, one that is gone and one that is new are one that changed if
    they are about the same member and of one kind, and have the same sentence or ask for the same of other bounds or
    values. A structure that is new is compared with the one that it has replaced.
    """
    old, new = _by_id(comparison.old), _by_id(comparison.new)
    instead = replaced(comparison) if any(rule.shape not in comparison.old.shapes for rule in new.values()) else {}
    names = {each.old: name for name, each in instead.items() if each.old not in comparison.new.shapes}
    found = [change for id_ in new if id_ in old for change in _same(old[id_], new[id_])]
    gone: dict[tuple[object, ...], list[Rule]] = defaultdict(list)
    known = {(rule.shape, _meaning(rule)): rule for rule in old.values() if rule.severity == "error"}
    for id_, rule in old.items():
        if id_ not in new:
            gone[names.get(rule.shape, rule.shape), rule.member, rule.kind].append(rule)
    for id_, rule in new.items():
        if id_ not in old:
            candidates = gone[rule.shape, rule.member, rule.kind]
            if (same := next((each for each in candidates if _meaning(each) == _meaning(rule)), None)) is not None:
                candidates.remove(same)
                found += _same(same, rule)
                continue
            # Of several, one that asked for more: what it allowed is still allowed.
            before = min(
                (each for each in candidates if _is_same_subject(each, rule)),
                key=lambda each: _verdict(each, rule) != "loosened",
                default=None,
            )
            if before is not None:
                candidates.remove(before)
            verdict = _verdict(before, rule)
            place = instead.get(rule.shape)
            was = rule if place is None else replace(rule, shape=place.old)
            if verdict in ("added", "changed", "tightened"):
                if (stated := known.get((was.shape, _meaning(rule)))) is not None:
                    before, verdict = stated, "reworded"
                elif not _can_be_broken(was, comparison.old):
                    verdict = "unbroken"
            found.append(StatementChange(verdict, before, rule, place))
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


def _meaning(rule: Rule) -> object:
    """Return what a rule asks, whatever the order of members in its shape, or of values, which its id depends on."""
    return frozenset(map(_unordered, rule.when)), _unordered(rule.must)


def _unordered(condition: Condition) -> Condition:
    match condition:
        case ir.Not():
            return replace(condition, condition=_unordered(condition.condition))
        case ir.AnyOf():
            return replace(condition, conditions=tuple(sorted(map(_unordered, condition.conditions), key=repr)))
        case ir.CountSet() | ir.AllOrNone() | ir.SumSize():
            return replace(condition, places=tuple(sorted(condition.places)))
        case ir.OneOf() | ir.NoneOf():
            return replace(condition, values=tuple(sorted(condition.values, key=repr)))
    return condition


def _can_be_broken(rule: Rule, old: Side) -> bool:
    """Return whether an old request may violate a rule: not if the old model and rules allow none that does."""
    if not isinstance(old.shapes.get(rule.shape), StructureShape):
        return False
    known = _Known(old, rule.shape)
    if _is_implied(rule, known):
        return False
    return not any(known.is_never_true(each) for each in rule.when) and not known.is_never_false(rule.must)


def _is_implied(rule: Rule, known: _Known) -> bool:
    """Return whether an old rule asks for the same or more, wherever the rule asks for something."""
    when, must = set(map(_unordered, rule.when)), _unordered(known.part_of(rule.must))
    return any(
        each.severity == "error"
        and when.issuperset(map(_unordered, each.when))
        and (_unordered(each.must) == must or compared(each.must, must) == "loosened")
        for each in known.old.analysis.rules_of.get(rule.shape, ())
    )


class _Known(NamedTuple):
    """What the old spec allows in a structure: a place that it does not have is never set."""

    old: Side
    structure: str

    def part_of(self, condition: Condition) -> Condition:
        """Return a condition without the places that are never set, where these count for nothing in it."""
        if not isinstance(condition, ir.CountSet):
            return condition
        return replace(condition, places=tuple(place for place in condition.places if self._place(place) is not None))

    def is_never_true(self, condition: Condition) -> bool:
        """Return whether a condition is never true of what the old model allows."""
        inner = condition.condition if isinstance(condition, ir.Not) else condition
        if isinstance(inner, _OF_VALUES):
            # Values that an enum does not list are new, though it be advice alone that lists the others.
            found = self._of_enum(inner, {"error", "advice"})
            wanted = not isinstance(condition, ir.Not)
            return wanted not in found if found is not None else self._are_new(inner)
        return not isinstance(condition, _OF_PRESENCE) and self._are_new(condition)

    def is_never_false(self, condition: Condition) -> bool:
        """Return whether a condition is never false of what the old model allows."""
        if isinstance(condition, _OF_VALUES) and (found := self._of_enum(condition, {"error"})) is not None:
            return False not in found
        match condition:
            case ir.Not():
                return isinstance(condition.condition, ir.IsSet) and self._are_new(condition)
            case ir.IsSet():
                return all(map(self._is_required, accumulate(steps_of(condition.place), join)))
            case ir.CountSet():
                places = [place for place in map(self._place, condition.places) if place is not None]
                is_enough = sum(place.required is not None for place in places) >= condition.minimum
                return is_enough and (condition.maximum is None or len(places) <= condition.maximum)
            case ir.Count():
                most = [self._most_values(place, condition.of) for place in condition.places]
                allowed = math.inf if condition.maximum is None else condition.maximum
                return not condition.minimum and sum(most) <= allowed
            case ir.OneOf() | ir.Matches() if self._are_modelled(condition):
                return True
            case ir.Length() if condition.unit in ("characters", "items"):
                length = self._constraint(condition.place, "length")
                if length is not None and length.is_error:
                    asked = Bounds(condition.minimum or None, condition.maximum)
                    return asked.contains(Bounds(length.minimum, length.maximum))
            case ir.Range():
                bounds = self._constraint(condition.place, "range")
                if bounds is not None and bounds.is_error:
                    modelled = replace(condition, minimum=bounds.minimum, maximum=bounds.maximum)
                    return _is_within(replace(modelled, exclusive_minimum=False, exclusive_maximum=False), condition)
        return not isinstance(condition, _OF_PRESENCE) and self._are_new(condition)

    def _are_new(self, condition: Condition) -> bool:
        """Return whether no place of a condition is known."""
        places = list(places_of((condition,)))
        return bool(places) and all(member_of(place) and self._place(place) is None for place in places)

    def _are_modelled(self, condition: ir.OneOf | ir.Matches) -> bool:
        """Return whether the old pattern of a place matches no other texts than those of a condition."""
        pattern = self._constraint(condition.place, "pattern")
        if pattern is None or pattern.pattern is None or not pattern.is_error:
            return False
        if isinstance(condition, ir.Matches):
            wanted = condition.pattern
        else:
            wanted = "|".join(re.escape(str(value)) for value in condition.values)
        length = self._constraint(condition.place, "length")
        bounds = (length.minimum, length.maximum) if length is not None and length.is_error else (None, None)
        low, high = (None if bound is None else int(bound) for bound in bounds)
        return difference(pattern.pattern, wanted, low, high) == Difference(None)

    def _of_enum(self, condition: _OfValues, severities: Collection[Severity]) -> set[bool | None] | None:
        """Return what a condition is of the values of the old enum at its place; None where none is that severe."""
        enum = self._constraint(condition.place, "enum")
        if enum is None or enum.severity not in severities:
            return None
        return {judged(condition, value) for value in enum.values}

    def _most_values(self, path: str, of: str | None) -> float:
        """Return how many values there may be at a path, or at `of` of each of these: infinity for any number."""
        whole = path if of is None else join(path, of)
        if self._place(whole) is None:
            return 0
        most = 1.0
        for end in range(len(whole)):
            if whole.startswith(("[]", "{}", "{key}"), end):
                length = self._constraint(whole[:end], "length")
                bound = length.maximum if length is not None and length.is_error else None
                most *= math.inf if bound is None else bound
        return most

    def _is_required(self, path: str) -> bool:
        """Return whether a member is required by the old spec; an item or a value is not."""
        place = None if path.endswith(("]", "}")) else self._place(path)
        return place is not None and place.required is not None and place.required.is_error

    def _place(self, path: str) -> PlaceConstraints | None:
        """Return the place of a path; None where the old spec has no such place, or its enum of keys no such key."""
        steps, structures = steps_of(path), self.old.analysis.constraints.structures
        for index, step in enumerate(steps):
            if step.startswith("{") and step not in ("{}", "{key}"):
                keys = place_at(structures, self.structure, (*steps[:index], "{key}"))
                enum = None if keys is None else keys.constraint("enum")
                if enum is not None and enum.is_error and step[1:-1] not in enum.values:
                    return None
        return place_at(structures, self.structure, steps)

    def _constraint(self, path: str, kind: Kind) -> Constraint | None:
        """Return the constraint of a kind on the old values at a path, which may be advice."""
        place = self._place(path)
        return None if place is None else place.constraint(kind)


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
    if old.when == new.when:
        return compared(old.must, new.must) or "changed"
    return (_of_when(old, new) if _unordered(old.must) == _unordered(new.must) else None) or "changed"


def _of_when(old: Rule, new: Rule) -> Verdict | None:
    """Return whether a rule became tighter or looser by where it applies: it is looser where that is in fewer cases."""
    before, after = ({_unordered(each) for each in rule.when} for rule in (old, new))
    gone, come = before - after, after - before
    if not gone or not come:
        return "loosened" if come else "tightened"
    if len(gone) == len(come) == 1:
        return _reverse(compared(gone.pop(), come.pop()))
    return None


def _reverse(verdict: Verdict | None) -> Verdict | None:
    """Return what a condition has become if what it denies, or where it applies, has become so."""
    reverse: dict[Verdict | None, Verdict] = {"tightened": "loosened", "loosened": "tightened"}
    return reverse.get(verdict)


def compared(old: Condition, new: Condition) -> Verdict | None:
    """Return whether a condition became tighter or looser; None if that cannot be decided."""
    if isinstance(old, ir.CountSet) and isinstance(new, ir.CountSet):
        is_tighter, is_looser = _follows(old, new), _follows(new, old)
        return None if is_tighter == is_looser else "tightened" if is_tighter else "loosened"
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
            return _reverse(compared(old.condition, new.condition))
    return None


def _follows(condition: ir.CountSet, other: ir.CountSet) -> bool:
    """Return whether a condition is true wherever another one is, which may be of other places."""
    places, others = set(condition.places), set(other.places)
    least = other.minimum - len(others - places)
    most = (len(others) if other.maximum is None else other.maximum) + len(places - others)
    high = math.inf if condition.maximum is None else condition.maximum
    return condition.minimum <= max(least, 0) and min(most, len(places)) <= high


def _is_within(inner: ir.Range, outer: ir.Range) -> bool:
    """Return whether every number in a range is in another one."""
    (inner_low, inner_high), (outer_low, outer_high) = _ends(inner), _ends(outer)
    return inner_low >= outer_low and inner_high <= outer_high


def _ends(condition: ir.Range) -> tuple[tuple[float, bool], tuple[float, bool]]:
    """Return the lower and the upper end of a range, to be compared: one that is exclusive allows less."""
    low = -math.inf if condition.minimum is None else condition.minimum
    high = math.inf if condition.maximum is None else condition.maximum
    return (low, condition.exclusive_minimum), (high, not condition.exclusive_maximum)


def _of_patterns(old: str, new: str) -> Verdict | None:
    lost, gained = difference(old, new, None, None), difference(new, old, None, None)
    if not isinstance(lost, Difference) or not isinstance(gained, Difference):
        return None
    if (lost.text is None) is (gained.text is None):
        return None
    return "loosened" if lost.text is None else "tightened"


def _of_bounds(old: Bounds, new: Bounds) -> Verdict | None:
    return _directed(compare_bounds(old, new))


def _directed(verdict: str | None) -> Verdict | None:
    if verdict in ("added", "tightened"):
        return "tightened"
    return "loosened" if verdict in ("removed", "loosened") else None
