"""Two specs of one service, compared by what they say; without the operations that the project does not want."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from shapesmith.diagnostics import Diagnostic, Severity, SpecError, warning
from shapesmith.options import Operations, Options
from shapesmith.provenance import Provenance
from shapesmith.review.changes.change import ServiceChanges
from shapesmith.sides import analysing_sides, read_side
from shapesmith.specs.spec import Spec
from shapesmith.specs.versions import is_older

if TYPE_CHECKING:
    from shapesmith.review.changes.comparing.comparison import Side


class SpecChanges(NamedTuple):
    """The changes from one spec to another, the two sides (None if they are the same bytes), and what to warn of."""

    changes: ServiceChanges
    sides: tuple[Side, Side] | None
    diagnostics: list[Diagnostic]


def compare_specs(old: Spec, new: Spec, options: Options, jobs: int = 1) -> SpecChanges:
    """Return what changed of a service, found by up to `jobs` processes. A downgrade is a warning.

    Raises SpecError if a side is broken, or if neither has an operation that is wanted.
    """
    diagnostics = downgrade(new, old.package)
    contents = [{name: file.sha256 for name, file in spec.files.items()} for spec in (old, new)]
    if contents[0] == contents[1]:
        return SpecChanges(ServiceChanges(service=new.service, old=_name(old), new=_name(new)), None, diagnostics)
    with analysing_sides(old, new, options, jobs) as analysed:
        # Imported while another process finds rules.
        from shapesmith.review.changes.compare import compare

        sides = analysed()
    before, after = (side.analysis.diagnostics for side in sides)
    if wrong := _on_neither_side(before, after, options.operations.get(new.service)):
        raise SpecError(wrong)
    return SpecChanges(compare(*sides), sides, [*diagnostics, *after])


def _on_neither_side(
    old: Iterable[Diagnostic], new: Iterable[Diagnostic], wanted: Operations | None
) -> list[Diagnostic]:
    """Return an error for each operation wanted that neither side has, from the diagnostics of both."""
    # What names an unknown operation beside a model, such as a waiter, may be at the same position on both sides, too.
    listed = set() if wanted is None else {wanted.provenance.of(index) for index in range(len(wanted.names))}
    absent = {each.provenance for each in old if each.code == "operation-unknown"} & listed
    return [
        each._replace(severity=Severity.ERROR)
        for each in new
        if each.code == "operation-unknown" and each.provenance in absent
    ]


def is_broken(spec: Spec, options: Options) -> bool:
    """Return whether a spec cannot be read as a side of a comparison."""
    try:
        read_side(spec, options)
    except SpecError:
        return True
    return False


def _name(spec: Spec) -> str:
    """Return the package that a spec comes from; of a spec of unknown origin its first file."""
    return spec.package or next(iter(spec.files.values())).path


def downgrade(spec: Spec, before: str) -> list[Diagnostic]:
    """Return a warning if a spec comes from an older package than `before`."""
    if not is_older(spec.package, before):
        return []
    path = spec.files[spec.model].path if spec.has_model else spec.documentation[0].path
    message = f"{spec.service} comes from {spec.package}, which is older than {before}: this is a downgrade"
    return [warning("spec-downgrade", Provenance(path), message)]
