"""The same bytes, whatever the hash seed, the number of processes, the working directory, or what is there already."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.corpus.models import REPOSITORY, SHAPES, VENDORED

Digests = dict[str, str]


def run(out: Path, *arguments: str, cwd: Path = REPOSITORY, hash_seed: str = "0") -> Digests:
    """Generate into `out` in a process of its own, and return the sha256 of every file."""
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(REPOSITORY / "codegen")}
    command = [sys.executable, "-m", "shapesmith", "generate", *arguments, "--out", str(out)]
    process = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert process.returncode == 0, process.stderr
    return digests(out)


def digests(folder: Path) -> Digests:
    """Return the sha256 of every file below `folder`."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


class Subject(NamedTuple):
    """The services to generate, and what one process makes of them."""

    services: tuple[str, ...]
    expected: Digests


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(("dynamodb", "sqs"), id="small"),
        pytest.param(VENDORED, id="vendored", marks=pytest.mark.slow),
    ],
)
def subject(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Subject:
    """Return services, and what one process in the repository makes of them."""
    services: tuple[str, ...] = request.param
    return Subject(services, run(tmp_path_factory.mktemp("expected") / "generated", *services, "--jobs", "1"))


def test_hash_seed_does_not_show(subject: Subject, tmp_path: Path) -> None:
    assert run(tmp_path / "generated", *subject.services, "--jobs", "1", hash_seed="12345") == subject.expected


@pytest.mark.parametrize("jobs", [2, 7])
def test_number_of_processes_does_not_show(subject: Subject, tmp_path: Path, jobs: int) -> None:
    assert run(tmp_path / "generated", *subject.services, f"--jobs={jobs}", hash_seed="random") == subject.expected


def test_working_directory_does_not_show(subject: Subject, tmp_path: Path) -> None:
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    found = run(tmp_path / "generated", *subject.services, "--shapes", str(SHAPES), cwd=elsewhere)
    assert found == subject.expected


def test_services_one_by_one_are_the_same_as_together(subject: Subject, tmp_path: Path) -> None:
    # One service at a time is split among processes by its modules, several by service.
    for service in reversed(subject.services):
        run(tmp_path / "generated", service, "--jobs", "3")
    assert digests(tmp_path / "generated") == subject.expected


def test_an_unchanged_run_touches_no_file(tmp_path: Path) -> None:
    out = tmp_path / "generated"
    run(out, "sqs")
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    run(out, "sqs")
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before
