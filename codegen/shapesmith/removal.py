"""The removal of a service: its vendored files, and the package that was generated from them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, warning
from shapesmith.output.units import units_on_disk
from shapesmith.output.write import Staging, recover
from shapesmith.provenance import Provenance
from shapesmith.specs.holding import Holding
from shapesmith.specs.vendor import Removed, take_out
from shapesmith.targets.dataclasses.layout import directory


class Removal(NamedTuple):
    """What was removed: vendored files, and the number of files of each package by its folder."""

    shapes: list[Removed]
    packages: dict[str, int]
    diagnostics: list[Diagnostic]


def remove(
    services: Collection[str],
    shapes: Path,
    out: Path,
    package: str,
    waiting: Callable[[], None],
    *,
    force: bool = False,
) -> Removal:
    """Remove `services` from the folder `shapes`, and their packages from the import package `package` in `out`.

    Raises SpecError, with nothing removed, if one does not exist, or if a file of a package was edited by hand (unless
    `force`). A run that is killed between the two leaves a service without its package, which `generate` restores.
    """
    with Holding(shapes, waiting) as holding:
        removed = take_out(services, holding)
        packages, diagnostics = _packages(services, out, package)
        counts: dict[str, int] = {}
        if packages:
            with Staging(out) as staging:
                changes = staging.commit([], remove_units=packages, force=force, then=holding.commit)
                counts = dict(Counter(change.unit for change in changes))
        else:
            holding.commit()
    return Removal(removed, counts, diagnostics)


def _packages(services: Collection[str], out: Path, root: str) -> tuple[list[str], list[Diagnostic]]:
    """Return the folders of the packages of `services`, below `root` in `out`, and a warning for what may be none."""
    recover(out)
    on_disk = units_on_disk(out)
    packages: list[str] = []
    diagnostics: list[Diagnostic] = []
    for service in dict.fromkeys(services):
        package = directory(root, service)
        record = on_disk.get(package)
        if record is not None and record.manifest.service == service:
            packages.append(package)
        elif os.path.isdir(out / package):
            message = f"was not removed: no manifest in it says that it is the package of {service}"
            diagnostics.append(warning("package-left", Provenance(str(out / package)), message))
    return packages, diagnostics
