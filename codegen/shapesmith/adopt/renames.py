"""The names of a generated package that another spec gives other names, or other modules: from changes to renames."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from shapesmith.ir.shapes import StringShape
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.comparing.comparison import Side


class Renames(NamedTuple):
    """The renames of one service, whose package is `module`.

    `classes` are the new names of classes by the old ones, `arguments` those of the members of a class, `values` those
    of the members of an enum, both by the old name of the class. `moved` are the classes that cannot be imported from
    a module below the package any more, by that module and by their old names, `gone` the modules that are not there.
    `texts` are the new names of what the functions of the package take by name: structures, operations and methods.
    """

    module: str
    classes: dict[str, str]
    arguments: dict[str, dict[str, str]]
    values: dict[str, dict[str, str]]
    moved: dict[str, frozenset[str]]
    gone: frozenset[str]
    texts: dict[str, str]

    def members(self, cls: str) -> dict[str, str]:
        """Return the new names of the members of a class, a structure or an enum, by the old ones."""
        return self.arguments.get(cls) or self.values.get(cls) or {}

    @property
    def renamed(self) -> frozenset[str]:
        """The old names of classes, and of members of any."""
        members = (name for each in (self.arguments, self.values) for names in each.values() for name in names)
        return frozenset((*self.classes, *members))


def renames_of(module: str, changes: Iterable[Change], old: Side, new: Side) -> Renames:
    """Return what the changes of a service rename. Of names that `diff` takes for one, as they are similar, too."""
    kept = _importable(new)
    gone = frozenset(f"{module}.{below}" for below in _importable(old).keys() - kept.keys())
    renames = Renames(module, {}, {}, {}, {}, gone, {})
    for change in changes:
        _add(renames, change, old, new)
    renames.texts.update(renames.classes)
    everywhere = frozenset().union(*kept.values())
    for below, names in _importable(old).items():
        after = {name: renames.classes.get(name, name) for name in names}
        there = kept.get(below, frozenset())
        gone = frozenset(name for name in names if after[name] in everywhere and after[name] not in there)
        if gone:
            renames.moved[f"{module}.{below}"] = gone
    return renames


def _importable(side: Side) -> dict[str, frozenset[str]]:
    """Return the names that can be imported from each module below a package."""
    found = {module: frozenset(side.names_in(module)) for module in side.placement.contents}
    for operation, request in side.names.requests.items():
        found[f"operations.{side.names.operation_modules[operation]}"] |= {request}
    return found


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
            _rename(renames.classes, old.names.requests[before], new.names.requests[after])
            _rename(renames.texts, before, after)
            _rename(renames.texts, old.names.operation_modules[before], new.names.operation_modules[after])
        case "STRUCTURE_MEMBER_RENAMED":
            shape = change.subject.rpartition(".")[0]
            names = old.names.members[shape][before], new.names.members[shape][after]
            for cls in _classes(old, shape):
                _rename(renames.arguments.setdefault(cls, {}), *names)
        case "ENUM_VALUE_RENAMED" if change.subject in old.names.classes:
            names = _member(old, change.subject, before), _member(new, change.subject, after)
            _rename(renames.values.setdefault(old.names.classes[change.subject], {}), *names)


def _classes(side: Side, shape: str) -> set[str]:
    """Return the classes of a structure: its own, and the requests of the operations that share it as their input."""
    operations = side.service.operations_by_input().get(shape, ())
    return {side.names.classes[shape], *(side.names.requests[each.name] for each in operations)}


def _rename(names: dict[str, str], before: str, after: str) -> None:
    if before != after:
        names[before] = after


def _member(side: Side, shape: str, value: str) -> str:
    """Return the name of the member of an enum that has a value."""
    found = side.shapes[shape]
    assert isinstance(found, StringShape)
    return side.names.enum_members[shape][(found.enum or ()).index(value)]
