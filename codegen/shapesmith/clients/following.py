"""The calls of clients in a module, each with the service of its client and with its arguments as far as known."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from shapesmith.clients import boto
from shapesmith.clients.annotations import is_of_source
from shapesmith.clients.boto import service_named
from shapesmith.clients.calls import Arguments, CallKind, ClientCall, OpenCall
from shapesmith.clients.dotted import last_name
from shapesmith.clients.flow import Flow
from shapesmith.clients.flow_frame import FlowFrame, OnCall
from shapesmith.clients.foreign import is_made_elsewhere
from shapesmith.clients.inferring import fitting, inferred
from shapesmith.clients.modules import AnyFunction, ClassDefinition, FunctionDefinition, Scope, SourceModule
from shapesmith.clients.naming import Services, is_of_client, is_stand_in, service_called, words_of
from shapesmith.clients.resolve import Resolver
from shapesmith.clients.tree import SourceTree
from shapesmith.clients.values import (
    DEFINED,
    Asked,
    Client,
    Creator,
    Method,
    Paginator,
    Presumed,
    PresumedMethod,
    Resource,
    Session,
    Started,
    Waiter,
    is_known,
)

# Functions that call another in a thread, with the arguments behind it.
_IN_THREAD = frozenset({"run_in_threadpool", "to_thread"})
# Words of what has threads: `self._executor.submit`.
_POOLS = frozenset({"executor", "pool"})
# The functions of botocore's sessions that give a part of it, such as the loader of models, or replace it.
_COMPONENTS = frozenset({"get_component", "lazy_register_component", "register_component"})


class Clients(NamedTuple):
    """How clients are found. `named` is the service of a variable, parameter or attribute by its name.

    `services` answers which services a call of an unknown client fits; None: such clients are not inferred.
    """

    named: Mapping[str, str]
    services: Services | None = None


def find_calls(tree: SourceTree, module: SourceModule, clients: Clients) -> list[ClientCall]:
    """Return the calls of clients in a module, in the order of its text. Raises RecursionError for extreme nesting."""
    module.conftests = tree.conftests(module)
    calls = _Calls(Resolver(tree, clients.named, clients.services), clients.services)
    for flow, body in _flows(calls.resolver, module, calls.add):
        flow.follow(body)
    found = calls.all()
    replaced = module.replaced
    found = [
        call._replace(
            client=call.client._replace(
                is_sure=call.client.is_sure and not (replaced.adds_methods or _receiver(call.node) in replaced.opened)
            ),
            is_edited=replaced.edits_calls,
            is_of_some_versions=call.node in module.of_some_versions,
            is_of_failing_helper=call.node in module.tried.of_helpers,
        )
        for call in found
    ]
    return sorted(found, key=lambda call: (call.node.lineno, call.node.col_offset))


class _Calls:
    """The calls of a module, added one by one: those of clients, and those of what may be one."""

    def __init__(self, resolver: Resolver, services: Services | None) -> None:
        self.resolver = resolver
        self._services = services
        self._found: list[ClientCall] = []
        # Calls of what may be a client of any service, and of what has the name of one.
        self._open: list[OpenCall] = []
        self._named: dict[str, list[OpenCall]] = {}
        # What a session is handed to may give it services of its own.
        self._handed_on: set[tuple[Scope, str]] = set()
        # The calls that ask such a thing for a paginator or waiter, each in its group; and the calls of what is asked.
        self._asking: dict[ast.Call, tuple[list[OpenCall], OpenCall]] = {}
        self._started: list[tuple[ast.Call, ast.Call, Arguments, bool]] = []

    def add(self, node: ast.Call, function: Any, arguments: Arguments, flow: FlowFrame) -> None:
        """Add a call of something, if that is a client or may be one."""
        self._handed_on.update((flow.scope, name) for name in _names_beside_a_session(node, arguments))
        kind: CallKind
        path: tuple[str, ...] = ()
        match function:
            case PresumedMethod(Presumed(service)) if service:
                self._add_presumed(service, node, arguments, flow)
                return
            case Method(client, name):
                kind = "operation"
            case Creator(name, _, is_of_other):
                service = service_named(arguments.positional, arguments.named)
                if not service or is_of_other or (flow.scope, _receiver(node)) in self._handed_on:
                    return
                kind, client = "create", Client(service)
            case Resource(service, (*_, name) as steps) if name != "()":
                kind, client, path = "resource", Client(service, is_of_resource=True), tuple(steps)
            case Started(Asked(asked)):
                self._started.append((asked, node, arguments, flow.is_expected_to_fail(node)))
                return
            case Started(Paginator(client, name)):
                kind = "paginate"
            case Started(Waiter(client, name)):
                kind = "wait"
            case PresumedMethod():
                self._add_open(node, arguments, flow, is_of_resource=True)
                return
            case _:
                handed = None if arguments.has_more_positional else next(iter(arguments.positional), None)
                if not (isinstance(handed, Method) and _runs_in_thread(node.func)):
                    if not is_known(function):
                        self._add_open(node, arguments, flow)
                    return
                kind, client, name = "handed", handed.client, handed.name
                arguments = arguments._replace(positional=arguments.positional[1:])
        self._found.append(ClientCall(kind, client, name, arguments, node, flow.is_expected_to_fail(node), path))

    def _add_presumed(self, service: str, node: ast.Call, arguments: Arguments, flow: FlowFrame) -> None:
        """Add a call of what the source says to be a client of a service."""
        if isinstance(node.func, ast.Attribute) and _may_be_client(node.func.value, self.resolver, flow):
            call = _open_call(node.func.value, node, arguments, flow)._replace(is_made=True)
            self._group(call, self._named.setdefault(service, []))

    def _add_open(self, node: ast.Call, arguments: Arguments, flow: FlowFrame, *, is_of_resource: bool = False) -> None:
        """Add a call of what only its name says to be a client."""
        if self._services is None or not isinstance(node.func, ast.Attribute):
            return
        holder = node.func.value
        if not _may_be_client(holder, self.resolver, flow):
            return
        if is_of_client(_name_of(holder)):
            group = self._open
        elif service := service_called(_name_of(holder), self._services):
            group = self._named.setdefault(service, [])
        else:
            return
        self._group(_open_call(holder, node, arguments, flow)._replace(is_of_resource=is_of_resource), group)

    def _group(self, call: OpenCall, group: list[OpenCall]) -> None:
        group.append(call)
        if call.asked_by:
            self._asking[call.node] = group, call

    def all(self) -> list[ClientCall]:
        """Return the calls of clients and, if services are known, of what fits a service by all its calls."""
        found = list(self._found)
        if self._services is not None:
            for asked, node, arguments, is_tried in self._started:
                if asked in self._asking:
                    group, call = self._asking[asked]
                    group.append(
                        call._replace(node=node, arguments=arguments, is_expected_to_fail=is_tried, asked_by="")
                    )
            found += inferred(self._open, self._services)
            for service, calls in self._named.items():
                found += fitting(service, calls, self._services)
        return found


def _names_beside_a_session(node: ast.Call, arguments: Arguments) -> Iterator[str]:
    """Yield the names that a call passes, if it passes a session; of a session, if the call gives a part of it."""
    if last_name(node.func) in _COMPONENTS:
        yield _receiver(node)
    values = (*arguments.positional, *arguments.named.values())
    if any(isinstance(value, Session) for value in values):
        passed = (*node.args, *(keyword.value for keyword in node.keywords))
        yield from (each.id for each in passed if isinstance(each, ast.Name))


def _runs_in_thread(function: ast.expr) -> bool:
    """Return whether a function calls another in a thread, with the arguments behind it: `asyncio.to_thread`."""
    if isinstance(function, ast.Attribute) and function.attr == "submit":
        return not _POOLS.isdisjoint(words_of(last_name(function.value)))
    return last_name(function) in _IN_THREAD


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
            definition: ClassDefinition = module.class_(node)
            yield Flow(resolver, definition.scope, None, on_call), node.body
            scope = definition.scope
        elif isinstance(node, ast.expr):
            continue
        pending += [(inner, scope) for inner in ast.iter_child_nodes(node)]


def _may_be_client(holder: ast.expr, resolver: Resolver, flow: FlowFrame) -> bool:
    """Return whether something may be a client.

    What a module replaces is none, and neither is anything where it replaces what makes clients, nor what has the name
    of a stand-in, nor a parameter of a class of the source, nor what that or a class of another library makes, nor a
    session: it has methods by the names of operations (`get_credentials`).
    """
    module = flow.scope.module
    if is_made_elsewhere(holder, flow.scope, resolver.tree):
        return False
    value = flow.lookup(holder.id) if isinstance(holder, ast.Name) else resolver.evaluate(flow.scope, holder)
    if isinstance(value, (Session, *DEFINED)):
        return False
    if isinstance(holder, ast.Name):
        parameters = [] if flow.function is None else flow.function.parameters
        annotations = [each.annotation for each in parameters if each.arg == holder.id]
        if any(is_of_source(each, lambda node: resolver.evaluate(module.scope, node)) for each in annotations):
            return False
    if is_stand_in(ast.unparse(holder)):
        return False
    replaced = module.replaced
    name = _name_of(holder)
    is_made = any(path.endswith(f".{name}") for path in replaced.made)
    return not replaced.of_boto and (is_made or name not in replaced.attributes)


def _name_of(holder: ast.expr) -> str:
    while isinstance(holder, ast.Subscript):
        holder = holder.value
    return last_name(holder)


def _open_call(holder: ast.expr, node: ast.Call, arguments: Arguments, flow: FlowFrame) -> OpenCall:
    call = OpenCall(
        ast.unparse(holder),
        last_name(node.func),
        arguments,
        node,
        _within(flow.function),
        flow.is_expected_to_fail(node),
    )
    asked = boto.asked(node, arguments)
    if isinstance(asked, Asked):
        return call._replace(method=asked.name, arguments=Arguments((), {}), kind=asked.method, asked_by=call.method)
    return call


def _within(function: FunctionDefinition | None) -> tuple[str, str]:
    """Return the names of the class and of the function that a call is in."""
    if function is None:
        return "", ""
    return function.owner.name if function.owner else "", function.name
