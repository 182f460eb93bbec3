"""The manifest: which files of a folder are generated, from what, and the sha256 of each."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from shapesmith.disk.digest import sha256

NAME = "manifest.json"


class Unit(NamedTuple):
    """What is generated together: one service's package, or the files of the distribution as a whole.

    `directory` is a posix path below the output folder ("aws_shapes/connect"; "" for the distribution's own files);
    `files` maps posix paths below `directory` to texts, the manifest among them.
    """

    directory: str
    files: dict[str, str]


class Manifest(msgspec.Struct, frozen=True, omit_defaults=True):
    """The record beside generated files; what is not listed in it is not ours to change.

    `fingerprint` is the sha256 over everything that decides the output. `spec` maps the published names of the spec
    files to their sha256. `files` maps posix paths, relative to the manifest, to their sha256.
    """

    generator: str
    fingerprint: str
    service: str = ""
    api_version: str = ""
    package: str = ""
    origin: str = ""
    spec: dict[str, str] = {}
    files: dict[str, str] = {}


def build(
    *,
    generator: str,
    fingerprint: str,
    files: Mapping[str, str],
    service: str = "",
    api_version: str = "",
    package: str = "",
    origin: str = "",
    spec: Mapping[str, str] | None = None,
) -> str:
    """Return the text of the manifest for `files` (path to text, the manifest itself left out), one line per file."""
    manifest = Manifest(
        generator=generator,
        fingerprint=fingerprint,
        service=service,
        api_version=api_version,
        package=package,
        origin=origin,
        spec=dict(sorted((spec or {}).items())),
        files={path: sha256(files[path]) for path in sorted(files) if path != NAME},
    )
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2).decode() + "\n"


def decode(content: str | bytes) -> Manifest | None:
    """Return the manifest that `content` holds, or None if it is broken or names a path outside its folder."""
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    # A manifest says what may be removed: a damaged or hostile one must not reach beyond its own folder.
    return manifest if all(map(is_inside, manifest.files)) else None


def read(path: str | os.PathLike[str]) -> Manifest | None:
    """Return the manifest at `path`, or None if there is none or it is broken."""
    try:
        with open(path, "rb", buffering=0) as file:
            return decode(file.read())
    except OSError:
        return None


def is_inside(path: str) -> bool:
    """Return whether the posix `path` stays below the folder it is relative to, on every operating system."""
    steps = path.split("/")
    return not ({"", ".", ".."} & set(steps) or any(character in path for character in "\\:\0"))


def clashes(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs among `paths` that are one file where the file system ignores case or Unicode composition.

    The folders of the paths count as well: `Shared/a.py` clashes with `shared/b.py`, and `x` with `x/a.py`.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    found: set[tuple[str, str]] = set()
    for path in sorted(paths):
        found.add((files.setdefault(_folded(path), path), path))
        steps = path.split("/")
        for depth in range(1, len(steps)):
            folder = "/".join(steps[:depth])
            found.add((folders.setdefault(_folded(folder), folder), folder))
    pairs = {(first, second) for first, second in found if first != second}
    pairs |= {(files[folded], folders[folded]) for folded in files.keys() & folders.keys()}
    return sorted(pairs)


def _folded(path: str) -> str:
    return path.casefold() if path.isascii() else unicodedata.normalize("NFC", path.casefold())
