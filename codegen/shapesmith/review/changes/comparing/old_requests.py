"""What requests of the old spec may have: whether one that was valid may violate a rule."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from itertools import accumulate
from typing import NamedTuple, TypeAlias, get_args

from msgspec.structs import replace

from shapesmith.ir import rules as ir
from shapesmith.ir.constraints import Constraint, Kind, PlaceConstraints, Severity
from shapesmith.ir.places import join, member_of, steps_of
from shapesmith.ir.rules import Condition, Rule, places_of
from shapesmith.ir.shapes import StructureShape
from shapesmith.regex.inclusion import Difference, difference
from shapesmith.review.changes.comparing.bounds import Bounds
from shapesmith.review.changes.comparing.comparison import Side
from shapesmith.review.changes.comparing.conditions import compared, is_within, unordered
from shapesmith.rules.evaluate import judged
from shapesmith.runtime.formats import PATTERNS
from shapesmith.targets.json_schema.places import place_at

# These may be true, or false, where none of their places is set.
_OF_PRESENCE = (ir.CountSet, ir.AllOrNone, ir.AnyOf, ir.Count, ir.Not)
# These are true or false of a text.
_OfValues: TypeAlias = ir.OneOf | ir.NoneOf | ir.Matches | ir.Format | ir.Length | ir.TextRange
_OF_VALUES = get_args(_OfValues)


def may_violate(old: Side, rule: Rule) -> bool:
    """Return whether an old request may violate a rule: not if the old model and rules allow none that does."""
    if not isinstance(old.shapes.get(rule.shape), StructureShape):
        return False
    known = _Known(old, rule.shape)
    if _is_implied(rule, known):
        return False
    return not any(known.is_never_true(each) for each in rule.when) and not known.is_never_false(rule.must)


def _is_implied(rule: Rule, known: _Known) -> bool:
    """Return whether an old rule asks for the same or more, wherever the rule asks for something."""
    when, must = set(map(unordered, rule.when)), unordered(known.part_of(rule.must))
    return any(
        each.severity == "error"
        and when.issuperset(map(unordered, each.when))
        and (unordered(each.must) == must or compared(each.must, must) == "loosened")
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
            case ir.AllOrNone():
                return not any(self._place(place) for place in condition.places)
            case ir.AnyOf():
                return any(map(self.is_never_false, condition.conditions))
            case ir.Each():
                return self._is_never_false_of_each(condition)
            case ir.OneOf() | ir.Matches() | ir.Format() if self._are_modelled(condition):
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
                    return is_within(replace(modelled, exclusive_minimum=False, exclusive_maximum=False), condition)
        return not isinstance(condition, _OF_PRESENCE) and self._are_new(condition)

    def _is_never_false_of_each(self, condition: ir.Each) -> bool:
        """Return whether what is asked of each value at a place was asked of it, or there was none."""
        place = self._place(condition.place)
        if place is None:
            return True
        within = self._replace(structure=place.target)
        return place.kind == "structure" and (
            any(map(within.is_never_true, condition.when)) or within.is_never_false(condition.must)
        )

    def _are_new(self, condition: Condition) -> bool:
        """Return whether no place of a condition is known."""
        places = list(places_of((condition,)))
        return bool(places) and all(member_of(place) and self._place(place) is None for place in places)

    def _are_modelled(self, condition: ir.OneOf | ir.Matches | ir.Format) -> bool:
        """Return whether the old pattern of a place matches no other texts than those of a condition."""
        pattern = self._constraint(condition.place, "pattern")
        if pattern is None or pattern.pattern is None or not pattern.is_error:
            return False
        wanted = _pattern_of(condition)
        if wanted is None:
            return False
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


def _pattern_of(condition: ir.OneOf | ir.Matches | ir.Format) -> str | None:
    """Return the pattern of the texts of which a condition is true; None for a format that has none."""
    match condition:
        case ir.Matches():
            return condition.pattern
        case ir.Format():
            return PATTERNS.get(condition.format)
    return "|".join(re.escape(str(value)) for value in condition.values)
