"""Models read once for all tests of a file, and small specs written for one."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import pytest
from shapesmith.diagnostics import Diagnostic, stop_on_errors
from shapesmith.ir.service import Service
from shapesmith.sources.read import read_source
from shapesmith.specs.spec import Spec, SpecFile

from tests.corpus.models import Model

Read = Callable[[Model], "Reading"]
ReadSpec = Callable[[Spec], "Reading"]
MakeSpec = Callable[..., Spec]


class Reading(NamedTuple):
    """A model's IR and the warnings about it."""

    service: Service
    warnings: list[Diagnostic]


# One is enough: the tests of a file take the models in the same order, and some take a hundred megabytes.
@lru_cache(maxsize=1)
def _read(model: Model) -> Reading:
    return _reading(model.spec)


def _reading(spec: Spec) -> Reading:
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
def spec() -> MakeSpec:
    """Return what makes the spec of a small service: `shapes`, further keys of the model, companions by file name."""

    def make(shapes: dict[str, Any], companions: dict[str, Any] | None = None, **model: Any) -> Spec:
        document = {"metadata": {"protocol": "json"}, "operations": {}, "shapes": shapes, **model}
        documents = {"service-2.json": document, **(companions or {})}
        files = {name: SpecFile.of(name, json.dumps(content).encode()) for name, content in documents.items()}
        return Spec("tiny", "2020-01-01", "path", "", files)

    return make
