"""The parameters of a resource as far as they are known once it has converted them.

The resource of DynamoDB takes Python values in the place of some structures; what they become is not followed.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from shapesmith.clients.values import UNKNOWN, Dict, List
from shapesmith.runtime.containers import List as ListEntry
from shapesmith.runtime.containers import Map as MapEntry
from shapesmith.runtime.entries import Entry
from shapesmith.runtime.nested import Nested
from shapesmith.runtime.schema import Schema, schema_of


def converted(params: Dict, schema: Schema, structures: Collection[str]) -> Dict:
    """Return the parameters of a request without the values in the places of `structures`, by name."""
    entries = {
        name: _converted(value, schema.members[name], structures) if name in schema.members else value
        for name, value in params.entries.items()
    }
    return Dict(entries, params.is_open)


def _converted(value: Any, entry: Entry, structures: Collection[str]) -> Any:
    if isinstance(entry, Nested):
        schema = schema_of(entry.structure)
        if schema.name in structures:
            return UNKNOWN
        return converted(value, schema, structures) if isinstance(value, Dict) else value
    if isinstance(entry, ListEntry) and isinstance(value, List):
        return List([_converted(item, entry.item, structures) for item in value.items], value.is_open)
    if isinstance(entry, MapEntry) and isinstance(value, Dict):
        entries = {key: _converted(item, entry.item, structures) for key, item in value.entries.items()}
        return Dict(entries, value.is_open)
    return value
