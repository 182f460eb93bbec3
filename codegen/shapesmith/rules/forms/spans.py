"""Ranges in other wordings: within a description of the number, several of them, with multiples."""

from __future__ import annotations

import re

from shapesmith.ir.rules import AnyOf, Condition, MultipleOf, OneOf, Range, TextRange
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.forms.range import KIND, TAIL, UNIT, UNITS, VALID, numbers, range_of
from shapesmith.rules.language.notation import Match, number, patterns
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.subjects import Subject

_VERBS = (
    r"must|can|may|is|are|has|have|be|accepts?|find|choose|specify|set|enter|select|provide|use|either|or|most|valid"
    r"|always|and|for example"
)
_WHAT = rf"(?!\D{{0,140}}?\b(?:{_VERBS})\b)(?:an? |the |optional )*[a-z ,'/`-]{{3,140}}?"
"""What a number is: a description without a verb, or another number, before the bounds."""
_USE = r"(?:,? (?:of|to|for|that|which|at which|after which|where|in) [^;\d]{3,200})?"


def _counted(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for "You can specify between 1 and 10 attempts", in the text of `attempts`."""
    return range_of(match, clause, subject) if subject.resolve(match["noun"]) == clause.place else None


def _either(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for two ranges, of which a number must be in one."""
    place = numbers(clause.place, subject)
    low, high, low2, high2 = (number(match[name]) for name in ("low", "high", "low2", "high2"))
    if place is None or low is None or high is None or low2 is None or high2 is None or not low < high < low2 < high2:
        return None
    ranges = (
        Range(place=place.path, minimum=low, maximum=high),
        Range(place=place.path, minimum=low2, maximum=high2),
    )
    return Made("range", AnyOf(conditions=ranges), clause.when, clause.place)


def _one_or_range(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for one value, or a range that it is outside of."""
    within, other = range_of(match, clause, subject), number(match["other"])
    if within is None or other is None or not isinstance(within.must, Range):
        return None
    low, high = within.must.minimum, within.must.maximum
    if low is None or high is None or low <= other <= high:
        return None
    one = OneOf(place=within.must.place, values=(other,))
    return within._replace(must=AnyOf(conditions=(one, within.must)))


def _values_or_multiples(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for "10, 20, 30, and any multiple of 60"."""
    place, divisor = numbers(clause.place, subject), number(match["n"])
    values = [number(text) for text in re.split(r", ", match["values"].strip(" ,"))]
    known = tuple(value for value in values if value is not None)
    if place is None or divisor is None or divisor <= 0 or len(known) != len(values):
        return None
    parts: tuple[Condition, ...] = (
        OneOf(place=place.path, values=known),
        MultipleOf(place=place.path, divisor=divisor),
    )
    return Made("multiple_of", AnyOf(conditions=parts), clause.when, clause.place)


def _multiples_within(match: Match, subject: Subject) -> tuple[Made, ...]:
    """Return the rules of "multiples of 8,000 from 32,000 to 192,000"; a fraction cannot be divided exactly."""
    place = None if subject.itself is None else numbers(subject.itself, subject)
    divisor, low, high = number(match["n"]), number(match["low"]), number(match["high"])
    if place is None or divisor is None or low is None or high is None or not 0 < divisor < high or low >= high:
        return ()
    within = Made("range", Range(place=place.path, minimum=low, maximum=high), (), subject.itself)
    if not isinstance(divisor, int):
        return (within,)
    return (within, Made("multiple_of", MultipleOf(place=place.path, divisor=divisor), (), subject.itself))


def _in_text(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for an integer that is sent as a text."""
    place, low, high = clause.place, number(match["low"]), number(match["high"])
    if place.kind != "string" or place.enum or not isinstance(low, int) or not isinstance(high, int) or low >= high:
        return None
    if place.path.endswith("{}"):
        return None  # each key of a map has values of its own
    must = TextRange(place=place.path, minimum=low, maximum=high, whole=True)
    return Made("range", must, clause.when, place)


FORMS = (
    Form(
        "range.in-text",
        ("integer",),
        patterns(
            rf"{VALID} ?integers (?:that range |ranging |between |from )+(?:[\w' ]{{0,20}}`[\w.]+` \()?"
            rf"{{N:low}}\)?{{TO}}"
            r"(?:`[\w.]+` \()?{N:high}\)?",
            r"(?:can|must|has to) be (?:an?|any) integer (?:value )?(?:from |between ){N:low}{TO}{N:high}"
            r"(?: \([^()]*\))?",
        ),
        of_clause=_in_text,
        matches=(
            "Valid values are integers that range from Java's `Integer.MIN_VALUE` (-2147483648) to `Integer.MAX_VALUE`"
            " (2147483647).",
            "This can be any integer from 1-900 (1s-15m).",
        ),
        differs=("This can be any number from 1-900.", "This can be any integer from 900-1."),
    ),
    Form(
        "range.of-noun",
        ("between", "from "),
        patterns(
            r"(?:you )?can {GIVE} (?:between |from ){N:low}{TO}{N:high} (?P<noun>[a-z]+(?: [a-z]+)?)",
        ),
        of_clause=_counted,
        member="Count",
        matches=("You can specify between 1 and 10 counts.",),
        differs=("You can specify between 1 and 10 owners.",),
    ),
    Form(
        "range.you-can-set",
        ("can set", "can configure", "can define", "anywhere", "a minimum"),
        patterns(
            rf"(?:you )?can (?:{{GIVE}}|configure|adjust|choose) (?:the value|(?:the |this )?{{R:own}})(?: value)?"
            rf" (?:to )?(?:be )?(?:any value )?(?:to )?(?:from|between) {{N:low}}{UNIT}{{TO}}{{N:high}}{UNIT}{TAIL}(?: "
            r"in increments of [a-z]+)?",
            rf"(?:must|can) be anywhere (?:from|between) {{N:low}}{UNIT}{{TO}}{{N:high}}{UNIT}{TAIL}"
            r"(?:, with {N} being the default)?",
            rf"(?:you )?can {{GIVE}} a minimum(?: value| {{R:own}})? of {{N:low}}{UNIT} and a maximum(?: value| {{R}})?"
            rf" of {{N:high}}{UNIT}",
        ),
        of_clause=range_of,
        member="Count",
        matches=(
            "You can set the value between 5 and 86,400.",
            "You can define the `Count` value to be between 60 and 6000.",
            "This can be anywhere from 7 to 30.",
            "You can specify a minimum of 1 and a maximum value of 100.",
            "You can set a minimum `Count` of 60 seconds and a maximum `Count` of 1800 seconds.",
        ),
        differs=(
            "You can set the `Name` between 5 and 86,400.",
            "You can set a minimum `Limit` of 60 seconds and a maximum `Limit` of 1800 seconds.",
        ),
    ),
    Form(
        "range.at-least-and",
        ("at least", "greater than"),
        patterns(
            rf"must be (?:at least|(?:greater|more) than or equal to) {{N:low}}{UNIT},? (?:and|but) (?:(?:less|smaller)"
            rf" than or equal to|at most|no (?:more|greater|larger) than) {{N:high}}{UNIT}",
            rf"must greater than or equal to {{N:low}}{UNIT} and less than or equal to {{N:high}}{UNIT}",
        ),
        of_clause=range_of,
        member="Count",
        matches=("This value must be at least 1 and less than or equal to 50.",),
        differs=("This value must be at least 50 and less than or equal to 1.",),
    ),
    Form(
        "range.set-to-at-least",
        ("or more", "or greater", "or higher"),
        patterns(
            rf"(?:(?:therefore|so),? )?you must (?:set|specify) {{R:own}} (?:to|as) {{N:low}}{UNIT} or"
            r" (?:more|greater|higher)",
        ),
        of_clause=range_of,
        member="Count",
        matches=("Therefore, you must set `Count` to 3 or greater.",),
        differs=("Therefore, you must set `Limit` to 3 or greater.",),
    ),
    Form(
        "range.either",
        ("range", "valid"),
        patterns(
            rf"{VALID} ?(?:from |between )?{{N:low}}{{DASH}}{{N:high}}(?: for [\w-]+ \w+)?,? (?:and|or) (?:from "
            rf"|between )?{{N:low2}}"
            r"{DASH}{N:high2}(?: for [\w-]+ \w+)?",
            r"(?:the )?(?:valid |allowed )?(?:\w+ )?ranges? (?:is|are) {N:low}{DASH}{N:high}(?: for [\w-]+ \w+)? (?:and"
            r"|or) {N:low2}{DASH}{N:high2}(?: for [\w-]+ \w+)?",
            r"must be (?:in|within) the (?:\w+ )?ranges? (?:of )?{N:low}{DASH}{N:high},? or {N:low2}{DASH}{N:high2}",
        ),
        of_clause=_either,
        member="Count",
        matches=(
            "Valid port ranges are 5431-5455 and 8191-8215.",
            "Must be in the private range of 64,512 to 65,534 or 4,200,000,000 to 4,294,967,294.",
        ),
        differs=("Valid port ranges are 8191-8215 and 5431-5455.",),
    ),
    Form(
        "range.one-or",
        ("valid", "allowed", "accepted", "possible", "must be"),
        patterns(
            rf"{VALID} ?(?:are )?(?:either )?{{N:other}}(?: \([^()]*\))?,? (?:or|and) {KIND}(?:any )?(?:from |between"
            rf" )?{{N:low}}{{DASH}}{{N:high}}{UNIT}",
            rf"{VALID} ?{{N:other}}, {{N:low}}{{DASH}}{{N:high}}{UNIT}",
            rf"{VALID} ?(?:any )?{KIND}(?:from |between )?{{N:low}}{{TO}}{{N:high}}{UNIT},? (?:and|or) {{N:other}}"
            r"(?: (?:to indicate|for|to mean) [^;,]{3,60})?",
            rf"{VALID} ?(?:are )?(?:either )?{{N:other}}(?: \([^()]*\))?,? (?:or|and) (?:any )?{KIND}between"
            rf" {{N:low}}{UNIT} and {{N:high}}{UNIT}",
            rf"must be {{N:other}}(?: \([^()]*\))?,? or {KIND}(?:from |between ){{N:low}}{{TO}}{{N:high}}{UNIT}",
        ),
        of_clause=_one_or_range,
        member="Count",
        matches=(
            "Valid values: Either `-1` or an integer between 1 and 3,653",
            "Valid values are `0` and any number between `900` (15 minutes) and `43200` (12 hours).",
            "Valid values are 0, 10..1000.",
            "Valid Values:0, 300 to 2,592,000 seconds (5 minutes to 30 days)",
            "Possible values: Integers from `1` to `64`, and `-1` to indicate no preference",
            "Must be 0 (off) or between 60 and 3600.",
        ),
        differs=("Valid values are 5 and 1 to 10.", "Valid values are 5, 1 to 10.", "Valid values are 1 to 10, and 5."),
    ),
    Form(
        "multiple-of.or-values",
        ("multiple",),
        patterns(
            rf"(?:{VALID} ?|can be )(?P<values>(?:\d+, )+)(?:and|or) (?:any )?multiples? of {{N:n}}{UNIT}",
        ),
        of_clause=_values_or_multiples,
        member="Count",
        matches=("Valid values are 10, 20, 30, and any multiple of 60.",),
        differs=("Valid values are 10, many, and any multiple of 60.",),
    ),
    Form(
        "range.multiples-within",
        ("multiple", "increment"),
        patterns(
            r"(?:the )?(?:valid|allowed|supported) values are (?:in )?(?:multiples|increments) of"
            rf" {{N:n}}{UNIT},? (?:from|between) {{N:low}}{UNIT}{{TO}}{{N:high}}{UNIT}",
        ),
        of_sentence=_multiples_within,
        member="Count",
        matches=(
            "Valid values are multiples of 8000, from 32000 through 192000.",
            "Valid values are multiples of 0.1 from 3.0 to 100.0.",
            "Valid values are in increments of 5 from 10 to 100.",
        ),
        differs=("Valid values are multiples of 8000, from 192000 to 32000.",),
    ),
    Form(
        "range.described",
        ("from ", "between", "value of", "("),
        patterns(
            rf"{_WHAT},? (?:in (?:{UNITS}), )?(?:from|between|with a value (?:of|from|between)|ranging from)"
            rf" {{N:low}}{UNIT}{{TO}}{{N:high}}{UNIT}{TAIL}{_USE}",
            rf"{_WHAT} \({{N:low}}{{DASH}}{{N:high}}{UNIT}\){_USE}",
        ),
        of_clause=range_of,
        member="Count",
        matches=(
            "The number of days after which events expire, between 7 and 3650 days.",
            "The percentage of traffic, from 0 to 100, to send to the cluster.",
            "The percent (0-100) of traffic diverted to a deployment.",
            "An integer ranging from 1 to 1000 that represents the order.",
        ),
        differs=(
            "The number of days between 7 and 10 is kept.",
            "The percent (0-100%) of traffic, or -1.",
        ),
    ),
)
