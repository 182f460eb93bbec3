"""Under which conditions a member must not be given."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Condition, CountSet, IsSet, NoneOf, Not, OneOf, RuleKind, places_of
from shapesmith.rules.forms.closed import GROWING
from shapesmith.rules.forms.form import Form, Made, each_of
from shapesmith.rules.language.notation import Match, patterns, values_in
from shapesmith.rules.references.conditions import is_given, typed_values
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

_OWN = (
    r"(?:it|this|a value|(?:the|this) (?:parameter|field|value|property|setting|option|attribute|member|element|input"
    r"|object|structure)(?: value)?)"
)
SELF = rf"(?:{_OWN} )"
THIS = (
    r"(?:(?:a value for )?this (?:parameter|field|value|property|setting|option|attribute|member|element|arn|id"
    r"|name|object|structure|header|key|role|type|information)|it)"
)


_EITHER_IS = re.compile(
    r"(?:either )?(?:the )?(?P<first>`\w+`|[A-Z]\w+[A-Z]\w+) or (?:the )?(?P<second>`\w+`|[A-Z]\w+[A-Z]\w+)"
    r" (?P<rest>(?:is|are) [^,;]{2,60})"
)


_ONE_OF = re.compile(r"(?P<given>you[\w' ]{2,20}) (?:one|any) of the following: (?P<parts>[^;:]{3,200})")
_OR_NOT_GIVEN = re.compile(
    r"(?P<ref>(?:the )?`\w+`(?: \w+)?) (?P<rest>is [^,;]{2,60}?),? or (?:is not|isn't|not) (?:specified|set|provided)"
)
"""Two cases of one member, the second of which is its default."""


def cases(text: str, subject: Subject) -> list[tuple[Condition, ...] | None]:
    """Return the conditions of "if A, or if B" and of "if A or B is set", each of which will do."""
    if either := _EITHER_IS.fullmatch(text):
        return [subject.condition(f"{either[name]} {either['rest']}") for name in ("first", "second")]
    if listed := _ONE_OF.fullmatch(text):
        return [subject.condition(f"{listed['given']} {part}") for part in re.split(r", (?:or )?", listed["parts"])]
    if default := _OR_NOT_GIVEN.fullmatch(text):
        value = subject.condition(f"{default['ref']} {default['rest']}")
        absent = subject.condition(f"{default['ref']} is not specified")
        # A flag that is off is like one that is not set: one condition says both.
        is_off = value is not None and len(value) == 1 and isinstance(value[0], OneOf) and value[0].values == (False,)
        return [absent] if is_off else [value, absent]
    return [subject.condition(part) for part in re.split(r",? or (?:if|when) ", text)]


_FIRST_OF_TWO = re.compile(r"(?P<first>.*?\b(?:is|are|you)\b.*?),? and (?:you|the|it|this|your)\b")


def _only_when(match: Match, subject: Subject) -> tuple[Made, ...]:
    """Return the rules that a member is set only where a condition holds, or each of several."""
    reference = match.groupdict().get("ref")
    place = subject.refer(reference) or subject.resolve(reference) if reference else subject.itself
    return each_of(_only_where(place, condition, subject) for condition in _needed(match["condition"], subject))


def _needed(text: str, subject: Subject) -> tuple[Condition, ...]:
    """Return the conditions without any of which "only if A and B" does not hold; none where it is not understood."""
    when = subject.condition(text)
    if when is None and (first := _FIRST_OF_TWO.match(text)):
        when = subject.condition(first["first"])  # what is needed, whatever else is
    return when or ()


def _each_only_when(match: Match, subject: Subject) -> tuple[Made, ...]:
    """Return the rules that each of several members is set only where a condition holds."""
    names = re.findall(r"`\w+`", match["refs"])
    needed = _needed(match["condition"], subject)
    return each_of(_only_where(subject.refer(name), condition, subject) for name in names for condition in needed)


def value_only_when(match: Match, subject: Subject) -> Made | None:
    """Return the rule that this member has some values only where a condition on another member holds."""
    place, values, when = subject.itself, values_in(match["values"]), subject.condition(match["condition"])
    typed = typed_values(place, values) if place is not None and values else None
    if place is None or not typed or when is None or len(when) != 1 or place.path in set(places_of(when)):
        return None
    if place.kind != "boolean" and not set(typed) < set(place.enum):
        return None
    return Made("conditional_values", when[0], (OneOf(place=place.path, values=typed),), place)


def _only_where(place: TypedPlace | None, condition: Condition, subject: Subject) -> Made | None:
    if place is None or place.path in set(places_of((condition,))):
        return None
    if isinstance(condition, OneOf) and GROWING.search(condition.place) and not _is_enum(condition.place, subject):
        return None  # what is valid for one engine becomes valid for others
    kind: RuleKind = "required_when" if isinstance(condition, IsSet) else "forbidden_when"
    return Made(kind, condition, (is_given(place),), place)


def _is_enum(path: str, subject: Subject) -> bool:
    place = subject.places.find(f"`{path}`")
    return place is not None and bool(place.enum)


def _forbidden_when(match: Match, subject: Subject) -> tuple[Made, ...] | None:
    """Return the rules that a member, or each of several, is not set under a condition."""
    reference = match.groupdict().get("ref")
    if match.groupdict().get("listed"):
        return _none_of_listed(match["condition"], subject)
    names = re.split(r",? (?:or|and|nor) (?:the )?|, (?=`)", reference) if reference else []
    places = [subject.refer(name) for name in names] if reference else [subject.itself]
    if match.groupdict().get("leave") and any(place and place.kind in ("list", "map", "structure") for place in places):
        return None  # an empty one is like none
    rules = each_of(forbidden(place, when) for when in cases(match["condition"], subject) for place in places)
    return rules if len(names) < 2 else tuple(_shown_here(rule, subject) for rule in rules)


def _none_of_listed(condition: str, subject: Subject) -> tuple[Made, ...]:
    """Return the rules that none of the members is set under a condition which the items of a list name."""
    when = subject.condition(condition)
    names = [item.label or item.text.strip(" .,;") for item in subject.sentence.items if not item.nested]
    places = [subject.refer(name) for name in names if _A_NAME.fullmatch(name)]
    rules = (forbidden(place, when) for place in places if place is not None)
    return tuple(_shown_here(rule, subject) for rule in rules if rule is not None)


_A_NAME = re.compile(r"`\w+`|[A-Z]\w+")


def _shown_here(rule: Made, subject: Subject) -> Made:
    """Return one of many rules on pairs, shown at the member whose text has them."""
    own, must = subject.place, rule.must
    if own is None or not isinstance(must, CountSet) or own.path not in must.places:
        return rule
    return rule._replace(about=own)


def forbidden(place: TypedPlace | None, when: tuple[Condition, ...] | None) -> Made | None:
    """Return the rule that a member is not set under conditions; a flag may be there if it is off."""
    if place is None or not when or place.path in set(places_of(when)) or "[" in place.path or "{" in place.path:
        return None
    if len(when) == 1 and isinstance(when[0], IsSet) and place.kind != "boolean":
        pair = tuple(sorted((when[0].place, place.path)))
        return Made("at_most_one", CountSet(places=pair, maximum=1), (), place)
    if place.kind == "boolean":
        return Made("forbidden_when", NoneOf(place=place.path, values=(True,)), when, place)
    return Made("forbidden_when", Not(condition=IsSet(place=place.path)), when, place)


def _never(match: Match, subject: Subject) -> Made | None:
    """Return the rule that a member is not set at all."""
    place = subject.itself
    if place is None or place.kind == "boolean" or subject.places.members.get(place.path) is None:
        return None
    return Made("forbidden_when", Not(condition=IsSet(place=place.path)), (), place)


FORMS = (
    Form(
        "forbidden.unless",
        ("only", "must be"),
        patterns(
            rf"(?:{SELF})?(?:is |are )?(?:can only be|may only be|must only be) {{GIVEN}} (?:only )?(?:if|when|for"
            r"|with) (?P<condition>.{2,200}?)",
            rf"(?:{SELF})?(?:can|may|must) be {{GIVEN}} only (?:if|when|with) (?P<condition>.{{2,200}}?)",
            rf"(?:{SELF})?must (?:only )?be {{GIVEN}} with (?P<condition>.{{2,200}}?)",
            rf"(?:{SELF})?(?:is |are )?(?:only (?:valid|allowed|supported|permitted|configurable)|(?:valid|allowed"
            r"|supported|permitted|configurable) (?:if and )?only) (?:if|when|for|with|in) (?P<condition>.{2,200}?)",
            r"you (?:can|may) only {GIVE} (?:this parameter|this field|this value|this option|it) (?:if|when"
            r"|with) (?P<condition>.{2,200}?)",
            r"(?:specifying |using )?{R:ref} (?:is only valid|can only be {GIVEN}|is valid only) (?:if|when)"
            r" (?P<condition>.{2,200}?)",
            rf"(?:specify|provide|include|define|set|complete) (?:(?:{THIS}|this) )?only (?:if|when)"
            r" (?P<condition>.{2,200}?)",
            r"you (?:can|may) {GIVE} {R:ref} only (?:if|when|with) (?P<condition>.{2,200}?)",
            r"{R:ref} can be {GIVEN} only (?:if|when) (?P<condition>.{2,200}?)",
            rf"only specify (?:{THIS} )?(?:if|when) (?P<condition>.{{2,200}}?)",
            r"(?:specify|provide|include|define) (?:a value for )?{R:ref} only (?:if|when) (?P<condition>.{2,200}?)",
        ),
        of_sentence=_only_when,
        matches=(
            "Can only be specified if `Type` is `CUSTOM`.",
            "This parameter is only valid when `Type` is `CUSTOM`.",
            "Must be used with the CUSTOM type.",
            "Specify only when `Type` is `CUSTOM`.",
            "The name can be provided only when `Type` is set to `CUSTOM`.",
        ),
        differs=(
            "Used only if `Type` is `CUSTOM`.",
            "Only valid for clusters.",
            "Only valid for CUSTOM SLOW samples.",
            "Applies only when `Type` is `CUSTOM`.",
        ),
    ),
    Form(
        "forbidden.each-unless",
        ("only if", "only when"),
        patterns(
            r"you (?:can|may) {GIVE} (?:the )?(?P<refs>`\w+`(?:, `\w+`)*,? (?:and|or) (?:the )?`\w+`)(?: parameters"
            r"| fields)? only (?:if|when) (?P<condition>.{2,200}?)",
        ),
        of_sentence=_each_only_when,
        matches=("You can use the `Name` and `Key` parameters only when `Type` is `CUSTOM`.",),
        differs=("You can use the `Name` and `Other` parameters only when `Type` is `CUSTOM`.",),
    ),
    Form(
        "conditional.value-only-when",
        ("only",),
        patterns(
            r"(?:this (?:parameter|value|field|setting) |it )?can be (?:set to )?(?P<values>{L}) only (?:if|when)"
            r" (?P<condition>.{2,200}?)",
            r"you (?:can|may) (?:{GIVE}|choose) (?:(?:(?:the )?value of )?(?:this (?:parameter|value|field|setting)|it)"
            r" to )?(?P<values>{L}) only (?:if|when) (?P<condition>.{2,200}?)",
            r"(?P<values>{L}) can (?:only be {GIVEN}|be {GIVEN} only) (?:if|when) (?P<condition>.{2,200}?)",
            r"(?P<values>{L}) (?:is|are) (?:only (?:valid|supported|allowed)|(?:valid|supported|allowed) only)"
            r" (?:if|when) (?P<condition>.{2,200}?)",
        ),
        of_sentence=value_only_when,
        member="Mode",
        matches=(
            "You can set this parameter to `SLOW` only if you set a value for the `Key` parameter.",
            "`SLOW` is only valid when `Type` is `CUSTOM`.",
        ),
        differs=(
            "You can set this parameter to `SLOW` only if the owner agrees.",
            "You can set this parameter to `OTHER` only if you specify `Key`.",
            "You can set it to `SLOW` if you specify `Key`.",
            "`SLOW` is valid only if `Type` is `CUSTOM` and `Key` is specified.",
            "`SLOW` is valid only if `Mode` is `FAST`.",
        ),
    ),
    Form(
        "forbidden.when",
        (
            *("can't", "cannot", "must not", "may not", "not be", "do not", "don't", "isn't", "aren't", "not valid"),
            *("not supported", "not allowed", "not permitted", "not applicable", "must be", "must leave"),
            *("instead of using", "neither", "omit"),
        ),
        patterns(
            rf"(?:{SELF})?{{NOT}} be {{GIVEN}} (?:if|when|for|with) (?P<condition>.{{2,200}}?)",
            rf"(?:{SELF})?(?:is |are )?(?:currently )?not (?:valid|allowed|supported|permitted|applicable) (?:if|when"
            r"|for|with) (?P<condition>.{2,200}?)",
            rf"(?:{SELF})?(?:isn't|aren't) (?:valid|allowed|supported|permitted|applicable) (?:if|when|for"
            r"|with) (?P<condition>.{2,200}?)",
            rf"(?:you )?(?:{{NOT}}|do not|don't) {{GIVE}} {THIS} (?:if|when|with) (?P<condition>.{{2,200}}?)",
            r"(?:you )?(?:{NOT}|do not|don't) {GIVE} (?:a value for )?(?P<ref>`[^`]+`(?:(?:, | or |, or | and"
            r" )`[^`]+`)+|{R}) (?:if|when) (?P<condition>.{2,200}?)",
            rf"(?P<leave>omit) {THIS} (?:if|when) (?P<condition>.{{2,200}}?)",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?(?P<leave>omit) (?:the )?{R:ref}(?: parameter| field)?",
            r"{R:ref} (?:is|are) not (?:valid|allowed|supported|permitted) (?:if|when) (?P<condition>.{2,200}?)",
            r"{R:ref} {NOT} be {GIVEN} (?:if|when|for) (?P<condition>.{2,200}?)",
            r"(?:if|when) (?P<condition>.{2,200}?)(?:, (?:then )?(?:you )?| you )(?:{NOT}|do not|don't) (?:also"
            r" )?(?:{GIVE}|filter by) (?:(?:a value|any values?|values) for |the |an? |parameters? |fields?"
            r" )*(?P<ref>`[^`]+`(?:(?:, | or |, or | and )(?:the )?`[^`]+`)+|{R})(?: (?:[a-z]+ )?(?:parameters?|fields?"
            r"|filters?|options?|settings?|members?))?(?: of `\w+`)?(?: in the same \w+| as well| at the same"
            r" time)?(?:; you must choose one or the other|, or (?!`)[a-z]+ (?:an?|the) [^;]{3,80}| ?--?"
            r" ?[a-z][^;]{3,80})?",
            r"(?:if|when) (?P<condition>.{2,200}?),? (?:then )?neither (?:the )?(?P<ref>`[^`]+`(?: (?:n?or)"
            r" (?:the )?`[^`]+`)+) (?:can|may) be {GIVEN}",
            rf"(?:if|when) (?P<condition>.{{2,200}}?), (?:then )?{SELF}{{NOT}} be {{GIVEN}}",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?(?P<ref>`[^`]+`(?:(?:, and |, | and | or )`[^`]+`)+|{R})"
            r" {NOT} be {GIVEN}",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?(?:the )?(?P<ref>`[^`]+`(?:(?:, and |, | and | or"
            r" )`[^`]+`)*)"
            r"(?: parameters?| fields?)? (?:is|are) not (?:valid|allowed|supported|permitted)(?: in this mode)?",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?(?:you )?(?:{NOT}|do not|don't) {GIVE} (?:an?|any|the)"
            r" [\w ]{3,40}? (?:in|for|using|with) (?:the )?(?P<ref>`\w+`)(?: parameter| field)?",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?{R:ref} must be (?:omitted|null|empty|left (?:blank"
            r"|empty)|unset|absent|undefined)",
            rf"(?:if|when) (?P<condition>.{{2,200}}?), (?:then )?{SELF}must be (?:omitted|null|empty|unset|absent)",
            rf"(?:{SELF})?must be (?:omitted|(?P<leave>null|empty)|unset|absent) (?:if|when|for)"
            r" (?P<condition>[^:]{2,200}?)(?:: .{3,120})?",
            r"(?:if|when) (?P<condition>.{2,200}?), you must {GIVE} any [\w ]{3,40} as part of the [a-z ]{3,40}?"
            r" instead of using this parameter",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:you )?(?:{NOT}|do not|don't) {GIVE} (?:values for )?"
            r"(?P<listed>the following [a-z]+)(?: .{3,120})?:",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?you must (?:also )?omit (?:values for )?(?:the )?"
            r"(?P<ref>`[^`]+`(?:(?:, and | and |, )(?:the )?`[^`]+`)*)(?: parameters?| fields?)?(?: (?:from|in) the"
            r" request)?",
            r"(?:if|when) (?P<condition>.{2,200}?), (?:then )?you must leave (?:the )?(?P<ref>`[^`]+`(?:(?:, | and |,"
            r" and )(?:the )?`[^`]+`)*) (?:parameters? |fields? )?(?:blank|empty|unset)(?: for this [\w ]{3,40})?",
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
            "If `Type` is specified, `Name` and `Key` cannot be provided.",
            "If `Type` is set to `CUSTOM`, you cannot specify a thing in `Key`.",
            "If you specify `Type`, don't specify any values for the `Key` property.",
            "If you specify the `Type` you can't specify the `Key` as well.",
            "If you specify a `Key`, you must specify any owners as part of the key instead of using this parameter.",
        ),
        differs=(
            "Can't be specified if the cluster is running.",
            "Don't use it if `Name` is set.",
            "If you specify a thing, you must specify any owners as part of the thing instead of using this parameter.",
        ),
    ),
    Form(
        "forbidden.always",
        ("reserved", "as an input", "as input"),
        patterns(
            rf"(?:{SELF})?is reserved(?: for (?:future|internal) use)? and {{NOT}} be {{GIVEN}}(?:"
            r" in (?:a|the|your) request)?",
            rf"(?:{SELF})?(?:is )?not valid as (?:an )?input",
        ),
        of_sentence=_never,
        matches=("This parameter is reserved and cannot be specified in a request.", "Not valid as an input."),
        differs=("This name is reserved and cannot be used.", "Not valid as a name."),
    ),
)
