"""Wheels built once, and environments to install them into."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import PackagesOf
from tests.corpus.shared import copied

REPOSITORY = Path(__file__).parents[2]
SHAPES = REPOSITORY / "shapes"


class Environment(NamedTuple):
    """A virtual environment in which nothing is installed but what a test puts there."""

    folder: Path

    @property
    def bin(self) -> Path:
        """Where its commands are."""
        return self.folder / ("Scripts" if sys.platform == "win32" else "bin")

    def install(self, *arguments: str | Path) -> None:
        """Install with the pip of the Python that runs the tests: the environment has none."""
        # What is imported is compiled then: all of botocore would take most of the time.
        pip("--python", self.bin / "python", "install", "--quiet", "--no-compile", *arguments)

    def run(self, command: str, *arguments: str | Path, cwd: Path) -> str:
        """Run one of its commands in `cwd`, with nothing of the tests' own environment, and return what it prints."""
        # Isolated from PYTHONPATH and the like: only what is installed may be found.
        run = subprocess.run(
            [self.bin / command, *map(str, arguments)], cwd=cwd, env={}, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stderr
        return run.stdout


def pip(*arguments: str | Path) -> None:
    """Run pip; fail with what it says."""
    run = subprocess.run(
        [sys.executable, "-m", "pip", *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def build_wheel(source: Path, into: Path) -> Path:
    """Build the wheel of the project in `source`."""
    # Without isolation: what builds is installed already, and nothing is downloaded.
    pip("wheel", source, "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", into)
    (wheel,) = into.glob("*.whl")
    return wheel


def new_environment(folder: Path) -> Environment:
    """Make an empty environment."""
    venv.create(folder, with_pip=False, symlinks=sys.platform != "win32")
    return Environment(folder)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of shapesmith."""
    return build_wheel(REPOSITORY, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def generated(packages_of: PackagesOf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output folder with the package of sqs and connect, generated from the checkout."""
    services = ("connect", "sqs")
    return copied(services, packages_of(services), tmp_path_factory.mktemp("checkout") / "generated")
