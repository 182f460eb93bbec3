"""Full requests, as boto3 takes them: the CreateContactRequest of most benchmarks, and those of other operations."""

from __future__ import annotations

from types import ModuleType
from typing import Any, NamedTuple

from shapesmith.pipeline import analyse

from tests.corpus.full import full
from tests.corpus.models import vendored

CREATE_CONTACT: dict[str, Any] = {
    "InstanceId": "12345678-1234-1234-1234-123456789012",
    "ClientToken": "3c27f5d2-0f0a-4f9b-8f0e-1f1d0b5c7a11",
    "RelatedContactId": "0a1b2c3d-1234-1234-1234-123456789012",
    "Attributes": {f"attribute-{number}": f"value {number}" for number in range(10)},
    "References": {"order": {"Value": "https://example.com/orders/1", "Type": "URL"}},
    "Channel": "VOICE",
    "InitiationMethod": "TRANSFER",
    "ExpiryDurationInMinutes": 60,
    "UserInfo": {"UserId": "agent-1"},
    "InitiateAs": "CONNECTED_TO_USER",
    "Name": "Order 1",
    "Description": "A question about order 1.",
    "SegmentAttributes": {
        "connect:Subtype": {"ValueString": "connect:Email"},
        "connect:ContactExpiry": {"ValueMap": {"ExpiryDuration": {"ValueInteger": 135}}},
    },
    "PreviousContactId": "0a1b2c3d-4321-4321-4321-210987654321",
}


class Picked(NamedTuple):
    """An operation of Connect, the shape of its request, and one with everything set."""

    operation: str
    shape: str
    params: dict[str, Any]


def full_requests(connect: ModuleType, count: int = 50) -> list[Picked]:
    """Return requests with everything set, of operations picked evenly from all whose request passes."""
    service = analyse(vendored("connect").spec).service
    requests = [
        Picked(operation.name, operation.input.shape, full(service, operation.input.shape))
        for operation in service.operations
        if operation.input is not None
    ]
    passing = [each for each in requests if each.params and not connect.validate(each.shape, each.params)]
    picked = passing[:: len(passing) // count][:count]
    assert len(picked) == count
    return picked
