"""The installed botocore: where its specs are, and its version."""

from __future__ import annotations

import functools
import os
import re

from shapesmith.diagnostics import SpecError, error
from shapesmith.provenance import Provenance
from shapesmith.specs.folders import services_in

_DISTRIBUTION = re.compile(r"botocore-([^-]+)\.dist-info")


def botocore_services() -> list[str]:
    """Return the services of the installed botocore, sorted; raise SpecError if there is none."""
    return services_in(botocore_data())


def published_services() -> list[str]:
    """Return the services of the installed botocore, sorted; none if it is not installed."""
    try:
        return botocore_services()
    except SpecError:
        return []


@functools.cache
def botocore_data() -> str:
    """Return the folder data/ of the installed botocore; raise SpecError if there is none."""
    folder = _data("botocore")
    if folder is None:
        message = "is not installed; run `pip install botocore`, or give the path of a spec with `--from PATH`"
        raise SpecError([error("botocore-absent", Provenance("botocore"), message)])
    return folder


@functools.cache
def boto3_data() -> str | None:
    """Return the folder data/ of the installed boto3, which has its resources; None if there is none."""
    return _data("boto3")


def _data(package: str) -> str | None:
    from importlib.util import find_spec  # finds botocore without importing it, which would take a tenth of a second

    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        return None
    return os.path.join(found.submodule_search_locations[0], "data")


@functools.cache
def botocore_package() -> str:
    """Return the installed botocore with its version, as `botocore 1.44.5`."""
    # Its folder is named after the version; `importlib.metadata` takes 14 ms to import, and is asked where none is.
    data = _data("botocore")
    names = [] if data is None else os.listdir(os.path.dirname(os.path.dirname(data)))
    versions = [found[1] for found in map(_DISTRIBUTION.fullmatch, names) if found]
    if len(versions) == 1:
        return f"botocore {versions[0]}"
    from importlib import metadata

    try:
        return f"botocore {metadata.version('botocore')}"
    except metadata.PackageNotFoundError:
        return "botocore"
