"""Changes as JSON for other tools; docs/changes.md documents the schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import msgspec

from shapesmith.review.changes.change import Category, ServiceChanges

SCHEMA = 1
"""The version of the schema: another one if a field is removed or means something else, not if one is added."""


def json_report(services: Iterable[ServiceChanges], categories: Sequence[Category]) -> bytes:
    """Return the report on several services: its schema, the categories chosen as breaking, the services."""
    whole = {"schema": SCHEMA, "breaking": list(categories), "services": msgspec.to_builtins(list(services))}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"
