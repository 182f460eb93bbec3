"""What is on disk against what a unit would have there; the same answers serve `generate` and `check`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from shapesmith.diagnostics import SpecError, error
from shapesmith.disk.digest import sha256
from shapesmith.output import manifest
from shapesmith.output.manifest import Manifest, Unit
from shapesmith.provenance import Provenance


class State(StrEnum):
    """How a file on disk departs from what would be generated."""

    MISSING = "missing"
    STALE = "stale"  # as it was generated, but the spec or the generator has changed since
    EXTRA = "extra"  # generated once, no longer
    EDITED = "hand-edited"  # neither as it was generated nor as it would be


class Change(NamedTuple):
    """One file that `generate` would write or remove. `path` is posix and relative to the output folder.

    `location` is where it is on disk, `text` what would be written, None if it would be removed.
    """

    state: State
    path: str
    location: str
    text: str | None

    def diff(self) -> str:
        """Return the unified diff from the file on disk, as it is now, to what would be generated."""
        import difflib  # here, because most runs of `check` find nothing to show

        try:
            with open(self.location, encoding="utf-8", errors="replace", newline="") as file:
                before = file.read().splitlines(keepends=True)
        except OSError:
            before = []
        after = (self.text or "").splitlines(keepends=True)
        names = self.path if before else os.devnull, self.path if self.text is not None else os.devnull
        lines = difflib.unified_diff(before, after, *names, "on disk", "generated")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


class Surveyed(NamedTuple):
    """A departing file: its state, its path relative to the output folder, its unit, and if a manifest lists it."""

    state: State
    path: str
    unit: str
    listed: bool


def compare(out: str | os.PathLike[str], units: Iterable[Unit], remove_units: Iterable[str] = ()) -> list[Change]:
    """Return every change that writing `units` and removing the units `remove_units` would make to `out`, by path.

    Reads only. Raises SpecError if a file cannot be read.
    """
    texts: dict[str, str] = {}
    wanted: dict[str, dict[str, str]] = {directory: {} for directory in remove_units}
    for unit in units:
        texts.update((join(unit.directory, path), text) for path, text in unit.files.items())
        wanted[unit.directory] = {path: sha256(text) for path, text in unit.files.items()}
    root = os.path.realpath(out)
    try:
        return [
            Change(found.state, found.path, f"{root}/{found.path}", texts.get(found.path))
            for found in survey(root, wanted)
        ]
    except OSError as failure:
        reason = f"cannot be read: {failure.strerror}"
        raise SpecError([error("output-unreadable", Provenance(str(failure.filename)), reason)]) from failure


def survey(root: str, units: Mapping[str, Mapping[str, str]]) -> list[Surveyed]:
    """Return the files below `root` that are not as `units` (directory to path to sha256) wants them, by path.

    Raises OSError for a file that cannot be read.
    """
    wanted: dict[str, str] = {}
    listed: dict[str, str] = {}
    owner: dict[str, str] = {}
    # All units at once, so that a file may move from one to another.
    for directory, files in units.items():
        for known, record in ((listed, read_files(join(root, directory))), (wanted, files)):
            for path, digest in record.items():
                full = join(directory, path)
                known[full] = digest
                owner[full] = directory
    found: dict[str, Surveyed] = {}
    for path, directory in owner.items():
        want, written = wanted.get(path), listed.get(path)
        have, blocking = _digest(root, path)
        if blocking and want is not None:
            found.setdefault(blocking, Surveyed(State.EDITED, blocking, directory, False))
        if have == want:
            continue
        if have is None:
            state = State.MISSING
        elif have != written:
            state = State.EDITED
        else:
            state = State.EXTRA if want is None else State.STALE
        found[path] = Surveyed(state, path, directory, written is not None)
    return sorted(found.values(), key=lambda each: each.path)


def read_files(folder: str) -> dict[str, str]:
    """Return the sha256 by path of what the manifest in `folder` lists, and of that manifest; nothing if it is broken.

    A manifest has no record of its own sha256: as long as it can be read, it counts as it was generated.
    """
    try:
        content = read_bytes(f"{folder}/{manifest.NAME}")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return {}
    record: Manifest | None = manifest.decode(content)
    return {} if record is None else {**record.files, manifest.NAME: sha256(content)}


def read_bytes(path: str) -> bytes:
    """Return the content of the file `path`; twice as fast as `open`, which counts over thousands of files."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        parts = [os.read(descriptor, os.fstat(descriptor).st_size + 1)]
        while len(parts[-1]) != 0:
            parts.append(os.read(descriptor, 1 << 20))
    finally:
        os.close(descriptor)
    return b"".join(parts)


def join(folder: str, relative: str) -> str:
    """Return the posix path `relative` below `folder`, either of which may be empty."""
    return f"{folder}/{relative}" if folder and relative else folder or relative


def _digest(root: str, path: str) -> tuple[str | None, str]:
    """Return the sha256 of the file (None if there is none), and the part of its path that is a file, not a folder.

    A folder in the place of the file counts as none: it only makes way if nothing that is not ours is in it.
    """
    try:
        return sha256(read_bytes(f"{root}/{path}")), ""
    except (FileNotFoundError, IsADirectoryError):
        return None, ""
    except NotADirectoryError:
        steps = path.split("/")
        parts = ["/".join(steps[:depth]) for depth in range(1, len(steps))]
        return None, next((part for part in parts if not os.path.isdir(f"{root}/{part}")), "")
