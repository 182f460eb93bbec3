"""The cases are read by the tests, not collected; and a cache as a first run leaves it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from shapesmith.lint.index import Index
from shapesmith.lint.tables import load

collect_ignore = ["cases"]

Warmed = Callable[[Path], Path]


@pytest.fixture(scope="session")
def warmed(tmp_path_factory: pytest.TempPathFactory) -> Warmed:
    """Return what makes a folder a cache with the index of all services and the tables of sqs, and returns it.

    To make the index takes longer than all else that a test does with a cache.
    """
    first = tmp_path_factory.mktemp("warmed") / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHAPESMITH_CACHE_DIR", os.fspath(first))
        Index()
        load("sqs", first / "no shapes")

    def copy(folder: Path) -> Path:
        return shutil.copytree(first, folder)

    return copy
