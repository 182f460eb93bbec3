"""`shapesmith diff`: the semantic change between two specs of a service."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import print_bytes, print_diagnostics, reporting, say

if TYPE_CHECKING:
    from shapesmith.review.changes.change import Category
    from shapesmith.review.changes.compared import Compared
    from shapesmith.review.changes.severities import Policy
    from shapesmith.specs.spec import Spec
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
  shapesmith diff botocore==1.35.0 botocore connect --format html > changes.html
""",
)
@click.argument("old")
@click.argument("new")
@options.services
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "markdown", "json", "html", "github"]),
    default="text",
    show_default=True,
    help="For a terminal, a comment on a pull request, other tools, a browser, or as annotations of GitHub Actions.",
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
    from shapesmith.output.cache import folder
    from shapesmith.review.changes.severities import policy
    from shapesmith.specs.versions import common_services, version_of

    categories = _categories(chosen)
    cache = folder()
    wheels = f"{cache}/wheels" if cache is not None else None
    with reporting(status=2):
        rules = policy(categories, {})
        versions = version_of(old, shapes, wheels), version_of(new, shapes, wheels)
        wanted = list(dict.fromkeys(services)) or common_services(*versions, (old, new))
        compared = [_compared(*versions, service, rules, style) for service in wanted]
    _print(compared, rules, style)
    sys.exit(1 if any(rules.breaks(change) for each in compared for change in each.changes.changes) else 0)


def _categories(chosen: str) -> frozenset[Category]:
    from shapesmith.review.changes.change import CATEGORIES
    from shapesmith.text.near import did_you_mean

    words = [] if chosen == "none" else [word.strip() for word in chosen.split(",")]
    for word in words:
        if word not in CATEGORIES:
            near = did_you_mean(word, CATEGORIES)
            raise click.UsageError(f'"{word}" is no category; choose from {", ".join(CATEGORIES)}, or none{near}')
    return frozenset(category for category in CATEGORIES if category in words)


def _compared(old: Version, new: Version, service: str, rules: Policy, style: str) -> Compared:
    """Return the changes of one service. Raises SpecError if a side has no such spec, or it is broken."""
    from shapesmith.pipeline import analyse_uncorrected
    from shapesmith.review.changes.change import ServiceChanges
    from shapesmith.review.changes.compare import compare
    from shapesmith.review.changes.compared import Compared
    from shapesmith.review.changes.comparison import Side
    from shapesmith.review.changes.doc_texts import positions, texts_of
    from shapesmith.specs.versions import is_older

    before, after = old.read(service), new.read(service)
    if is_older(after.package, before.package):
        say(f"{service}: {after.package} is older than {before.package}: this is a downgrade", err=True)
    contents = [{name: file.sha256 for name, file in spec.files.items()} for spec in (before, after)]
    if contents[0] == contents[1]:
        return Compared(ServiceChanges(service=service, old=_name(before), new=_name(after)))
    sides = []
    for spec in (before, after):
        analysis, overrides = analyse_uncorrected(spec)
        sides.append(Side(analysis, overrides))
    print_diagnostics(sides[1].analysis.diagnostics)
    changes = rules.reported(compare(*sides))
    if style != "html":
        files = {file.path: file.content for file in after.files.values() if Path(file.path).is_file()}
        return Compared(changes, {}, {}, files)
    old_texts, new_texts = (
        texts_of(side.service, at) for side, at in zip(sides, positions(changes.changes), strict=True)
    )
    return Compared(changes, old_texts, new_texts)


def _name(spec: Spec) -> str:
    """Return the package that a spec comes from; of a spec of unknown origin its first file."""
    return spec.package or next(iter(spec.files.values())).path


def _print(compared: list[Compared], rules: Policy, style: str) -> None:
    from shutil import get_terminal_size

    from shapesmith.review.changes.as_github import github_report
    from shapesmith.review.changes.as_html import html_report
    from shapesmith.review.changes.as_json import json_report
    from shapesmith.review.changes.as_markdown import markdown_report
    from shapesmith.review.changes.as_text import text_report

    services = [each.changes for each in compared]
    if style in ("json", "html"):
        print_bytes(json_report(services, rules) if style == "json" else html_report(compared, rules))
        return
    if style == "github":
        for service, each in zip(services, compared, strict=True):
            for text in github_report(service, rules, each.files):
                say(text)
        return
    if style == "markdown":
        for service in services:
            for text in markdown_report(service, rules):
                say(text)
        return
    width = min(get_terminal_size().columns, 120) if sys.stdout.isatty() else 100
    # Of many services, those without a change are not worth a line.
    for service in services if len(services) == 1 else [each for each in services if each.changes or each.off]:
        for line in text_report(service, rules, width):
            colour = "yellow" if line.style == "remark" else None
            say(line.text, fg=colour, bold=line.style == "title" or None, dim=line.style == "provenance" or None)
