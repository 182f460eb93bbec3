"""Names that one side lacks, and which of them are taken for a rename: a guess.

Two elements of one kind, of which each side has one, are taken for one that was renamed if they have the same contents
or similar names.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, NamedTuple

from shapesmith.ir.service import Operation, Service
from shapesmith.ir.shapes import Shape, StructureShape, targets
from shapesmith.review.changes.comparing import classes
from shapesmith.review.changes.comparing.comparison import Comparison, Pair
from shapesmith.targets.dataclasses.errors import error_facts

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
    renamed: dict[str, str] = {}
    if max(len(removed), len(added)) <= _MOST_COMPARED:
        scored = [(-score(before, after), i, j) for i, before in enumerate(removed) for j, after in enumerate(added)]
        for points, i, j in sorted(scored):
            if points < 0 and removed[i] not in renamed and added[j] not in renamed.values():
                renamed[removed[i]] = added[j]
    return Names(
        tuple(name for name in added if name not in renamed.values()),
        tuple(name for name in removed if name not in renamed),
        tuple((name, renamed[name]) for name in removed if name in renamed),
    )


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
    """Return the operations that one side lacks; those that are respelled are on both."""
    again = respelled_operations(comparison)
    spelled = set(again.values())
    old = {each.name: each for each in comparison.old.service.operations if each.name not in again}
    new = {each.name: each for each in comparison.new.service.operations if each.name not in spelled}

    def score(before: str, after: str) -> float:
        inputs = _input_of(old[before], comparison.old.service), _input_of(new[after], comparison.new.service)
        return similarity(before, after) if inputs[0] == inputs[1] else 0.0

    return split(old, new, score)


@lru_cache(maxsize=8)
def respelled_operations(comparison: Comparison) -> dict[str, str]:
    """Return the operations that have another name and in Python the same ones, the new name by the old one."""
    old, new = (
        {each: (module, side.names.requests[each]) for each, module in side.names.operation_modules.items()}
        for side in (comparison.old, comparison.new)
    )
    return _respelled(old, new)


@lru_cache(maxsize=8)
def shapes(comparison: Comparison) -> Names:
    """Return the shapes that one side lacks; shapes of a renamed operation are renamed with it."""
    old, new = comparison.old.shapes, comparison.new.shapes

    def score(before: str, after: str) -> float:
        if type(old[before]) is not type(new[after]) or _contents(old[before]) != _contents(new[after]):
            return 0.0
        # A class that has the name of another one, and does not fit its code, is no class that was renamed.
        if classes.namesake(comparison, before) == after and not classes.is_successor(comparison, before, after):
            return 0.0
        # Contents that many shapes have (any string) say nothing: then the names must be similar.
        return 1.0 + similarity(before, after) if _is_telling(old[before]) else similarity(before, after)

    return split(old, new, score)


@lru_cache(maxsize=8)
def respelled_waiters(comparison: Comparison) -> dict[str, str]:
    """Return the waiters that have another name and whose method has the same one, the new name by the old one."""
    return _respelled(comparison.old.names.waiters, comparison.new.names.waiters)


def errors(pair: Pair) -> dict[str, str]:
    """Return the errors of an operation whose shape alone has another name, the new name by the old one.

    Such an error has the class of the same name, which fits code that handles it, and the same code and status.
    """
    old, new = pair.comparison.old, pair.comparison.new
    before, after = pair.old.raised, pair.new.raised
    found = {}
    for name in (each for each in before if each not in after):
        other = classes.namesake(pair.comparison, name)
        if other is not None and other in after and classes.is_successor(pair.comparison, name, other):
            facts = error_facts(old.service.structure(name)), error_facts(new.service.structure(other))
            if facts[0].said == facts[1].said:
                found[name] = other
    return found


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
    return _respelled(old, new)


def _respelled(old: Mapping[str, Hashable], new: Mapping[str, Hashable]) -> dict[str, str]:
    """Return the names that one side lacks and that are the same in Python, the new name by the old one."""
    if old.keys() == new.keys():
        return {}
    added = {python: name for name, python in new.items() if name not in old}
    return {name: added[python] for name, python in old.items() if name not in new and python in added}


def values(old: Sequence[str], new: Sequence[str]) -> Names:
    """Return the values of an enum that one side lacks; only a change of case or punctuation makes a rename."""
    return split(dict.fromkeys(old), dict.fromkeys(new), lambda one, other: float(plain(one) == plain(other) != ""))


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
