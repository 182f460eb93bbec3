"""Bounds of a number that a sentence gives in another unit of time than the number is in: "1 hour", of seconds."""

from __future__ import annotations

import re

from shapesmith.prose.plain import plain_text
from shapesmith.rules.language.notation import Match, number
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

_TIMES = r"(?P<unit>millisecond|second|minute|hour|day|week|month|year)"
_IN_TWO_UNITS = re.compile(rf"\d {_TIMES}s? \(\D{{0,12}}[\d,.]+ (?!(?P=unit))\w+\)", re.IGNORECASE)
_IN_A_UNIT = re.compile(rf" {_TIMES}s?\b", re.IGNORECASE)
_RESTATED = re.compile(rf" [a-z]+ \((?P<count>[\d,.]+) {_TIMES}s?\)", re.IGNORECASE)
_NAMED_UNIT = re.compile(r"Millisecond|Second|Minute|Hour|Day|Week|Month|Year")
_SAID_UNIT = re.compile(r"\bin (millisecond|second|minute|hour|day|week)s\b", re.IGNORECASE)
_BETWEEN = re.compile(r"`?\s?(?:to|and|through|-)\s?`?", re.IGNORECASE)
_MILLISECONDS = {
    "millisecond": 1,
    "second": 1_000,
    "minute": 60_000,
    "hour": 3_600_000,
    "day": 86_400_000,
    "week": 604_800_000,
}
"""Months and years have no fixed length."""


def seconds_in(count: str, unit: str) -> int | None:
    """Return how many whole seconds a time has; None where its unit has no fixed length.

    >>> seconds_in("six", "hours"), seconds_in("30", "days"), seconds_in("two", "years")
    (21600, 2592000, None)
    """
    number_of_units, length = number(count), _MILLISECONDS.get(unit.lower().removesuffix("s"))
    if number_of_units is None or length is None or not float(number_of_units * length / 1_000).is_integer():
        return None
    return int(number_of_units * length / 1_000)


# The groups of a match that hold its bounds.
_BOUNDS = ("low", "high", "above", "below")


def bounds_in(place: TypedPlace, match: Match, subject: Subject) -> list[float | None] | None:
    """Return the bounds that a match holds, in the unit of the number at a place; None where that is not sure.

    "Between 1 minute and 12 hours" is 1 to 720 of `TimeoutInMinutes`. A group that has not matched is no bound.
    """
    groups = match.groupdict()
    texts = [groups.get(name) for name in _BOUNDS]
    bounds = [None if text is None else number(text) for text in texts]
    if any(bound is None and text is not None for bound, text in zip(bounds, texts, strict=True)):
        return None
    after = [
        None if text is None else _IN_A_UNIT.match(match.string, match.end(name))
        for name, text in zip(_BOUNDS, texts, strict=True)
    ]
    units = [None if found is None else found["unit"].lower() for found in after]
    own = {unit.lower() for unit in _NAMED_UNIT.findall(place.path.rpartition(".")[2])} or _said(subject.text)
    if not own and any(units) and subject.place != place:
        own = _said_of(place, subject)
    for index, name in enumerate(_BOUNDS):
        again = _RESTATED.match(match.string, match.end(name)) if units[index] else None
        if again and {again["unit"].lower()} == own and (count := number(again["count"])) is not None:
            bounds[index], units[index] = count, again["unit"].lower()  # "100 years (52,560,000 minutes)", of minutes
    if not _is_in_another_unit(match, units, own, subject):
        return bounds
    if len(own) != 1 or any(name.endswith(("Unit", "Units")) for name in subject.places.members):
        return None
    low, high = match.span("low") if groups.get("low") else (0, 0), match.span("high") if groups.get("high") else (0, 0)
    if units[0] is None and _BETWEEN.fullmatch(match.string, low[1], high[0]):
        units[0] = units[1]  # "1 to 12 hours"
    return _converted(bounds, units, own.pop())


def _said(text: str) -> set[str]:
    """Return the unit that a text says a number is in, if it says one."""
    said = {unit.lower() for unit in _SAID_UNIT.findall(text)}
    return said if len(said) == 1 else set()


def _said_of(place: TypedPlace, subject: Subject) -> set[str]:
    """Return the unit that the text of a member says its number is in, for a sentence that stands elsewhere."""
    member = subject.places.members.get(place.path)
    return set() if member is None or member.documentation is None else _said(plain_text(member.documentation))


def _is_in_another_unit(match: Match, units: list[str | None], own: set[str], subject: Subject) -> bool:
    """Return whether a bound is not in the unit of the number: "100 years (52,560,000 minutes)" of minutes."""
    given = {unit for unit in units if unit is not None}
    if (own and not given <= own) or len(given) > 1:
        return True
    if given and any(name.endswith(("Unit", "Units")) for name in subject.places.members):
        return True  # another member says in which unit the number is
    two = _IN_TWO_UNITS.search(match[0])
    return two is not None and two["unit"].lower() not in own and f"in {two['unit'].lower()}s" not in subject.text


def _converted(bounds: list[float | None], units: list[str | None], own: str) -> list[float | None] | None:
    """Return bounds in one unit; None where the unit of one is not known, or has no fixed length."""
    found: list[float | None] = []
    for bound, unit in zip(bounds, units, strict=True):
        if bound is None:
            found.append(None)
            continue
        there, here = _MILLISECONDS.get(unit or ""), _MILLISECONDS.get(own)
        if there is None or here is None or not float(bound * there / here).is_integer():
            return None
        found.append(int(bound * there / here))
    return found
