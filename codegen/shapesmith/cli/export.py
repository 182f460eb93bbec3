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
  shapesmith export connect --format pydantic --shape CreateContactRequest > models.py
""",
)
@click.argument("service", metavar="SERVICE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["ir", "json-schema", "pydantic"]),
    default="ir",
    show_default=True,
    help="The IR as JSON with its constraints and rules, JSON Schema 2020-12 with all of both, or pydantic models "
    "made of it by datamodel-code-generator, which the extra shapesmith[pydantic] installs.",
)
@click.option(
    "--operation",
    "operations",
    multiple=True,
    metavar="NAME",
    help="Only this operation (may be repeated), as JSON Schema or pydantic models; the JSON Schema of a single one is "
    "that of its request",
)
@click.option(
    "--shape",
    "wanted",
    multiple=True,
    metavar="NAME",
    help="JSON Schema or models of this shape, and of those in it, only (may be repeated).",
)
@options.origin
@options.shapes
def command(
    service: str,
    form: Literal["ir", "json-schema", "pydantic"],
    operations: tuple[str, ...],
    wanted: tuple[str, ...],
    origin: str,
    shapes: Path,
) -> None:
    """Print SERVICE as IR, JSON Schema or pydantic models.

    The IR (intermediate representation) is all that was read of the service; the others are for the data of its
    requests, responses and errors.
    """
    from shapesmith.ir.dump import dump
    from shapesmith.pipeline import analyse
    from shapesmith.project import read_project
    from shapesmith.specs.find import find
    from shapesmith.targets.json_schema import schema as json_schema
    from shapesmith.targets.pydantic_models.models import pydantic_models

    for option, given in (("--operation", operations), ("--shape", wanted)):
        if given and form == "ir":
            raise click.UsageError(f"{option} needs --format json-schema or pydantic")
    with reporting():
        chosen = read_project().options()
        analysis = analyse(find(service, options.origin_of(origin), shapes).read(), chosen)
        if form == "ir":
            rules = tuple(rule for each in analysis.rules_of.values() for rule in each)
            text = dump(analysis.service, analysis.constraints, rules)
        else:
            schema = json_schema.json_schema(analysis, operations, chosen.distribution, wanted)
            text = pydantic_models(schema, service) if form == "pydantic" else json_schema.dump(schema)
    print_diagnostics(analysis.diagnostics)
    print_bytes(text)
