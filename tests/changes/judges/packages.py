"""The packages of both sides of an evolution, imported side by side: one called `old_shapes`, the other `new_shapes`."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from shapesmith.options import PACKAGE, Options
from shapesmith.pipeline import Output
from shapesmith.runs import Plan, generate_all
from shapesmith.specs.found import FoundSpec
from shapesmith.targets.dataclasses.distribution import build_distribution
from shapesmith.targets.dataclasses.layout import directory
from shapesmith.text import words

NAMES = ("old_shapes", "new_shapes")


class Packages(NamedTuple):
    """The packages of a service before and after."""

    old: ModuleType
    new: ModuleType

    def fails(self, code: str) -> tuple[bool, bool]:
        """Return whether a witness fails with each package."""
        return _fails(code.replace(PACKAGE, NAMES[0])), _fails(code.replace(PACKAGE, NAMES[1]))


def generated(found: FoundSpec, out: Path) -> Path:
    """Generate a package without its overrides, as sides are compared."""
    files = {name: path for name, path in found.files.items() if name != "overrides.toml"}
    plan = Plan([found._replace(files=files)], out, Options(), 1, complete=False)
    generate_all(plan, progress=lambda service: None)
    return out


@contextmanager
def imported(old: FoundSpec, new: FoundSpec, folder: Path) -> Iterator[Packages]:
    """Generate both packages below `folder`, and import them."""
    for found, name in zip((old, new), NAMES, strict=True):
        generated(found, folder / f"{name} generated")
        # A generated package imports itself relatively, so that it may have any name.
        (folder / f"{name} generated" / PACKAGE).rename(folder / name)
    with _importable(folder):
        yield Packages(*(importlib.import_module(f"{name}.{words.module(old.service)}") for name in NAMES))


@contextmanager
def imported_all(outputs: Iterable[tuple[Output, Output]], folder: Path) -> Iterator[list[Packages]]:
    """Write both packages of several services, as they were generated, below `folder`, and import them."""
    services = []
    for both in outputs:
        services.append(both[0].service.name)
        for output, name in zip(both, NAMES, strict=True):
            _write(output.files, folder / directory(name, output.service.name))
    for name in NAMES:
        _write(build_distribution(Options(package=name)), folder)
    with _importable(folder):
        modules = (
            [importlib.import_module(f"{name}.{words.module(service)}") for name in NAMES] for service in services
        )
        yield [Packages(*both) for both in modules]


def _write(files: dict[str, str], folder: Path) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@contextmanager
def _importable(folder: Path) -> Iterator[None]:
    """Import from `folder` what has one of the two names."""
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for loaded in [each for each in sys.modules if each.split(".")[0] in NAMES]:
            del sys.modules[loaded]


def _fails(code: str) -> bool:
    try:
        exec(code, {})
    except (ImportError, AttributeError, TypeError, AssertionError):
        return True
    return False
