"""Everything derived from the spec of a service, in one value: computed once, and used by every target and review."""

from __future__ import annotations

from typing import NamedTuple

from shapesmith.analysis.constraints import derive_constraints
from shapesmith.analysis.edits import BoundEdits, bind_edits
from shapesmith.analysis.enum_meanings import Meanings, enum_meanings
from shapesmith.analysis.rule_overrides import SwitchedOff, override_rules
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
    `rules_of` are the rules of each structure after overrides, `switched_off` those that overrides take away. `edits`
    are those of boto3. `usage` is which operations use a shape, `meanings` has the meaning of the values of each enum,
    and `diagnostics` are the problems found. `left_out` are the operations and shapes of the spec that are not wanted.
    """

    service: Service
    documentation: tuple[DocumentationSource, ...]
    constraints: Constraints
    rules: Extraction
    rules_of: dict[str, tuple[Rule, ...]]
    switched_off: tuple[SwitchedOff, ...]
    edits: BoundEdits
    usage: Usage
    meanings: dict[str, Meanings]
    diagnostics: list[Diagnostic]
    left_out: frozenset[str] = frozenset()


class Modelled(NamedTuple):
    """What is derived from a service without the rules of its documentation."""

    service: Service
    constraints: Constraints
    usage: Usage
    meanings: dict[str, Meanings]
    diagnostics: list[Diagnostic]


def analyse_model(service: Service, overrides: tuple[Override, ...]) -> Modelled:
    """Return what is derived from a service whose references resolve, with the texts of other documentation in it."""
    constraints, misfits = derive_constraints(service, overrides)
    usage = find_usage(service)
    return Modelled(
        service=service,
        constraints=constrain_sending(service, constraints, usage.sent),
        usage=usage,
        meanings=enum_meanings(service),
        diagnostics=misfits,
    )


def analyse_service(
    modelled: Modelled,
    rules: Extraction,
    documentation: tuple[DocumentationSource, ...] = (),
    rule_overrides: tuple[RuleOverride, ...] = (),
    edits: tuple[Edit, ...] = (),
) -> Analysis:
    """Return the analysis of a service, given its rules before overrides."""
    overridden = override_rules(rules.rules, rule_overrides)
    return Analysis(
        service=modelled.service,
        documentation=documentation,
        constraints=modelled.constraints,
        rules=rules,
        rules_of=overridden.rules_of,
        switched_off=overridden.off,
        edits=bind_edits(modelled.service, edits, modelled.usage),
        usage=modelled.usage,
        meanings=modelled.meanings,
        diagnostics=[*modelled.diagnostics, *rules.diagnostics, *overridden.diagnostics],
    )
