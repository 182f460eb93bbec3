"""`shapesmith explain`: the operations of a service, or the constraints on a shape or a member and their sources."""

from __future__ import annotations

from pathlib import Path

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import print_diagnostics, print_lines, reporting, width


@click.command(
    "explain",
    epilog="""\b
Examples:
  shapesmith explain connect
  shapesmith explain connect CreateContactRequest
  shapesmith explain connect CreateContactRequest.InstanceId
  shapesmith explain connect CreateContactRequest.instance_id
  shapesmith explain connect CreateContact.References.Type
  shapesmith explain connect Channel
  shapesmith explain lambda CreateFunction.Runtime --from botocore
  shapesmith explain connect CreateContactRequest --sources
  shapesmith explain connect.CreateContactRequest.Channel.none_of:36c45121
""",
)
@click.argument("service", metavar="SERVICE")
@click.argument("name", metavar="[SHAPE[.MEMBER]]", required=False)
@click.option("--sources", is_flag=True, help="Show only where other documentation (*.yard) differs from the model's.")
@options.origin
@options.shapes
def command(service: str, name: str | None, sources: bool, origin: str, shapes: Path) -> None:
    """Print what is checked of SHAPE or its MEMBER, and why.

    Each constraint and rule is printed with where it comes from, and of a member the check that is generated for it.

    SHAPE is a shape, a class, or an operation (then its request); names are those of the spec or of Python. The id in a
    violation's `rule` is accepted too; one that begins with the service stands for SERVICE and SHAPE. Without SHAPE,
    the operations of SERVICE are listed.
    """
    from shapesmith.pipeline import analyse
    from shapesmith.project import read_project
    from shapesmith.review.explain.explain import explain
    from shapesmith.review.explain.overview import explain_service
    from shapesmith.review.explain.sources import explain_sources
    from shapesmith.specs.find import find

    if sources and name is None:
        raise click.UsageError("--sources compares the texts of one SHAPE[.MEMBER]: name it")
    where = options.origin_of(origin)
    if name is None and not isinstance(where, Path) and "." in service:
        service, _, name = service.partition(".")  # the id of a rule, as a violation has it
    with reporting():
        chosen = read_project().options()
        analysis = analyse(find(service, where, shapes).read(), chosen)
        if name is None:
            lines = explain_service(analysis, chosen.package)
        elif sources:
            lines = explain_sources(analysis, name, width())
        else:
            lines = explain(analysis, name, width(), chosen.package)
    if sources:
        compared = {source.path for source in analysis.documentation}
        print_diagnostics([diagnostic for diagnostic in analysis.diagnostics if diagnostic.file in compared])
    print_lines(lines)
