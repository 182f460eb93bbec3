"""The pages of docs/ that are made from code: the commands from their help, the change rules from their catalogue."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click
from shapesmith.cli.main import cli
from shapesmith.review.changes.change_rules.catalogue import RETIRED, RULES
from shapesmith.review.changes.change_rules.change_rule import ChangeRule

from tests.changes.cases import CASES, SIDES

DOCS = Path(__file__).parents[2] / "docs"
_MADE = "`make docs` writes this page from {}; it is not edited by hand."
_WIDTH = 100

_NOUNS = {
    "CLASS": "Python classes",
    "ENUM": "Enums",
    "MEMBER": "Members",
    "OPERATION": "Operations",
    "OVERRIDE": "Overrides",
    "PAGINATOR": "Paginators",
    "RESULT": "Inputs, outputs and errors",
    "RULE": "Rules of the documentation",
    "SERVICE": "Services",
    "SHAPE": "Shapes",
    "STRUCTURE": "Structures",
    "UNION": "Unions",
    "VERDICT": "Verdicts",
    "WAITER": "Waiters",
}


def pages() -> dict[Path, str]:
    """Return the text of each page that is made from code."""
    return {DOCS / "commands.md": _page(_commands()), DOCS / "change-rules.md": _page(_change_rules())}


def _page(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _commands() -> Iterator[str]:
    yield from ("# Commands", "")
    yield _MADE.format("the help of the commands")
    for path, command in _all_commands("shapesmith", cli, None):
        yield from ("", f"## {path.info_name if path.parent is None else path.command_path}", "", "```text")
        yield from (line.rstrip() for line in command.get_help(path).splitlines())
        yield "```"


def _all_commands(
    name: str, command: click.Command, parent: click.Context | None
) -> Iterator[tuple[click.Context, click.Command]]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=_WIDTH, **command.context_settings)
    yield context, command
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            assert found is not None
            yield from _all_commands(each, found, context)


def _change_rules() -> Iterator[str]:
    yield from ("# Change rules", "")
    yield _MADE.format("the catalogue of change rules and the specs that test it")
    yield from ("", *textwrap.wrap(_INTRODUCTION, 120))
    for noun, rules in groupby(sorted(RULES, key=_noun), _noun):
        yield from ("", f"## {_NOUNS[noun]}")
        for rule in rules:
            yield from _change_rule(rule)
    if RETIRED:
        yield from ("", "## Retired")
        for rule, successor in RETIRED.items():
            yield from ("", f"### {rule}", "", successor)


_INTRODUCTION = (
    "What `shapesmith diff` and `shapesmith sync` can find between two specs. A rule is named NOUN_ASPECT_VERDICT. Its id "
    "is never used for anything else, so that a severity in `[tool.shapesmith.changes]` keeps its meaning. The example "
    "of each rule is the difference between the two specs that test it. [Changes](changes.md) describes the categories "
    "and the reports."
)


def _noun(rule: ChangeRule) -> str:
    return rule.id.partition("_")[0]


def _change_rule(rule: ChangeRule) -> Iterator[str]:
    yield from ("", f"### {rule.id}", "", rule.purpose, "")
    yield f"Breaks: {_breaks(rule)}."
    if rule.advice:
        yield from ("", f"What to do: {rule.advice[0].lower()}{rule.advice[1:]}")
    yield from ("", "```diff", *_example(CASES / rule.id), "```")


def _breaks(rule: ChangeRule) -> str:
    parts = [", ".join(f"`{category}`" for category in rule.always)] if rule.always else []
    for words, categories in (("where it is sent", rule.sent), ("where it is received", rule.received)):
        if categories:
            parts.append(f"{', '.join(f'`{category}`' for category in categories)} {words}")
    return "; ".join(parts) or "nothing"


def _example(case: Path) -> Iterator[str]:
    """Yield what differs between the specs of a case, with the lines around it; file by file."""
    previous, current = (case / side for side in SIDES)
    for name in sorted({path.name for side in (previous, current) for path in side.iterdir()}):
        old, new = (_lines(side / name) for side in (previous, current))
        hunks = list(difflib.unified_diff(old, new, lineterm=""))[2:]
        if hunks and name != "service-2.json":
            yield f"# {name}"
        yield from ("..." if line.startswith("@@") else line for line in hunks)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
