"""Everything derived from the spec of a service, in one value: computed once, and used by every target and review."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from shapesmith.analysis.constraints import derive_constraints
from shapesmith.analysis.edits import BoundEdits, bind_edits
from shapesmith.analysis.enum_meanings import Meanings, enum_meanings
from shapesmith.analysis.rule_overrides import override_rules
from shapesmith.analysis.sending import constrain_sending
from shapesmith.analysis.usage import Usage, find_usage
from shapesmith.diagnostics import Diagnostic
from shapesmith.ir.constraints import Constraints
from shapesmith.ir.documentation import DocumentationSource
from shapesmith.ir.edits import Edit
from shapesmith.ir.overrides import Override, RuleOverride
from shapesmith.ir.rules import Rule
from shapesmith.ir.service import Service
from shapesmith.rules.extraction import Extraction


class Analysis(NamedTuple):
    """A service, and what is derived from its spec.

    `service` includes the texts that its model lacks and the other `documentation` has. `constraints` are those on
    every place, `rules` those of the documentation, with the sentences that make none and the verdicts of people;
    `rules_of` are the rules of each structure after overrides. `edits` are those of boto3. `usage` is which operations
    use a shape, `meanings` has the meaning of the values of each enum, and `diagnostics` are the problems found.
    """

    service: Service
    documentation: tuple[DocumentationSource, ...]
    constraints: Constraints
    rules: Extraction
    rules_of: dict[str, tuple[Rule, ...]]
    edits: BoundEdits
    usage: Usage
    meanings: dict[str, Meanings]
    diagnostics: list[Diagnostic]


def analyse_service(
    service: Service,
    documentation: tuple[DocumentationSource, ...],
    overrides: tuple[Override, ...],
    rule_overrides: tuple[RuleOverride, ...],
    extraction: Callable[[], Extraction],
    edits: tuple[Edit, ...] = (),
) -> Analysis:
    """Return the analysis of a service whose references resolve, with the texts of other documentation in it.

    `extraction` returns its rules, and is called last: another process may be at work on them.
    """
    constraints, misfits = derive_constraints(service, overrides)
    usage, meanings = find_usage(service), enum_meanings(service)
    constraints = constrain_sending(service, constraints, usage.sent)
    rules = extraction()
    rules_of, unmatched = override_rules(rules.rules, rule_overrides)
    return Analysis(
        service=service,
        documentation=documentation,
        constraints=constraints,
        rules=rules,
        rules_of=rules_of,
        edits=bind_edits(service, edits, usage),
        usage=usage,
        meanings=meanings,
        diagnostics=[*misfits, *rules.diagnostics, *unmatched],
    )
