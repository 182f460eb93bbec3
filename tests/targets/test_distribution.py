"""The files of a generated distribution: those of its template, and nothing that tools left beside them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from shapesmith.options import Options
from shapesmith.targets.dataclasses import environment
from shapesmith.targets.dataclasses.distribution import build_distribution


def test_what_tools_leave_in_the_template_is_no_part_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = build_distribution(Options())
    shutil.copytree(environment.templates_folder(), tmp_path / "templates")
    static = tmp_path / "templates" / "distribution"
    for left in (".ruff_cache/0.14.0/1", "__pycache__/a.pyc", "@PACKAGE@/__pycache__/a.pyc", ".DS_Store"):
        (static / left).parent.mkdir(parents=True, exist_ok=True)
        (static / left).write_bytes(b"\xff\xfe")
    monkeypatch.setattr(environment, "templates_folder", lambda: tmp_path / "templates")
    assert build_distribution(Options()) == before
