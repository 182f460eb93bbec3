"""Change rules about the constraints on values: patterns, lengths, ranges, distinct items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from shapesmith.ir.shapes import BlobShape, ListShape, MapShape, NumberShape, StringShape
from shapesmith.review.changes.change_rules.change_rule import ChangeRule, rule
from shapesmith.review.changes.comparing.bounds import (
    LOOSER,
    TIGHTER,
    Bounds,
    compare_bounds,
    compare_lengths,
    compare_patterns,
)
from shapesmith.review.changes.comparing.comparison import Found, Pair
from shapesmith.review.changes.comparing.handlers import added, removed, shown
from shapesmith.review.changes.witnesses import lost_values
from shapesmith.review.changes.witnesses.lost_values import LostValue
from shapesmith.review.changes.witnesses.request_witnesses import sent
from shapesmith.review.changes.witnesses.response_witnesses import received

_SIZED = (StringShape, BlobShape, ListShape, MapShape)


def _length(pair: Pair, verdict: str) -> Iterator[Found]:
    are_sized = isinstance(pair.old, _SIZED) and isinstance(pair.new, _SIZED)
    shapes = pair.comparison.old.shapes, pair.comparison.new.shapes
    if are_sized and compare_lengths(pair.old, pair.new, *shapes) == verdict:
        yield _between(Bounds.of_length(pair.old), Bounds.of_length(pair.new))


def _range(pair: Pair, verdict: str) -> Iterator[Found]:
    if isinstance(pair.old, NumberShape) and isinstance(pair.new, NumberShape):
        old, new = Bounds.of_range(pair.old), Bounds.of_range(pair.new)
        if compare_bounds(old, new) == verdict:
            yield _between(old, new)


def _range_respelled(pair: Pair) -> Iterator[Found]:
    """Find that a range is written in another way, and has the same numbers: those of an integer have no fraction."""
    if isinstance(pair.old, NumberShape) and isinstance(pair.new, NumberShape):
        old, new = ((side.min, side.max) for side in (pair.old, pair.new))
        if old != new and Bounds.of_range(pair.old) == Bounds.of_range(pair.new):
            yield _between(Bounds(*old), Bounds(*new))


def _between(old: Bounds, new: Bounds) -> Found:
    return Found(None if old.is_open else str(old), None if new.is_open else str(new))


def _pattern(pair: Pair, verdict: str) -> Iterator[Found]:
    if compare_patterns(pair.old, pair.new) == verdict:
        yield Found(shown(pair.old.pattern), shown(pair.new.pattern))


_SEND = "Send what the new constraint allows."
_READ = "Do not rely on the old constraint where responses are read."
_BOTH = "Send what the new constraint allows, and do not rely on the old one where responses are read."


def _limits(
    name: str,
    fields: str,
    find: Callable[..., Iterator[Found]],
    lost: LostValue,
    texts: Mapping[str, tuple[str, str]],
) -> Iterator[ChangeRule]:
    """Yield the rule for each verdict on a constraint, with its purpose and what it says."""
    for verdict, (purpose, says) in texts.items():
        tighter, looser = verdict in TIGHTER, verdict in LOOSER
        yield rule(
            f"SHAPE_{name}_{verdict.upper()}",
            f"shape {fields}",
            partial(find, verdict=verdict),
            purpose,
            says,
            sent="request" if tighter else "",
            received="response" if looser else "",
            advice=_BOTH if tighter and looser else _SEND if tighter else _READ,
            witnesses=((sent(lost),) if tighter else ()) + ((received(lost),) if looser else ()),
        )


_OF_PATTERNS = {
    "added": ("A text that could be anything must match a pattern.", "has a pattern now"),
    "tightened": ("A pattern matches only some of the texts that it did.", "matches fewer texts"),
    "changed": (
        "A pattern matches other texts: some it did are lost, some are new, or it cannot be decided.",
        "matches other texts",
    ),
    "loosened": ("A pattern matches all texts that it did, and others.", "matches more texts"),
    "removed": ("A text need not match a pattern any more.", "has no pattern any more"),
}


def _of_bounds(what: str) -> dict[str, tuple[str, str]]:
    return {
        "added": (f"The {what} of a value is limited.", f"has a limited {what} now"),
        "tightened": (f"The {what} of a value is limited further.", f"allows less in {what}"),
        "changed": (
            f"The {what} of a value has other bounds, which do not contain the old ones, nor the reverse.",
            f"has another {what}",
        ),
        "loosened": (f"The {what} of a value is limited less.", f"allows more in {what}"),
        "removed": (f"The {what} of a value is not limited any more.", f"has no limited {what} any more"),
    }


RULES: tuple[ChangeRule, ...] = (
    *_limits("PATTERN", "pattern", _pattern, lost_values.text_not_matched, _OF_PATTERNS),
    rule(
        "SHAPE_PATTERN_RESPELLED",
        "shape pattern",
        partial(_pattern, verdict="respelled"),
        "A pattern is written in another way and matches the same texts.",
        "has a pattern in another spelling",
    ),
    *_limits("LENGTH", "min max", _length, lost_values.size_not_allowed, _of_bounds("length")),
    *_limits("RANGE", "min max", _range, lost_values.number_not_allowed, _of_bounds("range")),
    rule(
        "SHAPE_RANGE_RESPELLED",
        "shape min max",
        _range_respelled,
        "The range of an integer has another bound, with a fraction, and the same integers.",
        "has a range in another spelling",
    ),
    rule(
        "SHAPE_LENGTH_RESPELLED",
        "shape min max",
        partial(_length, verdict="respelled"),
        "The length of a value is limited otherwise, in a way that allows each value or key that an enum lists.",
        "has another length, which all of its values have",
    ),
    rule(
        "SHAPE_UNIQUENESS_ADDED",
        "shape unique_items",
        added,
        "The items of a list must be distinct.",
        "must have distinct items",
        sent="request",
        advice="Send no item twice.",
        witnesses=(sent(lost_values.equal_items),),
    ),
    rule(
        "SHAPE_UNIQUENESS_REMOVED",
        "shape unique_items",
        removed,
        "The items of a list need not be distinct any more.",
        "may have equal items",
        received="response",
        advice=_READ,
        witnesses=(received(lost_values.equal_items),),
    ),
)
