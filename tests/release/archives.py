"""The archives of a release, and what must be true of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

LICENCES = ("LICENSE", "NOTICE")


def build_twice(repository: Path, source: Path, into: Path) -> list[Path]:
    """Build the sdist and the wheel of `source`, a folder of `repository`, from two copies of what is committed.

    Raises AssertionError if an archive of one copy is not that of the other, byte for byte.
    """
    with tempfile.TemporaryDirectory() as folder:
        first, second = (
            _build(_copy(repository, Path(folder) / name) / source, Path(folder) / f"{name}-dist")
            for name in ("first", "a-second-copy-at-another-place")
        )
        assert first.keys() == second.keys()
        different = [name for name in first if first[name].read_bytes() != second[name].read_bytes()]
        assert not different, f"built twice, {', '.join(different)} differs"
        return [Path(shutil.copy(archive, into / name)) for name, archive in sorted(first.items())]


def _copy(repository: Path, to: Path) -> Path:
    """Copy the files that git knows, as they are in the working tree."""
    listed = subprocess.run(
        ["git", "-C", repository, "ls-files", "-z"], capture_output=True, text=True, check=True
    ).stdout
    for name in filter(None, listed.split("\0")):
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(repository / name, to / name)
    return to


def _build(source: Path, into: Path) -> dict[str, Path]:
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", into, source]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return {archive.name: archive for archive in into.iterdir()}


def licences_of(archive: Path) -> tuple[str, ...]:
    """Return the names of the licence and of the notice. Raises AssertionError if an archive is without one."""
    names = {Path(name).name for name in _names(archive)}
    missing = [name for name in LICENCES if name not in names]
    assert not missing, f"{archive.name} has no {' and no '.join(missing)}"
    return LICENCES


def _names(archive: Path) -> list[str]:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.namelist()
    with tarfile.open(archive) as sdist:
        return sdist.getnames()
