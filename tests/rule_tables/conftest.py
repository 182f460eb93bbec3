"""What a rule finds is found by the search of the value itself, not of the copy that is made where that fails."""

from __future__ import annotations

import pytest
from shapesmith.runtime import validation


@pytest.fixture(autouse=True)
def _search_that_raises_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def copied(*_: object) -> None:
        raise AssertionError("the search has raised")

    monkeypatch.setattr(validation, "_search_copy", copied)
