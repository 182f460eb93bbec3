"""Level "botocore" gives the verdict of a real call, with every edit and refusal of boto3 in it.

Packages do not follow the table of edits yet. Until they do, a difference that a row of `PENDING` is the reason for is
not asserted: that is the only thing left out, everything else is. A row leaves `PENDING` when its edit is built, and must
then: `test_a_pending_row_is_still_needed`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.sources.boto3.edits import boto3_edits

from tests.calls.agreement import compare, differ
from tests.calls.examples import CALLS, SERVICES, by_service
from tests.calls.judge import caller, raised_before_sending
from tests.corpus.models import VENDORED, Model, latest
from tests.corpus.package import generate, imported_from
from tests.validation.test_agreement_with_botocore import model_of

TABLE = boto3_edits()
ROWS = {edit.id: edit for edit in TABLE.edits}

PENDING = frozenset(
    {
        "any.blob",
        "any.checksum-algorithm",
        "any.document",
        "any.endpoint",
        "any.header",
        "any.header-map",
        "any.host-label",
        "any.idempotency-token",
        "any.number",
        "any.payload",
        "any.text",
        "autoscaling.user-data.bytes",
        "cloudsearchdomain.return.alias",
        "ec2.filter.alias",
        "ec2.user-data.bytes",
        "glacier.account-id",
        "logs.from.alias",
        "machinelearning.predict-endpoint.url",
        "opensearchmemory.space-id",
        "route53.ids",
        "s3.body",
        "s3.bucket",
        "s3.copy-source-sse-customer-key.base64",
        "s3.copy-source-sse-customer-key.bytes",
        "s3.copy-source-sse-customer-key.md5",
        "s3.copy-source.structure",
        "s3.metadata",
        "s3.sse-customer-key.base64",
        "s3.sse-customer-key.bytes",
        "s3.sse-customer-key.md5",
        "s3control.account-id.filled",
        "s3control.account-id.label",
        "s3control.account-id.same",
        "s3control.arn",
        "s3control.outpost-id",
        "sesv2.endpoint-id",
    }
)

BASES = 5
MUTANTS = 20

# The services of the table, those that show its rows for every service, and the vendored ones.
TABLED = sorted({edit.service for edit in TABLE.edits} - {"*"} | {*SERVICES.values()} | {*VENDORED})


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(map(model_of, TABLED), tmp_path_factory.mktemp("calls") / "generated")


def check(model: Model, out: Path, bases: int, mutants: int) -> None:
    with imported_from(out, model.service) as package:
        verdicts = compare(model.service, caller(model), package, TABLE, bases, mutants)
    assert verdicts.compared > 0
    assert [str(found) for found in verdicts.disagreements if found.row not in PENDING] == []


@pytest.mark.parametrize("service", TABLED)
def test_the_services_of_the_table(service: str, packages: Path) -> None:
    check(model_of(service), packages, bases=1, mutants=2)


@pytest.mark.slow
@pytest.mark.parametrize("model", latest(), ids=str)
def test_every_service(model: Model, tmp_path: Path) -> None:
    """100 mutated values of every operation, and the valid ones that they were made from."""
    generate([model], tmp_path)
    check(model, tmp_path, BASES, MUTANTS)


def disagreeing(row: str, packages: Path) -> list[str]:
    """Return the operations with example calls on which the package and boto3 differ."""
    found = []
    for service, calls in by_service(row).items():
        with imported_from(packages, service) as package:
            for call in calls:
                if differ(service, caller(model_of(service)), package, TABLE, call.operation, call.params):
                    found.append(call.operation)
    return found


@pytest.mark.parametrize("row", [row for row in CALLS if ROWS[row].through == "client"])
def test_examples_of_the_table(row: str, packages: Path) -> None:
    if row not in PENDING:
        assert disagreeing(row, packages) == []


@pytest.mark.parametrize("row", sorted(PENDING))
def test_a_pending_row_is_still_needed(row: str, packages: Path) -> None:
    assert disagreeing(row, packages)


def test_what_is_wrong_with_the_client_is_no_verdict() -> None:
    # Signing for several regions needs botocore[crt], which is not installed.
    outcome = caller(model_of("events")).call("PutEvents", {"Entries": [{}], "EndpointId": "a.b"})
    assert (outcome.undecided, outcome.refused) == (True, False)
    assert not raised_before_sending(model_of("events"), "PutEvents", {"Entries": [{}], "EndpointId": "a.b"})
    # What the validator would report next is reported too.
    assert raised_before_sending(model_of("events"), "PutEvents", {"Entries": None, "EndpointId": "a.b"})
