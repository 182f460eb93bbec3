"""`shapesmith check`: would `generate` change anything?"""

from __future__ import annotations

import sys
from typing import Unpack

import click

from shapesmith.cli.options import Wanted, plan_of, plan_options
from shapesmith.cli.terminal import print_diagnostics, progress, reporting, say, say_all
from shapesmith.cli.ways_out import completed


@click.command(
    "check",
    epilog="""\b
Examples:
  shapesmith check
  shapesmith check connect --no-diff
""",
)
@plan_options
@click.option("--diff/--no-diff", "show_diff", default=True, help="Show what would change.  [default: diff]")
def command(show_diff: bool, **wanted: Unpack[Wanted]) -> None:
    """Say whether `generate` would change anything.

    Names each file that would change, and exits with 1 if there is one. Writes nothing to the output.

    Without a SERVICE, everything below the output folder is checked: packages that were generated from other specs are
    compared with their manifests, and files that were not generated but would be packaged are named.
    """
    from shapesmith.output.difference import describe, remedies
    from shapesmith.runs import compare_all

    with reporting():
        plan = plan_of(wanted)
        with progress("Checking", len(plan.specs)) as advance:
            changes, diagnostics = compare_all(plan, advance)
    print_diagnostics(diagnostics)
    say_all(describe(changes, str(plan.out), with_diff=show_diff))
    say_all(map(completed, remedies(changes)))
    if changes:
        sys.exit(1)
    say(f"{plan.out} is up to date")
