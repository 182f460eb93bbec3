"""The IR as it is printed: the whole of the library, whose model says one of each thing.

tests/export/library/ir.json is what is printed. Run with --update-golden to write what is printed now, and read the diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_diagnostics import run

HERE = Path(__file__).parent


def test_the_ir_of_the_library_is_as_expected(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(HERE)
    printed, code = run("export", "library", "--from", ".", "--format", "ir")
    warning, _, text = printed.partition(" [pattern-refused]\n")
    assert code == 0
    assert warning.startswith("library/2024-01-01/service-2.json#/shapes/Shelf/pattern: warning: ")
    expected = HERE / "library" / "ir.json"
    if request.config.getoption("--update-golden"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
