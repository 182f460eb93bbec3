"""Change rules about the types and values of members of structures, items of lists, and keys and values of maps."""

from __future__ import annotations

from collections.abc import Iterator

from shapesmith.ir.shapes import Member, StructureShape, targets
from shapesmith.review.changes import lost_values, witnesses
from shapesmith.review.changes.bounds import compare_targets, compare_values
from shapesmith.review.changes.change_rule import ChangeRule, rule
from shapesmith.review.changes.comparison import Found, Pair, Side
from shapesmith.review.changes.handlers import Handler, added, differs, removed, shown
from shapesmith.review.changes.request_witnesses import sent
from shapesmith.review.changes.response_witnesses import received


def _target(*verdicts: str, type_differs: bool = False) -> Handler:
    """Return the handler for a reference to another shape: one of another type in Python, or of other values."""

    def handler(pair: Pair) -> Iterator[Found]:
        before, after = pair.old.shape, pair.new.shape
        if before == after:
            return
        types = _types(pair)
        if type_differs:
            if types is not None and types[0] != types[1]:
                yield Found(f"{types[0]} ({before})", f"{types[1]} ({after})", detail=before)
        elif types is None or types[0] == types[1]:
            old, new = pair.comparison.old.shapes, pair.comparison.new.shapes
            if compare_targets(before, after, old, new) in verdicts:
                yield Found(before, after, detail=before)

    return handler


def _types(pair: Pair) -> tuple[str, str] | None:
    """Return the Python types of a member on both sides; None for what is no member of a class."""
    old, new = pair.comparison.old, pair.comparison.new
    if not isinstance(pair.old, Member) or pair.shape not in old.names.members or pair.shape not in new.names.members:
        return None
    return old.type_of(pair.shape, pair.old), new.type_of(pair.shape, pair.new)


def _annotation(pair: Pair) -> Iterator[Found]:
    """Find a member whose Python type differs, although it has the same shape, and that of the same kind.

    A shape that is no enum any more is reported itself: its class is gone. A text that became an enum is still a text
    to code that reads it, and only that code is left where no request has the member.
    """
    old, new = pair.comparison.old, pair.comparison.new
    shape = pair.new.shape
    if (pair.old.shape, pair.old.jsonvalue) != (shape, pair.new.jsonvalue):
        return
    # A shape of another kind is reported itself, and so is one within.
    if any(each in new.shapes and _kind(old, each) != _kind(new, each) for each in _reached(old, shape)):
        return
    types = _types(pair)
    if types is None or types[0] == types[1]:
        return
    is_only_read = pair.shape not in old.analysis.usage.sent
    if types[0] == "str" and is_only_read and getattr(new.shapes[shape], "enum", None):
        return
    if not any(_is_enum(old, each) and not _is_enum(new, each) for each in _reached(old, shape)):
        yield Found(*types, detail=shape)


def _kind(side: Side, name: str) -> object:
    """Return what decides the Python type of a shape beside its parts."""
    shape = side.shapes[name]
    return type(shape), *(getattr(shape, trait, False) for trait in ("document", "open", "sparse", "streaming"))


def _is_enum(side: Side, name: str) -> bool:
    return name in side.names.enum_members


def _reached(side: Side, name: str) -> Iterator[str]:
    """Yield a shape, and those of the items, keys and values of lists and maps."""
    seen: set[str] = set()
    pending = [name]
    while pending:
        current = pending.pop()
        if current not in seen:
            seen.add(current)
            yield current
            shape = side.shapes[current]
            if not isinstance(shape, StructureShape):
                pending += [target.shape for target in targets(shape)]


def _values(*verdicts: str) -> Handler:
    def handler(pair: Pair) -> Iterator[Found]:
        old, new = getattr(pair.old, "enum", None), getattr(pair.new, "enum", None)
        if old and new and compare_values(old, new) in verdicts:
            yield Found(shown(old), shown(new))

    return handler


RULES: tuple[ChangeRule, ...] = (
    ChangeRule(
        "MEMBER_TYPE_CHANGED",
        "member",
        ("shape",),
        _target(type_differs=True),
        "A member has a shape of another type in Python.",
        "has another type",
        always=("source",),
        sent=("request",),
        received=("response",),
        advice="Set and read it as the new type.",
        witnesses=(witnesses.typed_use,),
    ),
    ChangeRule(
        "MEMBER_TARGET_TIGHTENED",
        "member",
        ("shape",),
        _target("tightened"),
        "A member, item, key or value has another shape, of fewer values.",
        "has another shape, of fewer values",
        sent=("request",),
        advice="Send what the new shape allows.",
        witnesses=(sent(lost_values.target_not_allowed),),
    ),
    ChangeRule(
        "MEMBER_TARGET_CHANGED",
        "member",
        ("shape",),
        _target("changed"),
        "A member, item, key or value has another shape, of other values.",
        "has another shape, of other values",
        sent=("request",),
        received=("response",),
        advice="Send what the new shape allows, and do not rely on the old one where responses are read.",
        witnesses=(sent(lost_values.target_not_allowed), received(lost_values.target_not_allowed)),
    ),
    ChangeRule(
        "MEMBER_TARGET_LOOSENED",
        "member",
        ("shape",),
        _target("loosened"),
        "A member, item, key or value has another shape, of more values.",
        "has another shape, of more values",
        received=("response",),
        advice="Do not rely on the old constraint where responses are read.",
        witnesses=(received(lost_values.target_not_allowed),),
    ),
    ChangeRule(
        "MEMBER_TARGET_RENAMED",
        "member",
        ("shape",),
        _target("respelled"),
        "A member, item, key or value has another shape, of the same values.",
        "has another shape, of the same values",
    ),
    rule(
        "MEMBER_JSONVALUE_CHANGED",
        "member",
        "jsonvalue",
        differs,
        "A text is JSON that the SDK encodes and decodes, or no longer is.",
        "is encoded as JSON in another way",
        always="source request response",
        advice="Set and read it in the other form.",
        witnesses=(witnesses.typed_use,),
    ),
    rule(
        "MEMBER_STREAMING_CHANGED",
        "member",
        "streaming",
        differs,
        "A body is streamed, or no longer is.",
        "is streamed in another way",
        always="source",
        received="response",
        advice="Read the body in the other form.",
        witnesses=(witnesses.typed_use,),
    ),
    ChangeRule(
        "MEMBER_ENUM_TIGHTENED",
        "member",
        ("enum",),
        _values("tightened", "changed"),
        "A member allows only some of the values that it did.",
        "allows fewer values",
        sent=("request",),
        advice="Send one of the values that are left.",
        witnesses=(sent(lost_values.value_not_listed),),
    ),
    ChangeRule(
        "MEMBER_ENUM_LOOSENED",
        "member",
        ("enum",),
        _values("loosened"),
        "A member allows further values.",
        "allows more values",
        received=("response",),
        advice="Handle the further values.",
        witnesses=(received(lost_values.value_not_listed),),
    ),
    rule(
        "MEMBER_ENUM_ADDED",
        "member",
        "enum",
        added,
        "A member allows only some values.",
        "allows only some values",
        sent="request",
        advice="Send one of these values.",
        witnesses=(sent(lost_values.value_not_listed),),
    ),
    rule(
        "MEMBER_ENUM_REMOVED",
        "member",
        "enum",
        removed,
        "A member allows any value.",
        "allows any value",
        received="response",
        advice="Handle other values.",
        witnesses=(received(lost_values.value_not_listed),),
    ),
    ChangeRule(
        "MEMBER_ANNOTATION_CHANGED",
        "member",
        ("annotation",),
        _annotation,
        "The Python type of a member differs, because its shape is an enum now, or is sent or received as well.",
        "has another type in Python",
        always=("source",),
        advice="Set and read it as the new type.",
        witnesses=(witnesses.typed_use,),
    ),
)
