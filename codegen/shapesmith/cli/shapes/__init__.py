"""`shapesmith shapes`: the specs that `generate` reads."""

from __future__ import annotations

import click

from shapesmith.cli.commands import Commands


@click.group(
    "shapes",
    cls=Commands,
    modules={name: f"shapesmith.cli.shapes.{name}" for name in ("add", "update", "remove", "list", "verify")},
    epilog="""\b
Examples:
  shapesmith shapes add sns lambda
  shapesmith shapes update
  shapesmith shapes remove sns
  shapesmith shapes list
  shapesmith shapes verify
""",
)
def command() -> None:
    """Vendor the specs that `generate` reads, as they are published.

    They are copied byte for byte, and locked by their digests.
    """
