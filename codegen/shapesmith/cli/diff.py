"""`shapesmith diff`: the semantic change between two specs of a service."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import print_bytes, print_diagnostics, reporting, say

if TYPE_CHECKING:
    from shapesmith.review.changes.change import Category, ServiceChanges


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
@options.shapes
def command(old: str, new: str, services: tuple[str, ...], style: str, chosen: str, shapes: Path) -> None:
    """Print what changed from OLD to NEW, and what that breaks.

    OLD and NEW are a file, a folder or a wheel of botocore, `shapes` or `git:REV` for the vendored specs, `botocore`
    for the installed one, or `botocore==VERSION`, which pip fetches if need be. Without SERVICE, all services that both
    have are compared.

    Exits 0 if nothing breaks in the chosen categories, 1 if something does, 2 on an error.
    """
    from shapesmith.comparisons import compare_specs
    from shapesmith.output.cache import folder
    from shapesmith.project import read_project
    from shapesmith.specs.versions import common_services, version_of

    categories = _categories(chosen)
    cache = folder()
    wheels = f"{cache}/wheels" if cache is not None else None
    with reporting(status=2):
        versions = version_of(old, shapes, wheels), version_of(new, shapes, wheels)
        wanted = list(dict.fromkeys(services)) or common_services(*versions, (old, new))
        settings = read_project().options()
        compared = []
        for service in wanted:
            changes, diagnostics = compare_specs(versions[0].read(service), versions[1].read(service), settings)
            print_diagnostics(diagnostics)
            compared.append(changes)
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
