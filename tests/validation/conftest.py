"""The package that these tests look at: one service with one of everything, from `subject/`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import PackageOf
from tests.corpus.models import Model
from tests.corpus.package import imported_from

# Every test runs twice: with tables that are searched, and with compiled checks before the search.
USES = {"searched": 1_000_000, "compiled": 0}

SUBJECT = Model(Path(__file__).parent, "subject", "2024-01-01")


@pytest.fixture(scope="session")
def subject_package(package_of: PackageOf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output folder with the package of the service `subject`."""
    return package_of(SUBJECT.spec, tmp_path_factory.mktemp("subject") / "generated")


@pytest.fixture(params=USES)
def subject(subject_package: Path, request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """Return the package of the service `subject`, imported for as long as a test runs; its checks are compiled or not."""
    with imported_from(subject_package, "subject") as package:
        import_module("aws_shapes._runtime.schema").USES_BEFORE_COMPILING = USES[request.param]
        yield package


@pytest.fixture
def runtime(subject: ModuleType) -> ModuleType:
    """Return the runtime that the package of `subject` stands on."""
    return import_module("aws_shapes._runtime")
