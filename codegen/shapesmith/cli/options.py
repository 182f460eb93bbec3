"""Arguments and options that several commands share, and the plan they describe together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, get_args

import click

from shapesmith.diagnostics import SpecError, error, stop_on_errors
from shapesmith.options import DocStyle
from shapesmith.provenance import Provenance

if TYPE_CHECKING:
    from shapesmith.project import Project
    from shapesmith.runs import Plan
    from shapesmith.specs.find import Origin

Command = TypeVar("Command", bound=Callable[..., Any])

services = click.argument("services", nargs=-1, metavar="[SERVICE]...")
some_services = click.argument("services", nargs=-1, required=True, metavar="SERVICE...")
shapes = click.option(
    "--shapes",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("shapes"),
    show_default=True,
    help="The folder of vendored specs.",
)
origin = click.option(
    "--from",
    "origin",
    default="shapes",
    show_default=True,
    metavar="shapes|botocore|PATH",
    help="Where the specs come from: vendored, the installed botocore, a file, a folder or a wheel of botocore, or "
    "documentation as the AWS SDK for Ruby prints it (*.yard, types.rb).",
)
vendor_origin = click.option(
    "--from",
    "origin",
    default="botocore",
    show_default=True,
    metavar="botocore|botocore==VERSION|PATH",
    help="Where the specs come from: the installed botocore, a release of it, which pip fetches if need be, or a wheel "
    "of botocore, a file or a folder.",
)
verdicts = click.option(
    "--verdicts/--no-verdicts",
    default=True,
    show_default=True,
    help="Take the verdicts and overrides that come with shapesmith for a service, or leave them out.",
)
out = click.option(
    "--out", type=click.Path(path_type=Path), default=Path("generated"), show_default=True, help="The output folder."
)

exclude = click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="Paths to leave out below folders: `*/vendored/*`."
)


def _or_processors(_context: click.Context, _parameter: click.Parameter, value: int | None) -> int:
    import os

    return value or os.cpu_count() or 1


jobs = click.option(
    "--jobs", type=click.IntRange(1), callback=_or_processors, help="Processes to use.  [default: one per processor]"
)
is_diff = click.option(
    "--diff/--write", "is_diff", default=True, help="Show the changes, or make them.  [default: --diff]"
)


def _package_name(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    from shapesmith.project import wanted_package

    if value is not None and (wanted := wanted_package(value)):
        raise click.BadParameter(f'it must be {wanted} (got "{value}")')
    return value


package = click.option(
    "--package", metavar="NAME", callback=_package_name, help="The generated package.  [default: that of the project]"
)
_every = click.option("--all", "every", is_flag=True, help="Every service of the source.")
_doc_style = click.option(
    "--doc-style",
    type=click.Choice(get_args(DocStyle)),
    help="The markup of docstrings: Markdown for editors, or reStructuredText for Sphinx.  [default: that of the "
    "project, or markdown]",
)


class Wanted(TypedDict):
    """The arguments and options of `plan_options`, as typed."""

    services: tuple[str, ...]
    origin: str
    out: Path
    jobs: int
    every: bool
    doc_style: DocStyle | None
    shapes: Path


def plan_options(command: Command) -> Command:
    """Give a command the arguments and options that say what to generate: `Wanted`."""
    for option in (shapes, _doc_style, _every, jobs, out, origin, services):
        command = option(command)
    return command


def plan_of(wanted: Wanted) -> Plan:
    """Return what to work on: what is typed, and what the project sets where nothing is.

    Raises SpecError naming every service that cannot be found and every setting that is wrong, click.UsageError.
    """
    from shapesmith.project import read_project
    from shapesmith.runs import Plan
    from shapesmith.specs.find import find_all
    from shapesmith.specs.vendored import vendored_above

    names, every, folder = wanted["services"], wanted["every"], wanted["shapes"]
    check_apart(wanted["out"], folder)
    source = origin_of(wanted["origin"])
    if names and every:
        raise click.UsageError("give either services or --all")
    project = read_project()
    is_whole = not names
    if source == "shapes" and is_whole:
        check_services(project, folder)
        names = () if every else tuple(project.services)
    if source == "botocore" and not names and not every:
        raise click.UsageError("--from botocore needs services, or --all for every one of them")
    specs = find_all(names, source, folder)
    if not specs:
        message = f"no specs in {folder}; run `shapesmith shapes add SERVICE`, or use --from botocore"
        raise click.UsageError(message + vendored_above(folder))
    return Plan(
        specs=specs,
        out=wanted["out"],
        options=project.options(wanted["doc_style"]),
        jobs=wanted["jobs"],
        complete=source == "shapes" and is_whole,
        whole=is_whole,
    )


def check_apart(out: Path, shapes: Path) -> None:
    """Raise SpecError if one of the two folders is in the other: each is replaced as a whole."""
    generated, specs = out.resolve(), shapes.resolve()
    if specs in (generated, *generated.parents) or (generated in specs.parents and specs.exists()):
        message = f"must be apart from {shapes}, the folder of specs: neither may be in the other; give another --out"
        raise SpecError([error("output-nested", Provenance(str(out)), message)])


def check_services(project: Project, shapes: Path) -> None:
    """Raise SpecError if the project names a service that has no spec in the folder `shapes`."""
    from shapesmith.specs.find import services_of
    from shapesmith.specs.installed import published_services

    if project.services or project.operations:
        stop_on_errors(project.without_spec(services_of("shapes", shapes), shapes, published_services()))


def origin_of(typed: str) -> Origin:
    """Return the origin of specs that the value of `--from` names.

    Raises click.UsageError for a release of botocore: only the commands that vendor specs, and `diff`, fetch one.
    """
    if "==" in typed:
        from shapesmith.specs.releases import PREFIX

        if typed.startswith(PREFIX):
            raise click.UsageError(
                f"--from {typed} is fetched only by init, shapes add, shapes update, sync, diff and migrate; "
                "vendor it by one of them, or give the path of its wheel"
            )
    return "shapes" if typed == "shapes" else "botocore" if typed == "botocore" else Path(typed)


def vendor_origin_of(typed: str) -> Origin:
    """Return the origin that the `--from` of a vendoring command names.

    Raises click.UsageError for `shapes`, SpecError for a release of botocore that pip does not have.
    """
    from shapesmith.specs import releases

    if typed == "shapes":
        raise click.UsageError("--from shapes is the folder that specs are vendored into; give botocore or a PATH")
    if typed.startswith(releases.PREFIX):
        return releases.release(typed.removeprefix(releases.PREFIX), wheels())
    return origin_of(typed)


def wheels() -> str | None:
    """Return the folder in which wheels of other releases of botocore are kept; None if the user has no cache."""
    from shapesmith.output.cache import folder

    cache = folder()
    return f"{cache}/wheels" if cache is not None else None
