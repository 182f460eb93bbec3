"""What all tests share: a limit to their time, and the golden cases as packages that can be imported."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from shapesmith.options import PACKAGE, Options
from shapesmith.pipeline import Output, generate
from shapesmith.specs.find import find
from shapesmith.targets.dataclasses.distribution import build_distribution
from shapesmith.targets.dataclasses.layout import directory

from tests.time_limit import SECONDS, SECONDS_OF_A_SLOW_TEST, limited

GOLDEN = Path(__file__).parent / "golden"

# Generated modules are read by the tests, not collected: an operation may well be called TestAlarm.
collect_ignore = ["golden"]

Golden = Callable[[str], ModuleType]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the tests generate out of the cache of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHAPESMITH_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Write the expected trees and transcripts anew; then read the diff.",
    )


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
