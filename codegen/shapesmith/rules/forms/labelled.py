"""What the item of a list of values says of other members: it holds where this member has the value that labels it.

"`DELETE` - This is only valid when `Mode` is `FAST`" is about `Mode`, where the member whose text it is is `DELETE`.
"""

from __future__ import annotations

import re

from shapesmith.ir.rules import Condition, CountSet, IsSet, Not, OneOf, places_of
from shapesmith.rules.forms.form import Made
from shapesmith.rules.references.conditions import is_given, typed_values
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

_OF_A_CASE = re.compile(r"\b(?:for|if|when|with|only)\b", re.IGNORECASE)
_OR = re.compile(r" ?(?:\bor\b|,|\||/) ?")


def value_of_label(subject: Subject) -> OneOf | None:
    """Return the condition that the member has the value of its enum that labels the item that has a sentence."""
    place, sentence = subject.place, subject.sentence
    if place is None or not place.enum or not sentence.label or _OF_A_CASE.search(f"{sentence.lead} {sentence.outer}"):
        return None
    names = [name.strip('`" ') for name in _OR.split(sentence.label)]
    if not set(names) <= set(place.enum):
        return None
    values = typed_values(place, tuple(names))
    return OneOf(place=place.path, values=values) if values else None


def without_label(subject: Subject) -> Subject:
    """Return a sentence as it would be without the list that contains it."""
    plain = subject.sentence._replace(label="", lead="", outer="", heading="")
    return Subject(subject.places, subject.place, plain, subject.text)


def under_label(made: Made, value: OneOf, place: TypedPlace) -> Made | None:
    """Return what a sentence makes, where this member has a value; None where it asks something of this member."""
    given = is_given(place)
    when = tuple(each for each in made.when if each != given)
    other = _other_of_two(made.must, place) if not when else None
    if other is not None:
        return Made("forbidden_when", Not(condition=IsSet(place=other)), (value,), place)
    if place.path in {*places_of((made.must, *when))}:
        return None
    kind = "conditional_values" if made.kind == "forbidden_when" and not isinstance(made.must, Not) else made.kind
    return made._replace(kind="required_when" if kind == "required" else kind, when=(value, *when), about=place)


def _other_of_two(must: Condition, place: TypedPlace) -> str | None:
    """Return the member that excludes this one."""
    if not isinstance(must, CountSet) or must.maximum != 1 or must.minimum:
        return None
    others = [path for path in must.places if path != place.path]
    return others[0] if len(others) == 1 else None
