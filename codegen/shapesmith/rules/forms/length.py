"""How long a text may be, and how many items a list or keys a map may have."""

from __future__ import annotations

import re

from shapesmith.ir.rules import Length, Unit
from shapesmith.rules.clauses import Clause
from shapesmith.rules.forms.form import Form, Made
from shapesmith.rules.notation import number, patterns
from shapesmith.rules.places import Place, Places
from shapesmith.rules.subjects import Subject

_UNIT = (
    r"(?:(?:ascii|unicode|utf-8(?: encoded)?|printable|visible|total|single-byte|alphanumeric|lowercase"
    r"|alphanumeric or hyphen"
    r"|valid|english|text|numeric|hexadecimal|plaintext|ascii printable) )*"
    r"(?P<unit>characters?|letters|bytes|kb|kib|kilobytes?|kibibytes|mb|mib|megabytes?)"
)
_TAIL = (
    r"(?: long| in utf-8| in length| in size| of text| total| inclusive|, inclusive| each| \(inclusive\)"
    r"|, including spaces"
    r"|, encoded in utf-8)*(?: \([^()]*\))?"
)
_HOLD = r"(?:be|have|contain|include|consist of|be composed of|range from|have a length of|be of length|have a size of)"
_CAN = (
    rf"(?:(?:must|can|may|can only|may only|must only|has to) {_HOLD} |is |are |has |have |contains? "
    r"|consists? of )?(?:a length (?:of|between) )?"
)
_AT_MOST = (
    r"(?:(?:only )?up to|as many as|at most|no more than|no longer than|not more than|no greater than"
    r"|not longer than|(?:a )?maximum(?: length| size)?(?: of|:| is)?|less than or equal to|"
    r"limited to|restricted to|not exceed(?:ing)?|max(?:imum)?\.?)"
)
_BYTES = {"b": 1, "k": 1024, "m": 1024 * 1024}


def _bounded(clause: Clause, subject: Subject, unit: str, low: str | None, high: str | None) -> Made | None:
    """Return a rule on the length of the text at a place, or of each text in the list or map there."""
    place = _texts(clause.place, subject.places)
    counts: Unit = "characters" if unit[:1].lower() in "cl" else "bytes"
    if place is None or (place.kind == "blob" and counts == "characters"):
        return None
    factor = 1 if counts == "characters" else _BYTES[unit[0].lower()]
    bounds = [None if text is None else number(text) for text in (low, high)]
    if any(bound is None and text is not None for bound, text in zip(bounds, (low, high), strict=True)):
        return None
    minimum, maximum = (None if bound is None else int(bound * factor) for bound in bounds)
    if (minimum or 0) < 0 or (maximum is not None and maximum < max(minimum or 0, 1)):
        return None
    must = Length(place=place.path, unit=counts, minimum=minimum or 0, maximum=maximum)
    return Made("length", must, clause.when, clause.place)


def _texts(place: Place, places: Places) -> Place | None:
    if place.kind == "list":
        item = places.item(place)
        return item if item and item.kind == "string" else None
    return place if place.kind in ("string", "blob") else None


def _length(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    """Return a rule for bounds whose unit the sentence names, or which the place has."""
    groups = match.groupdict()
    low, high, unit = groups.get("low"), groups.get("high"), groups.get("unit")
    if unit is None and clause.place.kind != "string" and "number of" not in subject.text:
        return None  # "Maximum length=127" of a list may count its items, unless another sentence does
    return _bounded(clause, subject, unit or "characters", low, high)


def _less_than(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    high = number(match["high"])
    return _bounded(clause, subject, match["unit"], None, str(high - 1)) if isinstance(high, int) else None


def _exactly(match: re.Match[str], clause: Clause, subject: Subject) -> Made | None:
    return _bounded(clause, subject, match["unit"], match["high"], match["high"])


def _items(match: re.Match[str], subject: Subject) -> Made | None:
    """Return a rule on the number of items, where the noun after the number names what the list holds."""
    groups = match.groupdict()
    within = groups.get("within")
    place = subject.refer(within) if within else _list_of(match["noun"], subject)
    if place is None or place.kind not in ("list", "map"):
        return None
    unit: Unit = "items" if place.kind == "list" else "keys"
    low, high = (
        number(groups.get("low") or "0"),
        None if groups.get("high") == "" else number(groups.get("high") or "1"),
    )
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


def _list_of(noun: str, subject: Subject) -> Place | None:
    """Return the list or map that holds what a noun names: this member, or the one that has this name."""
    place = subject.itself
    words = re.findall(r"[a-z]+", noun.lower())
    if not words:
        return None
    if place is not None and place.kind in ("list", "map"):
        if words[-1] in ("items", "item", "entries", "elements", "values", "objects", "members", "pairs"):
            return place
        found = subject.resolve(noun.replace("`", ""))
        return place if found is not None and found.path.startswith(place.path) else None
    named = subject.places.find(noun)
    return named if named and named.kind in ("list", "map") and subject.place is None else None


_NOUN = r"(?P<noun>`?\w+`?(?: [\w'-]+){0,3}?)"
_GIVE = (
    r"(?:you (?:can|may|must|can only|may only|need to) (?:optionally )?(?:only )?(?:also )?"
    r"(?:{GIVE}|list|add|request|assign|attach|apply|associate|delete|remove|describe|retrieve|choose|select)"
    r"|(?:{GIVE}|enter|list))"
)
_UP_TO = r"(?:up to|an? (?:maximum|total) of(?: up to)?|at most|no more than|up to (?:a maximum|a total) of|only)"
_PER = (
    r"(?: (?:per|in (?:a|one|each|the|this|your|any)(?: single)?|in a given) (?:single )?"
    r"(?:request|call|list|operation|array|api call|field|parameter|batch|object)"
    r"|for (?:this|each) (?:request|parameter|field)| in total)?(?: \([^()]*\))?"
)

FORMS = (
    Form(
        "length.between",
        ("character", "byte", "letter"),
        patterns(
            rf"{_CAN}(?:between |from )?{{N:low}}{{TO}}{{N:high}} {_UNIT}{_TAIL}",
            r"(?:an? |the |optional |your )*[\w' -]{3,60}(?:,? (?:between|from)"
            rf"|,)? \(?{{N:low}}{{TO}}{{N:high}} {_UNIT}\)?",
        ),
        of_clause=_length,
        matches=(
            "The name must be between 3 and 128 characters.",
            "Must be 1-100 characters long.",
            "Can have from 1 to 255 ASCII characters in length.",
            "Constraints: Must be between 8 and 64 characters in length and cannot start with zero (0).",
        ),
        differs=("The first 3 to 5 characters are shown.", "The name should be between 3 and 128 characters."),
    ),
    Form(
        "length.at-most",
        ("character", "byte", "letter", "kb", "kib", "mb", "mib"),
        patterns(
            rf"{_CAN}{_AT_MOST} {{N:high}}[ -]?{_UNIT}{_TAIL}",
            r"{NOT} (?:be (?:longer|greater|more|larger) than|exceed|contain more than"
            rf"|have more than) {{N:high}} ?{_UNIT}{_TAIL}",
            rf"(?:must|can|has to) (?:be|have|contain) {{N:high}} {_UNIT} or (?:less|fewer|shorter){_TAIL}",
            rf"(?:has|have) an? {{N:high}}[ -]{_UNIT}(?: length)? (?:limit|maximum)",
            rf"(?:must|has to|can) (?:be|have|contain) (?:a )?maximum (?:of )?{{N:high}} {_UNIT}{_TAIL}",
            rf"up to {{N:high}} {_UNIT} (?:are|is|can be) (?:allowed|{{GIVEN}}|supported|permitted)",
            rf"(?:an? |the |optional |your )*[\w' -]{{3,60}}, (?:up to|maximum|max) {{N:high}} {_UNIT}{_TAIL}",
            rf"(?:accepts?|supports?|allows?) (?:a maximum of|up to) {{N:high}} {_UNIT}{_TAIL}",
        ),
        of_clause=_length,
        matches=(
            "The name can be up to 255 characters long.",
            "Maximum of 1400 characters.",
            "Must not be more than 100 characters.",
            "It can't exceed 2,048 characters.",
            "The name is limited to 64 characters in length.",
            "Must be 253 characters or less.",
        ),
        differs=(
            "We recommend a name of up to 50 characters.",
            "Each item can have up to 40 characters.",
            "The full ARN can be up to 2048 characters.",
        ),
    ),
    Form(
        "length.of-noun",
        ("character", "byte"),
        patterns(
            r"(?:is )?(?:an? |the |optional |unique |your |case-sensitive |case sensitive |string "
            r"|,)*(?:[\w-]+ ){0,4}?"
            rf"(?:string|name|text|description|identifier|token|value)(?: that (?:is|can be|contains))?"
            rf"(?: of| with| containing)? (?:a )?{_AT_MOST} {{N:high}} {_UNIT}{_TAIL}",
            rf"(?:an? |the )?[\w ,-]{{3,80}}, in a string of {_AT_MOST} {{N:high}} {_UNIT}{_TAIL}",
        ),
        of_clause=_length,
        matches=("A unique string of up to 64 ASCII characters.", "Optional name of up to 100 characters."),
        differs=("A list whose names are of up to 64 characters.",),
    ),
    Form(
        "length.at-least",
        ("character", "byte"),
        patterns(
            rf"{_CAN}(?:at least|(?:a )?minimum(?: length| size)?(?: of|:| is)?|no (?:fewer|less) than"
            r"|greater than or equal to)"
            rf" {{N:low}} {_UNIT}{_TAIL}",
            rf"(?:must|has to) (?:be|have|contain) {{N:low}} {_UNIT} or (?:more|longer){_TAIL}",
        ),
        of_clause=_length,
        matches=("Must be at least 8 characters long.", "The name must contain a minimum of 3 characters."),
        differs=("Must contain at least one lowercase letter.",),
    ),
    Form(
        "length.less-than",
        ("less than", "fewer than", "shorter than", "smaller than"),
        patterns(rf"(?:must|has to) (?:be|have|contain) (?:less|fewer|shorter|smaller) than {{N:high}} {_UNIT}{_TAIL}"),
        of_clause=_less_than,
        matches=("The name must be less than 255 characters.",),
        differs=("The name must be less than 255 words.",),
    ),
    Form(
        "length.exactly",
        ("character", "byte"),
        patterns(rf"(?:must|has to) (?:be|have|contain) (?:exactly )?{{N:high}}[ -]{_UNIT}(?: long| in length)?"),
        of_clause=_exactly,
        matches=("Must be exactly 12 characters long.",),
        differs=("Must contain 3 lowercase letters.",),
    ),
    Form(
        "length.maximum",
        ("length",),
        patterns(
            r"(?:(?:has|have|with) )?(?:the |a |its )?(?:maximum|max) (?:allowed )?(?:character )?(?:length"
            r"|size)(?: is| of|:|=| -)? ?{N:high}"
            rf"(?: ?{_UNIT}{_TAIL})?(?: \([^()]*\))?",
            r"maximum of {N:high} length",
            r"maximum character (?:limit|length|count) (?:of|is|:) ?{N:high}",
            rf"(?:the )?length (?:must|can|may) not (?:exceed|be more than|be greater than) {{N:high}}(?: {_UNIT})?",
        ),
        of_clause=_length,
        matches=("Maximum length is 256.", "Length Constraints: Maximum length of 64.", "Maximum length: 127"),
        differs=("The maximum length of the queue is 10.",),
    ),
    Form(
        "length.minimum",
        ("length",),
        patterns(
            r"(?:(?:has|have|with) )?(?:the |a |its )?(?:minimum|min) (?:allowed )?length(?: is| of|:|="
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
        "length.items-between",
        ("you ", "list of", "array of", "specify", "provide", "include"),
        patterns(
            rf"{_GIVE} (?:between |from )?{{N:low}}{{TO}}{{N:high}} {_NOUN}{_PER}",
            rf"(?:an? |the )?(?:list|array|set) of (?:between |from )?{{N:low}}{{TO}}{{N:high}} {_NOUN}{_PER}",
        ),
        of_sentence=_items,
        member="Items",
        matches=("You can specify from 1 to 50 items.", "You must specify between 2 and 10 items per request."),
        differs=("You can specify between 1 and 10 days.",),
    ),
    Form(
        "length.items-at-most",
        ("up to", "maximum of", "at most", "no more than", "total of", "only"),
        patterns(
            rf"{_GIVE} (?:one or more [\w ]{{1,30}}, )?{_UP_TO} {{N:high}} (?:different |unique "
            rf"|separate )?{_NOUN}{_PER}",
            r"(?:an? |the )?(?:list|array|set|collection) of (?:up to|at most|a maximum of"
            rf"|no more than) {{N:high}} {_NOUN}{_PER}(?: (?:that|which|to) .*)?",
            rf"(?:up to|at most|a maximum of|maximum of|no more than) {{N:high}} {_NOUN} (?:are|can be|may be|is)"
            rf" (?:allowed|{{GIVEN}}|supported|listed|requested){_PER}",
            rf"{_GIVE} only (?:one|a single) {_NOUN}{_PER}",
            rf"{_GIVE} {_UP_TO} {{N:high}} [\w ]{{3,60}}? in (?:the )?{{R:within}}",
            rf"{_GIVE} {_UP_TO} {{N:high}} (?P<noun>(?:[\w-]+ )?tags) (?:to|for|per|with) (?:an?|each|the|your"
            r"|any) [\w -]{2,40}",
            r"(?:an? )?(?:ordered )?(?:list|array) of (?:up to|at most"
            r"|a maximum of) {N:high} `?\w+`? (?P<noun>objects?|structures?|items?|elements?)(?:, .*)?",
            rf"up to {{N:high}} {_NOUN} (?:is|are) allowed",
            r"(?:the |this )?(?:list|array) (?:contains|can contain|can have|has) (?:at most|a maximum of"
            rf"|up to) {{N:high}} {_NOUN}",
            rf"only (?:one|a single) {_NOUN} (?:is|can be|may be) (?:currently )?(?:allowed|{{GIVEN}}|supported"
            rf"|accepted){_PER}",
        ),
        of_sentence=_items,
        member="Items",
        matches=(
            "You can specify up to 50 items.",
            "A list of up to 50 items.",
            "You can provide a maximum of 10 items per request.",
            "Up to 20 items can be specified.",
            "Only one item is supported per request.",
        ),
        differs=("You can specify up to 50 items for each cluster.", "You can specify only one item per Zone."),
    ),
    Form(
        "length.items-count",
        ("maximum number", "maximum of", "items", "entries", "elements", "values"),
        patterns(
            rf"(?:the )?maximum number of {_NOUN}(?: (?:you can (?:{{GIVE}}|add|request|list)|allowed"
            r"|that can be {GIVEN}|per request"
            rf"|in a request|that you can (?:{{GIVE}}|add|request|list))){{0,2}}(?: is|:|=|,| of) ?{{N:high}}",
            r"(?:array )?maximum (?:number )?of {N:high} (?P<noun>items?|entries|elements)",
            r"(?:array )?minimum (?:number )?of {N:least} (?P<noun>items?|entries|elements)",
            r"maximum:? {N:high} (?P<noun>items?|entries|elements|values)",
            r"(?:list |map |array |this list )?(?:must|can) (?:contain|have|include) (?:up to|at most|no more than"
            r"|a maximum of)"
            r" {N:high} (?P<noun>items?|entries|elements|values)",
            r"(?:list |map |array |this list )?{NOT} (?:contain|have|include|exceed) (?:more than )?{N:high}"
            r" (?P<noun>items?|entries|elements|values)",
        ),
        of_sentence=_items,
        member="Items",
        matches=(
            "Maximum number of items: 10",
            "Array Members: Maximum number of 20 items.",
            "Can't contain more than 5 items.",
        ),
        differs=("The maximum number of items to return is 10.",),
    ),
)
