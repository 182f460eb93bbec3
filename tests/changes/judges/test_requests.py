"""Requests that are valid under the old spec and rejected under the new one exist exactly where that is reported."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from shapesmith.review.changes.change import Change
from shapesmith.review.changes.change_rules.catalogue import BY_ID
from shapesmith.review.changes.compare import compare
from shapesmith.review.changes.comparing.comparison import Side

from tests.changes.judges.evolutions import Evolution, every_package, sides, spec
from tests.changes.judges.packages import Packages, imported
from tests.export.values import Values

# Requests that these reject are known to the service alone, or to no check of the package.
UNCHECKED = {
    "OPERATION_AUTH_CHANGED": "how a request is signed is up to the SDK",
    "SERVICE_AUTH_CHANGED": "how a request is signed is up to the SDK",
    "SERVICE_VERSION_CHANGED": "the endpoint may be another one",
    "SERVICE_OPERATION_REMOVED": "the operation has no request any more",
    "SERVICE_OPERATION_RENAMED": "the request has another name",
    "OPERATION_INPUT_REMOVED": "the request is gone",
}


@every_package
def test_requests_are_rejected_exactly_where_a_change_says_so(evolution: Evolution, tmp_path: Path) -> None:
    old, new = sides(evolution)
    changes = compare(old, new).changes
    reported = [change for change in changes if "request" in change.breaks]
    found = spec(evolution.service, evolution.old), spec(evolution.service, evolution.new)
    with imported(*found, tmp_path) as packages:
        unreported = _unreported(old, new, packages, reported)
        witnesses = [change for change in changes if change.witness is not None and change.witness.kind == "run"]
        untrue = [change for change in witnesses if packages.fails(change.witness.code) != (False, True)]  # type: ignore[union-attr]
    assert unreported == [], "rejected by the new package alone, and not reported"
    assert untrue == [], "the witness does not work before, or works after"
    unfounded = {
        f"{change.rule} {change.subject}"
        for change in reported
        if change.witness is None and change.rule not in UNCHECKED
    }
    assert unfounded == set(), "reported, and no request is known that is rejected"


def _unreported(old: Side, new: Side, packages: Packages, reported: list[Change]) -> list[str]:
    """Return what the new package says of requests that the old one accepts, and that no change is about."""
    # A structure in another one is drawn with it.
    requests = [operation.input.shape for operation in old.service.operations if operation.input is not None]
    common = [name for name in dict.fromkeys(requests) if name in new.analysis.usage.sent]
    missed: list[str] = []

    @settings(
        max_examples=300,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(common), st.integers(0, 10_000))
    def draw(request: str, seed: int) -> None:
        value, _ = Values(old.analysis.constraints.structures, str(seed)).valid(request)
        if not packages.old.validate(request, value):
            missed.extend(
                f"{violation.rule}: {violation.message}"
                for violation in packages.new.validate(request, value)
                if not any(_is_about(change, violation.rule) for change in reported)
            )

    draw()
    return sorted(set(missed))


def _is_about(change: Change, rule: str) -> bool:
    """Return whether a change is about the place of a constraint, `Owner.Member[].kind`, or about its structure."""
    place, _, kind = rule.rpartition(".")
    if BY_ID[change.rule].noun == "analysis":
        # A rule of the documentation: `connect.CreateContactRequest.Channel.values:0123abcd`.
        return f".{change.subject}." in f".{place}." or change.subject in place
    if kind == "unknown":
        return change.subject.partition(".")[0] == place
    return place in (change.subject, *change.members) or change.subject == place.partition(".")[0]
