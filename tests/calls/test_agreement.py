"""Level "botocore" gives the verdict of a real call, with every edit and refusal of boto3 in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.calls.agreement import compare, differ
from tests.calls.examples import CALLS, SERVICES, by_service
from tests.calls.judge import caller, raised_before_sending
from tests.calls.table import boto3_edits
from tests.conftest import PackagesOf
from tests.corpus.models import VENDORED, Model, latest, model_of
from tests.corpus.package import generate, imported_from

TABLE = boto3_edits()
ROWS = {edit.id: edit for edit in TABLE.edits}

BASES = 5
MUTANTS = 20

# The services of the table, those that show its rows for every service, and the vendored ones.
TABLED = sorted({edit.service for edit in TABLE.edits} - {"*"} | {*SERVICES.values()} | {*VENDORED})


@pytest.fixture(scope="module")
def packages(packages_of: PackagesOf) -> Path:
    return packages_of(TABLED)


def check(model: Model, out: Path, bases: int, mutants: int) -> None:
    with imported_from(out, model.service) as package:
        verdicts = compare(model.service, caller(model), package, bases, mutants)
    assert verdicts.compared > 0
    assert list(map(str, verdicts.disagreements)) == []


@pytest.mark.parametrize("service", TABLED)
def test_the_services_of_the_table(service: str, packages: Path) -> None:
    check(model_of(service), packages, bases=1, mutants=2)


@pytest.mark.slow
@pytest.mark.parametrize("model", latest(), ids=str)
def test_every_service(model: Model, tmp_path: Path) -> None:
    """100 mutated values of every operation, and the valid ones that they were made from."""
    generate([model], tmp_path)
    check(model, tmp_path, BASES, MUTANTS)


@pytest.mark.parametrize("row", [row for row in CALLS if ROWS[row].through == "client"])
def test_examples_of_the_table(row: str, packages: Path) -> None:
    for service, calls in by_service(row).items():
        with imported_from(packages, service) as package:
            found = [differ(caller(model_of(service)), package, call.operation, call.params) for call in calls]
        assert [str(disagreement) for disagreement in found if disagreement] == []


def test_what_is_wrong_with_the_client_is_no_verdict() -> None:
    # Signing for several regions needs botocore[crt], which is not installed.
    outcome = caller(model_of("events")).call("PutEvents", {"Entries": [{}], "EndpointId": "a.b"})
    assert (outcome.undecided, outcome.refused) == (True, False)
    assert not raised_before_sending(model_of("events"), "PutEvents", {"Entries": [{}], "EndpointId": "a.b"})
    # What the validator would report next is reported too.
    assert raised_before_sending(model_of("events"), "PutEvents", {"Entries": None, "EndpointId": "a.b"})
