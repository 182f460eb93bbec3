"""The spec of one service: its files as bytes, read once, by the names under which they are published."""

from __future__ import annotations

import os
from typing import NamedTuple, Self, TypeVar

from shapesmith.diagnostics import Diagnostic, SpecError, error
from shapesmith.disk.digest import sha256
from shapesmith.provenance import Provenance
from shapesmith.text.near import did_you_mean

MODEL = "service-2.json"
# The same model in two files: the API, and its documentation apart from it.
API, DOCS = "api-2.json", "docs-2.json"
OVERRIDES = "overrides.toml"
# Verdicts of people on the sentences of the documentation.
RULES = "rules.toml"
# Documentation as another SDK prints it, beside a model; a path may name such a file whatever its own name.
DOCUMENTATION = ".yard"
# botocore's loader adds the contents of `<type>.sdk-extras.json` to each type of file (botocore/loaders.py,
# _find_extras).
SPEC_FILES = (
    *(
        f"{name}{suffix}"
        for name in ("service-2", "paginators-1", "waiters-2", "examples-1")
        for suffix in (".json", ".sdk-extras.json")
    ),
    API,
    DOCS,
)
_OTHER_THAN_TEXT = (".json", ".toml")

_Content = TypeVar("_Content")


def with_one_model(files: dict[str, _Content]) -> dict[str, _Content]:
    """Return files by published name: the two of a split model are not read beside a whole one."""
    return {name: file for name, file in files.items() if MODEL not in files or name not in (API, DOCS)}


class SpecFile(NamedTuple):
    """One file: its `path` as the user would type it, its content, decompressed, and the sha256 of that content."""

    path: str
    content: bytes
    sha256: str

    @classmethod
    def of(cls, path: str, content: bytes) -> Self:
        """Return the file at `path` with `content`."""
        return cls(path, content, sha256(content))


class Spec(NamedTuple):
    """The spec of one service: its files by published name (`service-2.json`), only those that exist.

    `service` is botocore's name for it, `origin` one of "shapes", "botocore", "path"; `package` is "botocore 1.44.5"
    where that is known and empty where not. `overrides.toml` and `rules.toml` of shapes/<service>/ are among the
    files, and so is every `*.yard` beside the model; a file of documentation that a path names is read alone.
    """

    service: str
    api_version: str
    origin: str
    package: str
    files: dict[str, SpecFile]

    @property
    def has_model(self) -> bool:
        """Whether there is a model among the files; without one there is only documentation."""
        return MODEL in self.files or API in self.files

    @property
    def documentation(self) -> list[SpecFile]:
        """The files that document the service in another form than a model's, in the order of their names."""
        return [file for name, file in sorted(self.files.items()) if not name.endswith(_OTHER_THAN_TEXT)]

    @property
    def model(self) -> str:
        """The name of the file with the shapes: service-2.json, or api-2.json where the model is in two files."""
        return MODEL if MODEL in self.files else API


def unknown_service(service: str | None, services: list[str], where: str) -> Diagnostic:
    """Return the error that a place with the specs of `services` has none of `service`, or that no service is named."""
    message = f"has the specs of {len(services)} services; name those to read"
    if service is not None:
        message = f'has no service "{service}"{did_you_mean(service, services)}'
    return error("service-unknown", Provenance(where), message)


def unreadable(path: str, failure: Exception) -> SpecError:
    """Return the error that a file of a spec cannot be read."""
    reason = getattr(failure, "strerror", None) or str(failure)
    if os.path.islink(path) and not os.path.exists(path):
        reason = f"it is a link to {os.readlink(path)}, which does not exist"
    return SpecError([error("spec-unreadable", Provenance(path), f"cannot be read: {reason}")])
