"""Write generated units into the output folder; the only module that changes anything there.

A run stages its units in a hidden folder beside the output, then commits them in one atomic step. Killed at any
point, it leaves the old tree or the new one. Only files that a manifest lists, with the content it lists, are ever
replaced or removed; any other file of the same name is reported, and then nothing is written at all.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, Self

from shapesmith.diagnostics import Diagnostic, error, stop_on_errors, warning
from shapesmith.disk import tree, workspace
from shapesmith.disk.paths import join
from shapesmith.disk.workspace import Workspace, unwritable
from shapesmith.output import manifest, survey
from shapesmith.output.manifest import Unit
from shapesmith.output.survey import FileChange, State
from shapesmith.output.units import read_bytes, read_record
from shapesmith.provenance import Provenance
from shapesmith.text.counts import some_of

_HAND_EDITED = (
    "was edited since it was generated; move the change to overrides.toml, or run `shapesmith generate --force` to "
    "overwrite it"
)
_FOREIGN = (
    "was not generated and has the path of a generated file; move it away, or run `shapesmith generate --force` to "
    "overwrite it"
)

# Up to this many files of a merge are named.
_NAMED = 5

NOTHING_BESIDE: Mapping[str, str] = {}


def recover(out: str | os.PathLike[str]) -> None:
    """Remove what a killed run left beside `out`, before the output is read; one system call if there is nothing."""
    workspace.recover(os.fspath(out))


class Area(NamedTuple):
    """Where units are staged: everything that a worker process needs to stage one. `shown` is `out` as typed."""

    shown: str
    root: str
    tree: str


def stage(area: Area, unit: Unit) -> str:
    """Write `unit` into the staging area and return its directory; what is unchanged on disk is linked, not written.

    Raises SpecError if it cannot be written, or if two paths of the unit are the same file on some file systems.
    """
    _check_paths(area, unit)
    target = join(area.tree, unit.directory)
    current = join(area.root, unit.directory)
    with unwritable(area.shown):
        was, will_be = survey.read_files(current), manifest.decode(unit.files[manifest.NAME])
        digests = will_be.files if will_be is not None else {}
        made = {area.tree}  # never made here: if it is gone, another run has removed this run's workspace
        for path, text in unit.files.items():
            destination = f"{target}/{path}"
            folder = destination.rpartition("/")[0]
            if folder not in made:
                _make_folders(folder, made)
            content = text.encode()
            same = digests.get(path) in was.get(path, ())
            if not (same and _link_if_same(f"{current}/{path}", content, destination)):
                _write_new(destination, content)
    return unit.directory


class Staging:
    """One run's writing to `out`: stage units (here, or through `area` in worker processes), then commit or abandon.

    As a context manager it abandons unless committed. The constructor raises SpecError if another run is writing to
    `out`, or if the folder beside it cannot be written.
    """

    def __init__(self, out: str | os.PathLike[str]) -> None:
        shown = os.fspath(out)
        self._space = Workspace(shown)
        self.area = Area(shown, self._space.root, self._space.tree)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.abandon()

    def stage(self, unit: Unit) -> str:
        """Stage one unit from this process; see `stage`."""
        return stage(self.area, unit)

    def commit(
        self,
        directories: Iterable[str],
        *,
        remove_units: Iterable[str] = (),
        force: bool = False,
        beside: Mapping[str, str] = NOTHING_BESIDE,
        then: Callable[[], None] = lambda: None,
    ) -> list[FileChange]:
        """Move the staged units `directories` into the output and remove the units `remove_units`, all in one step.

        Files that a unit no longer has, by its old manifest, are removed. `beside` are the texts of files of
        the output folder itself that are no part of a unit, by name: they are written whatever is there. `then` is
        called last, in the same step. Return what was changed of the units, by path. Raises SpecError, with nothing
        changed, if a file was edited by hand (unless `force`) or cannot be written, and what `then` raises.
        """
        wanted: dict[str, dict[str, str]] = {directory: {} for directory in remove_units}
        with unwritable(self.area.shown):
            wanted |= {directory: _staged_files(self.area, directory) for directory in directories}
            changes = survey.survey(self.area.root, wanted)
            stop_on_errors([] if force else refusals(self.area.shown, changes))
            for name, text in beside.items():
                _write_new(f"{self.area.tree}/{name}", text.encode())
            tree.replace(self._space, [*(change.path for change in changes), *beside], then)
        return changes

    def abandon(self) -> None:
        """Remove everything staged, so that other runs can start; does nothing the second time."""
        self._space.close()


def _staged_files(area: Area, directory: str) -> dict[str, str]:
    record = read_record(join(area.tree, directory))
    if record is None:  # treated as an empty unit, it would remove the one on disk
        raise ValueError(f"unit {directory!r} was not staged, or its manifest is broken")
    return {**record.manifest.files, manifest.NAME: record.digest}


def refusals(shown: str, changes: Iterable[FileChange]) -> list[Diagnostic]:
    """Return a diagnostic for each file of the output folder, as typed, that must not be changed."""
    diagnostics: list[Diagnostic] = []
    edited = [change for change in changes if change.state is State.EDITED]
    # Without its manifest nothing is known about a unit: all its files would be named, and for the wrong reason.
    broken = {change.unit for change in edited if change.path == join(change.unit, manifest.NAME)}
    for unit in sorted(broken):
        count = sum(change.unit == unit for change in edited)
        message = (
            f"cannot be read as a manifest, so hand edits cannot be detected ({count} would change); "
            f"restore it, or run `shapesmith generate --force` to overwrite them"
        )
        diagnostics.append(error("manifest-broken", Provenance(os.path.join(shown, unit, manifest.NAME)), message))
    for change in edited:
        if change.unit not in broken:
            rule, message = ("output-edited", _HAND_EDITED) if change.listed else ("output-foreign", _FOREIGN)
            diagnostics.append(error(rule, Provenance(os.path.join(shown, change.path)), message))
    return diagnostics


def healed(changes: Iterable[FileChange], shown: str) -> list[Diagnostic]:
    """Return a warning for each unit that a merge of two branches had left inconsistent and `changes` repaired."""
    merged: dict[str, list[str]] = {}
    for change in changes:
        if change.state is State.MERGED:
            merged.setdefault(change.unit, []).append(change.path)
    diagnostics = []
    for unit, paths in merged.items():
        own = join(unit, manifest.NAME)
        names = [path.removeprefix(f"{unit}/") for path in paths if path != own]
        among = f", including {some_of(names, _NAMED)}, where git had merged two texts" if names else ""
        message = f"git had merged two versions of it: everything that it lists was generated again{among}"
        diagnostics.append(warning("output-merged", Provenance(os.path.join(shown, own)), message))
    return diagnostics


def _check_paths(area: Area, unit: Unit) -> None:
    outside = [path for path in (unit.directory, *unit.files) if path and not manifest.is_inside(path)]
    if outside or "" in unit.files:
        raise ValueError(f"unit {unit.directory!r} names paths outside the output folder: {outside}")
    if manifest.NAME not in unit.files:
        raise ValueError(f"unit {unit.directory!r} has no {manifest.NAME}")
    clashes: list[Diagnostic] = []
    for first, second in manifest.clashes(unit.files):
        where = Provenance(os.path.join(area.shown, unit.directory, second))
        message = f"is the same file as {first} if the file system ignores case"
        clashes.append(error("output-clash", where, f"{message}; rename one of the shapes that they are named after"))
    stop_on_errors(clashes)


def _make_folders(folder: str, made: set[str]) -> None:
    parent = folder.rpartition("/")[0]
    if parent not in made:
        _make_folders(parent, made)
    # Another worker may stage into the same parent at the same time.
    with contextlib.suppress(FileExistsError):
        os.mkdir(folder)
    made.add(folder)


def _link_if_same(current: str, content: bytes, destination: str) -> bool:
    """Link the file `current` to `destination` if it has `content`: it keeps its time, so that tools see no change."""
    try:
        if read_bytes(current) != content:
            return False
    except OSError:
        return False
    tree.link(current, destination)
    return True


def _write_new(path: str, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)
