"""The reference evaluator: whether a plain value violates a rule, as `ir.rules` defines it."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from shapesmith.ir import rules as ir
from shapesmith.ir.places import steps_of
from shapesmith.runtime.formats import tester
from shapesmith.text.numbers import is_finite

_OPERATORS: dict[ir.Operator, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">=": operator.ge,
    ">": operator.gt,
}


def breaks(rule: ir.Rule, value: Any) -> bool:
    """Return whether `value`, a structure as a dict of wire names, breaks `rule`. Never raises on JSON values."""
    return _all(rule.when, value) and holds(rule.must, value) is False


def holds(condition: ir.Condition, value: Any) -> bool | None:
    """Return whether a condition is true or false of a structure, or None where it is open."""
    match condition:
        case ir.IsSet(place=place, is_marker=is_marker):
            return _is_set(value, place, is_marker)
        case ir.CountSet(places=places, minimum=minimum, maximum=maximum):
            least, most = _count_set(value, condition)
            return _is_between(least, most, minimum, len(places) if maximum is None else maximum)
        case ir.AllOrNone(places=places):
            least, most = _count_set(value, condition)
            if least == len(places) or not most:
                return True
            return False if least and most < len(places) else None
        case ir.Not():
            inner = holds(condition.condition, value)
            return None if inner is None else not inner
        case ir.AnyOf():
            parts = [holds(part, value) for part in condition.conditions]
            return True if True in parts else None if None in parts else False
        case ir.Unique(place=place, beside=beside):
            seen = [item for at in (place, *beside) for item in values_at(value, at) if item is not None]
            return not _has_duplicates(seen) if seen else None
        case ir.SumSize(places=places, maximum=maximum):
            found = [item for at in places for item in values_at(value, at) if item is not None]
            return sum(map(_bytes, _texts(found))) <= maximum if found else None
        case ir.Each(place=place, must=must, when=when):
            asked = [item for item in values_at(value, place) if item is not None and _all(when, item)]
            results = [holds(must, item) for item in asked]
            return False if False in results else True if True in results else None
        case ir.Count():
            number = _counted(condition, value)
            return condition.minimum <= number and (condition.maximum is None or number <= condition.maximum)
        case ir.Compare():
            return _compared(condition, value)
        case _:
            results = [judged(condition, item) for item in values_at(value, condition.place) if item is not None]
            known = [result for result in results if result is not None]
            return all(known) if known else None


def _all(conditions: Iterable[ir.Condition], value: Any) -> bool:
    return all(holds(condition, value) is True for condition in conditions)


def _counted(condition: ir.Count, value: Any) -> int:
    found = [item for place in condition.places for item in values_at(value, place) if item is not None]
    fitting = [item for item in found if _all(condition.where, item)]
    if condition.of is None:
        return len(fitting)
    return sum(each is not None for item in fitting for each in values_at(item, condition.of))


def values_at(value: Any, place: str) -> list[Any]:
    """Return the values at a place of a structure: none where something on the way is unset or of another type."""
    found = [value]
    for step in _steps(place):
        found = [item for container in found for item in _step(container, step)]
    return found


_steps = lru_cache(maxsize=4096)(steps_of)


def _step(container: Any, step: str) -> Iterable[Any]:
    if step[0] == "[":
        items = container if isinstance(container, list | tuple) else ()
        return items if step == "[]" else items[int(step[1:-1]) :][:1]
    if not isinstance(container, dict):
        return ()
    if step == "{}":
        return container.values()
    if step == "{key}":
        return container.keys()
    name = step[1:-1] if step[0] == "{" else step
    return (container[name],) if name in container else ()


def _is_set(value: Any, place: str, is_marker: bool) -> bool | None:
    found = [item for item in values_at(value, place) if item is not None]
    return None if found and not is_marker and all(map(_is_empty, found)) else bool(found)


def _is_empty(value: Any) -> bool:
    return isinstance(value, list | tuple | dict) and not value


def _count_set(value: Any, condition: ir.CountSet | ir.AllOrNone) -> tuple[int, int]:
    """Return how many places are set at least, and at most."""
    flags = [_is_set(value, place, place in condition.markers) for place in condition.places]
    return flags.count(True), len(flags) - flags.count(False)


def _is_between(least: int, most: int, low: int, high: int) -> bool | None:
    """Return whether a number from `least` to `most` is from `low` to `high`; None if it may be or not."""
    if low <= least and most <= high:
        return True
    return False if most < low or high < least else None


def judged(condition: ir.Condition, value: Any) -> bool | None:
    """Return whether a condition on values is true of one value at its place; None where the value has another type."""
    match condition:
        case ir.OneOf(values=values):
            return _is_among(value, values)
        case ir.NoneOf(values=values):
            among = _is_among(value, values)
            return None if among is None else not among
        case ir.Matches(pattern=pattern):
            return compiled(pattern).fullmatch(value) is not None if isinstance(value, str) else None
        case ir.Format(format=name):
            return bool(tester(name)(value)) if isinstance(value, str) else None
        case ir.Length(unit=unit, minimum=minimum, maximum=maximum):
            size = _size(value, unit)
            return None if size is None else minimum <= size and (maximum is None or size <= maximum)
        case ir.Range():
            return _is_within(condition, value) if _is_number(value) else None
        case ir.TextRange():
            return _is_in_range(condition, value) if isinstance(value, str) else None
        case ir.MultipleOf(divisor=divisor):
            return _is_multiple(value, divisor) if _is_number(value) else None
        case ir.TimeStep(seconds=step):
            time = None if _is_number(value) else _comparable(value)
            return None if time is None else time % step == 0
        case ir.TotalSize(maximum=maximum):
            return sum(map(_bytes, _texts(value))) <= maximum
        case _:
            return None


def _is_multiple(value: float, divisor: float) -> bool | None:
    if isinstance(value, int) and isinstance(divisor, int):
        return value % divisor == 0
    try:
        return math.isclose(value / divisor, round(value / divisor), rel_tol=1e-12, abs_tol=1e-9)
    except OverflowError:  # more than a float can count
        return None


def _is_among(value: Any, values: tuple[Any, ...]) -> bool | None:
    if isinstance(value, str | bool):
        return any(type(other) is type(value) and other == value for other in values)
    if _is_number(value):
        return any(_is_number(other) and other == value for other in values)
    return None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and is_finite(value)


def _is_within(bounds: ir.Range, number: float) -> bool:
    low, high = bounds.minimum, bounds.maximum
    above = low is None or (number > low if bounds.exclusive_minimum else number >= low)
    below = high is None or (number < high if bounds.exclusive_maximum else number <= high)
    return above and below


def _is_in_range(condition: ir.TextRange, text: str) -> bool:
    if not tester("integer" if condition.whole else "number")(text):
        return False
    low, high, number = condition.minimum, condition.maximum, float(text)
    return (low is None or number >= low) and (high is None or number <= high)


def _size(value: Any, unit: ir.Unit) -> int | None:
    match unit:
        case "characters":
            return len(value) if isinstance(value, str) else None
        case "bytes":
            return _bytes(value) if isinstance(value, str | bytes | bytearray) else None
        case "items":
            return len(value) if isinstance(value, list | tuple) else None
        case "keys":
            return len(value) if isinstance(value, dict) else None


def _bytes(value: Any) -> int:
    return len(value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value)


def _texts(value: Any) -> Iterator[str | bytes]:
    """Yield each key and text below a value."""
    pending = [value]
    while pending:
        item = pending.pop()
        if isinstance(item, str | bytes | bytearray):
            yield bytes(item) if isinstance(item, bytearray) else item
        elif isinstance(item, dict):
            pending += [*item.keys(), *item.values()]
        elif isinstance(item, list | tuple):
            pending += item


def _has_duplicates(values: list[Any]) -> bool:
    try:
        return len(set(values)) < len(values)
    except TypeError:  # lists and dicts are not hashable
        return any(value in values[:index] for index, value in enumerate(values))


def _compared(condition: ir.Compare, value: Any) -> bool | None:
    left, right = values_at(value, condition.left), values_at(value, condition.right)
    if len(left) != 1 or len(right) != 1:
        return None
    pair = _comparable(left[0]), _comparable(right[0])
    if pair[0] is None or pair[1] is None:
        return None
    return _OPERATORS[condition.operator](pair[0], pair[1] + condition.plus)


def _comparable(value: Any) -> int | float | None:
    """Return a number for a number or a timestamp, which is a datetime, or its text in ISO 8601."""
    if _is_number(value):
        return value  # type: ignore[no-any-return]
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, datetime):
        try:
            return value.timestamp()
        except (OverflowError, OSError, ValueError):
            return None
    return float(value.toordinal() * 86_400) if isinstance(value, date) else None


@lru_cache(maxsize=4096)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern of a condition as Python searches for it."""
    return re.compile(pattern, re.DOTALL)
