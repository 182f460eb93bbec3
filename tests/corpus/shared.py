"""Packages that a run of the tests generates once, whichever of its processes asks first, for tests that only import them.

A package is where it is from one moment to the next, whole, and what Python compiles of it is compiled for all processes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from compileall import compile_dir
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from shapesmith import pipeline
from shapesmith.disk.workspace import Workspace
from shapesmith.options import PACKAGE, Options
from shapesmith.specs.spec import Spec
from shapesmith.targets.dataclasses.layout import directory

from tests.corpus.models import model_of
from tests.corpus.package import generate
from tests.time_limit import SECONDS


def shared_packages(services: Iterable[str], out: Path) -> Path:
    """Return `out` with the packages of `services`, among others, after generating those that are not there."""
    with _absent(out) as built:
        if built is not None:
            generate([], built)
            # Copies of the runtime are compiled, too, then.
            compile_dir(built, quiet=1)
    with ExitStack() as stack:
        # In one order, so that no two processes wait for each other.
        places = {service: directory(PACKAGE, service) for service in sorted(set(services))}
        found = {service: stack.enter_context(_absent(out / place)) for service, place in places.items()}
        absent = {service: built for service, built in found.items() if built is not None}
        if absent:
            together = next(iter(absent.values())).with_name("together")
            generate(map(model_of, absent), together)
            for service, built in absent.items():
                (together / places[service]).rename(built)
    return out


def package_of(spec: Spec, packages: Path, out: Path) -> Path:
    """Return `out` with the package of a spec, to be imported, after generating it; its runtime is that of `packages`.

    It takes a third of the time of a run: there is no manifest, and what Python compiled of the runtime is there already.
    """
    service, files, _ = pipeline.generate(spec, Options())
    shutil.copytree(packages / PACKAGE / "_runtime", out / PACKAGE / "_runtime", copy_function=os.link)
    shutil.copy2(packages / PACKAGE / "__init__.py", out / PACKAGE)
    for path, text in files.items():
        file = out / directory(PACKAGE, service.name) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return out


def copied(services: Iterable[str], packages: Path, out: Path) -> Path:
    """Return `out`, which is as if `services` alone had been generated into it, after copying them from `packages`."""
    kept = {Path(directory(PACKAGE, service)).name for service in services} | {"_runtime"}

    def others(folder: str, names: list[str]) -> list[str]:
        inner = Path(folder) == packages / PACKAGE
        return [
            name
            for name in names
            if name == "__pycache__" or (inner and Path(folder, name).is_dir() and name not in kept)
        ]

    shutil.copytree(packages, out, ignore=others)
    return out


@contextmanager
def _absent(place: Path) -> Iterator[Path | None]:
    """Yield where to build what is to be at `place`; None if it is there, after waiting for who builds it."""
    if place.exists():
        yield None
        return
    with closing(Workspace(os.fspath(place), patience=SECONDS)) as workspace:
        if place.exists():
            yield None
            return
        built = Path(workspace.tree, "built")
        yield built
        built.rename(place)
