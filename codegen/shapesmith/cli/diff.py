"""`shapesmith diff`: the semantic change between two specs of a service."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import print_bytes, print_diagnostics, progress, reporting, say
from shapesmith.diagnostics import Diagnostic, SpecError, stop_on_errors

if TYPE_CHECKING:
    from shapesmith.review.changes.change import Category, ServiceChanges
    from shapesmith.specs.versions import Version


@click.command(
    "diff",
    epilog="""\b
Examples:
  shapesmith diff botocore==1.43.50 botocore connect
  shapesmith diff git:HEAD shapes
  shapesmith diff old/service-2.json new/service-2.json
  shapesmith diff botocore-1.43.50-py3-none-any.whl botocore sqs s3 --format markdown
  shapesmith diff git:v1 shapes connect --breaking source,request,response --format json
""",
)
@click.argument("old")
@click.argument("new")
@options.services
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="For a terminal, for a pull request, or for other tools.",
)
@click.option(
    "--breaking",
    "--fail-on",
    "chosen",
    default="source,request",
    show_default=True,
    metavar="CATEGORY,...",
    help="What counts as breaking: source, request, response, docs, or none.",
)
@options.jobs
@options.shapes
def command(
    old: str, new: str, services: tuple[str, ...], style: str, chosen: str, jobs: int | None, shapes: Path
) -> None:
    """Print what changed from OLD to NEW, and what that breaks.

    OLD and NEW are a file, a folder or a wheel of botocore, `shapes` or `git:REV` for the vendored specs, `botocore`
    for the installed one, or `botocore==VERSION`, which pip fetches if need be. Without SERVICE, all services that both
    have are compared.

    Exits 0 if nothing breaks in the chosen categories, 1 if something does, 2 on an error.
    """
    from shapesmith.output.cache import folder
    from shapesmith.specs.versions import common_services, version_of

    categories = _categories(chosen)
    cache = folder()
    wheels = f"{cache}/wheels" if cache is not None else None
    with reporting(status=2):
        versions = version_of(old, shapes, wheels), version_of(new, shapes, wheels)
        wanted = list(dict.fromkeys(services)) or common_services(*versions, (old, new))
        compared = _compare_all(*versions, wanted, jobs or os.cpu_count() or 1)
    _print(compared, categories, style)
    is_breaking = any(change.is_breaking(frozenset(categories)) for each in compared for change in each.changes)
    sys.exit(1 if is_breaking else 0)


def _categories(chosen: str) -> tuple[Category, ...]:
    from shapesmith.review.changes.change import CATEGORIES
    from shapesmith.text.near import did_you_mean

    words = [] if chosen == "none" else [word.strip() for word in chosen.split(",")]
    for word in words:
        if word not in CATEGORIES:
            near = did_you_mean(word, CATEGORIES)
            raise click.UsageError(f'"{word}" is no category; choose from {", ".join(CATEGORIES)}, or none{near}')
    return tuple(category for category in CATEGORIES if category in words)


class _Outcome(NamedTuple):
    """What was found of one service: its changes, None after an error, and what is to be said of its specs."""

    service: str
    changes: ServiceChanges | None
    diagnostics: list[Diagnostic]
    remark: str = ""


def _compare_all(old: Version, new: Version, services: list[str], jobs: int) -> list[ServiceChanges]:
    """Return the changes of each service, in their order, found by up to `jobs` processes.

    Raises SpecError with the errors of all.
    """
    from shapesmith.parallel import map_unordered

    # Modules that are loaded before the processes start need not be loaded by each.
    from shapesmith.review.changes import compare as compare

    # As workers cannot start processes, only a service that is alone is compared by several.
    work = partial(_compared, old, new, jobs if len(services) == 1 else 1)
    outcomes: dict[str, _Outcome] = {}
    with progress("Comparing", len(services)) as advance:
        for outcome in map_unordered(work, services, jobs):
            advance(outcome.service)
            outcomes[outcome.service] = outcome
    in_order = [outcomes[service] for service in services]
    for outcome in in_order:
        if outcome.remark:
            say(outcome.remark, err=True)
    diagnostics = [diagnostic for outcome in in_order for diagnostic in outcome.diagnostics]
    stop_on_errors(diagnostics)
    print_diagnostics(diagnostics)
    return [outcome.changes for outcome in in_order if outcome.changes is not None]


def _compared(old: Version, new: Version, jobs: int, service: str) -> _Outcome:
    """Return the changes of one service, or the errors if a side has no such spec, or it is broken."""
    from shapesmith.pipeline import analyse_sides
    from shapesmith.review.changes.change import ServiceChanges
    from shapesmith.review.changes.compare import compare
    from shapesmith.review.changes.comparison import Side
    from shapesmith.specs.versions import is_older

    remark = ""
    try:
        before, after = old.read(service), new.read(service)
        if is_older(after.package, before.package):
            remark = f"{service}: {after.package} is older than {before.package}: this is a downgrade"
        contents = [{name: file.sha256 for name, file in spec.files.items()} for spec in (before, after)]
        if contents[0] == contents[1]:
            changes = ServiceChanges(service=service, old=before.package, new=after.package)
            return _Outcome(service, changes, [], remark)
        sides = [Side(*side) for side in analyse_sides(before, after, jobs)]
        return _Outcome(service, compare(*sides), sides[1].analysis.diagnostics, remark)
    except SpecError as wrong:
        return _Outcome(service, None, wrong.diagnostics, remark)


def _print(compared: list[ServiceChanges], categories: tuple[Category, ...], style: str) -> None:
    from shutil import get_terminal_size

    from shapesmith.review.changes.as_json import json_report
    from shapesmith.review.changes.as_markdown import markdown_report
    from shapesmith.review.changes.as_text import text_report

    chosen = frozenset(categories)
    if style == "json":
        print_bytes(json_report(compared, categories))
        return
    if style == "markdown":
        for each in compared:
            for text in markdown_report(each, chosen):
                say(text)
        return
    width = min(get_terminal_size().columns, 120) if sys.stdout.isatty() else 100
    # Of many services, those without a change are not worth a line.
    for each in compared if len(compared) == 1 else [each for each in compared if each.changes]:
        for line in text_report(each, chosen, width):
            colour = "yellow" if line.style == "remark" else None
            say(line.text, fg=colour, bold=line.style == "title" or None, dim=line.style == "provenance" or None)
