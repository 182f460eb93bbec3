"""Annotations with names of types-boto3, and what the names of boto3 give."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from shapesmith.clients.annotations import annotated, is_stub, stub_of
from shapesmith.clients.boto import called, imported, member
from shapesmith.clients.values import (
    UNKNOWN,
    Boto,
    Client,
    Creator,
    Each,
    Meta,
    Method,
    Paginator,
    Resource,
    Session,
    Started,
    Waiter,
)

S3 = Client("s3")
NAMES = {"S3Client": S3, "Bucket": Resource("s3"), "Session": Boto("Session"), "Other": Boto("boto3"), "n": 5}


@pytest.mark.parametrize(
    ("module", "name", "expected"),
    [
        ("types_boto3_s3", "S3Client", S3),
        ("mypy_boto3_s3.client", "S3Client", S3),
        ("types_boto3_cognito_idp", "CognitoIdentityProviderClient", Client("cognito-idp")),
        ("types_boto3_dynamodb.service_resource", "DynamoDBServiceResource", Resource("dynamodb")),
        ("types_boto3_s3", "ListBucketsPaginator", UNKNOWN),
        ("types_boto3_s3", "ClientError", UNKNOWN),
        ("types_boto3_s3.paginator", "S3Client", UNKNOWN),
        ("types_boto4_s3", "S3Client", UNKNOWN),
        ("x.types_boto3_s3", "S3Client", UNKNOWN),
    ],
)
def test_a_name_of_types_boto3_is_a_client_or_a_resource(module: str, name: str, expected: Any) -> None:
    found = stub_of(module, name)
    assert found == expected if expected is not UNKNOWN else found is UNKNOWN


def test_a_package_of_stubs_is_named_after_a_service() -> None:
    names = ["types_boto3_s3", "types_boto3.s3", "types_boto3", "types_boto3_s3.literals", "boto3"]
    assert [is_stub(name) for name in names] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("S3Client", S3),
        ("'S3Client'", S3),
        ("' S3Client '", S3),
        ("'S3Client | None'", S3),
        ("S3Client | None", S3),
        ("None | S3Client", S3),
        ("Bucket | S3Client", None),
        ("n | S3Client", S3._replace(is_sure=False)),
        ("S3Client | Fake | None", S3._replace(is_sure=False)),
        ("Optional[S3Client]", S3),
        ("typing.Optional['S3Client']", S3),
        ("Annotated[S3Client, n]", S3),
        ("Final[ClassVar[S3Client]]", S3),
        ("Required[S3Client]", S3),
        ("NotRequired[S3Client]", S3),
        ("Session", Session()),
        ("list[S3Client]", Each(S3)),
        ("Iterable['S3Client'] | None", Each(S3)),
        ("AsyncGenerator[S3Client, None]", Each(S3)),
        ("tuple[S3Client, ...]", Each(S3)),
        ("dict[str, S3Client]", Each(S3, is_keyed=True)),
        ("Mapping[str, Optional[S3Client]]", Each(S3, is_keyed=True)),
        ("dict[S3Client, str]", None),
        ("dict[S3Client]", None),
        ("list[n]", None),
        ("type[S3Client]", None),
        ("tuple[n, ...]", None),
        ("tuple[n, Other]", None),
        ("tuple[()]", None),
        ("S3Client & None", None),
        ("Optional[()]", None),
        ("Other", None),
        ("n", None),
        ("'S3Client |'", None),
        ("'\\0'", None),
        ("None", None),
        ("f()", None),
    ],
)
def test_an_annotation_is_of_a_client_where_there_is_one(annotation: str, expected: Any) -> None:
    node = ast.parse(annotation, mode="eval").body
    found = annotated(node, lambda name: NAMES.get(ast.unparse(name), UNKNOWN))
    assert found == expected if expected is not None else found is UNKNOWN


def test_without_an_annotation_nothing_is_known() -> None:
    assert annotated(None, lambda _: S3) is UNKNOWN


@pytest.mark.parametrize(
    ("module", "name", "expected"),
    [
        ("boto3", "", Boto("boto3")),
        ("boto3.session", "", Boto("boto3.session")),
        ("botocore.session", "", Boto("botocore.session")),
        ("boto3.dynamodb", "", None),
        ("boto3", "client", Creator("client")),
        ("boto3", "Session", Boto("Session")),
        ("boto3", "DEFAULT_SESSION", Session()),
        ("boto3", "session", Boto("boto3.session")),
        ("boto3.session", "Session", Boto("Session")),
        ("botocore.session", "get_session", Boto("Session")),
        ("boto3", "exceptions", None),
        ("types_boto3_s3", "", Boto("types_boto3_s3")),
        ("types_boto3_s3", "S3Client", S3),
        ("types_boto3_s3", "client", Boto("types_boto3_s3.client")),
        ("types_boto3_s3", "literals", None),
        ("requests", "", None),
        ("requests", "Session", None),
        ("boto3x", "client", None),
    ],
)
def test_an_import_of_boto3_gives_what_makes_clients(module: str, name: str, expected: Any) -> None:
    found = imported(module, name)
    assert found == expected if expected is not None else found is UNKNOWN


@pytest.mark.parametrize(
    ("value", "name", "expected"),
    [
        (Session(), "client", Creator("client")),
        (Session(), "create_client", Creator("client")),
        (Session(), "resource", Creator("resource")),
        (Session(), "region_name", None),
        (S3, "get_object", Method(S3, "get_object")),
        (Paginator(S3, "list"), "paginate", Started(Paginator(S3, "list"))),
        (Paginator(S3, "list"), "can", None),
        (Waiter(S3, "exists"), "wait", Started(Waiter(S3, "exists"))),
        (Waiter(S3, "exists"), "config", None),
        (Resource("s3"), "meta", Meta("s3")),
        (Meta("s3"), "client", Client("s3", is_of_resource=True)),
        (Meta("s3"), "service_name", None),
        (5, "client", None),
    ],
)
def test_an_attribute_of_something_of_boto3(value: Any, name: str, expected: Any) -> None:
    found = member(value, name)
    assert found == expected if expected is not None else found is UNKNOWN


@pytest.mark.parametrize(
    ("value", "positional", "named", "expected"),
    [
        (Boto("Session"), [], {}, Session()),
        (Boto("boto3"), [], {}, None),
        (Creator("client"), ["s3"], {}, S3),
        (Creator("client"), [], {"service_name": "s3"}, S3),
        (Creator("client"), ["us-east-1"], {"service_name": "s3"}, S3),
        (Creator("client"), ["s3", "us-east-1"], {}, S3),
        (Creator("resource"), ["s3"], {}, Resource("s3")),
        (Creator("client"), [], {}, None),
        (Creator("client"), [UNKNOWN], {}, None),
        (Method(S3, "get_paginator"), ["list", "x"], {}, Paginator(S3, "list")),
        (Method(S3, "get_paginator"), [], {"operation_name": "list"}, Paginator(S3, "list")),
        (Method(S3, "get_paginator"), [], {"waiter_name": "list"}, None),
        (Method(S3, "get_waiter"), ["exists", "x"], {}, Waiter(S3, "exists")),
        (Method(S3, "get_waiter"), [], {"waiter_name": "exists"}, Waiter(S3, "exists")),
        (Method(S3, "get_waiter"), [5], {}, None),
        (Method(S3, "get_object"), ["a"], {}, None),
        (Session(), [], {}, None),
    ],
)
def test_what_a_call_of_something_of_boto3_returns(
    value: Any, positional: list[Any], named: dict[str, Any], expected: Any
) -> None:
    found = called(value, positional, named)
    assert found == expected if expected is not None else found is UNKNOWN
