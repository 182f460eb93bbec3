"""`shapesmith diff`: the semantic change between two specs of a service."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from shapesmith.cli import options
from shapesmith.cli.changes import print_changes
from shapesmith.cli.terminal import USAGE, print_diagnostics, progress, reporting
from shapesmith.diagnostics import Diagnostic, SpecError, stop_on_errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapesmith.options import Options
    from shapesmith.review.changes.change import Category
    from shapesmith.review.changes.reports.compared import Compared
    from shapesmith.review.changes.severities import Policy
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
@options.jobs
@options.shapes
def command(old: str, new: str, services: tuple[str, ...], style: str, chosen: str, jobs: int, shapes: Path) -> None:
    """Print what changed from OLD to NEW, and what that breaks.

    OLD and NEW are a file, a folder or a wheel of botocore, `shapes` or `git:REV` for the vendored specs, `botocore`
    for the installed one, or `botocore==VERSION`, which pip fetches if need be. Without SERVICE, all services that both
    have are compared.

    Exits 0 if nothing breaks in the chosen categories, 1 if something does, 2 on an error.
    """
    from shapesmith.project import CHANGES, read_project
    from shapesmith.review.changes.severities import policy_of
    from shapesmith.specs.versions import common_services, version_of

    categories = _categories(chosen)
    wheels = options.wheels()
    with reporting(status=USAGE):
        project = read_project()
        policy = policy_of(categories, project.changes, CHANGES)
        versions = version_of(old, shapes, wheels), version_of(new, shapes, wheels)
        wanted = list(dict.fromkeys(services)) or common_services(*versions, (old, new))
        work = partial(_compared, *versions, project.options(), policy, style)
        compared = _compare_all(work, wanted, jobs)
    print_changes(compared, policy, style)
    sys.exit(1 if any(policy.breaks(change) for each in compared for change in each.changes.changes) else 0)


def _categories(chosen: str) -> frozenset[Category]:
    from shapesmith.review.changes.change import CATEGORIES
    from shapesmith.text.near import did_you_mean

    words = [] if chosen == "none" else [word.strip() for word in chosen.split(",")]
    for word in words:
        if word == "none":
            raise click.UsageError(f'"none" must be the only category (got "{chosen}")')
        if word not in CATEGORIES:
            near = did_you_mean(word, CATEGORIES)
            raise click.UsageError(f'"{word}" is no category; choose from {", ".join(CATEGORIES)}, or none{near}')
    return frozenset(category for category in CATEGORIES if category in words)


class _Outcome(NamedTuple):
    """What was found of one service: its changes, None after an error, and what is to be said of its specs."""

    service: str
    compared: Compared | None
    diagnostics: list[Diagnostic]


def _compare_all(work: Callable[[int, str], _Outcome], services: list[str], jobs: int) -> list[Compared]:
    """Return the changes of each service, in their order, found by up to `jobs` processes.

    Raises SpecError with the errors of all.
    """
    from shapesmith.parallel import map_unordered

    if len(services) > 1:
        # Modules that are loaded before the processes start need not be loaded by each.
        from shapesmith.review.changes import compare as compare

    # As workers cannot start processes, only a service that is alone is compared by several.
    each = partial(work, jobs if len(services) == 1 else 1)
    outcomes: dict[str, _Outcome] = {}
    with progress("Comparing", len(services)) as advance:
        for outcome in map_unordered(each, services, jobs):
            advance(outcome.service)
            outcomes[outcome.service] = outcome
    in_order = [outcomes[service] for service in services]
    diagnostics = [diagnostic for outcome in in_order for diagnostic in outcome.diagnostics]
    stop_on_errors(diagnostics)
    print_diagnostics(diagnostics)
    return [outcome.compared for outcome in in_order if outcome.compared is not None]


def _has_lines(path: str) -> bool:
    """Return whether a file of a spec can be shown at a line: not one of a revision, and none that is compressed."""
    return Path(path).is_file() and not path.endswith(".gz")


def _compared(
    old: Version, new: Version, chosen: Options, policy: Policy, style: str, jobs: int, service: str
) -> _Outcome:
    """Return the changes of one service, or the errors if a side has no such spec, or it is broken."""
    from shapesmith.comparisons import compare_specs

    try:
        before, after = old.read(service), new.read(service)
        found, sides, diagnostics = compare_specs(before, after, chosen, jobs)
        changes = policy.reported(found)
    except SpecError as wrong:
        return _Outcome(service, None, wrong.diagnostics)
    # Imported last: while another process finds rules, `compare_specs` has imported most of what it needs.
    from shapesmith.review.changes.reports.compared import Compared

    if sides is None or style != "html":
        files = {file.path: file.content for file in after.files.values() if _has_lines(file.path)}
        return _Outcome(service, Compared(changes, {}, {}, files), diagnostics)
    from shapesmith.review.changes.reports.doc_texts import positions, texts_of

    old_texts, new_texts = (
        texts_of(side.service, at) for side, at in zip(sides, positions(changes.changes), strict=True)
    )
    return _Outcome(service, Compared(changes, old_texts, new_texts), diagnostics)
