"""The packages of both sides of an evolution, imported side by side: one called `old_shapes`, the other `new_shapes`."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from shapesmith.options import PACKAGE, Options
from shapesmith.runs import Plan, generate_all
from shapesmith.specs.found import FoundSpec
from shapesmith.text import words

_NAMES = ("old_shapes", "new_shapes")


class Packages(NamedTuple):
    """The packages of a service before and after."""

    old: ModuleType
    new: ModuleType

    def fails(self, code: str) -> tuple[bool, bool]:
        """Return whether a witness fails with each package."""
        return _fails(code.replace(PACKAGE, _NAMES[0])), _fails(code.replace(PACKAGE, _NAMES[1]))


def generated(found: FoundSpec, out: Path) -> Path:
    """Generate a package without its overrides, as sides are compared."""
    files = {name: path for name, path in found.files.items() if name != "overrides.toml"}
    plan = Plan([found._replace(files=files)], out, Options(), 1, complete=False)
    generate_all(plan, progress=lambda service: None)
    return out


@contextmanager
def imported(old: FoundSpec, new: FoundSpec, folder: Path) -> Iterator[Packages]:
    """Generate both packages below `folder`, and import them."""
    modules = []
    sys.path.insert(0, str(folder))
    try:
        for found, name in zip((old, new), _NAMES, strict=True):
            generated(found, folder / f"{name} generated")
            # A generated package imports itself relatively, so that it may have any name.
            (folder / f"{name} generated" / PACKAGE).rename(folder / name)
            importlib.invalidate_caches()
            modules.append(importlib.import_module(f"{name}.{words.module(found.service)}"))
        yield Packages(*modules)
    finally:
        sys.path.remove(str(folder))
        for loaded in [each for each in sys.modules if each.split(".")[0] in _NAMES]:
            del sys.modules[loaded]


def _fails(code: str) -> bool:
    try:
        exec(code, {})
    except (ImportError, AttributeError, TypeError, AssertionError):
        return True
    return False
