"""What the names and functions of boto3 give: sessions, clients, resources, paginators and waiters."""

from __future__ import annotations

from typing import Any

from shapesmith.clients.annotations import is_stub, stub_of
from shapesmith.clients.values import (
    UNKNOWN,
    Boto,
    Client,
    Creator,
    Meta,
    Method,
    Paginator,
    Resource,
    Session,
    Started,
    Waiter,
)

_ROOTS = ("boto3", "botocore", "aioboto3", "aiobotocore")

# What a name of a module is, where it is not a module or of no interest.
_NAMES: dict[str, Any] = {
    f"{root}.{name}": value
    for root in ("boto3", "aioboto3")
    for name, value in (
        ("client", Creator("client")),
        ("resource", Creator("resource")),
        ("DEFAULT_SESSION", Session()),
        ("_get_default_session", Boto("Session")),
        ("Session", Boto("Session")),
        ("session.Session", Boto("Session")),
    )
} | {
    f"{root}.session.{name}": Boto("Session")
    for root in ("botocore", "aiobotocore")
    for name in ("Session", "AioSession", "get_session")
}
_MODULES = {f"{root}.session" for root in _ROOTS} | set(_ROOTS)
# Methods of a session that make a client or a resource.
_CREATORS = {"client": "client", "create_client": "client", "resource": "resource"}
# Methods of a resource that do not return another resource, and the class of a mistake is to follow them.
_NO_RESOURCES = frozenset({"get_available_subresources", "load", "reload"})


def imported(module: str, name: str = "") -> Any:
    """Return what `import module` or `from module import name` gives."""
    if is_stub(module):
        return member(Boto(module), name) if name else Boto(module)
    if module.partition(".")[0] not in _ROOTS:
        return UNKNOWN
    if not name:
        return Boto(module) if module in _MODULES else UNKNOWN
    return member(Boto(module), name)


def member(value: Any, name: str) -> Any:
    """Return the attribute of something of boto3."""
    match value:
        case Boto(module) if module in _MODULES:
            full = f"{module}.{name}"
            return _NAMES.get(full, Boto(full) if full in _MODULES else UNKNOWN)
        case Boto(module) if is_stub(module):
            full = f"{module}.{name}"
            return Boto(full) if is_stub(full) else stub_of(module, name)
        case Session() if name in _CREATORS:
            return Creator(_CREATORS[name])
        case Client():
            return Method(value, name)
        case Paginator() if name == "paginate":
            return Started(value)
        case Waiter() if name == "wait":
            return Started(value)
        case Resource(service) if name == "meta":
            return Meta(service)
        case Resource(service) if name not in _NO_RESOURCES:
            return Resource(service, name, is_certain=False)
        case Meta(service) if name == "client":
            return Client(service, is_of_resource=True)
    return UNKNOWN


def called(value: Any, positional: list[Any], named: dict[str, Any]) -> Any:
    """Return what a call of something of boto3 returns."""
    match value:
        case Boto("Session"):
            return Session()
        case Creator(makes):
            service = named.get("service_name", positional[0] if positional else UNKNOWN)
            if not isinstance(service, str):
                return UNKNOWN
            return Client(service) if makes == "client" else Resource(service)
        case Method(client, "get_paginator"):
            method = named.get("operation_name", positional[0] if positional else UNKNOWN)
            return Paginator(client, method) if isinstance(method, str) else UNKNOWN
        case Method(client, "get_waiter"):
            name = named.get("waiter_name", positional[0] if positional else UNKNOWN)
            return Waiter(client, name) if isinstance(name, str) else UNKNOWN
        case Resource():
            return value
    return UNKNOWN
