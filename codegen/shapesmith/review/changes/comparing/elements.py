"""Handlers for elements that one side lacks: operations, shapes, members, errors, values; and renames among them.

A rename is a guess: two elements of one kind, of which each side has one, with the same contents or a similar name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, NamedTuple

from shapesmith.ir.service import Operation, Service
from shapesmith.ir.shapes import Shape, StructureShape, targets
from shapesmith.review.changes.comparing.comparison import Comparison, Found, Pair
from shapesmith.review.changes.comparing.handlers import Handler, shown

# Names that are less similar than this are not taken for one another.
_SIMILAR = 0.6
_MOST_COMPARED = 60


class Names(NamedTuple):
    """The names that only one side has; those that are taken for a rename are in neither list."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]


def split(old: dict[str, Any], new: dict[str, Any], score: Callable[[str, str], float]) -> Names:
    """Return what was added, removed and renamed; `score` of two names is 0 if one cannot be the other renamed."""
    removed = [name for name in old if name not in new]
    added = [name for name in new if name not in old]
    renamed: list[tuple[str, str]] = []
    if removed and added and max(len(removed), len(added)) <= _MOST_COMPARED:
        scored = [(-score(before, after), i, j) for i, before in enumerate(removed) for j, after in enumerate(added)]
        taken_old: set[int] = set()
        taken_new: set[int] = set()
        for points, i, j in sorted(scored):
            if points < 0 and i not in taken_old and j not in taken_new:
                taken_old.add(i)
                taken_new.add(j)
                renamed.append((removed[i], added[j]))
        removed = [name for i, name in enumerate(removed) if i not in taken_old]
        added = [name for j, name in enumerate(added) if j not in taken_new]
    return Names(tuple(added), tuple(removed), tuple(sorted(renamed, key=lambda pair: list(old).index(pair[0]))))


def similarity(old: str, new: str) -> float:
    """Return how similar two names are, from 0 to 1; 0 if they are not similar."""
    if plain(old) == plain(new):
        return 1.0
    ratio = SequenceMatcher(None, old.lower(), new.lower(), autojunk=False).ratio()
    return ratio if ratio >= _SIMILAR else 0.0


def plain(name: str) -> str:
    """Return a name without case and punctuation."""
    return "".join(each for each in name.casefold() if each.isalnum())


@lru_cache(maxsize=8)
def operations(comparison: Comparison) -> Names:
    """Return the operations that one side lacks."""
    old, new = (_operations(side.service) for side in (comparison.old, comparison.new))

    def score(before: str, after: str) -> float:
        inputs = _input_of(old[before], comparison.old.service), _input_of(new[after], comparison.new.service)
        return similarity(before, after) if inputs[0] == inputs[1] else 0.0

    return split(old, new, score)


@lru_cache(maxsize=8)
def shapes(comparison: Comparison) -> Names:
    """Return the shapes that one side lacks; shapes of a renamed operation are renamed with it."""
    old, new = comparison.old.shapes, comparison.new.shapes

    def score(before: str, after: str) -> float:
        if type(old[before]) is not type(new[after]) or _contents(old[before]) != _contents(new[after]):
            return 0.0
        # Contents that many shapes have (any string) say nothing: then the names must be similar.
        return 1.0 + similarity(before, after) if _is_telling(old[before]) else similarity(before, after)

    return split(old, new, score)


def members(pair: Pair) -> Names:
    """Return the members of a structure that one side lacks; those that are `respelled` are on both."""
    again = respelled(pair)
    before = {member.name: member for member in pair.old.members if member.name not in again}
    spelled = set(again.values())
    after = {member.name: member for member in pair.new.members if member.name not in spelled}

    def score(one: str, other: str) -> float:
        same = before[one].shape == after[other].shape and before[one].required == after[other].required
        return similarity(one, other) if same else 0.0

    return split(before, after, score)


def respelled(pair: Pair) -> dict[str, str]:
    """Return the members of a shape that have another name and in Python the same, the new name by the old one."""
    old, new = (side.names.members.get(pair.shape, {}) for side in (pair.comparison.old, pair.comparison.new))
    if old.keys() == new.keys():
        return {}
    added = {python: name for name, python in new.items() if name not in old}
    return {name: added[python] for name, python in old.items() if name not in new and python in added}


def values(old: Sequence[str], new: Sequence[str]) -> Names:
    """Return the values of an enum that one side lacks; only a change of case or punctuation makes a rename."""
    return split(dict.fromkeys(old), dict.fromkeys(new), lambda one, other: float(plain(one) == plain(other) != ""))


def _operations(service: Service) -> dict[str, Operation]:
    return {operation.name: operation for operation in service.operations}


def _input_of(operation: Operation, service: Service) -> object:
    return _contents(service.shapes[operation.input.shape]) if operation.input is not None else None


# The traits of shapes without members that say which values they have.
_CONTENTS = ("min", "max", "pattern", "enum", "unique_items", "sparse", "sensitive")


def _contents(shape: Shape) -> tuple[object, ...]:
    if isinstance(shape, StructureShape):
        return tuple((member.name, member.shape) for member in shape.members)
    traits = tuple(getattr(shape, name, None) for name in _CONTENTS)
    return (*traits, *(target.shape for target in targets(shape)))


def _is_telling(shape: Shape) -> bool:
    return len(_contents(shape)) > 2 if isinstance(shape, StructureShape) else bool(getattr(shape, "enum", None))


# Handlers


def operation_added(pair: Pair) -> Iterator[Found]:
    """Find an operation that only the new spec has."""
    new = _operations(pair.new)
    for name in operations(pair.comparison).added:
        yield Found(subject=name, new_at=str(new[name].provenance), detail=name)


def operation_removed(pair: Pair) -> Iterator[Found]:
    """Find an operation that only the old spec has."""
    old = _operations(pair.old)
    for name in operations(pair.comparison).removed:
        yield Found(subject=name, old_at=str(old[name].provenance), detail=name)


def operation_renamed(pair: Pair) -> Iterator[Found]:
    """Find an operation that seems to have another name now."""
    for before, after in operations(pair.comparison).renamed:
        yield Found(before, after, subject=before, detail=before)


def shape_added(pair: Pair) -> Iterator[Found]:
    """Find a shape that only the new spec has."""
    for name in shapes(pair.comparison).added:
        shape = pair.new.shapes[name]
        yield Found(subject=name, shape=name, new_at=str(shape.provenance), detail=name)


def removed_shape(has_class: bool) -> Handler:
    """Return the handler that finds a shape that only the old spec has, and that has a class or has none."""

    def handler(pair: Pair) -> Iterator[Found]:
        for name in shapes(pair.comparison).removed:
            if (name in pair.comparison.old.names.classes) is has_class:
                shape = pair.old.shapes[name]
                yield Found(subject=name, shape=name, old_at=str(shape.provenance), detail=name)

    return handler


def renamed_shape(has_class: bool) -> Handler:
    """Return the handler that finds a shape that seems to have another name now, and that has a class or has none."""

    def handler(pair: Pair) -> Iterator[Found]:
        for before, after in shapes(pair.comparison).renamed:
            if (before in pair.comparison.old.names.classes) is has_class:
                yield Found(before, after, subject=before, shape=before, detail=before)

    return handler


def member_added(*, required: bool, is_choice: bool | None = None) -> Handler:
    """Return the handler that finds a member that only the new spec has, required or not.

    With `is_choice` it is one of a structure of which one member is set, or one of another structure.
    """

    def handler(pair: Pair) -> Iterator[Found]:
        if _are_structures(pair) and is_choice in (None, _is_choice(pair.old) and _is_choice(pair.new)):
            new = {member.name: member for member in pair.new.members}
            for name in members(pair).added:
                if pair.comparison.new.must_be_given(pair.shape, new[name]) is required:
                    yield Found(
                        new=new[name].shape,
                        subject=f"{pair.subject}.{name}",
                        new_at=str(new[name].provenance),
                        detail=name,
                    )

    return handler


def member_removed(pair: Pair) -> Iterator[Found]:
    """Find a member that only the old spec has."""
    if _are_structures(pair):
        old = {member.name: member for member in pair.old.members}
        for name in members(pair).removed:
            yield Found(
                old[name].shape, subject=f"{pair.subject}.{name}", old_at=str(old[name].provenance), detail=name
            )


def member_renamed(pair: Pair) -> Iterator[Found]:
    """Find a member that seems to have another name now."""
    if _are_structures(pair):
        for before, after in members(pair).renamed:
            yield Found(before, after, subject=f"{pair.subject}.{before}", detail=before)


def member_respelled(pair: Pair) -> Iterator[Found]:
    """Find a member that has another name, which is the same in Python."""
    if _are_structures(pair):
        old, new = ({member.name: member for member in side.members} for side in (pair.old, pair.new))
        for before, after in respelled(pair).items():
            yield Found(
                before,
                after,
                subject=f"{pair.subject}.{before}",
                old_at=str(old[before].provenance),
                new_at=str(new[after].provenance),
                detail=before,
            )


def _is_choice(shape: StructureShape) -> bool:
    """Return whether one member of a structure is set: it is a union, or a stream of events."""
    return shape.union or shape.eventstream


def members_reordered(pair: Pair) -> Iterator[Found]:
    """Find that the members that both sides have are in another order."""
    if _are_structures(pair):
        old, new = ([member.name for member in side.members] for side in (pair.old, pair.new))
        yield from _reordered(old, new)


def _are_structures(pair: Pair) -> bool:
    return isinstance(pair.old, StructureShape) and isinstance(pair.new, StructureShape)


def value_added(pair: Pair) -> Iterator[Found]:
    """Find a value of an enum that only the new spec has."""
    if _are_enums(pair):
        for value in values(pair.old.enum, pair.new.enum).added:
            yield Found(new=value, detail=value)


def value_removed(pair: Pair) -> Iterator[Found]:
    """Find a value of an enum that only the old spec has."""
    if _are_enums(pair):
        for value in values(pair.old.enum, pair.new.enum).removed:
            yield Found(value, detail=value)


def value_renamed(*, is_respelled: bool) -> Handler:
    """Return the handler that finds a value of an enum that seems to be spelled in another way now.

    One that `is_respelled` has the same name in Python.
    """

    def handler(pair: Pair) -> Iterator[Found]:
        if _are_enums(pair):
            for before, after in values(pair.old.enum, pair.new.enum).renamed:
                old, new = pair.comparison.old, pair.comparison.new
                names = old.value_names(pair.shape).get(before), new.value_names(pair.shape).get(after)
                if (names[0] is not None and names[0] == names[1]) is is_respelled:
                    yield Found(before, after, detail=before)

    return handler


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
    known = {target.shape for target in pair.old.errors}
    for target in pair.new.errors:
        if target.shape not in known:
            yield Found(new=target.shape, new_at=str(target.provenance), detail=target.shape)


def error_removed(pair: Pair) -> Iterator[Found]:
    """Find an error that an operation no longer declares."""
    left = {target.shape for target in pair.new.errors}
    for target in pair.old.errors:
        if target.shape not in left:
            yield Found(target.shape, old_at=str(target.provenance), detail=target.shape)


def errors_reordered(pair: Pair) -> Iterator[Found]:
    """Find that the errors of an operation are in another order."""
    old, new = ([target.shape for target in side.errors] for side in (pair.old, pair.new))
    yield from _reordered(old, new)


def one_sided(field: str, *, new: bool) -> Handler:
    """Return the handler that finds paginators or waiters that only the new spec has, or only the old one.

    A paginator has the name of its operation.
    """

    def handler(pair: Pair) -> Iterator[Found]:
        here, there = (pair.new, pair.old) if new else (pair.old, pair.new)
        known = named(there, field)
        for name in named(here, field):
            if name not in known:
                yield Found(subject=name, detail=name)

    return handler


def named(service: Service, field: str) -> dict[str, Any]:
    """Return the paginators or waiters of a service by name."""
    return {getattr(each, "name", each.operation): each for each in getattr(service, field)}


def examples_differ(pair: Pair) -> Iterator[Found]:
    """Find operations whose examples differ."""
    old, new = ({}, {})  # type: tuple[dict[str, list[Any]], dict[str, list[Any]]]
    for service, found in ((pair.old, old), (pair.new, new)):
        for example in service.examples:
            found.setdefault(example.operation, []).append(example)
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield Found(subject=name, detail=name)
