"""Every trait of a service model, found twice by two independent walks: in the raw JSON, and in the IR.

The raw walk yields whatever keys it meets. The walk over the IR has a position for each trait: `TRAITS` is written out
by hand and shares nothing with the tables of `shapesmith.sources.aws.traits`, which it tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct
from shapesmith.ir.service import Operation, OperationTarget, Service
from shapesmith.ir.shapes import ListShape, MapShape, StructureShape
from shapesmith.provenance import Provenance

# What is read as True or not at all: a documentation text becomes a tree, whose words the tests of `prose` count.
PRESENT = True


class Occurrence(NamedTuple):
    """One trait at one place. `kind` is a row group of `TRAITS`, `value` what the raw JSON says."""

    kind: str
    trait: str
    pointer: str
    value: Any


def _is_documented(record: Any) -> bool | None:
    return PRESENT if record.documentation is not None else None


def _context_param(member: Any) -> dict[str, str] | None:
    return None if member.context_param is None else {"name": member.context_param}


def _retryable(shape: Any) -> dict[str, bool] | None:
    retryable = getattr(shape, "retryable", None)
    return None if retryable is None else {"throttling": retryable.throttling}


_DEPRECATION: dict[str, str | Callable[[Any], Any]] = {
    "deprecated": "deprecation.deprecated",
    "deprecatedMessage": "deprecation.message",
    "deprecatedSince": "deprecation.since",
}

# Raw key -> how it is found in the IR: the path of attributes, or a function of the record. None, False and an absent
# attribute all mean that the trait is not there (no model of botocore 1.44.5 gives a flag that is false).
TRAITS: dict[str, dict[str, str | Callable[[Any], Any]]] = {
    "service": {
        "metadata": "metadata",
        "version": "version",
        "documentation": _is_documented,
        "clientContextParams": "client_context_params",
        **_DEPRECATION,
    },
    "operation": {
        "name": "wire_name",
        "http": "http",
        "documentation": _is_documented,
        "documentationUrl": "documentation_url",
        "idempotent": "idempotent",
        "readonly": "readonly",
        "authtype": "authtype",
        "auth": "auth",
        "unsignedPayload": "unsigned_payload",
        "endpoint": "endpoint",
        "endpointdiscovery": "endpointdiscovery",
        "endpointoperation": "endpointoperation",
        "httpChecksumRequired": "http_checksum_required",
        "httpChecksum": "http_checksum",
        "staticContextParams": "static_context_params",
        "operationContextParams": "operation_context_params",
        "requestcompression": "requestcompression",
        **_DEPRECATION,
    },
    # The input, the output and the errors of an operation.
    "use": {
        "shape": "shape",
        "documentation": _is_documented,
        "locationName": "location_name",
        "resultWrapper": "result_wrapper",
        "wrapper": "wrapper",
        "xmlNamespace": "xml_namespace",
        "exception": "exception",
        "fault": "fault",
        "error": "error",
    },
    "shape": {
        "type": "__struct_config__.tag",
        "documentation": _is_documented,
        "sensitive": "sensitive",
        "box": "box",
        "locationName": "location_name",
        "min": "min",
        "max": "max",
        "pattern": "pattern",
        "enum": "enum",
        "timestampFormat": "timestamp_format",
        "streaming": "streaming",
        "requiresLength": "requires_length",
        "flattened": "flattened",
        "sparse": "sparse",
        "required": "required",
        "union": "union",
        "document": "document",
        "payload": "payload",
        "exception": "exception",
        "error": "error",
        "fault": "fault",
        "retryable": _retryable,
        "eventstream": "eventstream",
        "event": "event",
        "wrapper": "wrapper",
        "synthetic": "synthetic",
        "xmlOrder": "xml_order",
        "xmlNamespace": "xml_namespace",
        **_DEPRECATION,
    },
    "member": {
        "shape": "shape",
        "documentation": _is_documented,
        "location": "location",
        "locationName": "location_name",
        "queryName": "query_name",
        "idempotencyToken": "idempotency_token",
        "jsonvalue": "jsonvalue",
        "box": "box",
        "hostLabel": "host_label",
        "streaming": "streaming",
        "flattened": "flattened",
        "eventpayload": "eventpayload",
        "xmlAttribute": "xml_attribute",
        "xmlNamespace": "xml_namespace",
        "contextParam": _context_param,
        "enum": "enum",
        **_DEPRECATION,
    },
    # The member of a list, the key and the value of a map.
    "target": {
        "shape": "shape",
        "documentation": _is_documented,
        "locationName": "location_name",
        "jsonvalue": "jsonvalue",
    },
}

# Keys that hold what the walks descend into; `examples` is an empty table wherever it occurs in a service model.
_INNER = {
    "service": {"operations", "shapes", "examples"},
    "operation": {"input", "output", "errors"},
    "shape": {"members", "member", "key", "value"},
}


def in_raw(document: dict[str, Any]) -> Iterator[Occurrence]:
    """Yield every trait of a merged service-2.json."""
    yield from _raw("service", document)
    for name, operation in document["operations"].items():
        place = "operations", name
        yield from _raw("operation", operation, *place)
        for key in "input", "output":
            if key in operation:
                yield from _raw("use", operation[key], *place, key)
        for index, use in enumerate(operation.get("errors", [])):
            yield from _raw("use", use, *place, "errors", index)
    for name, shape in document["shapes"].items():
        place = "shapes", name
        yield from _raw("shape", shape, *place)
        for member, value in shape.get("members", {}).items():
            yield from _raw("member", value, *place, "members", member)
        for key in "member", "key", "value":
            if key in shape:
                yield from _raw("target", shape[key], *place, key)


def in_ir(service: Service) -> Iterator[Occurrence]:
    """Yield every trait of the IR, in the words and at the pointers of the raw JSON."""
    yield from _found("service", service)
    for operation in service.operations:
        yield from _found("operation", operation, "operations", operation.name)
        for use, *step in _uses(operation):
            yield from _found("use", use, "operations", operation.name, *step)
    for name, shape in service.shapes.items():
        place = "shapes", name
        if isinstance(shape, StructureShape) and shape.corrected is not None:
            shape = msgspec.structs.replace(shape, union=False)  # the model does not say so, but an override
        yield from _found("shape", shape, *place)
        match shape:
            case StructureShape():
                for member in shape.members:
                    yield from _found("member", member, *place, "members", member.name)
            case ListShape():
                yield from _found("target", shape.member, *place, "member")
            case MapShape():
                yield from _found("target", shape.key, *place, "key")
                yield from _found("target", shape.value, *place, "value")


def _raw(kind: str, record: dict[str, Any], *place: str | int) -> Iterator[Occurrence]:
    where = Provenance("").of(*place).pointer
    for key, value in record.items():
        if key == "documentation":
            yield Occurrence(kind, key, where, PRESENT)
        elif key == "xmlNamespace" and isinstance(value, str):
            yield Occurrence(kind, key, where, {"uri": value})  # botocore takes the URI alone for the table
        elif key == "retryable":
            yield Occurrence(kind, key, where, {"throttling": False, **value})
        elif key not in _INNER.get(kind, ()) and (key, value) != ("required", []):
            yield Occurrence(kind, key, where, value)


def _found(kind: str, record: Struct, *place: str | int) -> Iterator[Occurrence]:
    where = Provenance("").of(*place).pointer
    for trait, path in TRAITS[kind].items():
        value = path(record) if callable(path) else _attribute(record, path)
        # The IR holds an empty list where the spec has none, or one that is empty.
        if value is not None and value is not False and (trait, value) != ("required", []):
            yield Occurrence(kind, trait, where, msgspec.to_builtins(value))


def _attribute(record: Any, path: str) -> Any:
    for name in path.split("."):
        record = getattr(record, name, None)
    return list(record) if isinstance(record, tuple) else record


def _uses(operation: Operation) -> Iterator[tuple[OperationTarget, str] | tuple[OperationTarget, str, int]]:
    if operation.input is not None:
        yield operation.input, "input"
    if operation.output is not None:
        yield operation.output, "output"
    for index, use in enumerate(operation.errors):
        yield use, "errors", index
