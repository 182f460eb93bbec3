"""The ids of rules that settings name: those that no rule has do nothing, which is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from shapesmith.diagnostics import Diagnostic, warning
from shapesmith.lint.tables import load
from shapesmith.project import LINT
from shapesmith.specs.installed import botocore_services
from shapesmith.text.near import did_you_mean


def unknown_ids(names: Iterable[str], shapes: Path) -> Iterator[Diagnostic]:
    """Yield a warning for each id of a rule of the documentation that its service does not have.

    An id is `service.Shape.member.kind`, with or without a digest. One that begins with a shape is a constraint of a
    model, of whatever service. Raises SpecError for a service that cannot be analysed.
    """
    services: list[str] = []
    for name in names:
        service, dot, rest = name.partition(".")
        if not dot:
            continue
        services = services or botocore_services()
        said = ""
        if service in services:
            known = load(service, shapes).rule_ids
            if name not in known:
                plain = {each.partition(":")[0] for each in known}
                said = f"{service} has no such rule{did_you_mean(name.partition(':')[0], plain)}"
        elif "." in rest and service.islower() and (near := did_you_mean(service, services)):
            said = f"botocore has no such service{near}"
        if said:
            yield warning("config-unknown", LINT.of("severities", name), f'"{name}" sets no severity: {said}')
