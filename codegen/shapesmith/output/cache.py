"""Earlier results of `generate` in the user's cache folder, by a key over everything that determines the output.

`generate` is a pure function, so an entry is valid whatever the output folder contains. The cache only saves time. If
it is absent, damaged or cannot be written, the service is generated again.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping

import msgspec

from shapesmith.diagnostics import Diagnostic
from shapesmith.disk.digest import sha256
from shapesmith.provenance import Provenance

# An entry without warnings takes 200 bytes; all services of botocore need 440 of them.
_ENTRIES = 4_000
_BYTES = 32 << 20


class Made(msgspec.Struct, frozen=True):
    """The result for one unit: the sha256 of its manifest, and the warnings, which each run repeats."""

    manifest: str
    diagnostics: list[Diagnostic] = []


# A provenance is stored as its file and its pointer.
_ENCODER = msgspec.json.Encoder(enc_hook=lambda provenance: (provenance.file, provenance.pointer))
_DECODER = msgspec.json.Decoder(Made, dec_hook=lambda _, pair: Provenance(*pair))


def folder() -> str | None:
    """Return the cache folder, which need not exist; None if the user has none."""
    if chosen := os.environ.get("SHAPESMITH_CACHE_DIR"):
        return os.path.abspath(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        # The XDG Base Directory Specification says that a relative path must be ignored.
        base = base if os.path.isabs(base) else os.path.expanduser("~/.cache")
    return os.path.join(base, "shapesmith") if os.path.isabs(base) else None


def look_up(key: str) -> Made | None:
    """Return the result for the inputs that `key` identifies; None if there is no entry."""
    directory = folder()
    if directory is None:
        return None
    try:
        with open(os.path.join(directory, key), "rb", buffering=0) as file:
            digest, _, body = file.read().partition(b"\n")
        return _DECODER.decode(body) if sha256(body).encode() == digest else None
    except (OSError, msgspec.DecodeError):
        return None


def remember(made: Mapping[str, Made]) -> None:
    """Store `made` by its keys, and delete the oldest entries beyond the bounds; never raises."""
    directory = folder()
    if directory is None or not made:
        return
    # Whatever the reason, a result that cannot be stored is generated again.
    with contextlib.suppress(OSError, UnicodeEncodeError):
        if not os.path.isdir(directory):
            os.makedirs(directory, mode=0o700)
            _write(directory, ".gitignore", b"*\n")  # SHAPESMITH_CACHE_DIR may be in a repository
        for key, entry in made.items():
            body = _ENCODER.encode(entry)
            _write(directory, key, sha256(body).encode() + b"\n" + body)
        _prune(directory)


def _write(directory: str, name: str, content: bytes) -> None:
    """Write the file in one step: another run reads all of it or nothing."""
    part = os.path.join(directory, f"{name}.{os.getpid()}")
    try:
        with open(part, "wb") as file:
            file.write(content)
        os.replace(part, os.path.join(directory, name))
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise


def _prune(directory: str) -> None:
    with os.scandir(directory) as found:
        entries = [(entry.stat(), entry.path) for entry in found if not entry.name.startswith(".")]
    size = 0
    entries.sort(key=lambda each: -each[0].st_mtime_ns)
    for number, (stat, path) in enumerate(entries):
        size += stat.st_size
        if number >= _ENTRIES or size > _BYTES:
            with contextlib.suppress(OSError):  # another run has deleted it
                os.unlink(path)
