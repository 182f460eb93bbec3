"""The golden case `requests`: its package, and a client of it that is answered in turn.

Every test runs twice: with tables that are followed entry by entry, and with compiled ones.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

import pytest

from tests.conftest import GOLDEN
from tests.corpus.models import Model
from tests.sending.stub import Stub

USES = {"by table": 1_000_000, "compiled": 0}


@pytest.fixture(scope="module", params=USES)
def requests(golden: Callable[[str], ModuleType], request: pytest.FixtureRequest) -> ModuleType:
    """Return the package of the golden case, whose tables are compiled at once or never."""
    package = golden("requests")
    import_module("aws_shapes._runtime.schema").USES_BEFORE_COMPILING = USES[request.param]
    return package


@pytest.fixture(scope="session")
def requests_model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """Return the model of the golden case, in folders as botocore looks for them."""
    root = tmp_path_factory.mktemp("models")
    shutil.copytree(GOLDEN / "requests" / "spec", root / "requests" / "2024-01-01")
    return Model(root, "requests", "2024-01-01")


@pytest.fixture
def stub(requests_model: Model) -> Stub:
    """Return a client of the golden case."""
    return Stub(requests_model)
