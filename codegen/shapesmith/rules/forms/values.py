"""Which values there are: lists of them, and the only one."""

from __future__ import annotations

import re

from shapesmith.ir.rules import NoneOf, OneOf
from shapesmith.rules.forms.closed import closed, rule_of_values
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.range import UNITS
from shapesmith.rules.language.binding import ALL
from shapesmith.rules.language.names import singular
from shapesmith.rules.language.notation import Match, number, patterns, values_in
from shapesmith.rules.language.sentences import MOST_ITEMS, Item
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

_NOUN = r"(?:values?|options?|settings?|types?|choices|formats?|modes?|strings?)"
_VALID = (
    r"(?:the )?(?:(?:only|currently|following|possible) )*(?:valid|allowed|possible|accepted|acceptable|permitted"
    rf"|supported|available)(?P<word> \w+)?(?P<kind> {_NOUN})"
    r"(?: for (?:this|the) (?:parameter|field|setting|property|value|attribute|option)| for (?:the )?{R:of})?"
    r"(?: (?:with|in|for) the `\w+` (?:api call|operation|request))?"
)
_FOLLOWING = (
    r"(?:(?: are| is| include only|:| -|,| can be)*(?: (?:one of )?(?:the )?following(?: values| options"
    r"| strings)?)?(?: as follows)?)"
)
_ONE_OF = (
    r"(?:(?:either|one of|one of the following|any one of)(?: (?:the )?(?:following )?(?:valid "
    r"|supported )?values)?(?: are)?:? ?)"
)


_GENERIC = frozenset({"value", "values", "option", "options", "setting", "string", "size", "type", "argument", "input"})


def _is_called(groups: dict[str, str | None], subject: Subject, place: TypedPlace) -> bool:
    """Return whether the nouns of "the only supported entity type" are in the name of a member, or of its structure."""
    names = f"{place.path} {subject.places.structure.name}".lower()
    word, kind = (groups.get("word") or "").strip(), (groups.get("kind") or "").strip()
    if place.enum:
        return True  # the values themselves show which member is meant
    named = not word or word in _GENERIC or singular(word.lower()) in names
    return named and (singular(kind.lower()) != "type" or "type" in names)


def _is_of_another(match: Match, clause: Clause, subject: Subject) -> bool:
    """Return whether "valid values for the storage type" names anything but the member itself."""
    named = match.groupdict().get("of")
    if named and named.lower().startswith("each "):
        return True
    if "only" in match[0].lower() and not _is_called(match.groupdict(), subject, clause.place):
        return True
    place = subject.resolve(named) if named else clause.place
    return place is None or place.path != clause.place.path


def _made(clause: Clause, must: OneOf | NoneOf | None) -> Made | None:
    if must is None:
        return None
    return Made("conditional_values" if clause.when else "values", must, clause.when, clause.place)


def _has_two_in_one(text: str) -> bool:
    """Return whether a code span holds a comma: `available, resizing` may be one value, or the writer's two."""
    return any(", " in span for span in re.findall("`([^`]*)`", text))


def _is_shorter_than_range(place: TypedPlace, values: tuple[str, ...]) -> bool:
    """Return whether the model allows numbers above all of a list: the list is older, or of a case."""
    high = getattr(place.shape, "max", None) if place.kind == "number" else None
    known = [number(value) for value in values]
    return high is not None and high < _NO_BOUND and all(each is not None and each < high for each in known)


_NO_BOUND = 2**31 - 1
"""A maximum that only says how large an integer is."""


def _inline(match: Match, clause: Clause, subject: Subject) -> Made | None:
    listed = match["values"]
    if listed.count("`") > 2 and _has_two_in_one(listed):
        return None
    values = values_in(listed)
    if _is_of_another(match, clause, subject) or subject.sentence.text.endswith(";"):
        return None  # the list goes on after the semicolon
    if values is None or _is_shorter_than_range(clause.place, values):
        return None
    only_one = re.match(r"(?:the )?(?:only )?(?:valid|allowed|supported) value(?::| is)? ", match[0], re.IGNORECASE)
    if len(values) == 1 and "`" not in listed and '"' not in listed and not only_one:
        return None
    return _made(clause, closed(clause.place, values, subject, "case" if clause.when else "list"))


def _exact(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule that names the values on purpose, though the enum may have more."""
    values = values_in(match["values"])
    if values is None:
        return None
    kind = "list" if re.match(r"can be|may be|one of|is one of", match[0], re.IGNORECASE) else "exact"
    return _made(clause, closed(clause.place, values, subject, kind))


def _either(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for the two values that a text may have, neither of which is the name of a member."""
    values = values_in(match["values"])
    if clause.place.kind != "string" or clause.place.enum or values is None:
        return None
    if any(subject.places.find(f"`{value}`") for value in values):
        return None
    return _made(clause, closed(clause.place, values, subject))


_CLASSES = frozenset(
    {
        *("letters", "numbers", "digits", "integers", "strings", "characters", "hyphens", "underscores", "spaces"),
        *("periods", "dashes", "text", "alphanumeric", "uppercase", "lowercase", "symbols", "positive", "negative"),
        *("other", "others", "more", "number", "integer", "string", "any", "following", "empty"),
    }
)
"""Words after "valid values" that say of what kind the values are."""


def _words(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for a list of words: "Valid values are Integral, Fractional, or String"."""
    values = tuple(re.split(r",? (?:or|and) |, ?| \| ", match["words"]))
    if _is_of_another(match, clause, subject) or len(values) < 2 or not _CLASSES.isdisjoint(values):
        return None
    return _made(clause, closed(clause.place, values, subject))


_NEXT_EXPLAINED = re.compile(r"(?:[,;]? (?:and|or),? |[,;] )(?=`|\"|'|[A-Z][A-Z0-9_]+(?:,? [a-z(]|\Z))")
_EXPLAINED = re.compile(
    r"(?P<value>`[^`]+`|\"[^\"]+\"|'[^']+'|[A-Z][A-Z0-9_]+)(?P<remark>(?:,? (?:[a-z]|\(|- )[^`\"]*)?)"
)
_MORE = re.compile(
    r"\b(?:or (?:an?|any|another|the)|any (?:other|number|value)|numbers?|integers?|other|another|between|such as"
    r"|multiples?|through|above|below|etc|include|your)\b|(?<=.), ",
    re.IGNORECASE,
)
"""What says that a list of values goes on."""


def _explained(match: Match, subject: Subject) -> Made | None:
    """Return a rule for "Valid values are `a` for the one and `b` for the other"."""
    place, named = subject.itself, match.groupdict().get("of")
    parts = [_EXPLAINED.fullmatch(part.strip()) for part in _NEXT_EXPLAINED.split(match["explained"])]
    if place is None or len(parts) < 2 or (named and subject.refer(named) != place):
        return None
    if subject.sentence.text.endswith(";"):
        return None  # the list goes on after the semicolon
    values: list[str] = []
    for part in parts:
        if part is None or _MORE.search(part["remark"]):
            return None
        values.append(part["value"].strip("`\"'"))
    if not any(part["remark"] for part in parts if part is not None):
        return None  # a list without explanations
    return _made(Clause(place, ""), closed(place, tuple(dict.fromkeys(values)), subject))


def _listed(match: Match, clause: Clause, subject: Subject) -> Made | None:
    items = subject.sentence.items
    if "format" in match[0].lower() and any(item.label and "`" not in item.label for item in items):
        return None  # the labels name the formats
    values = None if _is_of_another(match, clause, subject) else values_of(items)
    kind = "exact" if re.match(r"must|has to|can only", match[0], re.IGNORECASE) else "list"
    return _made(clause, closed(clause.place, values, subject, kind)) if values else None


_VALUE_EXPLAINED = re.compile(r"(`[^`]+`) (?:if|when|for|to) ")


def values_of(items: tuple[Item, ...]) -> tuple[str, ...] | None:
    """Return the values that the items of a list start with, None where one of them starts with anything else."""
    if not 2 <= len(items) <= MOST_ITEMS:
        return None
    found: list[str] = []
    for item in items:
        text = item.label or re.sub(r"(?<=[\w/]) \([^()]*\)\.?\Z", "", item.text)
        if not item.label and re.fullmatch(r"[\w.:/+-]+", text.strip(" .,;")):
            text = f"`{text.strip(' .,;')}`"  # a word that is the whole of an item
        elif not item.label and (explained := _VALUE_EXPLAINED.match(text)):
            text = explained[1]
        elif item.label and "`" not in text and re.fullmatch(r"[\w.:/+-]+", text):
            text = f"`{text}`"
        text = re.sub(r"(?<=`) ?\([^()]*\)\.?\Z", "", text)
        values = values_in(text)
        if values is None or (item.nested and not item.label.startswith("`")) or _has_two_in_one(text):
            return None
        found += values
    return tuple(dict.fromkeys(found)) if len(found) > 1 else None


def _only(match: Match, subject: Subject) -> Made | None:
    place, values = subject.itself, values_in(match["values"]) or (match["values"],)
    target = subject.places.item(place) if place is not None and place.kind == "list" else place
    if place is None or target is None or target.kind not in ("string", "number", "boolean"):
        return None
    if target.kind != "boolean" and not target.enum and "`" not in match["values"]:
        return None
    if target.enum and not set(values) <= set(target.enum):
        return None
    if match.groupdict().keys() & {"noun", "who"} and not target.enum:
        return None  # the sentence may be about something else than this value
    if not target.enum and not _is_called(match.groupdict(), subject, place):
        return None  # "the only supported currency" is no price
    if "noun" in match.groupdict() and "urrently" in subject.sentence.text:
        return None  # the sentence is older than the enum
    return rule_of_values(place, values, subject, "exact")


def _no_other(match: Match, subject: Subject) -> Made | None:
    return rule_of_values(subject.refer(match["of"]), values_in(match["values"]), subject, "exact")


def _you_must(match: Match, subject: Subject) -> Made | None:
    """Return the rule that a member has the one value of its enum that must be given."""
    place, values = subject.itself, values_in(match["values"])
    if place is None or values is None or not set(values) < set(place.enum):
        return None
    return Made("values", OneOf(place=place.path, values=values), (), place)


FORMS = (
    Form(
        "values.list",
        ("valid", "allowed", "possible", "accepted", "acceptable", "permitted", "supported", "available"),
        patterns(rf"{_VALID}{_FOLLOWING}:? ?{_ONE_OF}?(?P<values>{{L}})(?: (?:{UNITS}))?:?"),
        of_clause=_inline,
        matches=(
            "Valid Values: `true` | `false`",
            "The valid values are `a`, `b`, and `c`.",
            "Valid values: `a | b`",
        ),
        differs=(
            "Valid values include `a` and `b`.",
            "Valid values for `Count` are `a` and `b`.",
            "Valid values: `a`, such as `b`",
            "Valid values: `a`; `b`",
            "Valid values: `a` | `a, b` | `c`",
            "The name of a built-in data set. Valid values are `a` and `b`.",
        ),
    ),
    Form(
        "values.words",
        ("valid", "allowed", "possible", "accepted", "acceptable", "permitted", "supported"),
        patterns(
            rf"{_VALID}{_FOLLOWING}:? ?(?P<words>(?-i:[A-Z][\w-]*(?:(?:, | or | and |, or |, and )[A-Z][\w-]*)+))",
            rf"{_VALID}:? ?(?P<words>[\w.+-]+(?:/[\w.+-]+)?(?: \| [\w.+-]+(?:/[\w.+-]+)?)+)",
            rf"{_VALID}: ?(?P<words>(?-i:[a-z][a-z0-9_-]{{2,30}}"
            r"(?:(?:, ?| or | and |, or |, and )[a-z][a-z0-9_-]{2,30})+))",
        ),
        of_clause=_words,
        matches=(
            "Valid values are Integral, Fractional, or String.",
            "Valid values: text/plain | text/css",
            "Valid values: smart, balanced, fast.",
        ),
        differs=(
            "Valid values are Integral, Fractional, or else.",
            "Valid values: letters, digits, and hyphens.",
            "Valid values are smart, balanced, fast.",
        ),
    ),
    Form(
        "values.explained",
        ("valid", "allowed", "possible", "accepted", "acceptable", "permitted", "supported", "available"),
        patterns(rf"{_VALID}{_FOLLOWING}:? ?{_ONE_OF}?(?P<explained>{{V}}.+)"),
        of_sentence=_explained,
        matches=(
            "Valid values are `a` for the first and `b` for the second.",
            "Valid values are: OPEN, it is sent to all; and, SHUT, it isn't sent.",
            "Possible values are `a` (the first) or `b`.",
        ),
        reads=ALL,
        differs=(
            "Valid values are `a` for the one or a number between `1` and `5`.",
            "Valid values are `a` for the one and `b` for any other.",
        ),
    ),
    Form(
        "values.bullets",
        ("valid", "allowed", "possible", "accepted", "acceptable", "permitted", "supported", "following"),
        patterns(
            rf"{_VALID}{_FOLLOWING}:?",
            r"(?:you (?:can|must|may) )?{GIVE} one of the following(?: values| options| strings)?:?",
            r"(?:must|has to|can(?: only)?|may) be (?:set to )?(?:either|one of) ?(?:of )?(?:the following"
            r"|these)(?: values| options| strings)?:?",
            r"one of the following(?: values| options| strings)?:?",
            r"(?:the )?following (?:are|lists) (?:the )?(?:possible|valid|supported|allowed|available)(?: \w+)?"
            r" (?:values|options|settings|types):?",
            r"the following(?: [a-z]+){0,3} values are (?:valid|allowed|supported|accepted):?",
        ),
        of_clause=_listed,
        matches=(
            "<p>Valid values:</p><ul><li><code>a</code> - The first.</li><li><code>b</code></li></ul>",
            "<p>The following lists the valid values:</p><ul><li><code>a</code> if it is the first.</li>"
            "<li><code>b</code> for any other.</li></ul>",
        ),
        differs=("<p>Valid values include:</p><ul><li><code>a</code></li><li><code>b</code></li></ul>",),
    ),
    Form(
        "values.must-be",
        ("must be", "can be", "can only be", "one of", "has to be"),
        patterns(
            rf"(?:must|has to|can only|may only)(?: also)? be (?:set to |specified as"
            rf" )?{_ONE_OF}?(?:the )?(?P<values>{{L}})(?: only| version(?: of the [a-z]+)?)?",
            r"(?:can|may) be (?:set to )?(?:either|one of)(?: the following)?:? (?P<values>{L})",
            r"(?:is )?one of:? (?P<values>{L})",
            r"must be one of the (?:supported|valid|allowed) [a-z]+(?: [a-z]+)?: (?P<values>{L})",
            r"(?:you (?:can|must) )?{GIVE} one of the following (?!param|field|prop|attri|elem|filter)[a-z]+:"
            r" (?P<values>{L})",
        ),
        of_clause=_exact,
        matches=(
            "Must be either `a` or `b`.",
            "The value must be `Lambda`.",
            "It can be either `a` or `b`.",
            "The value must be one of the supported query statuses: OPEN, SHUT, or LOST.",
            "You can specify one of the following versions: `a` or `b`.",
        ),
        differs=("Must be `a` or above.", "It can be `a`."),
    ),
    Form(
        "values.either",
        ("either",),
        patterns(
            r"(?:you (?:can|must|may) )?(?:{GIVE}|choose) either (?P<values>{V} or {V})",
            r"are either (?P<values>{V} or {V})",
        ),
        of_clause=_either,
        matches=("You can specify either `a` or `b`.", "Values are either `a` or `b`."),
        differs=(
            "You can specify either `Key` or `b`.",
            "You can specify either `a` or `b` to say it.",
            "Either `a` or `b`.",
        ),
    ),
    Form(
        "values.only",
        ("only",),
        patterns(
            r"only (?:the )?(?:value )?(?P<values>{L})(?: (?:value|type|channel|traffic type|entities|scope|mode"
            r"|(?:status )?code|filter name|option)s?)?(?: type)?(?: (?:is|are))(?: currently)? (?:supported|allowed"
            r"|accepted|valid)(?: for this (?:data type|parameter|field|operation|api))?",
            r"(?:if (?:included|specified|provided|set|used), )?(?:the )?only (?:currently )?(?:valid|supported|allowed"
            r"|accepted|possible|permitted)(?P<word> \w+)?(?P<kind> (?:value"
            r"|values|option|type|size)s?)?(?: for this (?:parameter|field|setting))? (?:is"
            r"|are) (?:the )?(?P<values>{L}|true|false)(?: (?:bytes|[kmgt]i?b))?(?:, (?:which|indicating) .{3,160})?",
            r"(?:the )?only (?:currently )?(?:valid|supported|allowed|accepted) (?P<noun>[a-z]+(?: [\w-]+){1,8}) is"
            r" (?P<values>{V})",
            r"(?P<values>{V}) is the only (?:currently )?(?:valid|supported|allowed|accepted)(?: \w+){0,2}"
            r"(?: at this time)?",
            r"only (?P<values>{L}) (?:is an?|are) (?:accepted|valid|supported|allowed) values?"
            r"(?: (?:from|for|in) [\w ]{2,40})?",
            r"(?:the )?only supports (?P<values>{L})",
            r"(?P<who>(?:amazon )?[a-z][\w-]*(?: [\w-]+){0,2}) (?:currently )?(?:only supports|supports only)"
            r" (?P<values>{L})",
            r"you can only {GIVE} the following (?:string|value)s?(?: for this (?:parameter|field))?: (?P<values>{L})",
        ),
        of_sentence=_only,
        member="Mode",
        matches=(
            "Only `FAST` is currently supported.",
            "Currently, the only supported value is `FAST`.",
            "You can only specify the following string for this parameter: `FAST`.",
            "The only supported type of content reference to delete is `FAST`.",
        ),
        differs=(
            "Only `FAST` is used.",
            "Only `FAST` supports this.",
            "The only supported type of content reference to delete is `OTHER`.",
        ),
    ),
    Form(
        "values.no-other",
        ("no other value",),
        patterns(r"no other value than (?P<values>{V}) is allowed for {R:of}"),
        of_sentence=_no_other,
        matches=("No other value than `a` is allowed for `Name`.",),
        differs=("No other value than `a` is allowed for the owner.",),
    ),
    Form(
        "values.you-must",
        ("must specify", "must use", "must enter", "must set"),
        patterns(r"you must (?:specify|use|enter|set this (?:value|parameter|field) to) (?P<values>{V})"),
        of_sentence=_you_must,
        member="Mode",
        matches=("You must specify `FAST`.",),
        differs=("You must specify `Name`.",),
    ),
)
