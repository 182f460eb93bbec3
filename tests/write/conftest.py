"""Units to write, and what is on disk after."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from shapesmith.output import manifest
from shapesmith.output.manifest import SpecRecord, Unit
from shapesmith.output.write import Staging

MakeUnit = Callable[..., Unit]
Generate = Callable[..., list[str]]
Snapshot = Callable[[Path], dict[str, str]]


def unit_of(directory: str, files: Mapping[str, str], package: str = "1") -> Unit:
    """Return a unit with its manifest, which differs where `package` does."""
    return manifest.unit(directory, files, SpecRecord(package=package))


def files_below(folder: Path) -> dict[str, str]:
    """Return the text of every file below `folder` by posix path, `->` and the target of every link."""
    found: dict[str, str] = {}
    for parent, folders, names in os.walk(folder):
        for name in [*names, *(each for each in folders if Path(parent, each).is_symlink())]:
            path = Path(parent, name)
            key = path.relative_to(folder).as_posix()
            found[key] = f"-> {os.readlink(path)}" if path.is_symlink() else path.read_text(encoding="utf-8")
    return found


@pytest.fixture
def make_unit() -> MakeUnit:
    """Return `unit_of`."""
    return unit_of


@pytest.fixture
def snapshot() -> Snapshot:
    """Return `files_below`."""
    return files_below


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return an output folder that does not exist yet, in a folder of its own."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project" / "generated"


@pytest.fixture
def generate(out: Path) -> Generate:
    """Return what stages and commits units into `out`, and says which files that changed."""

    def generate(*units: Unit, remove_units: tuple[str, ...] = (), force: bool = False) -> list[str]:
        with Staging(out) as staging:
            directories = [staging.stage(unit) for unit in units]
            changes = staging.commit(directories, remove_units=remove_units, force=force)
        return [f"{change.state.value} {change.path}" for change in changes]

    return generate
