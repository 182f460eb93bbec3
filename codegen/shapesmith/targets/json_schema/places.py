"""What is known of the values at a place of a structure, by the constraints of a service."""

from __future__ import annotations

from collections.abc import Mapping

from shapesmith.ir.constraints import PlaceConstraints, StructureConstraints


def place_at(
    structures: Mapping[str, StructureConstraints],
    shape: str,
    steps: tuple[str, ...],
    found: PlaceConstraints | None = None,
) -> PlaceConstraints | None:
    """Return the place to which steps lead, from a structure, or from any value that is `found`; None if from neither.

    Nothing is known of what is in a document.
    """
    for step in steps:
        if step == "{key}":
            found = found.key if found is not None else None
        elif step[0] in "[{":
            found = found.item if found is not None else None
        elif found is None:
            found = structures[shape].members.get(step) if shape in structures else None
        elif found.kind == "structure":
            found = structures[found.target].members.get(step)
        else:
            return None
        if found is None:
            return None
    return found
