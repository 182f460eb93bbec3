"""Change rules about the constraints on values: patterns, lengths, ranges, distinct items."""

from __future__ import annotations

from collections.abc import Iterator

from shapesmith.ir.shapes import BlobShape, ListShape, MapShape, NumberShape, StringShape
from shapesmith.review.changes.change_rules.change_rule import ChangeRule, rule
from shapesmith.review.changes.comparing.bounds import Bounds, compare_bounds, compare_lengths, compare_patterns
from shapesmith.review.changes.comparing.comparison import Found, Pair
from shapesmith.review.changes.comparing.handlers import Handler, added, removed, shown
from shapesmith.review.changes.witnesses import lost_values
from shapesmith.review.changes.witnesses.request_witnesses import sent
from shapesmith.review.changes.witnesses.response_witnesses import received

_SIZED = (StringShape, BlobShape, ListShape, MapShape)


def _length(verdict: str) -> Handler:
    def handler(pair: Pair) -> Iterator[Found]:
        are_sized = isinstance(pair.old, _SIZED) and isinstance(pair.new, _SIZED)
        if are_sized and compare_lengths(pair.old, pair.new) == verdict:
            yield _between(Bounds.of_length(pair.old), Bounds.of_length(pair.new))

    return handler


def _range(verdict: str) -> Handler:
    def handler(pair: Pair) -> Iterator[Found]:
        if isinstance(pair.old, NumberShape) and isinstance(pair.new, NumberShape):
            old, new = Bounds.of_range(pair.old), Bounds.of_range(pair.new)
            if compare_bounds(old, new) == verdict:
                yield _between(old, new)

    return handler


def _between(old: Bounds, new: Bounds) -> Found:
    return Found(None if old.is_open else str(old), None if new.is_open else str(new))


def _pattern(verdict: str) -> Handler:
    def handler(pair: Pair) -> Iterator[Found]:
        are_texts = isinstance(pair.old, StringShape) and isinstance(pair.new, StringShape)
        if are_texts and compare_patterns(pair.old, pair.new) == verdict:
            yield Found(shown(pair.old.pattern), shown(pair.new.pattern))

    return handler


_SEND = "Send what the new constraint allows."
_READ = "Do not rely on the old constraint where responses are read."
_BOTH = "Send what the new constraint allows, and do not rely on the old one where responses are read."

RULES: tuple[ChangeRule, ...] = (
    ChangeRule(
        "SHAPE_PATTERN_ADDED",
        "shape",
        ("pattern",),
        _pattern("added"),
        "A text that could be anything must match a pattern.",
        "has a pattern now",
        sent=("request",),
        advice=_SEND,
        witnesses=(sent(lost_values.text_not_matched),),
    ),
    ChangeRule(
        "SHAPE_PATTERN_TIGHTENED",
        "shape",
        ("pattern",),
        _pattern("tightened"),
        "A pattern matches only some of the texts that it did.",
        "matches fewer texts",
        sent=("request",),
        advice=_SEND,
        witnesses=(sent(lost_values.text_not_matched),),
    ),
    ChangeRule(
        "SHAPE_PATTERN_CHANGED",
        "shape",
        ("pattern",),
        _pattern("changed"),
        "A pattern matches other texts: some it did are lost, some are new, or it cannot be decided.",
        "matches other texts",
        sent=("request",),
        received=("response",),
        advice=_BOTH,
        witnesses=(sent(lost_values.text_not_matched), received(lost_values.text_not_matched)),
    ),
    ChangeRule(
        "SHAPE_PATTERN_LOOSENED",
        "shape",
        ("pattern",),
        _pattern("loosened"),
        "A pattern matches all texts that it did, and others.",
        "matches more texts",
        received=("response",),
        advice=_READ,
        witnesses=(received(lost_values.text_not_matched),),
    ),
    ChangeRule(
        "SHAPE_PATTERN_REMOVED",
        "shape",
        ("pattern",),
        _pattern("removed"),
        "A text need not match a pattern any more.",
        "has no pattern any more",
        received=("response",),
        advice=_READ,
        witnesses=(received(lost_values.text_not_matched),),
    ),
    ChangeRule(
        "SHAPE_PATTERN_RESPELLED",
        "shape",
        ("pattern",),
        _pattern("respelled"),
        "A pattern is written in another way and matches the same texts.",
        "has a pattern in another spelling",
    ),
    *(
        ChangeRule(
            f"SHAPE_{noun}_{verdict.upper()}",
            "shape",
            ("min", "max"),
            of(verdict),
            purpose,
            says,
            sent=("request",) if tighter else (),
            received=("response",) if looser else (),
            advice=_BOTH if tighter and looser else _SEND if tighter else _READ,
            witnesses=((sent(value),) if tighter else ()) + ((received(value),) if looser else ()),
        )
        for noun, what, of, value in (
            ("LENGTH", "length", _length, lost_values.size_not_allowed),
            ("RANGE", "range", _range, lost_values.number_not_allowed),
        )
        for verdict, tighter, looser, purpose, says in (
            ("added", True, False, f"The {what} of a value is limited.", f"has a limited {what} now"),
            ("tightened", True, False, f"The {what} of a value is limited further.", f"allows less in {what}"),
            (
                "changed",
                True,
                True,
                f"The {what} of a value has other bounds, which do not contain the old ones, nor the reverse.",
                f"has another {what}",
            ),
            ("loosened", False, True, f"The {what} of a value is limited less.", f"allows more in {what}"),
            (
                "removed",
                False,
                True,
                f"The {what} of a value is not limited any more.",
                f"has no limited {what} any more",
            ),
        )
    ),
    ChangeRule(
        "SHAPE_LENGTH_RESPELLED",
        "shape",
        ("min", "max"),
        _length("respelled"),
        "The length of the texts of an enum is limited otherwise, in a way that allows each of its values.",
        "has another length, which all of its values have",
    ),
    rule(
        "SHAPE_UNIQUENESS_ADDED",
        "shape",
        "unique_items",
        added,
        "The items of a list must be distinct.",
        "must have distinct items",
        sent="request",
        advice="Send no item twice.",
        witnesses=(sent(lost_values.equal_items),),
    ),
    rule(
        "SHAPE_UNIQUENESS_REMOVED",
        "shape",
        "unique_items",
        removed,
        "The items of a list need not be distinct any more.",
        "may have equal items",
        received="response",
        advice=_READ,
        witnesses=(received(lost_values.equal_items),),
    ),
)
