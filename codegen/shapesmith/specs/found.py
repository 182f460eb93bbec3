"""A spec that was found and not read yet: its paths, and the digests that its files must have."""

from __future__ import annotations

import os
import shlex
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shapesmith.diagnostics import Diagnostic, Severity, SpecError, error, stop_on_errors
from shapesmith.disk import source_files
from shapesmith.provenance import Provenance
from shapesmith.specs.lock import NAME as LOCK
from shapesmith.specs.lock import Locked
from shapesmith.specs.spec import OVERRIDES, Spec, SpecFile, unreadable

if TYPE_CHECKING:
    from shapesmith.specs.archive import Archive


class FoundSpec(NamedTuple):
    """Where the spec of one service is: the fields of `Spec`, with a path as the user would type it for each file.

    `locked` is the entry of the lock that the files must match, None for a spec that is not vendored; `diagnostics` are
    the differences from it that the names of the files show already. `read` raises those that are errors. `archive` is
    the path of the zip file that the files are in, empty where they are in a folder.
    """

    service: str
    api_version: str
    origin: str
    package: str
    files: dict[str, str]
    locked: Locked | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    archive: str = ""

    def read(self) -> Spec:
        """Read each file once. Raises SpecError with every file that cannot be read or is not as it is locked."""
        files: dict[str, SpecFile] = {}
        diagnostics = [each for each in self.diagnostics if each.severity is Severity.ERROR]
        with self._opened() as archive:
            for name, path in self.files.items():
                try:
                    files[name] = SpecFile.of(path, read_content(path, archive))
                except SpecError as failure:
                    diagnostics += failure.diagnostics
        diagnostics += self._differences(files)
        stop_on_errors(diagnostics)
        return Spec(self.service, self.api_version, self.origin, self.package, files)

    @property
    def warnings(self) -> list[Diagnostic]:
        """The files beside these that are not read."""
        return [each for each in self.diagnostics if each.severity is Severity.WARNING]

    @property
    def size(self) -> int:
        """The size of the files on disk in bytes; files that are missing or in an archive count as 0."""
        return sum(os.path.getsize(path) for path in self.files.values() if os.path.exists(path))

    def _opened(self) -> AbstractContextManager[Archive | None]:
        if not self.archive:
            return nullcontext()
        from shapesmith.specs.archive import Archive  # imported here, because few specs are in a zip file

        return Archive(self.archive)

    def _differences(self, files: dict[str, SpecFile]) -> list[Diagnostic]:
        digests = self.locked.files if self.locked is not None else {}
        return [
            self._differs(files[name], digest)
            for name, digest in digests.items()
            if name in files and files[name].sha256 != digest
        ]

    def _differs(self, file: SpecFile, digest: str) -> Diagnostic:
        overrides = Path(file.path).parents[1] / OVERRIDES
        message = (
            f"has sha256 {file.sha256}, but {LOCK} has {digest}: a vendored spec stays as published; move your change "
            f"to {overrides} and restore the file, or run {updating(self.service, overrides.parent, self.package)}"
        )
        return error("spec-differs", Provenance(file.path), message)


class Held(NamedTuple):
    """A spec that is in memory already: what is generated from it is what would be if it were on disk."""

    spec: Spec

    @property
    def service(self) -> str:
        """The name of the service."""
        return self.spec.service

    @property
    def warnings(self) -> list[Diagnostic]:
        """The files beside it that are not read: none."""
        return []

    @property
    def size(self) -> int:
        """The size of the files in bytes."""
        return sum(len(file.content) for file in self.spec.files.values())

    def read(self) -> Spec:
        """Return the spec."""
        return self.spec


def updating(service: str, folder: Path, package: str) -> str:
    """Return the command that makes what is locked of a service, and its files in `folder`, agree again.

    Those of a `package` are as published there; of a spec that comes from none, those that are there hold.
    """
    origin = "" if package else f" --from {shlex.quote(str(folder))}"
    return f"`shapesmith shapes update {service}{origin}`"


def read_content(path: str, archive: Archive | None = None) -> bytes:
    """Return the content of a file, which may be in `archive`, decompressed if its name ends in `.gz`.

    Raises SpecError if it cannot be read.
    """
    if archive is not None and archive.has(path):
        content = archive.read(path)
    else:
        try:
            content = source_files.read(path)
        except OSError as failure:
            raise unreadable(path, failure) from failure
    return _decompressed(content, path) if path.endswith(".gz") else content


def _decompressed(content: bytes, path: str) -> bytes:
    import gzip  # imported here, because vendored specs are not compressed
    import zlib

    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as failure:
        raise unreadable(path, failure) from failure
