"""Rules in words: what they ask, and under which conditions."""

from __future__ import annotations

from collections.abc import Iterable

from shapesmith.ir.rules import (
    AllOrNone,
    AnyOf,
    Compare,
    Condition,
    CountSet,
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
    TotalSize,
    Unique,
    Unit,
    Value,
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
        case Matches():
            return f'{condition.place} is one that must "{condition.words}"'
        case _:
            return " ".join(filter(None, _said(condition)))


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
        case MultipleOf():
            return condition.place, "is", f"a multiple of {condition.divisor:,}"
        case TotalSize():
            return condition.place, "has", f"at most {condition.maximum:,} bytes of UTF-8 in all"
        case Unique():
            return condition.place, "is", "unique"
        case Compare():
            return condition.left, "is", f"{_OPERATORS[condition.operator]} {condition.right}"
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


def _range(bounds: Range) -> str:
    low, high = bounds.minimum, bounds.maximum
    if low is not None and high is not None and not bounds.exclusive_minimum and not bounds.exclusive_maximum:
        return f"from {low:,} to {high:,}"
    parts = []
    if low is not None:
        parts.append(f"{'above' if bounds.exclusive_minimum else 'at least'} {low:,}")
    if high is not None:
        parts.append(f"{'below' if bounds.exclusive_maximum else 'at most'} {high:,}")
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
