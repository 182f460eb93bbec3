"""Programs of consumers under each type checker: an error on every line that is marked, and on no other.

Each program is checked against `generated/` in the strictest mode of its checker.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAMS = Path(__file__).parent / "programs"
GENERATED = Path(__file__).parents[2] / "generated"

# The mark of a line on which there must be an error.
MARK = "  # error"

# `sends.py:24:18: error: ...`, with or without a word before and a range of columns behind.
_LINE = re.compile(r"(?:ERROR )?(\w+\.py):(\d+):")

COMMANDS = {
    "mypy": (
        "mypy",
        "--strict",
        "--warn-unreachable",
        "--no-error-summary",
        "--hide-error-context",
        f"--cache-dir={os.devnull}",
        ".",
    ),
    "pyright": ("pyright", "--outputjson"),
    "basedpyright": ("basedpyright", "--outputjson"),
    "ty": ("ty", "check", "--output-format", "concise", "--extra-search-path", str(GENERATED)),
    "pyrefly": (
        "pyrefly",
        "check",
        "--output-format",
        "min-text",
        "--search-path",
        str(GENERATED),
        *[path.name for path in sorted(PROGRAMS.glob("*.py"))],
    ),
}


@pytest.mark.parametrize("checker", COMMANDS)
def test_errors_are_where_they_are_expected_and_nowhere_else(checker: str, tmp_path: Path) -> None:
    shutil.copytree(PROGRAMS, tmp_path, dirs_exist_ok=True)
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(GENERATED)], "reportUnusedExpression": False}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    (tmp_path / "mypy.ini").write_text(f"[mypy]\nmypy_path = {GENERATED}\n", encoding="utf-8")
    (tmp_path / "pyrefly.toml").write_text("", encoding="utf-8")
    name, *arguments = COMMANDS[checker]
    executable = Path(sys.executable).parent / name
    run = subprocess.run([executable, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert sorted(set(_found(checker, run.stdout))) == sorted(_marked()), run.stdout + run.stderr


def _marked() -> Iterator[tuple[str, int]]:
    """Yield the file and number of each marked line."""
    for path in sorted(PROGRAMS.glob("*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.endswith(MARK):
                yield path.name, number


def _found(checker: str, printed: str) -> Iterator[tuple[str, int]]:
    """Yield the file and number of each line on which a checker reports an error."""
    if "pyright" in checker:
        for each in json.loads(printed)["generalDiagnostics"]:
            if each["severity"] == "error":
                yield Path(each["file"]).name, each["range"]["start"]["line"] + 1
        return
    for line in printed.splitlines():
        if found := _LINE.match(line.strip()):
            yield found[1], int(found[2])
