"""Which arguments the calls of a function pass for its parameters."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Protocol

from shapesmith.clients.calls import Arguments
from shapesmith.clients.joining import agreed, unsure
from shapesmith.clients.modules import ClassDefinition, FunctionDefinition, Scope
from shapesmith.clients.values import OF_BOTO, PASSED, SCALARS, UNKNOWN, Class, Instance, Module, is_known

# Of a name that is called more often, it is not found out which function each call is of.
_MOST_CALLS = 100


class Passed(NamedTuple):
    """What calls pass for a parameter, and the nodes of the scopes that they are in."""

    value: Any
    scopes: set[ast.AST]


def given_by(function: FunctionDefinition, receiver: Any, arguments: Arguments) -> dict[str, Any]:
    """Return the parameters that a call gives a value that is known, and that have it until the function returns.

    One that the function binds again keeps what is of boto3 only: `if client is None: client = boto3.client("s3")`.
    """
    positional = [each.arg for each in function.positional]
    given: dict[str, Any] = {}
    if function.receiver is not None and receiver is not None:
        given[positional[0]] = (
            Class(receiver.definition) if function.is_of_class and isinstance(receiver, Instance) else receiver
        )
        positional = positional[1:]
    if not arguments.is_uncertain:
        given.update(_texts_by_default(function))
    given.update(zip(positional, arguments.positional, strict=False))
    names = {each.arg for each in function.parameters}
    given.update({name: value for name, value in arguments.named.items() if name in names})
    return {
        name: value
        for name, value in given.items()
        if is_known(value) and (isinstance(value, OF_BOTO) or not _is_bound_again(function, name))
    }


def _texts_by_default(function: FunctionDefinition) -> Iterator[tuple[str, str]]:
    """Yield the parameters that are a text by default: `def client(service="sqs")`."""
    for parameter in function.parameters:
        match function.default(parameter.arg):
            case ast.Constant(value=str(text)):
                yield parameter.arg, text


def given_to_lambda(node: ast.Lambda, arguments: Arguments) -> dict[str, Any]:
    """Return the parameters of a lambda in a call: a text, number or something of boto3, or not known."""
    given = {each.arg: UNKNOWN for each in ast.walk(node.args) if isinstance(each, ast.arg)}
    plain = [each.arg for each in (*node.args.posonlyargs, *node.args.args)]
    passed = {**dict(zip(plain, arguments.positional, strict=False)), **arguments.named}
    kept = {name: value for name, value in passed.items() if isinstance(value, (*OF_BOTO, *SCALARS))}
    return {name: kept.get(name, UNKNOWN) for name in given}


def passed_to_base(function: FunctionDefinition, below: FunctionDefinition, values: Values) -> dict[str, Any]:
    """Return what a method of a derived class gives the parameters of the one above it: `super().__init__("sqs")`."""
    calls = [call for scope, call in below.module.call_sites.get(function.name, ()) if scope is below.scope]
    match calls:
        case [ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Name(id="super")))) as call]:
            found = {
                each.arg: argument_at(call, each.arg, position_of(function, each.arg)) for each in function.parameters
            }
            evaluated = {name: values.evaluate(below.scope, node) for name, node in found.items() if node is not None}
            return {
                name: value
                for name, value in evaluated.items()
                if isinstance(value, (*PASSED, *SCALARS)) and not _is_bound_again(function, name)
            }
    return {}


def _is_bound_again(function: FunctionDefinition, parameter: str) -> bool:
    """Return whether a function, or one within it, binds the name of a parameter."""
    scope = function.scope
    return parameter in scope.declared_inside or any(
        binding.kind != "parameter" for binding in scope.bindings.get(parameter, ())
    )


def position_of(function: FunctionDefinition, name: str) -> int | None:
    """Return which argument by position a call passes for a parameter; None if it is passed by name only."""
    positional = [each.arg for each in function.positional]
    if function.receiver is not None:
        positional = positional[1:]
    return positional.index(name) if name in positional else None


def argument_at(call: ast.Call, name: str, position: int | None) -> ast.expr | None:
    """Return the argument of a call for a parameter, by name or position; None if it is not passed plainly."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    if position is None or any(isinstance(each, ast.Starred) for each in call.args):
        return None
    return call.args[position] if position < len(call.args) else None


class Values(Protocol):
    """What is asked of the values of the source."""

    def evaluate(self, scope: Scope, node: ast.expr) -> Any:
        """Return the value of an expression in a scope."""

    def line(self, definition: ClassDefinition) -> Iterable[ClassDefinition]:
        """Return a class and those that it is derived from."""


def passed_by(function: FunctionDefinition, name: str, values: Values, but: ast.AST | None = None) -> Passed:
    """Return what calls in scopes but one pass, of the functions of the name that have the parameter there."""
    position = position_of(function, name)
    scopes = set()
    found = []
    is_sure = True
    for scope, call in call_sites(function):
        argument = argument_at(call, name, position)
        is_called = argument is not None and scope.node is not but and _is_called(function, scope, call, values)
        if argument is not None and is_called is not False:
            scopes.add(scope.node)
            found.append(values.evaluate(scope, argument))
            is_sure = is_sure and is_called is True
    passed = agreed(found, PASSED)
    return Passed(passed if is_sure else unsure(passed), scopes)


def has_few_calls(function: FunctionDefinition) -> bool:
    """Return whether it is found out which calls by the name of a function are of it, and not of another."""
    return len(function.module.call_sites.get(function.name, ())) <= _MOST_CALLS


def _is_called(function: FunctionDefinition, scope: Scope, call: ast.Call, values: Values) -> bool | None:
    """Return whether a call by the name of a function is one of it; None if that is not known."""
    if not isinstance(call.func, ast.Attribute):
        return True
    if not has_few_calls(function):
        return None
    holder = values.evaluate(scope, call.func.value)
    owner = function.owner
    match holder:
        case Class(definition, _) | Instance(definition):
            return owner is not None and (owner in values.line(definition) or definition in values.line(owner))
        case Module():
            return owner is None
    return False if is_known(holder) else None


def call_sites(function: FunctionDefinition) -> Iterator[tuple[Scope, ast.Call]]:
    """Yield the calls within a module by the name of a function of it."""
    sites = function.module.call_sites
    if function.name != "__init__" or function.owner is None:
        yield from sites.get(function.name, ())
        return
    yield from sites.get(function.owner.name, ())
    for scope, call in sites.get("cls", ()):
        method = scope.node
        if isinstance(method, ast.FunctionDef) and function.module.function(method).owner is function.owner:
            yield scope, call
