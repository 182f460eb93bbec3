"""A comparison of the files on disk with those of units; `generate` and `check` share it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from shapesmith.diagnostics import SpecError, error
from shapesmith.disk.digest import sha256
from shapesmith.disk.paths import join
from shapesmith.output.manifest import Unit
from shapesmith.output.merge import has_conflict
from shapesmith.output.units import Digests, read_bytes, read_record
from shapesmith.provenance import Provenance


class State(StrEnum):
    """How a file on disk differs from what would be generated; `check` shows them in this order."""

    EDITED = "hand-edited"  # neither as it was generated nor as it would be
    STRAY = "stray"  # in the import package, but not listed in a manifest
    MERGED = "merged"  # a merge of two generated texts by git
    MISSING = "missing"
    EXTRA = "extra"  # generated before, no longer
    STALE = "stale"  # as it was generated, but the spec or the generator has changed since


class FileChange(NamedTuple):
    """One file that differs from what would be generated. `path` is posix and relative to the output folder.

    `location` is where it is on disk, `text` what `generate` would write, None if it would write nothing or that is not
    known. `remedy` says how to correct the file; it is empty if the `generate` in question does so. `unit` is the
    directory of its unit, `listed` whether a manifest lists it.
    """

    state: State
    path: str
    location: str
    text: str | None = None
    remedy: str = ""
    unit: str = ""
    listed: bool = True


def compare(out: str | os.PathLike[str], units: Iterable[Unit], remove_units: Iterable[str] = ()) -> list[FileChange]:
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
        return [found._replace(text=texts.get(found.path)) for found in survey(root, wanted)]
    except OSError as failure:
        raise unreadable(failure) from failure


def unreadable(failure: OSError) -> SpecError:
    """Return the diagnostic that a file of the output cannot be read."""
    message = f"cannot be read: {failure.strerror}; resolve this and run again"
    return SpecError([error("output-unreadable", Provenance(str(failure.filename)), message)])


def survey(root: str, units: Mapping[str, Mapping[str, str]]) -> list[FileChange]:
    """Return the files below `root` that are not as `units` (directory to path to sha256) wants them, by path.

    Raises OSError for a file that cannot be read.
    """
    wanted: dict[str, str] = {}
    listed: dict[str, Digests] = {}
    owner: dict[str, str] = {}
    # All units are compared at once, so that a file may move from one to another.
    for directory, files in units.items():
        recorded = {join(directory, path): digests for path, digests in read_files(join(root, directory)).items()}
        generated = {join(directory, path): digest for path, digest in files.items()}
        owner |= dict.fromkeys([*recorded, *generated], directory)
        listed |= recorded
        wanted |= generated
    # Of a unit that is new, no file is looked for.
    new = {directory for directory in units if _is_absent(join(root, directory))}
    found: dict[str, FileChange] = {}
    for path, directory in owner.items():
        want = wanted.get(path)
        content, blocking = (None, "") if directory in new else _content(root, path)
        if blocking and want is not None:
            found.setdefault(
                blocking, FileChange(State.EDITED, blocking, f"{root}/{blocking}", unit=directory, listed=False)
            )
        if content is None:
            state = State.MISSING if want is not None else None
        elif sha256(content) == want:
            state = None
        else:
            state = departure(content, listed.get(path)) or (State.EXTRA if want is None else State.STALE)
        if state is not None:
            found[path] = FileChange(state, path, f"{root}/{path}", unit=directory, listed=path in listed)
    return sorted(found.values(), key=lambda each: each.path)


def departure(content: bytes, listed: Digests | None) -> State | None:
    """Return how a file with `content` differs from what its manifest lists; None if it is as listed."""
    if listed is None:
        return State.EDITED
    if sha256(content) in listed:
        return None
    return State.MERGED if len(listed) > 1 or has_conflict(content) else State.EDITED


def read_files(folder: str) -> dict[str, Digests]:
    """Return the digests by path of the unit in `folder`; empty if its manifest is absent or broken.

    Raises OSError if the manifest exists and cannot be read.
    """
    record = read_record(folder)
    return {} if record is None else record.listed


def _is_absent(folder: str) -> bool:
    """Return whether there is neither a folder nor anything else, nor a file where one above it would be."""
    try:
        os.lstat(folder)
    except FileNotFoundError:
        return True
    except OSError:
        pass
    return False


def _content(root: str, path: str) -> tuple[bytes | None, str]:
    """Return the content of the file (None if there is none), and the part of its path that is a file, not a folder.

    A folder of the file's name counts as none: it is removed only if everything in it was generated.
    """
    try:
        return read_bytes(f"{root}/{path}"), ""
    except (FileNotFoundError, IsADirectoryError):
        return None, ""
    except NotADirectoryError:
        steps = path.split("/")
        parts = ["/".join(steps[:depth]) for depth in range(1, len(steps))]
        return None, next((part for part in parts if not os.path.isdir(f"{root}/{part}")), "")
