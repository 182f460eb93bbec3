"""`shapesmith lint`: the boto3 calls in Python source, checked against model and documentation without running them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import USAGE, print_bytes, print_diagnostics, reporting, say, say_all
from shapesmith.text.counts import counted

if TYPE_CHECKING:
    from shapesmith.lint.report import Report
    from shapesmith.lint.settings import Settings


@click.command(
    "lint",
    epilog="""\b
Examples:
  shapesmith lint src tests
  shapesmith lint app.py --format github
  shapesmith lint src --baseline lint-baseline.json --write-baseline
  shapesmith lint src --baseline lint-baseline.json
  shapesmith lint src --client queue=sqs --client storage=s3
  shapesmith lint - --stdin-filename src/app.py < src/app.py
""",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="For a terminal, for other tools, for code scanning, or as annotations of a workflow.",
)
@click.option("--baseline", type=click.Path(dir_okay=False), help="A file of reports to leave out.")
@click.option("--write-baseline", is_flag=True, help="Write the reports to the baseline, and report none.")
@click.option(
    "--client",
    "named",
    multiple=True,
    metavar="NAME=SERVICE",
    help="The service of each client that a variable, parameter or attribute of that name holds.",
)
@click.option(
    "--stdin-filename",
    metavar="FILE",
    help="With - as the path, the file that the standard input is of: its imports are looked for around it.",
)
@options.exclude
@click.option("--no-cache", is_flag=True, help="Check files again that have not changed.")
@options.jobs
@options.shapes
def command(
    paths: tuple[str, ...],
    style: str,
    baseline: str | None,
    write_baseline: bool,
    named: tuple[str, ...],
    stdin_filename: str | None,
    exclude: tuple[str, ...],
    no_cache: bool,
    jobs: int,
    shapes: Path,
) -> None:
    """Check the boto3 calls in Python files and notebooks.

    Of a folder, all files below it are checked; - is the standard input. None is run. Clients are followed from where
    they are made. Values that are not known are taken to be right. Exits with 1 if there are violations of severity
    error.
    """
    from shapesmith.lint.files import NoSuchPath, find_files
    from shapesmith.lint.rule_ids import unknown_ids
    from shapesmith.lint.run import Run, lint

    settings = _settings(named, exclude, baseline)
    if write_baseline and not settings.baseline:
        raise click.UsageError("--write-baseline needs --baseline FILE, or baseline in [tool.shapesmith.lint]")
    given = _given(paths, stdin_filename)
    try:
        files = find_files(paths, settings.exclude) if given is None else [os.path.normpath(stdin_filename or "-")]
    except NoSuchPath as missing:
        raise click.UsageError(f"{missing} does not exist") from None
    with reporting(status=USAGE):
        print_diagnostics(unknown_ids(settings.severities, shapes))
        run = Run(files, settings, shapes, jobs, is_cached=not no_cache, given=given)
        reports = lint(run)
    if write_baseline:
        _write_baseline(Path(settings.baseline), reports)
        return
    if settings.baseline:
        reports = _without_known(settings, reports, files)
    _print(reports, style, len(files))
    if any(report.severity == "error" for report in reports):
        sys.exit(1)


def _given(paths: tuple[str, ...], filename: str | None) -> bytes | None:
    """Return the standard input, if the path is -; None if files are to be read."""
    if "-" not in paths:
        if filename is not None:
            raise click.UsageError("--stdin-filename needs - as the path: shapesmith lint - --stdin-filename FILE")
        return None
    if len(paths) > 1:
        raise click.UsageError(f"- stands for the standard input, and must be the only path (got {len(paths)} paths)")
    return sys.stdin.buffer.read()


def _settings(named: tuple[str, ...], exclude: tuple[str, ...], baseline: str | None) -> Settings:
    """Return the settings of the project, and those of the command line, which count before them."""
    from shapesmith.lint.settings import read_settings, wanted_service
    from shapesmith.project import read_project
    from shapesmith.specs.installed import botocore_services

    clients: dict[str, str] = {}
    with reporting(status=USAGE):
        known = botocore_services() if named else []
        for each in named:
            name, equals, service = each.partition("=")
            if not (name.isidentifier() and equals and service):
                raise click.UsageError(f"--client must be NAME=SERVICE (got {each})")
            if unknown := wanted_service(service, known):
                raise click.UsageError(f"the service of --client {name} must be {unknown} (got {service})")
            clients[name] = service
        settings = read_settings(read_project().lint)
    return settings._replace(
        clients={**settings.clients, **clients},
        exclude=(*settings.exclude, *exclude),
        baseline=settings.baseline if baseline is None else baseline,
    )


def _write_baseline(path: Path, reports: list[Report]) -> None:
    from shapesmith.lint.baseline import BaselineError, write_baseline

    try:
        write_baseline(path, reports)
    except BaselineError as wrong:
        raise click.UsageError(str(wrong)) from None
    say(f"{counted(len(reports), 'report')} written to {path}", err=True)


def _without_known(settings: Settings, reports: list[Report], files: list[str]) -> list[Report]:
    from shapesmith.lint.baseline import BaselineError, read_baseline, without_known
    from shapesmith.lint.run import with_severities

    path = Path(settings.baseline)
    try:
        known = read_baseline(path)
    except BaselineError as wrong:
        raise click.UsageError(str(wrong)) from None
    return with_severities(without_known(path, known, reports, set(files)), settings)


def _print(reports: list[Report], style: str, count: int) -> None:
    from shapesmith import __version__
    from shapesmith.lint import formats

    match style:
        case "json":
            print_bytes(formats.as_json(reports))
        case "sarif":
            print_bytes(formats.as_sarif(reports, __version__))
        case "github":
            say_all(formats.as_github(reports))
        case _:
            say_all(formats.as_text(reports))
            _say_how_many(reports, count)


def _say_how_many(reports: list[Report], count: int) -> None:
    from shapesmith.lint.notebooks import with_unparsed_python

    errors = sum(report.severity == "error" for report in reports)
    found = counted(errors, "error")
    if len(reports) > errors:
        found += f" and {counted(len(reports) - errors, 'warning')}"
    say(f"{found} in {counted(count, 'file')}" if reports else f"no violations in {counted(count, 'file')}", err=True)
    unparsed = with_unparsed_python(reports)
    if unparsed:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        say(
            f"{counted(len(unparsed), 'file')} not parsed as Python {version}: where the source is for a newer one, "
            "run shapesmith with that; leave out what is no source with --exclude",
            err=True,
        )
