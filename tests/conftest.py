"""What several test modules share: the golden trees, as packages that can be imported."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from shapesmith.targets.dataclasses.distribution import build_distribution

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


@pytest.fixture(scope="session")
def golden_distribution(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the distribution `aws_shapes`, its services the expected trees of tests/golden."""
    folder = tmp_path_factory.mktemp("distribution")
    for path, text in build_distribution().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for expected in sorted(GOLDEN.glob("*/expected")):
        shutil.copytree(expected, folder / "aws_shapes" / expected.parent.name)
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
