"""The results of methods and formats of literal texts, where they are certain, and of bounded size."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any

from shapesmith.clients.arithmetic import LONGEST, concatenated, text_of
from shapesmith.clients.values import UNKNOWN, List

# Methods whose result is about as long.
_METHODS = frozenset(
    {
        *("capitalize", "casefold", "lower", "lstrip", "removeprefix", "removesuffix", "rstrip", "strip", "swapcase"),
        *("title", "upper"),
    }
)
_PLACE = re.compile(r"%[sd%]")


def called(text: str, method: str, positional: Sequence[Any], named: Mapping[str, Any]) -> Any:
    """Return what a method of a text returns; UNKNOWN for one that is not followed, or if Python raises an error."""
    match method, positional:
        case "format", _:
            return _formatted(text, positional, named)
        case "join", [List() as parts] if not (parts.is_open or named):
            return concatenated([each for part in parts.items for each in (text, part)][1:])
        case "replace", [str(old), str(new)] if not named and (len(text) + 1) * (len(new) + 1) <= LONGEST:
            return text.replace(old, new)
        case _ if method in _METHODS and not named and all(type(each) is str for each in positional):
            try:
                return getattr(text, method)(*positional)
            except TypeError:
                return UNKNOWN
    return UNKNOWN


def interpolated(text: str, values: Sequence[Any]) -> Any:
    """Return `text % values`, where each place is `%s` or `%d`; UNKNOWN if it is not certain."""
    if "%" in _PLACE.sub("", text):
        return UNKNOWN
    places = [place for place in _PLACE.findall(text) if place != "%%"]
    if len(places) != len(values):
        return UNKNOWN
    if any(place == "%d" and type(value) is not int for place, value in zip(places, values, strict=True)):
        return UNKNOWN
    left = iter(values)
    filled = ["%" if place == "%%" else text_of(next(left)) for place in _PLACE.findall(text)]
    return _alternating(_PLACE.split(text), filled)


def _formatted(text: str, positional: Sequence[Any], named: Mapping[str, Any]) -> Any:
    """Return what `text.format(...)` gives, where each field is the plain value of an argument."""
    parts: list[Any] = []
    count = 0
    try:
        for before, field, spec, conversion in Formatter().parse(text):
            parts.append(before)
            if field is None:
                continue
            if spec or conversion:
                return UNKNOWN
            if field and not field.isdecimal():
                parts.append(text_of(named.get(field, UNKNOWN)))
                continue
            place = int(field or count)
            count += 1
            parts.append(text_of(positional[place]) if place < len(positional) else UNKNOWN)
    except ValueError:
        return UNKNOWN
    return concatenated(parts)


def _alternating(texts: list[str], between: list[Any]) -> Any:
    """Return texts with another between each two."""
    return concatenated(part for pair in zip(texts, [*between, ""], strict=True) for part in pair)
