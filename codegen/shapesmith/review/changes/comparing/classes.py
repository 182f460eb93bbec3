"""Whether code that uses the class of a shape works with the class of another one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from shapesmith.ir.service import Operation
from shapesmith.ir.shapes import Member, StructureShape
from shapesmith.review.changes.comparing.comparison import Comparison, Side
from shapesmith.review.changes.comparing.same_types import is_enum
from shapesmith.targets.dataclasses.annotations import ANY_JSON


def fits(comparison: Comparison, before: str, after: str | None) -> bool:
    """Return whether code for the old structure `before` works with the new one `after`, whatever the names are.

    It has each member with the same type, and asks for no other to be given. None is a request without members.
    """
    if after is None:
        return not comparison.old.service.structure(before).members
    return (
        _is_of_kind(comparison, before, after)
        and not asks_for_more(comparison, before, after)
        and next(other_members(comparison, before, after), None) is None
    )


def _is_of_kind(comparison: Comparison, before: str, after: str) -> bool:
    """Return whether a new structure can be used as the old one was: as an error, as a stream, or as a union."""
    old, new = comparison.old.service.structure(before), comparison.new.service.structure(after)
    return (old.is_error, old.eventstream) == (new.is_error, new.eventstream) and new.union >= old.union


def asks_for_more(comparison: Comparison, before: str, after: str) -> bool:
    """Return whether a new structure has members that must be given, and of the old one of requests need not be."""
    sides = (comparison.old, before), (comparison.new, after)
    given, needed = ({side.names.members[name][each.name] for each in side.given_in(name)} for side, name in sides)
    return before in comparison.old.analysis.usage.sent and not needed <= given


def other_members(comparison: Comparison, before: str, after: str) -> Iterator[tuple[Member, Member | None]]:
    """Yield the members of an old structure that code cannot use so in a new one, with those of the same Python name.

    Each has another type there, or may be None; it is None where there is no such member.
    """
    old, new = comparison.old, comparison.new
    names = old.names.members[before]
    known = {new.names.members[after][each.name]: each for each in new.service.structure(after).members}
    for member in old.service.structure(before).members:
        other = known.get(names[member.name])
        if other is None:
            yield member, None
            continue
        types = old.type_of(before, member), new.type_of(after, other)
        is_as_given = new.must_be_given(after, other) >= old.must_be_given(before, member)
        if not is_as_given or (types[0] != types[1] and not fits_readers(comparison, before, types, other.shape)):
            yield member, other


def fits_readers(comparison: Comparison, structure: str, types: tuple[str, str], target: str) -> bool:
    """Return whether code that reads a member as its old type takes the new one, and no code sets the member.

    A value of an enum is a text. Code that reads is all that there is where no request has the member.
    """
    if structure in comparison.old.analysis.usage.sent:
        return False
    return (types[0] in ("str", ANY_JSON) and is_enum(comparison.new, target)) or reads_as(*types)


def reads_as(old: str, new: str) -> bool:
    """Return whether code that reads a number or any JSON takes the new type for it, as type checkers say.

    To them an integer is any number, and a boolean an integer.
    """
    if old == ANY_JSON:
        return new in ("bool", "int", "float", "str") or new.startswith(("list[", "dict["))
    return new in {"float": ("int", "bool"), "int": ("bool",)}.get(old, ())


def has_successor(comparison: Comparison, shape: str) -> bool:
    """Return whether the class of an old shape has a successor: another one by its name, which fits its code."""
    old, new = comparison.old, comparison.new
    if (other := namesake(comparison, shape)) is not None:
        return is_successor(comparison, shape, other)
    name = old.names.classes.get(shape)
    if name is None or not isinstance(old.shapes[shape], StructureShape):
        return False
    operation = request_named(new, name)
    if operation is None:
        return False
    return fits(comparison, shape, None if operation.input is None else operation.input.shape)


def request_named(side: Side, name: str) -> Operation | None:
    """Return the operation whose request has a class of that name."""
    return next((each for each in side.service.operations if side.names.requests[each.name] == name), None)


def namesake(comparison: Comparison, shape: str) -> str | None:
    """Return the new shape whose class has the name of an old shape's class."""
    return _by_class(comparison).get(comparison.old.names.classes.get(shape, ""))


@lru_cache(maxsize=8)
def _by_class(comparison: Comparison) -> dict[str, str]:
    return {name: shape for shape, name in comparison.new.names.classes.items()}


def is_successor(comparison: Comparison, before: str, after: str) -> bool:
    """Return whether the class of a new shape has the name of that of an old one, and fits its code."""
    old, new = comparison.old, comparison.new
    if namesake(comparison, before) != after:
        return False
    one, other = old.shapes[before], new.shapes[after]
    if isinstance(one, StructureShape):
        return isinstance(other, StructureShape) and fits(comparison, before, after)
    return not other_values(comparison, before, after) and not _lost_alias(old, new, before, after)


def other_values(comparison: Comparison, before: str, after: str) -> list[str]:
    """Return the values of an old enum that a new one has not, or not with the same name in Python."""
    known = comparison.new.value_names(after)
    return [value for value, name in comparison.old.value_names(before).items() if known.get(value) != name]


def _lost_alias(old: Side, new: Side, before: str, after: str) -> bool:
    """Return whether an old enum has an alias, and a new one has none of that name."""
    return old.has_alias(before) and not (new.has_alias(after) and old.names.likes[before] == new.names.likes[after])
