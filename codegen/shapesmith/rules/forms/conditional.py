"""Which values a member has under a condition, where a list gives them case by case."""

from __future__ import annotations

import re

from shapesmith.ir.rules import OneOf, places_of
from shapesmith.rules.clauses import GIVEN
from shapesmith.rules.conditions import is_given, typed_values
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.notation import pattern, patterns, values_in
from shapesmith.rules.subjects import Subject

_LEAD = pattern(r"(?:the )?(?:valid|supported|allowed|possible) values (?:by|for each|per) {R:ref}(?: are)?:?")
_CASE = re.compile(r"(?:For )?(?P<case>`[^`]+`|[A-Z0-9_]+)")


def _by_case(match: re.Match[str], subject: Subject) -> Made | None:
    """Return the rule for one item of "Valid values by channel are:", such as "For EMAIL: `OUTBOUND` | `FLOW`"."""
    lead, case = _LEAD.fullmatch(subject.sentence.lead.strip(" .")), _CASE.fullmatch(subject.sentence.label)
    other = subject.places.find(lead["ref"]) if lead else None
    place, values = subject.place, values_in(match["values"])
    if other is None or place is None or values is None or case is None or subject.sentence.items:
        return None
    when, must = typed_values(other, (case["case"].strip("`"),)), typed_values(place, values)
    if not when or not must:
        return None
    return Made(
        "conditional_values", OneOf(place=place.path, values=must), (OneOf(place=other.path, values=when),), place
    )


def _must_set(match: re.Match[str], subject: Subject) -> Made | None:
    """Return the rule that another member has the value to which it must be set."""
    place, values = subject.refer(match["ref"]), values_in(match["values"])
    when = subject.condition(match["condition"])
    if when is None and GIVEN.fullmatch(match["condition"]) and subject.itself is not None:
        when = (is_given(subject.itself),)
    typed = typed_values(place, values) if place is not None and values else None
    if place is None or not typed or not when or place.path in set(places_of(when)):
        return None
    return Made("conditional_values", OneOf(place=place.path, values=typed), when, place)


FORMS = (
    Form(
        "conditional.must-set",
        ("must set", "must also set", "need to set", "have to set"),
        patterns(
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?(?:you )?(?:must|need to|have to) (?:also )?set (?:the )?"
            r"(?:value of )?(?:the )?{R:ref} (?:to|as|equal to) (?P<values>{L}|true|false)",
        ),
        of_sentence=_must_set,
        matches=(
            "If `Type` is `CUSTOM`, you must set `Mode` to `FAST`.",
            "When `Key` is specified, you must also set the `Mode` parameter to `FAST`.",
            "If `Key` is specified, you need to set `Mode` to `FAST`.",
            "If `Key` is specified, you have to set `Mode` to `FAST`.",
        ),
        differs=(
            "If the owner is new, you must set `Mode` to `FAST`.",
            "If `Type` is `CUSTOM`, you must set `Mode` to the owner.",
        ),
    ),
    Form(
        "conditional.by-case",
        ("values by", "values for each", "values per"),
        patterns(r"(?P<values>{L})(?: and the \w+ `[^`]+`)?"),
        of_sentence=_by_case,
        member="Mode",
        matches=("<p>Valid values by type are:</p><ul><li>For CUSTOM: <code>FAST</code></li></ul>",),
        differs=("<p>Valid values by owner are:</p><ul><li>For CUSTOM: <code>FAST</code></li></ul>",),
    ),
)
