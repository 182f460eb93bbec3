"""What the linter knows of clients is what boto3's own clients have."""

from __future__ import annotations

import boto3
import pytest
from botocore.handlers import BUILTIN_HANDLERS
from shapesmith.lint.index import Index
from shapesmith.lint.methods import older_methods, other_methods

SERVICES = ("dsql", "dynamodb", "ec2", "iam", "lex-runtime", "rds", "s3", "sqs", "sts")


@pytest.fixture(scope="module")
def index() -> Index:
    return Index()


@pytest.mark.parametrize("service", SERVICES)
def test_the_methods_of_a_client_are_its_operations_and_those_of_the_table(service: str, index: Index) -> None:
    client = boto3.client(service, region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b")
    operations = client.meta.method_to_api_mapping
    assert set(index.services[service].methods) == set(operations)
    attributes = {name for name in dir(client) if not name.startswith("_")}
    assert other_methods(service) == attributes - set(operations)
    assert set(index.services[service].waiters) == set(client.waiter_names)
    assert set(index.services[service].paginators) == set(filter(client.can_paginate, operations))


def test_the_older_methods_are_those_that_botocore_takes(index: Index) -> None:
    events = [event.split(".") for event, *_ in BUILTIN_HANDLERS if event.startswith("getattr.")]
    assert events
    for _, service, method in events:
        assert method in older_methods(service)
        assert method not in index.services[service].methods
    assert sum(len(older_methods(service)) for service in index.services) == len(events)


def test_the_services_are_those_of_boto3(index: Index) -> None:
    assert set(index.services) == set(boto3.Session().get_available_services())
