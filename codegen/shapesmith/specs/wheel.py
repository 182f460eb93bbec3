"""A botocore wheel as a source of specs: a zip file whose `botocore/data/` is laid out as the installed folder is."""

from __future__ import annotations

import re
from pathlib import Path

from shapesmith.diagnostics import SpecError, error
from shapesmith.provenance import Provenance
from shapesmith.specs.found import Found
from shapesmith.specs.lock import is_name
from shapesmith.specs.spec import API, MODEL, SPEC_FILES, with_one_model
from shapesmith.text.near import did_you_mean

SUFFIX = ".whl"

_DATA = ("botocore", "data")
_METADATA = re.compile(r"botocore-([0-9A-Za-z.+!]+)\.dist-info/METADATA\Z")

# The names of the members of a wheel, by service, API version and published name.
_Contents = dict[str, dict[str, dict[str, str]]]


def services_in_wheel(wheel: Path) -> list[str]:
    """Return the services that have a spec in `wheel`, sorted. Raises SpecError if it cannot be read or has none."""
    services = sorted(_contents(_members(wheel)))
    if not services:
        message = f"has no specs: a wheel of botocore has them as {'/'.join(_DATA)}/<service>/<api version>/{MODEL}"
        raise SpecError([error("spec-absent", Provenance(str(wheel)), message)])
    return services


def find_in_wheel(service: str | None, wheel: Path) -> Found:
    """Return the spec of `service`, of its latest API version; raise SpecError, naming near matches, if it has none."""
    services = services_in_wheel(wheel)
    if service is None:
        message = f"has the specs of {len(services)} services; name those to read"
        raise SpecError([error("service-unknown", Provenance(str(wheel)), message)])
    if service not in services:
        message = f'has no service "{service}"' + did_you_mean(service, services)
        raise SpecError([error("service-unknown", Provenance(str(wheel)), message)])
    members = _members(wheel)
    versions = _contents(members)[service]
    latest = max(versions)
    files = {name: f"{wheel}/{member}" for name, member in versions[latest].items()}
    versions_of_botocore = [match[1] for member in members if (match := _METADATA.match(member))]
    package = f"botocore {versions_of_botocore[0]}" if versions_of_botocore else ""
    return Found(service, latest, "path", package, files, archive=str(wheel))


def _members(wheel: Path) -> list[str]:
    from shapesmith.specs.archive import Archive  # imported here, because few specs are in a zip file

    with Archive(str(wheel)) as archive:
        return archive.names


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
