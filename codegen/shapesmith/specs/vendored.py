"""The folder shapes/ on disk, compared with its lock."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from shapesmith.diagnostics import Diagnostic, SpecError, error, warning
from shapesmith.disk.workspace import recover
from shapesmith.provenance import Provenance
from shapesmith.specs import installed, lock
from shapesmith.specs.folders import files_in, has_model, services_in, shown
from shapesmith.specs.found import FoundSpec, updating
from shapesmith.specs.lock import Lock, Locked
from shapesmith.specs.spec import DOCUMENTATION, OVERRIDES, RULES, SPEC_FILES
from shapesmith.text.near import did_you_mean

# Kept beside the published files and not locked: overrides, verdicts, and documentation as other SDKs publish it.
_BY_HAND = (OVERRIDES, RULES, DOCUMENTATION)

TO_BE_READ = "; run `shapesmith shapes add {}`, or use `--from botocore`"
TO_BE_UPDATED = "; run `shapesmith shapes add {}`"
TO_BE_REMOVED = ""
"""What to do with a service that is not vendored."""


def vendored_services(shapes: Path, locked: Lock) -> list[str]:
    """Return the services that are in the lock or have a spec in the folder `shapes`, sorted."""
    return sorted({*locked, *services_in(str(shapes))})


def nothing_vendored(shapes: Path) -> Diagnostic:
    """Return the diagnostic that the folder `shapes` has no specs."""
    message = f"has no specs; run `shapesmith shapes add SERVICE`{vendored_above(shapes)}"
    return error("shapes-empty", Provenance(str(shapes)), message)


def vendored_above(shapes: Path) -> str:
    """Return `; did you mean to run this in ".."?` if a folder above has `shapes` and this one does not, or nothing."""
    here = Path.cwd()
    if (shapes / lock.NAME).exists():
        return ""
    above = next((folder for folder in here.parents if (folder / shapes / lock.NAME).is_file()), None)
    return "" if above is None else f'; did you mean to run this in "{os.path.relpath(above, here)}"?'


def find_vendored(service: str, shapes: Path, locked: Lock, way_out: str = TO_BE_UPDATED) -> FoundSpec:
    """Return the spec of `service` in the folder `shapes`, of the API version that is locked.

    `way_out` is as for `not_vendored`.

    Raises SpecError if the service is not vendored, or has no model there.
    """
    folder = shapes / service
    entry = locked.get(service)
    if entry is None:
        raise SpecError([_unlocked(service, shapes, locked, way_out)])
    version = str(folder / entry.api_version)
    if not has_model(version):
        origin = "" if entry.package else " --from PATH"
        message = (
            f"is in {lock.NAME} with API version {entry.api_version}, but no such spec is there; restore it, or run "
            f"`shapesmith shapes update {service}{origin}`; to remove the service, run `shapesmith shapes remove "
            f"{service}`"
        )
        raise SpecError([error("spec-absent", Provenance(str(folder)), message)])
    files = files_in(version)
    diagnostics = [
        _absent(f"{shown(version)}/{name}", service, folder, entry) for name in entry.files if name not in files
    ]
    diagnostics += _strays(service, folder, entry)
    return FoundSpec(
        service,
        entry.api_version,
        "shapes",
        entry.package,
        files | kept_by_hand(service, shapes),
        entry,
        tuple(diagnostics),
    )


def verify(services: Collection[str], shapes: Path) -> list[Diagnostic]:
    """Return every difference of `services` (without any: of all of shapes/) from the lock.

    If none of them is an error, the specs are as published.
    """
    recover(str(shapes))
    try:
        locked = lock.read_if_any(shapes)
    except SpecError as failure:
        return failure.diagnostics
    known = vendored_services(shapes, locked)
    diagnostics: list[Diagnostic] = [] if services or known else [nothing_vendored(shapes)]
    if not services:
        diagnostics += _of_no_service(shapes, known)
    for service in services or known:
        try:
            found = find_vendored(service, shapes, locked)
            diagnostics += found.warnings
            found.read()
        except SpecError as failure:
            diagnostics += failure.diagnostics
    return list(dict.fromkeys(diagnostics))


def _of_no_service(shapes: Path, known: list[str]) -> list[Diagnostic]:
    """Return a warning for each folder with files kept by hand that are of no service, vendored or of botocore."""
    try:
        folders = sorted(each.name for each in os.scandir(shapes) if each.is_dir() and each.name not in known)
    except OSError:
        return []
    kept = {folder: files for folder in folders if (files := kept_by_hand(folder, shapes))}
    services = [*known, *installed.published_services()] if kept else []
    return [
        warning(
            "service-unknown",
            Provenance(next(iter(files.values()))),
            f'is not read: "{folder}" is no service of {shapes}/ or of botocore{did_you_mean(folder, services)}',
        )
        for folder, files in kept.items()
        if folder not in services
    ]


def kept_by_hand(service: str, shapes: Path) -> dict[str, str]:
    """Return the paths of the overrides of `service` and of the verdicts on its documentation by name, if any.

    What has such a name and is no file is among them: to read it says what is wrong.
    """
    paths = {name: shapes / service / name for name in (OVERRIDES, RULES)}
    return {name: shown(str(path)) for name, path in paths.items() if os.path.lexists(path)}


def not_vendored(service: str, known: list[str], shapes: Path, way_out: str) -> Diagnostic:
    """Return the diagnostic that `service` is not in the folder `shapes`, whose services are `known`.

    `way_out` is the end of the message for a service of botocore, with `{}` for its name.
    """
    published = installed.published_services()
    where = installed.botocore_package() if published else "botocore (not installed)"
    if service in published:
        message = f'"{service}" is not vendored{way_out.format(service)}{vendored_above(shapes)}'
    else:
        near = did_you_mean(service, known + published)
        message = f'neither {shapes}/ nor {where} has a service "{service}"{near}'
    return error("service-unknown", Provenance(str(shapes)), message)


def _unlocked(service: str, shapes: Path, locked: Lock, way_out: str) -> Diagnostic:
    # The names of folders are compared, so that the name of a service is never read as a path.
    if service not in services_in(str(shapes)):
        return not_vendored(service, vendored_services(shapes, locked), shapes, way_out)
    if not (shapes / lock.NAME).exists():
        return lock.absent(shapes)
    folder = shapes / service
    package = installed.botocore_package() if service in installed.published_services() else ""
    message = f"is not in {lock.NAME}; remove it, or run {updating(service, folder, package)}"
    return error("spec-unlocked", Provenance(str(folder)), message)


def _absent(path: str, service: str, folder: Path, entry: Locked) -> Diagnostic:
    message = f"is in {lock.NAME} but is missing; restore it, or run {updating(service, folder, entry.package)}"
    return error("spec-absent", Provenance(path), message)


def _strays(service: str, folder: Path, entry: Locked) -> list[Diagnostic]:
    """Return a diagnostic for each file below a service's folder that is neither locked nor may be kept there."""
    diagnostics: list[Diagnostic] = []
    for path in _files_below(folder):
        if path.parent == folder / entry.api_version and path.name in entry.files:
            continue
        if path.name.removesuffix(".gz") in SPEC_FILES:
            # An update removes no file that it does not know, and locks those of an API of one's own.
            is_own = not entry.package and path.parent == folder / entry.api_version
            way_out = f", or run {updating(service, folder, '')}" if is_own else ""
            message = f"is a spec file that is not in {lock.NAME}; remove it{way_out}"
            diagnostics.append(error("spec-unlocked", Provenance(str(path)), message))
        elif not path.name.endswith(_BY_HAND):
            message = f"is not in {lock.NAME} and not read; only {OVERRIDES}, {RULES} and *.yard are kept here by hand"
            diagnostics.append(warning("spec-unlocked", Provenance(str(path)), message))
    return diagnostics


def _files_below(folder: Path) -> list[Path]:
    return sorted(
        Path(parent, name) for parent, _, names in os.walk(folder) for name in names if not name.startswith(".")
    )
