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
from shapesmith.disk.cache_entries import prune, read_entry, write_entry, write_whole
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
    content = read_entry(os.path.join(directory, key))
    try:
        return None if content is None else _DECODER.decode(content)
    except msgspec.DecodeError:
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
            # SHAPESMITH_CACHE_DIR may be in a repository.
            write_whole(os.path.join(directory, ".gitignore"), b"*\n")
        for key, entry in made.items():
            write_entry(os.path.join(directory, key), _ENCODER.encode(entry))
        with os.scandir(directory) as found:
            prune((entry for entry in found if not entry.name.startswith(".")), _BYTES, _ENTRIES)
