"""One run over several services: which are current, which are generated, by how many processes, and then one commit."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, SpecError, error
from shapesmith.options import Options
from shapesmith.output import cache, manifest
from shapesmith.output.cache import Made
from shapesmith.output.fingerprint import generator_fingerprint, generator_is_unchanged, spec_fingerprint
from shapesmith.output.manifest import Unit
from shapesmith.output.survey import Change, Surveyed, compare
from shapesmith.output.units import Record, is_current, units_on_disk
from shapesmith.output.write import Area, Staging, healed, recover, stage
from shapesmith.parallel import WorkerEnded, map_unordered
from shapesmith.specs.locate import SpecFiles
from shapesmith.specs.vendor import verify_locked
from shapesmith.targets.dataclasses.layout import ROOT, directory


class Plan(NamedTuple):
    """What a run works on. `complete`: the specs are all that are vendored, so that what no longer is can go.

    `whole`: no service was named, so that all of the output folder is asked about.
    """

    specs: list[SpecFiles]
    out: Path
    shapes: Path
    options: Options
    jobs: int
    complete: bool
    whole: bool = False


class Report(NamedTuple):
    """What a run did: services generated, services that were current already, files changed, warnings."""

    generated: list[str]
    current: list[str]
    changes: list[Surveyed]
    diagnostics: list[Diagnostic]


# Called with the name of each service as it is done.
Progress = Callable[[str], None]


class _Sorted(NamedTuple):
    """The specs to generate, and the warnings of those whose packages are current; if the distribution's files are.

    `keys` are those of the specs in the cache.
    """

    stale: list[SpecFiles]
    current: dict[str, list[Diagnostic]]
    distribution_is_current: bool
    keys: dict[str, str]


class _Outcome(NamedTuple):
    service: str
    made: Made | None
    staged: str | None
    unit: Unit | None
    diagnostics: list[Diagnostic]


def generate_all(plan: Plan, progress: Progress, force: bool = False) -> Report:
    """Generate what is not current and put it in place in one step.

    Raises SpecError with the errors of all services, and then nothing is written.
    """
    recover(plan.out)
    _check_locks(plan)
    gone = _gone(plan, _check_names(plan))
    found = _sort(plan)
    if not found.stale and found.distribution_is_current and not gone:
        return Report([], sorted(found.current), [], _warnings(found, []))
    with Staging(plan.out) as staging:
        distribution = None if found.distribution_is_current else _distribution()
        directories = [] if distribution is None else [staging.stage(distribution)]
        work = partial(_generate_and_stage, staging.area, plan.options, _inner_jobs(found.stale, plan))
        outcomes = _run(found.stale, plan, work, progress)
        directories += [outcome.staged for outcome in outcomes if outcome.staged is not None]
        changes = staging.commit(directories, remove_units=gone, force=force)
    _remember(found, outcomes, distribution)
    diagnostics = [*_warnings(found, outcomes), *healed(changes, os.fspath(plan.out))]
    return Report([outcome.service for outcome in outcomes], sorted(found.current), changes, diagnostics)


def compare_all(plan: Plan, progress: Progress) -> tuple[list[Change], list[Diagnostic]]:
    """Return every change that `generate_all` would make, and the warnings. Writes nothing to the output folder.

    Of a plan that is `whole`, also what is wrong in the rest of the output folder.
    """
    _check_locks(plan)
    gone = _gone(plan, _check_names(plan))
    found = _sort(plan)
    outcomes = _run(found.stale, plan, partial(_generate_only, plan.options, _inner_jobs(found.stale, plan)), progress)
    distribution = None if found.distribution_is_current else _distribution()
    units = [outcome.unit for outcome in outcomes if outcome.unit is not None]
    units += [] if distribution is None else [distribution]
    _remember(found, outcomes, distribution)
    changes = compare(plan.out, units, gone)
    if plan.whole:
        from shapesmith.output.rest import compare_rest

        asked = {"", *gone, *(directory(spec.service) for spec in plan.specs)}
        changes += compare_rest(plan.out, asked, units, ROOT)
    return changes, _warnings(found, outcomes)


def _check_locks(plan: Plan) -> None:
    diagnostics = [
        diagnostic for spec in plan.specs if spec.origin == "shapes" for diagnostic in verify_locked(spec, plan.shapes)
    ]
    if diagnostics:
        raise SpecError(diagnostics)


def _check_names(plan: Plan) -> dict[str, Record]:
    """Return the units on disk. Raises SpecError where two services would have one package."""
    on_disk = units_on_disk(plan.out)
    services = {spec.service for spec in plan.specs}
    owners: dict[str, str] = {}
    for place, record in on_disk.items():
        service = record.manifest.service
        # What is vendored no longer makes way.
        if service and not (plan.complete and record.manifest.origin == "shapes" and service not in services):
            owners[place] = service
    diagnostics = []
    for spec in plan.specs:
        place = directory(spec.service)
        owner = owners.setdefault(place, spec.service)
        if owner != spec.service:
            message = f"is the package of {owner} and would be that of {spec.service}; generate one of them with --out"
            diagnostics.append(error("service-clash", os.path.join(plan.out, place), "", message))
    if diagnostics:
        raise SpecError(diagnostics)
    return on_disk


def _sort(plan: Plan) -> _Sorted:
    keys = {spec.service: spec_fingerprint(spec, plan.options) for spec in plan.specs}
    stale: list[SpecFiles] = []
    current: dict[str, list[Diagnostic]] = {}
    for spec in plan.specs:
        made = cache.look_up(keys[spec.service])
        if made is not None and is_current(plan.out, directory(spec.service), made.manifest):
            current[spec.service] = made.diagnostics
        else:
            stale.append(spec)
    made = cache.look_up(generator_fingerprint())
    return _Sorted(stale, current, made is not None and is_current(plan.out, "", made.manifest), keys)


def _gone(plan: Plan, on_disk: dict[str, Record]) -> list[str]:
    """Return the units of services that were vendored once and no longer are."""
    if not plan.complete:
        return []
    kept = {directory(spec.service) for spec in plan.specs}
    return [place for place, record in on_disk.items() if record.manifest.origin == "shapes" and place not in kept]


def _distribution() -> Unit:
    from shapesmith.targets.dataclasses.distribution import build_distribution

    return manifest.unit("", {**build_distribution(), manifest.ATTRIBUTES_NAME: manifest.ATTRIBUTES})


def _remember(found: _Sorted, outcomes: list[_Outcome], distribution: Unit | None) -> None:
    """Let the cache know what was made, so that nobody need make it again."""
    made = {found.keys[outcome.service]: outcome.made for outcome in outcomes if outcome.made is not None}
    if distribution is not None:
        made[generator_fingerprint()] = Made(manifest.digest(distribution))
    # A module that was saved while this ran may have been loaded before or after.
    if made and generator_is_unchanged():
        cache.remember(made)


def _warnings(found: _Sorted, outcomes: list[_Outcome]) -> list[Diagnostic]:
    """Return the warnings about every spec, by service."""
    warnings = found.current | {outcome.service: outcome.diagnostics for outcome in outcomes}
    return [diagnostic for service in sorted(warnings) for diagnostic in warnings[service]]


def _run(
    specs: list[SpecFiles], plan: Plan, work: Callable[[SpecFiles], _Outcome], progress: Progress
) -> list[_Outcome]:
    """Return the outcome for each spec, by service; the largest are worked on first, by up to `plan.jobs` processes.

    Raises SpecError with all errors and warnings where one failed.
    """
    if not specs:
        return []
    # The generator's modules are loaded before the processes start, so that each need not load them again.
    from shapesmith import pipeline as pipeline

    ordered = sorted(specs, key=lambda spec: -sum(os.path.getsize(file.path) for file in spec.files.values()))
    outcomes = []
    try:
        for outcome in map_unordered(work, ordered, plan.jobs):
            progress(outcome.service)
            outcomes.append(outcome)
    except WorkerEnded as ended:
        message = f"cannot be generated: {ended}, out of memory perhaps; run again with --jobs 1"
        raise SpecError([error("worker-ended", os.fspath(plan.out), "", message)]) from ended
    outcomes.sort(key=lambda outcome: outcome.service)
    if any(outcome.made is None for outcome in outcomes):
        raise SpecError([diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics])
    return outcomes


def _inner_jobs(specs: list[SpecFiles], plan: Plan) -> int:
    """Return how many processes may work on one spec: all where there is but one, as workers have no workers."""
    return plan.jobs if len(specs) == 1 else 1


def _generate_and_stage(area: Area, options: Options, jobs: int, spec: SpecFiles) -> _Outcome:
    outcome = _generate_only(options, jobs, spec)
    if outcome.unit is None:
        return outcome
    return outcome._replace(staged=stage(area, outcome.unit), unit=None)


def _generate_only(options: Options, jobs: int, spec: SpecFiles) -> _Outcome:
    from shapesmith.pipeline import generate

    try:
        output = generate(spec, options, jobs)
    except SpecError as wrong:
        return _Outcome(spec.service, None, None, None, wrong.diagnostics)
    service = output.service
    digests = {source.path.rsplit("/", 1)[-1].removesuffix(".gz"): source.sha256 for source in service.sources}
    provenance = manifest.Provenance(service.name, service.api_version, service.package, spec.origin, digests)
    unit = manifest.unit(directory(spec.service), output.files, provenance)
    made = Made(manifest.digest(unit), output.diagnostics)
    return _Outcome(spec.service, made, None, unit, output.diagnostics)
