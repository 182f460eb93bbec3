"""`shapesmith shapes add`: vendor services."""

from __future__ import annotations

from pathlib import Path

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import print_vendored, reporting, say, waiting_for


@click.command(
    "add",
    epilog="""\b
Examples:
  shapesmith shapes add sns lambda
  shapesmith shapes add sns --from botocore==1.44.5
  shapesmith shapes add sns --from botocore-1.44.5-py3-none-any.whl
  shapesmith shapes add my-queue --from path/to/my-queue/2024-01-01
""",
)
@options.some_services
@options.vendor_origin
@options.verdicts
@options.shapes
def command(services: tuple[str, ...], origin: str, verdicts: bool, shapes: Path) -> None:
    """Vendor the spec of each SERVICE.

    It is taken from the installed botocore, a release or a wheel of it, a file or a folder.

    A service whose documentation people have judged gets their verdicts and overrides, which come with shapesmith,
    unless it has such files. They are yours to edit; `shapes update` renews them as long as you have not.
    """
    from shapesmith.project import Project, read_project
    from shapesmith.specs import vendor
    from shapesmith.specs.vendored import vendored_above

    with reporting(writes=True):
        project = read_project()
        if project == Project() and (above := vendored_above(shapes)):
            raise click.UsageError(f"there is no project here{above} `shapesmith init` starts another one")
        source = options.vendor_origin_of(origin)
        added = vendor.add(services, shapes, source, waiting_for(shapes), verdicts=verdicts)
    print_vendored(added)
    for service in services:
        if project.services and service not in project.services:
            say(f"{service} is not among the services of pyproject.toml: add it there, so that it is generated")
