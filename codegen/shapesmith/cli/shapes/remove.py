"""`shapesmith shapes remove`: take services out."""

from __future__ import annotations

from pathlib import Path

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import print_diagnostics, print_removed, reporting, say, waiting_for
from shapesmith.text.counts import counted


@click.command(
    "remove",
    epilog="""\b
Examples:
  shapesmith shapes remove sns
  shapesmith shapes remove sns lambda --out build/
""",
)
@options.some_services
@options.out
@click.option("--force", is_flag=True, help="Remove generated files that were edited by hand, too.")
@options.shapes
def command(services: tuple[str, ...], out: Path, force: bool, shapes: Path) -> None:
    """Remove each SERVICE, and what was generated from it.

    Its vendored files, overrides and verdicts, its entry in the lock, and its package are removed in one run. After an
    error, nothing is.
    """
    from shapesmith.project import read_project
    from shapesmith.removal import remove

    with reporting(writes=True):
        options.check_apart(out, shapes)
        project = read_project()
        package = project.package
        removal = remove(services, shapes, out, package, waiting_for(shapes), force=force)
    print_diagnostics(removal.diagnostics)
    print_removed(removal.shapes)
    for package, files in removal.packages.items():
        say(f"removed: {out / package} ({counted(files, 'file')})")
    for service in dict.fromkeys(services):
        if service in project.services or service in project.operations:
            say(f"{service} is still in pyproject.toml: take it out of [tool.shapesmith], or `generate` will miss it")
