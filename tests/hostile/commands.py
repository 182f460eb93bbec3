"""Every command on a spec, and what must hold of whatever it does."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

from click.testing import CliRunner
from shapesmith.cli.main import cli

SUBJECTS = ("PlantSeedRequest", "PlantSeedRequest.Name", "Kind")


def run(*arguments: str) -> tuple[str, int]:
    """Return what `shapesmith` prints, and its exit code. Raises what it raises."""
    result = CliRunner().invoke(cli, arguments, prog_name="shapesmith")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code in (0, 1, 2)
    return result.stdout + result.stderr, result.exit_code


def run_all(origin: Path, out: Path) -> bool:
    """Run every command that reads specs on the one at `origin`; return whether it makes a package.

    Raises AssertionError where one fails without a diagnostic, prints what is not printable, or leaves a package that
    cannot be imported.
    """
    before = tree(out)
    printed, code = run("generate", "--from", str(origin), "--out", str(out), "--jobs", "1", "--force")
    assert_printable(printed)
    is_package = code == 0
    if is_package:
        assert_importable(out)
        checked, code = run("check", "--from", str(origin), "--out", str(out), "--jobs", "1")
        assert code == 0, checked
    else:
        assert " error: " in printed
        assert tree(out) == before
        checked, code = run("check", "--from", str(origin), "--out", str(out), "--jobs", "1", "--no-diff")
        assert code == 1
    assert_printable(checked)
    for form in ("ir", "json-schema"):
        printed, code = run("export", "garden", "--from", str(origin), "--format", form)
        if code == 0:
            json.JSONDecoder().raw_decode(printed)  # what follows are the warnings
        else:
            assert " error: " in printed
    for arguments in (*((subject,) for subject in SUBJECTS), (SUBJECTS[0], "--sources")):
        printed, code = run("explain", "garden", *arguments, "--from", str(origin))
        assert code == 0 or " error: " in printed
        assert_printable(printed)
    return is_package


def assert_printable(printed: str) -> None:
    """Each line is printable, so that a terminal only shows it."""
    assert [line for line in printed.split("\n") if not line.isprintable()] == []


def assert_importable(out: Path) -> None:
    """Each generated module can be imported, each deprecation and docstring shown."""
    sys.path.insert(0, str(out))
    for name in [name for name in sys.modules if name.partition(".")[0] == "aws_shapes"]:
        if not name.startswith("aws_shapes._runtime"):
            del sys.modules[name]
    try:
        package = "aws_shapes.garden"
        for path in sorted((out / "aws_shapes" / "garden").rglob("*.py")):
            steps = path.relative_to(out / "aws_shapes" / "garden").with_suffix("").parts
            module = import_module(".".join((package, *steps)).removesuffix(".__init__"))
            for value in (module, *vars(module).values()):
                for text in (getattr(value, "__doc__", None) or "", getattr(value, "__deprecated__", "")):
                    text.encode()
                    assert not CONTROLS & set(text), text
    finally:
        sys.path.remove(str(out))


CONTROLS = frozenset(map(chr, (*range(9), *range(14, 32), 127, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def tree(folder: Path) -> dict[str, int]:
    """Return the files of the package below `folder`, with the time of their last change."""
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*.py")}
