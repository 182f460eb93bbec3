"""How many of several members must be given: at least one, exactly one, all or none, or at most one of all."""

from __future__ import annotations

import re

from shapesmith.ir.rules import AnyOf, Condition, CountSet, IsSet
from shapesmith.ir.shapes import StructureShape
from shapesmith.rules.forms.form import Form, Made, OfSentence
from shapesmith.rules.forms.members import (
    BOTH,
    GIVE,
    IS_GIVEN,
    ITEMS,
    NOUN,
    SAME,
    WHO,
    Alternative,
    has_default,
    members_in,
    of,
    rule_for,
    shown_at,
    turns_pages,
)
from shapesmith.rules.language.binding import STATE
from shapesmith.rules.language.notation import Match, patterns
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject


def _groups(match: Match, subject: Subject) -> Made | None:
    """Return the rule that one of two groups of members is given as a whole."""
    parts: list[Condition] = []
    about: list[TypedPlace] = []
    for text in (match["first"], match["second"]):
        if " or " in text:
            return None
        single = subject.refer(NOUN.sub("", text.strip()))
        if not single and " and " not in text:
            return None  # all of them are alternatives
        places = (single,) if single else members_in(text, subject)
        if not places or any(place.kind == "boolean" or has_default(place, subject) for place in places):
            return None
        about += places
        paths = tuple(place.path for place in places)
        parts.append(IsSet(place=paths[0]) if len(paths) == 1 else CountSet(places=paths, minimum=len(paths)))
    return Made("at_least_one", AnyOf(conditions=tuple(parts)), (), shown_at(tuple(about), subject))


_AT_ONCE = r"(?: (?:at a time|per (?:request|call)|in (?:a|the|one) (?:request|call)))*"
_MEMBERS = r"(?:members?|elements?|fields?|parameters?|options?|properties|property|attributes?|settings?)"


def _of_all(kind: Alternative) -> OfSentence:
    """Return what makes a rule of all members of the structure that the text is about."""

    def make(match: Match, subject: Subject) -> Made | None:
        place = subject.itself
        shape = subject.places.structure if subject.place is None else place.shape if place else None
        if not isinstance(shape, StructureShape) or shape.union or not 2 <= len(shape.members) <= 12:
            return None
        prefix = f"{place.path}." if place else ""
        inner = [subject.places.find(f"`{prefix}{member.name}`") for member in shape.members]
        places = tuple(each for each in inner if each is not None)
        if len(places) != len(shape.members) or any(member.required for member in shape.members):
            return None
        if kind == "at_most_one":
            places = _sure_to_exclude_each_other(places)
        made = rule_for(kind, places, subject) if len(places) > 1 else None
        if made is None or place is None:
            return made
        return made._replace(when=(IsSet(place=place.path), *made.when), about=place)

    return make


def _any_optional(match: Match, subject: Subject) -> Made | None:
    """Return the rule that one of the members that may be left out is given, whichever of them a sentence means."""
    place = subject.itself
    shape = subject.places.structure if subject.place is None else place.shape if place else None
    if not isinstance(shape, StructureShape) or shape.union or (subject.place is None and subject.is_scoped):
        return None
    prefix = f"{place.path}." if place else ""
    optional = [member.name for member in shape.members if not member.required and not turns_pages(member.name)]
    if not 2 <= len(optional) <= 20:
        return None
    must = CountSet(places=tuple(f"{prefix}{name}" for name in optional), minimum=1)
    return Made("at_least_one", must, (IsSet(place=place.path),) if place else (), place)


def _sure_to_exclude_each_other(places: tuple[TypedPlace, ...]) -> tuple[TypedPlace, ...]:
    """Return the places save flags, which count only where they are on, and times, of which two make one period."""
    times = sum(place.kind == "timestamp" for place in places)
    return tuple(place for place in places if place.kind != "boolean" and (times < 2 or place.kind != "timestamp"))


def _of_kind(noun: str) -> OfSentence:
    """Return what makes a rule of "You can only set one filter", for a structure of which each member is one."""
    make = _of_all("at_most_one")

    def make_if_so_called(match: Match, subject: Subject) -> Made | tuple[Made, ...] | None:
        name = subject.places.structure.name if subject.place is None else subject.place.path
        return make(match, subject) if re.search(rf"{noun}s?\Z", name, re.IGNORECASE) else None

    return make_if_so_called


FORMS = (
    Form(
        "alternatives.exactly-one-member",
        ("exactly one", "one and only one"),
        patterns(
            r"(?:this is a (?:tagged )?union(?: type)?,? ?(?:so|-)? )?(?:you must )?(?:set |specify "
            rf"|provide )?(?:exactly one|one and only one) (?:of (?:its|the|these) )?(?:two )?{_MEMBERS}"
            rf"(?: (?:is|must be|can be) {{GIVEN}})?{SAME}",
        ),
        of_sentence=_of_all("exactly_one"),
        member="Choice",
        matches=("Exactly one member must be set.", "Specify exactly one of its fields."),
        differs=("Exactly one owner must be set.",),
    ),
    Form(
        "alternatives.at-least-one-member",
        ("at least one",),
        patterns(
            rf"(?:[^.;:]{{3,60}} optional, but )?at least one (?:of (?:its|the|these) )?(?:[a-z]+ )?{_MEMBERS}(?: to be"
            rf" updated)? (?:must|has to|needs to) (?:be (?:{{GIVEN}}|supplied)|not be null)(?: in the request| as an"
            rf" argument)?(?:, or .{{3,80}})?",
            r"(?:the (?:parameters|fields|members) (?:listed )?below are not required, but )?you must {GIVE}"
            r" at least one",
        ),
        of_sentence=_any_optional,
        member="Choice",
        matches=(
            "At least one condition field must be set.",
            "The parameters listed below are not required, but you must use at least one.",
        ),
        differs=("At least one owner must be set.", "At least one field must be read."),
    ),
    Form(
        "alternatives.at-most-one-member",
        ("only one", "one type", "only have one"),
        patterns(
            rf"(?:for this structure to be valid, )?only one (?:of (?:its|the|these) )?(?:contained )?{_MEMBERS}"
            rf" (?:can|may) be (?:{{GIVEN}}|non-null){SAME}",
            r"you can (?:only )?{GIVE} (?:only one|one,? and only one,?)(?: of)?(?: (?:its|the"
            rf"|these))? {_MEMBERS}{SAME}",
            r"you can (?:only {GIVE}|{GIVE} only) one type(?: of [a-z]+(?: [a-z]+){0,3})?(?: \([^()]*\))?",
            r"only one of the (?:contained )?[a-z]+(?: [a-z]+){0,3} can be {GIVEN}",
            r"the `\w+` can only have one of the below fields(?: listed)?",
            rf"(?:each|an?) `?\w+`? (?:object |structure )?can (?:use|have|contain) only one of the"
            rf" (?:available )?{_MEMBERS}",
        ),
        of_sentence=_of_all("at_most_one"),
        member="Choice",
        matches=("Only one field can be populated.", "You can set only one of its members."),
        differs=("Only one of them can be populated.",),
    ),
    Form(
        "alternatives.at-most-one-filter",
        ("one filter",),
        patterns(
            rf"you (?:can|may|must) (?:only )?(?:{{GIVE}}|choose) (?:only )?one filter(?:ing parameter)?{_AT_ONCE}",
            rf"only one filter{_AT_ONCE} (?:is|can be) (?:supported|allowed|{{GIVEN}}){_AT_ONCE}",
        ),
        of_sentence=_of_kind("filter"),
        member="Filter",
        matches=("You can only set one filter at a time.", "Only one filter per request is supported."),
        differs=("You can only set one filter for each owner.",),
        reads=STATE,
    ),
    Form(
        "alternatives.at-most-one-value",
        ("one value",),
        patterns(r"you can (?:only )?{GIVE} (?:only )?one value(?: for an? [\w ]{3,40})?"),
        of_sentence=_of_kind("value"),
        member="AnyValue",
        matches=("You can only provide one value for a document attribute.",),
        differs=("You can only provide one value for `Name`.",),
    ),
    Form(
        "alternatives.exactly-one",
        (
            *("exactly one", "one and only one", "not both", "must specify one", "only one of"),
            *("cannot specify both", "can't specify both", "cannot use both", "can't use both", "but never both"),
        ),
        patterns(
            rf"{WHO}{{MUST}} (?:only |also )?{GIVE} (?:a value for )?(?:either "
            rf"|one of )?(?:the )?(?:following:? )?{ITEMS}{BOTH}{SAME}",
            rf"{WHO}{{MUST}} {GIVE} either {ITEMS}{BOTH}:",
            rf"(?:either|one of) {ITEMS} {IS_GIVEN}{SAME}{BOTH}{SAME}",
            rf"(?:exactly one|one and only one)(?: of (?:the )?(?:two |three )?[a-z ]{{3,40}}?)? {IS_GIVEN},"
            rf" (?:either )?{ITEMS}",
            rf"{WHO}(?:must|need to|have to|should) {GIVE} (?:exactly one|one and only one"
            rf"|only one)(?: of)? (?:the following(?: \w+){{0,3}}:? |the |these )?{ITEMS}{SAME}",
            rf"{GIVE} (?:exactly one|one and only one) (?:of )?(?:its {_MEMBERS},? )?{ITEMS}{SAME}",
            rf"(?:exactly one|one and only one) of {ITEMS} {IS_GIVEN}{SAME}",
            rf"(?:exactly one|one and only one) of the following(?: \w+){{0,3}} {IS_GIVEN}: {ITEMS}{SAME}",
            rf"{WHO}{{MUST}} {GIVE} (?:exactly one|one and only one|only one)"
            r" (?:[a-z]+(?: [a-z]+){0,2}|of the following(?: \w+){0,3})(?: for (?:the|your|an?) [a-z ]{3,30})?"
            r"(?:: (?:either )?|, (?:using )?either )(?:an? |the )?"
            rf"{ITEMS}(?:{BOTH})?{SAME}",
            r"(?:an?|the) [\w ,'-]{3,100} using (?:exactly one|one and only one) of the following(?: \w+){0,3}:",
            rf"{WHO}{{MUST}} {GIVE} (?:exactly one|one and only one|only one) of (?:the following"
            r"|these)(?: \w+)?(?:, based on [^;:,]{2,60})?:?",
        ),
        of_sentence=of("exactly_one"),
        matches=(
            "You must specify either `Name` or `Key`, but not both.",
            "Either `Name` or `Key` must be specified, but not both.",
            "You must specify exactly one of `Name`, `Key`, or `Mode`.",
            "Exactly one of the following fields must be set: `Name` or `Key`.",
            "Either `Name` or `Key` must have a value, but not both.",
            "You must specify exactly one action, either `Name` or `Key`.",
            "If you specify `Mode`, then you must also specify `Name` or `Key`, but not both.",
        ),
        differs=(
            "You must specify either a name or a number, but not both.",
            "You must specify either `Name` or `Other`, but not both.",
        ),
    ),
    Form(
        "alternatives.at-least-one",
        (
            *(
                "either",
                "one of",
                "is required",
                "or both",
                "but not both",
                "must specify",
                "must provide",
                "must also",
            ),
            *("must choose", "must pass", "must contain", "must include", "must enter", "one or more of"),
        ),
        patterns(
            rf"{WHO}{{MUST}} (?:also )?{GIVE} (?:a value for |values for )?(?:at least one of"
            r"|one or more of|at least one|at least|either|one of) (?:the following(?: \w+){0,3}:? |the |an? "
            rf"|these )?{ITEMS}(?:,? or both|,? or all)?{SAME}",
            rf"{GIVE} (?:a value for )?(?:at least one of) {ITEMS}{SAME}",
            rf"to (?:specify|identify) the [\w ]{{2,40}}, you must {GIVE} either {ITEMS}",
            rf"{WHO}{{MUST}} (?:also )?{GIVE} (?:the )?(?P<items>(?:(?! and )[^;:]){{3,80}} or "
            rf"(?:(?! and )[^;:]){{3,80}}?)(?:,? (?:and|or) (?:you can specify )?both)?{SAME}",
            rf"(?:at least one of|one or more of|at least one|either|one of) {ITEMS} {IS_GIVEN}(?:,? or both"
            rf"| \(or both\))?(?:, but at least one is required)?{SAME}",
            rf"(?:at least one of|at least one|either|one of) {ITEMS} {IS_GIVEN} (?:if|when) (?P<condition>.{{2,160}})",
            rf"(?:at least )?one of the following(?: \w+){{0,3}} {IS_GIVEN}: {ITEMS}{SAME}",
            rf"(?P<items>(?:this (?:value|parameter|field)|(?:the )?`\w+`) or (?:the )?`\w+`) {IS_GIVEN}{SAME}",
            rf"{GIVE} at least one of these(?: \w+)?: {ITEMS}{SAME}",
            rf"{GIVE} at least one of the following(?: \w+){{0,3}}:",
            r"at least one of the following(?: \w+){0,2} must be (?:set to )?`?true`?:",
            r"you must {GIVE} `?true`? for at least one of the following(?: \w+){0,2}:",
            rf"(?:then )?you (?:specify|provide) either {ITEMS}",
            rf"{WHO}{{MUST}} {GIVE} either (?P<items>`\w+` or `\w+`) for the [a-z]+",
            r"the request must be {GIVEN} with either (?P<items>`\w+` or `\w+`)",
            rf"(?:specify|provide) either {ITEMS}(?:,? or both)?",
            r"(?:specify|provide) either (?P<items>`\w+`) to [^,;:`]{3,120},? or (?P<items2>`\w+`) to [^;:`]{3,120}",
            r"specify (?P<items>(?:`\w+`|\w+)(?:, (?:`\w+`|\w+))*,? or both)(?:, each with .{3,60})?",
            rf"{WHO}{{MUST}} {GIVE} (?:at least one|one or more|one) of (?:the following|these)(?: \w+)?:?",
            rf"{WHO}must {GIVE} (?P<items>`[^`]+`(?:, `[^`]+`)+),? or (?:both|all)(?: of them)?{SAME}",
            r"at least one of (?:the following|these)(?: \w+)? (?:must be|is) (?:{GIVEN}|required):?",
            rf"{WHO}{{MUST}} {GIVE} (?:a value for )?(?:an?|the) [a-z]{{3,20}}(?: [a-z]{{3,20}}){{0,2}} using either"
            rf" {ITEMS}{SAME}",
            rf"(?P<items>an? [\w ,-]{{2,80}} or (?:an? )?[\w -]{{2,40}}) is required{SAME}",
            rf"this (?:operation|request|action|call) requires (?:that you|you to) {GIVE} (?:a value for )?(?:either "
            rf"|at least one of )?{ITEMS}{SAME}",
            rf"(?:either )?{ITEMS} (?:can|may) be (?:left (?:blank|empty)|omitted|null),? but not both{SAME}",
            rf"{WHO}{{MUST}} {GIVE} (?:at least one|one or more) [A-Za-z][A-Za-z ]{{2,40}}, using {ITEMS}(?:,?"
            rf" or both)?{SAME}",
        ),
        of_sentence=of("at_least_one"),
        matches=(
            "You must specify at least one of `Name` or `Key`.",
            "Either `Name` or `Key` must be specified.",
            "You must specify either this parameter or `Key`.",
            "Specify either `Name` or `Key`.",
            "Specify `Name`, `Key`, or both, each with at least one value.",
            "One of `Name` or `Key` has to be provided.",
            "At least one of the following must be specified: `Name` | `Key`",
            "Either this field or the `Key` field is required if `Type` is `CUSTOM`.",
            "A `Sample` must include either a `Name` or a `Key`.",
            "You must use either `Name` or `Key` for the owner.",
            "The request must be provided with either `Name` or `Key`.",
            "To specify the owner, you must use either `Name` or `Key`.",
            "Either `Name` or `Key` must not be null.",
            "In the request, you must specify either the `Name` of the owner or the `Key`.",
        ),
        differs=(
            "At least one of the owners must be specified.",
            "You must specify either `Name` or a value.",
            "A rule must include either a `Name` or a `Key`.",
        ),
    ),
    Form(
        "alternatives.groups",
        ("must",),
        patterns(
            rf"{WHO}must {GIVE} (?:either )?(?P<first>[^;:]{{3,80}}?), or (?P<second>[^;:]{{3,120}}?){SAME}",
            rf"{WHO}must {GIVE} either (?P<first>[^;:,]{{3,60}} and [^;:,]{{3,60}}?) or"
            rf" (?P<second>[^;:,]{{3,60}}?)(?:{BOTH})?{SAME}",
            rf"{WHO}must {GIVE} either (?P<first>[^;:,]{{3,60}}?) or (?P<second>[^;:,]{{3,60}} and [^;:,]{{3,60}}?)"
            rf"(?:{BOTH})?{SAME}",
        ),
        of_sentence=_groups,
        matches=(
            "You must specify `Key`, or `Name`, `Type`, and `Mode`.",
            "You must specify either `Name` and `Key`, or `Mode`.",
            "You must specify either the `Name` and `Key` or the `Mode`, but not both.",
        ),
        differs=("You must specify `Key`, or the owner of it.",),
    ),
    Form(
        "alternatives.all-or-none",
        ("together", "both", "as a set", "as a pair"),
        patterns(
            rf"(?:both )?{ITEMS} must (?:both )?be {{GIVEN}} together{SAME}",
            rf"{WHO}must {GIVE} {ITEMS} as a (?:set|pair)(?:; that is, .{{3,80}})?",
            rf"(?:{WHO}must )?{GIVE} (?:values for )?both {ITEMS}(?: together)?,? or (?:for )?neither(?: of them)?",
            rf"(?:both )?{ITEMS} must both be {{GIVEN}} together or both be omitted",
            rf"if you {GIVE} one of {ITEMS}, you must (?:also )?{GIVE} (?:the other|both)",
        ),
        of_sentence=of("all_or_none"),
        matches=("`Name` and `Key` must be specified together.",),
        differs=("Both must be specified together.",),
    ),
)
