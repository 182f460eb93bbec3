"""The rules of a table as JSON Schema (2020-12): what it can say of them.

A condition has two schemas: one that holds where it is true, and one that holds where
it is not false. They differ where there is no value to judge. A rule holds where one of
`when` is not true, or `must` is not false.
"""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import Any

from .conditions import AnyOf, IsSet, Not
from .item_conditions import Count, Each
from .joint_conditions import AllOrNone, CountSet
from .number_conditions import MultipleOf, Range
from .pair_conditions import Unique
from .portable_patterns import NotPortable, format_searches, searches
from .size_conditions import Length
from .value_conditions import Format, Matches, NoneOf, OneOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .conditions import Condition, RuleEntry
    from .places import Place
    from .portable_patterns import Search

    JsonSchema = dict[str, Any]

# More sets of places than this are not written out.
_MOST_SETS = 60
_SIZES = {"characters": "Length", "items": "Items", "keys": "Properties"}
_CONTENTS = frozenset({"[]", "{}", "{key}"})


class Inexpressible(Exception):
    """Raised for a condition of which JSON Schema cannot say whether it holds."""


def rule_schemas(rules: Iterable[RuleEntry]) -> list[JsonSchema]:
    """Return what JSON Schema can say of the rules that are errors."""
    found = []
    for rule in rules:
        if not rule.advice:
            try:
                found.append(_rule(rule))
            except Inexpressible:
                continue  # there is no keyword for it
    return found


def _rule(rule: RuleEntry) -> JsonSchema:
    match rule.when, rule.must:
        case (IsSet(place=given),), IsSet(place=needed) if _is_member(given, needed):
            return {"dependentRequired": {given.path: [needed.path]}}
    must = _possible(rule.must)
    if not rule.when:
        return must
    return {"if": _all([_true(condition) for condition in rule.when]), "then": must}


def _true(condition: Condition) -> JsonSchema:
    """Return the schema that holds where a condition is true."""
    match condition:
        case IsSet(place=place):
            return _exists(place.steps)
        case CountSet() | AllOrNone() | Count():
            return _possible(condition)
        case Not():
            return {"not": _possible(condition.condition)}
        case AnyOf():
            return {"anyOf": [_true(each) for each in condition.conditions]}
        case Unique(places=(place,)):
            return _all([_exists(place.steps), _possible(condition)])
        case OneOf() | Matches() | Format() | Length() | Range() | MultipleOf():
            steps = condition.place.steps
            if _is_member(condition.place):
                judged = _judged(condition)
                return {"properties": {steps[0]: judged}, "required": list(steps)}
            if not steps:
                return _judged(condition)
            return _all([_exists(steps), _possible(condition)])
    raise Inexpressible


def _possible(condition: Condition) -> JsonSchema:
    """Return the schema that holds where a condition is not false."""
    match condition:
        case IsSet():
            return _true(condition)
        case CountSet():
            return _count(condition)
        case AllOrNone(places=places) if _is_member(*places):
            names = [place.path for place in places]
            others = {name: [each for each in names if each != name] for name in names}
            return {"dependentRequired": others}
        case AllOrNone(places=places):
            flags = [_exists(place.steps) for place in places]
            return {"anyOf": [_all(flags), {"not": {"anyOf": flags}}]}
        case Not():
            return {"not": _true(condition.condition)}
        case AnyOf():
            return {"anyOf": [_possible(each) for each in condition.conditions]}
        case Each(place=place, asked=must, when=when):
            asked = _possible(must)
            if when:
                asked = {"if": _all([_true(each) for each in when]), "then": asked}
            return _within(place.steps, asked)
        case Count(places=(place,), inner=None) if place.steps[-1:] == ("[]",):
            return _count_of_items(condition, place.steps[:-1])
        case Unique(places=(place,)) if place.steps[-1:] == ("[]",):
            return _within(place.steps[:-1], {"uniqueItems": True})
        case OneOf() | Matches() | Format() | Length() | Range() | MultipleOf():
            return _within(condition.place.steps, _judged(condition))
    raise Inexpressible


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


def _count(condition: CountSet) -> JsonSchema:
    """Return that the count of places that are set is right.

    It has every set of places that is enough, and every one that is too many.
    """
    flags = [_exists(place.steps) for place in condition.places]
    low, high = condition.minimum, condition.maximum
    if (low, high) == (1, 1):
        return {"oneOf": flags}
    if high == 0:
        return {"not": {"anyOf": flags}}
    found: list[JsonSchema] = []
    if low:
        found.append({"anyOf": [_all(some) for some in _sets(flags, low)]})
    if high is not None and high < len(flags):
        more = [_all(some) for some in _sets(flags, high + 1)]
        found.append({"not": {"anyOf": more}})
    return _all(found)


def _count_of_items(condition: Count, holder: tuple[str, ...]) -> JsonSchema:
    """Return that a list has the right count of items that fulfil some conditions."""
    if not _CONTENTS.isdisjoint(holder):
        raise Inexpressible
    contains: JsonSchema = {
        "contains": _all([_true(each) for each in condition.where]),
        "minContains": condition.minimum,
    }
    if condition.maximum is not None:
        contains["maxContains"] = condition.maximum
    within = _within(holder, contains)
    return _all([_exists(holder), within]) if condition.minimum else within


def _sets(flags: Sequence[JsonSchema], size: int) -> list[tuple[JsonSchema, ...]]:
    if comb(len(flags), size) > _MOST_SETS:
        raise Inexpressible
    return list(combinations(flags, size))


def _exists(steps: tuple[str, ...]) -> JsonSchema:
    """Return the schema of a structure in which a place is set."""
    if not steps:
        return {}
    step, *rest = steps
    inner = _exists(tuple(rest))
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
