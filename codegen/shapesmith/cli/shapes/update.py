"""`shapesmith shapes update`: refresh vendored services."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import print_diagnostics, print_vendored, reporting, say, waiting_for
from shapesmith.cli.ways_out import completed
from shapesmith.text.counts import counted

if TYPE_CHECKING:
    from shapesmith.project import Project
    from shapesmith.specs.vendor import Update


@click.command(
    "update",
    epilog="""\b
Examples:
  shapesmith shapes update
  shapesmith shapes update connect
  shapesmith shapes update --from botocore==1.44.5
  shapesmith shapes update --from botocore-1.44.5-py3-none-any.whl
""",
)
@options.services
@options.vendor_origin
@options.shapes
def command(services: tuple[str, ...], origin: str, shapes: Path) -> None:
    """Refresh each SERVICE (default: all of the project).

    Its spec is taken from the installed botocore, a release or a wheel of it, a file or a folder. Verdicts and
    overrides that came with shapesmith are renewed, unless they were edited. Prints which files changed, and how many
    of the changes may break code or requests; `shapesmith diff` shows them.
    """
    from shapesmith.project import read_project
    from shapesmith.specs.holding import Holding
    from shapesmith.specs.vendor import stage_update

    with reporting(writes=True):
        source = options.vendor_origin_of(origin)
        project = read_project()
        with Holding(shapes, waiting_for(shapes)) as holding:
            updates = stage_update(services, holding, source, tuple(project.services))
            holding.commit()
    for update in updates:
        print_vendored([update.vendored])
        if update.old is not None and update.new is not None:
            _summarise(update, project)


def _summarise(update: Update, project: Project) -> None:
    """Print how many changes there are, by what they may break; or why that is not known."""
    from shapesmith.comparisons import compare_specs, downgrade, is_broken
    from shapesmith.diagnostics import SpecError
    from shapesmith.review.changes.reports.grouping import counts

    assert update.old is not None
    assert update.new is not None
    print_diagnostics(downgrade(update.new, update.old.package))
    if not update.is_change:
        return
    try:
        changes, _, _ = compare_specs(update.old, update.new, project.options())
    except SpecError as wrong:
        # The specs are vendored as they are; `generate` reports all that is wrong with them.
        reason = f"{counted(len(wrong.diagnostics), 'problem')}; run `shapesmith generate`"
        if is_broken(update.old, project.options()) and not is_broken(update.new, project.options()):
            reason = "the spec that it replaces was broken"
        say(completed(f"  what changed is not known: {reason}"))
        return
    words = ", ".join(f"{number:,} {category}" for category, number in counts(changes).items() if number)
    say(f"  {counted(len(changes.changes), 'change')}{f': {words}' if words else ''}")
