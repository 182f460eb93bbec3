"""Rules as JSON Schema: what it can say of them, and all of them with a CEL expression under `x-rules`.

A condition has two schemas: one that holds where it is true, and one that holds where it is not false. They differ
where there is no value to judge. A rule holds where one of `when` is not true, or `must` is not false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from math import comb

from shapesmith.ir.places import steps_of
from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
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
    Rule,
    Unique,
)
from shapesmith.targets.json_schema.rule_patterns import NotPortable, Search, format_searches, searches
from shapesmith.targets.json_schema.values import Schema

# More sets of places than this are not written out.
_MOST_SETS = 60
_SIZES = {"characters": "Length", "items": "Items", "keys": "Properties"}


class Inexpressible(Exception):
    """Raised for a condition of which JSON Schema cannot say whether it holds."""


def rule_schemas(rules: Iterable[Rule]) -> list[Schema]:
    """Return what JSON Schema can say of the rules that are errors."""
    found = []
    for rule in rules:
        if rule.severity == "error":
            try:
                found.append(_rule(rule))
            except Inexpressible:
                continue  # `x-rules` has it
    return found


def _rule(rule: Rule) -> Schema:
    match rule.when, rule.must:
        case (IsSet(place=given),), IsSet(place=needed) if _is_member(given) and _is_member(needed):
            return {"dependentRequired": {given: [needed]}}
    must = _possible(rule.must)
    if not rule.when:
        return must
    return {"if": _all([_true(condition) for condition in rule.when]), "then": must}


def _true(condition: Condition) -> Schema:
    """Return the schema that holds where a condition is true."""
    match condition:
        case IsSet(place=place):
            return _exists(steps_of(place))
        case CountSet() | AllOrNone() | Count():
            return _possible(condition)
        case Not():
            return {"not": _possible(condition.condition)}
        case AnyOf():
            return {"anyOf": [_true(each) for each in condition.conditions]}
        case Unique(place=place, beside=()):
            return _all([_exists(steps_of(place)), _possible(condition)])
        case OneOf() | NoneOf() | Matches() | Format() | Length() | Range() | MultipleOf():
            steps = steps_of(condition.place)
            if _is_member(condition.place):
                return {"properties": {steps[0]: _judged(condition)}, "required": list(steps)}
            if not steps:
                return _judged(condition)
            return _all([_exists(steps), _possible(condition)])
    raise Inexpressible


def _possible(condition: Condition) -> Schema:
    """Return the schema that holds where a condition is not false."""
    match condition:
        case IsSet():
            return _true(condition)
        case CountSet():
            return _count(condition)
        case AllOrNone(places=places) if all(map(_is_member, places)):
            return {"dependentRequired": {place: [each for each in places if each != place] for place in places}}
        case AllOrNone(places=places):
            flags = [_exists(steps_of(place)) for place in places]
            return {"anyOf": [_all(flags), {"not": {"anyOf": flags}}]}
        case Not():
            return {"not": _true(condition.condition)}
        case AnyOf():
            return {"anyOf": [_possible(each) for each in condition.conditions]}
        case Each(place=place, must=must, when=when):
            asked = _possible(must)
            if when:
                asked = {"if": _all([_true(each) for each in when]), "then": asked}
            return _within(steps_of(place), asked)
        case Count(places=(place,), of=None) if place.endswith("[]"):
            return _count_of_items(condition, steps_of(place.removesuffix("[]")))
        case Unique(place=place, beside=()) if place.endswith("[]"):
            return _within(steps_of(place.removesuffix("[]")), {"uniqueItems": True})
        case OneOf() | NoneOf() | Matches() | Format() | Length() | Range() | MultipleOf():
            return _within(steps_of(condition.place), _judged(condition))
    raise Inexpressible


def _judged(condition: Condition) -> Schema:
    """Return the schema of a value of which a condition is true."""
    match condition:
        case OneOf(values=(value,)):
            return {"const": value}
        case OneOf(values=values):
            return {"enum": list(values)}
        case NoneOf(values=values):
            return {"not": {"enum": list(values)}}
        case Matches(pattern=pattern):
            return _searched(lambda: searches(pattern))
        case Format(format=name):
            return _searched(lambda: format_searches(name))
        case Length(unit="characters" | "items" | "keys") as length:
            sizes = (("min", length.minimum or None), ("max", length.maximum))
            return {f"{how}{_SIZES[length.unit]}": size for how, size in sizes if size is not None}
        case Range():
            low = "exclusiveMinimum" if condition.exclusive_minimum else "minimum"
            high = "exclusiveMaximum" if condition.exclusive_maximum else "maximum"
            bounds = ((low, condition.minimum), (high, condition.maximum))
            return {name: bound for name, bound in bounds if bound is not None}
        case MultipleOf(divisor=int() as divisor):
            return {"multipleOf": divisor}
    raise Inexpressible


def _searched(find: Callable[[], list[Search]]) -> Schema:
    try:
        found = find()
    except NotPortable:
        raise Inexpressible from None
    # White space is that of Unicode in ECMA-262, which RE2 does not assume.
    schemas: list[Schema] = [{"pattern": search.pattern.replace(r"\s\p{Z}", r"\s")} for search in found]
    return _all([schema if search.is_found else {"not": schema} for schema, search in zip(schemas, found, strict=True)])


def _count(condition: CountSet) -> Schema:
    """Return that the count of places that are set is right: every set of places that is enough, or too many."""
    flags = [_exists(steps_of(place)) for place in condition.places]
    low, high = condition.minimum, condition.maximum
    if (low, high) == (1, 1):
        return {"oneOf": flags}
    if high == 0:
        return {"not": {"anyOf": flags}}
    found: list[Schema] = []
    if low:
        found.append({"anyOf": [_all(some) for some in _sets(flags, low)]})
    if high is not None and high < len(flags):
        found.append({"not": {"anyOf": [_all(some) for some in _sets(flags, high + 1)]}})
    return _all(found)


def _count_of_items(condition: Count, holder: tuple[str, ...]) -> Schema:
    """Return that a list has the right count of items of which some conditions are true."""
    if any(step in ("[]", "{}", "{key}") for step in holder):
        raise Inexpressible
    contains: Schema = {"contains": _all([_true(each) for each in condition.where]), "minContains": condition.minimum}
    if condition.maximum is not None:
        contains["maxContains"] = condition.maximum
    within = _within(holder, contains)
    return _all([_exists(holder), within]) if condition.minimum else within


def _sets(flags: Sequence[Schema], size: int) -> list[tuple[Schema, ...]]:
    if comb(len(flags), size) > _MOST_SETS:
        raise Inexpressible
    return list(combinations(flags, size))


def _exists(steps: tuple[str, ...]) -> Schema:
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
        return {"minItems": index + 1} | ({"prefixItems": [*[{}] * index, inner]} if inner else {})
    step = _name(step)
    return {"required": [step]} | ({"properties": {step: inner}} if inner else {})


def _within(steps: tuple[str, ...], schema: Schema) -> Schema:
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


def _all(schemas: Sequence[Schema]) -> Schema:
    """Return the schema that holds where all do."""
    if len(schemas) == 1:
        return schemas[0]
    if schemas and all(schema.keys() == {"required"} for schema in schemas):
        return {"required": [name for schema in schemas for name in schema["required"]]}
    return {"allOf": list(schemas)} if schemas else {}


def _is_member(place: str) -> bool:
    return len(steps_of(place)) == 1
