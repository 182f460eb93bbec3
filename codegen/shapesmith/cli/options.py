"""Arguments and options that several commands share, and the plan they describe together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict, TypeVar

import click

from shapesmith.options import DocStyle, Options

if TYPE_CHECKING:
    from shapesmith.runs import Plan

Command = TypeVar("Command", bound=Callable[..., Any])

services = click.argument("services", nargs=-1, metavar="[SERVICE]...")
some_services = click.argument("services", nargs=-1, required=True, metavar="SERVICE...")
shapes = click.option(
    "--shapes",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("shapes"),
    show_default=True,
    help="The folder of vendored specs.",
)
origin = click.option(
    "--from",
    "origin",
    default="shapes",
    show_default=True,
    metavar="shapes|botocore|PATH",
    help="Where the specs come from: vendored, the installed botocore, a file, a folder or a wheel of botocore, or "
    "documentation as the AWS SDK for Ruby prints it (*.yard, types.rb).",
)
vendor_origin = click.option(
    "--from",
    "origin",
    default="botocore",
    show_default=True,
    metavar="botocore|PATH",
    help="Where the specs come from: the installed botocore, or a wheel of botocore, a file or a folder.",
)
out = click.option(
    "--out", type=click.Path(path_type=Path), default=Path("generated"), show_default=True, help="The output folder."
)

jobs = click.option(
    "--jobs", type=click.IntRange(1), default=None, help="Processes to use.  [default: one per processor]"
)
_every = click.option("--all", "every", is_flag=True, help="Every service of the source.")
_doc_style = click.option(
    "--doc-style",
    type=click.Choice(["markdown", "rst"]),
    default="markdown",
    show_default=True,
    help="The markup of docstrings: Markdown for editors, or reStructuredText for Sphinx.",
)


class Wanted(TypedDict):
    """The arguments and options of `plan_options`, as typed."""

    services: tuple[str, ...]
    origin: str
    out: Path
    jobs: int | None
    every: bool
    doc_style: DocStyle
    shapes: Path


def plan_options(command: Command) -> Command:
    """Give a command the arguments and options that say what to generate: `Wanted`."""
    for option in (shapes, _doc_style, _every, jobs, out, origin, services):
        command = option(command)
    return command


def plan_of(wanted: Wanted) -> Plan:
    """Return what to work on. Raises SpecError naming every service that cannot be found, click.UsageError."""
    import os

    from shapesmith.runs import Plan
    from shapesmith.specs.find import find_all

    names, every, folder = wanted["services"], wanted["every"], wanted["shapes"]
    source = origin_of(wanted["origin"])
    if names and every:
        raise click.UsageError("give either services or --all")
    if source == "botocore" and not names and not every:
        raise click.UsageError("--from botocore needs services, or --all for every one of them")
    specs = find_all(names, source, folder)
    if not specs:
        raise click.UsageError(f"no specs in {folder}; run `shapesmith shapes add SERVICE`, or use --from botocore")
    return Plan(
        specs=specs,
        out=wanted["out"],
        options=Options(wanted["doc_style"]),
        jobs=wanted["jobs"] or os.cpu_count() or 1,
        complete=source == "shapes" and not names,
        whole=not names,
    )


def origin_of(typed: str) -> Literal["shapes", "botocore"] | Path:
    """Return the origin of specs that the value of `--from` names."""
    return "shapes" if typed == "shapes" else "botocore" if typed == "botocore" else Path(typed)


def vendor_origin_of(typed: str) -> Literal["botocore"] | Path:
    """Return the origin that the `--from` of a vendoring command names. Raises click.UsageError for `shapes`."""
    if typed == "shapes":
        raise click.UsageError("--from shapes is the folder that specs are vendored into; give botocore or a PATH")
    return "botocore" if typed == "botocore" else Path(typed)
