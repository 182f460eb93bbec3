"""`shapesmith export`: print a service for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import print_bytes, print_diagnostics, reporting


@click.command(
    "export",
    epilog="""\b
Examples:
  shapesmith export connect > connect.json
  shapesmith export connect --format json-schema > connect.schema.json
  shapesmith export sqs --format json-schema --operation SendMessage
""",
)
@click.argument("service", metavar="SERVICE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["ir", "json-schema"]),
    default="ir",
    show_default=True,
    help="The IR as JSON with its constraints, or JSON Schema 2020-12 with every constraint of the model.",
)
@click.option(
    "--operation",
    "operations",
    multiple=True,
    metavar="NAME",
    help="JSON Schema of this operation only (may be repeated); that of a single operation is that of its request.",
)
@options.origin
@options.shapes
def command(
    service: str, form: Literal["ir", "json-schema"], operations: tuple[str, ...], origin: str, shapes: Path
) -> None:
    """Print SERVICE for other tools: its IR, or a JSON Schema of its requests, responses and errors."""
    from shapesmith.ir.dump import dump
    from shapesmith.pipeline import analyse
    from shapesmith.project import read_project
    from shapesmith.specs.find import find
    from shapesmith.targets.json_schema import schema as json_schema

    if operations and form == "ir":
        raise click.UsageError("--operation needs --format json-schema")
    with reporting():
        chosen = read_project().options()
        analysis = analyse(find(service, options.origin_of(origin), shapes).read(), chosen)
        if form == "ir":
            text = dump(analysis.service, analysis.constraints)
        else:
            text = json_schema.dump(json_schema.json_schema(analysis, operations, chosen.distribution))
    print_diagnostics(analysis.diagnostics)
    print_bytes(text)
