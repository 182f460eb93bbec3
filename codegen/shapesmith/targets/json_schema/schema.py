"""A service as JSON Schema 2020-12: a definition for each shape, and those that each operation takes and returns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal
from urllib.parse import quote

from shapesmith import __version__
from shapesmith.analysis.analysis import Analysis
from shapesmith.diagnostics import error, stop_on_errors
from shapesmith.ir.service import Operation, Service
from shapesmith.options import Options
from shapesmith.targets.json_schema.definitions import Definitions, description, escaped
from shapesmith.targets.json_schema.values import Schema
from shapesmith.text.near import did_you_mean
from shapesmith.text.printable import json_bytes

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(
    analysis: Analysis,
    operations: tuple[str, ...] = (),
    distribution: str = Options().distribution,
    shapes: tuple[str, ...] = (),
) -> Schema:
    """Return the schema of a service, or of what `operations` and `shapes` use; its id is in `distribution`.

    The schema of one operation is that of its request, the schema of one shape that of the shape as it is sent. Any
    other does not describe a document as a whole: its `x-operations` has the definitions of each operation. Raises
    SpecError for an unknown operation or shape.
    """
    service = analysis.service
    _require(service, "operation", operations, {operation.name for operation in service.operations})
    _require(service, "shape", shapes, set(service.shapes))
    is_all = not (operations or shapes)
    chosen = [operation for operation in service.operations if is_all or operation.name in operations]
    definitions = Definitions(analysis)
    table = {operation.name: _operation(operation, definitions) for operation in chosen}
    named = [definitions.reference(shape, is_open=False) for shape in shapes]
    schemas = definitions.all()
    if operations or shapes:
        schemas = _reachable(schemas, [table, *named])
    roots = [*named, *(table[name].get("request", {}) for name in operations)]
    root = roots[0] if len(roots) == 1 else {}
    title = " ".join(str(service.metadata.get("serviceFullName") or service.name).split())
    return {
        "$schema": DIALECT,
        "$id": _identifier(distribution, service, (*operations, *shapes)),
        "title": " ".join(filter(None, (title, service.api_version, *operations, *shapes))),
        **description(service.documentation, service.deprecation),
        "$comment": _origin(service),
        **root,
        "x-operations": table,
        "$defs": schemas,
    }


def dump(schema: Schema) -> bytes:
    """Return a schema as indented JSON, UTF-8, with a final newline; what is not printable is escaped."""
    return json_bytes(schema, indent=2)


def _require(service: Service, what: Literal["operation", "shape"], wanted: tuple[str, ...], known: set[str]) -> None:
    """Raise SpecError for each of the `wanted` that the service does not have."""
    where = service.provenance.of(f"{what}s")
    stop_on_errors(
        [
            error(f"{what}-unknown", where, f'{service.name} has no {what} "{name}"{did_you_mean(name, known)}')
            for name in wanted
            if name not in known
        ]
    )


def _operation(operation: Operation, definitions: Definitions) -> Schema:
    entry = description(operation.documentation, operation.deprecation)
    if operation.input is not None:
        entry["request"] = definitions.reference(operation.input.shape, is_open=False)
    if operation.output is not None:
        entry["response"] = definitions.reference(operation.output.shape, is_open=True)
    if operation.errors:
        entry["errors"] = [definitions.reference(target.shape, is_open=True) for target in operation.errors]
    return entry


def _reachable(schemas: dict[str, Schema], roots: list[Schema]) -> dict[str, Schema]:
    """Return the definitions that `roots` refer to, and those that these refer to, in their order."""
    by_reference = {f"#/$defs/{escaped(name)}": name for name in schemas}
    reached: set[str] = set()
    pending: list[Any] = [*roots]
    while pending:
        for reference in _references(pending.pop()):
            name = by_reference[reference]
            if name not in reached:
                reached.add(name)
                pending.append(schemas[name])
    return {name: schema for name, schema in schemas.items() if name in reached}


def _references(node: Any) -> Iterator[str]:
    """Yield every `$ref` in a schema. A member may be named `$ref` too: its schema is not a string."""
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str):
            yield reference
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


def _identifier(distribution: str, service: Service, operations: tuple[str, ...]) -> str:
    parts = filter(None, (f"urn:{distribution}", service.name, service.api_version, *operations))
    return ":".join([next(parts), *(quote(part, safe="") for part in parts)])


def _origin(service: Service) -> str:
    """Return a description: the spec of the schema, and how to read it."""
    package = f" of {service.package}" if service.package else ""
    return (
        f"Made by shapesmith {__version__} from {_source_name(service)}{package} (sha256 {service.sources[0].sha256}). "
        "Values are those of boto3 as JSON: bytes in base64, datetimes as date-time. Requests are closed; responses "
        "are open to members and enum values that the service has added since. x-operations names the definitions of "
        "each operation's request, response and errors; x-sensitive marks what must not be shown."
    )


def _source_name(service: Service) -> str:
    """Return the name of the file that has the shapes, as it is published."""
    if not service.is_guessed:
        return "service-2.json"
    name = service.sources[0].path.rpartition("/")[2]
    return f"{name}, whose wire names are guessed,"
