"""shapes.lock: which package each vendored spec file comes from, and its sha256."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, SpecError, error
from shapesmith.provenance import Provenance

NAME = "shapes.lock"

_HEAD = "# Where each vendored spec comes from, and its sha256. Written by `shapesmith shapes`; not to be edited.\n"
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")
_SERVICE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_FILE_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*\.json\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


class Locked(NamedTuple):
    """One vendored service: `package` as "botocore 1.44.5", and the sha256 of its files by their published names."""

    package: str
    api_version: str
    files: dict[str, str]


def read(shapes: Path) -> dict[str, Locked]:
    """Return the locked services of the folder `shapes` by name; raise SpecError if the lock is absent or broken."""
    path = shapes / NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        message = "is absent, so nobody can tell whether the specs are as published; run `shapesmith shapes update`"
        raise SpecError([error("lock-absent", Provenance(str(path)), message)]) from None
    except (OSError, UnicodeDecodeError) as failure:
        raise SpecError([_broken(path, str(failure))]) from failure
    return _decode(text, path)


def encode(lock: dict[str, Locked]) -> str:
    """Return the text of `lock`, one line per file, sorted, so that a change of one file is a change of one line."""
    lines = [_HEAD]
    for service, locked in sorted(lock.items()):
        key = _key(service)
        lines.append(f"\n[{key}]\npackage = {json.dumps(locked.package)}\n")
        lines.append(f"api-version = {json.dumps(locked.api_version)}\n\n[{key}.files]\n")
        lines += [f"{_key(name)} = {json.dumps(digest)}\n" for name, digest in sorted(locked.files.items())]
    return "".join(lines)


def _decode(text: str, path: Path) -> dict[str, Locked]:
    import tomllib  # here, because most commands need no TOML

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as failure:
        raise SpecError([_broken(path, str(failure))]) from failure
    lock: dict[str, Locked] = {}
    for service, table in tables.items():
        match table:
            case {"package": str(package), "api-version": str(api_version), "files": dict(files)} if (
                # These names become paths that an update removes: they must be names and nothing else.
                _SERVICE.match(service)
                and _SERVICE.match(api_version)
                and all(_FILE_NAME.match(name) for name in files)
                and all(isinstance(digest, str) and _SHA256.match(digest) for digest in files.values())
            ):
                lock[service] = Locked(package, api_version, files)
            case _:
                reason = f"[{service}] must have package, api-version, and files with a sha256 each"
                raise SpecError([_broken(path, reason)])
    return lock


def _broken(path: Path, reason: str) -> Diagnostic:
    message = f"cannot be read: {reason}; restore it, or remove it and run `shapesmith shapes update`"
    return error("lock-broken", Provenance(str(path)), message)


def _key(name: str) -> str:
    return name if _BARE_KEY.match(name) else json.dumps(name)
