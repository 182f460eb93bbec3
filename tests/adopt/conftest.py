"""The cases are read by the tests, not collected; packages of services are generated from the vendored specs."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.adopt.packages import Packages

collect_ignore = ["cases"]

ROOT = Path(__file__).parents[2]
SHAPES = ROOT / "shapes"
GENERATED = ROOT / "generated"


@pytest.fixture
def packages() -> Packages:
    return Packages("aws_shapes", GENERATED)
