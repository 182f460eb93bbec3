"""What the sentences say, held against all else that is known: the model, each other, the examples, the member's own text.

A constraint that the model enforces makes no rule. One that something contradicts is advice, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from shapesmith.ir.rules import (
    Condition,
    Format,
    IsSet,
    Length,
    Matches,
    NoneOf,
    OneOf,
    Range,
    Rule,
)
from shapesmith.ir.shapes import BlobShape, ListShape, MapShape, StringShape
from shapesmith.regex import Refusal as Untranslated
from shapesmith.regex import translate
from shapesmith.rules.evaluate import breaks
from shapesmith.rules.forms.form import Made
from shapesmith.rules.places import Place, Places
from shapesmith.runtime.patterns import Pattern


class Found(NamedTuple):
    """What a form made of a sentence, where that stands, and what speaks against it.

    `soft`: why the sentence does not bind; `advice`: why it is no more than advice.
    """

    made: Made
    sentence: str
    pointer: str
    form: str
    of_structure: bool
    soft: str | None = None
    advice: str | None = None


class Refusal(NamedTuple):
    """A sentence that a form reads, but that makes no rule, and why."""

    shape: str
    pointer: str
    sentence: str
    form: str
    reason: str


def reconcile(found: list[Found], places: Places, examples: Iterable[object]) -> tuple[list[Found], list[Refusal]]:
    """Return what stands, some of it as advice, and what was refused."""
    kept: list[Found] = []
    refused: list[Refusal] = []
    seen: set[tuple[object, ...]] = set()
    sent = list(examples)
    for each in found:
        reason = each.soft or _enforced(each.made, places)
        key = (each.made.when, each.made.must)
        if reason is None and key in seen:
            reason = "another sentence says the same"
        if reason is not None:
            refused.append(Refusal(places.structure.name, each.pointer, each.sentence, each.form, reason))
            continue
        seen.add(key)
        advice = each.advice or _contradicted(each, places) or _rejects_example(each.made, places, sent)
        kept.append(each._replace(advice=advice))
    return _against_each_other(kept), refused


def _shape_at(place: str, places: Places) -> Place | None:
    """Return the place of a path, whose steps may be items, keys and values."""
    names = re.findall(r"\[\]|\{key\}|\{\}|[^.\[\]{}]+", place)
    found = places.of(places.members[names[0]]) if names and names[0] in places.members else None
    for step in names[1:]:
        if found is None:
            return None
        if step == "{key}":
            found = places.key(found)
        elif step in ("[]", "{}"):
            found = places.item(found)
        else:
            member = next((one for one in getattr(found.shape, "members", ()) if one.name == step), None)
            found = places.below(found, member) if member is not None else None
    return found


def _enforced(made: Made, places: Places) -> str | None:
    """Return why a rule adds nothing to the model."""
    must = made.must
    if not isinstance(must, Length | Range | OneOf | NoneOf | Matches | Format):
        return None
    place = _shape_at(must.place, places)
    if place is None:
        return "the place is not known"
    shape = place.shape
    match must:
        case Length(minimum=low, maximum=high):
            if not isinstance(shape, StringShape | BlobShape | ListShape | MapShape):
                return None
            enforced = (shape.min or 0) >= low and (high is None or (shape.max is not None and shape.max <= high))
            return "the model enforces it" if enforced and must.unit != "bytes" or enforced and high is None else None
        case Range():
            low_bound, high_bound = getattr(shape, "min", None), getattr(shape, "max", None)
            low_ok = must.minimum is None or (
                low_bound is not None
                and (low_bound > must.minimum if must.exclusive_minimum else low_bound >= must.minimum)
            )
            high_ok = must.maximum is None or (
                high_bound is not None
                and (high_bound < must.maximum if must.exclusive_maximum else high_bound <= must.maximum)
            )
            return "the model enforces it" if low_ok and high_ok else None
        case OneOf(values=values):
            return "the model enforces it" if place.enum and set(place.enum) <= set(values) else None
        case _:
            return None


def _contradicted(found: Found, places: Places) -> str | None:
    """Return what the model, or the member's own text, has against a rule."""
    must = found.made.must
    if isinstance(must, Length | Range):
        place = _shape_at(must.place, places)
        shape = place.shape if place else None
        low, high = getattr(shape, "min", None), getattr(shape, "max", None)
        if low is not None and must.maximum is not None and must.maximum < low:
            return "the model asks for more"
        if high is not None and must.minimum is not None and must.minimum > high:
            return "the model allows less"
    return None


def _rejects_example(made: Made, places: Places, examples: list[object]) -> str | None:
    """Return which published example a rule rejects."""
    rule = Rule(
        id="", shape=places.structure.name, member=None, kind=made.kind, when=made.when, must=made.must, sentence="", origin=""
    )
    if any(breaks(rule, value) for value in examples):
        return "a published example breaks it"
    return None


def _against_each_other(kept: list[Found]) -> list[Found]:
    """Make advice of rules on the same value that cannot all be meant."""
    bounds: dict[tuple[object, ...], list[int]] = {}
    for index, each in enumerate(kept):
        must = each.made.must
        if isinstance(must, Length | Range) and each.advice is None:
            unit = must.unit if isinstance(must, Length) else "value"
            bounds.setdefault((must.place, unit, each.made.when), []).append(index)
    result = list(kept)
    for indexes in bounds.values():
        musts = [kept[index].made.must for index in indexes]
        lows = {must.minimum for must in musts if isinstance(must, Length | Range) and must.minimum}
        highs = {must.maximum for must in musts if isinstance(must, Length | Range) and must.maximum is not None}
        if len(lows) > 1 or len(highs) > 1:
            for index in indexes:
                result[index] = kept[index]._replace(advice="the documentation states other bounds, too")
    return result
