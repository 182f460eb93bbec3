"""Which classes a module imports from the other modules of its package."""

from __future__ import annotations

from shapesmith.ir.service import Operation
from shapesmith.targets.dataclasses.names import Names
from shapesmith.targets.dataclasses.placement import Placement


def imported_classes(
    module: str, operation: Operation | None, placement: Placement, names: Names, sent: frozenset[str]
) -> dict[str, set[str]]:
    """Return the names that a module imports, by the module that defines them.

    `operation` is the one that the module is about; None for a module in `shared/`. `sent` are the shapes of requests.
    """
    wanted: dict[str, set[str]] = {}
    named: list[tuple[str, str]] = []
    for shape in placement.contents[module]:
        for reference in placement.references[shape]:
            # A shape that is sent accepts an enum or its strings; one that is received has the enum.
            like = reference in names.likes and {reference, shape} <= sent
            named.append((reference, names.likes[reference] if like else names.classes[reference]))
    if operation is not None:
        roots = [target.shape for target in (operation.input, operation.output) if target is not None]
        named += [(root, names.classes[root]) for root in roots if root in names.classes]
    for shape, name in named:
        home = placement.modules[shape]
        if home != module:
            wanted.setdefault(home, set()).add(name)
    return wanted
