"""A service as a whole: where it is, and how much is checked in the request of each operation."""

from __future__ import annotations

from collections.abc import Iterator

from shapesmith.analysis.analysis import Analysis
from shapesmith.ir.constraints import PlaceConstraints
from shapesmith.ir.service import Operation
from shapesmith.ir.shapes import StructureShape
from shapesmith.options import PACKAGE
from shapesmith.review.text_lines import Line, printable_lines
from shapesmith.targets.dataclasses.layout import directory
from shapesmith.text.counts import counted


def explain_service(analysis: Analysis, package: str = PACKAGE) -> list[Line]:
    """Return the operations of a service in spec order, each with what its request has and what is checked in it.

    `package` is the import package. Constraints and rules are those of the members of a request and of their items, not
    those of the structures in it, which have an explanation of their own.
    """
    return printable_lines(_lines(analysis, package))


def _lines(analysis: Analysis, package: str) -> Iterator[Line]:
    service = analysis.service
    yield Line(" ".join(filter(None, (service.name, service.api_version))), "title")
    yield Line("")
    for label, text in (
        ("Python", directory(package, service.name).replace("/", ".")),
        ("model", str(service.provenance)),
        ("published", service.package and f"in {service.package}"),
        ("has", f"{counted(len(service.operations), 'operation')}, {counted(len(service.shapes), 'shape')}"),
    ):
        if text:
            yield Line(f"{label:<12}{text}")
    if not service.operations:
        return
    yield Line("")
    longest = max(len(operation.name) for operation in service.operations)
    for operation in service.operations:
        yield Line(f"{operation.name:<{longest}}  {_summary(analysis, operation)}")
    yield Line("")
    yield Line(f"All of one request: shapesmith explain {service.name} {service.operations[0].name}")


def _summary(analysis: Analysis, operation: Operation) -> str:
    """Return how much the request of an operation has: members, those of them that are required, constraints, rules."""
    request = None if operation.input is None else analysis.service.shapes[operation.input.shape]
    if not isinstance(request, StructureShape) or request.name not in analysis.constraints.structures:
        return "takes no parameters"
    places = analysis.constraints.structures[request.name].members.values()
    required = sum(place.is_required for place in places)
    counts = [
        counted(len(request.members), "member") + (f", {required} required" if required else ""),
        _counted_if_any(sum(map(_checked, places)), "constraint"),
        _counted_if_any(len(analysis.rules_of.get(request.name, ())), "rule"),
    ]
    return "; ".join(filter(None, counts))


def _checked(place: PlaceConstraints) -> int:
    """Return the number of constraints on a value, its items, keys and values, beside their types."""
    return len(place.checked) + sum(map(_checked, place.inner))


def _counted_if_any(count: int, noun: str) -> str:
    return counted(count, noun) if count else ""
