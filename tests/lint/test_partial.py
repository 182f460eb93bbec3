"""A check of parameters that are known as a whole is that of the generated package; of others, what holds in any case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from shapesmith.clients.values import UNKNOWN, Dict, List
from shapesmith.lint.partial import Partial, check
from shapesmith.lint.tables import ServiceTables, load

from tests.conftest import PackagesOf
from tests.corpus.package import imported_from

SHAPES = Path(__file__).parents[2] / "shapes"

# The service, the method, and parameters.
CALLS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("sqs", "send_message", {}),
    ("sqs", "send_message", {"QueueUrl": "u", "MessageBody": "", "DelaySeconds": 901, "Foo": 1}),
    ("sqs", "send_message", {"QueueUrl": 1, "MessageBody": None, "MessageAttributes": {"a": {"StringValue": 5}}}),
    ("sqs", "send_message", {"QueueUrl": "u", "MessageBody": "b", "MessageAttributes": {"a": {"DataType": "String"}}}),
    ("sqs", "send_message_batch", {"QueueUrl": "u", "Entries": [{"Id": "1", "MessageBody": "b", "DelaySeconds": -1}]}),
    ("sqs", "set_queue_attributes", {"QueueUrl": "u", "Attributes": {"DelaySeconds": "901", "FifoQueue": True}}),
    ("sqs", "receive_message", {"QueueUrl": "u", "MaxNumberOfMessages": 11, "AttributeNames": ["Al"]}),
    ("s3", "put_object", {"Bucket": "a//b", "Key": "k", "Body": "text", "ACL": "none"}),
    ("s3", "copy_object", {"Bucket": "bucket", "Key": "k", "CopySource": {"Bucket": "b"}}),
    (
        "s3",
        "copy_object",
        {"Bucket": "bucket", "Key": "k", "CopySource": {"Bucket": "b", "Key": "k", "VersionId": "1"}},
    ),
    ("s3", "delete_objects", {"Bucket": "bucket", "Delete": {"Objects": [{"Key": ""}, {"Kei": "k"}]}}),
    ("s3", "put_object", {"Bucket": "bucket", "Key": "k", "SSECustomerKey": b"key"}),
)


@pytest.fixture(scope="module")
def packages(packages_of: PackagesOf) -> Path:
    return packages_of(("s3", "sqs"))


@pytest.fixture(scope="module")
def tables() -> dict[str, ServiceTables]:
    return {service: load(service, SHAPES) for service in ("s3", "sqs")}


def known(value: Any) -> Any:
    if isinstance(value, dict):
        return Dict({key: known(item) for key, item in value.items()})
    return List(map(known, value)) if isinstance(value, list) else value


def messages(tables: ServiceTables, method: str, params: Dict) -> set[str]:
    schema = tables.request(method)
    assert schema is not None
    found = check(tables, schema, Partial(params))
    return {finding.violation(schema.name, suggest=True).message for finding in found}


@pytest.mark.parametrize("number", range(len(CALLS)))
def test_what_is_known_as_a_whole_is_checked_as_the_package_does(
    number: int, packages: Path, tables: dict[str, ServiceTables]
) -> None:
    service, method, params = CALLS[number]
    with imported_from(packages, service) as package:
        violations = package.validate(method, params)
    schema = tables[service].request(method)
    assert schema is not None
    expected = {violation.message.replace(f"{method}.", f"{schema.name}.", 1) for violation in violations}
    assert messages(tables[service], method, known(params)) == expected


def parts(value: Any) -> Iterator[Any]:
    """Yield a value with each part of it, in turn, not known."""
    yield UNKNOWN
    if isinstance(value, dict):
        for key, item in value.items():
            for part in parts(item):
                yield Dict({**{name: known(each) for name, each in value.items()}, key: part})
        yield Dict({name: known(each) for name, each in value.items()}, is_open=True)
    if isinstance(value, list):
        for index, item in enumerate(value):
            for part in parts(item):
                items = list(map(known, value))
                items[index] = part
                yield List(items)
        yield List(map(known, value), is_open=True)


@pytest.mark.parametrize("number", range(len(CALLS)))
def test_less_knowledge_gives_no_other_violations(number: int, tables: dict[str, ServiceTables]) -> None:
    service, method, params = CALLS[number]
    everything = set(map(without_value, messages(tables[service], method, known(params))))
    for part in parts(params):
        if isinstance(part, Dict):
            assert set(map(without_value, messages(tables[service], method, part))) <= everything


def without_value(message: str) -> str:
    """Return a message without the value of an unknown name, which is reported whatever its value."""
    before, said, _ = message.partition("there is no such member")
    return before + said


def test_with_nothing_known_nothing_is_reported(tables: dict[str, ServiceTables]) -> None:
    for service, method, params in CALLS:
        assert messages(tables[service], method, Dict({}, is_open=True)) == set()
        named = set(params) - {"Foo"}
        assert not {
            message
            for message in messages(tables[service], method, Dict(dict.fromkeys(named, UNKNOWN)))
            if not message.endswith("must be set (got nothing)")
        }
