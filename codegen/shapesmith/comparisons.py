"""Two specs of one service, compared by what they say; without the operations that the project does not want."""

from __future__ import annotations

from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, Severity, SpecError, warning
from shapesmith.options import Options
from shapesmith.pipeline import analyse_uncorrected
from shapesmith.provenance import Provenance
from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparison import Side
from shapesmith.specs.spec import Spec
from shapesmith.specs.versions import is_older


class Compared(NamedTuple):
    """The changes from one spec to another, and the warnings about the new one."""

    changes: ServiceChanges
    diagnostics: list[Diagnostic]


def compare_specs(old: Spec, new: Spec, options: Options) -> Compared:
    """Return what changed of a service. Raises SpecError if a side is broken, or lacks an operation as the other does.

    A spec from an older package than the other is a warning.
    """
    diagnostics = downgrade(new.service, old.package, new.package, new.files[new.model].path if new.has_model else "")
    contents = [{name: file.sha256 for name, file in spec.files.items()} for spec in (old, new)]
    if contents[0] == contents[1]:
        return Compared(ServiceChanges(service=new.service, old=old.package, new=new.package), diagnostics)
    analyses = [analyse_uncorrected(spec, options) for spec in (old, new)]
    unknown = [
        {each.provenance: each for each in analysis.diagnostics if each.code == "operation-unknown"}
        for analysis, _ in analyses
    ]
    wrong = [each._replace(severity=Severity.ERROR) for where, each in unknown[1].items() if where in unknown[0]]
    if wrong:
        raise SpecError(wrong)
    sides = [Side(analysis, overrides, options.package) for analysis, overrides in analyses]
    return Compared(compare(*sides), [*diagnostics, *sides[1].analysis.diagnostics])


def downgrade(service: str, old: str, new: str, path: str) -> list[Diagnostic]:
    """Return a warning if the package `new`, which has a spec at `path`, is older than the package `old`."""
    if not is_older(new, old):
        return []
    message = f"{service} comes from {new}, which is older than {old}: this is a downgrade"
    return [warning("spec-downgrade", Provenance(path or service), message)]
