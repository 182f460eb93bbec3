"""One full CreateContactRequest, as boto3 takes it: what the benchmarks of conversion and validation work on."""

from __future__ import annotations

from typing import Any

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
