"""`shapesmith rules`: what the documentation of a service asks beyond its model, and what nobody has judged."""

from __future__ import annotations

from pathlib import Path

import click

from shapesmith.cli import options
from shapesmith.cli.terminal import print_bytes, print_diagnostics, print_lines, reporting, say, width
from shapesmith.text.counts import counted


@click.command(
    "rules",
    epilog="""\b
Examples:
  shapesmith rules connect
  shapesmith rules connect CreateContactRequest
  shapesmith rules connect create_contact
  shapesmith rules connect CreateContactRequest.References --json
  shapesmith rules connect --refused
  shapesmith rules connect --open
  shapesmith rules connect --open --json > open.json
  shapesmith rules lambda --from botocore
""",
)
@click.argument("service", metavar="SERVICE")
@click.argument("name", metavar="[SHAPE[.MEMBER]]", required=False)
@click.option(
    "--open",
    "is_open",
    is_flag=True,
    help="Sentences with a word of constraint that neither a form nor a person has settled.",
)
@click.option("--refused", is_flag=True, help="What was read as a constraint and makes no rule, with the reason.")
@click.option("--json", "as_json", is_flag=True, help="For other tools; of an open sentence all it takes to judge it.")
@options.origin
@options.shapes
def command(
    service: str, name: str | None, is_open: bool, refused: bool, as_json: bool, origin: str, shapes: Path
) -> None:
    """Print the rules that the documentation of SERVICE states.

    Each is printed with its sentence. SHAPE[.MEMBER] asks for one shape or member, by the names of the spec; an
    operation, or boto3's method for it, means its request. A verdict on an open sentence goes into
    shapes/SERVICE/rules.toml; https://github.com/shapesmith/shapesmith/blob/main/docs/rules.md says how to judge one.
    Exits 0, also where sentences are open.
    """
    from shapesmith.pipeline import analyse
    from shapesmith.project import read_project
    from shapesmith.review.rules import as_json as written
    from shapesmith.review.rules import listing
    from shapesmith.review.rules.selection import Selection
    from shapesmith.specs.find import find

    if is_open and refused:
        raise click.UsageError("give either --open or --refused")
    with reporting():
        analysis = analyse(find(service, options.origin_of(origin), shapes).read(), read_project().options())
        selection = Selection(analysis, name)
    print_diagnostics(analysis.diagnostics, whole=True)
    if is_open:
        found = selection.open()
        if as_json:
            print_bytes(written.open_json(analysis, found))
            return
        lines = listing.open_listing(analysis, found, width())
        texts = len({each.sentence.verbatim for each in found})
        summary = f"{counted(len(found), 'open sentence')}, {texts:,} different"
    elif refused:
        gone = selection.refused()
        if as_json:
            print_bytes(written.rules_json((), gone))
            return
        lines = listing.refused_listing(gone, width())
        summary = f"{counted(len(gone), 'sentence')} refused"
    else:
        rules = selection.rules()
        if as_json:
            print_bytes(written.rules_json(rules, selection.refused()))
            return
        advice = sum(rule.severity == "advice" for rule in rules)
        lines = listing.rules_listing(rules, width())
        summary = f"{counted(len(rules), 'rule')}, {advice:,} of them advice"
        if off := selection.switched_off():
            summary += f"; {len(off):,} more switched off in {off[0].override.provenance.file}"
    print_lines(lines)
    say(summary)
