"""Leaves: values at places for which the conditions of a rule may be true or false.

A leaf makes the value where the place is known, as the model may not allow it there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any, NamedTuple

from shapesmith.ir import rules as ir
from shapesmith.ir.constraints import PlaceConstraints
from shapesmith.ir.places import join
from shapesmith.ir.rules import Condition, parts_of, places_of
from shapesmith.regex.inclusion import Difference, difference
from shapesmith.regex.samples import matches
from shapesmith.review.changes.witnesses.samples import NoSampleError, Samples
from shapesmith.rules.evaluate import values_at

# The most items of a list that are made, and characters of a text.
_LARGEST = 100_000
_LONGEST = 10_000_000

# A form that a text is to have refuses one of these.
_ODD_TEXTS = ("a", "A", "0", "a b", "-", "\u00e9", "e\u0301")

# A text of each format that refuses the usual small value.
TEXTS: dict[ir.FormatName, str] = {
    "arn": "arn:aws:a:::a",
    "base64": "",
    "cidr": "10.0.0.0/8",
    "date": "2026-01-01",
    "e164": "+12",
    "email": "a@a",
    "epoch": "0",
    "https-url": "https://a",
    "integer": "0",
    "ipv4": "10.0.0.0",
    "iso8601": "2026-01-01",
    "json": "0",
    "nfc": "a",
    "number": "0",
    "s3-uri": "s3://a",
    "url": "https://a",
    "uuid": "00000000-0000-0000-0000-000000000000",
}

# Two moments of which one is soon after the other, and numbers likewise.
_MOMENTS = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 1, tzinfo=UTC), 1, 2)


class Leaf(NamedTuple):
    """A value at a place."""

    path: str
    make: Callable[[PlaceConstraints, Samples], Any]


def plain(path: str) -> Leaf:
    """Return the leaf that is a small value."""
    return Leaf(path, lambda place, samples: samples.value(place))


def _filled(named: Container[str], place: PlaceConstraints, samples: Samples) -> Any:
    """Return a small value that is set: of an empty one that is open.

    A structure holds a member that is none of those `named` by the conditions, if it can: they may need them unset.
    """
    value = samples.value(place)
    with contextlib.suppress(NoSampleError):
        if value == [] and place.kind == "list":
            return samples.items(place, 1)
        if value == {} and place.kind == "map":
            return samples.entries(place, 1)
        if value == {} and place.kind == "structure":
            members = [f"{place.path}.{member}" for member in samples.places(place.target)]
            for member in sorted(members, key=lambda each: each.partition(".")[2] in named):
                return samples.holding(place, {member: samples.value})
    return value


def leaves_of(conditions: Iterable[Condition], when: Iterable[Condition] = ()) -> Iterator[Leaf]:
    """Yield values at places for which the conditions may be true, or false.

    Those of a rule are to be broken by values outside of a range; those under which it applies, `when`, are to be met.
    """
    conditions, when = tuple(conditions), tuple(when)
    named = frozenset(places_of((*when, *conditions)))
    yield from _leaves_of(when, named, within=True)
    yield from _leaves_of(conditions, named, within=False)


def _leaves_of(conditions: Iterable[Condition], named: Container[str], *, within: bool) -> Iterator[Leaf]:
    for condition in conditions:
        match condition:
            case ir.Not():
                yield from _leaves_of((condition.condition,), named, within=within)
            case ir.AnyOf():
                yield from _leaves_of(condition.conditions, named, within=within)
            case ir.Each() | ir.Count():
                yield from _leaves_of(parts_of(condition), named, within=within)
                if isinstance(condition, ir.Count):
                    yield from map(plain, places_of((condition,)))
                    yield from _lists_counted(condition)
            case ir.OneOf() | ir.NoneOf():
                yield from (Leaf(condition.place, partial(_constant, value)) for value in condition.values[:2])
                yield Leaf(condition.place, partial(_other_than, condition.values))
            case ir.Length():
                for size in (condition.minimum - 1, (condition.maximum or 0) + 1):
                    yield Leaf(condition.place, partial(_of_size, size))
                if condition.unit == "bytes" and condition.maximum is not None and condition.maximum < _LONGEST:
                    yield Leaf(condition.place, partial(_constant, "\u00e9" * (condition.maximum // 2 + 1)))
            case ir.Range() | ir.TextRange():
                edges = [(condition.minimum, -1), (condition.maximum, 1)]
                edges += [(bound, -step) for bound, step in edges] if within else []
                numbers = [bound + step for bound, step in edges if bound is not None]
                values = map(str, numbers) if isinstance(condition, ir.TextRange) else numbers
                yield from (Leaf(condition.place, partial(_constant, value)) for value in values)
            case ir.MultipleOf():
                yield from (Leaf(condition.place, partial(_constant, condition.divisor * part)) for part in (0.5, 1.5))
                yield Leaf(condition.place, partial(_constant, int(condition.divisor) + 1))
            case ir.Matches() | ir.Format():
                yield from (Leaf(condition.place, partial(_constant, text)) for text in _ODD_TEXTS)
                if isinstance(condition, ir.Format):
                    yield Leaf(condition.place, partial(_constant, TEXTS[condition.format]))
                else:
                    yield Leaf(condition.place, partial(_matched, condition.pattern))
                    yield Leaf(condition.place, partial(_mismatched, condition.pattern))
            case ir.Compare():
                yield from (
                    Leaf(place, partial(_constant, moment))
                    for place in (condition.left, condition.right)
                    for moment in _MOMENTS
                )
            case ir.TotalSize():
                yield Leaf(condition.place, partial(_of_size, condition.maximum + 1))
                yield Leaf(f"{condition.place}{{}}", partial(_of_size, condition.maximum + 1))
            case ir.SumSize():
                yield from (Leaf(place, partial(_of_size, condition.maximum + 1)) for place in condition.places)
            case ir.IsSet() | ir.CountSet() | ir.AllOrNone():
                yield from (Leaf(place, partial(_filled, named)) for place in places_of((condition,)))
            case _:
                yield from map(plain, places_of((condition,)))


def _lists_counted(condition: ir.Count) -> Iterator[Leaf]:
    """Yield the lists in items, whose items are counted, each as long as is needed or allowed."""
    if condition.of is None or not condition.of.endswith("[]") or (condition.maximum or _LARGEST) >= _LARGEST:
        return
    needed = (condition.maximum or 0) + 1

    def make(place: PlaceConstraints, samples: Samples) -> Any:
        _, most = samples.sizes(place)
        most = needed if most is None else min(needed, most)
        return _allowed(place, samples.items(place, most), samples)

    yield from (Leaf(join(place, condition.of.removesuffix("[]")), make) for place in condition.places)


def counts_of(conditions: Iterable[Condition], item: Any) -> Iterator[int]:
    """Yield how many times a list may need to have an item to violate one of the conditions."""
    for condition in conditions:
        match condition:
            case ir.Count() if condition.maximum is not None and condition.maximum < _LARGEST:
                counted = 1 if condition.of is None else len(values_at(item, condition.of))
                yield condition.maximum // max(counted, 1) + 1
            case ir.Unique():
                yield 2
            case ir.Not():
                yield from counts_of((condition.condition,), item)
            case _:
                pass


def _constant(value: Any, place: PlaceConstraints, samples: Samples) -> Any:
    return _allowed(place, float(value) if place.kind == "float" and isinstance(value, int) else value, samples)


def _matched(pattern: str, place: PlaceConstraints, samples: Samples) -> Any:
    """Return an allowed text which a pattern matches."""
    modelled = samples.pattern(place)
    both = pattern if modelled is None else f"(?=(?:{pattern})$)(?:{modelled})"
    return _allowed(place, samples.text(both, *samples.sizes(place)), samples)


def _mismatched(pattern: str, place: PlaceConstraints, samples: Samples) -> Any:
    """Return a text, allowed and of one line, which a pattern does not match."""
    modelled = samples.pattern(place)
    found = difference(".*" if modelled is None else modelled, pattern, *samples.sizes(place))
    if not isinstance(found, Difference) or found.text is None:
        raise NoSampleError
    return _allowed(place, found.text, samples)


def _other_than(values: tuple[Any, ...], place: PlaceConstraints, samples: Samples) -> Any:
    """Return an allowed value, none of these where there is another."""
    enum = samples.constraint(place, "enum")
    beside = [value + 1 for value in values if type(value) is int]
    others = enum.values if enum is not None else (samples.value(place), *_ODD_TEXTS, 0, 1, 2, False, *beside)
    for other in others:
        if other not in values:
            with contextlib.suppress(NoSampleError):
                return _allowed(place, other, samples)
    return samples.value(place)


def _of_size(size: int, place: PlaceConstraints, samples: Samples) -> Any:
    """Return a list, map or text of that size, or a structure with such a text."""
    if not 0 <= size <= (_LONGEST if place.kind in ("string", "structure") else _LARGEST):
        raise NoSampleError
    if place.kind == "structure":
        for wire, member in samples.places(place.target).items():
            if member.kind == "string":
                with contextlib.suppress(NoSampleError):
                    return samples.holding(place, {f"{place.path}.{wire}": lambda text: _of_size(size, text, samples)})
    if place.kind == "list":
        return _allowed(place, samples.items(place, size), samples)
    if place.kind == "map":
        return _allowed(place, samples.entries(place, size), samples)
    if place.kind != "string" or samples.constraint(place, "enum"):
        raise NoSampleError
    return _allowed(place, samples.text(samples.pattern(place), size, size), samples)


def _allowed(place: PlaceConstraints, leaf: Any, samples: Samples) -> Any:
    """Return a value if the model allows it at a place; raises NoSampleError otherwise."""
    kinds = {
        dict: "map",
        str: "string",
        int: "integer",
        float: "float",
        bool: "boolean",
        list: "list",
        datetime: "timestamp",
    }
    enum, pattern = samples.constraint(place, "enum"), samples.pattern(place)
    bounds = samples.constraint(place, "length") or samples.constraint(place, "range")
    size = len(leaf) if isinstance(leaf, str | list | dict) else leaf
    if (
        place.kind != kinds.get(type(leaf))
        or (enum is not None and leaf not in enum.values)
        or (pattern is not None and not matches(pattern, leaf))
        or (bounds is not None and bounds.minimum is not None and size < bounds.minimum)
        or (bounds is not None and bounds.maximum is not None and size > bounds.maximum)
    ):
        raise NoSampleError
    return leaf
