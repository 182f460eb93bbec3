"""One side of a comparison as it is typed: a path, `shapes`, `git:REV`, `botocore` or `botocore==VERSION`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from shapesmith.diagnostics import SpecError, error
from shapesmith.provenance import Provenance
from shapesmith.specs import releases, revision
from shapesmith.specs.find import Origin, find, services_of
from shapesmith.specs.revision import Revision
from shapesmith.specs.spec import Spec
from shapesmith.specs.vendored import TO_BE_UPDATED

_NUMBERS = re.compile(r"botocore (\d+(?:\.\d+)*)\Z")


class Version(Protocol):
    """Specs of one origin, at one version."""

    def services(self) -> list[str]:
        """Return its services, sorted. Raises SpecError if there are no specs."""

    def read(self, service: str) -> Spec:
        """Return the spec of a service. Raises SpecError if there is none."""


class _AtOrigin:
    """Specs on disk, in a wheel, or in the installed botocore."""

    def __init__(self, origin: Origin, shapes: Path) -> None:
        self._origin = origin
        self._shapes = shapes

    def services(self) -> list[str]:
        return services_of(self._origin, self._shapes)

    def read(self, service: str) -> Spec:
        return find(service, self._origin, self._shapes, way_out=TO_BE_UPDATED).read()


def version_of(typed: str, shapes: Path, wheels: str | None) -> Version:
    """Return the specs that `typed` names. A release of botocore is kept in the folder `wheels`. Raises SpecError."""
    if typed.startswith(revision.PREFIX):
        return Revision.open(typed.removeprefix(revision.PREFIX), shapes)
    if typed.startswith(releases.PREFIX):
        return _AtOrigin(releases.release(typed.removeprefix(releases.PREFIX), wheels), shapes)
    if typed == "shapes":
        return _AtOrigin("shapes", shapes)
    if typed == "botocore":
        return _AtOrigin("botocore", shapes)
    path = Path(typed)
    if not path.exists():
        message = "does not exist; give a file, a folder, shapes, git:REV, botocore or botocore==VERSION"
        raise SpecError([error("spec-absent", Provenance(typed), message)])
    return _AtOrigin(path, shapes)


def common_services(old: Version, new: Version, typed: tuple[str, str]) -> list[str]:
    """Return the services that both sides have, sorted. Raises SpecError if there are none, as for two services."""
    before, after = old.services(), new.services()
    common = [service for service in after if service in set(before)]
    for side, services in zip(typed, (before, after), strict=True):
        if not services:
            way_out = "; run `shapesmith shapes add SERVICE`" if side == "shapes" else ""
            raise SpecError([error("service-unknown", Provenance(side), f"must have specs (got none){way_out}")])
    if not common:
        message = (
            f"has the specs of {_some(after)}, but {typed[0]} those of {_some(before)}; "
            "name a SERVICE to read both as specs of it"
        )
        raise SpecError([error("service-unknown", Provenance(typed[1]), message)])
    return common


def _some(services: Sequence[str]) -> str:
    named = ", ".join(f'"{service}"' for service in services[:3])
    return f"{named} and {len(services) - 3:,} more services" if len(services) > 3 else named


def is_older(package: str, than: str) -> bool:
    """Return whether one package of botocore is older than another.

    >>> is_older("botocore 1.9.0", "botocore 1.10.0"), is_older("botocore 1.9.0", "")
    (True, False)
    """
    one, other = _NUMBERS.match(package), _NUMBERS.match(than)
    if one is None or other is None:
        return False
    first, second = ([int(number) for number in match[1].split(".")] for match in (one, other))
    return first < second
