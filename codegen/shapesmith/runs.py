"""One run over several services: which are current, which are generated, by how many processes, and then one commit."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, SpecError
from shapesmith.options import Options
from shapesmith.output import manifest
from shapesmith.output.fingerprint import generator_fingerprint, spec_fingerprint
from shapesmith.output.manifest import Unit
from shapesmith.output.survey import Change, Surveyed, compare
from shapesmith.output.write import Area, Staging, is_current, recover, stage, units_on_disk
from shapesmith.specs.found import Found


class Plan(NamedTuple):
    """What a run works on. `complete`: the specs are all that are vendored, so that what no longer is can go."""

    specs: list[Found]
    out: Path
    options: Options
    jobs: int
    complete: bool


class Report(NamedTuple):
    """What a run did: services generated, services that were current already, files changed, warnings."""

    generated: list[str]
    current: list[str]
    changes: list[Surveyed]
    diagnostics: list[Diagnostic]


# Called with the name of each service as it is done.
Progress = Callable[[str], None]


class _Outcome(NamedTuple):
    service: str
    staged: str | None
    unit: Unit | None
    diagnostics: list[Diagnostic]
    failed: bool


def generate_all(plan: Plan, progress: Progress, force: bool = False) -> Report:
    """Generate what is not current and put it in place in one step.

    Raises SpecError with the errors of all services, and then nothing is written.
    """
    recover(plan.out)
    stale = _stale(plan)
    directories = [""] if not is_current(plan.out, "", generator_fingerprint()) else []
    gone = _gone(plan)
    current = [spec.service for spec in plan.specs if spec not in stale]
    if not stale and not directories and not gone:
        return Report([], current, [], _warnings(plan))
    with Staging(plan.out) as staging:
        if directories:
            from shapesmith.targets.dataclasses.distribution import build_distribution

            staging.stage(build_distribution())
        outcomes = list(
            _run(
                stale,
                plan,
                partial(_generate_and_stage, staging.area, plan.options, _inner_jobs(stale, plan)),
                progress,
            )
        )
        diagnostics = _gathered(plan, outcomes)
        directories += [outcome.staged for outcome in outcomes if outcome.staged is not None]
        changes = staging.commit(directories, remove_units=gone, force=force)
    return Report(sorted(outcome.service for outcome in outcomes), current, changes, diagnostics)


def compare_all(plan: Plan, progress: Progress) -> tuple[list[Change], list[Diagnostic]]:
    """Return every change that `generate_all` would make, and the warnings. Writes nothing."""
    stale = _stale(plan)
    outcomes = list(_run(stale, plan, partial(_generate_only, plan.options, _inner_jobs(stale, plan)), progress))
    diagnostics = _gathered(plan, outcomes)
    units = [outcome.unit for outcome in outcomes if outcome.unit is not None]
    if not is_current(plan.out, "", generator_fingerprint()):
        from shapesmith.targets.dataclasses.distribution import build_distribution

        units.append(build_distribution())
    return compare(plan.out, units, _gone(plan)), diagnostics


def _stale(plan: Plan) -> list[Found]:
    return [found for found in plan.specs if not _is_current(found, plan)]


def _is_current(found: Found, plan: Plan) -> bool:
    """Return whether the package of a service is that of its spec; a spec that cannot be read is for `generate`."""
    from shapesmith.text.words import module

    directory = f"aws_shapes/{module(found.service)}"
    if not (plan.out / directory / manifest.NAME).exists():  # nothing to compare with: the spec is read once
        return False
    try:
        return is_current(plan.out, directory, spec_fingerprint(found.read(), plan.options))
    except SpecError:
        return False


def _gone(plan: Plan) -> list[str]:
    """Return the units of services that were vendored once and no longer are."""
    if not plan.complete:
        return []
    from shapesmith.text.words import module

    kept = {f"aws_shapes/{module(spec.service)}" for spec in plan.specs}
    return [
        directory
        for directory, record in units_on_disk(plan.out).items()
        if record.origin == "shapes" and directory not in kept
    ]


def _warnings(plan: Plan) -> list[Diagnostic]:
    return [warning for found in plan.specs for warning in found.warnings]


def _gathered(plan: Plan, outcomes: Iterable[_Outcome]) -> list[Diagnostic]:
    """Return the warnings about the plan and of all outcomes; raise SpecError with everything where one failed."""
    ordered = sorted(outcomes, key=lambda outcome: outcome.service)
    diagnostics = _warnings(plan) + [diagnostic for outcome in ordered for diagnostic in outcome.diagnostics]
    if any(outcome.failed for outcome in ordered):
        raise SpecError(diagnostics)
    return diagnostics


def _run(specs: list[Found], plan: Plan, work: Callable[[Found], _Outcome], progress: Progress) -> Iterator[_Outcome]:
    """Yield the outcome for each spec, worked on by up to `plan.jobs` processes, the largest specs first."""
    ordered = sorted(specs, key=lambda found: -found.size)
    with _mapped(work, ordered, plan.jobs) as outcomes:
        for outcome in outcomes:
            progress(outcome.service)
            yield outcome


@contextmanager
def _mapped(work: Callable[[Found], _Outcome], specs: list[Found], jobs: int) -> Iterator[Iterable[_Outcome]]:
    if jobs <= 1 or len(specs) <= 1:
        yield map(work, specs)
        return
    from multiprocessing import get_context

    # The generator's modules are loaded before the processes start, so that each need not load them again.
    from shapesmith import pipeline as pipeline

    method = "fork" if os.name == "posix" and os.uname().sysname == "Linux" else "spawn"
    with get_context(method).Pool(min(jobs, len(specs))) as pool:
        yield pool.imap_unordered(work, specs)


def _inner_jobs(specs: list[Found], plan: Plan) -> int:
    """Return how many processes may work on one spec: all where there is but one, as workers have no workers."""
    return plan.jobs if len(specs) == 1 else 1


def _generate_and_stage(area: Area, options: Options, jobs: int, found: Found) -> _Outcome:
    outcome = _generate_only(options, jobs, found)
    if outcome.unit is None:
        return outcome
    return outcome._replace(staged=stage(area, outcome.unit), unit=None)


def _generate_only(options: Options, jobs: int, found: Found) -> _Outcome:
    """Read the spec and generate its package: what is verified, parsed and recorded are the bytes of this one read."""
    from shapesmith.pipeline import generate

    try:
        unit, diagnostics = generate(found.read(), options, jobs)
    except SpecError as wrong:
        return _Outcome(found.service, None, None, wrong.diagnostics, failed=True)
    return _Outcome(found.service, None, unit, diagnostics, failed=False)
