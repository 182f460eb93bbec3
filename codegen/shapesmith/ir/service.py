"""A service: its metadata, operations, shapes, paginators, waiters and examples, in the order of the spec."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from shapesmith.ir.doc import Doc
from shapesmith.ir.shapes import Deprecation, Shape, StructureShape, XmlNamespace, targets
from shapesmith.provenance import NOWHERE, Provenance


class HttpTrait(Struct, frozen=True, rename="camel", omit_defaults=True):
    """The `http` trait of an operation."""

    method: str
    request_uri: str
    response_code: int | None = None


class OperationTarget(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """An operation's input or output, or one of its errors: a shape with the traits of this reference."""

    shape: str
    provenance: Provenance = NOWHERE
    documentation: Doc | None = None
    location_name: str | None = None
    result_wrapper: str | None = None
    wrapper: bool = False
    xml_namespace: XmlNamespace | None = None
    exception: bool = False
    fault: bool = False
    error: dict[str, Any] | None = None


class Operation(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """One operation. `name` is its key in the spec (what boto3 derives its method from), `wire_name` its own `name`.

    `http` is None where a source does not say it.

    The traits that only a transport reads (`endpoint`, `httpChecksum`, context parameters ...) are carried as the spec
    has them.
    """

    name: str
    wire_name: str
    http: HttpTrait | None = None
    provenance: Provenance = NOWHERE
    documentation: Doc | None = None
    documentation_url: str | None = None
    input: OperationTarget | None = None
    output: OperationTarget | None = None
    errors: tuple[OperationTarget, ...] = ()
    deprecation: Deprecation | None = None
    idempotent: bool = False
    readonly: bool = False
    authtype: str | None = None
    auth: tuple[str, ...] | None = None
    unsigned_payload: bool = False
    endpoint: dict[str, Any] | None = None
    endpointdiscovery: dict[str, Any] | None = None
    endpointoperation: bool = False
    http_checksum_required: bool = False
    http_checksum: dict[str, Any] | None = None
    static_context_params: dict[str, Any] | None = None
    operation_context_params: dict[str, Any] | None = None
    requestcompression: dict[str, Any] | None = None

    @property
    def raised(self) -> tuple[str, ...]:
        """The shapes of the errors, in the order of the model, which may name one twice."""
        return tuple(dict.fromkeys(error.shape for error in self.errors))

    @property
    def checksum_member(self) -> str | None:
        """The member that names the algorithm of the body's checksum; None if boto3 sends no such checksum."""
        name: str | None = (self.http_checksum or {}).get("requestAlgorithmMember")
        return name


class Paginator(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the pages of an operation are read; several tokens or results are a tuple."""

    operation: str
    input_token: tuple[str, ...] = ()
    output_token: tuple[str, ...] = ()
    result_key: tuple[str, ...] = ()
    limit_key: str | None = None
    more_results: str | None = None
    non_aggregate_keys: tuple[str, ...] = ()


class Waiter(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """A waiter: the operation it polls, every `delay` seconds and at most `max_attempts` times."""

    name: str
    operation: str
    delay: int
    max_attempts: int
    description: str | None = None
    acceptors: tuple[dict[str, Any], ...] = ()


class Example(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """An example of an operation, as `examples-1.json` gives it."""

    operation: str
    id: str | None = None
    title: str | None = None
    description: str | None = None
    input: Any = None
    output: Any = None
    comments: Any = None


class SourceFile(Struct, frozen=True, rename="camel", omit_defaults=True):
    """A file that the service was read from: its path as shown to the user, and the sha256 of its bytes."""

    path: str
    sha256: str


class Service(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """One service of one API version.

    `name` is botocore's name of the service (`bedrock-agentcore-control`), `package` the distribution that the spec was
    taken from ("botocore 1.44.5"; empty for a file of unknown origin), `metadata` the spec's own table. `is_guessed`:
    it was read from documentation alone, which does not spell wire names.
    """

    name: str
    api_version: str
    package: str
    sources: tuple[SourceFile, ...]
    metadata: dict[str, Any]
    provenance: Provenance = NOWHERE
    documentation: Doc | None = None
    deprecation: Deprecation | None = None
    client_context_params: dict[str, Any] | None = None
    version: str | None = None
    is_guessed: bool = False
    operations: tuple[Operation, ...]
    shapes: dict[str, Shape]
    paginators: tuple[Paginator, ...] = ()
    waiters: tuple[Waiter, ...] = ()
    examples: tuple[Example, ...] = ()

    def structure(self, name: str) -> StructureShape:
        """Return the structure `name`. `sources.consistency` checks that shapes of operations are structures."""
        shape = self.shapes[name]
        assert isinstance(shape, StructureShape), name
        return shape

    def reached(self, shapes: Iterable[str]) -> set[str]:
        """Return the names of shapes, and those of all that they refer to, directly or through others."""
        found: set[str] = set()
        pending = list(shapes)
        while pending:
            name = pending.pop()
            if name not in found:
                found.add(name)
                pending += [target.shape for target in targets(self.shapes[name])]
        return found

    def operations_by_input(self) -> dict[str, list[Operation]]:
        """Return the operations that take a structure, by its name, in spec order."""
        found: dict[str, list[Operation]] = {}
        for operation in self.operations:
            if operation.input is not None:
                found.setdefault(operation.input.shape, []).append(operation)
        return found

    def waiters_by_operation(self) -> dict[str, list[Waiter]]:
        """Return the waiters that poll an operation, by its name, in spec order."""
        found: dict[str, list[Waiter]] = {}
        for waiter in self.waiters:
            found.setdefault(waiter.operation, []).append(waiter)
        return found
