"""`python -m tests.rules.report`: what the rules of all services are, and how many of them are right, in one document.

It reads every service of the installed botocore with the verdicts of people, counts the rules by kind, form and
severity, and writes docs/rules-audit.md. How many rules of a form are right is known from a sample that people read:
tests/rules/audit.toml names each rule of it, with their verdicts. `--draw SEED` prints a new one for them.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from shapesmith.ir.places import steps_of
from shapesmith.ir.rules import Rule, places_of
from shapesmith.ir.service import Service
from shapesmith.rules.extract import extract
from shapesmith.rules.forms.catalogue import FORMS
from shapesmith.sources.read import read_source
from shapesmith.sources.verdicts.reader import read_verdicts
from shapesmith.specs.find import find, services_of

from tests.rules.draw import PERSON, Drawn, candidates, sample, sheet

ROOT = Path(__file__).parents[2]
AUDIT = Path(__file__).parent / "audit.toml"
DOCUMENT = ROOT / "docs/rules-audit.md"
SHAPES = ROOT / "shapes"


class Figures(NamedTuple):
    """How many rules a service has, by kind, form and severity, and of how many operations.

    An operation has a rule if the structures that its request reaches have one of error severity. `across` are the
    rules of error severity that are about several members; `ids` the ids of all of error severity.
    """

    services: int
    operations: int
    ruled_operations: int
    kinds: Counter[tuple[str, str]]
    forms: Counter[tuple[str, str]]
    across: int
    ids: frozenset[str]


class Read(NamedTuple):
    """One rule of the sample: its id, form and sentence, what each reader said of it, and their notes."""

    id: str
    form: str
    sentence: str
    verdicts: tuple[str, ...]
    note: str

    @property
    def is_right(self) -> bool:
        """Whether no reader found the rule wrong."""
        return "wrong" not in self.verdicts


class Audit(NamedTuple):
    """What people read: rules of which spec, a random sample drawn with which seed, and others: of chosen
    forms, or of samples before.
    """

    spec: str
    seed: int
    rules: tuple[Read, ...]
    of_others: frozenset[str] = frozenset()


def read_audit(text: str) -> Audit:
    """Return the sample that a file of verdicts holds. Raises KeyError or ValueError where it is not complete."""
    data = tomllib.loads(text)
    rules: list[Read] = []
    for entry in data["rule"]:
        verdicts = tuple(entry[reader] for reader in ("first", "second") if reader in entry)
        if not verdicts or not set(verdicts) <= {"right", "wrong"}:
            raise ValueError(f'{entry["id"]} must be judged "right" or "wrong" by a reader (got {verdicts})')
        rules.append(Read(entry["id"], entry["form"], entry["sentence"], verdicts, entry.get("note", "")))
    others = frozenset(entry["id"] for entry in data["rule"] if "drawn" in entry)
    return Audit(data["spec"], data["seed"], tuple(rules), others)


def figures_of(service: Service, rules: Iterable[Rule]) -> Figures:
    """Return the figures of one service."""
    kinds: Counter[tuple[str, str]] = Counter()
    forms: Counter[tuple[str, str]] = Counter()
    errors: list[Rule] = []
    for rule in rules:
        kinds[rule.kind, rule.severity] += 1
        forms[PERSON if rule.verdict is not None else rule.origin, rule.severity] += 1
        if rule.severity == "error":
            errors.append(rule)
    ruled = {rule.shape for rule in errors}
    inputs = [operation.input.shape if operation.input is not None else None for operation in service.operations]
    return Figures(
        1,
        len(inputs),
        sum(name is not None and not ruled.isdisjoint(service.reached([name])) for name in inputs),
        kinds,
        forms,
        sum(_is_across(rule) for rule in errors),
        frozenset(rule.id for rule in errors),
    )


def _is_across(rule: Rule) -> bool:
    return len({steps_of(place)[0] for place in places_of((*rule.when, rule.must))}) > 1


def total(parts: Iterable[Figures]) -> Figures:
    """Return the figures of several services together."""
    found = list(parts)
    return Figures(
        sum(part.services for part in found),
        sum(part.operations for part in found),
        sum(part.ruled_operations for part in found),
        sum((part.kinds for part in found), Counter()),
        sum((part.forms for part in found), Counter()),
        sum(part.across for part in found),
        frozenset().union(*(part.ids for part in found)),
    )


def render(figures: Figures, audit: Audit) -> str:
    """Return the document."""
    errors, advice = (sum(count for (_, at), count in figures.kinds.items() if at == level) for level in _LEVELS)
    read = [rule for rule in audit.rules if rule.id in figures.ids]
    right = sum(rule.is_right for rule in read)
    share = figures.ruled_operations / max(figures.operations, 1)
    of_people = figures.forms[PERSON, "error"]
    lines = [
        "# The rules of all services",
        "",
        "`make rules-report` writes this document from the documentation of every service and from",
        "`tests/rules/audit.toml`; it is not edited by hand.",
        "",
        f"{audit.spec}, {figures.services} services: {errors:,} rules of error severity, {figures.across:,} of them across",
        f"members, and {advice:,} of advice. Of {figures.operations:,} operations, {figures.ruled_operations:,}"
        f" ({share:.1%}) have at least one of error severity.",
        "",
        f"Forms made {errors - of_people:,} of the rules of error severity, verdicts of people {of_people:,}.",
        "",
        "## By kind",
        "",
        *_table(("kind", "error", "advice"), _counted(figures.kinds)),
        "",
        "## By form",
        "",
        *_as_drawn(audit),
        "",
        "The forms of those that were wrong have been corrected since, so what follows is no estimate.",
        f"{len(read):,} of them are still made, and {right:,} of these are right ({right / max(len(read), 1):.1%}).",
        "",
        *_table(("form", "error", "advice", "read", "right"), _by_form(figures, read)),
        "",
        "## The sample",
        "",
        *_table(("rule", "form", "sentence", "verdicts", "note"), [_row(rule, figures) for rule in audit.rules]),
        "",
    ]
    return "\n".join(lines)


def _as_drawn(audit: Audit) -> list[str]:
    sample = [rule for rule in audit.rules if rule.id not in audit.of_others]
    right = sum(rule.is_right for rule in sample)
    lines = [
        f"A random sample of {len(sample)} rules of error severity (seed {audit.seed}, services that are not vendored)"
        " was read one by",
        f"one. As drawn, {right} of them were right ({right / max(len(sample), 1):.1%}).",
    ]
    others = [rule for rule in audit.rules if rule.id in audit.of_others]
    if others:
        right = sum(rule.is_right for rule in others)
        lines.append(f"Of {len(others):,} more, of chosen forms or of samples before, {right:,} were.")
    return lines


_LEVELS = ("error", "advice")


def _counted(counts: Counter[tuple[str, str]]) -> list[tuple[str, ...]]:
    names = sorted({name for name, _ in counts}, key=lambda name: (-counts[name, "error"], name))
    return [(f"`{name}`", *(f"{counts[name, level]:,}" for level in _LEVELS)) for name in names]


def _by_form(figures: Figures, read: list[Read]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for name in [*(form.id for form in FORMS), PERSON]:
        judged = [rule for rule in read if rule.form == name]
        right = sum(rule.is_right for rule in judged)
        counts = (f"{figures.forms[name, level]:,}" for level in _LEVELS)
        shown = name if name == PERSON else f"`{name}`"
        rows.append((shown, *counts, str(len(judged)), f"{right / len(judged):.0%}" if judged else ""))
    return rows


def _row(rule: Read, figures: Figures) -> tuple[str, ...]:
    note = rule.note if rule.id in figures.ids else "no longer made" + (f": {rule.note}" if rule.note else "")
    sentence = re.sub(r"([\[\]*])", r"\\\1", rule.sentence)  # a pattern looks like a link, or emphasis
    return f"`{rule.id}`", f"`{rule.form}`", sentence, ", ".join(rule.verdicts), note


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    """Return the lines of a table in Markdown."""
    return [_line(head), _line(("---",) * len(head)), *map(_line, rows)]


def _line(cells: tuple[str, ...]) -> str:
    escaped = (" ".join(cell.split()).replace("|", "\\|").replace("<", "&lt;") for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _is_vendored(name: str) -> bool:
    """Return whether `shapes/` has the spec of a service: of some it has only verdicts."""
    return any((SHAPES / name).glob("*/service-2.json"))


def _extracted(name: str) -> tuple[Service, tuple[Rule, ...]]:
    """Return a service and its rules, with the verdicts of people on its documentation."""
    spec = find(name, "shapes" if _is_vendored(name) else "botocore", SHAPES).read()
    service, (verdicts, _) = read_source(spec).service, read_verdicts(spec)
    return service, extract(service, verdicts).rules


def _measure(name: str) -> Figures:
    return figures_of(*_extracted(name))


def drawable(name: str) -> list[Drawn]:
    """Return the rules of a service that a sample may have."""
    return candidates(*_extracted(name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--draw", type=int, metavar="SEED", help="print a new sample to be read instead")
    arguments = parser.parse_args()
    names = services_of("botocore", SHAPES)
    with ProcessPoolExecutor(arguments.jobs) as pool:
        if arguments.draw is not None:
            not_vendored = [name for name in names if not _is_vendored(name)]
            found = [rule for part in pool.map(drawable, not_vendored, chunksize=4) for rule in part]
            print(sheet(sample(found, arguments.draw)))
            return
        figures = total(pool.map(_measure, names, chunksize=4))
    DOCUMENT.write_text(render(figures, read_audit(AUDIT.read_text(encoding="utf-8"))), encoding="utf-8")
    print(f"{DOCUMENT.relative_to(ROOT)} written")


if __name__ == "__main__":
    main()
