"""The contents of a spec: the service, other documentation of it, overrides, and boto3's edits of it."""

from __future__ import annotations

from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, has_errors
from shapesmith.ir.documentation import DocumentationSource
from shapesmith.ir.edits import Edit
from shapesmith.ir.overrides import Override, RuleOverride
from shapesmith.ir.service import Service
from shapesmith.sources.aws.overrides import read_overrides
from shapesmith.sources.aws.reader import read_service
from shapesmith.sources.boto3.edits import edits_of
from shapesmith.sources.corrections import correct
from shapesmith.sources.yard.reader import read_documentation
from shapesmith.sources.yard.service import read_documented_service
from shapesmith.specs.spec import Spec


class Source(NamedTuple):
    """A service as its files have it, and diagnostics about them.

    If there is an error among the `diagnostics`, the service must not be used any further.
    """

    service: Service
    documentation: tuple[DocumentationSource, ...]
    overrides: tuple[Override, ...]
    rule_overrides: tuple[RuleOverride, ...]
    edits: tuple[Edit, ...]
    diagnostics: list[Diagnostic]


def read_source(spec: Spec) -> Source:
    """Return what the files say; without a model, the service is what its documentation says.

    Raises SpecError where they cannot be read as a service at all.
    """
    service, diagnostics = read_service(spec) if spec.has_model else read_documented_service(spec)
    overrides = read_overrides(spec)
    diagnostics += overrides.diagnostics
    if has_errors(diagnostics) or not spec.has_model:
        return Source(service, (), (), (), (), diagnostics)
    service, misfits = correct(service, overrides.structures)
    documentation, unread = read_documentation(spec)
    diagnostics += [*misfits, *unread]
    edits = edits_of(service.name)
    return Source(service, tuple(documentation), overrides.constraints, overrides.rules, edits, diagnostics)
