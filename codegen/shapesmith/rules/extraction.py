"""What the documentation of a service gives: its rules, and what makes none.

Other processes send these values, so this module imports none of the forms that make them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic
from shapesmith.ir.rules import Rule
from shapesmith.ir.verdicts import Verdict
from shapesmith.provenance import Provenance


class Refusal(NamedTuple):
    """A sentence that a form reads, but that makes no rule, and why."""

    shape: str
    member: str | None
    provenance: Provenance
    sentence: str
    form: str
    reason: str


class Extraction(NamedTuple):
    """The rules of a service in the order of its spec, and what was read as a constraint but makes no rule.

    `partly_read` are sentences, by their text, of which forms read a part only; `judged` those, by structure and text,
    that people judged; `outdated` the verdicts that no longer fit, and `diagnostics` what is wrong with each.
    """

    rules: tuple[Rule, ...]
    refused: tuple[Refusal, ...]
    partly_read: frozenset[tuple[Provenance, str]] = frozenset()
    judged: frozenset[tuple[str, Provenance, str]] = frozenset()
    outdated: tuple[Verdict, ...] = ()
    diagnostics: list[Diagnostic] = []


def joined(parts: Sequence[Extraction], structures: Iterable[str]) -> Extraction:
    """Return what the documentation of a service gives, from parts that have some of its `structures` each.

    There are verdicts in one of them at most: these are put to the texts that they concern at once.
    """
    order = {name: index for index, name in enumerate(structures)}
    rules = [rule for part in parts for rule in part.rules]
    refused = [refusal for part in parts for refusal in part.refused]
    return Extraction(
        tuple(sorted(rules, key=lambda rule: order[rule.shape])),
        tuple(sorted(refused, key=lambda refusal: order[refusal.shape])),
        frozenset().union(*(part.partly_read for part in parts)),
        frozenset().union(*(part.judged for part in parts)),
        tuple(verdict for part in parts for verdict in part.outdated),
        [diagnostic for part in parts for diagnostic in part.diagnostics],
    )
