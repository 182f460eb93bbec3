"""`shapesmith migrate`: the names that another spec changes, renamed in the code that uses them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from shapesmith.cli import options
from shapesmith.cli.rewriting import files_of, show
from shapesmith.cli.terminal import USAGE, print_diagnostics, reporting

if TYPE_CHECKING:
    from shapesmith.adopt.renames import Renames
    from shapesmith.options import Options
    from shapesmith.specs.versions import Version


@click.command(
    "migrate",
    epilog="""\b
Examples:
  shapesmith migrate --from git:v1 --to shapes src
  shapesmith migrate --from botocore==1.43.50 --to botocore app.py --write
""",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--from", "old", required=True, metavar="OLD", help="The specs of the old package, as `diff` takes them.")
@click.option("--to", "new", required=True, metavar="NEW", help="The specs of the new package, as `diff` takes them.")
@options.is_diff
@options.package
@options.exclude
@options.jobs
@options.shapes
def command(
    paths: tuple[str, ...],
    old: str,
    new: str,
    is_diff: bool,
    package: str | None,
    exclude: tuple[str, ...],
    jobs: int,
    shapes: Path,
) -> None:
    """Rename in Python files what a new spec gives another name.

    Classes, their arguments, and the members of enums that have another name or another module in NEW than in OLD are
    renamed where they are imported from the package; what is not certain is listed with the reason. Exits with 1 if a
    file could not be read, parsed or written.
    """
    from shapesmith.adopt.run import Migrator
    from shapesmith.project import read_project
    from shapesmith.specs.versions import common_services, version_of

    wheels = options.wheels()
    with reporting(status=USAGE):
        project = read_project()
        chosen = project.options()._replace(package=package or project.package)
        files = files_of(paths, exclude)
        versions = version_of(old, shapes, wheels), version_of(new, shapes, wheels)
        services = _used(files, chosen.package, common_services(*versions, (old, new)))
        renames = [_renames(*versions, service, chosen, jobs) for service in services]
    migrator = Migrator([each for each in renames if each is not None], files)
    show([migrator.file(path) for path in files], "name", is_diff=is_diff)


def _used(files: list[str], package: str, services: list[str]) -> list[str]:
    """Return the services whose package files name."""
    import re

    from shapesmith.disk.source_files import read
    from shapesmith.text import words

    found: set[str] = set()
    for path in files:
        try:
            content = read(path).decode(errors="replace")
        except OSError:
            continue  # what comes next reports it
        if package in content:
            found.update(re.findall(r"\w+", content))
    return [service for service in services if words.module(service) in found]


def _renames(old: Version, new: Version, service: str, chosen: Options, jobs: int) -> Renames | None:
    """Return what is renamed of a service; None if its specs are the same."""
    from shapesmith.adopt.renames import renames_of
    from shapesmith.comparisons import compare_specs
    from shapesmith.text import words

    found = compare_specs(old.read(service), new.read(service), chosen, jobs)
    print_diagnostics(found.diagnostics)
    if found.sides is None:
        return None
    return renames_of(f"{chosen.package}.{words.module(service)}", found.changes.changes, *found.sides)
