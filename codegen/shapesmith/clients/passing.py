"""Which arguments the calls of a function pass for its parameters."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, NamedTuple

from shapesmith.clients.calls import Arguments
from shapesmith.clients.modules import FunctionDefinition, Scope
from shapesmith.clients.values import OF_BOTO, Class, Instance, is_known


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
    given.update(zip(positional, arguments.positional, strict=False))
    names = {each.arg for each in function.parameters}
    given.update({name: value for name, value in arguments.named.items() if name in names})
    return {
        name: value
        for name, value in given.items()
        if is_known(value) and (isinstance(value, OF_BOTO) or not _is_bound_again(function, name))
    }


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
