"""Trials: a mutant in a copy of the repository, and the tests that are run there until one fails."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from tests.mutation.mutant import Mutant
from tests.mutation.rooms import NO_JUDGES, REPOSITORY

_COPIED = (
    "codegen",
    "templates",
    "shapes",
    "tests",
    "docs",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "NOTICE",
    ".pre-commit-hooks.yaml",
)
_MOST_MEMORY = 4 << 30
"""Bytes: a mutant may loop without end and fill the memory."""

_PASSED, _NOTHING_COLLECTED = 0, 5


class Verdict(Enum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"


class Run(NamedTuple):
    """One run of tests: what became of the mutant, which test failed, and the seconds that it took."""

    verdict: Verdict
    test: str
    seconds: float


class Copy:
    """A copy of what is generated from and tested, without anything that was generated."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in _COPIED:
            source, target = REPOSITORY / name, folder / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".hypothesis"))
            elif source.exists():
                shutil.copy(source, target)

    def try_(self, mutant: Mutant | None, tests: tuple[str, ...], limit: float) -> Run:
        """Run `tests` with `mutant` in place (None: as the repository is), for at most `limit` seconds."""
        if mutant is None:
            return self._run(tests, limit)
        module = self._folder / mutant.path
        self._write(module, mutant.mutated)
        try:
            return self._run(tests, limit)
        finally:
            self._write(module, mutant.source)

    @staticmethod
    def _write(module: Path, source: str) -> None:
        # Byte code is matched by time in seconds and size: for a mutant of the same size the old byte code would run.
        for compiled in (module.parent / "__pycache__").glob(f"{module.stem}.*"):
            compiled.unlink()
        module.write_text(source, encoding="utf-8")

    def _run(self, tests: tuple[str, ...], limit: float) -> Run:
        # What another mutant failed on must not be tried first on this one.
        shutil.rmtree(self._folder / ".hypothesis", ignore_errors=True)
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--tb=no", "--no-header"]
        # A folder of its own: in the one that all runs share, pytest fails on what another run left.
        command += [f"--basetemp={self._folder}.tests", "--hypothesis-seed=0"]
        command += [*(f"--deselect={test}" for test in NO_JUDGES), *tests]
        environment = {**os.environ, "PYTHONPATH": str(self._folder / "codegen")}
        start = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=self._folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=_limit_memory,
        )
        try:
            output, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return Run(Verdict.TIMED_OUT, "", time.monotonic() - start)
        seconds = time.monotonic() - start
        if process.returncode == _PASSED:
            return Run(Verdict.SURVIVED, "", seconds)
        if process.returncode == _NOTHING_COLLECTED:
            raise RuntimeError(f"no tests in {' '.join(tests)}:\n{output}")
        failed = [line for line in output.splitlines() if line.startswith(("FAILED", "ERROR"))]
        return Run(Verdict.KILLED, failed[0] if failed else output[-300:], seconds)


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
