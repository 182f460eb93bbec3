"""The packages of the vendored services as they are generated now, as a consumer imports them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from shapesmith.options import PACKAGE, Options
from shapesmith.pipeline import generate
from shapesmith.targets.dataclasses.distribution import build_distribution
from shapesmith.targets.dataclasses.layout import directory

from tests.corpus.models import VENDORED, vendored


@pytest.fixture(scope="session")
def distribution(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the distribution `aws_shapes` of the vendored services."""
    folder = tmp_path_factory.mktemp("vendored")
    trees = {Path(): build_distribution(Options())}
    for service in VENDORED:
        trees[Path(directory(PACKAGE, service))] = generate(vendored(service).spec, Options()).files
    for place, files in trees.items():
        for path, text in files.items():
            file = folder / place / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return folder


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
