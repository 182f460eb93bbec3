"""How many items a list, or keys a map, may have."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Length, Unit
from shapesmith.ir.shapes import StructureShape
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.held import CALLS, list_of
from shapesmith.rules.language.binding import STATE
from shapesmith.rules.language.names import singular, words_of
from shapesmith.rules.language.notation import WORDS_OF_NUMBERS, Match, number, patterns
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject


def bound_of_items(match: Match, subject: Subject) -> Made | None:
    """Return a rule on the number of items, where the noun after the number names what the list holds."""
    groups = match.groupdict()
    within = groups.get("within")
    place = subject.refer(within) if within else list_of(match["noun"].partition(" or ")[0], subject)
    if place is None and subject.itself is not None and _TO_THE_LIST.search(match[0]):
        place = subject.itself  # whatever it is that is added to it
    whole_of = groups.get("whole")
    if (
        whole_of
        and place is None
        and not _NOT_ITEMS.match(f" {match['noun']}")
        and subject.places.find(whole_of) == subject.itself
    ):
        place = subject.itself  # "a placement strategy can contain 5 rules", in the text of `placementStrategy`
    elif (
        whole_of
        and whole_of not in CALLS
        and not _is_of_this(whole_of, subject)
        and not _is_of_one(whole_of, place, subject)
    ):
        return None
    if place is None or place.kind not in ("list", "map"):
        return None
    if _OF_A_FILTER.search(match[0]) and "value" not in place.path.rpartition(".")[2].lower():
        return None  # a list of filters has several
    unit: Unit = "items" if place.kind == "list" else "keys"
    low = number(groups.get("low") or "0")
    high = None if groups.get("high") == "" else number(groups.get("high") or "1")
    if "least" in groups:
        low, high = number(groups["least"]), None
    if (
        not isinstance(low, int)
        or low < 0
        or not ((high is None and low > 0) or (isinstance(high, int) and max(low, 1) <= high))
    ):
        return None
    return Made(
        "length", Length(place=place.path, unit=unit, minimum=low, maximum=int(high) if high else None), (), place
    )


_TO_THE_LIST = re.compile(r" (?:to|in) (?:the|this) (?:list|array)\b", re.IGNORECASE)
_MAKES = re.compile(r"(?:create|update|put|start|register|modify|run|submit|publish)(?=\w)")


def _is_of_this(noun: str, subject: Subject) -> bool:
    """Return whether "an asset model" is what the structure describes, or what its request makes."""
    names = (subject.places.structure.name, *subject.places.operations)
    known = {_MAKES.sub("", name.lower()) for name in names}
    squashed = re.sub(r"[^a-z]", "", noun.lower())
    last = re.findall(r"[A-Z][a-z]+", subject.places.structure.name)[-1:]
    return (
        squashed in known
        or any(len(name) > 4 and squashed.endswith(name) for name in known)
        or (not subject.places.operations and any(len(word) > 4 and squashed.endswith(word.lower()) for word in last))
    )


def _is_of_one(noun: str, place: TypedPlace | None, subject: Subject) -> bool:
    """Return whether a request with an identifier is about one "bucket" only, and no item of the list names another."""
    last = singular(re.findall(r"[a-z]+", noun.lower())[-1])
    item = subject.places.item(place) if place is not None else None
    inner = item.shape.members if item is not None and isinstance(item.shape, StructureShape) else ()
    if len(last) < 3 or any(last in words_of(member.name) for member in inner):
        return False
    ids = [f"{last}{end}" for end in ("id", "arn", "name", "identifier", "")]
    named = [member for name, member in subject.places.members.items() if "".join(words_of(name)).endswith(tuple(ids))]
    return any(subject.places.of(member).kind == "string" for member in named)


_OF_A_FILTER = re.compile(r"\bfor (?:the|this) filter\b|\bper filter\b", re.IGNORECASE)


def _list_itself(match: Match, subject: Subject) -> Made | None:
    """Return the rule of "A list of up to 100 names", which is about the list, whatever it holds."""
    place, groups = subject.itself, match.groupdict()
    low, high = number(groups.get("low") or "0"), number(groups["high"] or groups.get("high2") or "")
    if groups.get("own") and subject.refer(groups["own"]) != place:
        return None
    if place is None or place.kind not in ("list", "map") or not isinstance(low, int) or not isinstance(high, int):
        return None
    if not 0 <= low <= high or not high or _NOT_ITEMS.match(match.string, match.end("high")):
        return None
    if "noun" not in groups and _bounds_values(match[0], place, subject):
        return None
    unit: Unit = "items" if place.kind == "list" else "keys"
    return Made("length", Length(place=place.path, unit=unit, minimum=low, maximum=high), (), place)


_LIST_WORDS = re.compile(r"\b(?:list|array|set|map|parameter|field|object|structure|collection)\b", re.IGNORECASE)


def _bounds_values(text: str, place: TypedPlace, subject: Subject) -> bool:
    """Return whether a number without a noun may be a bound of each value: "The ports, up to 65535"."""
    item = subject.places.item(place)
    return (item is None or item.kind == "number") and not _LIST_WORDS.search(text)


_NOT_ITEMS = re.compile(
    r" ?(?:[kmg]i?bs?|bytes|[\w -]*characters?|letters|wild-?cards?|words|levels?|seconds?|minutes?|hours?|days?)\b"
    rf"|[^,;()]* (?:and|or) (?:\d|(?:{'|'.join(WORDS_OF_NUMBERS)})\b)",
    re.IGNORECASE,
)
"""What follows a number that counts no items, or not all of them: "only one IPv4 and one IPv6 address"."""


_THIS = (
    r"(?:it|this|(?:the|this) (?:parameter|field|list|array|map|object|structure|property|value|setting|element|member"
    r"|attribute))"
)
_A_LIST = (
    r"(?:(?:(?:this|the) (?:parameter|property|field) )?(?:specifies|contains|provides|accepts) )?(?:an? |the )?"
    r"(?:(?:optional|ordered|unordered) )?(?:list|array|set|collection|mapping)"
)
NOUN = r"(?P<noun>`?[\w-]+`?(?: [\w'-]+){0,3}?)"
# Of what a list holds it does not matter what is done with it: no more of it can be in the list.
_GIVE = (
    r"(?:you (?:can|may|must|can only|may only|need to) (?:optionally |currently )?(?:only )?(?:also )?[a-z]+"
    r"|(?:{GIVE}|enter|list))"
)
UP_TO = (
    r"(?:up to|an? (?:maximum|total)(?: number)? of(?: up to)?|at most|no more than|up to an? (?:overall )?(?:maximum"
    r"|total) of"
    r"|only)"
)
PER = (
    r"(?: (?:per|in (?:an?|one|each|the|this|your|any)(?: single)?|in a given) (?:single )?(?:`?[A-Z]\w+`? )?"
    r"(?:batch )?(?:request|call|list|operation|array|api call|field|parameter|batch|object)"
    r"| for (?:this|each) (?:request|call|parameter|field)| for (?:the|this) filter| in total| at this time"
    r"| to (?:the|this) (?:list|array|request|call)| total)?(?: \([^()]*\))?"
)
_EACH = r"(?:, (?:with )?each [^;]{3,160})?"
"""What is said of each item, after how many of them there are."""

FORMS = (
    Form(
        "length.items-between",
        ("you ", "list of", "array of", "specify", "provide", "include", "contain"),
        patterns(
            rf"{_GIVE} (?:between |from )?{{N:low}}{{TO}}{{N:high}} {NOUN}{PER}{_EACH}",
            rf"(?:an? |the )?(?:list|array|set) of (?:between |from )?{{N:low}}{{TO}}{{N:high}} {NOUN}{PER}",
            r"(?:the |this )?(?:list|array) must (?:contain|have|include) at least {N:low} [a-z]+ and (?:can (?:contain"
            rf"|have|include) up to|at most|no more than) {{N:high}} {NOUN}",
            r"(?:(?:(?:the |this )?(?:list|array|map) )?(?:must|can) (?:contain|have|include)|contains) (?:between "
            rf"|from )?{{N:low}}{{TO}}{{N:high}} {NOUN}{PER}",
        ),
        of_sentence=bound_of_items,
        member="Items",
        matches=(
            "The list must contain at least one entry and can contain up to 100 entries.",
            "You can specify from 1 to 50 items.",
            "You must specify between 2 and 10 items per request.",
        ),
        differs=("You can specify between 1 and 10 days.",),
    ),
    Form(
        "length.items-at-most",
        (
            *("up to", "maximum", "at most", "more than", "total of", "only", "limit of", "limit is"),
            *("limited to", "exceed"),
        ),
        patterns(
            rf"{_GIVE} (?:one or more [\w ]{{1,30}}, )?{UP_TO} {{N:high}} (?:different |unique "
            rf"|separate )?{NOUN}(?: to [a-z]+)?{PER}{_EACH}(?: by [a-z]+ing [^;]{{3,80}})?",
            rf"{_GIVE} {UP_TO} {{N:high}} {NOUN} (?:to|with|in|on) (?:an?|the|this|your) [\w -]{{2,40}}",
            rf"the limit is {{N:high}} {NOUN} (?:per|in an?|for each|for an?) (?:request|call|operation)",
            r"you can {GIVE} multiple [\w -]{3,40} in a single request,? with an overall maximum of {N:high}"
            r" (?P<noun>tags) .{3,60}",
            rf"(?:there is|there's) a (?:limit|maximum) of {{N:high}} {NOUN}(?: (?:that )?(?:can|may) be"
            rf" {{GIVEN}})?{PER}",
            rf"[^.;:()]{{3,160}}, (?:up to|at most|no more than|not more than|with a maximum of) {{N:high}}"
            rf" {NOUN}{PER}",
            rf"[^.;:()]{{3,160}} \((?:up to|at most|maximum(?: of)?|max(?: of)?) {{N:high}} {NOUN}{PER}\)",
            rf"(?!.*\bsame\b)(?:you )?{{NOT}} [a-z]+ more than {{N:high}} {NOUN}"
            r" (?:to|with|in|on) (?:an?|the|this|your)(?: single)? [\w -]{2,40}",
            rf"(?:the )?(?:total )?number of {NOUN} (?:is limited to|{{NOT}} (?:exceed|be (?:more|greater) than)|must"
            r" be (?:no more than|at most|less than or equal to)) {N:high}(?: (?:per|for each) (?P<whole>[a-z]+))?",
            r"(?:an? |the )?(?:list|array|set|collection) of (?:up to|at most|a maximum of"
            rf"|no more than) {{N:high}} {NOUN}{PER}(?: (?:that|which|to) .*)?",
            rf"(?:up to|at most|(?:a )?maximum (?:number )?of|no more than) {{N:high}} {NOUN} (?:are|can be|may be|is)"
            rf" (?:allowed|{{GIVEN}}|supported|listed|requested|modified|added|removed|retrieved|deleted){PER}",
            rf"{_GIVE} one or more (?P<noun>[a-z]+) to [^,;:]{{3,60}}, up to {{N:high}} [a-z]+ (?:for"
            r"|per) (?:an?|each) [a-z]+",
            rf"{_GIVE} only (?:one|a single) {NOUN}{PER}",
            rf"{_GIVE} (?:one|a single) {NOUN} only",
            rf"{_GIVE} {UP_TO} {{N:high}} [\w ]{{3,60}}? in (?:the )?{{R:within}}",
            rf"{_GIVE} {UP_TO} {{N:high}} (?P<noun>(?:[\w-]+ )?tags) (?:(?:to|for|with|on) (?:an?|each|the|your"
            r"|any)|per(?: each)?) [\w -]{2,40}",
            r"(?:an?|each|every|any|each of these) [\w -]{2,40} can have (?:up to|an? maximum of|at most|no more than"
            r"|only) {N:high} (?P<noun>(?:[\w-]+ )?tags)",
            rf"{_GIVE} {UP_TO} {{N:high}} {NOUN} (?:per|for (?:each|an?|the|this)|in (?:each|an?|the|this)|to (?:each"
            r"|an?|the|this)) (?P<whole>[a-z]+(?: [a-z]+){0,3})",
            rf"(?:an?|each|every|the) (?P<whole>[a-z]+(?: [a-z]+){{0,3}}?) (?:can (?:only )?(?:have|contain|include"
            rf"|support)|supports|may have) (?:up to|an? maximum of|at most|no more than|only) {{N:high}} (?:distinct"
            rf" )?{NOUN}{PER}",
            rf"(?:up to|at most|no more than|maximum) {{N:high}} {NOUN}{PER}(?: that .{{3,160}})?",
            rf"(?:(?:a )?maximum(?: of)?|up to|at most) {{N:high}} {NOUN}(?: (?:is|are) allowed)? (?:per|for each|in"
            r" each) (?P<whole>[a-z]+(?: [a-z]+)?)",
            rf"only (?:one|a single) {NOUN} can be [a-z]+ (?:per|for each|to each) (?P<whole>[a-z]+(?: [a-z]+)?)",
            r"(?:up to|at most|no more than|maximum(?: of)?|a maximum of) {N:high} (?P<noun>tags) per [a-z]+",
            rf"(?:up to|at most|a maximum of|no more than) {{N:high}} {NOUN} (?:can|may) be [a-z]+ (?:per|in (?:an?|one"
            r"|the|each)(?: single)?) (?:request|call|operation|action)",
            rf"{_GIVE} a minimum of {{N:low}} [a-z]+ (?:and|up to) a maximum of {{N:high}} {NOUN}{PER}",
            rf"(?:you )?{{NOT}} {{GIVE}} more than {{N:high}} {NOUN}{PER}",
            r"(?:an? )?(?:ordered )?(?:list|array) of (?:up to|at most"
            r"|a maximum of) {N:high} `?\w+`? (?P<noun>objects?|structures?|items?|elements?)(?:, .*)?",
            rf"you (?:can|may|must) only {{GIVE}} (?:one|a single) {NOUN}{PER}",
            rf"only (?:one|a single) {NOUN} (?:is|can be|may be) (?:currently )?(?:allowed|{{GIVEN}}|supported"
            rf"|accepted){PER}",
        ),
        of_sentence=bound_of_items,
        member="Items",
        matches=(
            "You can specify up to 50 items.",
            "A list of up to 50 items.",
            "You can provide a maximum of 10 items per request.",
            "Up to 20 items can be specified.",
            "Only one item is supported per request.",
            "You can specify one item only.",
            "A maximum of 20 items can be modified in a single request.",
            "You can specify up to 50 items for each request.",
            "You can specify one or more items to add to each resource, up to 50 items for a resource.",
            "You can configure at most 5 items.",
            "You can specify up to 50 items, with each item being 1-200 characters.",
            "You can associate up to three items with a queue.",
            "Up to 25 items that the owner has.",
            "Maximum 4 items per DoSample.",
            "Only one item can be applied per DoSample.",
            "There's a limit of 5 items that can be specified.",
            "The things to use, up to 25 items.",
            "The things to use (at most 10 items).",
            "You cannot register more than 100 items with a single provider.",
            "The number of items is limited to 10.",
        ),
        differs=(
            "You can specify up to 50 items for each cluster.",
            "You can specify only one item per Zone.",
            "You can associate up to three owners with a queue.",
            "Maximum 4 items per queue.",
            "Only one item can be applied per queue.",
            "The things to use, up to 25 owners.",
            "The things to use (at most 10 owners).",
            "The number of owners is limited to 10.",
            "You can wait for up to 50 minutes.",
            "You cannot have more than one item on a provider with the same name.",
        ),
    ),
    Form(
        "length.list-of",
        ("list", "array", "set of", "max", "up to", "only one", "limited to", "at most", " allowed)", ", from "),
        patterns(
            rf"(?:for )?{_A_LIST} of (?:up to|at most|a maximum of|no more than) {{N:high}} [\w `(][^;:]{{2,160}}",
            rf"{_A_LIST} of (?:between |from )?{{N:low}}{{TO}}{{N:high}} [\w `(][^;:]{{2,160}}",
            rf"{_THIS} (?:can |may |must )?(?:only |currently )?(?:contains?|ha(?:s|ve)|includes?|holds?|accepts?"
            rf"|supports?|specif(?:y|ies)|allows?) (?:{UP_TO}|a list of up to) {{N:high}} [\w `-]{{2,60}}",
            rf"{_THIS} (?:is )?(?:currently )?(?:limited|restricted) to (?:an? (?:maximum|total) of |size )?{{N:high}}"
            r"(?: [\w `-]{2,60})?",
            r"(?:array size: )?limited to (?:size )?{N:high}(?: (?:`\w+` )?(?:items?|entries|elements?|objects?))?",
            r"(?:the )?(?:maximum|max) (?:size|length) of the (?:list|array) is {N:high}",
            r"(?:the )?(?:list|array) has a (?:limit|maximum) of {N:high} [\w `-]{2,60}",
            r"(?:the |this )(?:list|array) {NOT} (?:contain|have|include) more than {N:high} [\w `-]{2,60}",
            r"[^.;:()]{3,160}, (?:up to|maximum|max|at most)(?: an? (?:limit|maximum|total) of)? {N:high}",
            r"[^.;:()]{3,160}, from {N:low}{TO}{N:high}",
            r"[^.;:()]{3,160} \((?:(?:up to|maximum(?: of)?|max(?: of)?|at most|the maximum is):? {N:high}|(?:only"
            r" )?{N:high2} (?:maximum|max|allowed))\)(?: [^.;:()]{3,160})?",
            r"[\w `]{3,60} with a (?:maximum|max) size of {N:high}(?: [\w `-]{2,60})?",
            r"(?:(?:the |this )?(?:list|array|set)|(?P<own>(?:the )?`\w+`(?: (?:list|array|parameter|field))?))"
            r" (?:contains|has|(?:can|may) (?:contain|have|include|hold)) (?:at most|a maximum of|up to|no more than)"
            r" {N:high} [\w `-]{2,60}",
            r"the maximum(?: number)?(?: allowed)? is {N:high}",
            r"maximum value of {N:high}",
            r"(?:can|may|must) (?:contain|have|include) (?:at most|a maximum of|up to|no more than) {N:high}"
            r" key[-/ ]value pairs",
        ),
        of_sentence=_list_itself,
        member="Items",
        matches=(
            "A list of up to 100 queue names or full queue ARNs.",
            "The list can contain a maximum of 25 documents.",
            "The maximum is 10.",
            "This list can have up to 50 entries.",
            "This can have up to 40 entries.",
            "This parameter accepts only one custom resource.",
            "This object is currently limited to one element.",
            "Array size: limited to 10 `Sample` objects.",
            "The maximum size of the list is 10.",
            "The list has a limit of 20 ARNs.",
            "The names to use, up to 25.",
            "The names of the owners (up to 10).",
            "The list of names (20 maximum) to which it belongs.",
            "This is an array of names with a maximum size of one.",
            "For a list of up to 100 names.",
        ),
        differs=(
            "A list of up to 100 KB.",
            "A list of names, up to 100 each.",
            "The maximum is 10 KB.",
            "This list can have up to 50 characters.",
            "This list can contain only one wildcard character.",
            "This list can contain only one owner and one provider.",
            "Each of the names, up to 25 letters.",
            "The names of the owners (up to 10 minutes).",
        ),
        # What the items of the list are, or what becomes of them, is no part of what binds.
        reads=STATE,
    ),
)
