"""The command line: arguments in, one call, diagnostics and a summary out. Nothing else prints."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

import click

from shapesmith import __version__
from shapesmith.cli.terminal import plural, print_diagnostics, print_vendored, progress, reporting, say
from shapesmith.diagnostics import SpecError
from shapesmith.options import DocStyle, Options

if TYPE_CHECKING:
    from shapesmith.runs import Plan

SHAPES = Path("shapes")

_EPILOG = """\b
Examples:
  shapesmith generate                        the vendored services, into generated/
  shapesmith generate ec2 --from botocore    a service of the installed botocore
  shapesmith check                           is generated/ up to date?
  shapesmith shapes add sns                  vendor another service
"""


@click.group(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="shapesmith")
def cli() -> None:
    """Generate typed Python packages from the shape and documentation definitions of AWS services."""


_services = click.argument("services", nargs=-1, metavar="[SERVICE]...")
_shapes = click.option(
    "--shapes",
    type=click.Path(file_okay=False, path_type=Path),
    default=SHAPES,
    show_default=True,
    help="The folder of vendored specs.",
)
_origin = click.option(
    "--from",
    "origin",
    default="shapes",
    show_default=True,
    metavar="shapes|botocore|PATH",
    help="Where the specs come from: vendored, the installed botocore, or a file or folder.",
)
_out = click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("generated"),
    show_default=True,
    help="The output folder.",
)
_jobs = click.option(
    "--jobs", type=click.IntRange(1), default=None, help="Processes to use.  [default: one per processor]"
)
_all = click.option("--all", "every", is_flag=True, help="Every service of the source (all of botocore's, say).")
_doc_style = click.option(
    "--doc-style",
    type=click.Choice(["markdown", "rst"]),
    default="markdown",
    show_default=True,
    help="How docstrings are marked up: for editors, or for Sphinx.",
)


@cli.command(
    epilog="""\b
Examples:
  shapesmith generate
  shapesmith generate connect --out build/
  shapesmith generate ec2 lambda --from botocore --out build/
  shapesmith generate --all --from botocore --out build/ --jobs 2
  shapesmith generate --from path/to/service-2.json --out build/
"""
)
@_services
@_origin
@_out
@_jobs
@_all
@_doc_style
@click.option("--force", is_flag=True, help="Overwrite generated files that were edited by hand.")
@_shapes
def generate(
    services: tuple[str, ...],
    origin: str,
    out: Path,
    jobs: int | None,
    every: bool,
    doc_style: DocStyle,
    force: bool,
    shapes: Path,
) -> None:
    """Generate the package of each SERVICE (default: every vendored one).

    The output folder is replaced in one step, or, after an error, not touched at all.
    """
    from shapesmith.runs import generate_all

    with reporting(writes=True):
        plan = _plan(services, origin, out, jobs, every, doc_style, shapes)
        with progress("Generating", len(plan.specs)) as advance:
            report = generate_all(plan, advance, force=force)
    print_diagnostics(report.diagnostics)
    for change in report.changes if len(report.changes) <= 10 else ():
        say(f"{change.state}: {plan.out / change.path}")
    done = len(report.generated)
    summary = f"{done} {plural('service', done)} generated, {len(report.current)} up to date"
    say(f"{summary}; {len(report.changes)} {plural('file', len(report.changes))} changed in {plan.out}")


@cli.command(
    epilog="""\b
Examples:
  shapesmith check
  shapesmith check connect --no-diff
"""
)
@_services
@_origin
@_out
@_jobs
@_all
@_doc_style
@click.option("--diff/--no-diff", "show_diff", default=True, help="Show what would change.  [default: diff]")
@_shapes
def check(
    services: tuple[str, ...],
    origin: str,
    out: Path,
    jobs: int | None,
    every: bool,
    doc_style: DocStyle,
    show_diff: bool,
    shapes: Path,
) -> None:
    """Say whether `generate` would change anything, name each file, and exit 1 if so. Writes nothing."""
    from shapesmith.runs import compare_all

    with reporting():
        plan = _plan(services, origin, out, jobs, every, doc_style, shapes)
        with progress("Checking", len(plan.specs)) as advance:
            changes, diagnostics = compare_all(plan, advance)
    print_diagnostics(diagnostics)
    for change in changes:
        say(f"{change.state}: {plan.out / change.path}")
        if show_diff and (diff := change.diff()):
            say(diff.removesuffix("\n"))
    if changes:
        click.echo(f"{len(changes)} {plural('file', len(changes))} would change; run `shapesmith generate`")
        sys.exit(1)
    say(f"{plan.out} is up to date")


@cli.group()
def shapes() -> None:
    """Vendor the specs that `generate` reads: byte for byte as published, and locked."""


@shapes.command(epilog="\b\nExample:\n  shapesmith shapes add sns lambda")
@click.argument("services", nargs=-1, required=True, metavar="SERVICE...")
@_shapes
def add(services: tuple[str, ...], shapes: Path) -> None:
    """Vendor each SERVICE from the installed botocore."""
    from shapesmith.specs import vendor

    with reporting(writes=True):
        print_vendored(vendor.add(services, shapes))


@shapes.command(epilog="\b\nExamples:\n  shapesmith shapes update\n  shapesmith shapes update connect")
@_services
@_shapes
def update(services: tuple[str, ...], shapes: Path) -> None:
    """Refresh each SERVICE (default: every vendored one) from the installed botocore."""
    from shapesmith.specs import vendor

    with reporting(writes=True):
        print_vendored(vendor.update(services, shapes))


@shapes.command(epilog="\b\nExample:\n  shapesmith shapes verify")
@_services
@_shapes
def verify(services: tuple[str, ...], shapes: Path) -> None:
    """Compare the vendored files with the lock; exit 1 where they differ."""
    from shapesmith.specs import vendor

    with reporting():
        diagnostics = vendor.verify(services, shapes)
    print_diagnostics(diagnostics)
    if diagnostics:
        sys.exit(1)
    say(f"{shapes} matches its lock")


@cli.command(
    epilog="""\b
Examples:
  shapesmith export connect > connect.json
  shapesmith export connect --format json-schema > connect.schema.json
  shapesmith export sqs --format json-schema --operation SendMessage
"""
)
@click.argument("service", metavar="SERVICE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["ir", "json-schema"]),
    default="ir",
    show_default=True,
    help="The IR as JSON, or JSON Schema 2020-12 with every constraint of the model.",
)
@click.option(
    "--operation",
    "operations",
    multiple=True,
    metavar="NAME",
    help="JSON Schema of this operation only (may be repeated); of a single one, it is the schema of its request.",
)
@_origin
@_shapes
def export(
    service: str, form: Literal["ir", "json-schema"], operations: tuple[str, ...], origin: str, shapes: Path
) -> None:
    """Print SERVICE for other tools: its IR, or a JSON Schema of its requests, responses and errors."""
    from shapesmith.ir.service import dump
    from shapesmith.pipeline import read
    from shapesmith.sources.aws.overrides import read_overrides
    from shapesmith.specs.locate import locate
    from shapesmith.targets.json_schema import schema as json_schema

    if operations and form == "ir":
        raise click.UsageError("--operation goes with --format json-schema")
    with reporting():
        spec = locate(service, _origin_of(origin), shapes)
        model, diagnostics = read(spec)
        if form == "ir":
            text = dump(model)
        else:
            schema, refused = json_schema.json_schema(model, *read_overrides(spec), operations)
            text = json_schema.dump(schema)
            diagnostics += refused
    print_diagnostics(diagnostics)
    sys.stdout.buffer.write(text)


@cli.command(
    epilog="""\b
Examples:
  shapesmith explain connect CreateContactRequest
  shapesmith explain connect CreateContactRequest.InstanceId
  shapesmith explain connect CreateContactRequest.instance_id
  shapesmith explain connect CreateContact.References.Type
  shapesmith explain connect Channel
  shapesmith explain lambda CreateFunction.Runtime --from botocore
  shapesmith explain connect CreateContactRequest --sources
"""
)
@click.argument("service", metavar="SERVICE")
@click.argument("name", metavar="SHAPE[.MEMBER]")
@click.option(
    "--sources", is_flag=True, help="Show where other documentation (*.yard) says something else, and only that."
)
@_origin
@_shapes
def explain(service: str, name: str, sources: bool, origin: str, shapes: Path) -> None:
    """Say what SHAPE or its MEMBER is held to, where each constraint comes from, and the check generated for it.

    SHAPE is a shape, a class, or an operation (then its request); names are those of the spec or of Python. The id that
    a violation gives as its rule will do, too.
    """
    from shutil import get_terminal_size

    from shapesmith.diagnostics import stop_on_errors
    from shapesmith.pipeline import read
    from shapesmith.review.explain import explain as explanation
    from shapesmith.review.explain.sources import explain_sources
    from shapesmith.sources.aws.overrides import read_overrides
    from shapesmith.sources.aws.reader import read_service
    from shapesmith.sources.yard.reader import read_documentation
    from shapesmith.specs.locate import locate

    width = min(get_terminal_size().columns, 120) if sys.stdout.isatty() else 80
    with reporting():
        spec = locate(service, _origin_of(origin), shapes)
        if sources:
            unmerged, found = read_service(spec)
            stop_on_errors(found)
            lines = explain_sources(unmerged, read_documentation(spec)[0], name, width)
        else:
            lines = explanation.explain(read(spec)[0], *read_overrides(spec), name, width)
    for line in lines:
        # click leaves the styles out where the output is no terminal.
        colour = "yellow" if line.style == "remark" else None
        click.secho(line.text, fg=colour, bold=line.style == "title" or None, dim=line.style == "place" or None)


def _origin_of(origin: str) -> Literal["shapes", "botocore"] | Path:
    return Path(origin) if origin not in ("shapes", "botocore") else "shapes" if origin == "shapes" else "botocore"


def _plan(
    services: tuple[str, ...],
    origin: str,
    out: Path,
    jobs: int | None,
    every: bool,
    doc_style: DocStyle,
    shapes: Path,
) -> Plan:
    """Return what to work on. Raises SpecError naming every service that cannot be found."""
    from shapesmith.runs import Plan
    from shapesmith.specs.locate import botocore_services, locate, services_at, vendored_services

    source = _origin_of(origin)
    if services and every:
        raise click.UsageError("give either services or --all")
    if source == "botocore" and not services and not every:
        raise click.UsageError("--from botocore needs services, or --all for every one of them")
    wanted = list(dict.fromkeys(services))
    if not wanted:
        if source == "shapes":
            wanted = vendored_services(shapes)
        else:
            wanted = botocore_services() if source == "botocore" else services_at(Path(origin))
    if not wanted:
        raise click.UsageError(f"no specs in {shapes}; run `shapesmith shapes add SERVICE`, or use --from botocore")
    specs, diagnostics = [], []
    for service in wanted:
        try:
            specs.append(locate(service, source, shapes))
        except SpecError as wrong:
            diagnostics += wrong.diagnostics
    if diagnostics:
        raise SpecError(diagnostics)
    complete = source == "shapes" and not services
    return Plan(specs, out, shapes, Options(doc_style), jobs or os.cpu_count() or 1, complete)


def main() -> None:
    """Run the command line, and end the process."""
    # A run builds large trees that live as long as it does: looking through them for cycles again and again is in vain.
    gc.set_threshold(200_000, 50, 100)
    try:
        cli(prog_name="shapesmith")
    except SystemExit as done:
        # So is taking them down piece by piece before the process ends, which a profiler must see, though.
        if sys.getprofile() is None and sys.gettrace() is None and isinstance(done.code, int):
            _leave(done.code)
        raise


def _leave(status: int) -> NoReturn:
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more
        status = status or 1
    os._exit(status)
