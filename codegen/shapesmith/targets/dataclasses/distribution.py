"""The files of the generated distribution as a whole: its pyproject.toml, the `_runtime` package, the type marker."""

from __future__ import annotations

from pathlib import Path

from shapesmith import __version__
from shapesmith.targets.dataclasses.layout import ROOT

_RUNTIME = Path(__file__).parents[2] / "runtime"


def build_distribution() -> dict[str, str]:
    """Return the text of each file by its path below the output folder."""
    from shapesmith.targets.dataclasses.environment import templates_folder

    static = templates_folder() / "distribution"
    files = {
        path.relative_to(static).as_posix(): path.read_text(encoding="utf-8").replace("@VERSION@", __version__)
        for path in sorted(static.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts  # what installing the wheel may have compiled
    }
    files[f"{ROOT}/py.typed"] = ""
    for path in sorted(_RUNTIME.glob("*.py")):
        files[f"{ROOT}/_runtime/{path.name}"] = path.read_text(encoding="utf-8")
    return files
