"""Constraints in words, as a docstring ends with them and `explain` shows them."""

from __future__ import annotations

from collections.abc import Iterator

from shapesmith.ir.constraints import Constraint, Place
from shapesmith.ir.doc import Code, Inline, Text

# More values than this are found in the enum's own class.
_LISTED_VALUES = 8

_UNITS = {"string": "character", "blob": "byte", "list": "item", "map": "entry"}


def member_words(place: Place, token: bool, classes: dict[str, str]) -> list[tuple[Inline, ...]]:
    """Return what holds for a member, one phrase each, the member's own first, then those of items, keys and values.

    `classes` gives the Python name of an enum; `token` says that the SDK fills the member in.
    """
    words: list[tuple[Inline, ...]] = []
    if place.required is not None and place.required.is_error and not token:
        words.append((Text("required"),))
    words += value_words(place, classes)
    if token:
        words.append((Text("filled in when left out"),))
    if place.sensitive:
        words.append((Text("sensitive, hidden in "), Code("repr")))
    return words


def value_words(place: Place, classes: dict[str, str], whose: str = "") -> Iterator[tuple[Inline, ...]]:
    """Yield the phrases for a value and what it contains; `whose` says what the value is, if not the member's own."""
    for constraint in place.constraints:
        if constraint.is_error:
            phrase = constraint_words(constraint, place.kind, classes)
            yield (Text(f"{whose} "), *phrase) if whose else phrase
    for inner, who in ((place.key, "key"), (place.item, "value" if place.kind == "map" else "item")):
        if inner is not None:
            for phrase in value_words(inner, classes, f"each {who}{f' of {whose}' if whose else ''}"):
                yield phrase


def constraint_words(constraint: Constraint, kind: str, classes: dict[str, str]) -> tuple[Inline, ...]:
    """Return one constraint as a phrase: `1 to 100 characters`."""
    match constraint.kind:
        case "length":
            return (Text(_bounds(constraint, _UNITS[kind])),)
        case "range":
            return (Text(_bounds(constraint, "")),)
        case "pattern":
            return (Text("matches "), Code(constraint.pattern or ""))
        case "enum":
            return _enum(constraint, classes)
        case "union":
            return (Text("exactly one member"),)
        case _:
            return (Text(constraint.kind),)


def _enum(constraint: Constraint, classes: dict[str, str]) -> tuple[Inline, ...]:
    if len(constraint.values) > _LISTED_VALUES and constraint.enum is not None:
        return Text("one of the values of "), Code(classes[constraint.enum])
    words: list[Inline] = [Text("one of " if len(constraint.values) > 1 else "only ")]
    for index, value in enumerate(constraint.values):
        if index:
            words.append(Text(", "))
        words.append(Code(value) if value.strip() else Text("the empty string"))
    return tuple(words)


def _bounds(constraint: Constraint, unit: str) -> str:
    low, high = constraint.minimum, constraint.maximum
    if low is not None and low == high:
        return f"exactly {_counted(low, unit)}"
    if low is None:
        return f"at most {_counted(high, unit)}"
    if high is None:
        return f"at least {_counted(low, unit)}"
    return f"{low:,} to {_counted(high, unit)}"


def _counted(number: int | float | None, unit: str) -> str:
    if not unit:
        return f"{number:,}"
    plural = "entries" if unit == "entry" else unit + "s"
    return f"{number:,} {unit if number == 1 else plural}"
