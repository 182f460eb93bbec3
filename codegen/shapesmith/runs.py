"""One run over several services: which are current, which are generated, by how many processes, and then one commit."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, SpecError, error, stop_on_errors
from shapesmith.options import Options
from shapesmith.output import cache, manifest
from shapesmith.output.cache import Made
from shapesmith.output.fingerprint import distribution_fingerprint, generator_is_unchanged, spec_fingerprint
from shapesmith.output.manifest import SpecRecord, Unit
from shapesmith.output.moved_names import moved_names
from shapesmith.output.survey import FileChange, compare
from shapesmith.output.units import Record, is_current, units_on_disk
from shapesmith.output.write import NOTHING_BESIDE, Area, Staging, healed, recover, stage
from shapesmith.parallel import WorkerEnded, map_unordered
from shapesmith.provenance import Provenance
from shapesmith.specs.found import FoundSpec, Held
from shapesmith.specs.spec import OVERRIDES, RULES
from shapesmith.targets.dataclasses.layout import directory

Readable = FoundSpec | Held


class Plan(NamedTuple):
    """The specs and options of a run. `complete`: it has all vendored services, so other vendored packages are removed.

    `whole`: no service was named, so that all of the output folder is checked.
    """

    specs: Sequence[Readable]
    out: Path
    options: Options
    jobs: int
    complete: bool
    whole: bool = False

    def place(self, service: str) -> str:
        """Return the folder of the package of a service below `out`."""
        return directory(self.options.package, service)


class RunResult(NamedTuple):
    """What a run did: services generated, services that were already current, files changed, warnings."""

    generated: list[str]
    current: list[str]
    changes: list[FileChange]
    diagnostics: list[Diagnostic]


# Called with the name of each service as it is done.
Progress = Callable[[str], None]


class _Sorted(NamedTuple):
    """The specs to generate, the warnings of the others, and whether the files of the distribution are current."""

    stale: list[Readable]
    current: dict[str, list[Diagnostic]]
    distribution_is_current: bool


class _Outcome(NamedTuple):
    """The result for one service, with its key in the cache; `made` is None if it was not generated."""

    service: str
    key: str
    made: Made | None
    staged: str | None
    unit: Unit | None
    diagnostics: list[Diagnostic]


def generate_all(
    plan: Plan,
    progress: Progress,
    *,
    force: bool = False,
    beside: Mapping[str, str] = NOTHING_BESIDE,
    then: Callable[[], None] = lambda: None,
) -> RunResult:
    """Generate what is not current and write it in one step, with the files `beside` that are not generated.

    `then` is called last; if it raises, what was written is undone. Raises SpecError with the errors of all services,
    and then nothing is written.
    """
    recover(plan.out)
    on_disk = _check_names(plan)
    gone = _gone(plan, on_disk)
    found = _sort(plan, on_disk)
    if not found.stale and found.distribution_is_current and not gone and not beside:
        then()
        return RunResult([], sorted(found.current), [], _warnings(plan, found, []))
    with Staging(plan.out) as staging:
        distribution = None if found.distribution_is_current else _distribution(plan.options)
        directories = [] if distribution is None else [staging.stage(distribution)]
        work = partial(_generate_and_stage, staging.area, plan, _inner_jobs(found.stale, plan))
        outcomes = _run(found.stale, plan, work, progress)
        directories += [outcome.staged for outcome in outcomes if outcome.staged is not None]
        changes = staging.commit(directories, remove_units=gone, force=force, beside=beside, then=then)
    _remember(outcomes, distribution, plan.options)
    diagnostics = [*_warnings(plan, found, outcomes), *healed(changes, os.fspath(plan.out))]
    return RunResult([outcome.service for outcome in outcomes], sorted(found.current), changes, diagnostics)


def compare_all(plan: Plan, progress: Progress) -> tuple[list[FileChange], list[Diagnostic]]:
    """Return every change that `generate_all` would make, and the warnings. Writes nothing to the output folder.

    For a plan that is `whole`, this includes what is wrong in the rest of the output folder.
    """
    on_disk = _check_names(plan)
    gone = _gone(plan, on_disk)
    found = _sort(plan, on_disk)
    outcomes = _run(found.stale, plan, partial(_generate_only, plan, _inner_jobs(found.stale, plan)), progress)
    distribution = None if found.distribution_is_current else _distribution(plan.options)
    units = [outcome.unit for outcome in outcomes if outcome.unit is not None]
    units += [] if distribution is None else [distribution]
    _remember(outcomes, distribution, plan.options)
    changes = compare(plan.out, units, gone)
    if plan.whole:
        changes += compare_others(plan, units)
    return changes, _warnings(plan, found, outcomes)


def compare_others(plan: Plan, units: Sequence[Unit] = ()) -> list[FileChange]:
    """Return what is wrong in the output folder outside the units of a plan, of which `units` were generated."""
    from shapesmith.output.rest import compare_rest

    asked = {"", *_gone(plan, units_on_disk(plan.out)), *(plan.place(spec.service) for spec in plan.specs)}
    return compare_rest(plan.out, asked, units, plan.options.package)


def _check_names(plan: Plan) -> dict[str, Record]:
    """Return the units on disk. Raises SpecError where two services would have one package."""
    on_disk = units_on_disk(plan.out)
    services = {spec.service for spec in plan.specs}
    owners: dict[str, str] = {}
    for place, record in on_disk.items():
        service = record.manifest.service
        # A package whose service is no longer vendored is replaced.
        if service and not (plan.complete and record.manifest.origin == "shapes" and service not in services):
            owners[place] = service
    diagnostics = []
    for spec in plan.specs:
        place = plan.place(spec.service)
        owner = owners.setdefault(place, spec.service)
        if owner != spec.service:
            message = f"is the package of {owner} and would be that of {spec.service}; generate one of them with --out"
            diagnostics.append(error("service-clash", Provenance(os.path.join(plan.out, place)), message))
    stop_on_errors(diagnostics)
    return on_disk


def _sort(plan: Plan, on_disk: dict[str, Record]) -> _Sorted:
    stale: list[Readable] = []
    current: dict[str, list[Diagnostic]] = {}
    for found in plan.specs:
        made = _made(found, plan.options) if plan.place(found.service) in on_disk else None
        if made is not None and is_current(plan.out, plan.place(found.service), made.manifest):
            current[found.service] = made.diagnostics
        else:
            stale.append(found)
    made = cache.look_up(distribution_fingerprint(plan.options))
    return _Sorted(stale, current, made is not None and is_current(plan.out, "", made.manifest))


def _made(found: Readable, options: Options) -> Made | None:
    """Return the cached result for the spec; None if there is none, or if the spec cannot be read (reported later)."""
    try:
        return cache.look_up(spec_fingerprint(found.read(), options))
    except SpecError:
        return None


def _gone(plan: Plan, on_disk: dict[str, Record]) -> list[str]:
    """Return the units that are to be removed.

    They are those of services that were vendored before and no longer are, and all that are outside the import package,
    which had another name then: without its runtime they cannot be imported.
    """
    kept = {plan.place(spec.service) for spec in plan.specs}
    return [
        place
        for place, record in on_disk.items()
        if (plan.complete and record.manifest.origin == "shapes" and place not in kept)
        or (place and not place.startswith(f"{plan.options.package}/"))
    ]


def _distribution(options: Options) -> Unit:
    from shapesmith.targets.dataclasses.distribution import build_distribution

    return manifest.unit("", {**build_distribution(options), manifest.ATTRIBUTES_NAME: manifest.ATTRIBUTES})


def _remember(outcomes: list[_Outcome], distribution: Unit | None, options: Options) -> None:
    """Store what was made in the cache."""
    made = {outcome.key: outcome.made for outcome in outcomes if outcome.made is not None}
    if distribution is not None:
        made[distribution_fingerprint(options)] = Made(manifest.digest(distribution))
    # A module of the generator that was saved during the run may have been loaded before or after that.
    if made and generator_is_unchanged():
        cache.remember(made)


def _warnings(plan: Plan, sorted_: _Sorted, outcomes: list[_Outcome]) -> list[Diagnostic]:
    """Return the warnings about files beside each spec, then those about the specs, by service."""
    warnings = sorted_.current | {outcome.service: outcome.diagnostics for outcome in outcomes}
    return _beside(plan) + [diagnostic for service in sorted(warnings) for diagnostic in warnings[service]]


def _beside(plan: Plan) -> list[Diagnostic]:
    """Return the warnings about files beside each spec, which are not read."""
    return [diagnostic for found in plan.specs for diagnostic in found.warnings]


def _run(
    specs: Sequence[Readable], plan: Plan, work: Callable[[Readable], _Outcome], progress: Progress
) -> list[_Outcome]:
    """Return the outcome for each spec, by service; the largest first, by up to `plan.jobs` processes.

    Raises SpecError with all errors and warnings if one failed.
    """
    if not specs:
        return []
    # The generator's modules are loaded before the processes start, so that each need not load them again.
    from shapesmith import pipeline as pipeline

    outcomes = []
    try:
        for outcome in map_unordered(work, sorted(specs, key=lambda found: -found.size), plan.jobs):
            progress(outcome.service)
            outcomes.append(outcome)
    except WorkerEnded as ended:
        message = f"cannot be generated: {ended}, possibly out of memory; run again with --jobs 1"
        raise SpecError([error("worker-ended", Provenance(os.fspath(plan.out)), message)]) from ended
    outcomes.sort(key=lambda outcome: outcome.service)
    if any(outcome.made is None for outcome in outcomes):
        raise SpecError([*_beside(plan), *(diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics)])
    return outcomes


def _inner_jobs(specs: Sequence[Readable], plan: Plan) -> int:
    """Return how many processes may work on one spec: all if there is only one, as workers cannot start processes."""
    return plan.jobs if len(specs) == 1 else 1


def _generate_and_stage(area: Area, plan: Plan, jobs: int, found: Readable) -> _Outcome:
    outcome = _generate_only(plan, jobs, found)
    if outcome.unit is None:
        return outcome
    return outcome._replace(staged=stage(area, outcome.unit), unit=None)


def _generate_only(plan: Plan, jobs: int, found: Readable) -> _Outcome:
    """Read the spec and generate its package: the same bytes are verified, parsed and recorded."""
    from shapesmith.pipeline import generate

    try:
        spec = found.read()
        service, files, diagnostics = generate(spec, plan.options, jobs)
    except SpecError as wrong:
        return _Outcome(found.service, "", None, None, None, wrong.diagnostics)
    # Overrides and verdicts are not part of the published spec: with their digests, branches would conflict here.
    digests = {name: file.sha256 for name, file in spec.files.items() if name not in (OVERRIDES, RULES)}
    record = SpecRecord(service.name, service.api_version, service.package, spec.origin, digests)
    place = plan.place(service.name)
    unit = manifest.unit(place, files, record)
    made = Made(manifest.digest(unit), diagnostics)
    # These are about what was on disk before, and not about the spec: they are not remembered with the package.
    moved = moved_names(plan.out / place, files)
    return _Outcome(found.service, spec_fingerprint(spec, plan.options), made, None, unit, [*diagnostics, *moved])
