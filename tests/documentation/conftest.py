"""A small service, and its documentation in another source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shapesmith.ir.documentation import DocumentationSource
from shapesmith.ir.service import Service
from shapesmith.sources.aws.reader import read_service
from shapesmith.sources.yard.reader import read_source

from tests.sources.conftest import spec

__all__ = ["spec"]

ReadModel = Callable[[dict[str, Any]], Service]


@pytest.fixture
def model(spec: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ReadModel:
    """Return what reads the shapes of a model, with `service-2.json` as the path of its places."""
    monkeypatch.chdir(tmp_path)

    def read(shapes: dict[str, Any]) -> Service:
        service, diagnostics = read_service(spec(shapes))
        assert diagnostics == []
        return service

    return read


def yard(text: str, path: str = "loaf.yard") -> DocumentationSource:
    """Return what the YARD text says, which must be as the reader expects it."""
    diagnostics: list[Any] = []
    source = read_source(text.encode(), path, diagnostics)
    assert diagnostics == []
    return source
