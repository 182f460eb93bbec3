"""The committed package, as a consumer imports it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.corpus.models import REPOSITORY


@pytest.fixture(scope="session")
def committed() -> Iterator[None]:
    """Import `aws_shapes` from generated/ for as long as these tests run."""
    ours = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "aws_shapes"}
    for name in ours:
        del sys.modules[name]
    sys.path.insert(0, str(REPOSITORY / "generated"))
    yield
    sys.path.remove(str(REPOSITORY / "generated"))
    for name in [name for name in sys.modules if name.split(".")[0] == "aws_shapes"]:
        del sys.modules[name]
    sys.modules.update(ours)
