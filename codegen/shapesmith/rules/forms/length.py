"""How long a text may be."""

from __future__ import annotations

import re

from shapesmith.ir.rules import AnyOf, Length, Matches, Unit
from shapesmith.ir.shapes import StringShape
from shapesmith.rules.forms.form import Form, Made, each_of
from shapesmith.rules.language.notation import Match, number, patterns, whole
from shapesmith.rules.references.clauses import Clause
from shapesmith.rules.references.places import Places, TypedPlace
from shapesmith.rules.references.subjects import Subject

BYTES = {"b": 1, "k": 1024, "m": 1024 * 1024}
"""How many bytes a unit is, by its first letter."""

_UNIT = (
    r"(?:(?:ascii|unicode|utf-8(?: encoded)?|printable|visible|total|single-byte|alphanumeric|lowercase"
    r"|alphanumeric or hyphen"
    r"|valid|english|text|numeric|hexadecimal|plaintext|ascii printable|alpha-numeric|us-ascii|non-whitespace"
    r"|hex|case-sensitive|utf-8-encoded|utf-8 unicode) )*"
    r"(?P<unit>characters?|chars|letters|bytes|kb|kib|kilobytes?|kibibytes|mb|mib|megabytes?)"
)
_TAIL = (
    r"(?: string| long| in utf-8| in length| in size| of text| total| inclusive|, inclusive| each| \(inclusive\)"
    r"|, including (?:spaces|periods|white ?space)|,? in total"
    r"|, encoded in utf-8| when encoded (?:in|as) utf-8)*(?: \([^()]*\))?"
)
_HOLD = r"(?:be|have|contain|include|consist of|be composed of|range from|have a length of|be of length|have a size of)"
_CAN = (
    rf"(?:(?:must|can|may|can only|may only|must only|has to) {_HOLD} |is |are |has |have |contains? "
    r"|consists? of )?(?:a length (?:of|between) )?"
)
_AT_MOST = (
    r"(?:(?:only )?up to|(?:of )?up to|as (?:many|large|long) as|at most|no more than|no longer than|not more than"
    r"|no (?:greater|larger|bigger) than|not (?:longer|larger) than|not to exceed|an? max of|(?:smaller|shorter) than"
    r" or equal to"
    r"|(?:an? |the )?maximum(?: string)?(?: length| size| value)?(?: of|:| is)?|less than or equal to|"
    r"limited to(?: an?)?|restricted to|not exceed(?:ing)?|max(?:imum)?\.?)"
)
_OF_A_FILE = re.compile(r"\b(?:files?|images?|objects?|videos?)\b", re.IGNORECASE)
_NAMES_ANOTHER = re.compile(r"(?:url|uri|arn|location|path|key|link)\Z", re.IGNORECASE)
_ENCODED = re.compile(r"\bbase-?64[- ]encoded\b", re.IGNORECASE)


def _bounded(clause: Clause, subject: Subject, unit: str, low: str | None, high: str | None) -> Made | None:
    """Return a rule on the length of the text at a place, or of each text in the list or map there."""
    place = _texts(clause.place, subject.places)
    counts: Unit = "characters" if unit[:1].lower() in "cl" else "bytes"
    if place is None or (place.kind == "blob" and counts == "characters"):
        return None
    factor = 1 if counts == "characters" else BYTES[unit[0].lower()]
    if factor > 1 and place.kind == "string" and _NAMES_ANOTHER.search(place.path.rpartition(".")[2]):
        return None  # "Maximum size 5 MB" of the file that a URL leads to
    if factor > 1 and place.kind == "string" and _ENCODED.search(subject.text):
        return None  # "limited to 16 KB" of what the text holds, which takes a third more when it is encoded
    bounds = [None if text is None else number(text) for text in (low, high)]
    if any(bound is None and text is not None for bound, text in zip(bounds, (low, high), strict=True)):
        return None
    minimum, maximum = (None if bound is None else int(bound * factor) for bound in bounds)
    if (minimum or 0) < 0 or (maximum is not None and maximum < max(minimum or 0, 1)):
        return None
    must = Length(place=place.path, unit=counts, minimum=minimum or 0, maximum=maximum)
    return Made("length", must, clause.when, clause.place)


def _texts(place: TypedPlace, places: Places) -> TypedPlace | None:
    if place.kind == "list":
        item = places.item(place)
        return item if item and item.kind == "string" else None
    return place if place.kind in ("string", "blob") else None


def _length(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for bounds whose unit the sentence names, or which the place has."""
    groups = match.groupdict()
    low, high, unit, noun = groups.get("low"), groups.get("high"), groups.get("unit"), groups.get("noun")
    if noun is not None and subject.resolve(noun) != clause.place:
        return None
    if "{" in clause.place.path and "[" in match[0]:
        return None  # "A string with a length between [1-512]": what the values of a map are is said with the map
    if unit is not None and unit[0].lower() in "km" and _OF_A_FILE.search(match[0]):
        return None  # how large the file is that the text leads to
    if unit is None and clause.place.kind != "string" and "number of" not in subject.text:
        return None  # "Maximum length=127" of a list may count its items, unless another sentence does
    return _bounded(clause, subject, unit or "characters", low, high)


def _constrained(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for "Length Constraints: Minimum of 1. Maximum of 64.", which names no unit."""
    texts = f"{subject.sentence.before} {subject.sentence.text}"
    if clause.place.kind != "string" or not re.search(r"\blength constraints?:", texts, re.IGNORECASE):
        return None
    return _bounded(clause, subject, "characters", match.groupdict().get("low"), match.groupdict().get("high"))


def _less_than(match: Match, clause: Clause, subject: Subject) -> Made | None:
    high, unit = number(match["high"]), match["unit"]
    if not isinstance(high, int):
        return None
    if unit[0].lower() in "km":
        high, unit = high * BYTES[unit[0].lower()], "bytes"
    return _bounded(clause, subject, unit, None, str(high - 1))


def _not_empty(match: Match, clause: Clause, subject: Subject) -> Made | None:
    """Return the rule that a text has a character, or a list an item."""
    place = clause.place
    if place.kind in ("list", "map"):
        unit: Unit = "items" if place.kind == "list" else "keys"
        return Made("length", Length(place=place.path, unit=unit, minimum=1), clause.when, place)
    return _bounded(clause, subject, "characters", "1", None) if not place.enum else None


def _exactly(match: Match, clause: Clause, subject: Subject) -> Made | None:
    return _bounded(clause, subject, match["unit"], match["high"], match["high"])


def _of_bare_name(match: Match, subject: Subject) -> Made | None:
    """Return the rule on a name that may be given alone, or as a part of a longer identifier, which has a colon."""
    place, high = subject.itself, whole(match["high"])
    if place is None or place.kind != "string" or not high or "ARN" not in subject.text:
        return None
    if isinstance(place.shape, StringShape) and place.shape.max is not None and place.shape.max <= high:
        return None
    short = Length(place=place.path, unit="characters", maximum=high)
    qualified = Matches(place=place.path, pattern=".*:.*", words="contain a colon, as an ARN does")
    return Made("length", AnyOf(conditions=(short, qualified)), (), place)


def _of_pairs(match: Match, subject: Subject) -> tuple[Made, ...]:
    """Return the rules on the keys and on the values of a map, or of a list of pairs, that one sentence bounds."""
    place, groups = subject.itself, match.groupdict()
    if place is None:
        return ()
    both = groups.get("both")
    parts = (
        (subject.places.key(place), both or groups["key"]),
        (subject.places.value(place), both or groups["value"]),
    )
    return each_of(
        _bounded(Clause(part, ""), subject, "characters", None, high) if part is not None else None
        for part, high in parts
    )


FORMS = (
    Form(
        "length.of-pairs",
        ("key",),
        patterns(
            r"[\w -]{3,80} key string with a maximum of {N:key} characters,? and an? (?:optional )?value string with a"
            r" maximum of {N:value} characters",
            r"(?:[\w ]{3,60}, with )keys up to {N:key} characters and values up to {N:value} characters",
            r"for each key-value pair, the key can contain up to {N:key} characters, and the value can contain up to"
            r" {N:value} characters",
            r"each key and value (?:in the `?\w+`? (?:string[ -]to[ -]string )?map )?(?:can have (?:a )?length of up to"
            r"|is limited to) {N:both}(?: characters)?",
        ),
        of_sentence=_of_pairs,
        member="Map",
        matches=(
            "Tags are key-value pairs that consist of a required key string with a maximum of 128 characters, and an"
            " optional value string with a maximum of 256 characters.",
            "You can specify up to 50 entries, with keys up to 128 characters and values up to 1024 characters.",
            "For each key-value pair, the key can contain up to 128 characters, and the value can contain up to 2048"
            " characters.",
            "Each key and value in the `Map` string to string map can have length of up to 1024.",
        ),
        differs=("Each key and value in the `Map` map can have up to 3 words.",),
    ),
    Form(
        "length.between",
        ("character", "byte", "letter", "length"),
        patterns(
            rf"{_CAN}(?:between |from )?{{N:low}}{{TO}}{{N:high}} {_UNIT}{_TAIL}",
            rf"(?:(?:an? |the )?[\w ]{{3,40}} )?with a length between \[?{{N:low}}{{TO}}{{N:high}}\]?(?: {_UNIT})?",
            rf"(?:an? [\w -]{{3,60}}, )?not less than {{N:low}} (?:or|nor) more than {{N:high}} {_UNIT}{_TAIL}(?:,"
            r" matching .{3,120})?",
            rf"length:? {{N:low}}{{TO}}{{N:high}} {_UNIT}{_TAIL}",
            rf"{_CAN}(?:at least|a minimum of) {{N:low}}(?: {_UNIT.replace('(?P<unit>', '(?:')})?(?: long| in length)?"
            rf" and (?:no more than|at most|a maximum of) {{N:high}} {_UNIT}{_TAIL}",
            rf"must be {{N:low}}{{TO}}{{N:high}} {_UNIT}: .{{4,120}}",
            r"(?:an? |the |optional |your )*[\w' -]{3,100}(?:,? (?:between|from)"
            rf"|,)? \(?{{N:low}}{{TO}}{{N:high}} {_UNIT}\)?(?: (?:that|which|used to|used for) [^;:]{{3,160}})?",
        ),
        of_clause=_length,
        matches=(
            "The name must be between 3 and 128 characters.",
            "Must be 1-100 characters long.",
            "Can have from 1 to 255 ASCII characters in length.",
            "A string with a length between [1-1024].",
            "Constraints: Must be between 8 and 64 characters in length and cannot start with zero (0).",
        ),
        differs=("The first 3 to 5 characters are shown.", "The name should be between 3 and 128 characters."),
    ),
    Form(
        "length.at-most",
        ("char", "byte", "letter", "kb", "kib", "mb", "mib"),
        patterns(
            rf"{_CAN}{_AT_MOST} {{N:high}}[ -]?{_UNIT}{_TAIL}(?:, matching .{{3,120}})?",
            r"{NOT} (?:be (?:longer|greater|more|larger) than|exceed|contain more than"
            rf"|have more than) {{N:high}} ?{_UNIT}{_TAIL}",
            rf"(?:must|can|has to) (?:be|have|contain) {{N:high}} {_UNIT} or (?:less|fewer|shorter){_TAIL}",
            rf"(?:has|have) an? {{N:high}}[ -]{_UNIT}(?: length)? (?:limit|maximum)",
            rf"(?:may|can) be {{N:high}} {_UNIT} (?:long|in length)",
            rf"(?:the )?(?:length|character|size) limit is {{N:high}} ?{_UNIT}",
            rf"up to {{N:high}} {_UNIT} (?:are|is|can be) (?:allowed|{{GIVEN}}|supported|permitted)",
            r"(?:an? |the |optional |your )*[\w' -]{3,100}, (?:up to|maximum|max|not to exceed|limited to|at most"
            r"|no more than|with (?:an? )?(?:maximum|limit)(?: length)?"
            rf" of) {{N:high}} {_UNIT}{_TAIL}(?:, used .{{3,120}})?",
            rf"(?:an? |the |optional |your )*[\w' -]{{3,100}} with (?:an? )?maximum(?: length)?(?: of)? {{N:high}}"
            rf" {_UNIT}{_TAIL}",
            rf"(?:up to|a maximum of|at most) {{N:high}} {_UNIT} of (?:an? |the )?[\w -]{{3,40}} (?:about|to|for|that"
            rf"|which) [^;]{{3,160}}",
            r"[\w' ,-]{3,120} \((?:up to|maximum(?: of)?|max(?: of)?|at most|limited to|maximum length(?: of|:)?)"
            rf" {{N:high}} {_UNIT}(?: maximum| max)?\)",
            rf"(?:accepts?|supports?|allows?) (?:a maximum of|up to) {{N:high}} {_UNIT}{_TAIL}",
            rf"(?:has|have) a (?:maximum )?(?:length|size)?(?: ?limit)? of {{N:high}} {_UNIT}{_TAIL}",
            rf"(?:you can )?{{GIVE}} {_AT_MOST} {{N:high}} {_UNIT}(?: for (?:an? |the |this )(?:tag )?(?:value|key|name"
            r"|parameter|field))?",
            rf"(?:an? |the )?maximum {_UNIT.replace('(?P<unit>', '(?:')} length of {{N:high}} (?P<unit>characters)",
            rf"up to {{N:high}} {_UNIT} in the range of {{N}}-{{N}}(?: \(inclusive\))? are allowed",
        ),
        of_clause=_length,
        matches=(
            "The name can be up to 255 characters long.",
            "Maximum of 1400 characters.",
            "Must not be more than 100 characters.",
            "It can't exceed 2,048 characters.",
            "The name is limited to 64 characters in length.",
            "Must be 253 characters or less.",
            "The maximum string size is 100 KB.",
            "Limited to a 64-character string.",
            "Limited to a 1KB string in UTF-8.",
            "The name of the owner, not to exceed 400 characters.",
            "The name for the new owner (up to 64 alpha-numeric characters).",
            "The name, which can be up to 128 characters long.",
            "(Max. 128 chars)",
        ),
        differs=(
            "We recommend a name of up to 50 characters.",
            "The base64-encoded data. Data is limited to 16 KB.",
            "Each item can have up to 40 characters.",
            "The full ARN can be up to 2048 characters.",
            "Note that the service accepts files up to 8MB in size.",
        ),
    ),
    Form(
        "length.of-noun",
        ("character", "byte"),
        patterns(
            r"(?:is |can be )?(?:an? |any |the |optional |unique,? |your |case-sensitive,? |case sensitive,? |string "
            r"|,)*(?:[\w-]+ ){0,4}?(?:string|name|text|description|identifier|token|value)(?: (?:for|of) (?:an?|the"
            rf"|your) [\w ]{{2,30}}?)?(?: that (?:is|can be|contains|includes))?(?: of| with| containing)? (?:a"
            rf" )?{_AT_MOST} {{N:high}} {_UNIT}{_TAIL}(?: (?:that|which|used|specified)"
            r" [^;:]{3,160})?",
            rf"(?:an? |the )?[\w ,-]{{3,80}}, in a string of {_AT_MOST} {{N:high}} {_UNIT}{_TAIL}",
        ),
        of_clause=_length,
        matches=(
            "A unique string of up to 64 ASCII characters.",
            "The name for your database of up to 64 alphanumeric characters.",
            "Optional name of up to 100 characters.",
            "Unique, case-sensitive string of up to 64 ASCII characters specified when a request is made.",
        ),
        differs=("A list whose names are of up to 64 characters.",),
    ),
    Form(
        "length.at-least",
        ("character", "byte"),
        patterns(
            rf"{_CAN}(?:at least|(?:a )?minimum(?: length| size)?(?: of|:| is)?|no (?:fewer|less) than|greater than or"
            rf" equal to) {{N:low}} {_UNIT}{_TAIL}",
            rf"(?:must|has to) (?:be|have|contain) {{N:low}} {_UNIT} or (?:more|longer){_TAIL}",
        ),
        of_clause=_length,
        matches=("Must be at least 8 characters long.", "The name must contain a minimum of 3 characters."),
        differs=("Must contain at least one lowercase letter.",),
    ),
    Form(
        "length.not-empty",
        ("empty", "blank"),
        patterns(
            r"{NOT} be (?:an? )?(?:null(?:,| or) )?(?:empty|blank)(?:,? or (?:empty|blank|null))?(?: string|"
            r" value| text)?",
            r"must(?: be(?: an?)?)? (?:non-empty|not be empty)(?: string| value| text)?",
        ),
        of_clause=_not_empty,
        matches=("Cannot be null, empty, or blank.", "Must be a non-empty string.", "The name must not be blank."),
        differs=("The name can be empty.", "The list of owners can't be empty."),
    ),
    Form(
        "length.less-than",
        ("less than", "fewer than", "shorter than", "smaller than"),
        patterns(
            r"(?:must|has to) (?:be|have|contain) (?:in utf-8 format and )?(?:less|fewer|shorter|smaller) than {N:high}"
            rf" {_UNIT}{_TAIL}(?: of utf-8(?: encoded)? (?:text|characters))?",
        ),
        of_clause=_less_than,
        matches=(
            "The name must be less than 255 characters.",
            "The name must be in UTF-8 format and less than 2 KB.",
        ),
        differs=("The name must be less than 255 words.",),
    ),
    Form(
        "length.exactly",
        ("character", "byte"),
        patterns(
            rf"(?:must|has to) (?:be|have|contain) (?:exactly )?{{N:high}}[ -]{_UNIT}(?: long| in length)?",
            r"(?:is |are )?(?:always )?(?:an? |the )?(?:[\w ,-]{3,100} (?:represented by|as) an? )?{N:high}[ -]"
            r"(?P<unit>character) (?:text |hex |hexadecimal )?string(?:, (?:to be )?used .{3,120})?",
            r"(?:the )?valid values are {N:high} hexadecimal (?P<unit>characters)(?: \([^()]*\))?",
        ),
        of_clause=_exactly,
        matches=(
            "Must be exactly 12 characters long.",
            "It is always a 40-character string.",
            "A 128-bit, 16-byte hex value represented by a 32-character string, used with the key.",
            "The valid values are 64 hexadecimal characters (0-9, A-F).",
        ),
        differs=("Must contain 3 lowercase letters.", "A 40-character string or a name.", "A 3-character word."),
    ),
    Form(
        "length.maximum",
        ("length",),
        patterns(
            r"(?:(?:(?:can |must |may )?have|has|with) )?(?:the |a |its )?(?:maximum|max) (?:allowed )?(?:character"
            r" )?(?:length"
            r"|size)(?: is| of|:|=| -)? ?{N:high}"
            rf"(?: ?{_UNIT}{_TAIL})?(?: \([^()]*\))?",
            r"maximum of {N:high} length",
            rf"(?:the )?(?:maximum|max) (?P<noun>[a-z]+) length (?:is|of|:) ?{{N:high}} {_UNIT}{_TAIL}",
            r"maximum character (?:limit|length|count) (?:of|is|:) ?{N:high}",
            rf"(?:the )?length (?:must|can|may) not (?:exceed|be more than|be greater than) {{N:high}}(?: {_UNIT})?",
        ),
        of_clause=_length,
        matches=(
            "The maximum length is 255, and valid characters are A-Z, a-z, 0-9, and _.",
            "Max length 128 characters with pattern `^[a-zA-Z0-9:_-]+$`.",
            "Maximum length is 256.",
            "Length Constraints: Maximum length of 64.",
            "Maximum length: 127",
        ),
        differs=("The maximum length of the queue is 10.",),
    ),
    Form(
        "length.minimum",
        ("length",),
        patterns(
            r"(?:(?:has|have|with) )?(?:the |a |its )?(?:minimum|min) (?:allowed )?(?:character )?length(?: is| of|:|="
            rf"| -)? ?{{N:low}}(?: {_UNIT}{_TAIL})?",
            r"minimum of {N:low} length",
        ),
        of_clause=_length,
        matches=("Length Constraints: Minimum length of 1.", "Minimum length=1."),
        differs=("The minimum length of the pause is 2.",),
    ),
    Form(
        "length.both",
        ("length",),
        patterns(
            r"(?:(?:has|have|with) )?(?:the |a )?minimum(?: length)?(?: is| of|:"
            r"|=)? ?{N:low}(?: characters?)?[,.;]? ?(?:and )?(?:the |a )?"
            rf"maximum length(?: is| of|:|=)? ?{{N:high}}(?: {_UNIT}{_TAIL})?",
            r"(?:the )?(?:valid )?length (?:must be|is|of|range:?) (?:between "
            rf"|from )?{{N:low}}{{TO}}{{N:high}}(?: {_UNIT})?",
            rf"(?:must have|has|with) an? length (?:of |between |from )+{{N:low}}{{TO}}{{N:high}}(?: {_UNIT})?",
        ),
        of_clause=_length,
        matches=("Minimum length of 1, maximum length of 64.", "Length must be between 1 and 64."),
        differs=("Minimum 20, maximum 100.",),
    ),
    Form(
        "length.constraints",
        ("minimum of", "maximum of"),
        patterns(r"minimum of {N:low}", r"maximum of {N:high}"),
        of_clause=_constrained,
        matches=("Length Constraints: Minimum of 1. Maximum of 64.",),
        differs=("Constraints: Minimum of 1. Maximum of 64.",),
    ),
    Form(
        "length.bare-name",
        ("limited to",),
        patterns(
            r"if you {GIVE} only the [\w ]{1,30}name, (?:it is|it's) limited to {N:high} characters(?: in length)?"
        ),
        of_sentence=_of_bare_name,
        matches=("The name or ARN of it. If you specify only the stream name, it is limited to 64 characters.",),
        differs=("The name of it. If you specify only the stream name, it is limited to 64 characters.",),
    ),
)
