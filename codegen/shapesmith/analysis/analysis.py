"""All that follows from the spec of a service, in one value: made once, and taken by every target and review."""

from __future__ import annotations

from typing import NamedTuple

from shapesmith.analysis.constraints import derive_constraints
from shapesmith.analysis.documentation import merge_documentation
from shapesmith.analysis.enum_meanings import Meanings, enum_meanings
from shapesmith.analysis.usage import Usage, find_usage
from shapesmith.diagnostics import Diagnostic
from shapesmith.ir.constraints import Constraints
from shapesmith.ir.documentation import DocumentationSource
from shapesmith.ir.overrides import Override
from shapesmith.ir.service import Service
from shapesmith.ir.verdicts import NO_VERDICTS, Verdicts
from shapesmith.rules.extract import Extraction, extract


class Analysis(NamedTuple):
    """A service, and what follows from its spec.

    `service` has the texts that its model lacks from the other `documentation`. `constraints` is what values must be by
    the model, `rules` what the documentation asks beyond it: with what of that makes no rule, and what people judged.
    `usage` is which operations use a shape, `meanings` what the values of each enum mean, and `diagnostics` what is
    wrong with the whole.
    """

    service: Service
    documentation: tuple[DocumentationSource, ...]
    constraints: Constraints
    rules: Extraction
    usage: Usage
    meanings: dict[str, Meanings]
    diagnostics: list[Diagnostic]


def analyse_service(
    service: Service,
    documentation: tuple[DocumentationSource, ...] = (),
    overrides: tuple[Override, ...] = (),
    verdicts: Verdicts = NO_VERDICTS,
) -> Analysis:
    """Return what follows from a service whose references resolve, other documentation of it, and what people know."""
    merged, disagreements = merge_documentation(service, documentation)
    constraints, misfits = derive_constraints(merged, overrides)
    rules = extract(merged, verdicts)
    return Analysis(
        service=merged,
        documentation=documentation,
        constraints=constraints,
        rules=rules,
        usage=find_usage(merged),
        meanings=enum_meanings(merged),
        diagnostics=[*disagreements, *misfits, *rules.diagnostics],
    )
