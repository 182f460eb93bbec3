"""The conditions of a verdict, as TOML has them: `{ place = "Channel", one_of = ["EMAIL"] }`, `{ set = "UserInfo" }`.

A condition on values has one check, and the place that it is on; without one it is on the place whose text has the
sentence. All others say in themselves which places they are about.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, TypeVar, get_args

from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
    Compare,
    Condition,
    CountSet,
    Format,
    FormatName,
    IsSet,
    Length,
    Matches,
    MultipleOf,
    NoneOf,
    Not,
    OneOf,
    Operator,
    Range,
    TotalSize,
    Unique,
    Unit,
    Value,
)
from shapesmith.text.near import did_you_mean

ITSELF = "."
"""The place whose text has the sentence."""

_UNITS = get_args(Unit)
_OPERATORS = get_args(Operator)
_COMPARISON = re.compile(r"(?P<operator><=|>=|<|>|=) *(?P<place>\S+)")
_DEEPEST = 10

Wanted = TypeVar("Wanted")


class Unreadable(Exception):
    """Raised with what is wrong with a condition."""


def read_condition(table: object, depth: int = 0) -> Condition:
    """Return the condition that a TOML table says. Raises Unreadable."""
    if not isinstance(table, dict) or not table:
        raise Unreadable(f'a condition must be a table like {{ set = "Member" }} (got {table!r})')
    if depth > _DEEPEST:
        raise Unreadable(f"conditions must be at most {_DEEPEST} deep")
    known = {**_CHECKS, **_WHOLE}
    heads = [key for key in table if key in known]
    if len(heads) != 1:
        unknown = [key for key in table if key not in known and key not in _BESIDE]
        if unknown:
            raise Unreadable(f'"{unknown[0]}" is no condition{did_you_mean(unknown[0], known)}')
        raise Unreadable(f"a condition must say one thing (got {', '.join(heads) or 'a place only'})")
    head = heads[0]
    given = dict(table)
    value = given.pop(head)
    if head in _CHECKS:
        place = _place(given.pop("place", ITSELF))
        condition = _CHECKS[head](place, value, given)
    else:
        condition = _WHOLE[head](value, given, depth)
    if given:
        beside = next(iter(given))
        allowed = (*(("place",) if head in _CHECKS else ()), *(("words",) if head == "matches" else ()))
        raise Unreadable(f'"{beside}" is not allowed beside "{head}"{did_you_mean(beside, allowed)}')
    return condition


def _place(value: object) -> str:
    place = _typed(value, str, "a place", "a text")
    if not place.strip() or place != place.strip():
        raise Unreadable(f'a place must be a path of members like "Tags[].Key" (got "{place}")')
    return place


def _places(value: object) -> tuple[str, ...]:
    listed = _typed(value, list, "places", "a list of two or more")
    places = tuple(map(_place, listed))
    if len(places) < 2 or len(set(places)) < len(places):
        raise Unreadable(f"places must be two or more, all different (got {', '.join(places) or 'none'})")
    return places


def _typed(value: object, wanted: type[Wanted], what: str, words: str) -> Wanted:
    if type(value) is not wanted:
        raise Unreadable(f"{what} must be {words} (got {value!r})")
    return value


def _number(value: object, what: str) -> int | float:
    if type(value) not in (int, float) or not math.isfinite(value):  # type: ignore[arg-type]
        raise Unreadable(f"{what} must be a number (got {value!r})")
    return value  # type: ignore[return-value]


def _count(value: object, what: str) -> int:
    if type(value) is not int or value < 0:
        raise Unreadable(f"{what} must be an integer of 0 or more (got {value!r})")
    return value


def _table(value: object, what: str, keys: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, dict) or not value:
        raise Unreadable(f"{what} must be a table of {', '.join(keys)} (got {value!r})")
    for key in value:
        if key not in keys:
            raise Unreadable(f'"{key}" is not known in {what}; it has {", ".join(keys)}{did_you_mean(key, keys)}')
    return value


def _values(value: object, what: str) -> tuple[Value, ...]:
    listed = _typed(value, list, what, "a list of values")
    for each in listed:
        if type(each) not in (str, bool, int, float):
            raise Unreadable(f"{what} must have texts, numbers, true or false (got {each!r})")
    if not listed:
        raise Unreadable(f"{what} must have one value at least (got none)")
    if len({(type(each), each) for each in listed}) < len(listed):
        raise Unreadable(f"{what} must have each value once")
    return tuple(listed)


def _bounds(value: object, what: str) -> tuple[int, int | None]:
    table = _table(value, what, ("min", "max"))
    low = _count(table.get("min", 0), f"min of {what}")
    high = _count(table["max"], f"max of {what}") if "max" in table else None
    if high is not None and low > high:
        raise Unreadable(f"{what} must have bounds in order (got {low:,} to {high:,})")
    if high is None and low == 0:
        raise Unreadable(f"{what} must have a bound that rules something out")
    return low, high


def _length(unit: Unit) -> _Check:
    def length(place: str, value: object, _: dict[str, Any]) -> Condition:
        low, high = _bounds(value, unit)
        return Length(place=place, unit=unit, minimum=low, maximum=high)

    return length


def _range(place: str, value: object, _: dict[str, Any]) -> Condition:
    table = _table(value, "range", ("min", "max", "above", "below"))
    if {"min", "above"} <= table.keys() or {"max", "below"} <= table.keys():
        raise Unreadable("range must have one lower and one upper bound at most")
    numbers = {key: _number(bound, f"{key} of range") for key, bound in table.items()}
    low, high = numbers.get("min", numbers.get("above")), numbers.get("max", numbers.get("below"))
    if low is not None and high is not None and low > high:
        raise Unreadable(f"range must have bounds in order (got {low:,} to {high:,})")
    return Range(
        place=place,
        minimum=low,
        maximum=high,
        exclusive_minimum="above" in table,
        exclusive_maximum="below" in table,
    )


def _matches(place: str, value: object, beside: dict[str, Any]) -> Condition:
    pattern = _typed(value, str, "matches", "a regular expression of Python")
    words = beside.pop("words", "")
    if type(words) is not str or not words.strip():
        raise Unreadable('"matches" needs "words" that say it to people, as after "must": "start with a letter"')
    try:
        re.compile(pattern, re.DOTALL)
    except (re.error, RecursionError, OverflowError) as wrong:
        raise Unreadable(f"matches must be a regular expression of Python ({wrong})") from None
    return Matches(place=place, pattern=pattern, words=words)


def _format(place: str, value: Any, _: dict[str, Any]) -> Condition:
    known = get_args(FormatName)
    if value not in known:
        near = did_you_mean(value, known) if isinstance(value, str) else ""
        raise Unreadable(f"format must be one of {', '.join(known)} (got {value!r}){near}")
    return Format(place=place, format=value)


def _multiple_of(place: str, value: object, _: dict[str, Any]) -> Condition:
    divisor = _number(value, "multiple_of")
    if divisor <= 0:
        raise Unreadable(f"multiple_of must be above 0 (got {divisor})")
    return MultipleOf(place=place, divisor=divisor)


def _unique(place: str, value: object, _: dict[str, Any]) -> Condition:
    if value is not True:
        raise Unreadable(f"unique must be true (got {value!r})")
    return Unique(place=place)


def _compare(place: str, value: object, _: dict[str, Any]) -> Condition:
    text = _typed(value, str, "compare", 'a relation like "<= MaxValue"')
    comparison = _COMPARISON.fullmatch(text)
    if comparison is None:
        raise Unreadable(f'compare must be a relation like "<= MaxValue", by {", ".join(_OPERATORS)} (got "{text}")')
    operator: Any = comparison["operator"]
    return Compare(left=place, operator=operator, right=comparison["place"])


def _at_least_one(value: object, _: dict[str, Any], depth: int) -> Condition:
    return CountSet(places=_places(value), minimum=1)


def _exactly_one(value: object, _: dict[str, Any], depth: int) -> Condition:
    return CountSet(places=_places(value), minimum=1, maximum=1)


def _at_most_one(value: object, _: dict[str, Any], depth: int) -> Condition:
    return CountSet(places=_places(value), maximum=1)


def _count_set(value: object, _: dict[str, Any], depth: int) -> Condition:
    table = dict(_table(value, "count_set", ("places", "min", "max")))
    places = _places(table.pop("places", None))
    low, high = _bounds(table, "count_set")
    if max(low, high or 0) > len(places):
        raise Unreadable(f"count_set must have bounds of at most {len(places)}, the number of its places")
    return CountSet(places=places, minimum=low, maximum=high)


def _any_of(value: object, _: dict[str, Any], depth: int) -> Condition:
    listed = _typed(value, list, "any_of", "a list of two or more conditions")
    if len(listed) < 2:
        raise Unreadable(f"any_of must have two conditions or more (got {len(listed)})")
    return AnyOf(conditions=tuple(read_condition(each, depth + 1) for each in listed))


_Check = Callable[[str, object, dict[str, Any]], Condition]

_CHECKS: dict[str, _Check] = {
    "one_of": lambda place, value, _: OneOf(place=place, values=_values(value, "one_of")),
    "none_of": lambda place, value, _: NoneOf(place=place, values=_values(value, "none_of")),
    "matches": _matches,
    "format": _format,
    **{unit: _length(unit) for unit in _UNITS},
    "range": _range,
    "multiple_of": _multiple_of,
    "total_bytes": lambda place, value, _: TotalSize(place=place, maximum=_count(value, "total_bytes")),
    "unique": _unique,
    "compare": _compare,
}
_WHOLE: dict[str, Callable[[object, dict[str, Any], int], Condition]] = {
    "set": lambda value, _, depth: IsSet(place=_place(value)),
    "unset": lambda value, _, depth: Not(condition=IsSet(place=_place(value))),
    "at_least_one": _at_least_one,
    "exactly_one": _exactly_one,
    "at_most_one": _at_most_one,
    "count_set": _count_set,
    "all_or_none": lambda value, _, depth: AllOrNone(places=_places(value)),
    "not": lambda value, _, depth: Not(condition=read_condition(value, depth + 1)),
    "any_of": _any_of,
}
_BESIDE = ("place", "words")
