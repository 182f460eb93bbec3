"""`shapesmith init`: start a project."""

from __future__ import annotations

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import print_vendored, reporting, say, waiting_for
from shapesmith.options import PACKAGE


@click.command(
    "init",
    epilog="""\b
Examples:
  shapesmith init connect sqs
  shapesmith init ec2 --package acme_aws
  shapesmith init connect --dry-run
""",
)
@options.services
@click.option("--package", default=PACKAGE, show_default=True, help="The import package to generate.")
@options.vendor_origin
@options.verdicts
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
def command(services: tuple[str, ...], package: str, origin: str, verdicts: bool, dry_run: bool) -> None:
    """Start a project in the current folder.

    It has settings in pyproject.toml, the specs of each SERVICE, and workflows for GitHub Actions.

    A service whose documentation people have judged gets their verdicts and overrides, which come with shapesmith.

    A pyproject.toml that is there gets a table at its end; no file is overwritten. After an error nothing is written.
    """
    from shapesmith.founding import SHAPES, start_project

    with reporting(writes=not dry_run):
        source = options.vendor_origin_of(origin)
        started = start_project(services, source, package, waiting_for(SHAPES), verdicts=verdicts, dry_run=dry_run)
    would = "would be " if dry_run else ""
    for path in started.new:
        say(f"{would}written: {path}")
    for path in started.extended:
        say(f"{would}extended: {path}")
    print_vendored(started.vendored)
    if dry_run:
        return
    if services:
        say("next: `shapesmith generate`, then commit it all")
    else:
        say("next: `shapesmith shapes add SERVICE`, then `shapesmith generate`")
