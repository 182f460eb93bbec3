"""Every test runs twice: with tables that are followed entry by entry, and with compiled ones."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

import pytest

from tests.conftest import Golden

USES = {"by table": 1_000_000, "compiled": 0}


@pytest.fixture(scope="module", params=USES)
def golden(golden: Golden, request: pytest.FixtureRequest) -> Golden:
    """Return what imports the package of a golden case, whose structures are compiled at once or never."""

    def load(case: str) -> ModuleType:
        package = golden(case)
        import_module("aws_shapes._runtime.schema").USES_BEFORE_COMPILING = USES[request.param]
        return package

    return load
