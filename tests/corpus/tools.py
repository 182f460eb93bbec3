"""Run a linter, formatter or type checker as a user does, and fail with what it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def check(tool: str, *arguments: str | Path, cwd: Path) -> None:
    """Run `python -m tool` in `cwd`; fail with the beginning and the end of its output if it exits other than 0."""
    command = [sys.executable, "-m", tool, *map(str, arguments)]
    run = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        output = (run.stdout + run.stderr).strip().splitlines()
        shown = output if len(output) <= 40 else [*output[:30], "...", *output[-5:]]
        pytest.fail("\n".join([f"{tool} exits {run.returncode}:", *shown]), pytrace=False)
