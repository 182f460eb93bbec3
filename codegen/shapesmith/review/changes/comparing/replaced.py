"""New structures that are where requests had another one: it was renamed, or its members have another target."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from shapesmith.ir.shapes import StructureShape, targets_by_step
from shapesmith.review.changes.comparing.comparison import Comparison


class Replaced(NamedTuple):
    """The structure `old` of the old spec, and a place in requests where it was: `path`, as in `Cake.Toppings[]`.

    `checked` is what both specs have: the structure with which the path begins, or the operation whose input that was.
    """

    old: str
    checked: str
    path: str


@lru_cache(maxsize=8)
def replaced(comparison: Comparison) -> dict[str, Replaced]:
    """Return what each structure has replaced that only the new spec has, as far as requests had something there."""
    old, new = comparison.old.shapes, comparison.new.shapes
    found: dict[str, Replaced] = {}
    seen: set[tuple[str, str]] = set()
    pending = list(_starts(comparison))
    while pending:
        before, after, checked, path = pending.pop()
        one, other = old[before], new[after]
        if (before, after) in seen or type(one) is not type(other):
            continue
        seen.add((before, after))
        if isinstance(other, StructureShape) and after not in old:
            found.setdefault(after, Replaced(before, checked, path))
        known = targets_by_step(one)
        for step, target in targets_by_step(other).items():
            if step not in known:
                continue
            inner = known[step].shape, target.shape
            # A structure with the same name on both sides is a start itself.
            if inner[0] != inner[1] or not isinstance(new[target.shape], StructureShape):
                pending.append((*inner, checked, f"{path}{step}"))
    return found


def _starts(comparison: Comparison) -> Iterator[tuple[str, str, str, str]]:
    sent = comparison.old.analysis.usage.sent & comparison.new.analysis.usage.sent
    for name in sorted(sent):
        if isinstance(comparison.old.shapes[name], StructureShape):
            yield name, name, name, name
    inputs = {each.name: each.input for each in comparison.old.service.operations}
    for operation in comparison.new.service.operations:
        before = inputs.get(operation.name)
        if before is not None and operation.input is not None and before.shape != operation.input.shape:
            yield before.shape, operation.input.shape, operation.name, before.shape
