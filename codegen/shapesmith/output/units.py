"""The units on disk, by their manifests: what each lists, and whether it is as generated."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from shapesmith.disk.digest import sha256
from shapesmith.disk.paths import join
from shapesmith.output import manifest, merge
from shapesmith.output.manifest import Manifest

# The sha256 that a manifest lists for a file: one, or where a merge left two manifests that differ, those of both
# sides, with "" for a side that does not list the file.
Digests = frozenset[str]


class Record(NamedTuple):
    """The contents of a unit's manifest: `files` by path, and `digest`, its own sha256.

    Where a merge left two manifests in the file, `manifest` is our side's, and `is_merge` is true.
    """

    manifest: Manifest
    files: Mapping[str, Digests]
    digest: str
    is_merge: bool

    @property
    def listed(self) -> dict[str, Digests]:
        """The digests of each file of the unit by path, the manifest among them.

        A manifest does not record its own digest: if it is valid, it counts as generated.
        """
        return {**self.files, manifest.NAME: frozenset(() if self.is_merge else (self.digest,))}


def read_record(folder: str) -> Record | None:
    """Return the contents of the manifest in `folder`, or None if there is none or it is broken.

    Raises OSError if it exists and cannot be read.
    """
    try:
        content = read_bytes(f"{folder}/{manifest.NAME}")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    found = manifest.decode(content)
    if found is not None:
        files = {path: frozenset((digest,)) for path, digest in found.files.items()}
        return Record(found, files, sha256(content), is_merge=False)
    both = merge.sides(content)
    if both is None:
        return None
    ours, theirs = (side.files for side in both)
    files = {path: frozenset((ours.get(path, ""), theirs.get(path, ""))) for path in {**ours, **theirs}}
    return Record(both[0], files, sha256(content), is_merge=True)


def units_on_disk(out: str | os.PathLike[str]) -> dict[str, Record]:
    """Return the record of every unit in `out` by its directory, sorted; broken manifests are left out."""
    found: dict[str, Record] = {}

    def search(directory: str) -> None:
        folder = os.path.join(out, directory)
        try:
            record = read_record(folder)
        except OSError:
            record = None
        if record is not None:
            found[directory] = record
        if directory and record is not None:
            return  # no unit is within another, except in that of the distribution
        try:
            with os.scandir(folder) as entries:
                names = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
        except OSError:
            return
        for name in names:
            if not name.startswith((".", "__")):  # .git, .venv, __pycache__
                search(join(directory, name))

    search("")
    return dict(sorted(found.items()))


def is_current(out: str | os.PathLike[str], directory: str, manifest_digest: str) -> bool:
    """Return whether the unit `directory` has the manifest of that sha256, and every file as that lists it."""
    folder = os.path.join(out, directory).rstrip("/")
    try:
        content = read_bytes(f"{folder}/{manifest.NAME}")
        if sha256(content) != manifest_digest:
            return False
        record = manifest.decode(content)
        return record is not None and all(
            sha256(read_bytes(f"{folder}/{path}")) == digest for path, digest in record.files.items()
        )
    except OSError:
        return False


def read_bytes(path: str) -> bytes:
    """Return the content of the file `path`; twice as fast as `open`, which matters for thousands of files."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        parts = [os.read(descriptor, os.fstat(descriptor).st_size + 1)]
        while len(parts[-1]) != 0:
            parts.append(os.read(descriptor, 1 << 20))
    finally:
        os.close(descriptor)
    return b"".join(parts)
