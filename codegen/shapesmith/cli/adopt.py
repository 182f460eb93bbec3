"""`shapesmith adopt`: calls of boto3 clients in source, rewritten to the generated classes where that is certain."""

from __future__ import annotations

from pathlib import Path

import click

from shapesmith.cli import options
from shapesmith.cli.rewriting import files_of, show
from shapesmith.cli.terminal import USAGE, reporting, say
from shapesmith.cli.ways_out import completed


@click.command(
    "adopt",
    epilog="""\b
Examples:
  shapesmith adopt src
  shapesmith adopt src --write
  shapesmith adopt app.py --package my_shapes --present
""",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.is_diff
@options.package
@click.option(
    "--present",
    is_flag=True,
    help='Take what `response["Name"]` reads to be there, unless a KeyError is caught around it.',
)
@click.option(
    "--level",
    type=click.Choice(["botocore", "modelled", "documented"]),
    help="How much requests check, written in each call: botocore is what boto3 itself checks.",
)
@options.exclude
@options.out
@options.shapes
def command(
    paths: tuple[str, ...],
    is_diff: bool,
    package: str | None,
    present: bool,
    level: str | None,
    exclude: tuple[str, ...],
    out: Path,
    shapes: Path,
) -> None:
    """Rewrite boto3 calls in Python files to the generated requests.

    Only calls of which all is certain are rewritten; the others are listed with the reason. Exits with 1 if a file
    could not be read, parsed or written.
    """
    from shapesmith.adopt.adoption import Choices
    from shapesmith.adopt.packages import Packages
    from shapesmith.adopt.run import Adopter
    from shapesmith.lint.settings import read_settings
    from shapesmith.project import read_project

    with reporting(status=USAGE):
        project = read_project()
        settings = read_settings(project.lint)
        files = files_of(paths, (*settings.exclude, *exclude))
        packages = Packages(package or project.package, out)
        adopter = Adopter(packages, settings.clients, shapes, Choices(present, level or ""), files)
        outcomes = [adopter.file(path) for path in files]
    for service in sorted(packages.absent):
        made = "" if package else f"run `shapesmith shapes add {service}` and `shapesmith generate`, or "
        message = (
            f"{service} is left: there is no package {packages.module(service)} in {out}, and none can be imported"
        )
        say(completed(f"{message}; {made}name it by --package or --out"), err=True)
    show(outcomes, "call", is_diff=is_diff)
