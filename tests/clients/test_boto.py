"""What the modules of boto3 have under each name, and what gives a session."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.handlers import SERVICE_NAME_ALIASES
from shapesmith.clients.boto import called, imported, member
from shapesmith.clients.values import UNKNOWN, Boto, Client, Creator, Session


@pytest.mark.parametrize(
    ("module", "name", "expected"),
    [
        ("boto3", "client", Creator("client")),
        ("boto3", "resource", Creator("resource")),
        ("boto3", "DEFAULT_SESSION", Session()),
        ("boto3", "_get_default_session", Boto("Session")),
        ("boto3", "Session", Boto("Session")),
        ("boto3.session", "Session", Boto("Session")),
        ("aioboto3", "client", Creator("client", True)),
        ("aioboto3", "resource", Creator("resource", True)),
        ("aioboto3", "Session", Boto("AsyncSession")),
        ("aioboto3.session", "Session", Boto("AsyncSession")),
        ("botocore.session", "Session", Boto("Session")),
        ("botocore.session", "get_session", Boto("Session")),
        ("aiobotocore.session", "AioSession", Boto("AsyncSession")),
        ("aiobotocore.session", "get_session", Boto("AsyncSession")),
        ("botocore.config", "Config", Boto("Config")),
        ("botocore.client", "Config", Boto("Config")),
        ("aiobotocore.config", "AioConfig", Boto("Config")),
    ],
)
def test_each_name_of_boto3(module: str, name: str, expected: Any) -> None:
    assert imported(module, name) == expected
    assert member(imported(module), name) == expected


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("boto3", "session"),
        ("botocore", "session"),
        ("botocore", "client"),
        ("botocore", "config"),
        ("aioboto3", "session"),
        ("aiobotocore", "session"),
        ("aiobotocore", "config"),
    ],
)
def test_a_module_of_boto3_is_a_name_of_the_one_above(module: str, name: str) -> None:
    assert imported(module) == Boto(module)
    assert imported(module, name) == imported(f"{module}.{name}") == Boto(f"{module}.{name}")


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("boto3", "s3"),
        ("boto3", "set_stream_logger"),
        ("boto3", "Config"),
        ("botocore", "exceptions"),
        ("botocore.client", "BaseClient"),
        ("botocore.session", "client"),
        ("boto3x", "client"),
        ("x.boto3", "client"),
    ],
)
def test_of_other_names_nothing_is_known(module: str, name: str) -> None:
    assert imported(module, name) is UNKNOWN
    assert imported(f"{module}.{name}") is UNKNOWN


@pytest.mark.parametrize(
    ("name", "expected"),
    [("client", "client"), ("create_client", "client"), ("resource", "resource"), ("get_credentials", None)],
)
@pytest.mark.parametrize("is_async", [False, True])
def test_a_session_makes_clients_and_resources(name: str, expected: str | None, is_async: bool) -> None:
    session = called(Boto("AsyncSession" if is_async else "Session"), [], {})
    assert session == Session(is_async)
    assert member(session, name) == (UNKNOWN if expected is None else Creator(expected, is_async))


@pytest.mark.parametrize(("other", "service"), [*SERVICE_NAME_ALIASES.items(), ("sqs", "sqs")])
def test_a_service_has_every_name_by_which_botocore_takes_it(other: str, service: str) -> None:
    assert called(Creator("client"), [other], {}) == Client(service)
    assert called(Creator("client"), [], {"service_name": other}) == Client(service)
