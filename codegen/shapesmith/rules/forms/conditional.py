"""Which values a member has under a condition, where a list gives them case by case."""

from __future__ import annotations

import re

from shapesmith.ir.rules import NoneOf, OneOf, places_of
from shapesmith.rules.forms.absence import SELF
from shapesmith.rules.forms.form import Form, Made, each_of
from shapesmith.rules.language.notation import Match, pattern, patterns, values_in
from shapesmith.rules.references.clauses import GIVEN
from shapesmith.rules.references.conditions import is_given, typed_values
from shapesmith.rules.references.subjects import Subject

_LEAD = pattern(r"(?:the )?(?:valid|supported|allowed|possible) values (?:by|for each|per) {R:ref}(?: are)?:?")
_CASE = re.compile(r"(?:For )?(?P<case>`[^`]+`|[A-Z0-9_]+)")


def _by_case(match: Match, subject: Subject) -> Made | None:
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


def _must_set(match: Match, subject: Subject) -> tuple[Made, ...]:
    """Return the rules that other members have, or have not, the values to which they must be set."""
    groups = match.groupdict()
    named = [(groups["ref"], groups["values"]), (groups.get("ref2"), groups.get("values2"))]
    return each_of(_set_to(ref, values, match, subject) for ref, values in named if ref and values)


def _set_to(reference: str, text: str, match: Match, subject: Subject) -> Made | None:
    place, values = subject.refer(reference), values_in(text)
    when = subject.condition(match["condition"])
    if when is None and GIVEN.fullmatch(match["condition"]) and subject.itself is not None:
        when = (is_given(subject.itself),)
    typed = typed_values(place, values or (text,)) if place is not None else None
    if place is None or not typed or not when or place.path in set(places_of(when)):
        return None
    must = NoneOf if match.groupdict().get("not") else OneOf
    return Made("conditional_values", must(place=place.path, values=typed), when, place)


def _needed_value(match: Match, subject: Subject) -> Made | None:
    """Return the rule that another member has a value where this one is set."""
    place, own = subject.refer(match["ref"]), subject.itself
    values = values_in(match["values"]) or (match["values"].replace("enabled", "true"),)
    typed = typed_values(place, values) if place is not None else None
    if place is None or own is None or not typed or own.path == place.path:
        return None
    return Made("conditional_values", OneOf(place=place.path, values=typed), (is_given(own),), place)


def _value_not_when(match: Match, subject: Subject) -> Made | None:
    """Return the rule that this member has not a value of its enum under a condition."""
    place, values, when = subject.itself, values_in(match["values"]), subject.condition(match["condition"])
    if place is None or not values or not when or not set(values) < set(place.enum):
        return None
    if place.path in set(places_of(when)):
        return None
    return Made("conditional_values", NoneOf(place=place.path, values=values), when, place)


FORMS = (
    Form(
        "conditional.must-set",
        (
            *("must set", "must also set", "need to set", "have to set", "must also specify"),
            *("must also include", "must choose"),
        ),
        patterns(
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?(?:you )?must (?:also )?set (?:the )?{R:ref} to a(?:ny)?"
            r" value (?P<not>other than) (?P<values>{V}|[A-Z][a-z]+)",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?(?:you )?must (?:also )?(?:{GIVE}|choose)"
            r" (?P<values>{V}) for (?:the )?(?P<ref>`\w+`)(?: parameter| field)?(?: because [^;]{3,160})?",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?(?:you )?must (?:also )?{GIVE} (?:the )?(?P<ref>`\w+`)"
            r" (?:parameter |field )?with (?:a|the) value of (?P<values>{V})",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?(?:you )?must (?:also )?set (?:the )?{R:ref} to"
            r" (?P<values>{V}) and (?:the )?{R:ref2} to (?P<values2>{V}|\d+)",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?(?:you )?(?:must|need to|have to) (?:also )?set (?:the )?"
            r"(?:value of )?(?:the )?{R:ref} (?:to|as|equal to) (?P<values>{L}|true|false)",
        ),
        of_sentence=_must_set,
        matches=(
            "If `Type` is `CUSTOM`, you must set `Mode` to `FAST`.",
            "When `Key` is specified, you must also set the `Mode` parameter to `FAST`.",
            "If `Key` is specified, you need to set `Mode` to `FAST`.",
            "If `Key` is specified, you have to set `Mode` to `FAST`.",
            "If `Key` is specified, then you must also set `Count` to a value other than 0.",
            "If you specify `Key`, you must also specify `FAST` for `Mode`.",
            "If you specify `Key`, you must choose `FAST` for `Mode` because no other is known.",
            "If you include `Key` in your request, you must also include `Mode` with a value of `FAST`.",
            "If you specify `Key`, you must set the `Mode` parameter to `FAST` and the `Count` parameter to 465.",
        ),
        differs=(
            "If the owner is new, you must set `Mode` to `FAST`.",
            "If `Type` is `CUSTOM`, you must set `Mode` to the owner.",
        ),
    ),
    Form(
        "conditional.left-out-or",
        ("omitted or", "or set it"),
        patterns(
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?{R:ref} must (?:either )?be omitted or (?:be )?set to"
            r" (?P<values>{L})(?:,? which .{3,120})?",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:you must )?(?:either )?omit {R:ref},? or set it to"
            r" (?P<values>{L})",
        ),
        of_sentence=_must_set,
        matches=(
            "If `Key` is specified, the `Mode` parameter must either be omitted or set to `FAST`.",
            "If you specify `Key`, either omit the `Mode` parameter or set it to `FAST`.",
            "If you specify `Key`, omit the `Mode` parameter or set it to `FAST`.",
        ),
        differs=("If `Key` is specified, the owner must either be omitted or set to `FAST`.",),
    ),
    Form(
        "conditional.needed-value",
        ("must set", "need to set", "requires"),
        patterns(
            rf"(?:{SELF})?requires {{R:ref}} to be (?:set to )?(?P<values>enabled|true|{{V}})",
            r"you (?:must|need to) set {R:ref} to (?P<values>{V}|true|false) (?:in order )?to {GIVE} this (?:parameter"
            r"|field|option|setting)",
        ),
        of_sentence=_needed_value,
        matches=("You must set `Force` to `true` to use this parameter.", "Requires `Force` to be enabled."),
        differs=("You must set `Force` to `true`.", "You must set `Type` to `OTHER` to use this parameter."),
    ),
    Form(
        "conditional.value-not-when",
        ("not supported", "not valid", "not allowed", "n't supported", "n't valid", "n't allowed"),
        patterns(
            r"(?P<values>{L}) (?:(?:is|are) not|isn't|aren't) (?:supported|valid|allowed) (?:if|when|for)"
            r" (?P<condition>.{2,160})"
        ),
        of_sentence=_value_not_when,
        member="Mode",
        matches=("`SLOW` is not supported when `Key` is present.",),
        differs=("`OTHER` is not supported when `Key` is present.", "`SLOW` is not supported when it rains."),
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
