"""The packages that the tests of this folder look at, in a folder with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import PackagesOf
from tests.corpus.models import VENDORED
from tests.corpus.shared import copied


@pytest.fixture(scope="session")
def vendored_packages(packages_of: PackagesOf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output folder with the packages of the vendored services."""
    return copied(VENDORED, packages_of(VENDORED), tmp_path_factory.mktemp("vendored") / "generated")
