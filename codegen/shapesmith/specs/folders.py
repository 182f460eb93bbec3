"""The services, API versions and spec files in a folder that is laid out as botocore's data/ is."""

from __future__ import annotations

import os

from shapesmith.specs.spec import API, DOCUMENTATION, MODEL, SPEC_FILES, with_one_model


def services_in(folder: str) -> list[str]:
    """Return the services that have a spec in `folder`, sorted."""
    return [name for name in folders_in(folder) if versions_in(f"{folder}/{name}")]


def versions_in(folder: str) -> list[str]:
    """Return the API versions of a service's folder that have a model, sorted: the last is the latest."""
    return [name for name in folders_in(folder) if has_model(f"{folder}/{name}")]


def has_model(folder: str) -> bool:
    """Return whether there is a model in `folder` itself."""
    return _published(folder, MODEL) != "" or _published(folder, API) != ""


def has_documentation(folder: str) -> bool:
    """Return whether documentation as another SDK publishes it is in `folder` itself."""
    return bool(_documentation(folder))


def files_in(folder: str) -> dict[str, str]:
    """Return the path of each spec file in `folder` by its published name, `*.yard` among them."""
    files = {name: shown(f"{folder}/{found}") for name in SPEC_FILES for found in [_published(folder, name)] if found}
    return with_one_model(files) | {name: shown(f"{folder}/{name}") for name in _documentation(folder)}


def _documentation(folder: str) -> list[str]:
    """Return the names of the files of documentation in `folder`, sorted; none where it is no folder."""
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(DOCUMENTATION))
    except OSError:
        return []


def folders_in(folder: str) -> list[str]:
    """Return the names of the folders in `folder` that are not hidden, sorted; none if it is not a folder."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.is_dir() and not entry.name.startswith("."))
    except OSError:
        return []


def shown(path: str) -> str:
    """Return `path` relative to the current folder if it is an absolute path below it, otherwise unchanged."""
    current = os.getcwd()
    normal = os.path.normpath(path)
    return os.path.relpath(normal, current) if normal.startswith(f"{current}{os.sep}") else normal


def _published(folder: str, name: str) -> str:
    """Return which of `name` and `name.gz` is in `folder`, the plain one first as in botocore; empty if neither is."""
    for candidate in (name, f"{name}.gz"):
        if os.path.isfile(f"{folder}/{candidate}"):
            return candidate
    return ""
