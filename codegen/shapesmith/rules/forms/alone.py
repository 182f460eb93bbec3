"""Which member can't be given together with any other, save those that only turn the pages of what is listed."""

from __future__ import annotations

import re

from shapesmith.ir.rules import CountSet
from shapesmith.prose.plain import plain_text
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.members import GIVE, rule_for, turns_pages
from shapesmith.rules.language.notation import Match, patterns
from shapesmith.rules.references.conditions import is_given
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

_NAMED = re.compile(r"`(\w+)`")


def _alone(match: Match, subject: Subject) -> Made | None:
    """Return the rule that no other member is given beside this one.

    Where the sentence names no exception, the text may: "You can also specify a user (see `UserName`)". It is no rule
    then. Flags say nothing of what is listed, or have a default.
    """
    named, exempt = match.groupdict().get("own"), match.groupdict().get("exempt")
    own = subject.refer(named) if named else subject.itself
    members = subject.places.members
    if own is None or own.path not in members or members[own.path].required or not subject.places.operations:
        return None
    exceptions = _NAMED.findall(exempt or "")
    others = [subject.places.of(member) for member in members.values() if member.name not in (own.path, *exceptions)]
    if not set(exceptions) <= members.keys() or (not exempt and any(_names(own, other, subject) for other in others)):
        return None
    excluded = tuple(
        other
        for other in others
        if not members[other.path].required
        and other.kind != "boolean"
        and not turns_pages(other.path)
        and (exempt or not _names(other, own, subject))
    )
    if len(excluded) < 2:
        return rule_for("at_most_one", (own, *excluded), subject) if excluded else None
    must = CountSet(places=tuple(other.path for other in excluded), maximum=0)
    return Made("forbidden_when", must, (is_given(own),), own)


def _names(one: TypedPlace, other: TypedPlace, subject: Subject) -> bool:
    """Return whether the text of a member names another."""
    doc = subject.places.members[one.path].documentation
    return doc is not None and re.search(rf"\b{re.escape(other.path)}\b", plain_text(doc)) is not None


_THIS = r"this (?:parameter|filter|field|option)"
_OTHERS = r"(?:any )?other (?:filters?|parameters?|fields?|options?)(?: in the (?:request|call))?"

FORMS = (
    Form(
        "forbidden.others",
        ("other filter", "other parameter", "other field", "other option"),
        patterns(
            rf"you (?:{{NOT}}|do not|don't) (?:{GIVE}|combine) {_THIS} (?:together )?with {_OTHERS}",
            rf"(?:{_THIS}|it) {{NOT}} be (?:{{GIVEN}}|combined) (?:together )?with {_OTHERS}",
            rf"if you {GIVE} (?:{_THIS}|{{R:own}}), (?:you )?(?:{{NOT}}|do not|don't) {GIVE} {_OTHERS}"
            r"(?:,? (?:except|other than)(?: for)? (?P<exempt>`\w+`(?:(?:, |,? and |,? or )`\w+`)*))?",
            rf"if you {GIVE} (?:{_THIS}|{{R:own}}), the only other (?:filter|parameter|field|option) that you can"
            rf" (?:choose to )?{GIVE} is (?P<exempt>`\w+`)",
        ),
        of_sentence=_alone,
        matches=(
            "You cannot combine this parameter with any other filter.",
            "This parameter can't be used with other parameters.",
            "If you specify `Name`, you cannot specify any other parameters except for `Key` and `Mode`.",
            "If you use this option, the only other option that you can use is `Key`.",
            "If you specify this field, don't specify any other field.",
        ),
        differs=(
            "You cannot combine this parameter with any other owner.",
            "If you specify `Name`, you cannot specify any other parameters except for `Owner`.",
        ),
    ),
)
