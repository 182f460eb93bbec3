"""Whether code that uses the class of a structure works with the class of another one."""

from __future__ import annotations

from shapesmith.ir.shapes import StructureShape
from shapesmith.review.changes.comparing.comparison import Comparison, Side


def fits(comparison: Comparison, before: str, after: str | None) -> bool:
    """Return whether code for the old structure `before` works with the new one `after`, whatever the names are.

    It has each member with the same type, and asks for no other to be given. None is a request without members.
    """
    old, new = comparison.old, comparison.new
    if after is None:
        return not old.service.structure(before).members
    given, needed = ({member.name for member in side.given_in(name)} for side, name in ((old, before), (new, after)))
    if before in old.analysis.usage.sent and not needed <= given:
        return False
    return _types(old, before).items() <= _types(new, after).items()


def has_successor(comparison: Comparison, shape: str) -> bool:
    """Return whether the class of an old structure has a successor: another one by its name, which fits its code."""
    old, new = comparison.old, comparison.new
    name = old.names.classes.get(shape)
    if name is None or not isinstance(old.shapes[shape], StructureShape):
        return False
    by_class = {new.names.classes[each]: each for each in new.names.classes}
    if name in by_class:
        other = new.shapes[by_class[name]]
        is_alike = isinstance(other, StructureShape) and other.is_error == old.service.structure(shape).is_error
        return is_alike and fits(comparison, shape, other.name)
    inputs = (each.input for each in new.service.operations if new.names.requests[each.name] == name)
    return any(fits(comparison, shape, None if target is None else target.shape) for target in inputs)


def _types(side: Side, owner: str) -> dict[str, tuple[str, bool]]:
    """Return the type of each member by its name in Python, and whether it must be given."""
    names = side.names.members[owner]
    return {
        names[each.name]: (side.type_of(owner, each), side.must_be_given(owner, each))
        for each in side.service.structure(owner).members
    }
