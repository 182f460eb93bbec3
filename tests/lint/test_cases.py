"""Each case is a folder: source in, reports out. Run with --update-golden to write the reports anew, then read the diff."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from shapesmith.lint.files import find_files
from shapesmith.lint.formats import as_text
from shapesmith.lint.run import Run, lint
from shapesmith.lint.settings import read_settings

CASES = Path(__file__).parent / "cases"
EXPECTED = "expected.txt"
SHAPES = Path(__file__).parents[2] / "shapes"


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_the_reports_on_a_case_are_as_written(
    case: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(CASES / case)
    table = Path("settings.toml")
    settings = read_settings(tomllib.loads(table.read_text()) if table.exists() else {})
    reports = lint(Run(find_files(["."], ()), settings, SHAPES, is_cached=False))
    written = "".join(f"{line}\n" for line in as_text(reports))
    if request.config.getoption("--update-golden"):
        Path(EXPECTED).write_text(written, encoding="utf-8")
    assert written == Path(EXPECTED).read_text(encoding="utf-8")
