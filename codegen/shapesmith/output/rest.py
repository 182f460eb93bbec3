"""What is in the output folder besides the units of a run: other packages, and files that were not generated.

A package that was generated from other specs is compared with its manifest. Any other file in the import package would
be part of every wheel that is built, so it is named.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator

from shapesmith.disk.paths import join
from shapesmith.output import manifest
from shapesmith.output.manifest import Unit
from shapesmith.output.survey import FileChange, State, departure, unreadable
from shapesmith.output.units import Record, read_bytes, units_on_disk

_STRAY = "is in the import package and not listed in any manifest, so a wheel would contain it: move it away"
_BROKEN = "cannot be read as a manifest: restore it, or remove its folder"


def compare_rest(
    out: str | os.PathLike[str], directories: Collection[str], units: Iterable[Unit], package: str
) -> list[FileChange]:
    """Return what is wrong in `out` outside the units `directories`, by path. Reads only.

    `units` are those of them that were generated; `package` is the folder of the import package below `out`. What is
    where a unit of `directories` has no manifest that can be read is left out unless it was generated. Raises SpecError
    if a file cannot be read.
    """
    root = os.path.realpath(out)
    on_disk = units_on_disk(root)
    known = {join(directory, path) for directory, record in on_disk.items() for path in [*record.files, manifest.NAME]}
    known |= {join(unit.directory, path) for unit in units for path in unit.files}
    changes: list[FileChange] = []
    try:
        for directory, record in on_disk.items():
            if directory not in directories:
                changes += _departures(root, directory, record)
    except OSError as failure:
        raise unreadable(failure) from failure
    units_known = {*on_disk, *(unit.directory for unit in units)}
    left_out = {*directories} - units_known
    if "" not in left_out:  # the distribution has files anywhere in the import package
        changes += _strays(root, package, units_known, left_out, known)
    return sorted(changes, key=lambda change: change.path)


def _departures(root: str, directory: str, record: Record) -> Iterator[FileChange]:
    """Yield each file of a unit that is not as its own manifest lists it."""
    origin = {"shapes": "", "path": " --from PATH"}.get(record.manifest.origin, f" --from {record.manifest.origin}")
    command = f"generate {record.manifest.service}{origin}"
    for path, digests in record.listed.items():
        location = f"{root}/{join(directory, path)}"
        try:
            state = departure(read_bytes(location), digests)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            # Where the two sides of a merge differ in a file, one of them may not have it.
            state = None if "" in digests else State.MISSING
        if state is not None:
            force = " --force" if state is State.EDITED else ""
            remedy = f"is not as it was generated: run `shapesmith {command}{force}`, or remove its package"
            yield FileChange(state, join(directory, path), location, None, remedy)


def _strays(
    root: str, folder: str, units: Collection[str], left_out: Collection[str], known: Collection[str]
) -> Iterator[FileChange]:
    """Yield each file below `folder` that no manifest lists; of a folder with a broken manifest, only the manifest."""
    if folder in left_out:
        return
    try:
        with os.scandir(f"{root}/{folder}") as found:
            entries = sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        return
    if folder not in units and any(entry.name == manifest.NAME for entry in entries):
        path = f"{folder}/{manifest.NAME}"
        yield FileChange(State.EDITED, path, f"{root}/{path}", None, _BROKEN)
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _strays(root, path, units, left_out, known)
        elif path not in known:
            yield FileChange(State.STRAY, path, entry.path, None, _STRAY)
