"""The cases are read by the tests, not collected; `aws_shapes` is the one of this repository while they run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from shapesmith.adopt.packages import Packages

collect_ignore = ["cases"]

ROOT = Path(__file__).parents[2]
SHAPES = ROOT / "shapes"
GENERATED = ROOT / "generated"


@pytest.fixture(scope="module", autouse=True)
def _generated() -> Iterator[None]:
    others = {name: sys.modules.pop(name) for name in _loaded()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(GENERATED), *sys.path])
        yield
    for name in _loaded():
        del sys.modules[name]
    sys.modules.update(others)


def _loaded() -> list[str]:
    return [name for name in sys.modules if name.partition(".")[0] == "aws_shapes"]


@pytest.fixture
def packages() -> Packages:
    return Packages("aws_shapes", GENERATED)
