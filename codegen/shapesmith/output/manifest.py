"""The manifest: which files of a folder are generated, from which spec, and the sha256 of each.

It has provenance and digests and nothing else, so that it changes only if the spec or a generated file does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from shapesmith.disk.digest import sha256

NAME = "manifest.json"

# The settings of git for an output folder, as one of its files: git must not convert line breaks, because manifests
# list digests, and hides manifests in diffs. The generated code is to be reviewed, so code hosts must not fold it.
ATTRIBUTES_NAME = ".gitattributes"
ATTRIBUTES = f"""\
* -text
{NAME} -diff linguist-generated
"""

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


class Unit(NamedTuple):
    """What is generated together: one service's package, or the files of the distribution as a whole.

    `directory` is a posix path below the output folder ("aws_shapes/connect"; "" for the distribution's own files);
    `files` maps posix paths below `directory` to texts, the manifest among them.
    """

    directory: str
    files: dict[str, str]


class SpecRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a package was made from: `package` as "botocore 1.44.5", the sha256 of each `spec` file by published name.

    `origin` is one of "shapes", "botocore", "path". The files of the distribution as a whole are made from none.
    """

    service: str = ""
    api_version: str = ""
    package: str = ""
    origin: str = ""
    spec: dict[str, str] = {}


_NO_SPEC = SpecRecord()


class Manifest(SpecRecord, frozen=True, omit_defaults=True, kw_only=True):
    """The record beside generated files; shapesmith changes no file that is not listed in it.

    `files` maps posix paths, relative to the manifest, to their sha256.
    """

    files: dict[str, str]


def unit(directory: str, files: Mapping[str, str], spec: SpecRecord = _NO_SPEC) -> Unit:
    """Return the unit of `files` (path to text), which are made from `spec`, with the manifest that lists them."""
    record = msgspec.structs.asdict(spec) | {"spec": dict(sorted(spec.spec.items()))}
    manifest = Manifest(**record, files={path: sha256(files[path]) for path in sorted(files)})
    text = msgspec.json.format(msgspec.json.encode(manifest), indent=2).decode() + "\n"
    return Unit(directory, {**files, NAME: text})


def digest(unit: Unit) -> str:
    """Return the sha256 of the manifest of `unit`, which covers all its files."""
    return sha256(unit.files[NAME])


def decode(content: str | bytes) -> Manifest | None:
    """Return the manifest in `content`, or None if it is broken or names a path outside its folder."""
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return checked(manifest)


def checked(manifest: Manifest) -> Manifest | None:
    """Return `manifest`, or None if it lists a path outside its folder or a digest that is not a sha256.

    A manifest says what may be removed: a damaged or hostile one must not reach beyond its own folder.
    """
    sound = all(map(is_inside, manifest.files)) and all(map(_SHA256.match, manifest.files.values()))
    return manifest if sound else None


def is_inside(path: str) -> bool:
    """Return whether the posix `path` stays below the folder it is relative to, on every operating system."""
    steps = path.split("/")
    return not ({"", ".", ".."} & set(steps) or any(character in path for character in "\\:\0"))


def clashes(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of `paths` that are the same file if the file system ignores case or Unicode composition.

    The folders of the paths are compared too: `Shared/a.py` clashes with `shared/b.py`, and `x` with `x/a.py`.
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
