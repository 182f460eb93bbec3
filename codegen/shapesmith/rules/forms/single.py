"""Lists of which a text says that they have one item: one at a time, not several."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Length
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.held import list_of
from shapesmith.rules.language.binding import STATE
from shapesmith.rules.language.names import singular
from shapesmith.rules.language.notation import Match, patterns, whole
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

_NOUN = r"(?P<noun>[a-z]+(?: [a-z]+){0,3}?)"
_PART = re.compile(r" (?:arn|id|name|identifier|value)s?\Z", re.IGNORECASE)
_PARTS = re.compile(r"(?:arn|id|name|identifier|value|item|entry|entrie|element)s?\Z", re.IGNORECASE)


def _list_named(noun: str, subject: Subject) -> TypedPlace | None:
    """Return the list that a sentence is about, by what it holds: "one objective ARN" of `Objectives`."""
    own = subject.itself
    place = list_of(noun, subject) or list_of(_PART.sub("", noun), subject)
    if place is None and own is not None:
        is_called = singular(noun.replace(" ", "").lower()) == singular(own.path.rpartition(".")[2].lower())
        place = own if is_called or _PARTS.fullmatch(noun) else None
    return place if place is not None and place.kind == "list" else None


def _one(match: Match, subject: Subject) -> Made | None:
    place = _list_named(match["noun"], subject)
    return None if place is None else Made("length", Length(place=place.path, unit="items", maximum=1), (), place)


def _so_many(match: Match, subject: Subject) -> Made | None:
    """Return the rule on how many items a list has, between the two numbers of a remark."""
    place, low, high = subject.itself, whole(match["low"]), whole(match["high"])
    if place is None or place.kind != "list" or low is None or not high or low > high:
        return None
    return Made("length", Length(place=place.path, unit="items", minimum=low, maximum=high), (), place)


FORMS = (
    Form(
        "length.one-at-a-time",
        ("at a time", "multiple", "more than one", "a single"),
        patterns(
            rf"you can (?:use this (?:parameter|field) to )?(?:only )?{{GIVE}} (?:only )?one {_NOUN} at a time",
            rf"only (?:one|a single) {_NOUN} (?:can|may) be {{GIVEN}} at a time",
            rf"(?:pass|specify|provid|includ|us)ing (?:multiple|more than one) {_NOUN}(?: in (?:the |this )?`?\w+`?)?"
            r" (?:isn't|is not) (?:currently )?(?:supported|allowed)",
            r"this is an? (?:array|list), but (?:we|you can)(?: currently)? only (?:support|{GIVE}) (?:one|a single)"
            rf" {_NOUN}",
        ),
        of_sentence=_one,
        member="Items",
        matches=(
            "You can use this parameter to specify one item at a time.",
            "Only one item can be used at a time.",
            "Specifying multiple items isn't supported.",
            "Passing more than one item in the `Sample` isn't supported.",
            "This is an array, but we currently only support a single item.",
        ),
        differs=(
            "You can use this parameter to specify one owner at a time.",
            "Only one owner can be used at a time.",
            "Specifying multiple owners isn't supported.",
        ),
        reads=STATE,
    ),
    Form(
        "length.least-and-most-items",
        ("minimum",),
        patterns(
            r"(?:the |an? )?(?:list|array) of [a-z ]{3,60} \({N:low} minimum, {N:high} maximum\)(?: [^;]{3,120})?"
        ),
        of_sentence=_so_many,
        member="Items",
        matches=("The list of items (1 minimum, 5 maximum) that authorizes connections.",),
        differs=("The list of items (5 minimum, 1 maximum) that authorizes connections.",),
        reads=STATE,
    ),
)
