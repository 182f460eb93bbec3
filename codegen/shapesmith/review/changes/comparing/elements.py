"""Handlers for elements that one side lacks: operations, shapes, members, errors, values; and renames among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from shapesmith.ir.service import OperationTarget, Service
from shapesmith.review.changes.comparing import classes, renames
from shapesmith.review.changes.comparing.comparison import Comparison, Found, Pair
from shapesmith.review.changes.comparing.handlers import shown


def operation_added(pair: Pair) -> Iterator[Found]:
    """Find an operation that only the new spec has."""
    new = {operation.name: operation for operation in pair.new.operations}
    for name in renames.operations(pair.comparison).added:
        yield Found(subject=name, new_at=str(new[name].provenance), detail=name)


def operation_removed(pair: Pair) -> Iterator[Found]:
    """Find an operation that only the old spec has."""
    old = {operation.name: operation for operation in pair.old.operations}
    for name in renames.operations(pair.comparison).removed:
        yield Found(subject=name, old_at=str(old[name].provenance), detail=name)


def operation_renamed(pair: Pair) -> Iterator[Found]:
    """Find an operation that seems to have another name now."""
    for before, after in renames.operations(pair.comparison).renamed:
        yield Found(before, after, subject=before, detail=before)


def operation_respelled(pair: Pair) -> Iterator[Found]:
    """Find an operation that has another name, and the same module and request in Python."""
    for before, after in renames.respelled_operations(pair.comparison).items():
        yield Found(before, after, subject=before, detail=before)


def shape_added(pair: Pair) -> Iterator[Found]:
    """Find a shape that only the new spec has."""
    for name in renames.shapes(pair.comparison).added:
        shape = pair.new.shapes[name]
        yield Found(subject=name, shape=name, new_at=str(shape.provenance), detail=name)


def removed_shape(pair: Pair, *, has_class: bool, has_successor: bool = False) -> Iterator[Found]:
    """Find a shape that only the old spec has, and that has a class or has none.

    The class may have a successor of the same name, which fits its code.
    """
    for name in renames.shapes(pair.comparison).removed:
        is_found = (name in pair.comparison.old.names.classes) is has_class
        if is_found and classes.has_successor(pair.comparison, name) is has_successor:
            shape = pair.old.shapes[name]
            yield Found(subject=name, shape=name, old_at=str(shape.provenance), detail=name)


def renamed_shape(pair: Pair, *, has_class: bool, is_respelled: bool = False) -> Iterator[Found]:
    """Find a shape that seems to have another name now, and that has a class or has none.

    One that `is_respelled` has a class of the same name.
    """
    old, new = pair.comparison.old.names.classes, pair.comparison.new.names.classes
    for before, after in renames.shapes(pair.comparison).renamed:
        is_same = before in old and old[before] == new.get(after)
        if (before in old) is has_class and is_same is is_respelled:
            yield Found(before, after, subject=before, shape=before, detail=before)


def member_added(
    pair: Pair, *, required: bool, in_dicts: bool = False, is_choice: bool | None = None
) -> Iterator[Found]:
    """Find a member that only the new spec has, required or not, or `in_dicts` alone.

    With `is_choice` it is one of a structure of which one member is set, or one of another structure.
    """
    if is_choice not in (None, pair.old.is_choice and pair.new.is_choice):
        return
    new, side = {member.name: member for member in pair.new.members}, pair.comparison.new
    for name in renames.members(pair).added:
        member, subject = new[name], f"{pair.subject}.{name}"
        needs = side.must_be_given(pair.shape, member), side.must_be_in_dicts(pair.shape, member)
        if needs == (required, in_dicts):
            yield Found(new=member.shape, subject=subject, new_at=str(member.provenance), detail=name)


def member_removed(pair: Pair) -> Iterator[Found]:
    """Find a member that only the old spec has."""
    old = {member.name: member for member in pair.old.members}
    for name in renames.members(pair).removed:
        yield Found(old[name].shape, subject=f"{pair.subject}.{name}", old_at=str(old[name].provenance), detail=name)


def member_renamed(pair: Pair) -> Iterator[Found]:
    """Find a member that seems to have another name now."""
    for before, after in renames.members(pair).renamed:
        yield Found(before, after, subject=f"{pair.subject}.{before}", detail=before)


def member_respelled(pair: Pair) -> Iterator[Found]:
    """Find a member that has another name, which is the same in Python."""
    old, new = ({member.name: str(member.provenance) for member in side.members} for side in (pair.old, pair.new))
    for before, after in renames.respelled(pair).items():
        subject = f"{pair.subject}.{before}"
        yield Found(before, after, subject=subject, old_at=old[before], new_at=new[after], detail=before)


def members_reordered(pair: Pair) -> Iterator[Found]:
    """Find that the members that both sides have are in another order."""
    old, new = ([member.name for member in side.members] for side in (pair.old, pair.new))
    yield from _reordered(old, new)


def value_added(pair: Pair) -> Iterator[Found]:
    """Find a value of an enum that only the new spec has."""
    if _are_enums(pair):
        for value in renames.values(pair.old.enum, pair.new.enum).added:
            yield Found(new=value, detail=value)


def value_removed(pair: Pair) -> Iterator[Found]:
    """Find a value of an enum that only the old spec has."""
    if _are_enums(pair):
        for value in renames.values(pair.old.enum, pair.new.enum).removed:
            yield Found(value, detail=value)


def value_renamed(pair: Pair, *, is_respelled: bool) -> Iterator[Found]:
    """Find a value of an enum that seems to be spelled in another way now.

    One that `is_respelled` has the same name in Python.
    """
    if _are_enums(pair):
        for before, after in renames.values(pair.old.enum, pair.new.enum).renamed:
            old, new = pair.comparison.old, pair.comparison.new
            names = old.value_names(pair.shape).get(before), new.value_names(pair.shape).get(after)
            if (names[0] is not None and names[0] == names[1]) is is_respelled:
                yield Found(before, after, detail=before)


def values_reordered(pair: Pair) -> Iterator[Found]:
    """Find that the values that both sides have are in another order."""
    if _are_enums(pair):
        yield from _reordered(pair.old.enum, pair.new.enum)


def _are_enums(pair: Pair) -> bool:
    return bool(getattr(pair.old, "enum", None) and getattr(pair.new, "enum", None))


def _reordered(old: Sequence[str], new: Sequence[str]) -> Iterator[Found]:
    both = {*old} & {*new}
    before = tuple(each for each in old if each in both)
    after = tuple(each for each in new if each in both)
    if before != after:
        yield Found(shown(before), shown(after))


def error_added(pair: Pair) -> Iterator[Found]:
    """Find an error that an operation newly declares."""
    known = {target.shape for target in pair.old.errors} | set(renames.errors(pair).values())
    for target in _each_once(pair.new.errors):
        if target.shape not in known:
            yield Found(new=target.shape, new_at=str(target.provenance), detail=target.shape)


def error_removed(pair: Pair) -> Iterator[Found]:
    """Find an error that an operation no longer declares."""
    left = {target.shape for target in pair.new.errors} | set(renames.errors(pair))
    for target in _each_once(pair.old.errors):
        if target.shape not in left:
            yield Found(target.shape, old_at=str(target.provenance), detail=target.shape)


def _each_once(errors: Iterable[OperationTarget]) -> Iterable[OperationTarget]:
    """Return the errors of an operation; a spec may name one twice."""
    return {target.shape: target for target in errors}.values()


def error_respelled(pair: Pair) -> Iterator[Found]:
    """Find an error of an operation whose shape has another name, and which is the same error with the same class."""
    for before, after in renames.errors(pair).items():
        yield Found(before, after, detail=before)


def errors_reordered(pair: Pair) -> Iterator[Found]:
    """Find that the errors of an operation are in another order."""
    old, new = ([target.shape for target in side.errors] for side in (pair.old, pair.new))
    yield from _reordered(old, new)


def one_sided(pair: Pair, *, field: str, new: bool) -> Iterator[Found]:
    """Find paginators or waiters that only the new spec has, or only the old one.

    A paginator has the name of its operation. Either may have another name, which is the same in Python.
    """
    old, new_ = named(pair.old, field), named(pair.new, field)
    both = {name for names in on_both(pair.comparison, field) for name in names}
    for name in new_ if new else old:
        if name not in both:
            yield Found(subject=name, detail=name)


def paginator_removed(pair: Pair, *, is_kept: bool) -> Iterator[Found]:
    """Find a paginator that only the old spec has.

    Its pages are kept if its operation is gone, and its request is now that of another operation with the same items.
    """
    old, new = pair.comparison.old, pair.comparison.new
    for found in one_sided(pair, field="paginators", new=False):
        other = classes.request_named(new, old.names.requests[found.subject])
        is_same = other is not None and old.item_of(found.subject) == new.item_of(other.name)
        if is_same is is_kept:
            yield found


def waiter_respelled(pair: Pair) -> Iterator[Found]:
    """Find a waiter that has another name, which is the same in Python."""
    for before, after in renames.respelled_waiters(pair.comparison).items():
        yield Found(before, after, subject=before, detail=before)


def on_both(comparison: Comparison, field: str) -> Iterator[tuple[str, str]]:
    """Yield the operations, paginators or waiters that both sides have, by their old and their new name."""
    old, new = named(comparison.old.service, field), named(comparison.new.service, field)
    respelled = renames.respelled_waiters if field == "waiters" else renames.respelled_operations
    again = respelled(comparison)
    for name in old:
        after = again.get(name, name)
        if after in new:
            yield name, after


def named(service: Service, field: str) -> dict[str, Any]:
    """Return the operations, paginators or waiters of a service by name."""
    return {each.operation if field == "paginators" else each.name: each for each in getattr(service, field)}


def examples_differ(pair: Pair) -> Iterator[Found]:
    """Find operations whose examples differ."""
    for name in dict.fromkeys(example.operation for side in (pair.old, pair.new) for example in side.examples):
        old, new = ([each for each in side.examples if each.operation == name] for side in (pair.old, pair.new))
        if old != new:
            yield Found(subject=name, detail=name)
