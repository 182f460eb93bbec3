"""The packages of the vendored services as they are generated now, as a consumer imports them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PackagesOf
from tests.corpus.models import VENDORED


@pytest.fixture(scope="session")
def distribution(packages_of: PackagesOf) -> Path:
    """Return a folder with the distribution `aws_shapes` of the vendored services, among others."""
    return packages_of(VENDORED)


@pytest.fixture(scope="session")
def importable(distribution: Path) -> Iterator[Path]:
    """Import `aws_shapes` from that folder for as long as these tests run."""
    ours = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "aws_shapes"}
    for name in ours:
        del sys.modules[name]
    sys.path.insert(0, str(distribution))
    yield distribution
    sys.path.remove(str(distribution))
    for name in [name for name in sys.modules if name.split(".")[0] == "aws_shapes"]:
        del sys.modules[name]
    sys.modules.update(ours)
