"""Which module a class is in: that of its only operation, or one in `shared/`, where each recursive group has a module.

Shapes that refer to one another are in one module, and the modules of operations import only from `shared/`, so that no
import of the generated package is circular.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable
from typing import NamedTuple

from shapesmith.analysis.usage import Usage
from shapesmith.ir.service import Operation, Service
from shapesmith.ir.shapes import ListShape, MapShape, StringShape, StructureShape, targets
from shapesmith.targets.dataclasses.names import Names

_BUILTIN = frozenset(dir(builtins))


class Placement(NamedTuple):
    """`modules`: the module below the package for each shape with a class (`operations.create_contact`).

    `contents`: the shapes of each module in their order there. `references`: the shapes with a class that each one
    names directly or through lists and maps.
    """

    modules: dict[str, str]
    contents: dict[str, tuple[str, ...]]
    references: dict[str, tuple[str, ...]]


def place_shapes(service: Service, names: Names, usage: Usage) -> Placement:
    """Return the placement of each structure and enum of the service."""
    references = {shape: tuple(dict.fromkeys(classes_named(service, names, shape))) for shape in names.classes}
    shared: list[str] = []
    private: dict[str, list[str]] = {operation.name: [] for operation in service.operations}
    for shape in names.classes:
        operations = usage.operations.get(shape, frozenset())
        if len(operations) == 1:
            private[next(iter(operations))].append(shape)
        else:
            shared.append(shape)
    placed = [
        (f"operations.{names.operation_modules[each.name]}", _reading_order(each, private[each.name], references))
        for each in service.operations
    ]
    placed += [(f"shared.{names.shape_modules[group[0]]}", group) for group in _recursive_groups(shared, references)]
    contents: dict[str, tuple[str, ...]] = {}
    for module, shapes in placed:
        # Names that clash are an error of `generate` alone: what compares two specs needs a place for each shape.
        contents[module] = _builtin_first((*contents.get(module, ()), *shapes), names)
    modules = {shape: module for module, shapes in contents.items() for shape in shapes}
    return Placement(modules, contents, references)


def classes_named(service: Service, names: Names, name: str) -> list[str]:
    """Return the shapes with a class that the members of a shape name, in member order."""
    found: list[str] = []
    shape = service.shapes[name]
    pending = [target.shape for target in reversed(targets(shape))]
    while pending:
        current = pending.pop()
        if current in names.classes:
            found.append(current)
        else:
            target = service.shapes[current]
            if isinstance(target, ListShape | MapShape):
                pending += [inner.shape for inner in reversed(targets(target))]
            else:
                assert not isinstance(target, StructureShape) or target.document
                assert not isinstance(target, StringShape) or not target.enum
    return found


def _builtin_first(shapes: Iterable[str], names: Names) -> tuple[str, ...]:
    """Return shapes with those first whose class has the name of a builtin: `Warning`.

    In an annotation before the class, mypy takes the name for that of the builtin.
    """
    return tuple(sorted(shapes, key=lambda shape: names.classes[shape] not in _BUILTIN))


def _reading_order(operation: Operation, private: list[str], references: dict[str, tuple[str, ...]]) -> list[str]:
    """Request, response, then what they use in the order of first mention, then the errors."""
    own = set(private)
    ordered: dict[str, None] = {}
    roots = [target.shape for target in (operation.input, operation.output, *operation.errors) if target]
    # Breadth first: the request and the response are at the top, nested structures below.
    level = [root for root in roots if root in own]
    while level:
        ordered.update(dict.fromkeys(level))
        level = [shape for name in level for shape in references[name] if shape in own and shape not in ordered]
    return list(ordered)


def _recursive_groups(shapes: list[str], references: dict[str, tuple[str, ...]]) -> list[list[str]]:
    """Return the strongly connected components of `shapes`, members in spec order (Tarjan, without recursion)."""
    position = {shape: index for index, shape in enumerate(shapes)}
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    groups: list[list[str]] = []
    for root in shapes:
        if root in index:
            continue
        work = [(root, iter(references[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            shape, following = work[-1]
            for target in following:
                if target not in position:
                    continue
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(references[target])))
                    break
                if target in on_stack:
                    low[shape] = min(low[shape], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[shape])
                if low[shape] == index[shape]:
                    group = stack[stack.index(shape) :]
                    del stack[-len(group) :]
                    on_stack.difference_update(group)
                    groups.append(sorted(group, key=position.__getitem__))
    return groups
