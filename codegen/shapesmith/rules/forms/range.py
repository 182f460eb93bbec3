"""Between which bounds a number must be, and of what it must be a multiple."""

from __future__ import annotations

from shapesmith.ir.rules import AnyOf, MultipleOf, OneOf, Range
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.language.binding import DEFAULT
from shapesmith.rules.language.notation import Match, number, patterns
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.places import TypedPlace
from shapesmith.rules.references.subjects import Subject
from shapesmith.rules.references.units import bounds_in

UNITS = (
    r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|milliseconds?|microseconds?|ms|bytes|kb|kib|mb|mib|gb"
    r"|gib|tb|tib|[kmg]i?b/s|[kmg]bps"
    r"|kilobytes|megabytes|gigabytes|mbps|gbps|kbps|percent|pixels|results?|items|records|frames|hz|khz|mhz|iops|units?"
    r"|characters|bits|bits per second|samples|degrees|dbw|dbm|mibps|mb/s/tib"
)
UNIT = rf"(?: ?(?:{UNITS})\b| ?%)?(?: \([^()]*\))?"
TAIL = (
    rf"(?: (?:{UNITS}))?(?:,? ?\(?inclusive(?:ly)?\)?)?(?:,? or {{N}} (?:{UNITS}))?"
    r"(?:,? where \d+ (?:is|means|represents|indicates) .{2,80})?"
)
KIND = (
    r"(?:(?:a |an )?(?:positive |whole |valid |numeric |integer |floating[- ]point )*(?:integer|number|value"
    r"|decimal|float|numbers?|integers?|values?)(?: that is)? )?"
)
MUST_BE = r"(?:accepts|(?:must|can|may|has to|can only|needs? to) (?:only )?(?:be|have|range)|is|are|ranges?)"
WITHIN = rf"(?:{KIND}|(?:in|within) the range (?:of |from )?)?"
VALID = (
    r"(?:the |an? )?(?:valid|allowed|acceptable|accepted|permitted|possible|supported)(?: integer| numeric)? (?:values?"
    r"|range|settings|ranges|value range|range of values)"
    r"(?: for (?:(?:this|the) (?:parameter|field|setting|property|value|attribute|option)|(?P<own>(?:the )?`\w+`)))?"
    r"(?:(?: are| is| range|:| -"
    r"|,)| values are)*"
)


def numbers(place: TypedPlace, subject: Subject) -> TypedPlace | None:
    """Return the place of a number, or of each number of the list there; None where there is none."""
    if place.kind == "list":
        item = subject.places.item(place)
        return item if item and item.kind == "number" else None
    return place if place.kind == "number" else None


def _range(match: Match, clause: Clause, subject: Subject) -> Made | None:
    place = numbers(clause.place, subject)
    bounds = None if place is None else bounds_in(place, match, subject)
    if place is None or bounds is None:
        return None
    least, most, above, below = bounds
    low, high = least if above is None else above, most if below is None else below
    if low is not None and high is not None and low >= high:
        return None
    must = Range(
        place=place.path,
        minimum=low,
        maximum=high,
        exclusive_minimum=above is not None,
        exclusive_maximum=below is not None,
    )
    return Made("range", must, clause.when, clause.place)


def range_of(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for bounds that may name the member, or what its number counts."""
    own = match.groupdict().get("own")
    if own is not None and subject.refer(own) != clause.place:
        return None
    return _range(match, clause, subject)


def _or_one(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for a range and one value outside of it."""
    within, other = _range(match, clause, subject), number(match["other"])
    if within is None or other is None or not isinstance(within.must, Range):
        return None
    place = within.must.place
    return within._replace(must=AnyOf(conditions=(OneOf(place=place, values=(other,)), within.must)))


def _positive(match: Match, clause: Clause, subject: Subject) -> Made | None:
    place = numbers(clause.place, subject)
    if place is None:
        return None
    negative_too = match["sign"].lower().startswith("non")
    must = Range(place=place.path, minimum=0, exclusive_minimum=not negative_too)
    return Made("range", must, clause.when, clause.place)


def _multiple(match: Match, clause: Clause, subject: Subject) -> Made | None:
    place, divisor = numbers(clause.place, subject), number(match.groupdict().get("n") or "2")
    if place is None or divisor is None or divisor <= 0:
        return None
    return Made("multiple_of", MultipleOf(place=place.path, divisor=divisor), clause.when, clause.place)


def _error_above(match: Match, subject: Subject) -> Made | None:
    """Return the rule of a sentence that says from where on a number is an error."""
    named = match.groupdict().get("ref")
    place, high = subject.refer(named) if named else subject.itself, number(match["high"])
    if place is None or place.kind != "number" or high is None:
        return None
    return Made("range", Range(place=place.path, maximum=high), (), place)


_AN_ERROR = (
    r"(?:you (?:receive|get) an? (?:[\w`]+ )?(?:error|exception)"
    r"|an? (?:[\w`]+ ){0,3}(?:error|exception) (?:occurs|is thrown))"
)

FORMS = (
    Form(
        "range.between",
        ("between", "range", "valid", "value", "allowed", "must", "can be", "integer", "number", "specify"),
        patterns(
            rf"{MUST_BE} (?:set to )?{KIND}(?:any )?{WITHIN}(?:from "
            rf"|of )?{{N:low}}{UNIT}{{DASH}}{{N:high}}{UNIT}{TAIL}",
            rf"{MUST_BE} (?:set to )?{KIND}(?:any )?{WITHIN}between {{N:low}}{UNIT}{{TO}}{{N:high}}{UNIT}{TAIL}",
            rf"{VALID} ?(?:an? |any )?{KIND}{WITHIN}(?:from |of "
            rf"|range from )?{{N:low}}{UNIT}{{DASH}}{{N:high}}{UNIT}{TAIL}",
            rf"{VALID} ?(?:null or )?(?:an? |any )?{KIND}{WITHIN}between"
            rf" {{N:low}}{UNIT}{{TO}}{{N:high}}{UNIT}{TAIL}",
            r"(?:an? )?(?:integer|number|port|percentage|`double`|`float`) (?:with a value )?between"
            r" \[?{N:low}{TO}{N:high}\]?",
            r"(?:an? |the )?[\w ,'()-]{3,80} as an integer (?:from|between) {N:low}{TO}{N:high}",
            r"(?:the )?range of (?:accepted|acceptable|valid|allowed|possible) values is (?:from "
            rf")?{{N:low}}{{TO}}{{N:high}}{TAIL}",
            rf"(?:set|adjust) (?:the )?[\w ]{{3,60}} from {{N:low}}{{TO}}{{N:high}}{UNIT}",
            r"(?:the )?(?:valid )?range(?::| is| of)? ?(?:between |from "
            rf")?{{N:low}}{UNIT}{{TO}}{{N:high}}{UNIT}{TAIL}",
            rf"(?:you (?:can|may|must) )?(?:{{GIVE}}|enter|choose) (?:an? |any )?{KIND}(?:between |from |in the range"
            rf" (?:of |from )?){{N:low}}{UNIT}{{TO}}{{N:high}}{UNIT}{TAIL}",
            rf"(?:an? |any ){KIND}(?:between |from |in the range (?:of "
            rf"|from )?){{N:low}}{UNIT}{{TO}}{{N:high}}{UNIT}{TAIL}(?: (?:that|which) (?!.*\bor\b)[^;]{{3,200}})?",
            rf"values between {{N:low}}{UNIT}{{TO}}{{N:high}}{UNIT}{TAIL} are (?:accepted|allowed|supported|valid)"
            r"(?:, and .{3,160})?",
            r"(?:the )?(?:maximum |minimum |total )?(?:number|percentage|amount|length|duration|time|weight|priority"
            r"|quality|level|limit)\b[\w ,'-]{0,100} \((?:from )?{N:low}{DASH}{N:high}(?:[,;]"
            r" (?:the )?default(?::| is)? {N})?\)",
            rf"between {{N:low}}{UNIT} and {{N:high}}{UNIT}{TAIL}",
            rf"(?:must be )?at least {{N:low}}{UNIT} and (?:no more than|at most"
            rf"|not more than) {{N:high}}{UNIT}{TAIL}",
        ),
        of_clause=range_of,
        member="Count",
        matches=(
            "This value can be between 5 and 300.",
            "A valid range for `Count` is between 1 and 100.",
            "A number between 0 and 1 that defines the tolerance for padding.",
            "Values between 0 and 100 are accepted.",
            "Maximum number of attempts allowed (1-5).",
            "Valid range is 1-100.",
            "Valid values: 0 - 15",
            "Must be an integer from 5 to 100.",
            "Valid values are between 1 and 3,653, inclusive.",
            "Specify a value between 1 and 10.",
            "The range is 1-1000.",
            "An integer with a value between [0-3600].",
            "If you specify a value, it must be between 1 and 10.",
        ),
        differs=(
            "Between 5 and 10 times a day.",
            "Must be from 5 to 120 days in the future.",
            "Valid values: 1,2,3",
            "A valid range for `Limit` is between 1 and 100.",
            "A number between 0 and 1 that defines the tolerance, or -1.",
            "The scale is as in the manual (2-3).",
        ),
    ),
    Form(
        "range.both-bounds",
        ("min",),
        patterns(
            r"(?:(?:valid|allowed) (?:values?|range): )?(?:(?:has|have|with) )?(?:an? |the )?min(?:imum)?(?: supported"
            r"| allowed| valid| possible)?(?: value)?(?: is| of| ?[:=])? ?{N:low}"
            rf"{UNIT}[,.;]?(?: and)? (?:an? |the |its )?max(?:imum)?(?: supported| allowed| valid"
            rf"| possible)?(?: value)?(?: is| of| ?[:=])? ?{{N:high}}{UNIT}",
            r"(?:you can )?{GIVE} (?:(?:the )?{R:own} to )?a minimum of {N:low}(?: (?P<noun>[a-z]+))? (?:and|up to|to)"
            r" a maximum of {N:high}(?: (?P<noun2>[a-z]+))?(?: \([^()]*\))?",
        ),
        of_clause=range_of,
        member="Count",
        matches=(
            "Constraints: Minimum 20, maximum 100.",
            "Minimum value is 5 and maximum value is 1440.",
            "Allowed values: Min: 1, max 36500",
            "Min = 0, Max = 2",
        ),
        differs=("Minimum 20 GB disks, maximum 100 disks.",),
    ),
    Form(
        "range.with-default",
        ("default",),
        patterns(
            rf"(?:the )?default(?: value)? is {{N}}{UNIT}(?:,? and|[,;]|, with) (?:the |a )?max(?:imum)?(?: allowed)?"
            rf"(?: page)?(?: size| value)?(?: is(?: also)?| of) {{N:high}}{UNIT}",
            rf"(?:the )?default(?: value)? is {{N}}{UNIT}(?:,? and|,)(?: with)? (?:the |a )?min(?:imum)?"
            rf"(?: value)?(?: is| of) {{N:low}}{UNIT}"
            rf"(?:(?:,? and|,) (?:the |a )?max(?:imum)?(?: value)?(?: is| of) {{N:high}}{UNIT})?",
            r"(?:default ?= ?{N}, )?min ?= ?{N:low}, max ?= ?{N:high}(?:, default ?= ?{N})?",
            rf"(?:the )?min(?:imum)?(?: value)?(?: is| of) {{N:low}}{UNIT}(?:,? and|,) (?:the "
            r"|a )?max(?:imum)?(?: value)?(?: is| of)"
            rf" {{N:high}}{UNIT}(?:,? and|,) (?:the )?default(?: value)? is {{N}}{UNIT}",
            rf"{VALID} ?{WITHIN}(?:from |of |between )?{{N:low}}{UNIT}{{TO}}{{N:high}}{UNIT}(?:,? and|,|;|,? with)"
            rf" (?:the |a )?default(?: value)?(?: is| of) {{N}}{UNIT}",
            rf"(?:the )?range for {{R:own}} is {{N:low}}{{TO}}{{N:high}}{UNIT}, with a default of {{N}}{UNIT}",
            rf"(?:the )?minimum(?: [a-z]+){{0,2}} is {{N:low}}{UNIT}, (?:and )?the maximum(?: [a-z]+)? is"
            rf" {{N:high}}{UNIT},? and the default .{{3,120}}",
        ),
        of_clause=range_of,
        member="Count",
        matches=(
            "The range for `Count` is 1 to 100,000, with a default of 10.",
            "The default value is 25 and the maximum value is 500.",
            "Valid values are 60 - 3600, the default value is 1800 seconds.",
            "The default is 100; the maximum allowed page size is also 100.",
            "The default is `20`, with a minimum value of `1`.",
            "Min =0, Max = 2, Default = 1.",
        ),
        differs=(
            "The default value is 25 and the usual value is 500.",
            "The range for `Limit` is 1 to 100,000, with a default of 10.",
        ),
        reads=DEFAULT,
    ),
    Form(
        "range.at-most",
        (
            *("max", "exceed", "less than", "greater than", "up to", "at most", "more than"),
            *("higher", "or less", "or lower", "upper", "limited to"),
        ),
        patterns(
            r"(?:(?:has|have|with) )?(?:an? |the |its )?max(?:imum)?(?: allowed| valid| supported| permitted| accepted"
            rf"| possible)?(?: value| setting| limit)?(?: allowed| supported| accepted)?(?: is| of| ?[:=])?"
            rf" ?{{N:high}}{UNIT}{TAIL}",
            r"(?:an? |the )?number of [\w ,'-]{3,80}?,? up to (?:a maximum of )?{N:high}",
            r"(?:you )?{NOT} {GIVE} a (?:number|value) (?:greater|more|higher|larger) than {N:high}",
            rf"(?:the )?upper (?:limit|bound) is {{N:high}}{UNIT}",
            rf"the maximum(?: value| number)?(?: that)? you can {{GIVE}}(?: for (?!each|every|an? )[\w -]{{2,40}})? is"
            rf" {{N:high}}{UNIT}",
            rf"you can {{GIVE}} an? {{R:own}} of (?:up to|at most) {{N:high}}{UNIT}(?:, the equivalent of .{{2,40}})?",
            rf"{{NOT}} (?:exceed|be (?:greater|more|higher|larger|longer) than) {{N:high}}{UNIT}",
            rf"(?:{MUST_BE}|an? value) (?:less (?:than )?or equal to|at most|no (?:more|greater|higher|larger) than|not"
            rf" more than|up to|a maximum of|limited to) {{N:high}}{UNIT}",
            rf"(?:must|has to) be {{N:high}}{UNIT} or (?:less|lower)",
            rf"(?:must|has to) be (?:less|fewer|smaller|lower) than {{N:below}}{UNIT}",
            r"(?:an? |the )[\w ,'/`-]{3,100}, with a max(?:imum)?(?: value)? of {N:high}"
            rf"{UNIT}",
        ),
        of_clause=range_of,
        member="Count",
        matches=(
            "The maximum value is 100.",
            "Can't exceed 20.",
            "The count must be less than 1000.",
            "Maximum: 86400 seconds",
            "The upper limit is 100.",
            "The maximum limit is 100,000.",
        ),
        differs=("The maximum number of results to return.", "The maximum is usually 100."),
    ),
    Form(
        "range.error-above",
        ("error", "exception"),
        patterns(
            rf"if you {{GIVE}} a (?:value|number)(?: that is)? (?:greater|more|larger|higher) than {{N:high}}{UNIT}, "
            rf"{_AN_ERROR}",
            rf"if (?:the )?{{R:ref}} is (?:given|set to) a (?:greater|larger|higher) value than"
            rf" {{N:high}}, {_AN_ERROR}",
        ),
        of_sentence=_error_above,
        member="Count",
        matches=(
            "If you specify a value greater than 100, a validation error occurs.",
            "If `Count` is given a larger value than 500, you receive an error.",
        ),
        differs=(
            "If you specify a value greater than 100, 100 is used.",
            "If `Name` is given a larger value than 500, you receive an error.",
        ),
    ),
    Form(
        "range.at-least",
        (
            *("min", "at least", "greater than", "more than", "higher than", "less than", "or more"),
            *("or greater", "starting"),
        ),
        patterns(
            r"(?:valid (?:range|values?): )?(?:(?:has|have|with) )?(?:an? |the |its )?min(?:imum)?(?: allowed"
            rf"| valid| supported| possible)?(?: value| setting)?(?: allowed| accepted)?(?: is| of| ?[:=])?"
            rf" ?{{N:low}}{UNIT}{TAIL}",
            rf"{{NOT}} be (?:less|fewer|lower|smaller) than {{N:low}}{UNIT}",
            rf"(?:{MUST_BE}|an? value) (?:greater (?:than )?or equal to|at least|no (?:less|fewer) than|not less than"
            rf"|a minimum of) {{N:low}}{UNIT}",
            rf"(?:must|has to) be {{N:low}}{UNIT} or (?:more|greater|higher|larger|above)",
            rf"{VALID} ?(?:an? |any )?(?:positive )?(?:integers?|(?:whole )?numbers?) (?:greater|more|larger) than"
            rf" {{N:above}}{UNIT}",
            rf"{VALID} ?(?:integers|(?:whole )?numbers) starting (?:at|from|with) {{N:low}}",
            r"(?:must|has to) be (?:an? )?(?:positive )?(?:integer |number |value )?(?:that is |with a value )?"
            rf"(?:greater|more|higher|larger) than {{N:above}}{UNIT}",
            rf"(?:must|has to) be (?:equal to or (?:greater|more) than|greater than or equal to) {{N:low}}{UNIT}",
            rf"(?:you must )?{{GIVE}} a minimum(?: value)? of {{N:low}}{UNIT}",
            rf"you must {{GIVE}} at least {{N:low}} ?(?:{UNITS})\b(?: of \w+)?(?: for (?:an?|the) \w+)?"
            r"(?: using this parameter)?",
        ),
        of_clause=_range,
        member="Count",
        matches=(
            "The minimum value is 1.",
            "Must be at least 2.",
            "The value must be greater than 0.",
            "Valid Range: Minimum value of 20.",
            "This value must be an integer greater than zero.",
            "You must specify a minimum value of 1.",
            "You must specify at least 4 MiB of memory for a job.",
            "Must be a positive value greater than `0`.",
            "Valid Values: Integer greater than `0`.",
            "The minimum value accepted is 7.",
            "Valid values are numbers starting at `0`.",
        ),
        differs=("At least 2 are kept.", "You must specify at least 4 owners for a job."),
    ),
    Form(
        "range.or-one",
        ("either",),
        patterns(
            rf"must be either {{N:other}} or {KIND}(?:between |from ){{N:low}}{{TO}}{{N:high}}{UNIT}{TAIL}",
            rf"must be either {{N:other}} or {KIND}(?:equal to or greater than|greater than or equal to|at least)"
            rf" {{N:low}}{UNIT}{TAIL}",
        ),
        of_clause=_or_one,
        member="Count",
        matches=(
            "The value must be either -1 or an integer between 1 and 3,653.",
            "If specified, the value must be either 0 or a number equal to or greater than 86,400 (1 day).",
        ),
        differs=("The value must be either -1 or a date.",),
    ),
    Form(
        "range.open-interval",
        ("greater than",),
        patterns(
            rf"must be (?:greater|more|larger) than {{N:above}}{UNIT} and (?:less|smaller) than {{N:below}}{UNIT}",
            rf"must be (?:greater|more|larger) than {{N:above}}{UNIT} and (?:(?:less"
            rf"|smaller) than or equal to|(?:no|not) (?:greater|more|larger|higher) than) {{N:high}}{UNIT}",
            rf"must be greater than or equal to {{N:low}}{UNIT} and less than or equal to {{N:high}}{UNIT}",
            rf"must be greater than or equal to {{N:low}}{UNIT} and less than {{N:below}}{UNIT}",
        ),
        of_clause=_range,
        member="Count",
        matches=("Must be greater than 0 and less than 10.",),
        differs=("Must be greater than 10 and less than 0.",),
    ),
    Form(
        "range.positive",
        ("positive", "negative"),
        patterns(
            r"(?:must|has to) be (?:an? )?(?P<sign>positive|non-?negative)(?: (?:whole|integer"
            r"|non-zero))*(?: (?:integer|number|value|integers))?(?: value)?"
        ),
        of_clause=_positive,
        member="Count",
        matches=("Must be a positive integer.", "The value must be a non-negative number."),
        differs=("A positive number means later.",),
    ),
    Form(
        "multiple-of",
        ("multiple", "increments of", "divisible", "an even", "only even"),
        patterns(
            rf"(?:must|has to) be (?:an? )?(?:exact |integer |even |whole )?(?:multiple|increment)s? of {{N:n}}{UNIT}",
            r"(?:must|has to) be (?:evenly )?divisible by {N:n}",
            r"(?:must|has to) be an even (?:number|integer)",
            r"specify only even (?:numbers|integers)",
            rf"(?:must be )?(?:{{GIVEN}} )?in (?:multiples|increments) of {{N:n}}{UNIT}",
        ),
        of_clause=_multiple,
        member="Count",
        matches=("Must be a multiple of 60.", "The value must be divisible by 8.", "Must be an even number."),
        differs=("A multiple of 60 is kept.",),
    ),
)
