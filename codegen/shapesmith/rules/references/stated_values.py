"""Conditions on values that stand elsewhere in a text, or in the list that a sentence introduces."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Condition, OneOf
from shapesmith.rules.language.notation import pattern, values_in
from shapesmith.rules.language.sentences import Item
from shapesmith.rules.references.conditions import typed_values
from shapesmith.rules.references.places import Places, TypedPlace

_CHOSEN = pattern(
    r"(?:you )?(?:{GIVE}|choose|select) {L:values}(?: for this (?:parameter|field|value|setting|option))?"
)
_OF_THE_FOLLOWING = re.compile(
    r".{3,80} (?:of|with|for) (?:any |one )?(?:of )?the following (?P<noun>[a-z]+(?: [a-z]+)?)"
)


def chosen_values(phrase: str, place: TypedPlace | None, text: str) -> tuple[Condition, ...] | None:
    """Return the condition that the member of a text has a value that the text gives elsewhere, too: "if `io1`"."""
    found = _CHOSEN.fullmatch(phrase.strip(" ,"))
    values = values_in(found["values"]) if found else None
    if not values or place is None or place.kind != "string" or place.enum:
        return None
    if any(text.count(f"`{value}`") < 2 and f"{value} |" not in text for value in values):
        return None
    return (OneOf(place=place.path, values=values),)


def listed_values(phrase: str, items: tuple[Item, ...], places: Places) -> tuple[Condition, ...] | None:
    """Return the condition that a member has one of the values that follow, as in "of the following formats:"."""
    listed = _OF_THE_FOLLOWING.fullmatch(phrase.strip(" :"))
    place = places.find(listed["noun"]) if listed and items else None
    if place is None or not place.enum or any(item.nested for item in items):
        return None
    values = typed_values(place, tuple((item.label or item.text).strip(" .`") for item in items))
    return (OneOf(place=place.path, values=values),) if values else None
