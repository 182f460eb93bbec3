"""What holds for all values of another member but some, or for one value of this member and another member."""

from __future__ import annotations

from shapesmith.ir.rules import IsSet, Not, OneOf
from shapesmith.rules.forms.absence import SELF, forbidden, value_only_when
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.presence import required
from shapesmith.rules.language.notation import Match, patterns, values_in
from shapesmith.rules.references.conditions import opposite, typed_values
from shapesmith.rules.references.subjects import Subject

_ALL_BUT = r"for (?:all|every|any) (?P<noun>[a-z]+(?: [a-z]+){0,2}?)s?,? (?:except|other than)(?: for)? (?P<values>{L})"


def _those(match: Match, subject: Subject) -> OneOf | None:
    """Return the condition that another member has one of the values that are left out."""
    values = values_in(match["values"])
    place = subject.places.find_by_values(match["noun"], values) if values else None
    typed = typed_values(place, values) if place is not None and values else None
    return OneOf(place=place.path, values=typed) if place is not None and typed else None


def _needed_for_others(match: Match, subject: Subject) -> Made | None:
    those = _those(match, subject)
    others = opposite(those) if those is not None else None
    return required(subject.itself, (others,), subject) if others is not None else None


def _not_for_those(match: Match, subject: Subject) -> Made | None:
    those = _those(match, subject)
    return forbidden(subject.itself, (those,)) if those is not None else None


def _value_not_with(match: Match, subject: Subject) -> Made | None:
    """Return the rule that another member is not set where this one has a value of its enum."""
    place, other, values = subject.itself, subject.places.find(match["ref"]), values_in(match["values"])
    if place is None or other is None or not values or not set(values) < set(place.enum):
        return None
    if other.path == place.path or "." in other.path or other.kind == "boolean":
        return None
    must = Not(condition=IsSet(place=other.path))
    return Made("forbidden_when", must, (OneOf(place=place.path, values=values),), place)


FORMS = (
    Form(
        "excepted.required",
        ("required for",),
        patterns(rf"(?:{SELF})?(?:is )?required {_ALL_BUT}"),
        of_sentence=_needed_for_others,
        matches=("Required for all types except CUSTOM.", "This is required for every type other than `CUSTOM`."),
        differs=("Required for all types except OTHER.", "Required for all owners except CUSTOM ones."),
    ),
    Form(
        "excepted.forbidden",
        ("valid for", "supported for", "allowed for"),
        patterns(rf"(?:{SELF})?(?:is )?(?:valid|supported|allowed) {_ALL_BUT}"),
        of_sentence=_not_for_those,
        matches=(
            "This parameter is valid for all types except `CUSTOM`.",
            "Supported for all types except `CUSTOM`.",
            "Allowed for all types except `CUSTOM`.",
        ),
        differs=("This parameter is valid for all types except `OTHER`.",),
    ),
    Form(
        "excepted.value-not-with",
        ("can't", "cannot"),
        patterns(
            r"(?:you )?{NOT} (?:use|specify|set|combine) (?P<values>{V}) with (?P<ref>`\w+`)(?: parameter| field)?"
        ),
        of_sentence=_value_not_with,
        member="Mode",
        matches=("You can't use `SLOW` with `Key`.", "You cannot combine `SLOW` with `Key`."),
        differs=(
            "You can't use `SLOW` with `Other`.",
            "You can't use `OTHER` with `Key`.",
            "You can't use `SLOW` with `Mode`.",
            "You can't use `SLOW` with `Force`.",
        ),
    ),
    Form(
        "excepted.value-only-in",
        ("only",),
        patterns(
            r"(?P<values>{V}) (?:is|are) (?:only (?:valid|supported|allowed)|(?:valid|supported|allowed) only)"
            r" (?:in|for) (?P<condition>(?:the )?{V} [a-z]+(?: [a-z]+)?)",
        ),
        of_sentence=value_only_when,
        member="Mode",
        matches=("`SLOW` is supported only for the `CUSTOM` type.",),
        differs=("`SLOW` is supported only for the `OTHER` type.", "`FAST` is supported only for the `SLOW` mode."),
    ),
)
