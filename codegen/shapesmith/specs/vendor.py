"""The folder shapes/: specs as they were published, and the lock that says so."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, SpecError, error, warning
from shapesmith.disk import tree
from shapesmith.disk.digest import sha256
from shapesmith.disk.workspace import Workspace, unwritable
from shapesmith.provenance import Provenance
from shapesmith.specs import lock
from shapesmith.specs.locate import (
    OVERRIDES,
    SPEC_FILES,
    Origin,
    SpecFiles,
    botocore_services,
    locate,
    vendored_services,
)
from shapesmith.specs.lock import Locked
from shapesmith.text.near import did_you_mean

# Ours beside the published files: corrections, and documentation as other SDKs print it. Not locked.
_BY_HAND = (OVERRIDES, ".yard")


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
    locked = _read_or_start(shapes)
    found, diagnostics = _locate_all(services, origin, shapes)
    for spec in found:
        if spec.service in locked and locked[spec.service].files != _digests(spec):
            message = (
                f"is vendored from {locked[spec.service].package} and differs from {spec.package or 'the one given'}; "
                f"run `shapesmith shapes update {spec.service}`"
            )
            diagnostics.append(error("service-vendored", Provenance(str(shapes / spec.service)), message))
    if diagnostics:
        raise SpecError(diagnostics)
    return _vendor(found, shapes, locked)


def update(services: Collection[str], shapes: Path, origin: Origin = "botocore") -> list[Vendored]:
    """Refresh `services`, or without any all that are vendored: all of them, or none and SpecError.

    What a service has no longer goes, an older API version among it; what is there by hand stays.
    """
    locked = _read_or_start(shapes)
    known = sorted({*locked, *vendored_services(shapes)})
    unknown = [_not_vendored(service, known, shapes) for service in services if service not in known]
    found, missing = _locate_all([service for service in services or known if service in known], origin, shapes)
    if unknown or missing:
        raise SpecError(unknown + missing)
    return _vendor(found, shapes, locked)


def verify(services: Collection[str], shapes: Path) -> list[Diagnostic]:
    """Return every departure of `services`, or without any of all of shapes/, from the lock; an empty list is sound."""
    try:
        locked = lock.read(shapes)
    except SpecError as failure:
        return failure.diagnostics
    known = sorted({*locked, *vendored_services(shapes)})
    diagnostics: list[Diagnostic] = []
    for service in services or known:
        if service in known:
            diagnostics += _verify_service(service, shapes, locked.get(service))
        else:
            diagnostics.append(_not_vendored(service, known, shapes))
    return diagnostics


def verify_locked(spec: SpecFiles, shapes: Path) -> list[Diagnostic]:
    """Return where `spec` departs from the lock; nothing for a spec that is not from shapes/."""
    return verify([spec.service], shapes) if spec.origin == "shapes" else []


def _verify_service(service: str, shapes: Path, locked: Locked | None) -> list[Diagnostic]:
    update_it = f"`shapesmith shapes update {service}`"
    if locked is None:
        return [error("spec-unlocked", Provenance(str(shapes / service)), f"is not in {lock.NAME}; run {update_it}")]
    diagnostics: list[Diagnostic] = []
    folder = shapes / service / locked.api_version
    for name, digest in locked.files.items():
        try:
            actual = sha256((folder / name).read_bytes())
        except OSError as failure:
            message = f"is in {lock.NAME} but cannot be read: {failure.strerror}; restore it, or run {update_it}"
            diagnostics.append(error("spec-absent", Provenance(str(folder / name)), message))
            continue
        if actual != digest:
            message = (
                f"has sha256 {actual}, but {lock.NAME} has {digest}: a vendored spec stays as published; move your "
                f"change to {shapes / service / OVERRIDES} and restore the file, or run {update_it}"
            )
            diagnostics.append(error("spec-differs", Provenance(str(folder / name)), message))
    for path in _files_below(shapes / service):
        if path.parent == folder and path.name in locked.files:
            continue
        if path.name.removesuffix(".gz") in SPEC_FILES:
            message = f"is not in {lock.NAME}, but would be read; remove it, or run {update_it}"
            diagnostics.append(error("spec-unlocked", Provenance(str(path)), message))
        elif not path.name.endswith(_BY_HAND):
            message = f"is not in {lock.NAME} and not read; only {OVERRIDES} and *.yard are kept here by hand"
            diagnostics.append(warning("spec-unlocked", Provenance(str(path)), message))
    return diagnostics


def _vendor(found: list[SpecFiles], shapes: Path, locked: dict[str, Locked]) -> list[Vendored]:
    """Write the specs `found` and the lock in one step, and take away what the lock has of them otherwise."""
    wanted: dict[str, bytes | None] = {}
    report: list[Vendored] = []
    after = dict(locked)
    for spec in found:
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


def _locate_all(services: Iterable[str], origin: Origin, shapes: Path) -> tuple[list[SpecFiles], list[Diagnostic]]:
    found: list[SpecFiles] = []
    diagnostics: list[Diagnostic] = []
    for service in dict.fromkeys(services):
        try:
            found.append(locate(service, origin, shapes))
        except SpecError as failure:
            diagnostics += failure.diagnostics
    return found, diagnostics


def _contents(spec: SpecFiles) -> dict[str, bytes]:
    return {name: file.read() for name, file in spec.files.items() if name in SPEC_FILES}


def _digests(spec: SpecFiles) -> dict[str, str]:
    return {name: sha256(content) for name, content in _contents(spec).items()}


def _read_or_start(shapes: Path) -> dict[str, Locked]:
    return lock.read(shapes) if (shapes / lock.NAME).exists() else {}


def _bytes_at(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _files_below(folder: Path) -> list[Path]:
    return sorted(
        Path(parent, name) for parent, _, names in os.walk(folder) for name in names if not name.startswith(".")
    )


def _not_vendored(service: str, known: list[str], shapes: Path) -> Diagnostic:
    near = did_you_mean(service, known)
    if not near:
        try:
            published = botocore_services()
        except SpecError:
            published = []
        near = f"; run `shapesmith shapes add {service}`" if service in published else did_you_mean(service, published)
    return error("service-unknown", Provenance(str(shapes)), f'"{service}" is not vendored{near}')
