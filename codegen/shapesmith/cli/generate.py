"""`shapesmith generate`: specs to packages."""

from __future__ import annotations

from typing import Unpack

import click

from shapesmith.cli.options import Wanted, plan_of, plan_options
from shapesmith.cli.terminal import print_diagnostics, progress, reporting, say
from shapesmith.text.counts import counted

# Up to this many changed files are named; beyond it, only their number is printed.
_NAMED = 10

# What was done to a file, by the state that it was in.
_DONE = {"missing": "added", "extra": "removed", "hand-edited": "overwritten"}


@click.command(
    "generate",
    epilog="""\b
Examples:
  shapesmith generate
  shapesmith generate connect --out build/
  shapesmith generate ec2 lambda --from botocore --out build/
  shapesmith generate --all --from botocore --out build/ --jobs 2
  shapesmith generate --from path/to/service-2.json --out build/
  shapesmith generate my-queue --from path/to/types.rb --out build/
""",
)
@plan_options
@click.option("--force", is_flag=True, help="Overwrite generated files that were edited by hand.")
def command(force: bool, **wanted: Unpack[Wanted]) -> None:
    """Generate the package of each SERVICE (default: all vendored).

    Of the path of a single spec, SERVICE is the name of the package; without it, the spec or its folder gives the name.

    The output folder is replaced in one step. After an error it is not changed at all.
    """
    from shapesmith.runs import generate_all

    with reporting(writes=True):
        plan = plan_of(wanted)
        with progress("Generating", len(plan.specs)) as advance:
            report = generate_all(plan, advance, force=force)
    print_diagnostics(report.diagnostics)
    for change in report.changes if len(report.changes) <= _NAMED else ():
        say(f"{_DONE.get(change.state, 'changed')}: {plan.out / change.path}")
    summary = f"{counted(len(report.generated), 'service')} generated, {len(report.current)} up to date"
    say(f"{summary}; {counted(len(report.changes), 'file')} changed in {plan.out}")
