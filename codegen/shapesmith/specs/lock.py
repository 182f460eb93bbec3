"""shapes.lock: which package each vendored spec file comes from, and its sha256."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple, TypeAlias

from shapesmith.diagnostics import Diagnostic, SpecError, error
from shapesmith.provenance import Provenance
from shapesmith.text.toml import NotToml, read_toml

NAME = "shapes.lock"

_HEAD = "# Where each vendored spec comes from, and its sha256. Written by `shapesmith shapes`; not to be edited.\n"
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")
_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*\.json\Z")
_JUDGED_NAME = re.compile(r"[a-z]+\.toml\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


class Locked(NamedTuple):
    """One vendored service: `package` as "botocore 1.44.5", and the sha256 of its files by their published names.

    `judged` are the verdicts and overrides that came with shapesmith, each with its sha256 as it came.
    """

    package: str
    api_version: str
    files: dict[str, str]
    judged: dict[str, str] = {}


# The locked services by name.
Lock: TypeAlias = dict[str, Locked]


def read_if_any(shapes: Path) -> Lock:
    """Return the lock of the folder `shapes`, empty where there is none; raise SpecError if it is broken."""
    path = shapes / NAME
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as failure:
        raise SpecError([_broken(path, failure.strerror or str(failure))]) from failure
    return _decode(content, path)


def absent(shapes: Path) -> Diagnostic:
    """Return the diagnostic that the folder `shapes` has specs but no lock."""
    message = "is missing, so the specs cannot be compared with the published ones; run `shapesmith shapes update`"
    return error("lock-absent", Provenance(str(shapes / NAME)), message)


def encode(lock: Lock) -> str:
    """Return the text of `lock`, one line a file, sorted, so that a change of one file is a change of one line."""
    lines = [_HEAD]
    for service, locked in sorted(lock.items()):
        key = _key(service)
        lines.append(f"\n[{key}]\npackage = {json.dumps(locked.package)}\n")
        lines.append(f"api-version = {json.dumps(locked.api_version)}\n\n[{key}.files]\n")
        lines += _digests(locked.files)
        if locked.judged:
            lines += [f"\n[{key}.judged]\n", *_digests(locked.judged)]
    return "".join(lines)


def _digests(files: dict[str, str]) -> list[str]:
    return [f"{_key(name)} = {json.dumps(digest)}\n" for name, digest in sorted(files.items())]


def is_name(text: str) -> bool:
    """Return whether `text` can be the name of a service or of an API version, and so of a folder."""
    return _FOLDER.match(text) is not None


def _decode(content: bytes, path: Path) -> Lock:
    try:
        tables = read_toml(content)
    except NotToml as failure:
        raise SpecError([_broken(path, str(failure), failure.line)]) from failure
    lock: Lock = {}
    for service, table in tables.items():
        match table:
            case {"package": str(package), "api-version": str(api_version), "files": dict(files)} if (
                package.isprintable()
                # These names become paths that an update removes, so they must be names and nothing else.
                and is_name(service)
                and is_name(api_version)
                and _has_digests(files, _FILE_NAME)
                and _has_digests(judged := table.get("judged", {}), _JUDGED_NAME)
            ):
                lock[service] = Locked(package, api_version, files, judged)
            case _:
                reason = f"[{service}] must have package, api-version, and files with a sha256 each, in printable text"
                raise SpecError([_broken(path, reason)])
    return lock


def _has_digests(files: object, names: re.Pattern[str]) -> bool:
    return isinstance(files, dict) and all(
        names.match(name) and isinstance(digest, str) and _SHA256.match(digest) for name, digest in files.items()
    )


def _broken(path: Path, reason: str, line: int | None = None) -> Diagnostic:
    message = f"cannot be read: {reason}; restore it, or remove it and run `shapesmith shapes update`"
    return error("lock-broken", Provenance(str(path)).at_line(line), message)


def _key(name: str) -> str:
    return name if _BARE_KEY.match(name) else json.dumps(name)
