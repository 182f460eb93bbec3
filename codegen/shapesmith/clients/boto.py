"""What the names and functions of boto3 give: sessions, clients, resources, paginators and waiters."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from shapesmith.clients.annotations import is_stub, stub_of
from shapesmith.clients.calls import Arguments
from shapesmith.clients.dotted import last_name
from shapesmith.clients.joining import joined
from shapesmith.clients.packages import ROOTS
from shapesmith.clients.values import (
    SESSIONS,
    UNKNOWN,
    Asked,
    Boto,
    Client,
    Creator,
    Each,
    Giving,
    List,
    Meta,
    Method,
    Paginator,
    Presumed,
    PresumedMethod,
    Resource,
    Session,
    Started,
    Unchecked,
    Waiter,
)

# Names by which botocore takes a service beside that of its folder: `SERVICE_NAME_ALIASES` of its handlers.
_OTHER_NAMES = {"runtime.sagemaker": "sagemaker-runtime"}

# What a name of a module is, where it is not a module or of no interest.
_NAMES: dict[str, Any] = {
    f"{root}.{name}": value
    for root, session, is_async in (("boto3", "Session", False), ("aioboto3", "AsyncSession", True))
    for name, value in (
        ("client", Creator("client", is_async)),
        ("resource", Creator("resource", is_async)),
        ("DEFAULT_SESSION", Session(is_async)),
        ("_get_default_session", Boto(session)),
        ("Session", Boto(session)),
        ("session.Session", Boto(session)),
    )
} | {
    f"{root}.session.{name}": Boto(session)
    for root, session in (("botocore", "Session"), ("aiobotocore", "AsyncSession"))
    for name in ("Session", "AioSession", "get_session")
}
_NAMES |= {f"botocore.{module}.Config": Boto("Config") for module in ("config", "client")}
_NAMES["aiobotocore.config.AioConfig"] = Boto("Config")
_MODULES = {
    *ROOTS,
    *(f"{root}.session" for root in ROOTS),
    *("botocore.client", "botocore.config", "aiobotocore.config"),
}
# Methods of a session that make a client or a resource.
_CREATORS = {"client": "client", "create_client": "client", "resource": "resource"}


class _Asking(NamedTuple):
    """What a method of a client gives: something whose `method` calls an operation, by the name in `argument`."""

    method: Literal["paginate", "wait"]
    argument: str


_ASKING = {
    "get_paginator": _Asking("paginate", "operation_name"),
    "get_waiter": _Asking("wait", "waiter_name"),
}


def imported(module: str, name: str = "") -> Any:
    """Return what `import module` or `from module import name` gives."""
    if is_stub(module):
        return member(Boto(module), name) if name else Boto(module)
    if module.partition(".")[0] not in ROOTS:
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
        case Session(is_async, is_of_other) if name in _CREATORS:
            return Creator(_CREATORS[name], is_async, is_of_other)
        case Client():
            return Method(value, name)
        case Presumed():
            return PresumedMethod(value, name)
        case Unchecked():
            return value
        case Paginator() if name == "paginate":
            return Started(value)
        case Waiter() if name == "wait":
            return Started(value)
        case Asked(method=method) if name == method:
            return Started(value)
        case Resource(service) if name == "meta":
            return Meta(service)
        case Resource():
            return value.step(name)
        case Meta(service) if name == "client":
            return Client(service, is_of_resource=True)
        case Each(held, is_keyed):
            return _method_of_each(value, held, name) if is_keyed else UNKNOWN
    return UNKNOWN


def _method_of_each(value: Each, held: Any, name: str) -> Any:
    """Return the method of a dict of which each value is the same."""
    match name:
        case "get" | "pop" | "setdefault":
            return Giving(held)
        case "values":
            return Giving(Each(held))
        case "items":
            return Giving(Each(List((UNKNOWN, held))))
        case "copy":
            return Giving(value)
    return UNKNOWN


def service_named(positional: Sequence[Any], named: Mapping[str, Any]) -> str:
    """Return the service of which a call with these arguments makes a client or resource; empty if it is not known."""
    service = named.get("service_name", positional[0] if positional else UNKNOWN)
    return _OTHER_NAMES.get(service, service) if isinstance(service, str) else ""


def called(value: Any, positional: list[Any], named: dict[str, Any]) -> Any:
    """Return what a call of something of boto3 returns."""
    match value:
        case Boto(name) if name in SESSIONS:
            other = named.get("botocore_session", positional[4] if len(positional) > 4 else None)
            return Session(SESSIONS[name], is_of_other=other is not None)
        case Boto("Config") if named.get("parameter_validation") is False:
            return Unchecked()
        case Unchecked():
            return value
        case _ if any(isinstance(each, Unchecked) for each in (*positional, *named.values())):
            return Unchecked()
        case Giving(given):
            return joined([given, *positional[1:]])  # behind the key, what is given where there is none
        case Creator(makes, is_async):
            service = service_named(positional, named)
            if not service:
                return UNKNOWN
            return Client(service, is_async=is_async) if makes == "client" else Resource(service)
        case Method(client, "get_paginator"):
            method = named.get("operation_name", positional[0] if positional else UNKNOWN)
            return Paginator(client, method) if isinstance(method, str) else UNKNOWN
        case Method(client, "get_waiter"):
            name = named.get("waiter_name", positional[0] if positional else UNKNOWN)
            return Waiter(client, name) if isinstance(name, str) else UNKNOWN
        case Resource():
            return value.step("()")
    return UNKNOWN


def asked(node: ast.Call, arguments: Arguments) -> Any:
    """Return what a call asks of something that may be a client: `client.get_paginator("list_roles")`."""
    asking = _ASKING.get(last_name(node.func))
    if asking is None:
        return UNKNOWN
    name = arguments.named.get(asking.argument, next(iter(arguments.positional), UNKNOWN))
    return Asked(node, asking.method, name) if isinstance(name, str) else UNKNOWN


def item(value: Any) -> Any:
    """Return an item of something of boto3: of a collection of resources, or of a list or dict of clients."""
    if isinstance(value, Each):
        return value.item
    return value.step("[]") if isinstance(value, Resource) else UNKNOWN
