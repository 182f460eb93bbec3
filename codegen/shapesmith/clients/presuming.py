"""Which client a call says that it makes, where nothing is known of its function: `get_client("ecs", region)`.

Such a client is presumed: it counts where the calls of it fit.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

from shapesmith.clients.calls import Arguments
from shapesmith.clients.dotted import last_name
from shapesmith.clients.modules import AnyFunction, Scope
from shapesmith.clients.naming import Services, is_of_client, service_within
from shapesmith.clients.values import UNKNOWN, Presumed


def presumed(node: ast.Call, arguments: Arguments, scope: Scope, services: Services) -> Any:
    """Return the client that a call in a scope makes: `make_emr_client()`; or takes out of `**kwargs`."""
    match node:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id=holder), attr="get" | "pop"),
            args=[ast.Constant(value=str(name)), *_],
        ):
            function = scope.node
            gathered = function.args.kwarg if isinstance(function, AnyFunction) else None
            is_passed = gathered is not None and gathered.arg == holder
            return passed_by_decorator(function, name, services) if is_passed else UNKNOWN
    name = last_name(node.func)
    # A connection may be a resource.
    if "client" not in name.lower() or name in scope.module.replaced.attributes:
        return UNKNOWN
    said = _said((*arguments.positional, *arguments.named.values()), services)
    return _presumed(service_within(name, services) if said is None else said)


def passed_by_decorator(function: ast.AST, parameter: str, services: Services) -> Any:
    """Return the client that a decorator passes to a function: `@sts_client("elb") def f(client=None):`."""
    if not is_of_client(parameter) or not isinstance(function, AnyFunction):
        return UNKNOWN
    for decorator in function.decorator_list:
        if isinstance(decorator, ast.Call) and is_of_client(last_name(decorator.func)):
            arguments = (*decorator.args, *(each.value for each in decorator.keywords))
            return _presumed(_said((each.value for each in arguments if isinstance(each, ast.Constant)), services))
    return UNKNOWN


def _said(values: Iterable[Any], services: Services) -> str | None:
    """Return the service that is the only one among some values; empty if there are several, None if there is none."""
    said = {value for value in values if isinstance(value, str) and services.has_service(value)}
    return (said.pop() if len(said) == 1 else "") if said else None


def _presumed(service: str | None) -> Any:
    return Presumed(service) if service else UNKNOWN
