"""Models read once for all tests of a file, and small specs written for one."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from shapesmith.diagnostics import Diagnostic, stop_on_errors
from shapesmith.ir.service import Service
from shapesmith.sources.read import read_source
from shapesmith.specs.locate import SpecFile, SpecFiles

from tests.corpus.models import Model

Read = Callable[[Model], "Reading"]
ReadSpec = Callable[[SpecFiles], "Reading"]
Spec = Callable[..., SpecFiles]


class Reading(NamedTuple):
    """A model's IR and the warnings about it."""

    service: Service
    warnings: list[Diagnostic]


# One is enough: the tests of a file take the models in the same order, and some take a hundred megabytes.
@lru_cache(maxsize=1)
def _read(model: Model) -> Reading:
    return _reading(model.spec)


def _reading(spec: SpecFiles) -> Reading:
    source = read_source(spec)
    stop_on_errors(source.diagnostics)
    return Reading(source.service, source.diagnostics)


@pytest.fixture
def read_model() -> Read:
    """Return what reads a model into the IR."""
    return _read


@pytest.fixture
def read_spec() -> ReadSpec:
    """Return what reads spec files into the IR."""
    return _reading


@pytest.fixture
def spec(tmp_path: Path) -> Spec:
    """Return what writes a small service: `shapes`, further keys of the model, and companions by file name."""

    def write(shapes: dict[str, Any], companions: dict[str, Any] | None = None, **model: Any) -> SpecFiles:
        document = {"metadata": {"protocol": "json"}, "operations": {}, "shapes": shapes, **model}
        documents = {"service-2.json": document, **(companions or {})}
        files = {}
        for name, content in documents.items():
            (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
            files[name] = SpecFile(str(tmp_path / name))
        return SpecFiles("tiny", "2020-01-01", "path", "", files)

    return write
