"""Generate packages into a folder, and import `aws_shapes` from there for as long as a test needs it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from shapesmith.options import PACKAGE, Options
from shapesmith.runs import Plan, generate_all
from shapesmith.text import words

from tests.corpus.models import Model


def generate(models: Iterable[Model], out: Path, jobs: int = 1) -> Path:
    """Generate the package of each model into `out`, as the command line does, and return `out`."""
    specs = [model.found for model in models]
    plan = Plan(specs, out, Options(), jobs, complete=False)
    generate_all(plan, progress=lambda service: None)
    return out


def package_of(service: str) -> str:
    """Return the name of the package of a service."""
    return f"{PACKAGE}.{words.module(service)}"


@contextmanager
def imported_from(out: Path, service: str) -> Iterator[ModuleType]:
    """Import the package of `service` from `out`, whatever other `aws_shapes` this process has imported before."""
    before = _forget()
    sys.path.insert(0, str(out))
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(package_of(service))
    finally:
        sys.path.remove(str(out))
        _forget()
        sys.modules.update(before)


def _forget() -> dict[str, ModuleType]:
    """Remove every module of `aws_shapes` from the process and return them."""
    names = [name for name in sys.modules if name == PACKAGE or name.startswith(f"{PACKAGE}.")]
    return {name: sys.modules.pop(name) for name in names}
