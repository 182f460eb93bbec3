"""Change rules about shapes: their types, constraints, enums and traits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from shapesmith.ir.shapes import (
    BlobShape,
    DoubleShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    StringShape,
)
from shapesmith.review.changes import elements, witnesses
from shapesmith.review.changes.bounds import Bounds, compare_bounds, compare_patterns
from shapesmith.review.changes.change_rule import ChangeRule, rule
from shapesmith.review.changes.comparison import Found, Pair
from shapesmith.review.changes.documents import documentation_added, documentation_removed, documentation_reworded
from shapesmith.review.changes.handlers import Handler, added, changed, differs, removed, shown

_SIZED = (StringShape, BlobShape, ListShape, MapShape)
_NUMBERS = (IntegerShape, LongShape, FloatShape, DoubleShape)


def _type(pair: Pair) -> Iterator[Found]:
    before, after = (type(shape).__struct_config__.tag for shape in (pair.old, pair.new))
    if before != after:
        yield Found(str(before), str(after))


def _bounds(kinds: tuple[type, ...], of: Callable[[Any], Bounds], verdict: str) -> Handler:
    def handler(pair: Pair) -> Iterator[Found]:
        if isinstance(pair.old, kinds) and isinstance(pair.new, kinds):
            old, new = of(pair.old), of(pair.new)
            if compare_bounds(old, new) == verdict:
                yield Found(None if old.is_open else str(old), None if new.is_open else str(new))

    return handler


def _length(verdict: str) -> Handler:
    return _bounds(_SIZED, Bounds.of_length, verdict)


def _range(verdict: str) -> Handler:
    return _bounds(_NUMBERS, Bounds.of_range, verdict)


def _pattern(verdict: str) -> Handler:
    def handler(pair: Pair) -> Iterator[Found]:
        are_texts = isinstance(pair.old, StringShape) and isinstance(pair.new, StringShape)
        if are_texts and compare_patterns(pair.old, pair.new) == verdict:
            yield Found(shown(pair.old.pattern), shown(pair.new.pattern))

    return handler


_SEND = "Send what the new constraint allows."
_READ = "Do not rely on the old constraint where responses are read."

RULES: tuple[ChangeRule, ...] = (
    ChangeRule(
        "SHAPE_TYPE_CHANGED",
        "shape",
        ("type",),
        _type,
        "A shape has another type.",
        "has another type",
        always=("source",),
        sent=("request",),
        received=("response",),
        advice="Set and read it as the new type.",
    ),
    ChangeRule(
        "ENUM_VALUE_REMOVED",
        "shape",
        ("enum",),
        elements.value_removed,
        "A value of an enum is gone.",
        "lost a value",
        always=("source",),
        sent=("request",),
        advice="Stop using the value.",
        witnesses=(witnesses.missing_value, witnesses.value_removed_from_requests),
    ),
    ChangeRule(
        "ENUM_VALUE_RENAMED",
        "shape",
        ("enum",),
        elements.value_renamed,
        "A value of an enum seems to be spelled in another way.",
        "seems to spell a value in another way",
        always=("source",),
        sent=("request",),
        received=("response",),
        advice="Use the new spelling.",
        witnesses=(witnesses.value_removed_from_requests, witnesses.missing_value),
    ),
    ChangeRule(
        "ENUM_VALUE_ADDED",
        "shape",
        ("enum",),
        elements.value_added,
        "An enum has another value.",
        "has another value",
        received=("response",),
        advice="Handle the value; the class keeps it as it does any unknown one.",
        witnesses=(witnesses.unhandled_value,),
    ),
    rule(
        "SHAPE_ENUM_ADDED",
        "shape",
        "enum",
        added,
        "A text has become an enum.",
        "is an enum now",
        sent="request",
        advice="Send one of its values.",
    ),
    rule(
        "SHAPE_ENUM_REMOVED",
        "shape",
        "enum",
        removed,
        "An enum has become a text of any value.",
        "is no enum any more",
        always="source",
        received="response",
        advice="Use texts in place of the class.",
        witnesses=(witnesses.missing_class,),
    ),
    ChangeRule(
        "SHAPE_PATTERN_ADDED",
        "shape",
        ("pattern",),
        _pattern("added"),
        "A text that could be anything must match a pattern.",
        "has a pattern now",
        sent=("request",),
        advice=_SEND,
        witnesses=(witnesses.text_not_matched,),
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
        witnesses=(witnesses.text_not_matched,),
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
        advice=_SEND,
        witnesses=(witnesses.text_not_matched,),
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
            advice=_SEND if tighter else _READ,
            witnesses=(witness,) if tighter else (),
        )
        for noun, what, of, witness in (
            ("LENGTH", "length", _length, witnesses.size_not_allowed),
            ("RANGE", "range", _range, witnesses.number_not_allowed),
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
    rule(
        "SHAPE_UNIQUENESS_ADDED",
        "shape",
        "unique_items",
        added,
        "The items of a list must be distinct.",
        "must have distinct items",
        sent="request",
        advice="Send no item twice.",
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
    ),
    rule(
        "SHAPE_SPARSENESS_ADDED",
        "shape",
        "sparse",
        added,
        "Items of a list or values of a map may be null.",
        "may have null items",
        always="source",
        received="response",
        advice="Handle None.",
    ),
    rule(
        "SHAPE_SPARSENESS_REMOVED",
        "shape",
        "sparse",
        removed,
        "Items of a list or values of a map may no longer be null.",
        "may not have null items",
        sent="request",
        advice="Do not send None.",
    ),
    rule(
        "SHAPE_UNION_ADDED",
        "shape",
        "union",
        added,
        "A structure is a union: exactly one member is set.",
        "is a union now",
        always="source",
        sent="request",
        advice="Set exactly one member.",
    ),
    rule(
        "SHAPE_UNION_REMOVED",
        "shape",
        "union",
        removed,
        "A structure is no longer a union: any of its members may be set.",
        "is no union any more",
        always="source",
        received="response",
        advice="Look at each member.",
    ),
    rule(
        "SHAPE_DOCUMENT_CHANGED",
        "shape",
        "document open",
        differs,
        "A structure is any JSON, or no longer is.",
        "is a document in another way",
        always="source request response",
        advice="Set and read it in the other form.",
    ),
    rule(
        "SHAPE_ERROR_CHANGED",
        "shape",
        "exception error fault",
        differs,
        "An error has another code, status or cause, or a structure became an error.",
        "is another error",
        always="response",
        advice="Check code that reads its code or status.",
    ),
    rule(
        "SHAPE_RETRY_CHANGED",
        "shape",
        "retryable",
        differs,
        "An error may be retried in another way, which an SDK handles.",
        "is retried in another way",
    ),
    rule(
        "SHAPE_STREAMING_CHANGED",
        "shape",
        "streaming requires_length",
        differs,
        "A body is streamed, or no longer is.",
        "is streamed in another way",
        always="source",
        advice="Set and read the body in the other form.",
    ),
    rule(
        "SHAPE_EVENTS_CHANGED",
        "shape",
        "eventstream event",
        differs,
        "A structure is a stream of events or one of them, or no longer is.",
        "has another role in an event stream",
        always="source response",
        advice="Read the events in the other form.",
    ),
    rule(
        "SHAPE_TIMESTAMP_CHANGED",
        "shape",
        "timestamp_format",
        differs,
        "A time has another format on the wire, which an SDK handles.",
        "has another format on the wire",
    ),
    rule(
        "SHAPE_SENSITIVITY_ADDED",
        "shape",
        "sensitive",
        added,
        "A value is sensitive: it is hidden wherever text is made of it.",
        "is hidden in logs and messages now",
    ),
    rule(
        "SHAPE_SENSITIVITY_REMOVED",
        "shape",
        "sensitive",
        removed,
        "A value is no longer hidden wherever text is made of it.",
        "is no longer hidden in logs and messages",
        always="response",
        advice="Check where it is logged.",
    ),
    rule(
        "SHAPE_BINDING_CHANGED",
        "shape",
        "location_name flattened payload wrapper xml_order xml_namespace",
        differs,
        "A shape is written in another way on the wire, which an SDK handles.",
        "is written in another way on the wire",
    ),
    rule(
        "SHAPE_BOX_CHANGED",
        "shape",
        "box",
        differs,
        "A shape may be null where it could not, or the reverse, which Python does not see.",
        "is boxed differently",
    ),
    rule(
        "SHAPE_ORIGIN_CHANGED",
        "shape",
        "synthetic",
        differs,
        "A shape was made by a converter, or no longer was.",
        "has another origin",
    ),
    ChangeRule(
        "ENUM_VALUE_REORDERED",
        "shape",
        ("enum",),
        elements.values_reordered,
        "The values of an enum are in another order; in Python they have names.",
        "has its values in another order",
    ),
    rule(
        "SHAPE_DEPRECATION_ADDED",
        "shape",
        "deprecation",
        added,
        "A shape is deprecated.",
        "is deprecated now",
        always="docs",
        advice="Plan to replace it.",
    ),
    rule(
        "SHAPE_DEPRECATION_REMOVED",
        "shape",
        "deprecation",
        removed,
        "A shape is no longer deprecated.",
        "is no longer deprecated",
    ),
    rule(
        "SHAPE_DEPRECATION_CHANGED",
        "shape",
        "deprecation",
        changed,
        "The deprecation of a shape has another text or date.",
        "is deprecated in other words",
        always="docs",
    ),
    ChangeRule(
        "SHAPE_DOCUMENTATION_ADDED",
        "shape",
        ("documentation",),
        documentation_added,
        "A shape is documented now.",
        "is documented now",
    ),
    ChangeRule(
        "SHAPE_DOCUMENTATION_REMOVED",
        "shape",
        ("documentation",),
        documentation_removed,
        "A shape is no longer documented.",
        "is no longer documented",
        ("docs",),
    ),
    ChangeRule(
        "SHAPE_DOCUMENTATION_REWORDED",
        "shape",
        ("documentation",),
        documentation_reworded,
        "The text of a shape is another one.",
        "is documented in other words",
        ("docs",),
    ),
)
