"""Which members a sentence on alternatives lists, and the rule on how many of them are set."""

from __future__ import annotations

import re
from typing import Literal

from shapesmith.ir.rules import AllOrNone, CountSet, IsSet, NoneOf, OneOf, places_of
from shapesmith.prose.plain import plain_text
from shapesmith.rules.forms.form import Made, OfSentence
from shapesmith.rules.language.notation import Match
from shapesmith.rules.references.conditions import is_given
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

Alternative = Literal["at_least_one", "exactly_one", "at_most_one", "all_or_none"]

SEPARATOR = re.compile(
    r",? (?:and(?:/| )or|or|and) (?:the |an? |either |one )?|, (?:the |an? )?|/(?=`)| (?:OR|AND) | \| "
)
NOUN = re.compile(
    r" (?:parameter|field|propert(?:y|ies)|member|attribute|option|element|value|argument|filter|setting|object"
    r"|array|information)s?\Z",
    re.IGNORECASE,
)
GIVE = r"(?:{GIVE}|configure|choose to provide|choose|contain|have|select|reference|request)"
WHO = (
    r"(?:you |(?:customers|callers|clients|calls to this (?:operation|api)) "
    r"|(?:the |a |an |your |each )?(?:`?\w+`? )?(?:request|operation|call|structure|object) "
    r"|(?P<who>(?:an?|the|each|every|this) (?:`\w+`|[\w' -]{2,40}?)) )?"
)
IS_GIVEN = (
    r"(?:must not be null|(?:must be|is to be|is|are|needs? to be|ha(?:s|ve) to be) (?:{GIVEN}|required(?: to have a"
    r" value)?|mandatory)"
    r"|must have a value)(?: as input)?"
)
SAME = (
    r"(?:,? (?:in|for) (?:the same|a single|the|your|a|one|this|each|every)(?: `?\w+`?)? (?:request|call|api call"
    r"|operation|action|statement|configuration"
    r"|object|filter)| for the same [a-z]+"
    r"| for `\w+`(?:(?:,| and|, and) `\w+`)* (?:actions?|operations?|requests?)| together"
    r"| at the same time| per (?:request|call|operation)"
    r"| simultaneously| for this (?:operation|request|parameter|resource)"
    r"| (?:in order )?for the (?:request|call)(?: to \w+)? to (?:be valid|succeed)| populated)*"
    r"(?: \((?!`[^`]+`|\w*[a-z][A-Z]\w*\))[^()]*\))?"
    r"(?: to (?:create|update|start|specify|use|identify|define|get|retrieve|run|make|call|perform) [^;:]{2,160}"
    r"| when (?:you (?:create|call|make|update|start|register|launch|submit)|creating|calling|invoking|making"
    r"|updating) [^;:,]{2,80}"
    r"|, based on [^;:,]{2,80}"
    r"|,? (?:or|otherwise) (?:you will|the request|the operation|the call|an error|an exception|it fails|it is"
    r" rejected)(?: .{2,120})?)?"
)
ITEMS = r"(?P<items>[^;:]{3,240}?)(?: in (?:your|the) \w+(?: syntax)?)?"
BOTH = (
    r",? ?(?:\()?(?:(?:but|and) )?(?:not|never|(?:you )?(?:cannot|can't) (?:specify|use|include|provide)"
    r"|not to specify)(?: both| all| more than one)(?: of them| parameters| of these)?(?:\))?"
)
_PART_OF_NAME = r"(?P<noun>arn|name|id|identifier|uri|url|alias)"
_BARE = re.compile(rf"(?:the |an? |its |your )?(?:amazon resource name \((?=arn))?{_PART_OF_NAME}\)?", re.IGNORECASE)
_STEM = re.compile(rf"(?P<stem>[A-Za-z]\w*?){_PART_OF_NAME}", re.IGNORECASE)


_PAGING = re.compile(
    r"(?:next_?(?:page_?)?token|marker|max_?(?:results|items|records)|(?:page_?)?(?:limit|size)|starting_?token)\Z",
    re.IGNORECASE,
)


def turns_pages(name: str) -> bool:
    """Return whether a member of this name only says which page of a list is wanted, and how long it is.

    >>> turns_pages("NextToken"), turns_pages("MaxResults"), turns_pages("MaxCapacity")
    (True, True, False)
    """
    return _PAGING.match(name) is not None


def members_in(text: str, subject: Subject) -> tuple[TypedPlace, ...] | None:
    """Return the places that a list of references names; None unless all are known, and there are two or more."""
    text = re.sub(
        r"^(?:(?:of|the|following|parameters|fields|either|both|these|:|,) |(?:following|parameters|fields): )+",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\bset (?:the )?(`\w+`) to `?true`?", r"\1", text)
    text = re.sub(r"Amazon Resource Names? \((ARNs?)\)", r"\1", re.sub(r",? or (?:both|all)\Z", "", text))
    text = _WITH_NAME.sub(lambda part: _named_in(part, subject), text)
    text = re.sub(r" \([^()]*\)", "", text.rstrip(" .,"))
    if re.search(r" or ", text, re.IGNORECASE) and re.search(r" and ", text, re.IGNORECASE):
        return None  # groups of members, of which each is a whole
    if _SLASH.search(text) and re.search(r", | (?:or|and) ", text, re.IGNORECASE):
        return None  # of "both `A` and `B`/`C`", the last two are one
    text = _OF_WHAT.sub(r"\1", text)
    owner = _OWNER.search(text)
    found: list[TypedPlace] = []
    for part in SEPARATOR.split(text[: owner.start()] if owner else text):
        plain = _VALUE_FOR.sub("", NOUN.sub("", part.strip()))
        place = subject.refer(plain) or subject.refer(part.strip()) or _of_the_same_stem(plain, subject)
        if place is None and owner is not None and (bare := _BARE.fullmatch(plain)):
            place = subject.refer(f"{owner['owner']} {bare['noun']}")
        if place is None or "[" in place.path or "{" in place.path:
            return None
        found.append(place)
    paths = [place.path for place in found]
    return tuple(found) if 2 <= len(found) <= 12 and len(set(paths)) == len(paths) else None


_WITH_NAME = re.compile(
    r"(?:\A|(?<= or )|(?<= and )|(?<=, ))(?:(?! and | or )[^,;()`]){2,60}"
    r" \((?P<names>`?\w+`?(?:(?:, `\w+`)*,? or `\w+`)?)\)"
)


def _named_in(part: re.Match[str], subject: Subject) -> str:
    """Return the names of members in place of "an object in S3 (`s3WordsList`)"; other remarks as they are."""
    names = re.findall(r"\w+", part["names"].replace(" or ", " "))
    return " or ".join(f"`{name}`" for name in names) if set(names) <= subject.places.members.keys() else part[0]


_VALUE_FOR = re.compile(
    r"(?:a )?values? for (?=this\b)|(?:(?:this|the|an?) )?(?!(?:name|arn|id|of|in|for|with) )[a-z]+ (?=`\w+`\Z)",
    re.IGNORECASE,
)
_SLASH = re.compile(r"`\s?/\s?`")


# "the `ResourceArn` of the protected resource", "the name or the ARN of the stream"
_OF_WHAT = re.compile(r"(`[^`]+`) of (?:the|your|an?) [a-z]+(?: [a-z]+)?(?=,| or | and |\Z)")
_OWNER = re.compile(r" of (?:the|your|an?) (?P<owner>[a-z]+(?: [a-z]+)?)(?: (?:that|to|you|for) .*)?\Z")


def _of_the_same_stem(phrase: str, subject: Subject) -> TypedPlace | None:
    """Return what "the ARN or the name" stands for in the text of `FirewallArn`: `FirewallArn` and `FirewallName`."""
    bare = _BARE.fullmatch(phrase) if subject.place is not None else None
    if bare is None or subject.place is None:
        return None
    own = _STEM.fullmatch(subject.place.path)
    place = subject.places.find(f"`{own['stem'] if own else subject.place.path}{bare['noun']}`")
    return place if place is not None and "." not in place.path else None


def listed(subject: Subject) -> tuple[TypedPlace, ...] | None:
    """Return the places that the items of a list name."""
    items = subject.sentence.items
    if not 2 <= len(items) <= 12 or any(item.nested for item in items):
        return None
    names = [item.label or item.text.strip(" .,;") for item in items]
    if any(not re.fullmatch(r"`[^`]+`|[A-Za-z]\w+", name) for name in names):
        names = [_one_named(f"{item.label} {item.text}", subject) for item in items]
    found = [subject.refer(name) for name in names]
    known = [place for place in found if place is not None]
    return tuple(known) if len(known) == len(found) and len({place.path for place in known}) == len(known) else None


_MAY_LACK = re.compile(r"\b(?:optional(?:ly)?|if|when|or)\b", re.IGNORECASE)


def all_listed(subject: Subject) -> tuple[TypedPlace, ...] | None:
    """Return the places that the items of a list name; None where one of the items may do without its own."""
    if any(_MAY_LACK.search(f"{item.label} {item.text}") for item in subject.sentence.items):
        return None
    return listed(subject)


_CODE = re.compile(r"`\w+`")
_OF_A_CASE = re.compile(r"\b(?:if|when|for|unless|only)\b", re.IGNORECASE)


def _one_named(text: str, subject: Subject) -> str:
    """Return the one member that an item of a list names in code: "Inline, using the `data` property"."""
    names = [name for name in dict.fromkeys(_CODE.findall(text)) if name.strip("`") in subject.places.members]
    return names[0] if len(names) == 1 and not _OF_A_CASE.search(text) else ""


_OPTIONAL = re.compile(
    r"\b(?:value|parameter|field|setting|member) is optional\b|\A\W?optional\b|\Aan optional parameter", re.IGNORECASE
)
_DEFAULT = re.compile(r"if you (?:do not|don't|don\u2019t) (?:specify|provide|include) (?:an?|the|this|it|any)\b", re.I)


def has_default(place: TypedPlace, subject: Subject) -> bool:
    """Return whether the documentation of a member says what holds where it is not given."""
    return _says(place, subject, _DEFAULT)


def _says(place: TypedPlace, subject: Subject, words: re.Pattern[str]) -> bool:
    member = subject.places.members.get(place.path)
    doc = None if member is None else member.documentation
    return doc is not None and words.search(plain_text(doc)) is not None


_OTHER_WAY = re.compile(
    r"\byou (?:may|can) (?:also|instead|alternatively) (?:have|use|specify|provide|include|set) (?P<rest>[^.;]{2,120})",
    re.IGNORECASE,
)


def _is_one_of_more_ways(places: tuple[TypedPlace, ...], subject: Subject) -> bool:
    """Return whether the text goes on with other members that may be given instead."""
    known = {place.path for place in places}
    for way in _OTHER_WAY.finditer(subject.text):
        found = [subject.refer(part.strip()) for part in SEPARATOR.split(re.sub(r" \([^()]*\).*", "", way["rest"]))]
        if any(place is not None and place.path not in known for place in found):
            return True
    return False


_FILTER = re.compile(r"\AFilters? (?:\w+ )?by\b")


def _are_some_of_the_filters(places: tuple[TypedPlace, ...], subject: Subject) -> bool:
    """Return whether these members are filters of a list, beside other filters: any one of all will do."""
    members = subject.places.members.values()
    filters = {
        member.name for member in members if member.documentation and _FILTER.match(plain_text(member.documentation))
    }
    return {place.path for place in places} < filters


_LAST_WORDS = re.compile(r"[A-Z][a-z0-9]+[A-Z][a-z]+\Z")


def _are_some_of_a_kind(places: tuple[TypedPlace, ...], subject: Subject) -> bool:
    """Return whether others are named alike, as new kinds of destination are that a text does not list yet."""
    members = subject.places.members
    ends = {found[0] if (found := _LAST_WORDS.search(place.path)) else "" for place in places}
    end = ends.pop() if len(ends) == 1 else ""
    return bool(end) and len(places) > 2 and sum(name.endswith(end) for name in members) > len(places)


def rule_for(kind: Alternative, places: tuple[TypedPlace, ...], subject: Subject) -> Made | None:
    """Return the rule on how many of the places are set."""
    if kind in ("exactly_one", "at_least_one") and (
        any(_says(place, subject, _OPTIONAL) for place in places)
        or _are_some_of_the_filters(places, subject)
        or _are_some_of_a_kind(places, subject)
        or _is_one_of_more_ways(places, subject)
    ):
        if kind == "at_least_one":
            return None
        kind = "at_most_one"
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
    about = shown_at(places, subject)
    match kind:
        case "at_least_one":
            return Made(kind, CountSet(places=paths, minimum=1), (), about)
        case "exactly_one":
            return Made(kind, CountSet(places=paths, minimum=1, maximum=1), (), about)
        case "at_most_one":
            return Made(kind, CountSet(places=paths, maximum=1), (), about)
        case "all_or_none":
            return Made(kind, AllOrNone(places=paths), (), about)


def _with_flags(kind: Alternative, places: tuple[TypedPlace, ...], subject: Subject) -> Made | None:
    """Return the rule for members one of which is a flag, which counts as given where it is on.

    Where one of them has to be given, a flag that is off will do: the rule asks no more than is sure.
    """
    if kind in ("at_least_one", "exactly_one"):
        paths = tuple(place.path for place in places)
        if any(path in subject.places.members and subject.places.members[path].required for path in paths):
            return None
        return Made("at_least_one", CountSet(places=paths, minimum=1), (), shown_at(places, subject))
    if kind == "at_most_one" and len(places) > 2:
        # Flags that are off are no more than left out: the others still exclude each other.
        paths = tuple(place.path for place in places if place.kind != "boolean")
        return Made(kind, CountSet(places=paths, maximum=1), (), shown_at(places, subject)) if len(paths) > 1 else None
    if kind != "at_most_one" or len(places) != 2:
        return None
    first, second = sorted(places, key=lambda place: (place.kind != "boolean", place.path))
    when = OneOf(place=first.path, values=(True,))
    if second.kind == "boolean":
        return Made("at_most_one", NoneOf(place=second.path, values=(True,)), (when,), shown_at(places, subject))
    return Made("at_most_one", CountSet(places=(second.path,), maximum=0), (when,), shown_at(places, subject))


def shown_at(places: tuple[TypedPlace, ...], subject: Subject) -> TypedPlace | None:
    """Return the member whose text this is, if it is one of the places; else the first."""
    return next((place for place in places if subject.place and place.path == subject.place.path), places[0])


def _as_far_as_sure(
    kind: Alternative, places: tuple[TypedPlace, ...], subject: Subject, who: str | None
) -> Alternative:
    """Return what is sure of "either A or B, but not both" where it stands with a member of a nested structure.

    It says which of the two to take. Where the structure has as many others that may do instead, and the sentence does
    not name the structure, only that both are too many is sure. So it is in a request whose operation says what happens
    "if you include A or B".
    """
    structure = subject.places
    paths = {place.path for place in places}
    if kind == "exactly_one" and structure.operations and _may_be_none(paths, structure.words_of_operations):
        return "at_most_one"
    if kind != "exactly_one" or subject.place is None or structure.operations or not paths <= structure.members.keys():
        return kind
    others = [name for name, member in structure.members.items() if not member.required and name not in paths]
    names = re.findall(r"\b[A-Z]\w{5,}", subject.sentence.text)
    names_it = who is not None or any(structure.structure.name.endswith(name) for name in names)
    return kind if names_it or len(others) < len(paths) else "at_most_one"


def _may_be_none(members: set[str], text: str) -> bool:
    """Return whether a text says what happens if one of these members is given."""
    names = "|".join(map(re.escape, sorted(members)))
    given = rf"\bif you (?:include|specify|provide|use) (?:either )?(?:{names})(?:,? or (?:the )?(?:{names}))+\b"
    return re.search(given, text, re.IGNORECASE) is not None


def beside(made: Made, subject: Subject) -> Made | None:
    """Return a rule that asks something of other members, under the condition that the member whose text asks is set.

    It asks without a condition where that member is one of them, or holds them. None where the rule is about the value
    of another member, but may hold for some values of this one only.
    """
    asks_for = made.kind in ("at_least_one", "exactly_one")
    if subject.place is None or made.when or not (asks_for or made.kind in ("values", "none_of")):
        return made
    own = re.split(r"[\[{]", subject.place.path)[0]
    member = subject.places.members.get(own)
    if member is not None and member.required:
        return made
    named = [re.split(r"[\[{]", path)[0] for path in places_of((made.must,))]
    if any(f"{path}.".startswith(f"{own}.") or own.startswith(f"{path}.") for path in named):
        return made
    if not asks_for and subject.place.kind not in ("structure", "list", "map"):
        return None
    return made._replace(when=(is_given(subject.place) if subject.place.path == own else IsSet(place=own),))


def of(kind: Alternative) -> OfSentence:
    """Return what makes a rule of the members that a sentence, or the list that it introduces, names."""

    def make(match: Match, subject: Subject) -> Made | None:
        groups = match.groupdict()
        who = groups.get("who")
        if who and not speaks_of(who, subject):
            return None
        items = " or ".join(filter(None, (groups.get("items"), groups.get("items2"))))
        places = members_in(items, subject) if groups.get("items") is not None else listed(subject)
        made = rule_for(_as_far_as_sure(kind, places, subject, who), places, subject) if places else None
        if made is None or not groups.get("condition"):
            return made
        when = subject.condition(groups["condition"])
        return made._replace(when=(*when, *made.when)) if when else None

    return make


def speaks_of(who: str, subject: Subject) -> bool:
    """Return whether "a resource group" is what the structure describes, by its last word."""
    words = re.findall(r"\w+", who.lower())
    return bool(words) and words[-1] in subject.places.structure.name.lower()
