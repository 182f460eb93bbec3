"""A botocore wheel as a source of specs: a zip file whose `botocore/data/` is laid out as the installed folder is."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from shapesmith.diagnostics import SpecError, error
from shapesmith.provenance import Provenance
from shapesmith.specs.found import FoundSpec
from shapesmith.specs.lock import is_name
from shapesmith.specs.spec import API, MODEL, SPEC_FILES, unknown_service, with_one_model

SUFFIX = ".whl"

_DATA = ("botocore", "data")
_METADATA = re.compile(r"botocore-([0-9A-Za-z.+!]+)\.dist-info/METADATA\Z")

# The names of the members of a wheel, by service, API version and published name.
_Contents = dict[str, dict[str, dict[str, str]]]


def services_in_wheel(wheel: Path) -> list[str]:
    """Return the services that have a spec in `wheel`, sorted. Raises SpecError if it cannot be read or has none."""
    return sorted(_listed(wheel).contents)


def find_in_wheel(service: str | None, wheel: Path) -> FoundSpec:
    """Return the spec of `service`, of its latest API version; raise SpecError, naming near matches, if it has none."""
    listed = _listed(wheel)
    services = sorted(listed.contents)
    if service is None or service not in services:
        raise SpecError([unknown_service(service, services, str(wheel))])
    versions = listed.contents[service]
    latest = max(versions)
    files = {name: f"{wheel}/{member}" for name, member in versions[latest].items()}
    return FoundSpec(service, latest, "path", listed.package, files, archive=str(wheel))


class _Listed(NamedTuple):
    """What the directory of a wheel says of it: its specs, and its package ("botocore 1.44.5"; empty if unknown)."""

    contents: _Contents
    package: str


def _listed(wheel: Path) -> _Listed:
    """Return what is in a wheel. Raises SpecError if it cannot be read, or has no specs."""
    try:
        changed = wheel.stat().st_mtime_ns
    except OSError:
        changed = 0  # to open it says what is wrong
    listed = _read_directory(str(wheel), changed)
    if not listed.contents:
        message = f"has no specs: a wheel of botocore has them as {'/'.join(_DATA)}/<service>/<api version>/{MODEL}"
        raise SpecError([error("spec-absent", Provenance(str(wheel)), message)])
    return listed


# A comparison of all services asks for each of them, and the directory of a wheel has thousands of entries.
@lru_cache(maxsize=2)
def _read_directory(wheel: str, changed: int) -> _Listed:
    """Return what is in a wheel as it was `changed` last, in nanoseconds."""
    from shapesmith.specs.archive import Archive  # imported here, because few specs are in a zip file

    with Archive(wheel) as archive:
        members = archive.names
    versions = [match[1] for member in members if (match := _METADATA.match(member))]
    return _Listed(_contents(members), f"botocore {versions[0]}" if versions else "")


def _contents(members: list[str]) -> _Contents:
    """Return the spec files among `members`, only of API versions that have a model."""
    found: _Contents = {}
    for member in members:
        *data, service, version, name = member.split("/") if member.count("/") == 4 else ("", "", "")
        published = name.removesuffix(".gz")
        if tuple(data) == _DATA and published in SPEC_FILES and is_name(service) and is_name(version):
            files = found.setdefault(service, {}).setdefault(version, {})
            if name == published or published not in files:  # the plain one first, as in botocore
                files[published] = member
    return {
        service: complete
        for service, versions in found.items()
        if (complete := {version: _read(files) for version, files in versions.items() if {MODEL, API} & files.keys()})
    }


def _read(files: dict[str, str]) -> dict[str, str]:
    """Return those of `files` that are read, in the order of their kinds."""
    return with_one_model({name: files[name] for name in SPEC_FILES if name in files})
