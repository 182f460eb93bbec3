"""No handler of botocore or boto3 is missing from the table of edits, and the table describes none that is gone."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.handlers import VALID_BUCKET, VALID_S3_ARN
from shapesmith.ir.edits import Edit, Refuses

from tests.calls.registrations import Registration, found, is_made_by, of_client, of_session, unexplained, unregistered
from tests.calls.table import boto3_edits

TABLE = boto3_edits()

# Clients that register handlers of their own beside those of their session; s3 is made in each mode of retries.
CLIENTS = ("importexport", "s3control", "timestream-query")
RESOURCES = ("dynamodb", "ec2", "s3")


@pytest.fixture(scope="module")
def session() -> Any:
    return boto3.Session("key", "secret", region_name="us-east-1")


@pytest.fixture(scope="module")
def registrations(session: Any) -> set[Registration]:
    clients = [session.client(service) for service in CLIENTS]
    clients += [session.resource(service).meta.client for service in RESOURCES]
    clients += [
        session.client("s3", config=Config(retries={"mode": mode})) for mode in ("legacy", "standard", "adaptive")
    ]
    clients.append(session.client("timestream-query", config=Config(endpoint_discovery_enabled=False)))
    return of_session().union(*map(of_client, clients))


def test_every_handler_is_in_the_table(registrations: set[Registration]) -> None:
    assert unexplained(registrations, TABLE) == []


def test_the_table_has_no_handler_that_is_registered_no_more(registrations: set[Registration]) -> None:
    assert unregistered(registrations, TABLE) == []


@pytest.mark.slow
def test_no_client_of_any_service_has_a_handler_beside() -> None:
    session = boto3.Session("key", "secret", region_name="us-east-1")
    seen = set().union(*(of_client(session.client(service)) for service in session.get_available_services()))
    assert unexplained(seen, TABLE) == []


@pytest.mark.parametrize("name", sorted({row.handler for row in (*TABLE.edits, *TABLE.unchanging)}))
def test_every_handler_of_the_table_can_be_found(name: str) -> None:
    assert found(name)


@pytest.mark.parametrize(
    "registration",
    [
        Registration("before-parameter-build.s3.PutObject", "botocore.handlers.a_new_handler"),
        # A handler of the table, for an operation that its rows do not name.
        Registration("before-parameter-build.s3.ListParts", "botocore.handlers.sse_md5"),
        Registration("before-parameter-build.ec2.CreateLaunchTemplate", "botocore.handlers.base64_encode_user_data"),
        Registration("before-parameter-build.glue", "botocore.handlers.fix_route53_ids"),
        # One that writes documentation, for an event of a call.
        Registration("before-call.s3", "botocore.docs.utils.HideParamFromOperations.hide_param"),
    ],
    ids=str,
)
def test_a_registration_beside_the_table_is_seen(registration: Registration) -> None:
    assert unexplained({*of_session(), registration}, TABLE) == [registration]


def test_a_missing_registration_is_detected(registrations: set[Registration]) -> None:
    gone = {known for known in registrations if known.event == "before-parameter-build.s3.GetObject"}
    assert [known.handler for known in gone] == ["botocore.handlers.sse_md5"]
    assert unregistered(registrations - gone, TABLE) == [
        "s3.sse-customer-key.bytes GetObject",
        "s3.sse-customer-key.base64 GetObject",
        "s3.sse-customer-key.md5 GetObject",
    ]


def _row(name: str) -> Edit:
    return next(edit for edit in TABLE.edits if edit.id == name)


def test_the_patterns_of_a_bucket_are_those_of_botocore() -> None:
    edit = _row("s3.bucket")
    assert isinstance(edit, Refuses)
    assert edit.patterns == (VALID_BUCKET.pattern, VALID_S3_ARN.pattern)


def test_an_edit_is_made_by_the_registration_of_its_handler() -> None:
    edit = _row("route53.ids")
    assert is_made_by(edit, Registration("before-parameter-build.route-53", "botocore.handlers.fix_route53_ids"))
    assert not is_made_by(edit, Registration("before-call.route-53", "botocore.handlers.fix_route53_ids"))
