"""Each case is a folder: source in, source and report out. Run with --update-golden to write both anew, then read the diff."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from shapesmith.adopt.adoption import Choices
from shapesmith.adopt.packages import Packages
from shapesmith.adopt.run import Adopter

from tests.adopt.conftest import SHAPES

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_case_is_rewritten_and_reported_as_written(
    case: str, packages: Packages, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(CASES / case)
    outcome = Adopter(packages, {}, SHAPES, Choices(present=Path("options.txt").exists())).file("before.py")
    assert outcome.failure is None
    after = Path("before.py").read_bytes() if outcome.rewritten is None else outcome.rewritten.after
    report = "".join(f"{each.line}:{each.column}: {each.call} {each.reason}\n" for each in outcome.left)
    if request.config.getoption("--update-golden"):
        Path("after.py").write_bytes(after)
        Path("report.txt").write_text(report, encoding="utf-8")
    assert after == Path("after.py").read_bytes()
    assert report == Path("report.txt").read_text(encoding="utf-8")
    ast.parse(after)


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_what_is_rewritten_is_left_alone_by_the_next_run(case: str, packages: Packages, tmp_path: Path) -> None:
    path = tmp_path / "after.py"
    path.write_bytes((CASES / case / "after.py").read_bytes())
    present = (CASES / case / "options.txt").exists()
    outcome = Adopter(packages, {}, SHAPES, Choices(present)).file(str(path))
    assert (outcome.rewritten, outcome.failure) == (None, None)
