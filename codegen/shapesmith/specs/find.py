"""Find the spec of a service: vendored in shapes/, in the installed botocore, or at a path."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path
from typing import Literal

from shapesmith.diagnostics import Diagnostic, SpecError, error
from shapesmith.disk.workspace import recover
from shapesmith.provenance import Provenance
from shapesmith.specs import installed, lock
from shapesmith.specs.api_reference import read_reference
from shapesmith.specs.folders import files_in, folders_in, has_documentation, has_model, services_in, shown, versions_in
from shapesmith.specs.found import FoundSpec, read_content
from shapesmith.specs.judged import kept_or_judged
from shapesmith.specs.lock import Lock
from shapesmith.specs.spec import API, MODEL, unknown_service
from shapesmith.specs.vendored import TO_BE_READ, find_vendored, kept_by_hand, vendored_services
from shapesmith.specs.wheel import SUFFIX, find_in_wheel, services_in_wheel
from shapesmith.text.near import did_you_mean

Origin = Literal["shapes", "botocore"] | Path

_API_VERSION = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
# Where documentation names its service in the language of the SDK alone.
_NAMESPACE = re.compile(r"\b(?:class|module) +Aws::(\w+)")
# A file of the data folder of botocore, whose services people have judged.
_OF_BOTOCORE = "endpoints.json"
# What may be before a JSON object: a byte order mark, and white space.
_BLANK = b"\xef\xbb\xbf \t\r\n"
_SERVICE_ID = re.compile(rb'"serviceId"\s*:\s*"([A-Za-z0-9 ]+)"')


def services_of(origin: Origin, shapes: Path, locked: Lock | None = None) -> list[str]:
    """Return the services of `origin`, sorted; a single spec at a path is one service, named as in the spec.

    Raises SpecError if there is no spec at the path, or no botocore.
    """
    if origin == "shapes":
        return vendored_services(shapes, _lock(origin, shapes) if locked is None else locked)
    if isinstance(origin, Path):
        if _is_wheel(origin):
            return services_in_wheel(origin)
        services = [] if origin.is_file() or versions_in(str(origin)) else services_in(str(origin))
        return services or [find(None, origin, Path()).service]
    return installed.botocore_services()


def find(
    service: str | None, origin: Origin, shapes: Path, locked: Lock | None = None, way_out: str = TO_BE_READ
) -> FoundSpec:
    """Return the spec of `service`: of the locked API version if it is vendored, otherwise of the latest.

    A path may be a model file, a folder that holds one, a service's folder of API versions, a folder of such folders,
    as botocore's data/ and shapes/ are, a wheel of botocore, or documentation as the AWS SDK for Ruby prints it. With
    it, `service` may be None: the spec then names itself. `locked` is the lock of `shapes`, which is read where it is
    not given, `way_out` what a message says where it is not vendored. Raises SpecError, naming near matches, if there
    is none.
    """
    if locked is None:
        locked = _lock(origin, shapes)
    if isinstance(origin, Path):
        return _at_path(service, origin, shapes)
    if service is None:
        raise ValueError("a service must be named unless the origin is a path")
    if origin == "shapes":
        return find_vendored(service, shapes, locked, way_out)
    return _in_botocore(service, shapes)


def find_all(services: Collection[str], origin: Origin, shapes: Path) -> list[FoundSpec]:
    """Return the spec of each of `services` (without any: of all services of `origin`), reading the lock once.

    Raises SpecError with every service that cannot be found.
    """
    locked = _lock(origin, shapes)
    found: list[FoundSpec] = []
    diagnostics: list[Diagnostic] = []
    for service in dict.fromkeys(services or services_of(origin, shapes, locked)):
        try:
            found.append(find(service, origin, shapes, locked))
        except SpecError as failure:
            diagnostics += failure.diagnostics
    if diagnostics:
        raise SpecError(list(dict.fromkeys(diagnostics)))
    return found


def _lock(origin: Origin, shapes: Path) -> Lock:
    """Return the lock of `shapes` if the specs come from there, after repairing what a killed run left there."""
    recover(str(shapes))
    return lock.read_if_any(shapes) if origin == "shapes" else {}


def _is_wheel(path: Path) -> bool:
    return path.suffix == SUFFIX and path.is_file()


def _in_botocore(service: str, shapes: Path) -> FoundSpec:
    data = installed.botocore_data()
    folder = f"{data}/{service}"
    versions = versions_in(folder) if service in folders_in(data) else []
    package = installed.botocore_package()
    if not versions:
        message = f'{package} has no service "{service}"' + did_you_mean(service, services_in(data))
        raise SpecError([error("service-unknown", Provenance(shown(data)), message)])
    files = files_in(f"{folder}/{max(versions)}") | kept_or_judged(service, shapes)
    return FoundSpec(service, max(versions), "botocore", package, files)


def _at_path(service: str | None, path: Path, shapes: Path) -> FoundSpec:
    if _is_wheel(path):
        found = find_in_wheel(service, path)
        return found._replace(files=found.files | kept_or_judged(found.service, shapes))
    if path.is_file():
        folder = os.path.dirname(path)
        files = _files_at(path)
    else:
        folder = _spec_folder(service, path)
        files = files_in(folder)
    # The real names of the folders: `--from .` may be typed in the folder of an API version.
    parent, name = os.path.split(os.path.realpath(folder))
    dated = _API_VERSION.match(name) is not None
    own_name, version = (os.path.basename(parent), name) if dated else ("", "")
    model = files.get(MODEL) or files.get(API)
    if model is None:
        own_name, version = _documented(files, own_name, version)
        # Without a model there is no constraint that an override could correct.
        return FoundSpec(service or own_name or _stem(path), version, "path", "", files)
    service = service or own_name or _service_id(model) or _stem(path)
    # A folder brings its own corrections: they are beside the model, or above its API version as in shapes/.
    beside = {} if path.is_file() else kept_by_hand(name, Path(parent))
    if dated and not beside:
        beside = kept_by_hand(own_name, Path(parent).parent)
    is_published = dated and (Path(parent).parent / _OF_BOTOCORE).is_file()
    elsewhere = kept_or_judged(service, shapes) if is_published else kept_by_hand(service, shapes)
    return FoundSpec(service, version, "path", "", files | (beside or elsewhere))


def _files_at(path: Path) -> dict[str, str]:
    """Return the files of the spec that the file at `path` stands for, by their published names.

    A model may have another name; a file that is not a JSON object is documentation.
    """
    name = path.name.removesuffix(".gz")
    if name in (MODEL, API):
        return files_in(str(path.parent))
    is_model = name.endswith(".json") or read_content(str(path)).lstrip(_BLANK).startswith(b"{")
    return {MODEL if is_model else path.name: shown(str(path))}


def _documented(files: dict[str, str], service: str, version: str) -> tuple[str, str]:
    """Return the service and the API version of documentation, where they are not known: as it names them itself."""
    for path in files.values():
        text = read_content(path).decode(errors="replace")
        if reference := read_reference(text):
            return service or reference.service.lower(), version or reference.api_version
        if namespace := _NAMESPACE.search(text):
            return service or namespace[1].lower(), version
    return service, version


def _stem(path: Path) -> str:
    return path.name.partition(".")[0]


def _spec_folder(service: str | None, path: Path) -> str:
    """Return the folder below `path` that holds the spec: itself, <api version>/, or <service>/<api version>/."""
    folder = str(path)
    if has_model(folder):
        return folder
    if service is not None and service in folders_in(folder) and (versions := versions_in(f"{folder}/{service}")):
        return f"{folder}/{service}/{max(versions)}"
    if versions := versions_in(folder):
        return f"{folder}/{max(versions)}"
    if has_documentation(folder):
        return folder
    raise SpecError([_no_spec(service, folder, services_in(folder))])


def _no_spec(service: str | None, folder: str, services: list[str]) -> Diagnostic:
    if services:
        return unknown_service(service, services, folder)
    if os.path.isdir(folder):
        message = f"has no {MODEL}, neither itself nor as <api version>/{MODEL} or <service>/<api version>/{MODEL}"
    elif os.path.exists(folder):
        message = "is not a regular file, as which a spec is read; write its content to one"
    else:
        message = "does not exist; give `botocore`, or the path of a spec or of a wheel of botocore"
    return error("spec-absent", Provenance(folder), message)


def _service_id(model: str) -> str:
    """Return the name of the service in the model at a path, spelled as botocore does; empty if it has none.

    The text is searched, not parsed: its reader reports what is wrong with the model.
    """
    found = _SERVICE_ID.search(read_content(model))
    return found[1].decode().lower().replace(" ", "-") if found else ""
