"""Changes as JSON for other tools; docs/changes.md documents the schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.change_rules.catalogue import PAGE
from shapesmith.review.changes.severities import Policy
from shapesmith.text.printable import json_bytes

SCHEMA = 1
"""The version of the schema: another one if a field is removed or means something else, not if one is added."""


def json_report(services: Iterable[ServiceChanges], policy: Policy) -> bytes:
    """Return the report on several services: schema, catalogue of rules, what is breaking, services."""
    whole = {
        "schema": SCHEMA,
        "catalogue": PAGE,
        "breaking": list(policy.categories),
        "severities": dict(policy.severities),
        "services": [_service(each, policy) for each in services],
    }
    return json_bytes(whole, indent=1)


def _service(service: ServiceChanges, policy: Policy) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(service)
    for change, fields in zip(service.changes, found["changes"], strict=True):
        if policy.breaks(change):
            fields["breaking"] = True
    return found
