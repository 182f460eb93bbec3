"""What the model already says of a value: what it enforces, and what it rules out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import punctuation

from msgspec.structs import replace

from shapesmith.ir.places import member_of
from shapesmith.ir.rules import Condition, Format, Length, Matches, NoneOf, OneOf, Range, Value
from shapesmith.ir.shapes import BlobShape, ListShape, MapShape, StringShape
from shapesmith.regex.inclusion import Difference, difference
from shapesmith.regex.samples import matching, samples
from shapesmith.rules.evaluate import compiled, judged
from shapesmith.rules.forms.form import Made
from shapesmith.rules.references.places import Places, TypedPlace
from shapesmith.rules.references.uses import Uses

ENFORCED = "the model enforces it"
_MUCH_MORE = 100
_PAGE = re.compile(r"(?:max(?:imum)?_?(?:results|items|records)|page_?size|limit)\Z", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:must|cannot|can't)\b", re.IGNORECASE)


def against_the_model(must: Condition, places: Places, *, is_judged: bool = False) -> tuple[str | None, str | None]:
    """Return why a condition makes no rule, and why it is no more than advice; None for each that does not hold.

    Samples show whether a pattern of the model enforces what a form read. Where a person judged the sentence
    (`is_judged`), it has to be certain.
    """
    if not isinstance(must, Length | Range | OneOf | NoneOf | Matches | Format):
        return None, None
    place = places.at(must.place)
    if place is None:
        return "its place is not known", None
    match must:
        case Length():
            return _length(must, place)
        case Range():
            return _range(must, place)
        case OneOf(values=values):
            if not place.enum:
                return None, _of_namesake(values, place, places)
            return (ENFORCED if set(place.enum) <= set(values) else None), None
        case NoneOf(values=values):
            return (ENFORCED if place.enum and not set(place.enum) & set(values) else None), None
        case _:
            return _pattern(must, place, is_judged=is_judged)


def allows_more(made: Made, places: Places, uses: Uses, own: str) -> str | None:
    """Return why a bound is out of date: the model has a wider one, in a shape that is of this one member alone.

    One that is very much higher only guards the service: a tag of ten million characters is not meant to be sent. Nor
    are 0 and 1 meant as lower bounds where the documentation has a higher one: any number is. The bound of a case may
    be lower than that of all, and of a text the model counts no bytes. How long a page may be is stated in a shape
    for all lists, which is a bound where the sentence, `own`, only says what the range is.
    """
    must = made.must
    if not isinstance(must, Length | Range):
        return None
    place = places.at(must.place)
    if place is None:
        return None
    low, high = getattr(place.shape, "min", None), getattr(place.shape, "max", None)
    if must.maximum is not None and high is not None and must.maximum < high <= _MUCH_MORE * must.maximum:
        wider = high
    elif isinstance(must, Range) and low not in (None, 0, 1) and must.minimum is not None and low < must.minimum:
        wider = low
    else:
        return None
    name = f"{places.structure.name}{must.place}".lower()
    is_own = place.shape.name.lower().startswith(name)
    if not is_own and not made.when and not (place.kind == "string" and getattr(must, "unit", None) == "bytes"):
        is_own = uses.are_of_one(place.shape.name) or (_PAGE.search(must.place) is not None and not _ASKS.search(own))
    return f"the model allows {wider:,} of this member" if is_own else None


def _of_namesake(values: tuple[Value, ...], place: TypedPlace, places: Places) -> str | None:
    """Return why a list of values is out of date: the enum that a text has the name of has these values, and others."""
    enum = places.namesake(member_of(place.path))
    more = sorted(enum.difference(map(str, values))) if enum.issuperset(map(str, values)) else []
    return f"an enum of this name in the model has {more[0]}, too" if more else None


def _length(must: Length, place: TypedPlace) -> tuple[str | None, str | None]:
    shape = place.shape
    if not isinstance(shape, StringShape | BlobShape | ListShape | MapShape):
        return None, None
    low, high = shape.min or 0, shape.max
    if (must.maximum is not None and must.maximum < low) or (high is not None and must.minimum > high):
        return None, "the model allows only other lengths"
    enforced = low >= must.minimum and (must.maximum is None or (high is not None and high <= must.maximum))
    # A text of so many characters may have four times as many bytes.
    in_bytes = must.unit == "bytes" and isinstance(shape, StringShape) and must.maximum is not None
    return (ENFORCED if enforced and not in_bytes else None), None


def _range(must: Range, place: TypedPlace) -> tuple[str | None, str | None]:
    low, high = getattr(place.shape, "min", None), getattr(place.shape, "max", None)
    if (high is not None and must.minimum is not None and must.minimum > high) or (
        low is not None and must.maximum is not None and must.maximum < low
    ):
        return None, "the model allows only other numbers"
    above = must.minimum is None or (
        low is not None and (low > must.minimum if must.exclusive_minimum else low >= must.minimum)
    )
    below = must.maximum is None or (
        high is not None and (high < must.maximum if must.exclusive_maximum else high <= must.maximum)
    )
    return (ENFORCED if above and below else None), None


def _pattern(must: Matches | Format, place: TypedPlace, *, is_judged: bool) -> tuple[str | None, str | None]:
    shape = place.shape
    if not isinstance(shape, StringShape) or shape.pattern is None:
        return None, None
    if not is_judged and isinstance(must, Matches) and _begins_otherwise(must.pattern, shape.pattern):
        return None, "the model's pattern lets a digit come first"
    is_enforced = _is_enforced(replace(must, place=""), shape.pattern, shape.min, shape.max)
    if is_enforced and is_judged and isinstance(must, Matches):
        is_enforced = difference(shape.pattern, f"^(?:{must.pattern})$", shape.min, shape.max) == Difference(None)
    return (ENFORCED if is_enforced else None), None


_FIRST = re.compile(r"\^?\(*(?:\?:)?\[(?P<first>[^\]\\^]+)\](?!(?:[*+]|\{[\d,]+\})\)*\$?\Z)")
"""The characters with which a text of a pattern begins, where the pattern says others of those that follow."""


def _begins_otherwise(rule: str, pattern: str) -> bool:
    """Return whether a rule asks for a letter first where the model, whose pattern says what comes first, does not.

    >>> letters = r"[A-Za-z].*"
    >>> _begins_otherwise(letters, "^[0-9a-z][a-z0-9-]*"), _begins_otherwise(letters, "[0-9a-z-]+")
    (True, False)
    """
    first = _FIRST.match(pattern)
    if first is None or "0-9" not in first["first"]:
        return False
    meets = compiled(rule).fullmatch
    return meets("a1") is not None and meets("1a") is None


@lru_cache(maxsize=4096)
def _is_enforced(must: Matches | Format, pattern: str, minimum: int | None, maximum: int | None) -> bool:
    """Judge texts of the model's pattern: a rule that all of them meet adds nothing. Its place does not matter."""
    texts: list[str] = []
    # Of a pattern for long texts, none are looked at: to make them takes long.
    for text in samples(pattern, minimum, maximum, wanted=4) if (minimum or 0) <= 256 else ():
        if not judged(must, text):
            return False
        texts.append(text)
    return bool(texts) and not (isinstance(must, Matches) and _rules_out_more(must, texts, pattern, minimum, maximum))


# Marks, and the edges of ranges of letters and digits: each is tried in several texts.
_ANY = f" {punctuation}059afgzAFGZ\u00e9"
_LONGEST = 10_000
_RULED_OUT = re.compile(r"\(\?!(?P<what>.*)\)\.\*", re.DOTALL)


def _rules_out_more(must: Matches, texts: list[str], pattern: str, minimum: int | None, maximum: int | None) -> bool:
    """Return whether a rule rejects a text that matches a pattern of the model, and comes near what the rule rules out.

    Such are `texts` of the pattern with a character changed, or with what the rule forbids put before them: the pattern
    suggests no text that begins with `aws:`, and allows it nevertheless.
    """
    least, most = minimum or 0, _LONGEST if maximum is None else maximum
    meets = compiled(must.pattern).fullmatch
    rejected = (text for text in _near(texts, must.pattern) if least <= len(text) <= most and not meets(text))
    return next(matching(pattern, minimum, maximum, rejected), None) is not None


def _near(found: list[str], rule: str) -> Iterator[str]:
    for text in found:
        for one in _ANY:
            yield from (one + text[1:], text + one, text[:1] + one * 2 + text[1:])
    if ruled_out := _RULED_OUT.fullmatch(rule):
        for start in samples(ruled_out["what"], None, None, wanted=0):
            yield from (f"{start}{text}" for text in ("", *found))
