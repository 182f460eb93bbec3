"""Which values there are not: those that are not supported, must not be given, or are reserved."""

from __future__ import annotations

from shapesmith.ir.rules import NoneOf, RuleKind
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.language.names import singular
from shapesmith.rules.language.notation import Match, patterns, values_in
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.conditions import typed_values
from shapesmith.rules.references.subjects import Subject


def _not_supported(match: Match, subject: Subject) -> Made | None:
    place, values = subject.itself, values_in(match["values"])
    target = subject.places.item(place) if place and place.kind == "list" else place
    if place is None or target is None or values is None or not set(values) < set(target.enum):
        return None
    whole = match.groupdict().get("whole")
    if whole and "".join(map(singular, whole.lower().split())) != subject.places.structure.name.lower():
        return None
    return Made("none_of", NoneOf(place=target.path, values=values), (), place)


def _not_this(match: Match, clause: Clause, subject: Subject) -> Made | None:
    values = values_in(match["values"])
    named = match.groupdict().get("of")
    place = subject.refer(named) if named else clause.place
    if place is None or (place.path != clause.place.path and not clause.when):
        return None
    target = subject.places.item(place) if place.kind == "list" else place
    typed = typed_values(target, values) if target is not None and values else None
    if target is None or not typed or target.kind not in ("string", "number"):
        return None
    kind: RuleKind = "conditional_values" if clause.when else "none_of"
    return Made(kind, NoneOf(place=target.path, values=typed), clause.when, place)


def _reserved(match: Match, subject: Subject) -> Made | None:
    place, values = subject.itself, values_in(match["values"])
    typed = typed_values(place, values) if place is not None and values else None
    if place is None or not typed or place.kind not in ("string", "number") or place.enum:
        return None
    return Made("none_of", NoneOf(place=place.path, values=typed), (), place)


FORMS = (
    Form(
        "values.not-this",
        ("must not", "can't", "cannot", "can not", "may not"),
        patterns(
            r"{NOT} be (?:the )?(?:literal |reserved )?(?:string |word |value |words |values |set to )?(?P<values>{L})",
            r"{NOT} (?:match|be|use) (?:any|one) of the following(?: reserved)?(?: \w+)?: (?P<values>{L})",
            r"(?:you )?{NOT} set (?:this (?:value|parameter|field)|(?:the )?{R:of}) to (?P<values>{V})",
        ),
        of_clause=_not_this,
        matches=("It must not be the literal string `arn`.", "You can't set `Name` to `arn`."),
        differs=("It must not be `longer` than that.", "You can't set `Key` to `arn`."),
    ),
    Form(
        "values.none-of",
        (
            *("not supported", "isn't supported", "not allowed", "not valid"),
            *("aren't supported", "not currently supported", "isn't currently", "are not currently"),
            *("not accepted", "a valid value", "a supported value"),
        ),
        patterns(
            r"the following values are (?:currently )?not (?:accepted|supported|allowed|valid|permitted):"
            r" (?P<values>{L})",
            r"(?:the )?(?:values? )?(?P<values>{L})(?: (?:value|type|channel|option|mode)s?)? (?:is"
            r"|are) not (?:currently |an? )?(?:supported|allowed|valid|permitted)(?: values? for this [a-z]+)?",
            r"(?:the )?(?:values? )?(?P<values>{L})(?: (?:value|(?:data )?type|channel|option|mode)s?)? (?:isn't"
            r"|aren't) (?:currently |an? )?(?:supported|allowed|valid|permitted)(?: values? for this [a-z]+| for"
            r" (?P<whole>[a-z]+(?: [a-z]+){0,3}))?",
        ),
        of_sentence=_not_supported,
        member="Mode",
        matches=(
            "The SLOW mode is not supported.",
            "`SLOW` isn't currently supported.",
            "The following values are not accepted: SLOW.",
            "The following values are currently not valid: SLOW.",
        ),
        differs=("`SLOW` is not supported in this Region.", "`OTHER` is not supported."),
    ),
    Form(
        "values.reserved",
        ("reserved",),
        patterns(
            r"(?:the )?(?:names?|values?|words?|ports?|strings?|keywords?) (?P<values>{L}) (?:is|are) reserved"
            r"(?:,? and (?:cannot|can't) be used(?: .{2,60})?)?"
        ),
        of_sentence=_reserved,
        matches=("The name `score` is reserved and cannot be used as a field name.",),
        differs=("The name `score` is reserved for you until you use it.",),
    ),
)
