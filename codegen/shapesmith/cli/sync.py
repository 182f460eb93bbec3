"""`shapesmith sync`: from newer specs to a change that can be reviewed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shapesmith.cli import options
from shapesmith.cli.changes import print_changes
from shapesmith.cli.terminal import print_diagnostics, print_vendored, progress, reporting, say, waiting_for
from shapesmith.diagnostics import count_errors
from shapesmith.text.counts import counted

if TYPE_CHECKING:
    from shapesmith.project import Project
    from shapesmith.syncing import Synced


@click.command(
    "sync",
    epilog="""\b
Examples:
  shapesmith sync
  shapesmith sync --dry-run
  shapesmith sync connect --from botocore==1.44.5
  shapesmith sync --format markdown > pull-request.md
""",
)
@options.services
@options.vendor_origin
@click.option("--dry-run", is_flag=True, help="Show what would change or stop the run, and write nothing.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="For a terminal, or only the report, as the text of a pull request.",
)
@click.option("--allow-dirty", is_flag=True, help="Run although there are changes that are not committed.")
@options.jobs
@options.out
@options.shapes
def command(
    services: tuple[str, ...],
    origin: str,
    dry_run: bool,
    style: str,
    allow_dirty: bool,
    jobs: int,
    out: Path,
    shapes: Path,
) -> None:
    """Update specs, generate, check, and report what changed.

    The specs are those of each SERVICE (default: all of the project). The report has the changes, what they break, and
    the next version that they advise; the changelog of the generated distribution gets an entry. After an error nothing
    is changed at all.
    """
    from shapesmith.project import read_project
    from shapesmith.syncing import SyncPlan, sync

    with reporting(writes=not dry_run, again="diff git:HEAD shapes"):
        source = options.vendor_origin_of(origin)
        project = read_project()
        options.check_apart(out, shapes)
        options.check_services(project, shapes)
        wanted = SyncPlan(services, project, source, shapes, out, jobs, allow_dirty)
        with progress("Generating", len(services)) as advance:
            synced = sync(wanted, advance, waiting_for(shapes), dry_run=dry_run)
    print_diagnostics(synced.diagnostics)
    _print(synced, project, out, is_report=style == "markdown")
    if errors := count_errors(synced.diagnostics):
        say(f"{counted(errors, 'error')}; without --dry-run, nothing would be written", err=True)
        sys.exit(1)


def _print(synced: Synced, project: Project, out: Path, *, is_report: bool) -> None:
    from shapesmith.review.changes.reports.compared import Compared

    if not is_report:
        print_vendored(synced.vendored)
        if synced.generated is None:
            say(f"{counted(len(synced.pending), 'file')} would change in {out}")
        else:
            generated = counted(len(synced.generated.generated), "service")
            say(f"{generated} generated; {counted(len(synced.generated.changes), 'file')} changed in {out}")
    for line in _advice(synced, project):
        if is_report:
            say(f"**{line}**")
            say("")
        else:
            say(line, bold=True)
    print_changes([Compared(changes) for changes in synced.changes], synced.policy, "markdown" if is_report else "text")


def _advice(synced: Synced, project: Project) -> list[str]:
    """Return the version that the changes advise, in one line; nothing if there is none."""
    from shapesmith.review.changes.reports.advice import advised_step, next_version

    step = advised_step(synced.changes, synced.policy)
    if step is None:
        return [] if synced.changes else ["nothing changed in the specs"]
    after = next_version(project.version, step) if project.version is not None else None
    return [f"next version: {step}" + (f", {project.version} -> {after}" if after is not None else "")]
