"""The calls of clients in a module, each with the service of its client and with its arguments as far as known."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from shapesmith.clients.boto import service_named
from shapesmith.clients.calls import Arguments, CallKind, ClientCall, OpenCall
from shapesmith.clients.dotted import last_name
from shapesmith.clients.flow import Flow, OnCall
from shapesmith.clients.modules import AnyFunction, ClassDefinition, FunctionDefinition, Scope, SourceModule
from shapesmith.clients.resolve import Resolver
from shapesmith.clients.tree import SourceTree
from shapesmith.clients.values import Client, Creator, Method, Paginator, Resource, Started, Waiter, is_known


class Services(Protocol):
    """What the follower asks about services: which have a method with these parameters, and which names are methods."""

    def with_method(self, method: str, parameters: frozenset[str]) -> frozenset[str]:
        """Return the services that have an operation by the name of its method, with all of these parameters."""

    def has_method(self, method: str) -> bool:
        """Return whether the client of any service has a method of that name, also one that is no operation."""

    def has_service(self, name: str) -> bool:
        """Return whether a service has this name."""


class Clients(NamedTuple):
    """How clients are found. `named` is the service of a variable, parameter or attribute by its name.

    `services` answers which services a call of an unknown client fits; None: such clients are not inferred.
    """

    named: Mapping[str, str]
    services: Services | None = None


def find_calls(tree: SourceTree, module: SourceModule, clients: Clients) -> list[ClientCall]:
    """Return the calls of clients in a module, in the order of its text. Raises RecursionError for extreme nesting."""
    found: list[ClientCall] = []
    open_calls: list[OpenCall] = []
    calls_of: dict[str, list[OpenCall]] = {}
    resolver = Resolver(tree, clients.named)

    def on_call(node: ast.Call, function: Any, arguments: Arguments, flow: Flow) -> None:
        kind: CallKind
        match function:
            case Method(Client() as client, name):
                kind = "operation"
            case Creator(name):
                service = service_named(arguments.positional, arguments.named)
                if not service:
                    return
                kind, client = "create", Client(service)
            case Resource(service, (*_, name) as path) if name != "()":
                kind, client = "resource", Client(service, is_of_resource=True)
                found.append(ClientCall(kind, client, name, arguments, node, flow.raising > 0, tuple(path)))
                return
            case Started(Paginator(client, name)):
                kind = "paginate"
            case Started(Waiter(client, name)):
                kind = "wait"
            case _:
                holder = node.func.value if isinstance(node.func, ast.Attribute) else None
                if holder is not None and not is_known(function) and _may_be_client(holder, module):
                    service = _service_called(holder)
                    if _is_called_client(holder):
                        open_calls.append(_open_call(holder, node, arguments, flow))
                    elif clients.services is not None and clients.services.has_service(service):
                        calls_of.setdefault(service, []).append(_open_call(holder, node, arguments, flow))
                return
        found.append(ClientCall(kind, client, name, arguments, node, is_expected_to_fail=flow.raising > 0))

    for flow, body in _flows(resolver, module, on_call):
        flow.follow(body)
    if clients.services is not None:
        found += _inferred(open_calls, clients.services)
        for service, calls in calls_of.items():
            found += _named_after(service, calls, clients.services)
    edited = module.replaced.edited
    if edited:
        found = [call._replace(is_edited=_receiver(call.node) in edited) for call in found]
    return sorted(found, key=lambda call: (call.node.lineno, call.node.col_offset))


def _receiver(node: ast.Call) -> str:
    return last_name(node.func.value) if isinstance(node.func, ast.Attribute) else ""


def _flows(resolver: Resolver, module: SourceModule, on_call: OnCall) -> Iterator[tuple[Flow, list[ast.stmt]]]:
    """Yield a flow for the module and for each class and function in it, with its statements."""
    yield Flow(resolver, module.scope, None, on_call), module.tree.body
    pending: list[tuple[ast.AST, Scope]] = [(node, module.scope) for node in module.tree.body]
    while pending:
        node, scope = pending.pop()
        if isinstance(node, AnyFunction):
            function = module.function(node, scope)
            yield Flow(resolver, function.scope, function, on_call), node.body
            scope = function.scope
        elif isinstance(node, ast.ClassDef):
            definition: ClassDefinition = module.class_(node, scope)
            yield Flow(resolver, definition.scope, None, on_call), node.body
            scope = definition.scope
        elif isinstance(node, ast.expr):
            continue
        pending += [(inner, scope) for inner in ast.iter_child_nodes(node)]


def _may_be_client(holder: ast.expr, module: SourceModule) -> bool:
    """Return whether something may be a client.

    What a module replaces is none, and neither is anything where it replaces what makes clients.
    """
    return _name_of(holder) not in module.replaced.attributes and not module.replaced.of_boto


def _is_called_client(holder: ast.expr) -> bool:
    """Return whether a module calls something a client: `self.s3_client`, `regional_clients[region]`."""
    return "client" in _name_of(holder).lower()


def _service_called(holder: ast.expr) -> str:
    """Return the name of a service, if something is called as one: `self._ecs`, `resource_groups`."""
    return _name_of(holder).strip("_").replace("_", "-")


def _name_of(holder: ast.expr) -> str:
    while isinstance(holder, ast.Subscript):
        holder = holder.value
    return last_name(holder)


def _open_call(holder: ast.expr, node: ast.Call, arguments: Arguments, flow: Flow) -> OpenCall:
    method = last_name(node.func)
    is_evidence = method == "get_paginator" and arguments.positional and isinstance(arguments.positional[0], str)
    if is_evidence:
        method, arguments = arguments.positional[0], Arguments((), {})
    within = _within(flow.function)
    return OpenCall(ast.unparse(holder), method, arguments, node, within, flow.raising > 0, bool(is_evidence))


def _within(function: FunctionDefinition | None) -> tuple[str, str]:
    """Return the names of the class and of the function that a call is in."""
    if function is None:
        return "", ""
    return function.owner.name if function.owner else "", function.name


def _inferred(calls: list[OpenCall], services: Services) -> Iterator[ClientCall]:
    """Yield the calls whose client can be of one service only: by its own call, or by others of the same receiver.

    Of those, the calls in the same function count first, then those in the same class. A receiver with a call that no
    client takes is none.
    """
    foreign = {group for call in calls if _is_foreign(call, services) for group in _groups(call)}
    fitting = [
        frozenset()
        if call.arguments.positional or call.arguments.has_more_positional
        else services.with_method(call.method, frozenset(call.arguments.named))
        for call in calls
    ]
    together: dict[tuple[str, ...], frozenset[str]] = {}
    for call, fits in zip(calls, fitting, strict=True):
        for group in _groups(call):
            if fits:
                together[group] = together.get(group, fits) & fits
    for call, fits in zip(calls, fitting, strict=True):
        named = _named_in(call.receiver, fits)
        service = next(
            filter(None, map(_only, (fits, named, *(together.get(each, fits) for each in _groups(call))))), ""
        )
        if fits and service and not call.is_evidence and foreign.isdisjoint(_groups(call)):
            yield _call_of(call, service)


def _named_after(service: str, calls: list[OpenCall], services: Services) -> Iterator[ClientCall]:
    """Yield the calls of what is called as a service is, and is called as its client: `ecs.run_task(cluster=...)`.

    A client of the service must take every call of it in a function, and one of them must name a parameter.
    """
    together: dict[tuple[str, ...], list[OpenCall]] = {}
    for call in calls:
        together.setdefault((call.receiver, *call.within), []).append(call)
    for group in together.values():
        if any(call.arguments.named for call in group) and all(_is_taken(call, service, services) for call in group):
            for call in group:
                if not call.is_evidence and services.with_method(call.method, frozenset()):
                    yield _call_of(call, service)


def _is_taken(call: OpenCall, service: str, services: Services) -> bool:
    """Return whether the client of a service has a method with the parameters of a call."""
    if not services.with_method(call.method, frozenset()):
        return services.has_method(call.method)  # one that every client has: `get_waiter`
    named = frozenset(call.arguments.named)
    is_by_position = call.arguments.positional or call.arguments.has_more_positional
    return not is_by_position and service in services.with_method(call.method, named)


def _call_of(call: OpenCall, service: str) -> ClientCall:
    return ClientCall("operation", Client(service), call.method, call.arguments, call.node, call.is_expected_to_fail)


def _is_foreign(call: OpenCall, services: Services) -> bool:
    """Return whether no client takes a call: it has no such method, or takes no arguments by position in it."""
    if not services.has_method(call.method):
        return True
    return bool(call.arguments.positional) and bool(services.with_method(call.method, frozenset()))


def _groups(call: OpenCall) -> tuple[tuple[str, ...], ...]:
    return (call.receiver, *call.within), (call.receiver, call.within[0])


def _only(services: frozenset[str]) -> str:
    return next(iter(services)) if len(services) == 1 else ""


def _named_in(receiver: str, services: frozenset[str]) -> frozenset[str]:
    """Return the services that a receiver has in its name: `self.iam_client`."""
    words = receiver.lower().replace("[", ".").split(".")
    name = next((word for word in reversed(words) if "client" in word), "")
    parts = name.strip("_").split("_")
    return frozenset(service for service in services if _has(parts, service.replace("-", "")))


def _has(parts: list[str], service: str) -> bool:
    """Return whether consecutive parts of a name make the name of a service."""
    return any(
        "".join(parts[first:last]) == service
        for first in range(len(parts))
        for last in range(first + 1, len(parts) + 1)
    )
