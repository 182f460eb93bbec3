"""`shapesmith shapes list`: the services that are vendored."""

from __future__ import annotations

from pathlib import Path

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import A_PATH, reporting, say


@click.command("list", epilog="\b\nExamples:\n  shapesmith shapes list\n  shapesmith shapes list --shapes specs")
@options.shapes
def command(shapes: Path) -> None:
    """Print each vendored service, its origin and API version."""
    from shapesmith.diagnostics import SpecError
    from shapesmith.specs import lock
    from shapesmith.specs.vendored import nothing_vendored, vendored_services

    with reporting():
        locked = lock.read_if_any(shapes)
        services = vendored_services(shapes, locked)
        if not services:
            raise SpecError([nothing_vendored(shapes)])
    for service in services:
        entry = locked.get(service)
        known = f"{entry.package or A_PATH}, API version {entry.api_version}" if entry else f"not in {lock.NAME}"
        say(f"{service}: {known}")
