"""Change rules about the types and values of members of structures, items of lists, and keys and values of maps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from shapesmith.ir.shapes import Member
from shapesmith.review.changes.change_rules.change_rule import ChangeRule, rule
from shapesmith.review.changes.comparing.bounds import compare_listed, compare_references, compare_types, is_flag_now
from shapesmith.review.changes.comparing.classes import fits_readers
from shapesmith.review.changes.comparing.comparison import Comparison, Found, Pair
from shapesmith.review.changes.comparing.handlers import differs, shown
from shapesmith.review.changes.comparing.same_types import is_enum, is_hidden, kind, reached
from shapesmith.review.changes.comparing.shown import is_shown_at, paths_of_target
from shapesmith.review.changes.witnesses import class_witnesses, code_witnesses, lost_values, response_witnesses
from shapesmith.review.changes.witnesses.request_witnesses import sent
from shapesmith.review.changes.witnesses.response_witnesses import received


def _target(pair: Pair, verdict: str, *, type_differs: bool = False) -> Iterator[Found]:
    """Find a reference to another shape: one of another type in Python, or of other values."""
    before, after = pair.old.shape, pair.new.shape
    types = _types(pair)
    breaks_code = (
        types is not None
        and types[0] != types[1]
        and not fits_readers(pair.comparison, pair.shape, types, pair.new.shape)
    )
    if breaks_code is not type_differs:
        return
    old, new = pair.comparison.old.shapes, pair.comparison.new.shapes
    if compare_references(pair.old, pair.new, old, new) == verdict:
        names = (before, after)
        if types is not None and breaks_code:
            names = (f"{types[0]} ({before})", f"{types[1]} ({after})")
        yield Found(*names, detail=before)


def _types(pair: Pair) -> tuple[str, str] | None:
    """Return the Python types of a member on both sides; None for what is no member of a class."""
    old, new = pair.comparison.old, pair.comparison.new
    if not isinstance(pair.old, Member) or pair.shape not in old.names.members or pair.shape not in new.names.members:
        return None
    return old.type_of(pair.shape, pair.old), new.type_of(pair.shape, pair.new)


def _annotation(pair: Pair) -> Iterator[Found]:
    """Find a member whose Python type differs, although it has the same shape, and that of the same kind.

    A shape that is no enum any more is reported itself: its class is gone. What surely has the same type is not given
    here (`same_types`).
    """
    old, new = pair.comparison.old, pair.comparison.new
    shape = pair.new.shape
    if (pair.old.shape, pair.old.jsonvalue) != (shape, pair.new.jsonvalue):
        return
    # A shape of another kind is reported itself, and so is one within.
    if any(map(partial(_is_reported, pair.comparison), reached(old, shape))):
        return
    types = _types(pair)
    if types is None or types[0] == types[1]:
        return
    if not fits_readers(pair.comparison, pair.shape, types, pair.new.shape) and not any(
        is_enum(old, each) and not is_enum(new, each) for each in reached(old, shape)
    ):
        yield Found(*types, detail=shape)


def _is_reported(comparison: Comparison, shape: str) -> bool:
    """Return whether a change of a shape is reported that breaks code which reads its members.

    That a number is an integer or a boolean breaks no such code, although a list of numbers is no list of integers.
    """
    old, new = comparison.old, comparison.new
    if shape not in new.shapes or kind(old, shape) == kind(new, shape):
        return False
    before, after = old.shapes[shape], new.shapes[shape]
    fits_readers = compare_types(before, after) == "tightened" or is_flag_now(before, after)
    return not fits_readers or comparison.is_sent(shape)


def _values(pair: Pair, verdict: str) -> Iterator[Found]:
    """Find a member that lists its values, or does so no more: by what it allows with its shape.

    What comes with another shape is reported with that.
    """
    shapes = pair.comparison.old.shapes, pair.comparison.new.shapes
    listed = compare_listed(pair.old, pair.new, *shapes) if pair.old.shape == pair.new.shape else None
    if (listed or "respelled") == verdict:
        yield Found(shown(pair.old.enum), shown(pair.new.enum))


def _sensitivity(pair: Pair, *, now: bool) -> Iterator[Found]:
    """Find a member with another target, whose value is hidden now, or is shown."""
    before, after = pair.old.shape, pair.new.shape
    if before != after:
        old, new = is_hidden(pair.comparison.old, before), is_hidden(pair.comparison.new, after)
        if (old, new) == (not now, now) and (now or is_shown_at(pair.comparison, paths_of_target(pair))):
            yield Found(before, after, detail=before)


# A member of the target that may be None now is in no value: code reads it with its class.
_OF_MORE_VALUES = (
    received(lost_values.target_not_read),
    class_witnesses.class_of_target,
    code_witnesses.typed_use_of_shape,
)

RULES: tuple[ChangeRule, ...] = (
    rule(
        "MEMBER_TYPE_CHANGED",
        "member shape",
        partial(_target, verdict="changed", type_differs=True),
        "A member has a shape of another type in Python, of other values.",
        "has another type",
        always="source",
        sent="request",
        received="response",
        advice="Set and read it as the new type.",
        witnesses=(code_witnesses.typed_use,),
    ),
    rule(
        "MEMBER_TYPE_TIGHTENED",
        "member shape",
        partial(_target, verdict="tightened", type_differs=True),
        "A member has a shape of another type in Python, of fewer values.",
        "has another type, of fewer values",
        always="source",
        sent="request",
        advice="Set and read it as the new type, which has not every value of the old one.",
        witnesses=(code_witnesses.typed_use,),
    ),
    rule(
        "MEMBER_TYPE_LOOSENED",
        "member shape",
        partial(_target, verdict="loosened", type_differs=True),
        "A member has a shape of another type in Python, of more values.",
        "has another type, of more values",
        always="source",
        received="response",
        advice="Set and read it as the new type, which has values that the old one had not.",
        witnesses=(code_witnesses.typed_use,),
    ),
    rule(
        "MEMBER_TYPE_RESPELLED",
        "member shape",
        partial(_target, verdict="respelled", type_differs=True),
        "A member has a shape of another type in Python, of the same values, or with further members of structures.",
        "has another type, of no other values",
        always="source",
        advice="Set and read it as the new type.",
        witnesses=(code_witnesses.typed_use,),
    ),
    rule(
        "MEMBER_TARGET_TIGHTENED",
        "member shape",
        partial(_target, verdict="tightened"),
        "A member, item, key or value has another shape, of fewer values.",
        "has another shape, of fewer values",
        sent="request",
        advice="Send what the new shape allows.",
        witnesses=(sent(lost_values.target_not_allowed),),
    ),
    rule(
        "MEMBER_TARGET_CHANGED",
        "member shape",
        partial(_target, verdict="changed"),
        "A member, item, key or value has another shape, of other values.",
        "has another shape, of other values",
        sent="request",
        received="response",
        advice="Send what the new shape allows, and do not rely on the old one where responses are read.",
        witnesses=(sent(lost_values.target_not_allowed), *_OF_MORE_VALUES),
    ),
    rule(
        "MEMBER_TARGET_LOOSENED",
        "member shape",
        partial(_target, verdict="loosened"),
        "A member, item, key or value has another shape, of more values.",
        "has another shape, of more values",
        received="response",
        advice="Do not rely on the old constraint where responses are read.",
        witnesses=_OF_MORE_VALUES,
    ),
    rule(
        "MEMBER_TARGET_RENAMED",
        "member shape",
        partial(_target, verdict="respelled"),
        "A member, item, key or value has another shape, of the same values, or with further members of structures.",
        "has another shape, of no other values",
    ),
    rule(
        "MEMBER_SENSITIVITY_REMOVED",
        "member sensitivity",
        partial(_sensitivity, now=False),
        "A member has another shape, and is no longer hidden wherever text is made of it.",
        "is no longer hidden in logs and messages",
        always="response",
        advice="Check where it is logged.",
        witnesses=(response_witnesses.shown_member,),
    ),
    rule(
        "MEMBER_SENSITIVITY_ADDED",
        "member sensitivity",
        partial(_sensitivity, now=True),
        "A member has another shape, and is hidden wherever text is made of it.",
        "is hidden in logs and messages now",
    ),
    rule(
        "MEMBER_JSONVALUE_CHANGED",
        "member jsonvalue",
        differs,
        "A text is JSON that the SDK encodes and decodes, or no longer is.",
        "is encoded as JSON in another way",
        always="source",
        sent="request",
        received="response",
        advice="Set and read it in the other form.",
        witnesses=(code_witnesses.typed_use,),
    ),
    rule(
        "MEMBER_STREAMING_CHANGED",
        "member streaming",
        differs,
        "A body is streamed, or no longer is.",
        "is streamed in another way",
        received="source response",
        advice="Read the body in the other form.",
        witnesses=(code_witnesses.typed_use,),
    ),
    rule(
        "MEMBER_ENUM_TIGHTENED",
        "member enum",
        partial(_values, verdict="tightened"),
        "A member allows only some of the values that it did.",
        "allows fewer values",
        sent="request",
        advice="Send one of the values that are left.",
        witnesses=(sent(lost_values.target_not_allowed),),
    ),
    rule(
        "MEMBER_ENUM_CHANGED",
        "member enum",
        partial(_values, verdict="changed"),
        "A member allows other values: some that it did are gone, some are new.",
        "allows other values",
        sent="request",
        received="response",
        advice="Send one of these values, and handle those that are new.",
        witnesses=(sent(lost_values.target_not_allowed), received(lost_values.target_not_read)),
    ),
    rule(
        "MEMBER_ENUM_LOOSENED",
        "member enum",
        partial(_values, verdict="loosened"),
        "A member allows further values.",
        "allows more values",
        received="response",
        advice="Handle the further values.",
        witnesses=(received(lost_values.target_not_read),),
    ),
    rule(
        "MEMBER_ENUM_ADDED",
        "member enum",
        partial(_values, verdict="added"),
        "A member allows only some values.",
        "allows only some values",
        sent="request",
        advice="Send one of these values.",
        witnesses=(sent(lost_values.target_not_allowed),),
    ),
    rule(
        "MEMBER_ENUM_REMOVED",
        "member enum",
        partial(_values, verdict="removed"),
        "A member allows any value.",
        "allows any value",
        received="response",
        advice="Handle other values.",
        witnesses=(received(lost_values.target_not_read),),
    ),
    rule(
        "MEMBER_ENUM_RESPELLED",
        "member enum",
        partial(_values, verdict="respelled"),
        "A member lists its values, or its shape does so in its place: the same, or those of another shape.",
        "lists its values in another place",
    ),
    rule(
        "MEMBER_ANNOTATION_CHANGED",
        "member annotation",
        _annotation,
        "The Python type of a member differs, because its shape is an enum now, or is sent or received as well.",
        "has another type in Python",
        always="source",
        advice="Set and read it as the new type.",
        witnesses=(code_witnesses.typed_use,),
    ),
)
