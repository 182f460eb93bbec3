"""The generated package in Pyodide: Pythons that are not installed here, from npm."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.release.environments import PROGRAM

# The newest release of Pyodide for each Python.
VERSIONS = {"3.12": "0.27.7", "3.13": "0.29.3", "3.14": "314.0.7"}

_SCRIPT = """
import { loadPyodide } from "pyodide";
import { readFileSync } from "node:fs";
const [wheel, program] = process.argv.slice(2);
const pyodide = await loadPyodide();
pyodide.unpackArchive(new Uint8Array(readFileSync(wheel)), "wheel");
console.log(pyodide.runPython(readFileSync(program, "utf8")) ?? "done");
"""


def try_in_pyodide(version: str, wheel: Path, folder: Path) -> None:
    """Install a version of Pyodide in `folder`, and use the package of a wheel there.

    Raises AssertionError with what npm, node or Python says.
    """
    folder.mkdir()
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "run.js").write_text(_SCRIPT, encoding="utf-8")
    (folder / "program.py").write_text(PROGRAM, encoding="utf-8")
    _run(["npm", "install", "--silent", "--no-audit", "--no-fund", f"pyodide@{version}"], folder)
    said = _run(["node", "run.js", str(wheel), "program.py"], folder)
    assert "checked on" in said, said


def _run(command: list[str], folder: Path) -> str:
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"{' '.join(command)}\n{run.stdout}{run.stderr}"
    return run.stdout
