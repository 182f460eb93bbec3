"""The client or resource that an annotation with a name of types-boto3 stands for."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import Any

from shapesmith.clients.dotted import last_name
from shapesmith.clients.joining import joined, perhaps
from shapesmith.clients.values import (
    MANY,
    SESSIONS,
    UNKNOWN,
    Boto,
    Class,
    Client,
    Each,
    Instance,
    List,
    Resource,
    Session,
    is_known,
    many,
)

# types-boto3, its older name, and the twin for asynchronous clients.
_STUBS = re.compile(
    r"(?:types_boto3|mypy_boto3|types_aiobotocore|types_aioboto3)[_.](\w+?)(\.client|\.service_resource)?\Z"
)
_LISTS = frozenset(
    {
        *("AbstractSet", "AsyncGenerator", "AsyncIterable", "AsyncIterator", "Collection", "Deque", "FrozenSet"),
        *("Generator", "Iterable", "Iterator", "List", "MutableSequence", "Sequence", "Set", "deque", "frozenset"),
        *("list", "set"),
    }
)
_DICTS = frozenset({"DefaultDict", "Dict", "Mapping", "MutableMapping", "OrderedDict", "defaultdict", "dict"})
_TUPLES = frozenset({"Tuple", "tuple"})
_WRAPPERS = frozenset({"Optional", "Annotated", "Final", "ClassVar", "Required", "NotRequired"})
_GENERIC = _LISTS | _DICTS | _TUPLES | _WRAPPERS


def is_stub(module: str) -> bool:
    """Return whether a module is one of types-boto3."""
    return _STUBS.match(module) is not None


def stub_of(module: str, name: str) -> Any:
    """Return what a name of types-boto3 stands for: `types_boto3_s3`, `S3Client`."""
    found = _STUBS.match(module)
    if found is None:
        return UNKNOWN
    service = found[1].replace("_", "-")
    if name.endswith("Client"):
        return Client(service, is_async=module.startswith("types_aio"))
    if name.endswith("ServiceResource"):
        return Resource(service)
    # The service makes a resource by the name of its class.
    return Resource(service, (name, "()")) if found[2] == ".service_resource" and name[:1].isupper() else UNKNOWN


def annotated(annotation: ast.expr | None, resolve: Callable[[ast.expr], Any]) -> Any:
    """Return what a value with this annotation is; `resolve` returns what a name or attribute is.

    It may be an instance of a class of the source.

    `S3Client | None` and `Optional["S3Client"]` are a client where there is one.
    """
    match annotation:
        case ast.Constant(value=str(text)):
            try:
                return annotated(ast.parse(text.strip(), mode="eval").body, resolve)
            except (SyntaxError, ValueError, RecursionError):
                return UNKNOWN
        case ast.BinOp(op=ast.BitOr()):
            return _of_union(annotation, resolve)
        case ast.Subscript(value=outer, slice=inner) if last_name(outer) in _WRAPPERS:
            return annotated(_parts(inner)[0], resolve)
        case ast.Subscript(value=outer, slice=inner) if last_name(outer) in _LISTS:
            return many(annotated(_parts(inner)[0], resolve))
        case ast.Subscript(value=outer, slice=ast.Tuple(elts=[_, inner])) if last_name(outer) in _DICTS:
            return many(annotated(inner, resolve), is_keyed=True)
        case ast.Subscript(value=outer, slice=inner) if last_name(outer) in _TUPLES:
            return _of_tuple([annotated(part, resolve) for part in _parts(inner)], inner)
        case ast.Name() | ast.Attribute():
            found = resolve(annotation)
            if isinstance(found, Boto) and found.name in SESSIONS:
                return Session(SESSIONS[found.name])
            if isinstance(found, Class):
                return Instance(found.definition)
            return found if isinstance(found, Client | Resource | Each) else UNKNOWN
    return UNKNOWN


def _parts(inner: ast.expr) -> list[ast.expr]:
    """Return the parts between the brackets of an annotation."""
    return inner.elts if isinstance(inner, ast.Tuple) and inner.elts else [inner]


def _of_tuple(items: list[Any], inner: ast.expr) -> Any:
    """Return the tuple of some items: `tuple[SQSClient, S3Client]`, `tuple[SQSClient, ...]`."""
    match inner:
        case ast.Tuple(elts=[_, ast.Constant(value=value)]) if value is ...:
            return many(items[0])
    return List(items) if any(isinstance(item, MANY) for item in items) else UNKNOWN


def is_generic(node: ast.Subscript) -> bool:
    """Return whether an expression may be an annotation that has a name: `Clients = dict[str, SQSClient]`."""
    return last_name(node.value) in _GENERIC


def _of_union(annotation: ast.BinOp, resolve: Callable[[ast.expr], Any]) -> Any:
    """Return what the members of `A | B` are, apart from None: a client that may be something else, if others are."""
    parts: list[ast.expr] = [annotation]
    members: list[Any] = []
    while parts:
        match parts.pop():
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                parts += (left, right)
            case ast.Constant(value=None):
                pass
            case part:
                members.append(annotated(part, resolve))
    return joined(members)


def is_of_source(annotation: ast.expr | None, resolve: Callable[[ast.expr], Any]) -> bool:
    """Return whether an annotation names a class of the source: what has it is none of boto3, by whatever name."""
    found: list[Any] = []

    def noted(node: ast.expr) -> Any:
        found.append(resolve(node))
        return found[-1]

    annotated(annotation, noted)
    return any(isinstance(each, Class) for each in found)


def believed(said: Any, value: Any) -> Any:
    """Return what an annotation says of a value, unless the source makes a client of another service, or a session.

    A class of the source says less than what the source makes.
    """
    if isinstance(said, Instance):
        return value if is_known(value) else said
    if isinstance(value, Session) and isinstance(said, Session):
        return value
    if isinstance(value, Instance) and isinstance(said, Client):
        return said._replace(is_sure=False)  # a stand-in
    if isinstance(value, Client) and isinstance(said, Client) and value.service != said.service:
        return value
    return said if is_known(said) else value


def cast_to(said: Any, value: Any) -> Any:
    """Return what `cast` gives: what it says; of a class that is not known, perhaps the value."""
    if isinstance(said, Instance):
        return said
    return believed(said, value) if is_known(said) else perhaps(value)
