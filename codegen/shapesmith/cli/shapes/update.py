"""`shapesmith shapes update`: refresh vendored services."""

from __future__ import annotations

from pathlib import Path

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import print_vendored, reporting, waiting_for


@click.command(
    "update",
    epilog="""\b
Examples:
  shapesmith shapes update
  shapesmith shapes update connect
  shapesmith shapes update --from botocore-1.44.5-py3-none-any.whl
""",
)
@options.services
@options.vendor_origin
@options.shapes
def command(services: tuple[str, ...], origin: str, shapes: Path) -> None:
    """Refresh each SERVICE (default: every vendored one) from the installed botocore, a wheel of it, or a path."""
    from shapesmith.specs import vendor

    source = options.vendor_origin_of(origin)
    with reporting(writes=True):
        print_vendored(vendor.update(services, shapes, source, waiting_for(shapes)))
