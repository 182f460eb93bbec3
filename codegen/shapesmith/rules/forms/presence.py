"""Which members must, or must not, be given: always, under a condition, or beside another member."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Condition, CountSet, IsSet, NoneOf, Not, OneOf, RuleKind, places_of
from shapesmith.rules.conditions import is_given
from shapesmith.rules.forms.closed import GROWING
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.notation import patterns
from shapesmith.rules.places import Place
from shapesmith.rules.subjects import Subject

_OWN = (
    r"(?:it|this|a value|(?:the|this) (?:parameter|field|value|property|setting|option|attribute|member|element|input"
    r"|object|structure)(?: value)?)"
)
_SELF = rf"(?:{_OWN} )"
_THIS = (
    r"(?:(?:a value for )?this (?:parameter|field|value|property|setting|option|attribute|member|element|arn|id"
    r"|name|object|structure|header|key|role|type)|it)"
)
_REFS = r"(?P<ref>{R}(?:(?:, and |, | and )(?:the )?`?\w+`?)*)"
_REQUIRED = (
    r"(?:is |are |must be |is also |becomes )?(?:conditionally |only )?(?:required|mandatory)(?: only)?"
    r"|must (?:also )?be {GIVEN}|must (?:also )?have a value|{NOT} be (?:null|empty|blank)"
)
_ALSO = r"(?:{GIVE}|change|update|choose|configure|enter)"
_PURPOSE = r"(?: to (?:identify|specify|indicate|define|determine) [^,;]{3,120})?"
_WHEN = r"(?:if|when|only if|only when|in case|for|where)"
_TAIL = (
    r"(?:(?:,|;|\.)? (?:and )?(?:is |are )?(?:otherwise|optional|not required|ignored|it's optional"
    r"|it is optional)(?: .{3,80})?|[,;] (?:and )?(?:must not|cannot|can't) be {GIVEN} otherwise| and (?:it )?(?:is "
    r"|are )?(?:not valid|not supported|not allowed|isn't supported"
    r"|must be omitted|must not be {GIVEN}|cannot be {GIVEN}|can't be {GIVEN})(?: .{3,80})?"
    r"|,? and (?:you )?must not {GIVE} (?:it|this) for any other .{3,60})?"
)


def _required_when(match: re.Match[str], subject: Subject) -> tuple[Made, ...] | None:
    """Return the rule that a member is set under a condition that is not about that member."""
    groups = match.groupdict()
    if groups.get("listed") and any(subject.refer(item.label or item.text) for item in subject.sentence.items):
        return None  # one of several members will do, not a value of this one
    references = [text for text in (groups.get("ref"), groups.get("ref2")) if text]
    places = [place for text in references for place in _each(text, subject)] if references else [subject.itself]
    made = [required(place, when, subject) for when in _cases(match["condition"], subject) for place in places]
    if groups.get("absent"):
        others = [forbidden(place, subject.condition(groups["absent"])) for place in places]
        made += [each for each in others if each is not None]
    if len(made) == 1 and made[0] is not None and _NOT_OTHERWISE.search(match.string):
        made.append(_unless(made[0]))
    rules = tuple(rule for rule in made if rule is not None)
    return rules if len(rules) == len(made) else None


_NOT_OTHERWISE = re.compile(
    r"(?:\bnot|n't|\bcannot)\b[^,;]{0,30} (?:otherwise|for any other [^,;]{3,60})\Z", re.IGNORECASE
)


def _unless(required: Made) -> Made | None:
    """Return the rule of "required if A, and not allowed otherwise" that forbids a member where A does not hold."""
    place = required.about
    if place is None or len(required.when) != 1:
        return None
    return Made("forbidden_when", required.when[0], (is_given(place),), place)


_EITHER_IS = re.compile(
    r"(?:either )?(?:the )?(?P<first>`\w+`|[A-Z]\w+[A-Z]\w+) or (?:the )?(?P<second>`\w+`|[A-Z]\w+[A-Z]\w+)"
    r" (?P<rest>(?:is|are) [^,;]{2,60})"
)


def _cases(text: str, subject: Subject) -> list[tuple[Condition, ...] | None]:
    """Return the conditions of "if A, or if B" and of "if A or B is set", each of which will do."""
    if either := _EITHER_IS.fullmatch(text):
        return [subject.condition(f"{either[name]} {either['rest']}") for name in ("first", "second")]
    return [subject.condition(part) for part in re.split(r",? or (?:if|when) ", text)]


def _each(text: str, subject: Subject) -> list[Place | None]:
    """Return the place that a reference names, or those that a list of references does."""
    place = subject.refer(text)
    if place is not None or " and " not in text:
        return [place]
    plain = re.sub(r" (?:parameters|fields|settings|values|properties|members)\Z", "", text)
    return [subject.refer(part) for part in re.split(r",? and (?:the )?|, (?:the )?", plain)]


def required(place: Place | None, when: tuple[Condition, ...] | None, subject: Subject) -> Made | None:
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
    r"\bif you (?:include|specify|use|provide|set) (?P<other>\w+), you can (?:also |optionally )?(?:include|specify|use|provide"
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


def _required_unless(match: re.Match[str], subject: Subject) -> Made | None:
    """Return the rule that a member is set where one condition does not hold; "not required unless": where it does."""
    when = subject.condition(match["condition"])
    if when is None or len(when) != 1:
        return None
    if not match.groupdict().get("not"):
        opposite = _opposite(when[0])
        when = (opposite,) if opposite is not None else None
    reference = match.groupdict().get("ref")
    return required(subject.refer(reference) if reference else subject.itself, when, subject)


def _opposite(condition: Condition) -> Condition | None:
    """Return what holds where a condition is known not to."""
    match condition:
        case IsSet():
            return Not(condition=condition)
        case OneOf(place=place, values=values):
            return NoneOf(place=place, values=values)
        case NoneOf(place=place, values=values):
            return OneOf(place=place, values=values)
        case Not(condition=IsSet() as inner):
            return inner
        case _:
            return None


def _also(match: re.Match[str], subject: Subject) -> Made | None:
    """Return the rule that another member is set where this one is; "also" may mean where the sentence before says."""
    condition = match.groupdict().get("condition")
    if condition is None and _YOU_ALSO.match(match[0]) and _A_CONDITION.match(subject.sentence.before):
        return None
    when = subject.condition(condition) if condition else None
    if condition is None and subject.itself is not None:
        when = (is_given(subject.itself),)
    place = subject.refer(match["ref"])
    value = match.groupdict().get("value")
    if value is not None:
        return None
    return required(place, when, subject)


_ALTERNATIVE = re.compile(
    r"\byou (?:must|need to|have to) (?:also )?(?:specify|provide|include|use|set|supply|give) [^.;:]{2,80}? or ",
    re.IGNORECASE,
)
"""What takes "Required." back: "You must specify the ARN or the name, and you can specify both"."""


def _always(match: re.Match[str], subject: Subject) -> Made | None:
    place = subject.itself
    member = subject.places.members.get(place.path) if place else None
    if place is None or member is None or member.required or subject.sentence.note or member.idempotency_token:
        return None
    if _ALTERNATIVE.search(subject.text) or _is_of_some(subject):
        return None
    return Made("required", IsSet(place=place.path), (), place)


def _is_of_some(subject: Subject) -> bool:
    """Return whether a text is about some of what a request makes: "for a new-style loaf" of `CreateLoaf`."""
    for operation in subject.places.operations:
        _verb, *words = re.findall(r"[A-Z][a-z0-9]*", operation) or [""]
        noun = " ".join(words)
        if noun and re.search(rf"\bfor an? (?!new )(?:[\w-]+ ){{1,4}}{noun}\b", subject.text, re.IGNORECASE):
            return True
    return False


_FIRST_OF_TWO = re.compile(r"(?P<first>.*?\b(?:is|are|you)\b.*?),? and (?:you|the|it|this|your)\b")


def _only_when(match: re.Match[str], subject: Subject) -> Made | None:
    """Return the rule that a member is set only where a condition holds."""
    reference = match.groupdict().get("ref")
    place = subject.refer(reference) if reference else subject.itself
    when = subject.condition(match["condition"])
    if when is None and (first := _FIRST_OF_TWO.match(match["condition"])):
        when = subject.condition(first["first"])  # what is needed, whatever else is
    if place is None or when is None or len(when) != 1 or place.path in set(places_of(when)):
        return None
    if isinstance(when[0], OneOf) and GROWING.search(when[0].place) and not _is_enum(when[0].place, subject):
        return None  # what is valid for one engine becomes valid for others
    kind: RuleKind = "required_when" if isinstance(when[0], IsSet) else "forbidden_when"
    return Made(kind, when[0], (is_given(place),), place)


def _is_enum(path: str, subject: Subject) -> bool:
    place = subject.places.find(f"`{path}`")
    return place is not None and bool(place.enum)


def _forbidden_when(match: re.Match[str], subject: Subject) -> tuple[Made, ...] | None:
    """Return the rules that a member, or each of several, is not set under a condition."""
    reference = match.groupdict().get("ref")
    names = re.split(r",? (?:or|and|nor) (?:the )?|, (?=`)", reference) if reference else []
    places = [subject.refer(name) for name in names] if reference else [subject.itself]
    if match.groupdict().get("leave") and any(place and place.kind in ("list", "map", "structure") for place in places):
        return None  # an empty one is as good as none
    made = [forbidden(place, when) for when in _cases(match["condition"], subject) for place in places]
    rules = tuple(rule for rule in made if rule is not None)
    if not rules or len(rules) != len(made):
        return None
    return rules if len(names) < 2 else tuple(_shown_here(rule, subject) for rule in rules)


def _shown_here(rule: Made, subject: Subject) -> Made:
    """Return one of many rules on pairs, shown at the member whose text they stand in."""
    own, must = subject.place, rule.must
    if own is None or not isinstance(must, CountSet) or own.path not in must.places:
        return rule
    return rule._replace(about=own)


def forbidden(place: Place | None, when: tuple[Condition, ...] | None) -> Made | None:
    """Return the rule that a member is not set under conditions; a flag may be there if it is off."""
    if place is None or not when or place.path in set(places_of(when)) or "[" in place.path or "{" in place.path:
        return None
    if len(when) == 1 and isinstance(when[0], IsSet) and place.kind != "boolean":
        pair = tuple(sorted((when[0].place, place.path)))
        return Made("at_most_one", CountSet(places=pair, maximum=1), (), place)
    if place.kind == "boolean":
        return Made("forbidden_when", NoneOf(place=place.path, values=(True,)), when, place)
    return Made("forbidden_when", Not(condition=IsSet(place=place.path)), when, place)


def _never(match: re.Match[str], subject: Subject) -> Made | None:
    """Return the rule that a member is not set at all."""
    place = subject.itself
    if place is None or place.kind == "boolean" or subject.places.members.get(place.path) is None:
        return None
    return Made("forbidden_when", Not(condition=IsSet(place=place.path)), (), place)


FORMS = (
    Form(
        "required.when",
        ("required", "mandatory", "must", "be empty", "be null", "be blank"),
        patterns(
            rf"(?:{_SELF})?(?:{_REQUIRED}) {_WHEN} (?P<condition>[^;]{{2,120}}?)(?:[;,]| and|, and) (?:it )?(?:must be (?:absent"
            r"|omitted|null|unset|empty)|{NOT} be {GIVEN}|(?:is|are) not (?:valid|supported|allowed)) (?:if|when|for)"
            r" (?P<absent>[^;]{2,120}?)",
            rf"(?:{_SELF})?(?:{_REQUIRED}) {_WHEN} (?P<condition>[^;]{{2,200}}?){_TAIL}",
            rf"{_REFS} (?:{_REQUIRED}) {_WHEN} (?P<condition>[^;]{{2,200}}?){_TAIL}",
            rf"(?:if|when) (?P<condition>.{{2,200}}?), (?:then )?(?:{_SELF})(?:{_REQUIRED}){_TAIL}",
            rf"(?:if|when) (?P<condition>.{{2,200}}?), (?:then )?{_REFS} (?:parameters? "
            rf"|fields? )?(?:{_REQUIRED}){_TAIL}",
            r"(?:if|when) (?P<condition>.{2,200}?),? (?:then )?(?:you must|(?:the|your) request must|you need to"
            rf"|you have to) (?:also )?{_ALSO} (?:a value for |values for )?(?:a |an |the )?{_REFS}(?: value"
            rf"| parameters?| fields?)?(?: and {_ALSO} (?:an? )?{{R:ref2}}(?: value)?)?{_PURPOSE}",
            rf"(?:if|when) (?P<condition>.{{2,200}}?), (?:then )?you must (?:also )?{_ALSO} (?:a value for )?(?:the"
            rf" )?{{R:ref}} and {_ALSO} a null or empty string .*",
            r"you must (?:also )?{GIVE} (?:a value for )?(?:a |an |the )?{R:ref}(?: value| parameter"
            r"| field)? (?:if|when) (?P<condition>.{2,200}?)",
            rf"(?:you must |you need to |you have to )?{{GIVE}} {_THIS} (?:if"
            r"|when) (?P<condition>.{2,200}?)(?<!optional)",
            rf"(?:if|when) (?P<condition>.{{2,200}}?),? (?:then )?you must (?:also )?(?:{{GIVE}}|select a value for) {_THIS}",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?you must (?:also )?{GIVE} (?:an?|the|one or more|at least one)"
            r" [\w ,'-]{3,80}? (?:in|with|using|for|by using|through) (?:the )?(?P<ref>`\w+`)(?: parameter| field| property"
            r"| object| element)?",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?you must {GIVE} (?P<listed>(?:at least one|one or (?:both"
            r"|more)|one) of the following(?: values| options)?:?)",
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
        ),
        differs=(
            "Required if the stream is encrypted.",
            "Not required if `Type` is `CUSTOM`.",
            "Required if `Name` is set.",
            "<p>If <code>Type</code> is <code>CUSTOM</code>, you must specify at least one of the following:</p>"
            "<ul><li><code>Name</code></li><li><code>Key</code></li></ul>",
        ),
    ),
    Form(
        "required.unless",
        ("unless",),
        patterns(
            rf"(?:{_SELF})?(?P<not>not |isn't |is not )?(?:{_REQUIRED}|required) unless (?P<condition>[^;,]{{2,120}})",
            rf"{{R:ref}} (?P<not>is not |isn't )?(?:{_REQUIRED}|required) unless (?P<condition>[^;,]{{2,120}})",
        ),
        of_sentence=_required_unless,
        matches=(
            "Required unless `Type` is `CUSTOM`.",
            "Not required unless you specify `Key`.",
            "This parameter must be specified unless `Key` is set.",
            "The `Mode` is required unless `Type` is `CUSTOM`.",
        ),
        differs=("Required unless the stream is encrypted.",),
    ),
    Form(
        "required.beside",
        (
            *("must also", "must be used", "requires", "must specify", "together with"),
            *("along with", "combination with", "conjunction with"),
        ),
        patterns(
            rf"(?:{_SELF})?must (?:also )?be (?:used|{{GIVEN}}) (?:together |in conjunction |along "
            r"|in combination )?with {R:ref}",
            r"you must also {GIVE} (?:a value for )?(?:a |an |the )?{R:ref}(?: parameter| field| value)?",
            r"you can {GIVE} (?:this|it) only together with {R:ref}",
            rf"you must {{GIVE}} {_THIS} (?:together |along )?with {{R:ref}}",
            rf"(?:specify|provide) {_THIS} together with {{R:ref}}",
            rf"(?:{_SELF})requires {{R:ref}}(?: to be {{GIVEN}})?",
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
        ),
        differs=(
            "Must be used with care.",
            "You must also specify `Other`.",
            "Use this field together with `Key`.",
            "When both names are specified, a key is required. You must also specify `Key`.",
        ),
    ),
    Form(
        "required.always",
        ("required", "requires", "null"),
        patterns(
            rf"(?:{_SELF})?(?:is )?required",
            r"this is (?:a )?(?:required|mandatory) (?:parameter|field|value|property|attribute|element|member|setting|input)",
            rf"(?:{_SELF})?{{NOT}} be null",
            r"although this (?:parameter|field) is marked as optional, the service requires it.*",
        ),
        of_sentence=_always,
        matches=("This parameter is required.", "Required."),
        differs=("This parameter is not required.", "Required. What to do for a gateway-attached sample."),
    ),
    Form(
        "forbidden.unless",
        ("only", "must be"),
        patterns(
            rf"(?:{_SELF})?(?:is |are )?(?:can only be|may only be|must only be) {{GIVEN}} (?:only )?(?:if|when|for"
            r"|with) (?P<condition>.{2,200}?)",
            rf"(?:{_SELF})?(?:can|may|must) be {{GIVEN}} only (?:if|when|with) (?P<condition>.{{2,200}}?)",
            rf"(?:{_SELF})?must (?:only )?be {{GIVEN}} with (?P<condition>.{{2,200}}?)",
            rf"(?:{_SELF})?(?:is |are )?(?:only (?:valid|allowed|supported|permitted|configurable)|(?:valid|allowed|supported"
            r"|permitted|configurable) only) (?:if|when|for|with) (?P<condition>.{2,200}?)",
            r"you (?:can|may) only {GIVE} (?:this parameter|this field|this value|this option|it) (?:if|when"
            r"|with) (?P<condition>.{2,200}?)",
            r"{R:ref} (?:is only valid|can only be {GIVEN}|is valid only) (?:if|when) (?P<condition>.{2,200}?)",
            rf"(?:specify|provide|include|define|set) (?:(?:{_THIS}|this) )?only (?:if|when) (?P<condition>.{{2,200}}?)",
            r"you (?:can|may) {GIVE} {R:ref} only (?:if|when|with) (?P<condition>.{2,200}?)",
            rf"only specify (?:{_THIS} )?(?:if|when) (?P<condition>.{{2,200}}?)",
        ),
        of_sentence=_only_when,
        matches=(
            "Can only be specified if `Type` is `CUSTOM`.",
            "This parameter is only valid when `Type` is `CUSTOM`.",
            "Must be used with the CUSTOM type.",
            "Specify only when `Type` is `CUSTOM`.",
        ),
        differs=(
            "Used only if `Type` is `CUSTOM`.",
            "Only valid for clusters.",
            "Applies only when `Type` is `CUSTOM`.",
        ),
    ),
    Form(
        "forbidden.when",
        (
            "can't",
            "cannot",
            "must not",
            "may not",
            "not be",
            "do not",
            "don't",
            "isn't",
            "aren't",
            "not valid",
            "not supported",
            "not allowed",
            "not permitted",
            "not applicable",
            "must be",
            "must leave",
            "omit",
        ),
        patterns(
            rf"(?:{_SELF})?{{NOT}} be {{GIVEN}} (?:if|when|for|with) (?P<condition>.{{2,200}}?)",
            rf"(?:{_SELF})?(?:is |are )?(?:currently )?not (?:valid|allowed|supported|permitted|applicable) (?:if"
            r"|when|for"
            r"|with) (?P<condition>.{2,200}?)",
            rf"(?:{_SELF})?(?:isn't|aren't) (?:valid|allowed|supported|permitted|applicable) (?:if|when|for"
            r"|with) (?P<condition>.{2,200}?)",
            rf"(?:you )?(?:{{NOT}}|do not|don't) {{GIVE}} {_THIS} (?:if|when|with) (?P<condition>.{{2,200}}?)",
            r"(?:you )?(?:{NOT}|do not|don't) {GIVE} (?:a value for )?(?P<ref>`[^`]+`(?:(?:, | or |, or | and )`[^`]+`)+|{R})"
            r" (?:if|when) (?P<condition>.{2,200}?)",
            rf"(?P<leave>omit) {_THIS} (?:if|when) (?P<condition>.{{2,200}}?)",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?(?P<leave>omit) (?:the )?{R:ref}(?: parameter| field)?",
            r"{R:ref} (?:is|are) not (?:valid|allowed|supported|permitted) (?:if|when) (?P<condition>.{2,200}?)",
            r"{R:ref} {NOT} be {GIVEN} (?:if|when|for) (?P<condition>.{2,200}?)",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?(?:you )?(?:{NOT}|do not"
            r"|don't) (?:also )?{GIVE} (?:a value for |the |parameters? |fields? )*(?P<ref>`[^`]+`(?:(?:, | or |, or "
            r"| and )(?:the )?`[^`]+`)+|{R})(?: parameters?| fields?)?(?: of `\w+`)?(?: in the same \w+)?"
            r"(?:; you must choose one or the other)?",
            rf"(?:if|when) (?P<condition>.{{2,200}}?), (?:then )?{_SELF}{{NOT}} be {{GIVEN}}",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?{R:ref} {NOT} be {GIVEN}",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?{R:ref} must be (?:omitted|null|empty|left (?:blank"
            r"|empty)"
            r"|unset|absent)",
            rf"(?:if|when) (?P<condition>.{{2,200}}?), (?:then )?{_SELF}must be (?:omitted|null|empty|unset|absent)",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?you must (?:also )?omit (?:values for )?(?:the )?"
            r"(?P<ref>`[^`]+`(?:(?:, and | and |, )(?:the )?`[^`]+`)*)(?: parameters?| fields?)?(?: (?:from|in) the"
            r" request)?",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?you must leave (?:the )?(?P<ref>`[^`]+`(?:(?:,"
            r" | and |, and )"
            r"(?:the )?`[^`]+`)*) (?:parameters? |fields? )?(?:blank|empty|unset)(?: for this [\w ]{3,40})?",
        ),
        of_sentence=_forbidden_when,
        matches=(
            "Can't be specified if `Type` is `CUSTOM`.",
            "If you specify `Key`, you can't specify `Name`.",
            "Do not specify this parameter when `Type` is `CUSTOM`.",
            "If a `Key` is specified, the `Name` parameter must be omitted.",
            "Not supported when `Type` is `CUSTOM`.",
            "If you specify a value, you must leave the `Key` and `Mode` fields empty.",
            "When you set `Force` to `true`, you must also omit values for `Key` and `Mode` in the request.",
        ),
        differs=("Can't be specified if the cluster is running.", "Don't use it if `Name` is set."),
    ),
    Form(
        "forbidden.always",
        ("reserved", "as an input", "as input"),
        patterns(
            rf"(?:{_SELF})?is reserved(?: for (?:future|internal) use)? and {{NOT}} be {{GIVEN}}(?:"
            r" in (?:a|the|your) request)?",
            rf"(?:{_SELF})?(?:is )?not valid as (?:an )?input",
        ),
        of_sentence=_never,
        matches=("This parameter is reserved and cannot be specified in a request.", "Not valid as an input."),
        differs=("This name is reserved and cannot be used.", "Not valid as a name."),
    ),
)
