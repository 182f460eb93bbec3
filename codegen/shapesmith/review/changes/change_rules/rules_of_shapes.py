"""Change rules about shapes: their types, enums and traits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from shapesmith.review.changes.change_rules.change_rule import ChangeRule, rule
from shapesmith.review.changes.change_rules.rules_of_texts import rules_of_texts
from shapesmith.review.changes.comparing import elements
from shapesmith.review.changes.comparing.bounds import allows_only, compare_types, is_flag_now
from shapesmith.review.changes.comparing.comparison import Found, Pair
from shapesmith.review.changes.comparing.handlers import Handler, added, differs, removed
from shapesmith.review.changes.comparing.shown import is_shown_at, paths_of_shape
from shapesmith.review.changes.witnesses import class_witnesses, code_witnesses, lost_values, response_witnesses
from shapesmith.review.changes.witnesses.request_witnesses import sent
from shapesmith.review.changes.witnesses.response_witnesses import received


def _type(pair: Pair, verdict: str) -> Iterator[Found]:
    """Find a shape whose type changed in that way."""
    if compare_types(pair.old, pair.new) == verdict and not is_flag_now(pair.old, pair.new):
        yield Found(pair.old.type, pair.new.type)


def _type_is_flag(pair: Pair) -> Iterator[Found]:
    if is_flag_now(pair.old, pair.new):
        yield Found(pair.old.type, pair.new.type)


def _is_listed(pair: Pair, *, find: Handler, had_only: bool) -> Iterator[Found]:
    """Find what `find` does, where the text that is no enum has only its values, or others."""
    for found in find(pair):
        text, enum = (pair.old, pair.new.enum) if pair.new.enum else (pair.new, pair.old.enum)
        if allows_only(text, enum) is had_only:
            yield found


def _sensitivity_removed(pair: Pair, *, is_shown: bool) -> Iterator[Found]:
    """Find a value that is not sensitive itself any more: text shows it now, or hides it still."""
    if is_shown_at(pair.comparison, paths_of_shape(pair.comparison, pair.shape)) is is_shown:
        yield from removed("sensitive")(pair)


RULES: tuple[ChangeRule, ...] = (
    rule(
        "SHAPE_TYPE_CHANGED",
        "shape type",
        partial(_type, verdict="changed"),
        "A shape has another type.",
        "has another type",
        always="source",
        sent="request",
        received="response",
        advice="Set and read it as the new type.",
        witnesses=(code_witnesses.typed_use_of_shape,),
    ),
    rule(
        "SHAPE_TYPE_NARROWED",
        "shape type",
        _type_is_flag,
        "A number has become a boolean, which code that reads any number takes.",
        "is a boolean now",
        sent="source request",
        received="response",
        advice="Send booleans, and read true or false where a number was.",
        witnesses=(code_witnesses.typed_use_of_shape, received(lost_values.any_value)),
    ),
    rule(
        "SHAPE_TYPE_TIGHTENED",
        "shape type",
        partial(_type, verdict="tightened"),
        "A number has become an integer, which code that reads any number takes.",
        "is an integer now",
        sent="source request",
        advice="Send integers.",
        witnesses=(code_witnesses.typed_use_of_shape,),
    ),
    rule(
        "SHAPE_TYPE_LOOSENED",
        "shape type",
        partial(_type, verdict="loosened"),
        "An integer has become any number.",
        "is any number now",
        always="source",
        received="response",
        advice="Read it as a number with a fraction.",
        witnesses=(code_witnesses.typed_use_of_shape,),
    ),
    rule(
        "ENUM_VALUE_REMOVED",
        "shape enum",
        elements.value_removed,
        "A value of an enum is gone.",
        "lost a value",
        always="source",
        sent="request",
        advice="Stop using the value.",
        witnesses=(code_witnesses.missing_value, sent(lost_values.removed_value)),
    ),
    rule(
        "ENUM_VALUE_RESPELLED",
        "shape enum",
        partial(elements.value_renamed, is_respelled=True),
        "A value of an enum is spelled in another way; its name in Python is the same.",
        "spells a value in another way",
        sent="source request",
        received="response",
        advice="Use its name in Python, or the new spelling.",
        witnesses=(sent(lost_values.removed_value), code_witnesses.respelled_value),
    ),
    rule(
        "ENUM_VALUE_RENAMED",
        "shape enum",
        partial(elements.value_renamed, is_respelled=False),
        "A value of an enum seems to be spelled in another way.",
        "seems to spell a value in another way",
        always="source",
        sent="request",
        received="response",
        advice="Use the new spelling.",
        witnesses=(sent(lost_values.removed_value), code_witnesses.missing_value),
    ),
    rule(
        "ENUM_VALUE_ADDED",
        "shape enum",
        elements.value_added,
        "An enum has another value.",
        "has another value",
        received="response",
        advice="Handle the value; the class keeps it as it does any unknown one.",
        witnesses=(code_witnesses.unhandled_value,),
    ),
    rule(
        "SHAPE_ENUM_ADDED",
        "shape enum",
        partial(_is_listed, find=added("enum"), had_only=False),
        "A text has become an enum.",
        "is an enum now",
        sent="request",
        advice="Send one of its values.",
        witnesses=(sent(lost_values.value_not_listed),),
    ),
    rule(
        "SHAPE_ENUM_REMOVED",
        "shape enum",
        partial(_is_listed, find=removed("enum"), had_only=False),
        "An enum has become a text of any value.",
        "is no enum any more",
        always="source",
        received="response",
        advice="Use texts in place of the class.",
        witnesses=(class_witnesses.missing_class,),
    ),
    rule(
        "SHAPE_ENUM_RESPELLED",
        "shape enum",
        partial(_is_listed, find=added("enum"), had_only=True),
        "A text whose pattern allowed the same values has become an enum.",
        "is an enum now, of the values that it allowed",
    ),
    rule(
        "SHAPE_ENUM_DROPPED",
        "shape enum",
        partial(_is_listed, find=removed("enum"), had_only=True),
        "An enum has become a text whose pattern allows the same values.",
        "is no enum any more, and allows the same values",
        always="source",
        advice="Use texts in place of the class.",
        witnesses=(class_witnesses.missing_class,),
    ),
    rule(
        "SHAPE_SPARSENESS_ADDED",
        "shape sparse",
        added,
        "Items of a list or values of a map may be null.",
        "may have null items",
        always="source",
        received="response",
        advice="Handle None.",
        witnesses=(code_witnesses.typed_use_of_shape,),
    ),
    rule(
        "SHAPE_SPARSENESS_REMOVED",
        "shape sparse",
        removed,
        "Items of a list or values of a map may no longer be null.",
        "may not have null items",
        always="source",
        sent="request",
        advice="Do not send None, and read and set it as a list or map without None.",
        witnesses=(sent(lost_values.null_item), code_witnesses.typed_use_of_shape),
    ),
    rule(
        "SHAPE_UNION_ADDED",
        "shape union",
        added,
        "A structure is a union: exactly one member is set.",
        "is a union now",
        sent="request",
        advice="Set exactly one member.",
        witnesses=(sent(lost_values.not_one_member),),
    ),
    rule(
        "SHAPE_UNION_REMOVED",
        "shape union",
        removed,
        "A structure is no longer a union: any of its members may be set.",
        "is no union any more",
        always="source",
        received="response",
        advice="Look at each member.",
        witnesses=(received(lost_values.not_one_member), class_witnesses.asked_which),
    ),
    rule(
        "SHAPE_DOCUMENT_CHANGED",
        "shape document open",
        differs,
        "A structure is any JSON, or no longer is.",
        "is a document in another way",
        always="source",
        sent="request",
        received="response",
        advice="Set and read it in the other form.",
        witnesses=(code_witnesses.typed_use_of_shape,),
    ),
    rule(
        "SHAPE_STREAMING_CHANGED",
        "shape streaming",
        differs,
        "A body is streamed, or no longer is.",
        "is streamed in another way",
        received="source",
        advice="Set and read the body in the other form.",
        witnesses=(code_witnesses.typed_use_of_shape,),
    ),
    rule(
        "SHAPE_EVENTS_CHANGED",
        "shape eventstream",
        differs,
        "A structure is a stream of events, or no longer is.",
        "is a stream of events in another way",
        always="source",
        sent="request",
        received="response",
        advice="Read the events in the other form.",
        witnesses=(code_witnesses.typed_use_of_shape,),
    ),
    rule(
        "SHAPE_EVENT_CHANGED",
        "shape event",
        differs,
        "A structure is an event of a stream, or no longer is, which an SDK handles.",
        "has another role in a stream of events",
    ),
    rule(
        "SHAPE_BODY_CHANGED",
        "shape requires_length",
        differs,
        "The length of a streamed body must be known before it is sent, or need not be, which an SDK handles.",
        "is sent with its length in another way",
    ),
    rule(
        "SHAPE_TYPE_RESPELLED",
        "shape type",
        partial(_type, verdict="respelled"),
        "A shape has another type, which is the same in Python.",
        "has another type, which is the same in Python",
    ),
    rule(
        "SHAPE_TIMESTAMP_CHANGED",
        "shape timestamp_format",
        differs,
        "A time has another format on the wire, which an SDK handles.",
        "has another format on the wire",
    ),
    rule(
        "SHAPE_SENSITIVITY_ADDED",
        "shape sensitive",
        added,
        "A value is sensitive: it is hidden wherever text is made of it.",
        "is hidden in logs and messages now",
    ),
    rule(
        "SHAPE_SENSITIVITY_REMOVED",
        "shape sensitive",
        partial(_sensitivity_removed, is_shown=True),
        "A value is no longer hidden wherever text is made of it.",
        "is no longer hidden in logs and messages",
        always="response",
        advice="Check where it is logged.",
        witnesses=(response_witnesses.shown_text,),
    ),
    rule(
        "SHAPE_SENSITIVITY_DROPPED",
        "shape sensitive",
        partial(_sensitivity_removed, is_shown=False),
        "A value is not sensitive itself any more, and is hidden still: all that has it, or all that is in it, is.",
        "is not sensitive itself any more, and is hidden still",
    ),
    rule(
        "SHAPE_BINDING_CHANGED",
        "shape location_name flattened payload wrapper xml_order xml_namespace",
        differs,
        "A shape is written in another way on the wire, which an SDK handles.",
        "is written in another way on the wire",
    ),
    rule(
        "SHAPE_BOX_CHANGED",
        "shape box",
        differs,
        "A shape may be null where it could not, or the reverse, which Python does not see.",
        "is boxed differently",
    ),
    rule(
        "SHAPE_ORIGIN_CHANGED",
        "shape synthetic",
        differs,
        "A shape was made by a converter, or no longer was.",
        "has another origin",
    ),
    rule(
        "ENUM_VALUE_REORDERED",
        "shape enum",
        elements.values_reordered,
        "The values of an enum are in another order; in Python they have names.",
        "has its values in another order",
    ),
    *rules_of_texts("shape", "a shape"),
)
