"""How many of several members may or must be given: at least one, exactly one, at most one, all or none."""

from __future__ import annotations

import re
from typing import Literal

from shapesmith.ir.rules import AllOrNone, AnyOf, Condition, CountSet, IsSet, NoneOf, OneOf
from shapesmith.ir.shapes import StructureShape
from shapesmith.rules.forms.form import Form, Made, OfSentence
from shapesmith.rules.notation import patterns
from shapesmith.rules.places import Place
from shapesmith.rules.subjects import Subject

Alternative = Literal["at_least_one", "exactly_one", "at_most_one", "all_or_none"]

_SEPARATOR = re.compile(r",? (?:or|and) (?:the |an? |either )?|, (?:the |an? )?|/(?=`)| (?:OR|AND) ")
_NOUN = re.compile(
    r" (?:parameter|field|propert(?:y|ies)|member|attribute|option|element|value|argument|filter|setting|object)s?\Z",
    re.IGNORECASE,
)
_GIVE = r"(?:{GIVE}|configure|choose|contain|select)"
_WHO = r"(?:you |(?:the |a |an |your |each )(?:`?\w+`? )?(?:request|operation|call|structure|object) )?"
_SAME = (
    r"(?: in (?:the same|a single|the|your|a|one|this|each)(?: \w+)? (?:request|call|api call|operation|object"
    r"|filter)| together| at the same time"
    r"| simultaneously| for this (?:operation|request|parameter))*(?: \([^()]*\))?"
    r"(?: to (?:create|update|start|specify|use|identify|define|get|retrieve|run|make|call|perform) [^;:,]{2,80}"
    r"| when (?:you (?:create|call|make|update|start|register|launch|submit)|creating|calling|making"
    r"|updating) [^;:,]{2,80}"
    r"|,? (?:or|otherwise) (?:you will|the request|the operation|the call|an error|an exception) .{2,120})?"
)
_ITEMS = r"(?P<items>[^;:]{3,240}?)(?: in (?:your|the) \w+)?"
_BOTH = (
    r",? ?(?:\()?(?:(?:but|and) )?(?:not|never|(?:you )?(?:cannot|can't) (?:specify|use|include|provide)"
    r"|not to specify)(?: both| all| more than one)(?: of them| parameters| of these)?(?:\))?"
)


def _members(text: str, subject: Subject) -> tuple[Place, ...] | None:
    """Return the places that a list of references names; None unless all are known, and there are two or more."""
    text = re.sub(
        r"^(?:(?:of|the|following|parameters|fields|either|both|these|:|,) |(?:following|parameters|fields): )+",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    text = _NOUN.sub("", re.sub(r" \([^()]*\)", "", text.rstrip(" .,")))
    if re.search(r" or ", text, re.IGNORECASE) and re.search(r" and ", text, re.IGNORECASE):
        return None  # groups of members, of which each is a whole
    found: list[Place] = []
    for part in _SEPARATOR.split(text):
        place = subject.refer(_NOUN.sub("", part.strip()))
        if place is None or "[" in place.path or "{" in place.path:
            return None
        found.append(place)
    paths = [place.path for place in found]
    return tuple(found) if 2 <= len(found) <= 12 and len(set(paths)) == len(paths) else None


def _listed(subject: Subject) -> tuple[Place, ...] | None:
    """Return the places that the items of a list name."""
    items = subject.sentence.items
    if not 2 <= len(items) <= 12 or any(item.nested for item in items):
        return None
    names = [item.label or item.text.strip(" .,;") for item in items]
    if any(not re.fullmatch(r"`[^`]+`|[A-Za-z]\w+", name) for name in names):
        return None
    found = [subject.refer(name) for name in names]
    known = [place for place in found if place is not None]
    return tuple(known) if len(known) == len(found) and len({place.path for place in known}) == len(known) else None


def rule_for(kind: Alternative, places: tuple[Place, ...], subject: Subject) -> Made | None:
    """Return the rule on how many of the places are set."""
    if any(place.kind == "boolean" for place in places):
        return _with_flags(kind, places, subject)
    names = subject.places.members
    if kind in ("at_least_one", "exactly_one") and any(
        place.path in names and names[place.path].required for place in places
    ):
        return None  # the model asks for one of them anyway, or the documentation is about another operation
    paths = tuple(
        sorted(
            (place.path for place in places),
            key=list(names).index if all(place.path in names for place in places) else str,
        )
    )
    about = _about(places, subject)
    match kind:
        case "at_least_one":
            return Made(kind, CountSet(places=paths, minimum=1), (), about)
        case "exactly_one":
            return Made(kind, CountSet(places=paths, minimum=1, maximum=1), (), about)
        case "at_most_one":
            return Made(kind, CountSet(places=paths, maximum=1), (), about)
        case "all_or_none":
            return Made(kind, AllOrNone(places=paths), (), about)


def _with_flags(kind: Alternative, places: tuple[Place, ...], subject: Subject) -> Made | None:
    """Return the rule for two members one of which is a flag, which counts as given where it is on."""
    if kind != "at_most_one" or len(places) != 2:
        return None
    first, second = sorted(places, key=lambda place: (place.kind != "boolean", place.path))
    when = OneOf(place=first.path, values=(True,))
    if second.kind == "boolean":
        return Made("at_most_one", NoneOf(place=second.path, values=(True,)), (when,), _about(places, subject))
    return Made("at_most_one", CountSet(places=(second.path,), maximum=0), (when,), _about(places, subject))


def _about(places: tuple[Place, ...], subject: Subject) -> Place | None:
    """Return the member whose text this is, if it is one of the places; else the first."""
    return next((place for place in places if subject.place and place.path == subject.place.path), places[0])


def _of(kind: Alternative) -> OfSentence:
    def make(match: re.Match[str], subject: Subject) -> Made | None:
        groups = match.groupdict()
        if groups.get("items") is not None:
            text = groups["items"]
            if groups.get("with_self"):
                text = f"this parameter and {text}"
            places = _members(text, subject)
        else:
            places = _listed(subject)
        return rule_for(kind, places, subject) if places else None

    return make


def _with_self(kind: Alternative) -> OfSentence:
    """Return what makes a rule of this member and those that are named beside it, pair by pair."""

    def make(match: re.Match[str], subject: Subject) -> tuple[Made, ...] | None:
        named = match.groupdict().get("own")
        own = subject.refer(named) if named else subject.itself
        if own is None:
            return None
        text = _NOUN.sub("", match["items"].strip(" ."))
        made: list[Made] = []
        for part in _SEPARATOR.split(text):
            place = subject.refer(_NOUN.sub("", part.strip()))
            if place is None or place.path == own.path or "[" in place.path:
                return None
            rule = rule_for(kind, (own, place), subject)
            if rule is None:
                return None
            made.append(rule)
        return tuple(made)

    return make


def _groups(match: re.Match[str], subject: Subject) -> Made | None:
    """Return the rule that one of two groups of members is given as a whole."""
    parts: list[Condition] = []
    about: list[Place] = []
    for text in (match["first"], match["second"]):
        if " or " in text:
            return None
        single = subject.refer(_NOUN.sub("", text.strip()))
        places = (single,) if single else _members(text, subject)
        if not places or any(place.kind == "boolean" for place in places):
            return None
        about += places
        paths = tuple(place.path for place in places)
        parts.append(IsSet(place=paths[0]) if len(paths) == 1 else CountSet(places=paths, minimum=len(paths)))
    return Made("at_least_one", AnyOf(conditions=tuple(parts)), (), _about(tuple(about), subject))


_SELF = (
    r"(?:(?:it|this|(?:the|this) (?:parameter|field|value|property|setting|option|attribute|member|element|object"
    r"|structure)) )"
)

_MEMBERS = r"(?:members?|elements?|fields?|parameters?|options?|properties|property|attributes?|settings?)"


def _of_all(kind: Alternative) -> OfSentence:
    """Return what makes a rule of all members of the structure that the text is about."""

    def make(match: re.Match[str], subject: Subject) -> Made | None:
        place = subject.itself
        shape = subject.places.structure if subject.place is None else place.shape if place else None
        if not isinstance(shape, StructureShape) or shape.union or not 2 <= len(shape.members) <= 12:
            return None
        prefix = f"{place.path}." if place else ""
        inner = [subject.places.find(f"`{prefix}{member.name}`") for member in shape.members]
        places = tuple(each for each in inner if each is not None)
        if len(places) != len(shape.members) or any(member.required for member in shape.members):
            return None
        made = rule_for(kind, places, subject)
        if made is None or place is None:
            return made
        return made._replace(when=(IsSet(place=place.path), *made.when), about=place)

    return make


FORMS = (
    Form(
        "alternatives.exactly-one-member",
        ("exactly one", "one and only one"),
        patterns(
            r"(?:this is a (?:tagged )?union(?: type)?,? ?(?:so|-)? )?(?:you must )?(?:set |specify "
            rf"|provide )?(?:exactly one|one and only one) (?:of (?:its|the|these) )?{_MEMBERS}"
            rf"(?: (?:is|must be|can be) {{GIVEN}})?{_SAME}",
        ),
        of_sentence=_of_all("exactly_one"),
        member="Choice",
        matches=("Exactly one member must be set.", "Specify exactly one of its fields."),
        differs=("Exactly one owner must be set.",),
    ),
    Form(
        "alternatives.at-most-one-member",
        ("only one",),
        patterns(
            rf"only one (?:of (?:its|the|these) )?{_MEMBERS} (?:can|may) be {{GIVEN}}{_SAME}",
            r"you can (?:only )?{GIVE} (?:only one|one,? and only one,?)(?: of)?(?: (?:its|the"
            rf"|these))? {_MEMBERS}{_SAME}",
        ),
        of_sentence=_of_all("at_most_one"),
        member="Choice",
        matches=("Only one field can be populated.", "You can set only one of its members."),
        differs=("Only one of them can be populated.",),
    ),
    Form(
        "alternatives.exactly-one",
        (
            "but not both",
            "exactly one",
            "one and only one",
            "not both",
            "must specify one",
            "only one of",
            "cannot specify both",
            "can't specify both",
            "but never both",
        ),
        patterns(
            rf"{_WHO}(?:must|need to|have to) (?:only )?{_GIVE} (?:a value for )?(?:either "
            rf"|one of )?(?:the )?(?:following:? )?{_ITEMS}{_BOTH}{_SAME}",
            rf"(?:either|one of) {_ITEMS} (?:must be|is|are|needs to be) (?:{{GIVEN}}|required"
            rf"|mandatory){_SAME}{_BOTH}{_SAME}",
            rf"{_WHO}(?:must|need to|have to|should) {_GIVE} (?:exactly one|one and only one"
            rf"|only one)(?: of)? (?:the following(?: \w+)?:? |the |these )?{_ITEMS}{_SAME}",
            rf"{_GIVE} (?:exactly one|one and only one) (?:of )?{_ITEMS}{_SAME}",
            rf"(?:exactly one|one and only one) of {_ITEMS} (?:must be|is|are) (?:{{GIVEN}}|required|mandatory){_SAME}",
            rf"{_WHO}(?:must|need to|have to) {_GIVE} (?:exactly one|one and only one|only one) of (?:the following"
            r"|these)(?: \w+)?:?",
        ),
        of_sentence=_of("exactly_one"),
        matches=(
            "You must specify either `Name` or `Key`, but not both.",
            "Either `Name` or `Key` must be specified, but not both.",
            "You must specify exactly one of `Name`, `Key`, or `Mode`.",
        ),
        differs=(
            "You must specify either a name or a number, but not both.",
            "You must specify either `Name` or `Other`, but not both.",
        ),
    ),
    Form(
        "alternatives.at-most-one",
        (
            "both",
            "mutually exclusive",
            "cannot",
            "can't",
            "don't",
            "do not",
            "must not",
            "only one",
            "can only",
            "either",
        ),
        patterns(
            rf"{_WHO}(?:can|may) (?:optionally )?(?:only )?{_GIVE} (?:either |one of |only one of "
            rf"|only )?(?:the )?{_ITEMS}{_BOTH}{_SAME}",
            rf"{_WHO}(?:can|may) {_GIVE} (?:either |one of )(?:the )?{_ITEMS}; they are mutually exclusive",
            rf"{_GIVE} (?:either |only one of |one of )(?:the )?{_ITEMS}{_BOTH}{_SAME}",
            rf"(?:the )?{_ITEMS} (?:parameters |fields |properties |options |members )?are mutually exclusive{_SAME}",
            rf"(?:you )?(?:{{NOT}}|do not|don't) {_GIVE} both (?:of )?{_ITEMS}{_SAME}",
            rf"(?:you )?(?:{{NOT}}|do not|don't) {_GIVE} (?P<items>`[^`]+` (?:and|with|together with"
            rf"|along with) `[^`]+`){_SAME}",
            rf"{_WHO}(?:can|may) (?:only )?{_GIVE} (?:only )?(?:one|at most one"
            rf"|no more than one)(?: of)? (?:the )?(?:following )?{_ITEMS}{_SAME}",
            rf"only one of {_ITEMS} (?:can|may) be {{GIVEN}}{_SAME}",
            rf"(?:both )?{_ITEMS} (?:{{NOT}}) (?:both )?be {{GIVEN}} (?:together|at the same time"
            r"|in the same (?:request|call)|simultaneously)",
            rf"(?:either )?{_ITEMS} (?:can|may) be {{GIVEN}}, but not both{_SAME}",
            rf"(?:\( ?)?{_ITEMS} {{NOT}} both be (?:set to |specified as )?`?true`?\.?\)?",
        ),
        of_sentence=_of("at_most_one"),
        matches=(
            "You can specify either `Name` or `Key`, but not both.",
            "`Name` and `Key` are mutually exclusive.",
            "You can't specify both `Name` and `Key`.",
            "Only one of `Name` and `Key` can be specified.",
        ),
        differs=("`Name` and the others are mutually exclusive.",),
    ),
    Form(
        "alternatives.not-with",
        (
            "mutually exclusive",
            "cannot",
            "can't",
            "can not",
            "not be",
            "must not",
            "don't",
            "do not",
            "isn't",
            "not allowed",
            "not supported",
            "not valid",
        ),
        patterns(
            rf"(?:{_SELF})?(?:is |are )?(?:a )?mutually exclusive (?:option |parameter )?(?:with|to) {_ITEMS}{_SAME}",
            rf"{{R:own}} (?:is|are) (?:a )?mutually exclusive (?:option |parameter )?(?:with|to) {_ITEMS}{_SAME}",
            r"{R:own} {NOT} be {GIVEN} (?:together |along |in combination |in conjunction )?(?:with"
            rf"|as) {_ITEMS}{_SAME}",
            rf"(?:{_SELF})?(?:{{NOT}}) be {{GIVEN}} in the same (?:request|call) (?:as|with) {_ITEMS}",
            rf"(?:{_SELF})?(?:{{NOT}}) be {{GIVEN}} (?:together |along |simultaneously |in combination "
            rf"|in conjunction |at the same time )?(?:with|as) {_ITEMS}{_SAME}",
            rf"(?:you )?(?:{{NOT}}|do not|don't) {_GIVE} (?:both )?(?:this parameter|this field|this option"
            rf"|this value|it)(?: together| along| in combination)? (?:with|and) {_ITEMS}{_SAME}",
            rf"(?:{_SELF})?(?:is not|isn't) (?:allowed|supported|valid|compatible) with {_ITEMS}{_SAME}",
            rf"if you {_GIVE} (?:this parameter|this field|this option|this value|it)(?: in (?:your|the"
            rf"|a) (?:\w+ )?request)?, you (?:{{NOT}}|do not|don't) {_GIVE} {_ITEMS}{_SAME}",
        ),
        of_sentence=_with_self("at_most_one"),
        matches=(
            "Mutually exclusive with `Key`.",
            "This parameter can't be specified with `Key`.",
            "You cannot use this parameter with `Key`.",
        ),
        differs=("Can't be used with the others.", "Mutually exclusive with `Other`."),
    ),
    Form(
        "alternatives.at-least-one",
        ("at least one", "either", "one or more of", "one of", "must specify", "must provide"),
        patterns(
            rf"{_WHO}(?:must|need to|have to) (?:also )?{_GIVE} (?:a value for |values for )?(?:at least one of"
            r"|one or more of|at least one|at least|either|one of) (?:the following(?: \w+)?:? |the "
            rf"|these )?{_ITEMS}(?:,? or both|,? or all)?{_SAME}",
            rf"{_GIVE} (?:a value for )?(?:at least one of) {_ITEMS}{_SAME}",
            rf"{_WHO}(?:must|need to|have to) {_GIVE} (?:the )?(?P<items>(?:(?! and )[^;:]){{3,80}} or (?:(?! and )"
            rf"[^;:]){{3,80}}){_SAME}",
            rf"(?:at least one of|one or more of|at least one|either|one of) {_ITEMS} (?:must be|is"
            rf"|are) (?:{{GIVEN}}|required|mandatory){_SAME}",
            rf"{_WHO}(?:must|need to|have to) {_GIVE} (?:at least one|one or more|one) of (?:the following"
            r"|these)(?: \w+)?:?",
            rf"{_WHO}must {_GIVE} (?P<items>`[^`]+`(?:, `[^`]+`)+),? or (?:both|all)(?: of them)?{_SAME}",
            r"at least one of (?:the following|these)(?: \w+)? (?:must be|is) (?:{GIVEN}|required):?",
        ),
        of_sentence=_of("at_least_one"),
        matches=(
            "You must specify at least one of `Name` or `Key`.",
            "Either `Name` or `Key` must be specified.",
            "You must specify either this parameter or `Key`.",
        ),
        differs=("At least one of the owners must be specified.", "You must specify either `Name` or a value."),
    ),
    Form(
        "alternatives.groups",
        ("must",),
        patterns(rf"{_WHO}must {_GIVE} (?:either )?(?P<first>[^;:]{{3,80}}?), or (?P<second>[^;:]{{3,120}}?){_SAME}"),
        of_sentence=_groups,
        matches=(
            "You must specify `Key`, or `Name`, `Type`, and `Mode`.",
            "You must specify either `Name` and `Key`, or `Mode`.",
        ),
        differs=("You must specify `Key`, or the owner of it.",),
    ),
    Form(
        "alternatives.all-or-none",
        ("together", "both"),
        patterns(
            rf"(?:both )?{_ITEMS} must (?:both )?be {{GIVEN}} together{_SAME}",
            rf"{_GIVE} both {_ITEMS},? or neither",
            rf"if you {_GIVE} one of {_ITEMS}, you must (?:also )?{_GIVE} (?:the other|both)",
        ),
        of_sentence=_of("all_or_none"),
        matches=("`Name` and `Key` must be specified together.",),
        differs=("Both must be specified together.",),
    ),
)
