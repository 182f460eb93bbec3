"""The rules of a table as JSON Schema (2020-12): what it can say of them.

A condition has two schemas: one that holds where it is true, and one that holds where
it is not false. They differ where there is no value to judge, or an empty one. A rule
holds where one of `when` is not true, or `must` is not false.
"""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import Any

from .alternatives import AnyOf
from .conditions import IsSet, Not
from .item_conditions import Count, Each
from .joint_conditions import AllOrNone, CountSet
from .number_conditions import MultipleOf, Range
from .pair_conditions import Unique
from .places import CONTENTS
from .portable_patterns import NotPortable, format_searches, searches
from .size_conditions import Length
from .value_conditions import Format, Matches, NoneOf, OneOf

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .conditions import Condition, RuleEntry
    from .places import Place
    from .portable_patterns import Search

    JsonSchema = dict[str, Any]
    # The kind of the values at a place (`"list"`), by its path; None if unknown.
    Kinds = Callable[[str], str | None]

# More sets of places than this are not written out.
_MOST_SETS = 60
_SIZES = {"characters": "Length", "items": "Items", "keys": "Properties"}
_ANY: dict[str, Any] = {}


class Inexpressible(Exception):
    """Raised for a condition of which JSON Schema cannot say whether it holds."""


# What says of a value that it is not empty, by its kind. Of other kinds none is empty.
_FILLED: dict[str | None, dict[str, Any]] = {
    "list": {"minItems": 1},
    **{kind: {"minProperties": 1} for kind in ("map", "structure", "open")},
    **{
        kind: {"minItems": 1, "minProperties": 1} for kind in ("document", "json", None)
    },
}


def rule_schemas(rules: Iterable[RuleEntry], kinds: Kinds) -> list[JsonSchema]:
    """Return what JSON Schema can say of the rules on a structure that are errors."""
    found = []
    for rule in rules:
        if not rule.advice:
            try:
                found.append(_Schemas(kinds).rule(rule))
            except Inexpressible:
                continue  # there is no keyword for it
    return found


class _Schemas:
    """Writes the schemas of conditions on the values of one structure."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds

    def rule(self, rule: RuleEntry) -> JsonSchema:
        """Return the schema of the structures that do not violate a rule."""
        match rule.when, rule.must:
            case (IsSet(place=given),), IsSet(place=needed) if _is_member(
                given, needed
            ) and not self._filled(given):
                return {"dependentRequired": {given.path: [needed.path]}}
        must = self._holding(rule.must, False)
        return {"if": self._all_true(rule.when), "then": must} if rule.when else must

    def _all_true(self, conditions: Iterable[Condition]) -> JsonSchema:
        return _all([self._holding(each, True) for each in conditions])

    def _filled(self, place: Place) -> JsonSchema:
        """Return what says that a value at a place is not empty; nothing if none is."""
        return {} if place.is_marker else _FILLED.get(self._kinds(place.path), {})

    def _set(self, place: Place) -> JsonSchema:
        """Return the schema of a structure in which it is true that a place is set."""
        return _exists(place.steps, self._filled(place))

    def _of_items(self, place: Place) -> _Schemas:
        """Return what writes the schemas of conditions on one value at a place."""

        def kind(path: str) -> str | None:
            return self._kinds(place.path if path == "." else f"{place.path}.{path}")

        return _Schemas(kind)

    def _holding(self, condition: Condition, is_true: bool) -> JsonSchema:
        """Return the schema that holds where a condition is true, or not false."""
        match condition:
            case IsSet(place=place):
                return self._set(place) if is_true else _exists(place.steps)
            case CountSet():
                return _count(condition, *self._flags(condition, is_true))
            case AllOrNone():
                return _all_or_none(*self._flags(condition, is_true))
            case Not():
                return {"not": self._holding(condition.condition, not is_true)}
            case AnyOf(conditions=parts):
                return {"anyOf": [self._holding(part, is_true) for part in parts]}
            case Each(place=place, asked=must, when=when) if not is_true:
                items = self._of_items(place)
                asked = items._holding(must, False)
                if when:
                    asked = {"if": items._all_true(when), "then": asked}
                return _within(place.steps, asked)
            case Count(places=(place,), inner=None) if place.steps[-1:] == ("[]",):
                return self._count_of_items(condition, place.steps[:-1])
            case Unique(places=(place,)) if place.steps[-1:] == ("[]",):
                distinct = _within(place.steps[:-1], {"uniqueItems": True})
                return _all([_exists(place.steps), distinct]) if is_true else distinct
            case OneOf() | Matches() | Format() | Length() | Range() | MultipleOf():
                steps, judged = condition.place.steps, _judged(condition)
                if not is_true or not steps:
                    return _within(steps, judged)
                if _is_member(condition.place):
                    return {"properties": {steps[0]: judged}, "required": list(steps)}
                return _all([_exists(steps), _within(steps, judged)])
        raise Inexpressible

    def _flags(
        self, condition: CountSet | AllOrNone, is_true: bool
    ) -> tuple[list[JsonSchema], list[JsonSchema]]:
        """Return of each place the schema that counts for a minimum, and for a maximum.

        An empty value may be set or not: where the condition has to be true, it does
        not count for the minimum; where it has to be not false, not for the maximum.
        """
        filled = [self._set(place) for place in condition.places]
        given = [_exists(place.steps) for place in condition.places]
        return (filled, given) if is_true else (given, filled)

    def _count_of_items(self, condition: Count, holder: tuple[str, ...]) -> JsonSchema:
        """Return that a list has so many items that fulfil some conditions."""
        if not CONTENTS.keys().isdisjoint(holder):
            raise Inexpressible
        items = self._of_items(condition.places[0])
        contains: JsonSchema = {
            "contains": items._all_true(condition.where),
            "minContains": condition.minimum,
        }
        if condition.maximum is not None:
            contains["maxContains"] = condition.maximum
        within = _within(holder, contains)
        return _all([_exists(holder), within]) if condition.minimum else within


def _judged(condition: Condition) -> JsonSchema:
    """Return the schema of a value of which a condition is true."""
    match condition:
        case NoneOf(values=values):
            return {"not": {"enum": list(values)}}
        case OneOf(values=(value,)):
            return {"const": value}
        case OneOf(values=values):
            return {"enum": list(values)}
        case Matches(pattern=pattern):
            return _searched(lambda: searches(pattern))
        case Format(format=name):
            return _searched(lambda: format_searches(name))
        case Length(unit="characters" | "items" | "keys") as length:
            sizes = (("min", length.minimum or None), ("max", length.maximum))
            unit = _SIZES[length.unit]
            return {f"{side}{unit}": size for side, size in sizes if size is not None}
        case Range():
            low = "exclusiveMinimum" if condition.exclusive_minimum else "minimum"
            high = "exclusiveMaximum" if condition.exclusive_maximum else "maximum"
            bounds = ((low, condition.minimum), (high, condition.maximum))
            return {name: bound for name, bound in bounds if bound is not None}
        case MultipleOf(divisor=int() as divisor):
            return {"multipleOf": divisor}
    raise Inexpressible


def _searched(find: Callable[[], list[Search]]) -> JsonSchema:
    try:
        found = find()
    except NotPortable:
        raise Inexpressible from None
    # White space is that of Unicode in ECMA-262, which RE2 does not assume.
    schemas = []
    for search in found:
        schema = {"pattern": search.pattern.replace(r"\s\p{Z}", r"\s")}
        schemas.append(schema if search.is_found else {"not": schema})
    return _all(schemas)


def _count(
    condition: CountSet, enough: list[JsonSchema], many: list[JsonSchema]
) -> JsonSchema:
    """Return that the count of places that are set is right.

    It has every set of places that is `enough`, and every one that is too `many`: a
    place that may be empty or not has two schemas.
    """
    low, high = condition.minimum, condition.maximum
    if (low, high) == (1, 1) and enough == many:
        return {"oneOf": enough}
    if high == 0:
        return {"not": {"anyOf": many}}
    found: list[JsonSchema] = []
    if low:
        found.append({"anyOf": [_all(some) for some in _sets(enough, low)]})
    if high is not None and high < len(many):
        more = [_all(some) for some in _sets(many, high + 1)]
        found.append({"not": {"anyOf": more}})
    return _all(found)


def _all_or_none(every: list[JsonSchema], some: list[JsonSchema]) -> JsonSchema:
    """Return that every place is set, or that it is false that some are."""
    if every == some and all(schema.keys() == {"required"} for schema in every):
        names = [name for schema in every for name in schema["required"]]
        others = {name: [each for each in names if each != name] for name in names}
        return {"dependentRequired": others}
    return {"anyOf": [_all(every), {"not": {"anyOf": some}}]}


def _sets(flags: Sequence[JsonSchema], size: int) -> list[tuple[JsonSchema, ...]]:
    if comb(len(flags), size) > _MOST_SETS:
        raise Inexpressible
    return list(combinations(flags, size))


def _exists(steps: tuple[str, ...], schema: JsonSchema = _ANY) -> JsonSchema:
    """Return the schema of a structure with a value at a place that has a schema."""
    if not steps:
        return schema
    step, *rest = steps
    inner = _exists(tuple(rest), schema)
    if step == "[]":
        return {"minItems": 1} if not inner else {"contains": inner}
    if step == "{key}" or (step == "{}" and not inner):
        return {"minProperties": 1}
    if step == "{}":
        return {"not": {"additionalProperties": {"not": inner}}}
    if step[0] == "[":
        index = int(step[1:-1])
        first = {"prefixItems": [*[{}] * index, inner]} if inner else {}
        return {"minItems": index + 1} | first
    step = _name(step)
    return {"required": [step]} | ({"properties": {step: inner}} if inner else {})


def _within(steps: tuple[str, ...], schema: JsonSchema) -> JsonSchema:
    """Return the schema of a structure with one of each value at a place."""
    for step in reversed(steps):
        if step == "[]":
            schema = {"items": schema}
        elif step == "{}":
            schema = {"additionalProperties": schema}
        elif step == "{key}":
            schema = {"propertyNames": schema}
        elif step[0] == "[":
            schema = {"prefixItems": [*[{}] * int(step[1:-1]), schema]}
        else:
            schema = {"properties": {_name(step): schema}}
    return schema


def _name(step: str) -> str:
    """Return the name of the property to which a step leads."""
    return step[1:-1] if step[0] == "{" else step


def _all(schemas: Sequence[JsonSchema]) -> JsonSchema:
    """Return the schema that holds where all do."""
    if len(schemas) == 1:
        return schemas[0]
    if schemas and all(schema.keys() == {"required"} for schema in schemas):
        return {"required": [name for schema in schemas for name in schema["required"]]}
    return {"allOf": list(schemas)} if schemas else {}


def _is_member(*places: Place) -> bool:
    return all(len(place.steps) == 1 for place in places)
