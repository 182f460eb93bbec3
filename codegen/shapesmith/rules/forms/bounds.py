"""One bound of a number, or two numbers, in sentences that name what the number is: "The maximum size is 64"."""

from __future__ import annotations

import re

from shapesmith.ir.rules import OneOf, Range
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.range import KIND, TAIL, UNIT, UNITS, numbers, range_of
from shapesmith.rules.language.binding import BEHAVIOUR
from shapesmith.rules.language.names import singular, words_of
from shapesmith.rules.language.notation import Match, patterns
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject
from shapesmith.rules.references.units import bounds_in

_MOST = r"(?:the )?(?:(?:largest|longest|highest) )?max(?:imum)?"
_LEAST = r"(?:the )?(?:(?:smallest|shortest|lowest) )?min(?:imum)?"
_NOUN = (
    r"(?: (?:allowed|permitted|supported|valid|possible))?"
    r" (?P<noun>(?!(?:value|number|setting|limit)\b)[a-z]+(?: [a-z]+){0,2}?)"
)
_GIVEN = r"(?: (?:that )?you can (?:{GIVE}|request|configure|choose)(?: for (?!each|every|an? )[\w -]{2,40})?)?"
_IS = r"(?: is|:)"
_PURPOSE = r" to (?:determine|specify|set|indicate|control|define) (?!.*\bor\b)[^;]{3,160}"

_SAYS_LITTLE = frozenset(
    {"value", "number", "size", "period", "time", "length", "duration", "amount", "limit", "count", "interval"}
)
"""Nouns that a number may have whatever its name: "the retention period" of `RetentionDays`."""

_SIZE = re.compile(r" (?P<unit>[kmgt]i?b|bytes)\b", re.IGNORECASE)


def _named_bound(match: Match, subject: Subject) -> Made | None:
    """Return a rule for "The maximum size is 64", in the text of a number that is a size."""
    place = subject.itself
    if place is None or not _names(match["noun"], place, subject) or _is_other_size(match, subject):
        return None
    return range_of(match, Clause(place, ""), subject)


def _names(noun: str, place: TypedPlace, subject: Subject) -> bool:
    """Return whether a noun is what the number is called, by its name or by its text."""
    if subject.resolve(f"the {noun}") == place:
        return True
    own = {singular(word.lower()) for word in words_of(place.path.rpartition(".")[2])}
    words = {singular(word) for word in noun.split()} - _SAYS_LITTLE
    return bool(words) and words <= own


def _is_other_size(match: Match, subject: Subject) -> bool:
    """Return whether a bound may be in another unit of size than the number: "16 TiB" of a number of GiB."""
    name = "high" if match.groupdict().get("high") else "low"
    size = _SIZE.match(match.string, match.end(name))
    return size is not None and re.search(rf"\bin {size['unit']}s?\b", subject.text, re.IGNORECASE) is None


def _up_to(match: Match, subject: Subject) -> Made | None:
    """Return a rule for "You can add up to 1000 extra units", in the text of a number of units."""
    place = subject.itself
    if place is None or place.kind != "number" or not _names(match["noun"], place, subject):
        return None
    return range_of(match, Clause(place, ""), subject)


def _of_itself(match: Match, subject: Subject) -> Made | None:
    groups = match.groupdict()
    if groups.get("unit") and groups["unit"] not in groups["counted"].split():
        return None  # "the number of pages, up to 50 words"
    return None if subject.itself is None else range_of(match, Clause(subject.itself, ""), subject)


def _one_of_two(match: Match, subject: Subject) -> Made | None:
    """Return a rule for the two numbers that there are."""
    itself = subject.itself
    place = None if itself is None else numbers(itself, subject)
    bounds = None if place is None else bounds_in(place, match, subject)
    if place is None or bounds is None or subject.resolve(f"the {match['noun']}") != itself:
        return None
    values = tuple(bound for bound in bounds if bound is not None)
    return Made("values", OneOf(place=place.path, values=values), (), itself)


def _above_zero(match: Match, subject: Subject) -> Made | None:
    place = None if subject.itself is None else numbers(subject.itself, subject)
    if place is None:
        return None
    return Made("range", Range(place=place.path, minimum=0, exclusive_minimum=True), (), subject.itself)


FORMS = (
    Form(
        "range.named-bound",
        ("max", "min"),
        patterns(
            rf"{_MOST}{_NOUN}{_GIVEN}{_IS} {{N:high}}{UNIT}{TAIL}",
            rf"{_LEAST}{_NOUN}{_GIVEN}{_IS} {{N:low}}{UNIT}{TAIL}",
        ),
        of_sentence=_named_bound,
        member="Count",
        matches=(
            "The maximum count is 64.",
            "The shortest minimum count you can specify is 1.",
            "The maximum count that you can specify for our service is 384.",
            "Min count: 5",
        ),
        differs=(
            "The maximum size is 64.",
            "The maximum count that you can specify for each owner is 64.",
            "The maximum count is 16 TiB.",
        ),
    ),
    Form(
        "range.number-of",
        ("number", "value", "range"),
        patterns(
            r"(?:the |a )?(?:max(?:imum)? )?number of (?P<counted>[a-z]+(?: [a-z]+)?)\b[\w ,'/-]{0,80}, up to"
            r" {N:high} (?P<unit>[a-z]+)",
            rf"(?:you (?:can|may) )?{{GIVE}} (?:an? |any ){KIND}(?:between |from )?{{N:low}}{{TO}}{{N:high}}{UNIT}"
            rf"{TAIL}{_PURPOSE}",
            rf"(?:the )?valid (?:values|range) includes? {{N:low}}{{DASH}}{{N:high}}{UNIT}",
            r"(?:the )?valid range is (?:from )?{N:low}{DASH}{N:high} for [\w ()]{2,60} configuration",
        ),
        of_sentence=_of_itself,
        member="Count",
        matches=(
            "The max number of web pages crawled from your source, up to 25,000 pages.",
            "You can specify a whole number between 1 and 100 (inclusive) to determine the percentage of requests.",
            "Valid values include 1 to 1,048,576.",
            "The valid range is from 1 to 2147483646 for Border Gateway Protocol (BGP) configuration.",
        ),
        differs=(
            "The number of web pages crawled from your source, up to 25,000 words.",
            "You can specify a number between 1 and 100 to determine the percentage, or -1.",
            "Valid values include 1, 2 to 5.",
        ),
    ),
    Form(
        "range.up-to-named",
        ("up to",),
        patterns(
            r"you can (?:{GIVE}|add|request|choose|configure) up to {N:high}(?: (?:extra|additional|more))?"
            r" (?P<noun>[a-z]+(?: [a-z]+)?)",
        ),
        of_sentence=_up_to,
        member="Count",
        matches=("You can add up to 1000 extra counts.",),
        differs=("You can add up to 1000 extra owners.", "You can add up to 1000 counts for each owner."),
    ),
    Form(
        "values.two-numbers",
        ("either",),
        patterns(
            rf"(?:you )?(?:can|may|must) {{GIVE}} an? (?P<noun>[a-z]+) of either {{N:low}}(?: (?:{UNITS}))? or"
            rf" {{N:high}}(?: (?:{UNITS}))?",
        ),
        of_sentence=_one_of_two,
        member="Count",
        matches=("You can specify a count of either 5 minutes or 60 minutes.",),
        differs=("You can specify a size of either 5 minutes or 60 minutes.",),
    ),
    Form(
        "range.non-zero",
        ("non-zero", "nonzero"),
        patterns(
            r"an? (?:(?:non-zero,? (?:and )?(?:non-?negative|positive)"
            r"|(?:non-?negative|positive),? (?:and )?non-?zero))"
            r" (?:integer|number)(?: (?:used|that|which|to) [^;]{3,160})?",
        ),
        of_sentence=_above_zero,
        member="Count",
        reads=BEHAVIOUR,
        matches=(
            "A non-zero, non-negative integer used to limit the number of returned results.",
            "A positive nonzero number.",
        ),
        differs=("A non-zero integer used to limit them.",),
    ),
)
