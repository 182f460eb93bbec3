"""The vendored specs as they were at a revision of git: read from its object database, not from the work tree."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple, Self

from shapesmith.diagnostics import SpecError, error
from shapesmith.provenance import Provenance
from shapesmith.specs.spec import (
    API,
    DOCUMENTATION,
    MODEL,
    OVERRIDES,
    RULES,
    SPEC_FILES,
    Spec,
    SpecFile,
    with_one_model,
)
from shapesmith.text.near import did_you_mean

PREFIX = "git:"


class Revision(NamedTuple):
    """The folder `shapes` at a revision. `paths` are the files below it, relative to it."""

    typed: str
    commit: str
    shapes: Path
    paths: tuple[str, ...]

    @classmethod
    def open(cls, revision: str, shapes: Path) -> Self:
        """Return the folder at a revision, as git names one. Raises SpecError if git knows no such revision."""
        where = Provenance(f"{PREFIX}{revision}")
        if not shapes.is_dir():
            message = f"cannot be read: there is no folder {shapes}/; give another one with --shapes"
            raise SpecError([error("revision-unknown", where, message)])
        found = _git(shapes, where, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        commit = found.decode().strip()
        listed = _git(shapes, where, "ls-tree", "-r", "-z", "--name-only", commit, "./")
        paths = tuple(path for path in listed.decode(errors="surrogateescape").split("\0") if path)
        return cls(revision, commit, shapes, paths)

    def services(self) -> list[str]:
        """Return the services that have a model, sorted."""
        return sorted({path.split("/")[0] for path in self.paths if _is_model(path)})

    def read(self, service: str) -> Spec:
        """Return the spec of a service, of its latest API version. Raises SpecError if there is none."""
        versions = {path.split("/")[1] for path in self.paths if path.startswith(f"{service}/") and _is_model(path)}
        if not versions:
            message = f'has no service "{service}" in {self.shapes}/' + did_you_mean(service, self.services())
            raise SpecError([error("service-unknown", Provenance(f"{PREFIX}{self.typed}"), message)])
        version = max(versions)
        named = {
            name: path
            for path in self.paths
            for folder, _, name in [path.rpartition("/")]
            if (folder == f"{service}/{version}" and (name in SPEC_FILES or name.endswith(DOCUMENTATION)))
            or (folder == service and name in (OVERRIDES, RULES))
        }
        read = with_one_model(named)
        files = {name: SpecFile.of(self._shown(path), self._content(path)) for name, path in read.items()}
        return Spec(service, version, "path", f"{PREFIX}{self.typed}", files)

    def _content(self, path: str) -> bytes:
        where = Provenance(self._shown(path))
        return _git(self.shapes, where, "cat-file", "blob", f"{self.commit}:./{path}")

    def _shown(self, path: str) -> str:
        return f"{PREFIX}{self.typed}:{self.shapes}/{path}"


def _is_model(path: str) -> bool:
    return path.count("/") == 2 and path.rpartition("/")[2] in (MODEL, API)


def _git(folder: Path, where: Provenance, *arguments: str) -> bytes:
    """Return what a command of git prints when it is run in `folder`. Raises SpecError if it fails."""
    try:
        run = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True)
    except OSError as failure:
        message = f"cannot be read: git cannot be run ({failure.strerror})"
        raise SpecError([error("revision-unknown", where, message)]) from failure
    if run.returncode != 0:
        said = run.stderr.decode(errors="replace").strip().splitlines()
        reason = said[-1] if said else "git knows no such revision"
        message = f"cannot be read: {reason}; `git log` shows the revisions"
        raise SpecError([error("revision-unknown", where, message)])
    return run.stdout
