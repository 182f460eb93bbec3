"""Lists of values that a text introduces by a noun, by their number, or by the one that is the default."""

from __future__ import annotations

import re

from shapesmith.ir.rules import OneOf
from shapesmith.ir.shapes import MapShape, StructureShape
from shapesmith.rules.forms.closed import rule_of_values
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.values import values_of
from shapesmith.rules.language.binding import ALL
from shapesmith.rules.language.names import singular, squash
from shapesmith.rules.language.notation import Match, patterns, values_in, whole
from shapesmith.rules.references.conditions import typed_values
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject

_OF_PARTS = frozenset(
    {"character", "symbol", "wildcard", "filter", "field", "parameter", "key", "name", "tag", "letter"}
)
"""What a text has several of."""


def _made(values: tuple[str, ...] | None, subject: Subject) -> Made | None:
    return rule_of_values(subject.itself, values, subject) if values and len(values) > 1 else None


def _counted(match: Match, subject: Subject) -> Made | None:
    """Return a rule for "There are three valid values: `a`, `b`, and `c`"."""
    values = values_in(match["values"])
    return _made(values, subject) if values and whole(match["count"]) == len(values) else None


def _so_called(match: Match, subject: Subject) -> Made | None:
    """Return a rule for "The following operators are valid: `a`, `b`", in the text of a text."""
    place = subject.itself
    noun = (match.groupdict().get("noun") or "value").rpartition(" ")[2].removesuffix("s")
    if place is None or place.kind != "string" or noun in _OF_PARTS:
        return None
    return _made(values_in(match["values"]), subject)


_IS_DEFAULT = re.compile(r"\bdefault(?: value)?(?: is|:) [`\"]?(?P<value>[\w-]+)", re.IGNORECASE)


def _with_default(match: Match, subject: Subject) -> Made | None:
    """Return a rule for plain words of which the text says that one is the default."""
    values, default = tuple(re.split(r",? (?:or|and) |, ", match["words"])), _IS_DEFAULT.search(subject.text)
    return _made(values, subject) if default is not None and default["value"] in values else None


_OPEN_ENDED = re.compile(r"\b(?:resources?|services?|engines?|instances?|features?|regions?|events?)\b", re.IGNORECASE)
"""Nouns of what becomes more over time, or has further names."""

_GOES_ON = re.compile(r"\b(?:is|are) also (?:valid|allowed|supported|accepted|available)\b", re.IGNORECASE)

_PLAIN = frozenset({"value", "option", "setting", "choice", "string", "one"})


def _listed(match: Match, subject: Subject) -> Made | None:
    """Return the rule that a member, or each of its items or keys, is one of the values of a list."""
    place, values = _named(match.groupdict().get("noun") or "value", subject), values_of(subject.sentence.items)
    return None if _GOES_ON.search(subject.text) else rule_of_values(place, values, subject, about=subject.itself)


def _named(noun: str, subject: Subject) -> TypedPlace | None:
    """Return what a noun stands for: this member, each of its items, or the keys of a map of a shape so named."""
    place, words = subject.itself, re.findall(r"[a-z]+", noun.lower())
    if place is None or _OPEN_ENDED.search(noun):
        return None
    if place.kind not in ("string", "list", "map", "number"):
        return None
    if isinstance(place.shape, MapShape):
        is_key = len(words) > 1 and singular("".join(words)) == squash(place.shape.key.shape)
        return subject.places.key(place) if is_key else None
    if len(words) == 1 and singular(words[0]) in _PLAIN:
        return place
    found = subject.resolve(f"the {noun}")
    return place if found is not None and found.path.startswith(place.path) else None


def _of_member(match: Match, subject: Subject) -> Made | None:
    """Return the rule that a member of each item is one of the values: "the following values for the `Name` key"."""
    name, listed = match["of"].strip("`"), match.groupdict().get("values")
    place = subject.itself
    item = subject.places.item(place) if place is not None and place.kind == "list" else None
    members = item.shape.members if item is not None and isinstance(item.shape, StructureShape) else ()
    found = [member for member in members if member.name == name]
    values = values_of(subject.sentence.items) if listed is None else values_in(listed)
    if item is None or not found or not values or any(re.search(r"[<>{}*:]|\.\.\.", value) for value in values):
        return None
    of = subject.places.below(item, found[0])
    typed = typed_values(of, values)
    if of.kind != "string" or typed is None or (of.enum and set(of.enum) <= set(typed)):
        return None
    return Made("values", OneOf(place=of.path, values=typed), (), place)


def _of_items(match: Match, subject: Subject) -> Made | None:
    """Return the rule that each item of this list is one of the values."""
    place, values = subject.itself, values_of(subject.sentence.items)
    if place is None or place.kind != "list" or values is None or subject.refer(match["of"]) != place:
        return None
    return rule_of_values(place, values, subject)


def _only_of(match: Match, subject: Subject) -> Made | None:
    """Return the rule that another member has the one value that is supported."""
    place, values = subject.refer(match["of"]), values_in(match["value"])
    return None if "urrently" in subject.sentence.text else rule_of_values(place, values, subject, "exact")


_VALID = r"(?:valid|allowed|possible|supported|accepted|acceptable|available|permitted)"
_NOUN = (
    r"(?P<noun>(?!(?:values?|options?|settings?|types?|choices|formats?|modes?|strings?)\b)[a-z-]+(?: [a-z-]+){0,3}?)"
)


FORMS = (
    Form(
        "values.counted",
        ("valid", "possible", "allowed", "supported"),
        patterns(r"there are {N:count} (?:valid|possible|allowed|supported) values: (?P<values>{L})"),
        of_sentence=_counted,
        matches=(
            "There are three valid values: `a`, `b`, and `c`.",
            "There are two possible values: `a` and `b`.",
            "There are two allowed values: `a` and `b`.",
            "There are two supported values: `a` and `b`.",
        ),
        differs=("There are three valid values: `a` and `b`.",),
    ),
    Form(
        "values.so-called",
        ("following",),
        patterns(
            r"the following (?P<noun>[a-z]+(?: [a-z]+)?) are (?:valid|allowed|accepted): (?P<values>{L})",
            r"you can {GIVE} the following values: (?P<values>{L})",
        ),
        of_sentence=_so_called,
        matches=(
            "The following operators are valid: EQUALS, CONTAINS.",
            "You can specify the following values: `InProgress`, `Succeeded`, or `Failed`.",
        ),
        differs=(
            "The following characters are valid: `a`, `b`.",
            "The following operators are valid: EQUALS, and others.",
        ),
    ),
    Form(
        "values.words-with-default",
        ("valid", "possible", "supported"),
        patterns(
            r"(?:the )?(?:valid|possible|supported) values are:? (?P<words>(?-i:[a-z][a-z0-9_-]{2,30}"
            r"(?:, [a-z][a-z0-9_-]{2,30})*),? (?:or|and) (?-i:[a-z][a-z0-9_-]{2,30}))",
        ),
        of_sentence=_with_default,
        matches=(
            "Valid values are ignore, prepend, and split. The default value is ignore.",
            "The possible values are ignore and prepend. Default: ignore",
            "Supported values are ignore or prepend. The default is `ignore`.",
        ),
        differs=(
            "Valid values are ignore, prepend, and split.",
            "Valid values are letters, digits, and hyphens. The default value is a.",
        ),
        reads=ALL,
    ),
    Form(
        "values.listing",
        (
            *("valid", "allowed", "possible", "supported", "accept", "available", "permitted"),
            *("one of", "any of"),
        ),
        patterns(
            rf"(?:the )?{_VALID} {_NOUN}(?: (?:are|is))?(?: the following| as follows)?:?",
            rf"(?:the )?following (?:values|{_NOUN}) (?:are|is) {_VALID}:?",
            rf"(?:the )?following (?:lists|are|is) (?:the )?{_VALID} {_NOUN}:?",
            r"(?:the (?P<noun>[a-z]+(?: [a-z]+)?) )?(?:must|can|has to) be (?:set to )?(?:either|one of|any of)"
            r"(?: (?:the following|these))?:?",
            r"(?:you can )?{GIVE} one of the (?:options|values) following:?",
            r"(?:(?:you )?(?:can|must) {GIVE} )?one of the following (?P<noun>(?!values|options|strings)[a-z]+"
            r"(?: [a-z]+){0,2}):?",
        ),
        of_sentence=_listed,
        matches=(
            "<p>Valid names are:</p><ul><li><code>a</code> - The first.</li><li><code>b</code></li></ul>",
            "<p>The following names are supported:</p><ul><li><code>a</code></li><li><code>b</code></li></ul>",
            "<p>Must be one of:</p><ul><li><code>a</code></li><li><code>b</code></li></ul>",
        ),
        differs=(
            "<p>Valid owners are:</p><ul><li><code>a</code></li><li><code>b</code></li></ul>",
            "<p>Valid names include:</p><ul><li><code>a</code></li><li><code>b</code></li></ul>",
            "<p>Valid names are:</p><ul><li>The first.</li><li>The second.</li></ul>",
        ),
    ),
    Form(
        "values.of-items",
        ("values for", "values of"),
        patterns(
            rf"{_VALID} values (?:for|of) (?:each of )?(?:the )?(?:elements|items|entries) (?:in|of)"
            r" (?P<of>(?:the )?`\w+`)(?: (?:array|list))? are:?",
        ),
        of_sentence=_of_items,
        member="Items",
        matches=(
            "<p>Valid values for elements in the <code>Items</code> array are:</p><ul><li><code>a</code></li>"
            "<li><code>b</code></li></ul>",
        ),
        differs=(
            "<p>Valid values for elements in the <code>Pairs</code> array are:</p><ul><li><code>a</code></li>"
            "<li><code>b</code></li></ul>",
        ),
    ),
    Form(
        "values.only-of",
        ("only",),
        patterns(rf"(?:the )?only (?P<of>`\w+`)(?: (?:value|type))?(?: that is)? {_VALID} is (?P<value>`[^`]+`)"),
        of_sentence=_only_of,
        member="Items",
        matches=("The only `Mode` supported is `FAST`.",),
        differs=("The only `Mode` supported is `OTHER`.", "The only `Owner` supported is `FAST`."),
    ),
    Form(
        "values.of-member",
        ("values",),
        patterns(
            r"(?:for each [a-z]+, )?you can {GIVE} one of the following values for (?:the )?(?P<of>`\w+`)"
            r"(?: (?:key|field|member|parameter))?(?: to [^:;]{3,80})?:?",
            r"(?:for each [a-z]+, )?you can {GIVE} one of the following (?P<of>`\w+`) values(?: to [^:;]{3,80})?:?",
            rf"(?:the )?following (?P<of>`\w+`) values are {_VALID}(?: for `\w+`)?: (?P<values>{{L}})",
        ),
        of_sentence=_of_member,
        member="Filters",
        matches=(
            "<p>For each filter, you can specify one of the following values for the <code>Name</code> key:</p>"
            "<ul><li><code>a</code></li><li><code>b</code></li></ul>",
            "The following `Name` values are supported: `a` and `b`.",
        ),
        differs=(
            "The following `Owner` values are supported: `a` and `b`.",
            "The following `Name` values are supported: `a` and `tag:<key>`.",
        ),
    ),
)
