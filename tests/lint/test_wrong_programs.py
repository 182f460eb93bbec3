"""Programs with an error each, in many styles: each is reported on its line, and nothing else is.

They are in wrong_programs.txt, one after another. A comment on the line has the codes of the reports.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.lint.test_valid_programs import reports_of

PROGRAMS = Path(__file__).with_name("wrong_programs.txt").read_text(encoding="utf-8").split("###\n")


def test_each_error_is_reported_on_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found: dict[str, list[tuple[int, str]]] = {f"program_{number}.py": [] for number in range(len(PROGRAMS))}
    for report in reports_of(PROGRAMS):
        found[report.path].append((report.line, report.code))
    assert len(PROGRAMS) >= 30
    for reported, program in zip(found.values(), PROGRAMS, strict=True):
        expected = [
            (number, code)
            for number, line in enumerate(program.splitlines(), 1)
            if (comment := re.search(r"  # ([a-z -]+)$", line))
            for code in comment[1].split()
        ]
        assert expected, program
        assert sorted(reported) == expected, program
