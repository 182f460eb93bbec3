"""The files beside a service model: paginators-1.json, waiters-2.json, examples-1.json.

Each names operations of the service; a name that the service does not have is a warning, since botocore itself ignores
such an entry until a program uses it.
"""

from __future__ import annotations

from typing import Any

import msgspec

from shapesmith.diagnostics import Diagnostic, error, warning
from shapesmith.ir.service import Example, Operation, Paginator, Waiter
from shapesmith.provenance import Provenance

# What msgspec raises for a value of another type; the second, for a text with a lone surrogate.
_UNREADABLE = (msgspec.ValidationError, UnicodeEncodeError)

_TOKENS = ("input_token", "output_token", "result_key", "non_aggregate_keys")
_KEYS = ("limit_key", "more_results")


def read_paginators(
    raw: dict[str, Any], operations: tuple[Operation, ...], file: Provenance, diagnostics: list[Diagnostic]
) -> dict[str, Any]:
    """Return the IR field `paginators`."""
    paginators = [
        _paginator(name, value, provenance, diagnostics)
        for name, value, provenance in _entries(raw, "pagination", operations, file, diagnostics)
    ]
    return {"paginators": tuple(paginators)}


def _paginator(operation: str, raw: dict[str, Any], provenance: Provenance, diagnostics: list[Diagnostic]) -> Paginator:
    """Return the paginator of an operation; one token is written as a string, several as a list."""
    fields: dict[str, Any] = {}
    for key, value in raw.items():
        is_list = isinstance(value, list) and all(isinstance(text, str) for text in value)
        if key not in (*_TOKENS, *_KEYS):
            diagnostics.append(warning("trait-unknown", provenance.of(key), f"{key} is unknown in a paginator"))
        elif isinstance(value, str):
            fields[key] = (value,) if key in _TOKENS else value
        elif is_list and key in _TOKENS:
            fields[key] = tuple(value)
        else:
            or_list = " or a list of strings" if key in _TOKENS else ""
            diagnostics.append(error("trait-value", provenance.of(key), f"{key} must be a string{or_list}"))
    return Paginator(operation=operation, **fields)


def read_waiters(
    raw: dict[str, Any], operations: tuple[Operation, ...], file: Provenance, diagnostics: list[Diagnostic]
) -> dict[str, Any]:
    """Return the IR field `waiters`."""
    waiters = []
    known = {operation.name for operation in operations}
    for name, value, provenance in _entries(raw, "waiters", None, file, diagnostics):
        fields = _known(value, Waiter, provenance, diagnostics)
        try:
            waiter = msgspec.convert({"name": name, **fields}, Waiter)
        except _UNREADABLE as wrong:
            diagnostics.append(error("waiter-value", provenance, f"waiter {name} cannot be read: {wrong}"))
            continue
        if waiter.operation not in known:
            diagnostics.append(_no_operation(waiter.operation, provenance.of("operation")))
        waiters.append(waiter)
    return {"waiters": tuple(waiters)}


def read_examples(
    raw: dict[str, Any], operations: tuple[Operation, ...], file: Provenance, diagnostics: list[Diagnostic]
) -> dict[str, Any]:
    """Return the IR field `examples`."""
    examples = []
    for name, value, listed in _entries(raw, "examples", operations, file, diagnostics, kind=list):
        for index, item in enumerate(value):
            provenance = listed.of(index)
            if type(item) is not dict:
                diagnostics.append(error("example-value", provenance, "an example must be an object"))
                continue
            fields = _known(item, Example, provenance, diagnostics)
            try:
                examples.append(msgspec.convert({**fields, "operation": name}, Example))
            except _UNREADABLE as wrong:
                diagnostics.append(error("example-value", provenance, f"an example cannot be read: {wrong}"))
    return {"examples": tuple(examples)}


def _known(
    raw: dict[str, Any], record: type[msgspec.Struct], provenance: Provenance, diagnostics: list[Diagnostic]
) -> dict[str, Any]:
    """Return the fields of `raw` that `record` has, and report the others."""
    fields = {}
    for key, value in raw.items():
        if key in record.__struct_encode_fields__:
            fields[key] = value
        else:
            message = f"{key} is unknown in this {record.__name__.lower()}"
            diagnostics.append(warning("trait-unknown", provenance.of(key), message))
    return fields


def _entries(
    raw: dict[str, Any],
    key: str,
    operations: tuple[Operation, ...] | None,
    file: Provenance,
    diagnostics: list[Diagnostic],
    kind: type = dict,
) -> list[tuple[str, Any, Provenance]]:
    """Return the entries of the object `key` that are of type `kind`, and report the others."""
    table = raw.get(key)
    if type(table) is not dict:
        diagnostics.append(error("spec-top-level", file, f'"{key}" must be an object'))
        return []
    known = None if operations is None else {operation.name for operation in operations}
    entries = []
    for name, value in table.items():
        provenance = file.of(key, name)
        if type(value) is not kind:
            message = f"must be {'an object' if kind is dict else 'a list'}"
            diagnostics.append(error("spec-not-an-object", provenance, message))
            continue
        if known is not None and name not in known:
            diagnostics.append(_no_operation(name, provenance))
        entries.append((name, value, provenance))
    return entries


def _no_operation(name: str, provenance: Provenance) -> Diagnostic:
    return warning("operation-unknown", provenance, f"operation {name} is not in the service")
