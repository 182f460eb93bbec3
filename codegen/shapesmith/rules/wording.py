"""Rules in words: what they ask, and under which conditions."""

from __future__ import annotations

from collections.abc import Iterable

from shapesmith.ir.places import join
from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
    Compare,
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
    Operator,
    Range,
    Rule,
    SumSize,
    TextRange,
    TimeStep,
    TotalSize,
    Unique,
    Unit,
    Value,
    moved,
)

_OPERATORS: dict[Operator, str] = {
    "<": "less than",
    "<=": "at most",
    "=": "equal to",
    ">=": "at least",
    ">": "more than",
}
_ONE: dict[Unit, str] = {"characters": "character", "bytes": "byte", "items": "item", "keys": "key"}
_MOST_VALUES = 30


def rule_words(rule: Rule) -> str:
    """Return a rule as a sentence without full stop: `UserInfo must be set when Channel is "EMAIL"`."""
    when = [_stated(condition) for condition in rule.when]
    return _asked(rule.must) + (f" when {' and '.join(when)}" if when else "")


def _asked(condition: Condition) -> str:
    """Return what a condition asks: `Name must have 1 to 5 characters`."""
    match condition:
        case Not(condition=IsSet(place=place)):
            return f"{place} must not be set"
        case Not(condition=NoneOf(place=place, values=values)):
            return f"{place} must hold one of {_values(values)}"
        case Not(condition=AnyOf(conditions=conditions)):
            return " and ".join(_asked(_opposite(each)) for each in conditions)
        case Not():
            return f"it must not be that {_stated(condition.condition)}"
        case AnyOf():
            return f"either {' or '.join(map(_asked, condition.conditions))}"
        case CountSet():
            return f"{_counted(condition)} must be set"
        case AllOrNone():
            return f"all or none of {_listed(condition.places, 'and')} must be set"
        case NoneOf():
            return f"{condition.place} must not be {_values(condition.values)}"
        case Each(place=place, must=must, when=when):
            return _asked(_within(must, place)) + _where([_within(each, place) for each in when])
        case _:
            subject, verb, rest = _said(condition)
            return " ".join(filter(None, (subject, "must", _INFINITIVES[verb], rest)))


def _stated(condition: Condition) -> str:
    """Return a condition as a statement: `Channel is "EMAIL"`."""
    match condition:
        case Not(condition=IsSet(place=place)):
            return f"{place} is not set"
        case Not(condition=NoneOf(place=place, values=values)):
            return f"{place} holds one of {_values(values)}"
        case Not(condition=OneOf(place=place, values=values)):
            return f"{place} is not {_values(values)}"
        case Not(condition=AnyOf(conditions=conditions)):
            return f"({' and '.join(_stated(_opposite(each)) for each in conditions)})"
        case Not():
            return f"it is not so that {_stated(condition.condition)}"
        case AnyOf():
            return f"({' or '.join(map(_stated, condition.conditions))})"
        case CountSet():
            return f"{_counted(condition)} {'is' if condition.maximum == 1 else 'are'} set"
        case AllOrNone():
            return f"all or none of {_listed(condition.places, 'and')} are set"
        case NoneOf():
            return f"{condition.place} is not {_values(condition.values)}"
        case Each(place=place, must=must, when=when):
            return _stated(_within(must, place)) + _where([_within(each, place) for each in when])
        case Matches():
            return f'{condition.place} is one that must "{condition.words}"'
        case _:
            return " ".join(filter(None, _said(condition)))


def _opposite(condition: Condition) -> Condition:
    return condition.condition if isinstance(condition, Not) else Not(condition=condition)


def _within(condition: Condition, place: str) -> Condition:
    return moved(condition, lambda path: join(place, path))


def _where(conditions: list[Condition]) -> str:
    return f" where {' and '.join(map(_stated, conditions))}" if conditions else ""


_INFINITIVES = {"is": "be", "has": "have", "does": ""}


def _said(condition: Condition) -> tuple[str, str, str]:
    """Return subject, verb and the rest of what a condition says."""
    match condition:
        case IsSet():
            return condition.place, "is", "set"
        case OneOf():
            return condition.place, "is", _values(condition.values)
        case Matches():
            return condition.place, "does", condition.words
        case Format():
            return condition.place, "has", f"the format {condition.format}"
        case Length():
            return condition.place, "has", _amount(condition.minimum, condition.maximum, condition.unit)
        case Range():
            return condition.place, "is", _range(condition)
        case TextRange(whole=whole):
            return condition.place, "is", f"{'an integer' if whole else 'a number'} {_range(condition)}".strip()
        case TimeStep(seconds=seconds):
            return condition.place, "is", f"at a multiple of {duration(seconds)}"
        case Count(places=places, of=of):
            inner = [_within(each, places[0]) for each in condition.where] if len(places) == 1 else [*condition.where]
            count = _amount(condition.minimum, condition.maximum, "items")
            counted = _listed([place if of is None else join(place, of) for place in places], "and")
            return "it", "has", f"{count} at {counted}{_where(inner)}"
        case MultipleOf():
            return condition.place, "is", f"a multiple of {condition.divisor:,}"
        case TotalSize():
            return condition.place, "has", f"at most {condition.maximum:,} bytes of UTF-8 in all"
        case SumSize(places=places, maximum=most):
            return _listed(places, "and"), "has", f"at most {most:,} bytes of UTF-8 in all"
        case Unique():
            return _listed([condition.place, *condition.beside], "and"), "is", "unique"
        case Compare():
            later = f" plus {duration(condition.plus)}" if condition.plus else ""
            return condition.left, "is", f"{_OPERATORS[condition.operator]} {condition.right}{later}"
        case _:
            raise AssertionError(condition)


def _counted(condition: CountSet) -> str:
    low, high = condition.minimum, condition.maximum
    if low == high:
        count = f"exactly {low:,}"
    elif high is None:
        count = f"at least {low:,}"
    elif low == 0:
        count = f"at most {high:,}"
    else:
        count = f"{low:,} to {high:,}"
    return f"{count} of {_listed(condition.places, 'and')}"


def _amount(low: int, high: int | None, unit: Unit) -> str:
    if high is None:
        return f"at least {low:,} {_ONE[unit] if low == 1 else unit}"
    noun = _ONE[unit] if high == 1 else unit
    if low == high:
        return f"exactly {high:,} {noun}"
    return f"{low:,} to {high:,} {noun}" if low else f"at most {high:,} {noun}"


def duration(seconds: int) -> str:
    """Return a time in words, in the largest unit of which it is a multiple."""
    units = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
    unit, number = next((name, seconds // size) for name, size in units if seconds % size == 0)
    return f"{number:,} {unit}{'' if number == 1 else 's'}"


def _range(bounds: Range | TextRange) -> str:
    low, high = bounds.minimum, bounds.maximum
    is_above = isinstance(bounds, Range) and bounds.exclusive_minimum
    is_below = isinstance(bounds, Range) and bounds.exclusive_maximum
    if low is not None and high is not None and not is_above and not is_below:
        return f"from {low:,} to {high:,}"
    parts = []
    if low is not None:
        parts.append(f"{'above' if is_above else 'at least'} {low:,}")
    if high is not None:
        parts.append(f"{'below' if is_below else 'at most'} {high:,}")
    return " and ".join(parts)


def _values(values: tuple[Value, ...]) -> str:
    shown = [_value(value) for value in values[:_MOST_VALUES]]
    if len(values) > _MOST_VALUES:
        return f"{', '.join(shown)} or {len(values) - _MOST_VALUES:,} others"
    return _listed(shown, "or")


def _value(value: Value) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else f"{value:,}"


def _listed(parts: Iterable[str], conjunction: str) -> str:
    *first, last = parts
    return f"{', '.join(first)} {conjunction} {last}" if first else last
