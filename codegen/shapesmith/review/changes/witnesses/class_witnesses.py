"""Witnesses that use a class which is gone, or whose name another class has now."""

from __future__ import annotations

import contextlib
from typing import Literal

from shapesmith.ir.shapes import StructureShape
from shapesmith.review.changes.change import Witness
from shapesmith.review.changes.comparing.classes import (
    asks_for_more,
    namesake,
    other_members,
    other_values,
    request_named,
)
from shapesmith.review.changes.comparing.comparison import Comparison, Found, Pair
from shapesmith.review.changes.witnesses.code_witnesses import (
    Maker,
    construct,
    imports,
    missing_member,
    package_of,
    typed_use,
)
from shapesmith.review.changes.witnesses.samples import NoSampleError, Samples
from shapesmith.text.literals import string


def missing_class(pair: Pair, found: Found) -> Witness | None:
    """Import a class that is gone; where something else has its name now, use it as that cannot be used."""
    old, new = pair.comparison.old, pair.comparison.new
    shape = found.shape or pair.shape
    name = old.names.classes.get(shape)
    if name is None:
        return None
    if (other := namesake(pair.comparison, shape)) is not None:
        return other_class(pair.comparison, shape, other)
    if (operation := request_named(new, name)) is not None:
        return other_class(pair.comparison, shape, None if operation.input is None else operation.input.shape)
    return construct(old, shape) if name in new.names.likes.values() else Witness("run", imports(old, name))


def other_class(comparison: Comparison, before: str, after: str | None) -> Witness | None:
    """Use the class of an old shape in the first way in which that of a new one cannot be used.

    None is the class of a request without members.
    """
    old, new = comparison.old, comparison.new
    one = old.shapes[before]
    if not isinstance(one, StructureShape):
        return None if after is None else _other_values(comparison, before, after)
    if after is None:
        return construct(old, before, one.members[0].name if one.members else "")
    other = new.shapes[after]
    pair = Pair(comparison, before, before, one, other)
    found = Found(shape=before)
    if not isinstance(other, StructureShape):
        return construct(old, before)
    if one.is_error != other.is_error:
        return caught_error(pair, found) if one.is_error else used_as_structure(pair, found)
    for member, its in other_members(comparison, before, after):
        if its is not None:
            return typed_use(pair._replace(old=member, new=its), found)
        with contextlib.suppress(NoSampleError):
            return construct(old, before, member.name)
        return missing_member(pair, Found(detail=member.name))
    if asks_for_more(comparison, before, after):
        return construct(old, before)
    return asked_which(pair, found) if one.union and not other.union else None


def _other_values(comparison: Comparison, before: str, after: str) -> Witness | None:
    """Use a value of an enum, or its alias, that a new shape whose class has the same name has not."""
    old, new = comparison.old, comparison.new
    name, names = old.names.classes[before], old.value_names(before)
    for value in other_values(comparison, before, after):
        use = f"{name}.{names[value]}"
        if names[value] in new.value_names(after).values():
            use = f"assert {use} == {string(value)}"
        return Witness("run", f"{imports(old, name)}\n\n{use}")
    return Witness("run", imports(old, old.names.likes[before])) if old.has_alias(before) else None


def of_other_class(field: str) -> Maker:
    """Return the maker that uses the class of an operation's input or output, which another shape has now."""

    def make(pair: Pair, found: Found) -> Witness | None:
        before, after = (getattr(side, field).shape for side in (pair.old, pair.new))
        return other_class(pair.comparison, before, after)

    return make


def class_of_target(pair: Pair, found: Found) -> Witness | None:
    """Use the class of a member's target, which another shape has now."""
    if namesake(pair.comparison, pair.old.shape) != pair.new.shape:
        return None
    return other_class(pair.comparison, pair.old.shape, pair.new.shape)


def asked_which(pair: Pair, found: Found) -> Witness | None:
    """Ask a union which of its members is set."""
    return _used(pair, "types", "\ndef asked(value: {name}) -> str | None:\n    return value.which")


def caught_error(pair: Pair, found: Found) -> Witness | None:
    """Catch an error that is none any more."""
    return _used(pair, "run", "try:\n    raise {name}()\nexcept {name}:\n    pass")


def used_as_structure(pair: Pair, found: Found) -> Witness | None:
    """Use an instance of a class, which is an error now, as a structure."""
    used = _used(pair, "types", "\ndef converted(value: {name}) -> rt.Structure:\n    return value")
    runtime = f"from {pair.comparison.old.package} import _runtime as rt\n"
    return None if used is None else Witness(used.kind, runtime + used.code)


def _used(pair: Pair, kind: Literal["run", "types"], code: str) -> Witness | None:
    """Import the class of the old shape, and use it in code that has `{name}` for its name; None for no class."""
    old = pair.comparison.old
    name = old.names.classes.get(pair.shape)
    return None if name is None else Witness(kind, f"{imports(old, name)}\n\n{code.format(name=name)}")


def constructed_request(pair: Pair, found: Found) -> Witness | None:
    """Construct the request of an operation with what the new request has not, or without what it asks for.

    None where the members that code gives are the same; those of another type are for `of_other_class`.
    """
    comparison, old = pair.comparison, pair.comparison.old
    before, after = pair.old.input.shape, pair.new.input.shape if pair.new.input is not None else None
    gone = [member.name for member in old.service.structure(before).members]
    if after is not None:
        gone = [member.name for member, its in other_members(comparison, before, after) if its is None]
        gone += [""] if asks_for_more(comparison, before, after) else []
    for further in gone:
        classes: set[str] = set()
        try:
            call = Samples(old).construct(before, classes, further)
        except NoSampleError:
            continue
        module = old.names.operation_modules[pair.old.name]
        lines = [f"from {package_of(old)}.operations import {module}"]
        if others := classes - {old.names.classes[before]}:
            lines.insert(0, imports(old, *others))
        return Witness("run", "\n".join([*lines, "", call.replace(old.names.classes[before], f"{module}.Request", 1)]))
    return None
