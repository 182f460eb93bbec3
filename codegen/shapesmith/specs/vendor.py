"""Vendor specs in shapes/ byte for byte as published, refresh them and remove them, with their lock entries."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, SpecError, error, stop_on_errors
from shapesmith.disk.digest import sha256
from shapesmith.provenance import Provenance
from shapesmith.specs import lock
from shapesmith.specs.find import Origin, find_all, services_of
from shapesmith.specs.folders import files_in, folders_in, shown
from shapesmith.specs.found import FoundSpec
from shapesmith.specs.holding import Holding
from shapesmith.specs.judged import Wanted, bring
from shapesmith.specs.lock import Locked
from shapesmith.specs.spec import SPEC_FILES, Spec, SpecFile
from shapesmith.specs.vendored import (
    TO_BE_REMOVED,
    TO_BE_UPDATED,
    kept_by_hand,
    not_vendored,
    nothing_vendored,
    vendored_services,
)
from shapesmith.text.words import module

_API_VERSION = re.compile(rb'"apiVersion"\s*:\s*"(\d{4}-\d{2}-\d{2})"')

# Called once if another run holds the folder, before this one waits for it.
Waiting = Callable[[], None]


class Vendored(NamedTuple):
    """What `add` or `update` did for one service: `before` and `after` name the packages, empty if new or from a path.

    The files are posix paths relative to the folder shapes/. `judged` are those, among the added and changed ones, that
    come with shapesmith, and `kept` those of which it has a new version, but which were edited. `is_left`: where specs
    were taken from, there is none of this service.
    """

    service: str
    before: str
    after: str
    added: list[str]
    changed: list[str]
    removed: list[str]
    judged: frozenset[str] = frozenset()
    kept: tuple[str, ...] = ()
    is_left: bool = False


class Update(NamedTuple):
    """What an update does to one service, and its spec before and after; None where there is none to compare."""

    vendored: Vendored
    old: Spec | None = None
    new: Spec | None = None

    @property
    def is_change(self) -> bool:
        """Whether a file of the spec changes."""
        return bool(self.vendored.added or self.vendored.changed or self.vendored.removed)


class Removed(NamedTuple):
    """What was in the folder of a service: files as they came from a package, and others that were kept there by hand.

    The files are posix paths relative to the folder shapes/; `package` is empty where they came from a path.
    """

    service: str
    package: str
    vendored: list[str]
    by_hand: list[str]


def add(
    services: Collection[str],
    shapes: Path,
    origin: Origin = "botocore",
    waiting: Waiting = lambda: None,
    *,
    verdicts: bool = True,
) -> list[Vendored]:
    """Vendor `services`: all of them, or none and SpecError. One that is vendored already must be as published.

    With `verdicts`, a service gets the verdicts and overrides that come with shapesmith, where it has none of its own.
    """
    with Holding(shapes, waiting) as holding:
        added = stage_add(services, holding, origin, verdicts=verdicts)
        holding.commit()
    return added


def stage_add(services: Collection[str], holding: Holding, origin: Origin, *, verdicts: bool = True) -> list[Vendored]:
    """Stage `services`, and return what the commit will add. Raises SpecError, with nothing staged, as `add` does."""
    shapes = holding.shapes
    specs = _read_all(services, origin, shapes)
    diagnostics: list[Diagnostic] = []
    known = set(vendored_services(shapes, holding.locked))
    for spec in specs:
        diagnostics += _clashes(spec.service, known, shapes)
        known.add(spec.service)
        locked = holding.locked.get(spec.service)
        if locked is not None and locked.files != _digests(spec):
            message = (
                f"is vendored from {locked.package or 'a path'} and differs from {spec.package or 'the one given'};"
                f" run `shapesmith shapes update {spec.service}`"
            )
            diagnostics.append(error("service-vendored", Provenance(str(shapes / spec.service)), message))
    stop_on_errors(diagnostics)
    return [each.vendored for each in _stage(specs, holding, "all" if verdicts else "none")]


def stage_update(
    services: Collection[str], holding: Holding, origin: Origin, among: Collection[str] = ()
) -> list[Update]:
    """Stage the update of `services`, or without any of all that are vendored, and return what the commit will change.

    Without any, a service that does not come from botocore stays as it is, as does one that is not locked and not in
    it, and from a path only the services that it has are refreshed; `among`, if there are any, are those of the
    project. Files that a service no longer has are removed, also those of an older API version; files that are kept
    there by hand stay, and so do those that came with shapesmith, if they were edited. Raises SpecError, with nothing
    staged, if one of them cannot be read.
    """
    shapes = holding.shapes
    known = vendored_services(shapes, holding.locked)
    if not known:
        raise SpecError([nothing_vendored(shapes)])
    named = services or among
    unknown = [not_vendored(service, known, shapes, TO_BE_UPDATED) for service in named if service not in known]
    stop_on_errors(unknown)
    wanted = list(services) or _refreshable(list(named) or known, origin, holding)
    specs = _read_all(wanted, origin, shapes) if wanted else []
    left = [] if services else [_left(service, holding) for service in named or known if service not in wanted]
    return [*_stage(specs, holding, "renewed"), *map(Update, left)]


def _left(service: str, holding: Holding) -> Vendored:
    """Return that a service stays as it is."""
    locked = holding.locked.get(service)
    package = "" if locked is None else locked.package
    return Vendored(service, package, package, [], [], [], is_left=True)


def take_out(services: Collection[str], holding: Holding) -> list[Removed]:
    """Stage the removal of `services` with everything in their folders, and return what the commit will remove.

    Raises SpecError with every service that is not in the folder.
    """
    shapes = holding.shapes
    known = sorted({*holding.locked, *folders_in(str(shapes))})
    unknown = [not_vendored(service, known, shapes, TO_BE_REMOVED) for service in services if service not in known]
    stop_on_errors(unknown)
    report: list[Removed] = []
    for service in dict.fromkeys(services):
        locked = holding.locked.get(service, Locked("", "", {}))
        known_files = {f"{service}/{locked.api_version}/{name}" for name in locked.files}
        came = {f"{service}/{name}": digest for name, digest in locked.judged.items()}
        known_files |= {path for path, digest in came.items() if sha256(holding.content(path) or b"") == digest}
        files = _files_below(shapes, service)
        vendored = [path for path in files if path in known_files]
        report.append(Removed(service, locked.package, vendored, [path for path in files if path not in known_files]))
    left = {service: locked for service, locked in holding.locked.items() if service not in services}
    holding.stage({path: None for each in report for path in (*each.vendored, *each.by_hand)}, left)
    return report


def _stage(specs: list[Spec], holding: Holding, judged: Wanted) -> list[Update]:
    """Stage the `specs` and the lock, what comes with shapesmith for them, and the removal of files that they lost."""
    wanted: dict[str, bytes | None] = {}
    report: list[Update] = []
    after = dict(holding.locked)
    for spec in specs:
        folder = f"{spec.service}/{spec.api_version}"
        old = holding.locked.get(spec.service, Locked("", spec.api_version, {}))
        paths: dict[str, bytes | None] = {f"{spec.service}/{old.api_version}/{name}": None for name in old.files}
        paths |= {f"{folder}/{name}": file.content for name, file in spec.files.items() if name in SPEC_FILES}
        # Verdicts are on published documentation: a spec from a path gets none.
        brought = bring(spec.service, old.judged, holding.shapes, holding.content, judged if spec.package else "none")
        paths |= brought.files
        before = {path: holding.content(path) for path in paths}
        changes = sorted(path for path, content in paths.items() if before[path] != content)
        wanted |= paths
        after[spec.service] = Locked(spec.package, spec.api_version, _digests(spec), brought.locked)
        vendored = Vendored(
            spec.service,
            old.package,
            spec.package,
            added=[path for path in changes if before[path] is None],
            changed=[path for path in changes if before[path] is not None and paths[path] is not None],
            removed=[path for path in changes if paths[path] is None],
            judged=frozenset(brought.files).intersection(changes),
            kept=tuple(brought.kept),
        )
        report.append(Update(vendored, _on_disk(spec.service, holding), _as_vendored(spec, brought.files, holding)))
    holding.stage(wanted, after)
    return report


def _on_disk(service: str, holding: Holding) -> Spec | None:
    """Return the spec of a service as it is in the folder, whatever the lock says; None if there is none to read."""
    locked = holding.locked.get(service)
    if locked is None:
        return None
    files = files_in(f"{holding.shapes}/{service}/{locked.api_version}") | kept_by_hand(service, holding.shapes)
    try:
        spec = FoundSpec(service, locked.api_version, "shapes", locked.package, files).read()
    except SpecError:
        return None
    return spec if spec.has_model else None


def _as_vendored(spec: Spec, brought: dict[str, bytes], holding: Holding) -> Spec:
    """Return a spec as it will be read from the folder: with its paths there, and with what is kept beside it.

    `brought` are files that are written beside it, by their paths in the folder.
    """
    folder = f"{holding.shapes}/{spec.service}/{spec.api_version}"
    published = {name: file for name, file in spec.files.items() if name in SPEC_FILES}
    beside = {name: path for name, path in files_in(folder).items() if name not in SPEC_FILES}
    beside |= kept_by_hand(spec.service, holding.shapes)
    by_hand = FoundSpec(spec.service, spec.api_version, "shapes", spec.package, beside).read()
    files = {name: file._replace(path=shown(f"{folder}/{name}")) for name, file in published.items()}
    judged = {
        Path(path).name: SpecFile.of(shown(f"{holding.shapes}/{path}"), content) for path, content in brought.items()
    }
    return by_hand._replace(files=files | by_hand.files | judged)


def _refreshable(known: list[str], origin: Origin, holding: Holding) -> list[str]:
    """Return those of the services `known` that `origin` refreshes if none is named."""
    offered = services_of(origin, holding.shapes)
    # Where a service comes from, only the lock says; one that is not in it may be of another origin.
    locked = {} if isinstance(origin, Path) else holding.locked
    return [service for service in known if (locked[service].package if service in locked else service in offered)]


def _read_all(services: Collection[str], origin: Origin, shapes: Path) -> list[Spec]:
    """Return the specs to vendor. Raises SpecError with every one that cannot be found, read, or vendored."""
    specs: list[Spec] = []
    diagnostics: list[Diagnostic] = []
    for found in find_all(services, origin, shapes):
        try:
            spec = found.read()
        except SpecError as failure:
            diagnostics += failure.diagnostics
            continue
        if not spec.has_model:
            message = "is documentation without a model, which is not vendored; use `shapesmith generate --from PATH`"
            diagnostics.append(error("spec-absent", Provenance(spec.documentation[0].path), message))
            continue
        dated = _dated(spec)
        if not lock.is_name(spec.service):
            message = f'"{spec.service}" cannot be the name of a service: it must be letters, digits, ".", "-" and "_"'
            diagnostics.append(error("service-name", Provenance(str(shapes)), message))
        elif dated is None:
            message = "has no API version; put it in a folder that is named after one, as <year>-<month>-<day>"
            diagnostics.append(error("spec-undated", Provenance(spec.files[spec.model].path), message))
        else:
            diagnostics += _shared(specs, dated)
            specs.append(dated)
    stop_on_errors(diagnostics)
    return specs


def _shared(specs: Iterable[Spec], spec: Spec) -> list[Diagnostic]:
    """Return the diagnostic that one of `specs`, of another service, is of the same file: a path may be of one."""
    path = spec.files[spec.model].path
    for other in specs:
        if other.files[other.model].path == path:
            message = (
                f"is one spec, and cannot be that of {other.service} and of {spec.service}; name the one that it is"
            )
            return [error("service-clash", Provenance(path), message)]
    return []


def _dated(spec: Spec) -> Spec | None:
    """Return `spec` with an API version: that of its folder, or else the model's, which is searched and not parsed."""
    if spec.api_version:
        return spec
    found = _API_VERSION.search(spec.files[spec.model].content)
    return None if found is None else spec._replace(api_version=found[1].decode())


def _clashes(service: str, known: set[str], shapes: Path) -> list[Diagnostic]:
    """Return a diagnostic for each of `known` that is another service than `service` and has the same package."""
    return [
        error(
            "service-clash",
            Provenance(str(shapes / service)),
            f"would have the same package as {other}; generate one of them with `--from PATH --out DIR` instead",
        )
        for other in sorted(known)
        if other != service and module(other) == module(service)
    ]


def _digests(spec: Spec) -> dict[str, str]:
    return {name: file.sha256 for name, file in spec.files.items() if name in SPEC_FILES}


def _files_below(shapes: Path, service: str) -> list[str]:
    """Return every file and link below the folder of a service, as posix paths in the folder `shapes`."""
    files = []
    for parent, folders, names in os.walk(shapes / service):
        links = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        files += [Path(parent, name).relative_to(shapes).as_posix() for name in (*names, *links)]
    return sorted(files)
