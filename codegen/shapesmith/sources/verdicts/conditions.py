"""The conditions of a verdict, as TOML has them: `{ place = "Channel", one_of = ["EMAIL"] }`, `{ set = "UserInfo" }`.

A condition on values has one check, and the place that it is on; without one it is on the place whose text has the
sentence. All others say in themselves which places they are about. In conditions on the items of a list every place
begins with a dot: it is one of the item.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar, get_args

from shapesmith.ir import rules as ir
from shapesmith.ir.rules import Condition
from shapesmith.text.near import did_you_mean
from shapesmith.text.numbers import is_finite

ITSELF = "."
"""The place whose text has the sentence."""

_OPERATORS = get_args(ir.Operator)
_FORMATS = get_args(ir.FormatName)
_COMPARISON = re.compile(r"(?P<operator><=|>=|<|>|=) *(?P<place>[^\s<>=]\S*)(?: *\+ *(?P<plus>.+))?")
_DURATION = re.compile(r"(?P<number>[1-9]\d{0,8}) (?P<unit>second|minute|hour|day)s?")
_SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400}
# More than any verdict needs: recursion must end before Python stops it.
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
        allowed = (*(("place",) if head in _CHECKS else ()), *_BESIDE_OF.get(head, ()))
        raise Unreadable(f'"{beside}" is not allowed beside "{head}"{did_you_mean(beside, allowed)}')
    return condition


def one_of(value: object, known: tuple[str, ...], name: str) -> Any:
    """Return a value that must be one of those known. Raises Unreadable."""
    if value not in known:
        near = did_you_mean(value, known) if isinstance(value, str) else ""
        raise Unreadable(f"{name} must be one of {', '.join(known)} (got {shown(value)}){near}")
    return value


def shown(value: object) -> str:
    """Return a value as a message shows it."""
    return "nothing" if value is None else repr(value)


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
    if isinstance(value, bool) or not isinstance(value, int | float) or not is_finite(value):
        raise Unreadable(f"{what} must be a number (got {value!r:.40})")
    return value


def _size(value: object, what: str) -> int:
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


def _values(value: object, what: str) -> tuple[ir.Value, ...]:
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
    low = _size(table.get("min", 0), f"min of {what}")
    high = _size(table["max"], f"max of {what}") if "max" in table else None
    _in_order(low, high, what)
    if high is None and low == 0:
        raise Unreadable(f"{what} must have a bound that rules something out")
    return low, high


def _numbers(table: dict[str, Any], what: str) -> tuple[float | None, float | None]:
    """Return the lower and the upper bound of numbers."""
    numbers = {key: _number(bound, f"{key} of {what}") for key, bound in table.items()}
    low, high = numbers.get("min", numbers.get("above")), numbers.get("max", numbers.get("below"))
    _in_order(low, high, what)
    return low, high


def _in_order(low: float | None, high: float | None, what: str) -> None:
    if low is not None and high is not None and low > high:
        raise Unreadable(f"{what} must have bounds in order (got {low:,} to {high:,})")


def _length(unit: ir.Unit, place: str, value: object, _: dict[str, Any]) -> Condition:
    low, high = _bounds(value, unit)
    return ir.Length(place=place, unit=unit, minimum=low, maximum=high)


def _range(place: str, value: object, _: dict[str, Any]) -> Condition:
    table = _table(value, "range", ("min", "max", "above", "below"))
    if {"min", "above"} <= table.keys() or {"max", "below"} <= table.keys():
        raise Unreadable("range must have one lower and one upper bound at most")
    low, high = _numbers(table, "range")
    is_above, is_below = "above" in table, "below" in table
    return ir.Range(place=place, minimum=low, maximum=high, exclusive_minimum=is_above, exclusive_maximum=is_below)


def _matches(place: str, value: object, beside: dict[str, Any]) -> Condition:
    pattern = _typed(value, str, "matches", "a regular expression of Python")
    words = beside.pop("words", "")
    if type(words) is not str or not words.strip():
        raise Unreadable('"matches" needs "words" that say it to people, as after "must": "start with a letter"')
    try:
        re.compile(pattern, re.DOTALL)
    except (re.error, RecursionError, OverflowError) as wrong:
        raise Unreadable(f"matches must be a regular expression of Python ({wrong})") from None
    return ir.Matches(place=place, pattern=pattern, words=words)


def _text_range(what: str, place: str, value: object, _: dict[str, Any]) -> Condition:
    low, high = _numbers(_table(value, what, ("min", "max")), what)
    return ir.TextRange(place=place, minimum=low, maximum=high, whole=what == "integer")


def _seconds(value: object, what: str) -> int:
    duration = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if duration is None:
        raise Unreadable(f'{what} must be a time like "5 minutes", in {", ".join(_SECONDS)}s (got {value!r})')
    return int(duration["number"]) * _SECONDS[duration["unit"]]


def _multiple_of(place: str, value: object, _: dict[str, Any]) -> Condition:
    divisor = _number(value, "multiple_of")
    if divisor <= 0:
        raise Unreadable(f"multiple_of must be above 0 (got {divisor})")
    return ir.MultipleOf(place=place, divisor=divisor)


def _total_bytes(place: str, value: object, beside: dict[str, Any]) -> Condition:
    most = _size(value, "total_bytes")
    if "places" in beside:
        return ir.SumSize(places=_one_or_more(beside.pop("places")), maximum=most)
    return ir.TotalSize(place=place, maximum=most)


def _unique(place: str, value: object, _: dict[str, Any]) -> Condition:
    if value is not True:
        raise Unreadable(f"unique must be true (got {value!r})")
    return ir.Unique(place=place)


def _compare(place: str, value: object, _: dict[str, Any]) -> Condition:
    text = _typed(value, str, "compare", 'a relation like "<= MaxValue"')
    comparison = _COMPARISON.fullmatch(text)
    if comparison is None:
        raise Unreadable(f'compare must be a relation like "<= MaxValue", by {", ".join(_OPERATORS)} (got "{text}")')
    operator: Any = comparison["operator"]
    plus = 0 if comparison["plus"] is None else _seconds(comparison["plus"], "what compare adds")
    return ir.Compare(left=place, operator=operator, right=comparison["place"], plus=plus)


def _count_set(value: object, _: dict[str, Any], depth: int) -> Condition:
    table = dict(_table(value, "count_set", ("places", "min", "max")))
    places = _places(table.pop("places", None))
    low, high = _bounds(table, "count_set")
    if max(low, high or 0) > len(places):
        raise Unreadable(f"count_set must have bounds of at most {len(places)}, the number of its places")
    return ir.CountSet(places=places, minimum=low, maximum=high)


def _all_of(value: object, _: dict[str, Any], depth: int) -> Condition:
    """Return that none of the opposites is true."""
    return ir.Not(condition=ir.AnyOf(conditions=tuple(map(_opposite, _conditions(value, "all_of", depth)))))


def _conditions(value: object, what: str, depth: int) -> tuple[Condition, ...]:
    listed = _typed(value, list, what, "a list of two or more conditions")
    if len(listed) < 2:
        raise Unreadable(f"{what} must have two conditions or more (got {len(listed)})")
    return tuple(read_condition(each, depth + 1) for each in listed)


def _opposite(condition: Condition) -> Condition:
    return condition.condition if isinstance(condition, ir.Not) else ir.Not(condition=condition)


def _distinct(value: object, _: dict[str, Any], depth: int) -> Condition:
    place, *beside = _places(value)
    return ir.Unique(place=place, beside=tuple(beside))


def _each(value: object, given: dict[str, Any], depth: int) -> Condition:
    if "must" not in given:
        raise Unreadable('"each" needs "must", a condition on one item')
    must = _of_item(given.pop("must"), depth)
    return ir.Each(place=_place(value), must=must, when=_of_items(given.pop("when", []), "when", depth))


def _count(value: object, given: dict[str, Any], depth: int) -> Condition:
    places = _one_or_more(value)
    where = _of_items(given.pop("where", []), "where", depth)
    of = given.pop("of", None)
    bounds = {key: given.pop(key) for key in ("min", "max") if key in given}
    low, high = _bounds(bounds, "count")
    inner = None if of is None else _in_item(_place(of))
    return ir.Count(places=places, where=where, of=inner, minimum=low, maximum=high)


def _one_or_more(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and len(value) > 1:
        return _places(value)
    return (_place(value[0] if isinstance(value, list) and value else value),)


def _of_items(value: object, what: str, depth: int) -> tuple[Condition, ...]:
    listed = value if isinstance(value, list) else [value]
    if not all(isinstance(each, dict) for each in listed):
        raise Unreadable(f"{what} must be a condition on one item, or a list of them (got {value!r})")
    return tuple(_of_item(each, depth) for each in listed)


def _of_item(table: object, depth: int) -> Condition:
    return ir.moved(read_condition(table, depth + 1), _in_item)


def _in_item(place: str) -> str:
    """Return a place of an item as the IR has it, without the dot."""
    if place == ITSELF:
        return place
    if not place.startswith(".") or place[1:2] in ("", ".", "[", "{"):
        raise Unreadable(f'a place of an item must be "." or begin with a dot, like ".Name" (got "{place}")')
    return place[1:]


_CHECKS: dict[str, Callable[[str, object, dict[str, Any]], Condition]] = {
    "one_of": lambda place, value, _: ir.OneOf(place=place, values=_values(value, "one_of")),
    "none_of": lambda place, value, _: ir.NoneOf(place=place, values=_values(value, "none_of")),
    "matches": _matches,
    "format": lambda place, value, _: ir.Format(place=place, format=one_of(value, _FORMATS, "format")),
    **{unit: partial(_length, unit) for unit in get_args(ir.Unit)},
    "range": _range,
    **{what: partial(_text_range, what) for what in ("number", "integer")},
    "multiple_of": _multiple_of,
    "time_step": lambda place, value, _: ir.TimeStep(place=place, seconds=_seconds(value, "time_step")),
    "total_bytes": _total_bytes,
    "unique": _unique,
    "compare": _compare,
}
_WHOLE: dict[str, Callable[[object, dict[str, Any], int], Condition]] = {
    "set": lambda value, _, depth: ir.IsSet(place=_place(value)),
    "unset": lambda value, _, depth: ir.Not(condition=ir.IsSet(place=_place(value))),
    "at_least_one": lambda value, _, depth: ir.CountSet(places=_places(value), minimum=1),
    "exactly_one": lambda value, _, depth: ir.CountSet(places=_places(value), minimum=1, maximum=1),
    "at_most_one": lambda value, _, depth: ir.CountSet(places=_places(value), maximum=1),
    "count_set": _count_set,
    "distinct": _distinct,
    "all_or_none": lambda value, _, depth: ir.AllOrNone(places=_places(value)),
    "not": lambda value, _, depth: ir.Not(condition=read_condition(value, depth + 1)),
    "any_of": lambda value, _, depth: ir.AnyOf(conditions=_conditions(value, "any_of", depth)),
    "all_of": _all_of,
    "each": _each,
    "count": _count,
}
_BESIDE_OF = {
    "matches": ("words",),
    "total_bytes": ("places",),
    "each": ("must", "when"),
    "count": ("where", "of", "min", "max"),
}
_BESIDE = ("place", *(name for names in _BESIDE_OF.values() for name in names))
