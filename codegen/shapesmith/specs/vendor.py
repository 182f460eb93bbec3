"""The folder shapes/: specs as they were published, and the lock that says so."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, SpecError, error
from shapesmith.disk import tree
from shapesmith.disk.workspace import Workspace, unwritable
from shapesmith.specs import lock
from shapesmith.specs.find import Origin, find_all
from shapesmith.specs.lock import Lock, Locked
from shapesmith.specs.spec import SPEC_FILES, Spec
from shapesmith.specs.vendored import not_vendored, vendored_services


class Vendored(NamedTuple):
    """What `add` or `update` did for one service: `before` and `after` name the packages, `before` empty if new.

    The files are posix paths relative to the folder shapes/.
    """

    service: str
    before: str
    after: str
    added: list[str]
    changed: list[str]
    removed: list[str]


def add(services: Collection[str], shapes: Path, origin: Origin = "botocore") -> list[Vendored]:
    """Vendor `services`: all of them, or none and SpecError. One that is vendored already must be as published."""
    locked = lock.read_if_any(shapes)
    specs = [found.read() for found in find_all(services, origin, shapes)]
    diagnostics: list[Diagnostic] = []
    for spec in specs:
        if spec.service in locked and locked[spec.service].files != _digests(spec):
            message = (
                f"is vendored from {locked[spec.service].package} and differs from {spec.package or 'the one given'}; "
                f"run `shapesmith shapes update {spec.service}`"
            )
            diagnostics.append(error("service-vendored", str(shapes / spec.service), "", message))
    if diagnostics:
        raise SpecError(diagnostics)
    return _vendor(specs, shapes, locked)


def update(services: Collection[str], shapes: Path, origin: Origin = "botocore") -> list[Vendored]:
    """Refresh `services`, or without any all that are vendored: all of them, or none and SpecError.

    What a service has no longer goes, an older API version among it; what is there by hand stays.
    """
    locked = lock.read_if_any(shapes)
    known = vendored_services(shapes, locked)
    unknown = [not_vendored(service, known, shapes) for service in services if service not in known]
    if unknown:
        raise SpecError(unknown)
    specs = [found.read() for found in find_all(services or known, origin, shapes)]
    return _vendor(specs, shapes, locked)


def _vendor(specs: list[Spec], shapes: Path, locked: Lock) -> list[Vendored]:
    """Write the `specs` and the lock in one step, and take away what the lock has of them otherwise."""
    wanted: dict[str, bytes | None] = {}
    report: list[Vendored] = []
    after = dict(locked)
    for spec in specs:
        contents = _contents(spec)
        folder = f"{spec.service}/{spec.api_version}"
        old = locked.get(spec.service, Locked("", spec.api_version, {}))
        paths: dict[str, bytes | None] = {f"{spec.service}/{old.api_version}/{name}": None for name in old.files}
        paths |= {f"{folder}/{name}": content for name, content in contents.items()}
        changes = {path: content for path, content in paths.items() if _bytes_at(shapes / path) != content}
        on_disk = {path for path in changes if (shapes / path).is_file()}
        wanted |= changes
        after[spec.service] = Locked(spec.package, spec.api_version, _digests(spec))
        report.append(
            Vendored(
                spec.service,
                old.package,
                spec.package,
                added=sorted(path for path in changes if path not in on_disk),
                changed=sorted(path for path, content in changes.items() if content is not None and path in on_disk),
                removed=sorted(path for path, content in changes.items() if content is None),
            )
        )
    text = lock.encode(after).encode()
    if _bytes_at(shapes / lock.NAME) != text:
        wanted[lock.NAME] = text
    _replace(shapes, wanted)
    return report


def _replace(shapes: Path, wanted: dict[str, bytes | None]) -> None:
    if not wanted:
        return
    space = Workspace(str(shapes))
    try:
        with unwritable(str(shapes)):
            for path, content in wanted.items():
                if content is not None:
                    place = Path(space.tree, path)
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(content)
            tree.replace(space, wanted)
    finally:
        space.close()


def _contents(spec: Spec) -> dict[str, bytes]:
    return {name: file.content for name, file in spec.files.items() if name in SPEC_FILES}


def _digests(spec: Spec) -> dict[str, str]:
    return {name: file.sha256 for name, file in spec.files.items() if name in SPEC_FILES}


def _bytes_at(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
