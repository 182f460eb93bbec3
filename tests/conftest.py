"""What all tests share: a limit to their time, and the golden cases as packages that can be imported."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from shapesmith.options import PACKAGE, Options
from shapesmith.pipeline import Output, generate
from shapesmith.specs.find import find
from shapesmith.specs.spec import Spec
from shapesmith.targets.dataclasses.distribution import build_distribution
from shapesmith.targets.dataclasses.layout import directory

from tests.corpus import shared
from tests.time_limit import SECONDS, SECONDS_OF_A_SLOW_TEST, limited

GOLDEN = Path(__file__).parent / "golden"

# Generated modules are read by the tests, not collected: an operation may well be called TestAlarm.
collect_ignore = ["golden"]

# The files that start many processes come first: the later, the more memory a worker has, and the longer a fork takes.
# Then those of the fast set that take longest, the longest first.
FIRST = (
    "tests/write/test_incremental.py",
    "tests/vendor/test_killed.py",
    "tests/write/test_killed.py",
    "tests/project/test_sync_stopped.py",
    "tests/write/test_parallel.py",
    "tests/write/test_runs.py",
    "tests/project/test_sync.py",
    "tests/write/test_freshness.py",
    "tests/write/test_branches.py",
    "tests/write/test_check.py",
    "tests/lint/test_stopped.py",
    "tests/validation/test_bad_input.py",
    "tests/calls/test_agreement.py",
    "tests/corpus/test_round_trip.py",
    "tests/corpus/test_linters.py",
    "tests/lint/test_bounds.py",
    "tests/changes/test_witnesses.py",
    "tests/validation/test_agreement_with_botocore.py",
    "tests/export/test_pydantic_oracle.py",
    "tests/corpus/test_every_service.py",
    "tests/consumers/test_checkers.py",
    "tests/lint/test_cases.py",
    "tests/editors/test_hover.py",
    "tests/packaging/test_wheel.py",
    "tests/corpus/test_determinism.py",
    "tests/corpus/test_committed.py",
)

Golden = Callable[[str], ModuleType]
PackagesOf = Callable[[Iterable[str]], Path]
PackageOf = Callable[[Spec, Path], Path]


@pytest.fixture(scope="session")
def folder_of_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of what all processes of this run of the tests share."""
    folder = tmp_path_factory.getbasetemp()
    # The workers of pytest-xdist have folders of their own, in that of the run.
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session", autouse=True)
def _own_cache(folder_of_run: Path) -> Iterator[None]:
    """Keep what the tests generate out of the cache of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHAPESMITH_CACHE_DIR", str(folder_of_run / "cache"))
        yield


@pytest.fixture(scope="session")
def packages_of(folder_of_run: Path) -> PackagesOf:
    """Return what gives an output folder with the packages of services, to be imported and never changed.

    They are the vendored services, or the latest that are published, as they are generated now.
    """
    out = folder_of_run / "packages"
    return lambda services: shared.shared_packages(services, out)


@pytest.fixture(scope="session")
def package_of(packages_of: PackagesOf) -> PackageOf:
    """Return what generates the package of a spec into an output folder, to be imported."""
    packages = packages_of([])
    return lambda spec, out: shared.package_of(spec, packages, out)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Write the expected trees and transcripts anew; then read the diff.",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put first what must not come last, where several processes share the files."""
    if hasattr(config, "workerinput"):
        places = {file: place for place, file in enumerate(FIRST)}
        items.sort(key=lambda item: places.get(item.nodeid.partition("::")[0], len(places)))


def pytest_collection_finish() -> None:
    """Collect garbage rarely, and leave alone what stays until the end: the tests, and the modules that they import."""
    gc.set_threshold(20_000, 20, 50)
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    with limited(_seconds(item)):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    with limited(_seconds(item)):
        return (yield)


def _seconds(item: pytest.Item) -> float:
    return SECONDS if item.get_closest_marker("slow") is None else SECONDS_OF_A_SLOW_TEST


@pytest.fixture(scope="session")
def golden_outputs() -> dict[str, Output]:
    """Return what the generator makes of each spec of tests/golden now, by the name of the case."""
    specs = {spec.parent.name: spec for spec in sorted(GOLDEN.glob("*/spec"))}
    return {case: generate(find(None, spec, Path("shapes")).read(), Options()) for case, spec in specs.items()}


@pytest.fixture(scope="session")
def golden_distribution(golden_outputs: dict[str, Output], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the distribution `aws_shapes` as it is generated now, its services those of tests/golden."""
    folder = tmp_path_factory.mktemp("distribution")
    trees = {Path(): build_distribution(Options())}
    trees |= {Path(directory(PACKAGE, output.service.name)): output.files for output in golden_outputs.values()}
    for place, files in trees.items():
        for path, text in files.items():
            file = folder / place / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def golden(golden_distribution: Path) -> Iterator[Golden]:
    """Return what imports the package of a golden case: `golden("enums")` is `aws_shapes.enums`.

    While the tests of a module run, `aws_shapes` is the golden distribution; before and after it may be another.
    """
    others = {name: sys.modules.pop(name) for name in _loaded()}
    sys.path.insert(0, str(golden_distribution))
    yield lambda case: import_module(f"aws_shapes.{case}")
    sys.path.remove(str(golden_distribution))
    for name in _loaded():
        del sys.modules[name]
    sys.modules.update(others)


def _loaded() -> list[str]:
    return [name for name in sys.modules if name.partition(".")[0] == "aws_shapes"]
