"""Find the spec files of a service: vendored in shapes/, in the installed botocore, or at a path."""

from __future__ import annotations

import functools
import os
import re
from pathlib import Path
from typing import Literal, NamedTuple

from shapesmith.diagnostics import Diagnostic, SpecError, error
from shapesmith.provenance import Provenance
from shapesmith.specs import lock
from shapesmith.text.near import did_you_mean

MODEL = "service-2.json"
# The same model in two files: the API, and its documentation apart from it.
API, DOCS = "api-2.json", "docs-2.json"
OVERRIDES = "overrides.toml"
# Documentation as another SDK prints it.
DOCUMENTATION = ".yard"
# To each type of file botocore's loader adds what `<type>.sdk-extras.json` holds (botocore/loaders.py, _find_extras).
SPEC_FILES = (
    *(
        f"{name}{suffix}"
        for name in ("service-2", "paginators-1", "waiters-2", "examples-1")
        for suffix in (".json", ".sdk-extras.json")
    ),
    API,
    DOCS,
)

Origin = Literal["shapes", "botocore"] | Path

_API_VERSION = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_SERVICE_ID = re.compile(rb'"serviceId"\s*:\s*"([A-Za-z0-9 ]+)"')


class SpecFile(NamedTuple):
    """One file, by the `path` the user would type: relative where it lies below the current folder."""

    path: str

    def read(self) -> bytes:
        """Return the content, decompressed if the name ends in `.gz`; raise SpecError if it cannot be read."""
        try:
            content = Path(self.path).read_bytes()
        except OSError as failure:
            raise SpecError([_unreadable(self.path, failure.strerror or str(failure))]) from failure
        return _decompressed(content, self.path) if self.path.endswith(".gz") else content


class SpecFiles(NamedTuple):
    """The spec of one service: its files by published name (`service-2.json`), only those that exist.

    `service` is botocore's name for it, `origin` one of "shapes", "botocore", "path"; `package` says "botocore 1.44.5"
    where that is known and is empty where not. `overrides.toml` of shapes/<service>/ is among the files, and so is
    every `*.yard` beside the model.
    """

    service: str
    api_version: str
    origin: str
    package: str
    files: dict[str, SpecFile]

    @property
    def model(self) -> str:
        """The name of the file that holds the shapes: service-2.json, or api-2.json where the model is in two files."""
        return MODEL if MODEL in self.files else API


def vendored_services(shapes: Path) -> list[str]:
    """Return the services that have a spec in the folder `shapes`, sorted."""
    return _services_in(str(shapes))


def botocore_services() -> list[str]:
    """Return the services of the installed botocore, sorted; raise SpecError if there is none."""
    return _services_in(_botocore_data())


def services_at(path: Path) -> list[str]:
    """Return the services that `--from PATH` offers, sorted; a single spec has one, named after its folder or itself.

    Raises SpecError if there is no spec.
    """
    services = [] if path.is_file() or _versions(str(path)) else _services_in(str(path))
    return services or [locate(None, path, Path()).service]


def locate(service: str | None, origin: Origin, shapes: Path) -> SpecFiles:
    """Return the spec files of `service`, of its latest API version, as botocore chooses it.

    A path may be a model file, a folder that holds one, a service's folder of API versions, or a folder of such
    folders, as botocore's data/ and shapes/ are; with it, `service` may be None: the spec then names itself.
    Raises SpecError, naming near matches, if there is none.
    """
    if isinstance(origin, Path):
        return _at_path(service, origin, shapes)
    if service is None:
        raise ValueError("only a path can name its service itself")
    base = str(shapes) if origin == "shapes" else _botocore_data()
    folder = f"{base}/{service}"
    versions = _versions(folder) if service in _folders_in(base) else []
    if not versions:
        raise SpecError([_unknown(service, origin, shapes)])
    api_version = max(versions)
    package = _locked_package(service, shapes) if origin == "shapes" else botocore_package()
    files = _spec_files(f"{folder}/{api_version}") | _overrides(service, shapes)
    return SpecFiles(service, api_version, origin, package, files)


@functools.cache
def botocore_package() -> str:
    """Return the installed botocore with its version, as `botocore 1.44.5`."""
    from importlib import metadata  # 40 ms, which only this needs

    try:
        return f"botocore {metadata.version('botocore')}"
    except metadata.PackageNotFoundError:
        return "botocore"


def _unknown(service: str, origin: Origin, shapes: Path) -> Diagnostic:
    vendored = vendored_services(shapes)
    try:
        published, where = botocore_services(), botocore_package()
    except SpecError:
        published, where = [], "botocore (not installed)"
    if origin == "botocore":
        message = f'{where} has no service "{service}"' + did_you_mean(service, published)
        return error("service-unknown", Provenance(_shown(_botocore_data())), message)
    if service in published:
        message = f'"{service}" is not vendored; run `shapesmith shapes add {service}`, or use `--from botocore`'
        return error("service-unknown", Provenance(str(shapes)), message)
    message = f'neither {shapes}/ nor {where} has a service "{service}"' + did_you_mean(service, vendored + published)
    return error("service-unknown", Provenance(str(shapes)), message)


def _at_path(service: str | None, path: Path, shapes: Path) -> SpecFiles:
    if path.is_file():
        folder = str(path.parent)
        is_published_name = path.name.removesuffix(".gz") in (MODEL, API)
        files = _spec_files(folder) if is_published_name else {MODEL: SpecFile(_shown(str(path)))}
    else:
        folder = _spec_folder(service, path)
        files = _spec_files(folder)
    # The folder's real names: `--from .` is typed in the folder of an API version, too.
    parent, name = os.path.split(os.path.realpath(folder))
    dated = _API_VERSION.match(name) is not None
    if service is None:
        service = (
            os.path.basename(parent)
            if dated
            else _service_id(files.get(MODEL) or files[API]) or path.name.partition(".")[0]
        )
    # A folder laid out like shapes/ brings its own corrections.
    beside = _overrides(os.path.basename(parent), Path(parent).parent) if dated else {}
    return SpecFiles(service, name if dated else "", "path", "", files | (beside or _overrides(service, shapes)))


def _spec_folder(service: str | None, path: Path) -> str:
    """Return the folder below `path` that holds the spec: itself, <api version>/, or <service>/<api version>/."""
    folder = str(path)
    if _has_model(folder):
        return folder
    if service is not None and service in _folders_in(folder) and (versions := _versions(f"{folder}/{service}")):
        return f"{folder}/{service}/{max(versions)}"
    if versions := _versions(folder):
        return f"{folder}/{max(versions)}"
    services = _services_in(folder)
    if services and service is None:
        message = f"holds the specs of {len(services)} services; name those to read"
    elif services:
        message = f'has no service "{service}"' + did_you_mean(service or "", services)
    elif os.path.isdir(folder):
        message = f"holds no {MODEL}, neither itself nor as <api version>/{MODEL} or <service>/<api version>/{MODEL}"
    else:
        message = "does not exist; --from takes `shapes`, `botocore`, or the path of a spec"
    raise SpecError([error("service-unknown" if services else "spec-absent", Provenance(folder), message)])


def _service_id(model: SpecFile) -> str:
    """Return the name that the model gives itself, spelled as botocore does; empty if it has none.

    Searched, not parsed: whether the model is sound is for its reader to say.
    """
    found = _SERVICE_ID.search(model.read())
    return found[1].decode().lower().replace(" ", "-") if found else ""


@functools.cache
def _botocore_data() -> str:
    from importlib.util import find_spec  # finds without importing, which would take a tenth of a second

    found = find_spec("botocore")
    if found is None or not found.submodule_search_locations:
        message = "is not installed; run `pip install botocore`, or give the path of a spec with `--from PATH`"
        raise SpecError([error("botocore-absent", Provenance("botocore"), message)])
    return os.path.join(found.submodule_search_locations[0], "data")


def _locked_package(service: str, shapes: Path) -> str:
    try:
        locked = lock.read(shapes).get(service)
    except SpecError:  # whether the lock is sound is asked by `vendor`
        return ""
    return locked.package if locked else ""


def _overrides(service: str, shapes: Path) -> dict[str, SpecFile]:
    path = shapes / service / OVERRIDES
    return {OVERRIDES: SpecFile(_shown(str(path)))} if path.is_file() else {}


def _spec_files(folder: str) -> dict[str, SpecFile]:
    files = {
        name: SpecFile(_shown(f"{folder}/{found}"))
        for name in SPEC_FILES
        for found in [_published(folder, name)]
        if found
    }
    if MODEL in files:  # whole, it needs none of the halves that may lie beside it
        files = {name: file for name, file in files.items() if name not in (API, DOCS)}
    documentation = sorted(name for name in os.listdir(folder) if name.endswith(DOCUMENTATION))
    return files | {name: SpecFile(_shown(f"{folder}/{name}")) for name in documentation}


def _published(folder: str, name: str) -> str:
    """Return which of `name` and `name.gz` is in `folder`, the plain one first as in botocore; empty if neither is."""
    for candidate in (name, f"{name}.gz"):
        if os.path.isfile(f"{folder}/{candidate}"):
            return candidate
    return ""


def _has_model(folder: str) -> bool:
    return _published(folder, MODEL) != "" or _published(folder, API) != ""


def _services_in(folder: str) -> list[str]:
    return [name for name in _folders_in(folder) if _versions(f"{folder}/{name}")]


def _versions(folder: str) -> list[str]:
    return [name for name in _folders_in(folder) if _has_model(f"{folder}/{name}")]


def _folders_in(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.is_dir() and not entry.name.startswith("."))
    except OSError:
        return []


def _shown(path: str) -> str:
    """Return `path` relative to the current folder if it is an absolute path below it, otherwise as it is."""
    current = os.getcwd()
    normal = os.path.normpath(path)
    return os.path.relpath(normal, current) if normal.startswith(f"{current}{os.sep}") else normal


def _decompressed(content: bytes, path: str) -> bytes:
    import gzip  # here, because vendored specs are not compressed
    import zlib

    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as failure:
        raise SpecError([_unreadable(path, str(failure))]) from failure


def _unreadable(path: str, reason: str) -> Diagnostic:
    return error("spec-unreadable", Provenance(path), f"cannot be read: {reason}")
