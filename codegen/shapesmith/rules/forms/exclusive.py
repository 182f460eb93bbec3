"""Which members can't be given together: one beside another, several, or by what happens if they are."""

from __future__ import annotations

import re

from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.members import BOTH, GIVE, ITEMS, NOUN, SAME, SEPARATOR, WHO, members_in, of, rule_for
from shapesmith.rules.language.binding import BEHAVIOUR
from shapesmith.rules.language.notation import Match, patterns
from shapesmith.rules.references.subjects import Subject


def with_self(match: Match, subject: Subject) -> tuple[Made, ...] | None:
    """Return the rules on this member and each of those that are named beside it."""
    named = match.groupdict().get("own")
    own = subject.refer(named) if named else subject.itself
    if own is None:
        return None
    text = NOUN.sub("", match["items"].strip(" ."))
    made: list[Made] = []
    for part in SEPARATOR.split(text):
        plain = NOUN.sub("", part.strip())
        place = subject.refer(plain) or (subject.refer(f"{plain} parameter") if " parameter" in match[0] else None)
        if place is None or place.path == own.path or "[" in place.path:
            return None
        rule = rule_for("at_most_one", (own, place), subject)
        if rule is None:
            return None
        made.append(rule)
    return tuple(made)


_NAMED = re.compile(r"`[^`]+`|\b[A-Z][a-z]+(?:[A-Z][a-z0-9]*)+\b")


def _of_sentence_before(match: Match, subject: Subject) -> Made | None:
    """Return the rule on "both", or on "one of them": the two members that the sentence before names.

    They are joined by "or", or called mutually exclusive.
    """
    before = subject.sentence.before
    found = {place.path: place for name in _NAMED.findall(before) if (place := subject.refer(f"`{name.strip('`')}`"))}
    if len(found) == 1 and subject.place is not None and subject.itself is not None:
        found = {subject.place.path: subject.place, **found}
    places = tuple(found.values())
    groups = match.groupdict()
    needed = groups.get("needed")
    if len(places) == 2 and groups.get("all"):
        return rule_for("all_or_none", places, subject)
    if len(places) != 2 or not _OF_ALTERNATIVES.search(before) or any(re.search(r"[\[{]", path) for path in found):
        return None
    if groups.get("least"):
        return rule_for("at_least_one", places, subject)
    return rule_for("exactly_one" if needed else "at_most_one", places, subject)


def _both_fail(match: Match, subject: Subject) -> Made | tuple[Made, ...] | None:
    """Return the rule of "Specifying both is an error": on the members that it names, or the sentence before does."""
    return _AT_MOST_ONE(match, subject) if match.groupdict().get("items") else _of_sentence_before(match, subject)


_AT_MOST_ONE = of("at_most_one")
_OF_ALTERNATIVES = re.compile(r" or |\bmutually exclusive\b|^Alternatively\b")
_SELF = (
    r"(?:(?:it|this|(?:the|this) (?:parameter|field|value|property|setting|option|attribute|member|element|object"
    r"|structure)) )"
)

_MEMBERS = r"(?:parameters|fields|options|members|values)"
_TWO = r"both(?: parameters| properties| fields| options| values| of (?:them|these|those)(?: \w+)?)?"

_AN_ERROR = r"(?:an? )?(?:[\w-]+ ){0,2}?(?:error|exception|`?\w+(?:exception|error)`?|`\w+` (?:error|exception))"
_FAILS = (
    rf"(?:(?:(?:will )?(?:results? in|returns?|causes?|throws?) {_AN_ERROR}|causes the (?:request|command) to fail)"
    r"|(?:then )?(?:(?:the|your) [\w ]{3,30} (?:fails|will fail|is rejected"
    rf"|(?:returns|throws|generates|will (?:return|throw|generate)) {_AN_ERROR})"
    rf"|{_AN_ERROR} (?:(?:is|will be) (?:returned|thrown)|(?:will )?occurs?))"
    rf"|(?:then )?you will (?:get|receive) {_AN_ERROR})(?: with .{{3,60}}| \([^()]*\))?"
)
_AT_ONCE = (
    r"(?: (?:in|within) the same (?:request|call|command|operation)| at the same time| simultaneously| together)?"
)


_ERROR = r"(?:an? )?(?:[\w-]+ )?(?:`?\w+`? )?(?:error|exception|`?\w+(?:exception|error)`?)"


def _neither_nor_both(match: Match, subject: Subject) -> Made | None:
    """Return the rule of "If you provide neither A nor B, or you provide both, an error occurs"."""
    places, again = members_in(match["items"], subject), members_in(match["again"], subject)
    if places is None or again is None or {one.path for one in places} != {one.path for one in again}:
        return None
    return rule_for("exactly_one", places, subject)


FORMS = (
    Form(
        "alternatives.at-most-one",
        (
            *("both", "mutually exclusive", "cannot", "can't", "don't", "do not", "must not", "only one"),
            *("at most one", "more than one of", "can only", "either"),
        ),
        patterns(
            rf"{WHO}(?:can|may) (?:optionally )?(?:only )?{GIVE} (?:either |one of |only one of "
            rf"|only )?(?:the )?{ITEMS}{SAME}{BOTH}{SAME}",
            rf"to [^,;:]{{3,100}}, {WHO}(?:{{MUST}}|can|may) {GIVE} (?:either |one of )?(?:the )?{ITEMS}{BOTH}{SAME}",
            rf"(?:(?:to|in) [^,;:]{{3,100}}, )?{WHO}(?:can|may) (?:{GIVE}|update) (?:the |an? |your )[\w '`-]{{3,80}}?"
            rf" (?:in|with|by|using|through) (?![^;:]* (?:with|by|using|through) )(?:either )?(?:the )?{ITEMS}"
            rf"{BOTH}{SAME}",
            rf"{GIVE} either {ITEMS} to `?true`?(?: for (?:the same|an?|the) [a-z ]{{3,40}})?{BOTH}",
            rf"{WHO}(?:can|may) {GIVE} (?:either |one of )(?:the )?{ITEMS}{SAME}[;,] they are mutually exclusive",
            rf"(?:to [^,;:]{{3,100}}, )?{GIVE} (?:either |only one of |one of )(?:the )?{ITEMS}{BOTH}{SAME}",
            rf"{GIVE} (?:an? |the )[\w ]{{2,30}} by (?:either )?{ITEMS}{BOTH}{SAME}",
            rf"you can filter the results (?:by |using |by using )(?:either )?{ITEMS}{BOTH}{SAME}",
            rf"(?:the )?{ITEMS} (?:parameters |fields |properties |options |members )?are mutually exclusive"
            rf"(?: parameters| fields| properties| options| members)?{SAME}(?:, so (?:you|only) .{{3,120}})?",
            rf"(?:you )?(?:{{NOT}}|do not|don't) {GIVE} (?:the )?{ITEMS} together{SAME}",
            rf"{WHO}(?:{{NOT}}|do not|don't) (?:{GIVE}|have) both (?:of )?(?:an? |the )?{ITEMS}{SAME}"
            r"(?: in an? [a-z]+(?: [a-z]+)?)?",
            rf"{WHO}{{NOT}} {GIVE} more than one of (?:the )?(?:following )?{ITEMS}{SAME}",
            rf"(?:you )?(?:{{NOT}}|do not|don't) {GIVE} (?:(?:the )?(?:parameters|fields) )?(?P<items>`[^`]+` (?:and"
            rf"|with|together with|along with) `[^`]+`){SAME}",
            rf"(?:you )?{{NOT}} {GIVE} (?P<items>\w+ and \w+) in the same (?:request|call)",
            rf"(?:{WHO}|it )(?:can|may) (?:only )?{GIVE} (?:only )?(?:one|at most one"
            rf"|no more than one)(?: of)? (?:the )?(?:following )?{ITEMS}{SAME}",
            rf"(?:only|at most|no more than) one of {ITEMS} (?:can|may|must|is to) be {{GIVEN}}{SAME}",
            rf"{WHO}(?:can|may) (?:only )?{GIVE} (?:only )?one of the following(?: \w+)?{SAME}: {ITEMS}",
            rf"(?:to [^;:]{{3,160}}, )?you can {GIVE} (?:only )?one of the following(?: \w+)?{BOTH}{SAME}:?",
            r"this (?:api|operation|action|request) accepts only one of the following(?: \w+)?(?: to [^;:]{3,80})?:?",
            rf"(?:both )?{ITEMS} (?:{{NOT}}) (?:both )?be {{GIVEN}} (?:together|at the same time"
            r"|in the same (?:api )?(?:request|call)|simultaneously)(?:, but one is required)?",
            rf"(?:either )?{ITEMS} (?:can|may) be {{GIVEN}}, but not both{SAME}",
            rf"(?:\( ?)?{ITEMS} {{NOT}} both be (?:set to |specified as )?`?true`?\.?\)?{SAME}",
        ),
        of_sentence=of("at_most_one"),
        matches=(
            "You can specify either `Name` or `Key`, but not both.",
            "`Name` and `Key` are mutually exclusive.",
            "You can't specify both `Name` and `Key`.",
            "Only one of `Name` and `Key` can be specified.",
            "You can't provide Name and Key in the same request.",
            "You can specify either the `Name` or `Key` parameter in a request; they are mutually exclusive.",
            "Only one of `Name`, `Force`, or `Key` can be provided per request.",
            "To find one owner, use either the `Name` or `Key` parameter (but not both).",
            "At most one of `Name`, `Force`, or `Key` may be provided (mutually exclusive).",
            "`Name` and `Key` are mutually exclusive, so you need to choose one of the two.",
            "A request can contain a `Name` object or a `Key` array, not both.",
            "A request can contain only one `Name` object or one `Key` object.",
        ),
        differs=(
            "`Name` and the others are mutually exclusive.",
            "You can't provide Name and others in the same request.",
            "You can't specify both `Name` and `Key`/`Mode`.",
        ),
    ),
    Form(
        "alternatives.not-with",
        (
            *("mutually exclusive", "cannot", "can't", "can not", "not be", "must not", "don't", "do not", "isn't"),
            *("not allowed", "not supported", "not valid"),
        ),
        patterns(
            rf"(?:{_SELF})?(?:is |are )?(?:a )?mutually exclusive (?:option |parameter )?(?:with|to) {ITEMS}{SAME}"
            r"(?:(?: -|;|,) (?:both (?:cannot|can't) be {GIVEN}|supplying both is rejected).*)?",
            rf"{{R:own}} (?:is|are) (?:a )?mutually exclusive (?:option |parameter )?(?:with|to) {ITEMS}{SAME}"
            r"(?:, and (?:it )?(?:only )?supports [^;]{3,160})?",
            r"{R:own} {NOT} be {GIVEN} (?:together |along |in combination |in conjunction )?(?:with"
            rf"|as) {ITEMS}{SAME}",
            rf"(?:{_SELF})?(?:{{NOT}}) be {{GIVEN}} in the same (?:request|call) (?:as|with) {ITEMS}",
            rf"(?:{_SELF})?(?:{{NOT}}) be (?:{{GIVEN}}|combined) (?:together |along |simultaneously |in combination "
            rf"|in conjunction |at the same time )?(?:with|as) {ITEMS}{SAME}",
            rf"(?:you )?(?:{{NOT}}|do not|don't) (?:{GIVE}|combine) (?:both )?(?:this parameter|this field|this option"
            rf"|this value|this|it)(?: together| along| in combination)? (?:with|and) {ITEMS}{SAME}",
            rf"(?:you |customers )?(?:{{NOT}}|do not|don't) {GIVE} {{R:own}} (?:together|along|in"
            rf" combination) with {ITEMS}{SAME}",
            rf"(?:you )?(?:{{NOT}}|do not|don't) {GIVE} (?P<own>`\w+`) with (?P<items>`\w+`){SAME}",
            rf"(?:{_SELF})?(?:is not|isn't|not) (?:allowed|supported|valid|compatible) with {ITEMS}{SAME}",
            rf"if you {GIVE} (?:this parameter|this field|this option|this value|it)(?: in (?:your|the"
            rf"|a) (?:\w+ )?request)?, you (?:{{NOT}}|do not|don't) {GIVE} {ITEMS}{SAME}",
        ),
        of_sentence=with_self,
        matches=(
            "Mutually exclusive with `Key`.",
            "This parameter can't be specified with `Key`.",
            "You cannot use this parameter with `Key`.",
            "You can't use `Name` together with `Key` or `Mode`.",
            "Mutually exclusive with `Key` - both cannot be specified in the same request.",
            "Cannot be combined with `Key` or `Mode`.",
            "Not supported with `Key`.",
        ),
        differs=("Can't be used with the others.", "Can't be combined with care.", "Mutually exclusive with `Other`."),
    ),
    Form(
        "alternatives.not-both-before",
        ("both", "mutually exclusive", "together", "one of these", "one of them", "one of the two", "one or the other"),
        patterns(
            rf"{WHO}(?P<needed>{{MUST}}) {GIVE} (?:exactly |only )?one of (?:these|them|the two|these"
            rf" two)(?: {_MEMBERS})?{SAME}{BOTH}{SAME}",
            rf"{WHO}(?P<needed>{{MUST}}) {GIVE} one or the other{BOTH}{SAME}",
            rf"{WHO}(?P<needed>{{MUST}}) {GIVE} (?:exactly|only) one of (?:these|them|the two|these"
            rf" two)(?: {_MEMBERS})?{SAME}",
            r"(?P<needed>provide|specify|set) exactly one of them",
            rf"{WHO}(?P<least>{{MUST}}) {GIVE} at least one of (?:these|them|the two|these two)(?: {_MEMBERS})?{SAME}",
            rf"(?:you )?(?:{{NOT}}|do not|don't) {GIVE} {_TWO}{SAME}",
            r"(?P<least>(?:at least )?one of (?:the two|these two|these|them) (?:is|must be) (?:required|{GIVEN}))",
            r"(?:the|these|both)(?: two)? (?:parameters|fields|options|settings|members|properties) are mutually "
            r"exclusive",
            r"they (?:are mutually exclusive|{NOT} be {GIVEN} together)",
            r"(?:you )?{NOT} {GIVE} (?:these(?: two)? (?:parameters|fields|options|settings)|them) together",
            rf"if (?:you )?{GIVE} (?:a value for )?(?P<all>one) of (?:them|these|the two)(?: {_MEMBERS})?,? (?:then"
            rf" )?you must (?:also )?{GIVE} (?:a value for )?(?:the other|both)(?: [a-z]+)?",
        ),
        of_sentence=_of_sentence_before,
        matches=(
            "Specify `Name` or `Key`. You can't specify both.",
            "Specify `Name` or `Key`. You must specify one of these parameters, but you can't specify both.",
        ),
        differs=(
            "Specify a name or a key. You can't specify both.",
            "Specify `Name` and `Key`. You can't specify both.",
        ),
    ),
    Form(
        "alternatives.both-fail",
        ("both",),
        patterns(
            rf"(?:specify|provid|supply|sett|includ|us|pass)ing {_TWO}{_AT_ONCE} {_FAILS}",
            rf"(?:(?:these {_MEMBERS} are mutually exclusive; )?(?:specify|provid|supply|sett|includ|us|pass)ing|if you"
            rf" (?:try to )?{GIVE}) (?:a value for )?both (?P<items>`\w+` and `\w+`){_AT_ONCE},? {_FAILS}",
            rf"if (?:(?:you )?(?:try to )?{GIVE} (?:values for )?{_TWO}|both(?: {_MEMBERS})? are {{GIVEN}}){_AT_ONCE},?"
            rf" {_FAILS}",
            rf"{_AN_ERROR} (?:is|will be) (?:returned|thrown) if both(?: {_MEMBERS})? are {{GIVEN}}{_AT_ONCE}",
            rf"if (?P<needed>neither(?: is {{GIVEN}})? or both|both or neither) are {{GIVEN}},? {_FAILS}",
        ),
        of_sentence=_both_fail,
        matches=(
            "Use either `Name` or `Key` to say whose it is. Specifying both values results in an error.",
            "You can say whose it is by `Name` or by `Key`. If you specify both, an exception is thrown.",
            "If you specify a value for both `Name` and `Key`, the action returns an `InvalidParameter` error.",
        ),
        differs=(
            "Use `Name` and `Key` to say whose it is. Specifying both values results in an error.",
            "Use `Name` or `Key`. Specifying both values results in a longer list.",
            "If you specify both a name and a key, the action returns an error.",
        ),
        reads=BEHAVIOUR,
    ),
    Form(
        "exclusions.fails-with",
        ("mutually exclusive",),
        patterns(
            r"mutually exclusive with (?P<items>`?\w+`?)[;,] (?:and )?(?:the )?(?:service|request|operation|call)"
            rf" (?:returns|throws|fails with) {_ERROR} (?:if|when) both(?: parameters| fields)? are {{GIVEN}}",
        ),
        of_sentence=with_self,
        matches=("Mutually exclusive with `Key`; the service returns ValidationException if both are provided.",),
        differs=("Mutually exclusive with `Other`; the service returns ValidationException if both are provided.",),
        reads=BEHAVIOUR,
    ),
    Form(
        "exclusions.any-of",
        ("any of",),
        patterns(
            r"(?:you )?(?:{NOT}|do not|don't) {GIVE} both this (?:parameter|field) and any of the [a-z ]{3,40}"
            rf" \((?P<items>`\w+`(?:, `\w+`)*)\){SAME}",
        ),
        of_sentence=with_self,
        matches=("You can't specify both this parameter and any of the others (`Key`, `Mode`) in the same request.",),
        differs=("You can't specify both this parameter and any of the other parameters (`Other`).",),
    ),
    Form(
        "exclusions.neither-nor-both",
        ("provide both", "specify both"),
        patterns(
            rf"if {WHO}(?:do not|don't) (?:provide|specify) (?P<items>[^;:,]{{3,80}}), or (?:if )?(?:you )?(?:provide"
            rf"|specify) both (?P<again>[^;:,]{{3,80}}), {_ERROR} (?:will occur|occurs|is (?:returned|thrown))",
        ),
        of_sentence=_neither_nor_both,
        matches=(
            "If you do not provide a name or key, or you provide both name and key, an `InvalidParametersException`"
            " will occur.",
            "If you don't specify a name or key, or specify both name and key, an error is returned.",
        ),
        differs=(
            "If you do not provide a name or key, or you provide both name and mode, an error occurs.",
            "If you do not provide a name or key, or you provide both name and owner, an error occurs.",
            "If you do not provide a name or owner, or you provide both name and key, an error occurs.",
        ),
        reads=BEHAVIOUR,
    ),
)
