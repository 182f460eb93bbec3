"""The packages that the tests of this folder look at, generated once for each process that runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.models import VENDORED, vendored
from tests.corpus.package import generate


@pytest.fixture(scope="session")
def vendored_packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output folder with the packages of the vendored services."""
    return generate(map(vendored, VENDORED), tmp_path_factory.mktemp("vendored") / "generated")
