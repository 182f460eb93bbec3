"""`sync`: newer specs, the package that is generated from them, and what changed, in one step or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from shapesmith.comparisons import compare_specs
from shapesmith.diagnostics import Diagnostic, SpecError, error, stop_on_errors, warning
from shapesmith.disk.uncommitted import NotKnown, uncommitted
from shapesmith.options import Options
from shapesmith.output.survey import FileChange
from shapesmith.output.write import refusals
from shapesmith.project import CHANGES, Project
from shapesmith.provenance import Provenance
from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.reports.as_changelog import NAME as CHANGELOG
from shapesmith.review.changes.reports.as_changelog import with_entry
from shapesmith.review.changes.severities import Policy, policy_of
from shapesmith.runs import Plan, Progress, Readable, RunResult, compare_all, compare_others, generate_all
from shapesmith.specs.find import Origin
from shapesmith.specs.found import Held
from shapesmith.specs.holding import Holding
from shapesmith.specs.vendor import Update, Vendored, stage_update
from shapesmith.specs.vendored import find_vendored, vendored_services, verify
from shapesmith.text.counts import some_of

# Up to this many files that are not committed are named.
_NAMED = 5


class SyncPlan(NamedTuple):
    """What to bring up to date: `services`, or without any all of the project, with the specs of `origin`."""

    services: tuple[str, ...]
    project: Project
    origin: Origin
    shapes: Path
    out: Path
    jobs: int
    allow_dirty: bool = False


class Synced(NamedTuple):
    """What a run did, or of a dry run what it would do.

    `generated` is what the generation did, None for a dry run, which has the files that would change in `pending`, and
    among the `diagnostics` the errors at which the run would stop after it has compared the specs.
    `changes` are those of each service whose spec changed, as `policy` reports them.
    """

    vendored: list[Vendored]
    changes: list[ServiceChanges]
    policy: Policy
    generated: RunResult | None
    pending: list[FileChange]
    diagnostics: list[Diagnostic]


def _uncommitted(wanted: SyncPlan) -> list[Diagnostic]:
    """Return an error if the folders of a run have files that are not committed: a reviewer must see its work alone.

    Where that is not known, it is a warning.
    """
    if wanted.allow_dirty:
        return []
    here = Provenance(".")
    try:
        paths = uncommitted((wanted.shapes, wanted.out))
    except NotKnown as reason:
        return [warning("tree-unknown", here, f"may have changes that are not committed: {reason}")]
    if not paths:
        return []
    message = (
        f"has changes that are not committed ({some_of(paths, _NAMED)}); commit or stash them, or run "
        f"with --allow-dirty"
    )
    return [error("tree-dirty", here, message)]


def sync(wanted: SyncPlan, progress: Progress, waiting: Callable[[], None], *, dry_run: bool = False) -> Synced:
    """Update the specs, generate their packages, and describe what changed in the changelog of the distribution.

    Raises SpecError, with everything as it was, if a vendored spec is not as it is locked, if a new one cannot be
    generated from, or if a file in the output folder is not as it was generated. A run that is killed between its two
    steps leaves the new package beside the old specs: the next one finishes its work.
    """
    options = wanted.project.options()
    policy = policy_of(frozenset({"source", "request"}), wanted.project.changes, CHANGES)
    committed = _uncommitted(wanted)
    if not dry_run:
        stop_on_errors(committed)
    with Holding(wanted.shapes, waiting, writes=not dry_run) as holding:
        # The report would count edits of a vendored spec as changes of AWS.
        stop_on_errors(verify(wanted.services, wanted.shapes))
        updates = stage_update(wanted.services, holding, wanted.origin, tuple(wanted.project.services))
        changes, diagnostics = _compare(updates, options, policy)
        plan = _plan(wanted, options, updates, holding)
        _check_others(plan)
        vendored = [each.vendored for each in updates]
        beside = _changelog(plan, changes, policy)
        if dry_run:
            pending, warnings = compare_all(plan, progress)
            refused = refusals(str(wanted.out), pending)
            return Synced(vendored, changes, policy, None, pending, _once(committed, diagnostics, warnings, refused))
        generated = generate_all(plan, progress, beside=beside, then=holding.commit)
        return Synced(vendored, changes, policy, generated, [], _once(committed, diagnostics, generated.diagnostics))


def _compare(
    updates: Collection[Update], options: Options, policy: Policy
) -> tuple[list[ServiceChanges], list[Diagnostic]]:
    """Return the changes of each service of which both specs are known, and the warnings about them."""
    found: list[ServiceChanges] = []
    diagnostics: list[Diagnostic] = []
    for update in updates:
        if update.old is not None and update.new is not None:
            changes, _, warnings = compare_specs(update.old, update.new, options)
            diagnostics += warnings
            if update.is_change:
                found.append(policy.reported(changes))
    return found, diagnostics


def _plan(wanted: SyncPlan, options: Options, updates: Collection[Update], holding: Holding) -> Plan:
    """Return the run over the services that are wanted: with the new specs, and with those on disk that stay."""
    new = {update.new.service: update.new for update in updates if update.new is not None}
    known = wanted.services or tuple(wanted.project.services) or vendored_services(wanted.shapes, holding.locked)
    specs: list[Readable] = [
        Held(new[service]) if service in new else find_vendored(service, wanted.shapes, holding.locked)
        for service in dict.fromkeys(known)
    ]
    is_whole = not wanted.services
    return Plan(specs, wanted.out, options, wanted.jobs, complete=is_whole, whole=is_whole)


def _check_others(plan: Plan) -> None:
    """Raise SpecError if anything else in the output folder is not as it should be, as `check` would find."""
    found = compare_others(plan) if plan.whole else []
    if found:
        raise SpecError(
            [
                error(f"output-{each.state}", Provenance(os.path.join(plan.out, each.path)), each.remedy)
                for each in found
            ]
        )


def _changelog(plan: Plan, changes: Collection[ServiceChanges], policy: Policy) -> dict[str, str]:
    """Return the new text of the changelog by its name, nothing if it stays as it is."""
    path = plan.out / CHANGELOG
    before = ""
    try:
        if os.path.lexists(path):
            # A link would be replaced by a file, and a pipe may have no end.
            if not stat.S_ISREG(os.lstat(path).st_mode):
                raise _unreadable(path, "is not a regular file")
            before = path.read_bytes().decode()
    except UnicodeDecodeError as failure:
        raise _unreadable(path, f"is not UTF-8 (byte {failure.start})") from None
    except OSError as failure:
        raise _unreadable(path, f"cannot be read: {failure.strerror or failure}") from failure
    after = with_entry(before, changes, policy, plan.options.distribution)
    return {} if after == before else {CHANGELOG: after}


def _unreadable(path: Path, reason: str) -> SpecError:
    message = f"{reason}, and the entry on the changes is to be added to it: correct it, or move it away"
    return SpecError([error("changelog-unreadable", Provenance(str(path)), message)])


def _once(*diagnostics: Collection[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics in their order, each once: a spec is read for its changes and for its package."""
    return list(dict.fromkeys(each for found in diagnostics for each in found))
