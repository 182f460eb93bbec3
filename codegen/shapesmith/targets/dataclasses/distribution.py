"""The files of the generated distribution as a whole: its pyproject.toml, the `_runtime` package, the type marker."""

from __future__ import annotations

from pathlib import Path, PurePath

from shapesmith.options import Options

_RUNTIME = Path(__file__).parents[2] / "runtime"


def build_distribution(options: Options) -> dict[str, str]:
    """Return the text of each file by its path below the output folder."""
    from shapesmith.targets.dataclasses.environment import templates_folder

    static = templates_folder() / "distribution"
    values = {"@VERSION@": options.version, "@PACKAGE@": options.package, "@DISTRIBUTION@": options.distribution}
    files = {
        _filled(path.relative_to(static).as_posix(), values): _filled(path.read_text(encoding="utf-8"), values)
        for path in sorted(static.rglob("*"))
        if path.is_file() and not _is_left_by_tools(path.relative_to(static))
    }
    files[f"{options.package}/py.typed"] = ""
    for path in sorted(_RUNTIME.glob("*.py")):
        files[f"{options.package}/_runtime/{path.name}"] = path.read_text(encoding="utf-8")
    return files


def _is_left_by_tools(path: PurePath) -> bool:
    """Return whether a file is byte code from installing the wheel, or the cache of a linter."""
    return any(part == "__pycache__" or part.startswith(".") for part in path.parts)


def _filled(text: str, values: dict[str, str]) -> str:
    """Return a text of the template with each placeholder replaced by its value."""
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text
