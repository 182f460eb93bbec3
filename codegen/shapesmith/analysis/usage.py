"""Which operations use a shape, and whether it is sent or received; placement and annotations depend on both."""

from __future__ import annotations

from typing import NamedTuple

from shapesmith.ir.service import Service


class Usage(NamedTuple):
    """For each shape name: the operations that reach it, and whether it is sent, received, or both.

    A shape that no operation reaches is in none of the three.
    """

    operations: dict[str, frozenset[str]]
    sent: frozenset[str]
    received: frozenset[str]


def find_usage(service: Service) -> Usage:
    """Follow the references from every operation's input, output and errors."""
    operations: dict[str, set[str]] = {}
    sent: set[str] = set()
    received: set[str] = set()
    for operation in service.operations:
        inputs = service.reached([operation.input.shape] if operation.input else [])
        outputs = service.reached(target.shape for target in (operation.output, *operation.errors) if target)
        sent |= inputs
        received |= outputs
        for shape in inputs | outputs:
            operations.setdefault(shape, set()).add(operation.name)
    frozen = {shape: frozenset(names) for shape, names in operations.items()}
    return Usage(frozen, frozenset(sent), frozenset(received))
