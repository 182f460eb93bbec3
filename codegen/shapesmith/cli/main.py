"""The group of all commands: `shapesmith`, or `python -m shapesmith`."""

from __future__ import annotations

import click

from shapesmith import __version__
from shapesmith.cli.commands import Commands

_EPILOG = """\b
Examples:
  shapesmith init connect sqs                         start a project
  shapesmith generate                                 the vendored services, into generated/
  shapesmith generate ec2 --from botocore             a service of the installed botocore
  shapesmith check                                    is generated/ up to date?
  shapesmith diff git:HEAD shapes                     what a new spec changes
  shapesmith explain connect CreateContact            what is checked, and why
  shapesmith export sqs --format json-schema          for other tools
  shapesmith rules connect                            what the documentation asks beyond the model
  shapesmith lint src                                 what is wrong with the boto3 calls in src/?
  shapesmith adopt src                                rewrite these calls to generated requests
  shapesmith migrate src --from git:v1 --to shapes    rename what a new spec gives another name
  shapesmith shapes add sns                           vendor another service
  shapesmith sync                                     update, generate, check, and report
"""


@click.group(
    cls=Commands,
    modules={
        "adopt": "shapesmith.cli.adopt",
        "check": "shapesmith.cli.check",
        "diff": "shapesmith.cli.diff",
        "explain": "shapesmith.cli.explain",
        "export": "shapesmith.cli.export",
        "generate": "shapesmith.cli.generate",
        "init": "shapesmith.cli.init",
        "lint": "shapesmith.cli.lint",
        "migrate": "shapesmith.cli.migrate",
        "rules": "shapesmith.cli.rules",
        "shapes": "shapesmith.cli.shapes",
        "sync": "shapesmith.cli.sync",
    },
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="shapesmith")
def cli() -> None:
    """Generate typed Python packages from the shape and documentation definitions of AWS services."""
