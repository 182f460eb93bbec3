"""The names of a generated package that another spec gives other names, or other modules: from changes to renames."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from shapesmith.ir.shapes import StringShape
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.comparison import Side


class Renames(NamedTuple):
    """The renames of one service, whose package is `module`.

    `classes` are the new names of classes by the old ones, `arguments` those of the members of a class, `values` those
    of the members of an enum, both by the old name of the class. `moved` are the classes that cannot be imported from
    a module below the package any more, by that module.
    """

    module: str
    classes: dict[str, str]
    arguments: dict[str, dict[str, str]]
    values: dict[str, dict[str, str]]
    moved: dict[str, frozenset[str]]


def renames_of(module: str, changes: Iterable[Change], old: Side, new: Side) -> Renames:
    """Return what the changes of a service rename. Of names that `diff` takes for one, as they are similar, too."""
    renames = Renames(module, {}, {}, {}, {})
    for change in changes:
        _add(renames, change, old, new)
    return renames


def _add(renames: Renames, change: Change, old: Side, new: Side) -> None:
    before, after = change.old or "", change.new or ""
    match change.rule:
        case "CLASS_NAME_CHANGED" if "." in change.subject:
            owner, _, name = change.subject.partition(".")
            renames.values.setdefault(owner, {})[name] = after
        case "CLASS_NAME_CHANGED":
            renames.classes[before] = after
        case "SERVICE_SHAPE_RENAMED":
            for one, other in ((old.names.classes, new.names.classes), (old.names.likes, new.names.likes)):
                if before in one and after in other:
                    _rename(renames.classes, one[before], other[after])
        case "SERVICE_OPERATION_RENAMED":
            request = old.names.requests[before]
            _rename(renames.classes, request, new.names.requests[after])
            module = f"operations.{old.names.operation_modules[before]}"
            renames.moved[f"{renames.module}.{module}"] = frozenset({request, *old.names_in(module)})
        case "STRUCTURE_MEMBER_RENAMED":
            shape = change.subject.rpartition(".")[0]
            names = old.names.members[shape][before], new.names.members[shape][after]
            _rename(renames.arguments.setdefault(old.names.classes[shape], {}), *names)
        case "ENUM_VALUE_RENAMED" if change.subject in old.names.classes:
            names = _member(old, change.subject, before), _member(new, change.subject, after)
            _rename(renames.values.setdefault(old.names.classes[change.subject], {}), *names)
        case "CLASS_MODULE_MOVED":
            gone = f"{renames.module}.{before}"
            renames.moved[gone] = renames.moved.get(gone, frozenset()) | {change.subject}


def _rename(names: dict[str, str], before: str, after: str) -> None:
    if before != after:
        names[before] = after


def _member(side: Side, shape: str, value: str) -> str:
    """Return the name of the member of an enum that has a value."""
    found = side.shapes[shape]
    assert isinstance(found, StringShape)
    return side.names.enum_members[shape][(found.enum or ()).index(value)]
