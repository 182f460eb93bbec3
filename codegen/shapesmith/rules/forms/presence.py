"""Which members must be given: always, under a condition, or beside another member."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Condition, IsSet, OneOf, places_of
from shapesmith.rules.forms.absence import SELF, THIS, cases, forbidden
from shapesmith.rules.forms.form import Form, Made, each_of
from shapesmith.rules.forms.members import SAME, WHO, all_listed, has_default, speaks_of
from shapesmith.rules.language.notation import Match, patterns, values_in
from shapesmith.rules.references.conditions import is_given, opposite
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

_REFS = r"(?P<ref>{R}(?:(?:, and |, | and )(?:the )?`?\w+`?)*)"
_REQUIRED = (
    r"(?:is |are |must be |is also |becomes )?(?:conditionally |only |a )?(?:required|mandatory)(?: only)?"
    r"(?: (?:parameter|field|property|setting|element))?"
    r"|must (?:also )?be {GIVEN}(?: in (?:your|the) request)?|must (?:also )?have a value|{NOT} be (?:null|empty|blank)"
)
_CODE_LIST = r"(?P<refs>`\w+`(?:, (?:the )?`\w+`)*,? and (?:the )?`\w+`)"
_CHOOSE = r"(?:{GIVE}|change|update|choose|configure|enter)"
_PURPOSE = (
    r"(?: in (?:your|the|this) request)?(?: to (?:identify|specify|indicate|define|determine|configure|provide|describe"
    r"|create|connect|access|select|send|store|encrypt|retrieve) [^,;]{3,120}| (?:that|which) [^,;]{3,120})?"
)
_WHEN = r"(?:if|when|only if|only when|if and only if|in case|for|where)"
_TAIL = (
    r"(?:(?:,|;|\.)? (?:and )?(?:is |are )?(?:otherwise|optional|not required|ignored|it's optional"
    r"|it is optional)(?: .{3,80})?|[,;] (?:and )?(?:must not|cannot|can't) be {GIVEN} otherwise|,? and (?:it )?(?:is "
    r"|are )?(?:not valid|not supported|not allowed|isn't supported"
    r"|must be omitted|must not be {GIVEN}|cannot be {GIVEN}|can't be {GIVEN})(?: .{3,80})?"
    r"|,? and (?:you )?must not {GIVE} (?:it|this) for any other .{3,60}|, (?:and )?omit it otherwise)?"
)


def _required_when(match: Match, subject: Subject) -> tuple[Made, ...] | None:
    """Return the rule that a member is set under a condition that is not about that member."""
    groups = match.groupdict()
    if groups.get("listed") and any(subject.refer(item.label or item.text) for item in subject.sentence.items):
        return None  # one of several members will do, not a value of this one
    if subject.sentence.before and _ALSO.match(match.string) is not None:
        return None  # "If you also specify A, B is required": where the sentence before holds
    references = [text for text in (groups.get("ref"), groups.get("ref2")) if text]
    places = [place for text in references for place in _each(text, subject)] if references else [subject.itself]
    if groups.get("all"):
        places = list(all_listed(subject) or ())
    made = [required(place, when, subject) for when in cases(match["condition"], subject) for place in places]
    if groups.get("absent"):
        others = [forbidden(place, subject.condition(groups["absent"])) for place in places]
        made += [each for each in others if each is not None]
    if len(made) == 1 and made[0] is not None and _NOT_OTHERWISE.search(match.string):
        made.append(_unless(made[0]))
    return each_of(made)


_ALSO = re.compile(r"(?:if|when) you also\b", re.IGNORECASE)
_NOT_OTHERWISE = re.compile(
    r"\bif and only if\b|(?:(?:\bnot|n't|\bcannot)\b[^,;]{0,30}|\bomit it) (?:otherwise|for any other [^,;]{3,60})\Z",
    re.IGNORECASE,
)


def _unless(required: Made) -> Made | None:
    """Return the rule of "required if A, and not allowed otherwise" that forbids a member where A does not hold."""
    place = required.about
    if place is None or len(required.when) != 1:
        return None
    return Made("forbidden_when", required.when[0], (is_given(place),), place)


def _each(text: str, subject: Subject) -> list[TypedPlace | None]:
    """Return the place that a reference names, or those that a list of references does."""
    place = subject.refer(text)
    if place is not None or " and " not in text:
        return [place]
    plain = re.sub(r" (?:parameters|fields|settings|values|properties|members)\Z", "", text)
    return [subject.refer(part) for part in re.split(r",? and (?:the )?|, (?:the )?", plain)]


def required(place: TypedPlace | None, when: tuple[Condition, ...] | None, subject: Subject) -> Made | None:
    """Return the rule that a place is set under conditions that are about others."""
    if place is None or when is None or "[" in place.path or "{" in place.path or place.path in set(places_of(when)):
        return None
    model = subject.places.members.get(place.path)
    if model is not None and model.required:
        return None
    if len(when) == 1 and isinstance(when[0], IsSet) and _goes_with_another(when[0].place, place.path, subject):
        return None
    return Made("required_when", IsSet(place=place.path), when, place)


_GOES_WITH = re.compile(
    r"\bif you (?:include|specify|use|provide|set) (?P<other>\w+), you can (?:also |optionally )?(?:include"
    r"|specify|use|provide"
    r"|set) (?P<rest>[^.;]{0,120})",
    re.IGNORECASE,
)


def _goes_with_another(given: str, needed: str, subject: Subject) -> bool:
    """Return whether a third member's text says that it can be given with one of which this rule asks the second."""
    return any(
        way["other"] not in (given, needed) and re.search(rf"\b{re.escape(given)}\b", way["rest"])
        for way in _GOES_WITH.finditer(subject.places.words_of_members)
    )


_YOU_ALSO = re.compile(r"you must also\b", re.IGNORECASE)
_A_CONDITION = re.compile(r"(?:if|when|where|for|with)\b", re.IGNORECASE)


def _required_unless(match: Match, subject: Subject) -> Made | None:
    """Return the rule that a member is set where one condition does not hold; "not required unless": where it does."""
    when = subject.condition(match["condition"])
    if when is None or len(when) != 1:
        return None
    if not match.groupdict().get("not"):
        negated = opposite(when[0])
        when = (negated,) if negated is not None else None
    reference = match.groupdict().get("ref")
    return required(subject.refer(reference) if reference else subject.itself, when, subject)


def _also(match: Match, subject: Subject) -> tuple[Made, ...] | None:
    """Return the rule that another member is set where this one is; "also" may mean where the sentence before says."""
    condition = match.groupdict().get("condition")
    if condition is None and _YOU_ALSO.match(match[0]) and _A_CONDITION.match(subject.sentence.before):
        return None
    when = subject.condition(condition) if condition else None
    own = match.groupdict().get("own")
    itself = subject.refer(own) if own else subject.itself
    if condition is None and itself is not None:
        when = (is_given(itself),)
    return each_of(required(place, when, subject) for place in _each(match["ref"], subject))


def _value_requires(match: Match, subject: Subject) -> tuple[Made, ...] | None:
    """Return the rules that members are set where this one has a value of its enum that requires them."""
    place, values = subject.itself, values_in(match["value"])
    if place is None or not values or not set(values) < set(place.enum):
        return None
    when = (OneOf(place=place.path, values=values),)
    return each_of(required(needed, when, subject) for needed in _each(match["ref"], subject))


_ALTERNATIVE = re.compile(
    r"\byou (?:must|need to|have to) (?:also )?(?:specify|provide|include|use|set|supply|give) [^.;:]{2,80} or ",
    re.IGNORECASE,
)
"""What takes "Required." back: "You must specify the ARN or the name, and you can specify both"."""


_IN_A_CASE = re.compile(r"\b(?:required|must|need)\b.*\b(?:if|when|for)\b", re.IGNORECASE)


def _always(match: Match, subject: Subject) -> Made | None:
    place = subject.itself
    member = subject.places.members.get(place.path) if place else None
    if place is None or member is None or member.required or subject.sentence.note or member.idempotency_token:
        return None
    if _ALTERNATIVE.search(subject.text) or _is_of_some(subject):
        return None
    if _IN_A_CASE.search(subject.sentence.before):
        return None  # "This is required" in the case of which the sentence before speaks
    return Made("required", IsSet(place=place.path), (), place)


def _all_listed(match: Match, subject: Subject) -> tuple[Made, ...]:
    """Return the rules that each of several members is set, whatever else is."""
    sentence, who = subject.sentence, match.groupdict().get("who")
    is_of_a_case = sentence.lead or sentence.label or sentence.heading or sentence.note
    if is_of_a_case or _A_CONDITION.match(sentence.before) or (who and not speaks_of(who, subject)):
        return ()
    places = [subject.refer(name) for name in re.findall(r"`\w+`", match["refs"])]
    if subject.place is not None and subject.place.path not in [place.path for place in places if place]:
        return ()
    members = [subject.places.members.get(place.path) if place is not None else None for place in places]
    if any(
        member is None or has_default(place, subject) for member, place in zip(members, places, strict=True) if place
    ):
        return ()
    return each_of(
        Made("required", IsSet(place=member.name), (), subject.places.of(member)) if member is not None else None
        for member in members
        if member is None or not (member.required or member.idempotency_token)
    )


def _is_of_some(subject: Subject) -> bool:
    """Return whether a text is about some of what a request makes: "for a new-style loaf" of `CreateLoaf`."""
    for operation in subject.places.operations:
        _verb, *words = re.findall(r"[A-Z][a-z0-9]*", operation) or [""]
        noun = " ".join(words)
        if noun and re.search(rf"\bfor an? (?!new )(?:[\w-]+ ){{1,4}}{noun}\b", subject.text, re.IGNORECASE):
            return True
    return False


FORMS = (
    Form(
        "required.when",
        ("required", "mandatory", "must", "only if", "be empty", "be null", "be blank", "need to", "omit it otherwise"),
        patterns(
            rf"(?:{SELF})?(?:{_REQUIRED}) {_WHEN} (?P<condition>[^;]{{2,120}}?)(?:[;,]| and|, and) (?:it )?(?:must be"
            r" (?:absent|omitted|null|unset|empty)|{NOT} be {GIVEN}|(?:is|are) not (?:valid|supported|allowed)) (?:if"
            r"|when|for) (?P<absent>[^;]{2,120}?)",
            rf"(?:{SELF})?(?:{_REQUIRED})(?: in requests)? {_WHEN} (?P<condition>[^;]{{2,200}}?){_TAIL}",
            rf"{_REFS} (?:{_REQUIRED}) {_WHEN} (?P<condition>[^;]{{2,200}}?){_TAIL}",
            rf"(?:if|when) (?P<condition>.{{2,200}}?), (?:then )?(?:{SELF})(?:{_REQUIRED}){_TAIL}",
            rf"(?:if|when) (?P<condition>.{{2,200}}?), (?:then )?{_REFS} (?:parameters? "
            rf"|fields? )?(?:{_REQUIRED}){_TAIL}",
            r"(?:if|when|for) (?P<condition>.{2,200}?),? (?:then )?(?:you (?:also )?must|(?:the|your) request must|you"
            rf" need to|you have to) (?:also )?{_CHOOSE} (?:a value for |values for )?(?:a |an |the )?(?:following"
            rf" )?(?:(?:sub-?)?parameters?: |fields: )?{_REFS}(?: value| parameters?| fields?)?(?: and {_CHOOSE} (?:an?"
            rf" )?{{R:ref2}}(?: value)?)?{_PURPOSE}",
            rf"(?:if|when) (?P<condition>.{{2,200}}?), (?:then )?you must (?:also )?{_CHOOSE} (?:a value for )?(?:the"
            rf" )?{{R:ref}} and {_CHOOSE} a null or empty string .*",
            rf"you must (?:also )?(?:{_CHOOSE}) (?:a value for )?(?:a |an |the )?{{R:ref}}(?: value| parameter"
            r"| field)? (?:if|when) (?P<condition>.{2,200}?)",
            rf"(?:you must |you need to |you have to )?{{GIVE}} {THIS} (?:if"
            r"|when) (?P<condition>.{2,200}?)(?<!optional)",
            rf"you must {{GIVE}} this(?: value)? (?:if|when) (?P<condition>[^;]{{2,200}}?){_TAIL}",
            r"{GIVE} {R:ref} if and only if (?P<condition>.{2,200})",
            rf"(?:specify|provide) {THIS} (?:if|when) (?P<condition>[^;]{{2,200}}?), (?:and )?omit it otherwise",
            rf"(?:if|when) (?P<condition>.{{2,200}}?),? (?:then )?you must (?:also )?(?:{{GIVE}}|select a value"
            rf" for) {THIS}",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?you (?:must|need to|have to) (?:also )?{GIVE} (?:(?:an?"
            r"|the|one or more|your|at least one) )?[\w '-]{3,80}?,? (?:in|with|using|for|by using|through) (?:the"
            r" )?(?P<ref>`\w+`)(?: parameter| field| property| object| element)?",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?(?:an?|the|one or more|at least one) [\w '-]{3,80}? must"
            r" be {GIVEN} (?:in|with|using|by using|through) (?:the )?(?P<ref>`\w+`)(?: parameter| field| property"
            r"| object| element)?",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?you must {GIVE} (?P<listed>(?:at least one|one or (?:both"
            r"|more)|one) of the following(?: values| options)?:?)",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?you must (?:also )?{GIVE} (?P<all>(?:all of |both of )?"
            r"the following(?: [a-z]+)?:?)",
        ),
        of_sentence=_required_when,
        matches=(
            "Required if `Type` is `CUSTOM`.",
            "This parameter is required when `Type` is set to `CUSTOM`.",
            "If you specify `Key`, you must also specify `Name`.",
            "This field is required for the CUSTOM type.",
            "Required if you specify one or more `Items`.",
            "If you specify a value, you must also specify `Key` to identify the owner of it.",
            "When `Type` is set equal to `CUSTOM`, the `Name` field can't be empty.",
            "Required if `Type` is `CUSTOM`, and cannot be used otherwise.",
            "A value is required if you specified `CUSTOM` for `Type`.",
            "If you specify `Key`, then you also must specify `Name` in your request.",
            "If `Type` is `CUSTOM`, a set of things must be specified in the `Key` field.",
            "If `Type` is `CUSTOM`, you must provide mappings, using the `Key` parameter.",
            "This is required if `Type` is `CUSTOM` or isn't specified.",
            "Required if you include `Key` so that it has a value to use.",
            "<p>If <code>Type</code> is <code>CUSTOM</code>, you must also provide the following:</p>"
            "<ul><li><code>Name</code>: What to call it.</li><li><code>Key</code>: The key.</li></ul>",
        ),
        differs=(
            "Required if the stream is encrypted.",
            "Not required if `Type` is `CUSTOM`.",
            "Required if `Name` is set.",
            "You can give it for some owners. If you also specify `Key`, `Name` is required.",
            "<p>If <code>Type</code> is <code>CUSTOM</code>, you must also provide the following:</p>"
            "<ul><li><code>Name</code></li><li><code>Key</code> (optional)</li></ul>",
            "<p>If <code>Type</code> is <code>CUSTOM</code>, you must specify at least one of the following:</p>"
            "<ul><li><code>Name</code></li><li><code>Key</code></li></ul>",
        ),
    ),
    Form(
        "required.unless",
        ("unless", "except"),
        patterns(
            rf"(?:{SELF})?(?P<not>not |isn't |is not )?(?:{_REQUIRED}|required) (?:unless|(?:in all cases )?except"
            r" (?:if|when)) (?P<condition>[^;,]{2,120})",
            rf"{{R:ref}} (?P<not>is not |isn't )?(?:{_REQUIRED}|required) unless (?P<condition>[^;,]{{2,120}})",
        ),
        of_sentence=_required_unless,
        matches=(
            "Required unless `Type` is `CUSTOM`.",
            "Not required unless you specify `Key`.",
            "This parameter must be specified unless `Key` is set.",
            "The `Mode` is required unless `Type` is `CUSTOM`.",
        ),
        differs=(
            "Required unless the stream is encrypted.",
            "Required unless `Type` is `CUSTOM` and `Key` is specified.",
        ),
    ),
    Form(
        "required.beside",
        (
            *("must also", "must be used", "requires", "must specify", "together with"),
            *("along with", "combination with", "conjunction with", "specified with", "provided with"),
        ),
        patterns(
            rf"(?:{SELF})?must (?:also )?be (?:used|updated|{{GIVEN}}) (?:together |in conjunction |along "
            r"|in combination )?with {R:ref}",
            r"you must {GIVE} (?:a |an |the )?{R:ref} (?:in order )?to {GIVE} (?:a |an |the )?{R:own}",
            r"you must also {GIVE} (?:a value for )?(?:a |an |the )?{R:ref}(?: parameter| field| value)?"
            r"(?: to use this (?:parameter|field|option|setting))?",
            r"you can {GIVE} (?:this|it) only together with {R:ref}",
            rf"you must {{GIVE}} {THIS} (?:together |along )?with {{R:ref}}",
            rf"(?:specify|provide) {THIS} together with {{R:ref}}",
            rf"(?:{SELF})requires {{R:ref}}(?: to be {{GIVEN}})?",
            rf"(?:{SELF})?requires that you (?:also )?{{GIVE}} (?:a value for )?{{R:ref}}",
            r"requires (?P<ref>(?:the )?(?:`\w+`|(?-i:[a-z]+[A-Z]\w+))(?: and `\w+`)*)(?: to be {GIVEN})?",
            r"(?P<own>(?:the )?`\w+`(?: \w+)?) (?:must be {GIVEN} with|is only valid in (?:combination|conjunction)"
            r" with) {R:ref}",
            rf"(?:{SELF})?can only be (?:used|{{GIVEN}}) (?:in combination|in conjunction|together|along) with"
            rf" {{R:ref}}",
        ),
        of_sentence=_also,
        matches=(
            "Must be used together with `Key`.",
            "You must also specify `Key`.",
            "You must specify this parameter with `Key`.",
            "Specify this field together with `Key`.",
            "Must be passed along with `Key`.",
            "Must be specified in combination with `Key`.",
            "Must be specified in conjunction with `Key`.",
            "Can only be used in combination with `Key`.",
            "Requires `Key` and `Mode`.",
            "The `Name` parameter must be specified with a `Key` parameter.",
        ),
        differs=(
            "Must be used with care.",
            "You must also specify `Other`.",
            "Use this field together with `Key`.",
            "When both names are specified, a key is required. You must also specify `Key`.",
        ),
    ),
    Form(
        "required.by-value",
        ("requires",),
        patterns(
            r"(?:the )?(?P<value>{V})(?: (?:option|type|mode|value|setting|method))? requires (?:an? |the )?"
            r"(?P<ref>`\w+`(?: and (?:the )?`\w+`)*)(?: values?| parameters?| fields?)?(?: to be {GIVEN})?",
        ),
        of_sentence=_value_requires,
        member="Mode",
        matches=("`SLOW` requires `Key` and `Name`.", "The `SLOW` option requires a `Key` value to be provided."),
        differs=("`OTHER` requires `Key`.", "`SLOW` requires `Other`."),
    ),
    Form(
        "required.listed",
        ("are required", "both required", "all required", "must include", "must specify", "must provide"),
        patterns(
            rf"(?:the )?{_CODE_LIST}(?: parameters| fields| attributes| values)? are (?:both |all"
            r" )?required(?: parameters| fields)?(?: for this (?:action|operation|request))?",
            rf"{WHO}must (?:include|specify|provide|contain) (?:both )?(?:the )?{_CODE_LIST}(?: parameters| fields"
            rf"| attributes| values)?{SAME}",
        ),
        of_sentence=_all_listed,
        matches=(
            "The `Name` and `Key` parameters are required.",
            "You must specify `Name` and `Key`.",
        ),
        differs=(
            "The `Name` and `Other` parameters are required.",
            "If the owner is new, you must specify `Name` and `Key`.",
            "<p>For new owners:</p><ul><li>You must specify <code>Name</code> and <code>Key</code>.</li></ul>",
        ),
    ),
    Form(
        "required.always",
        ("required", "requires", "null"),
        patterns(
            rf"(?:{SELF})?(?:is )?required",
            r"this is (?:a )?(?:required|mandatory) (?:parameter|field|value|property|attribute|element|member"
            r"|setting|input)",
            rf"(?:{SELF})?{{NOT}} be null",
            r"although this (?:parameter|field) is marked as optional, the service requires it.*",
        ),
        of_sentence=_always,
        matches=("This parameter is required.", "Required."),
        differs=(
            "This parameter is not required.",
            "Required. What to do for a gateway-attached sample.",
            "The name is required if you include a thing. This is required so that it has a value to use.",
        ),
    ),
)
