"""Rules that are one: a minimum with the maximum next to it, all that a sentence says of the characters of a text."""

from __future__ import annotations

from shapesmith.ir.rules import Condition, Length, Matches, Range
from shapesmith.rules.reconciliation.reconcile import Proposal


def merged(first: Proposal, second: Proposal) -> Proposal | None:
    """Return the one rule that two neighbours make, None where they are two."""
    if first.made.when != second.made.when or first.provenance != second.provenance or first.soft != second.soft:
        return None
    must = _must(first.made.must, second.made.must, first.sentence == second.sentence)
    if must is None:
        return None
    sentence = first.sentence if first.sentence == second.sentence else f"{first.sentence} {second.sentence}"
    return first._replace(made=first.made._replace(must=must), sentence=sentence)


def _must(one: Condition, other: Condition, same_sentence: bool) -> Condition | None:
    match one, other:
        case Matches(), Matches() if same_sentence and one.place == other.place:
            return Matches(
                place=one.place,
                pattern=f"(?=(?:{one.pattern})\\Z){other.pattern}",
                words=f"{one.words} and {other.words}",
            )
        case Length(), Length() if one.place == other.place and one.unit == other.unit:
            low, high = (one, other) if one.maximum is None else (other, one)
            if low.maximum is not None or high.maximum is None or high.minimum or low.minimum > high.maximum:
                return None
            return Length(place=low.place, unit=low.unit, minimum=low.minimum, maximum=high.maximum)
        case Range(), Range() if one.place == other.place:
            low_range, high_range = (one, other) if one.maximum is None else (other, one)
            if low_range.maximum is not None or high_range.minimum is not None:
                return None
            if low_range.minimum is None or high_range.maximum is None or low_range.minimum >= high_range.maximum:
                return None
            return Range(
                place=one.place,
                minimum=low_range.minimum,
                maximum=high_range.maximum,
                exclusive_minimum=low_range.exclusive_minimum,
                exclusive_maximum=high_range.exclusive_maximum,
            )
        case _:
            return None
