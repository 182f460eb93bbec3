"""A call of a client as it was found in source."""

from __future__ import annotations

import ast
from typing import Any, Literal, NamedTuple

from shapesmith.clients.values import Client, Dict

CallKind = Literal["operation", "handed", "paginate", "wait", "create", "resource"]

# The argument that a call takes beside the parameters of its operation.
OPTIONS: dict[CallKind, str] = {"paginate": "PaginationConfig", "wait": "WaiterConfig"}


class Arguments(NamedTuple):
    """The arguments of a call. `named` are those by name, `positional` those by position.

    `is_open`: there may be more by name; `has_more_positional`: there may be more by position.
    """

    positional: tuple[Any, ...]
    named: dict[str, Any]
    is_open: bool = False
    has_more_positional: bool = False

    @property
    def is_uncertain(self) -> bool:
        """Whether there may be more arguments than these."""
        return self.is_open or self.has_more_positional

    def after(self, first: Arguments) -> Arguments:
        """Return these after others that were given before, as `functools.partial` does."""
        return Arguments(
            (*first.positional, *self.positional),
            {**first.named, **self.named},
            first.is_open or self.is_open,
            first.has_more_positional or self.has_more_positional,
        )

    @property
    def params(self) -> Dict:
        """The arguments by name as the parameters of an operation; some may be among those by position."""
        return Dict(dict(self.named), self.is_uncertain or bool(self.positional))


class ClientCall(NamedTuple):
    """A call of a method of a client or a resource, of `paginate`, of `wait`, or one that makes a client.

    Of the kind "handed" it is one that hands a method of a client to a thread, with the arguments of that. `name` is
    the method of the client; of a paginator the method of its operation, of a waiter its name, and of a call that makes
    a client "client" or "resource". `is_expected_to_fail`: the source says that the call raises. `path` are the steps
    from a resource to what is called. `is_edited`: the source has handlers that may change the parameters.
    `is_of_some_versions`: it is only made with some versions of boto3. `is_of_failing_helper`: it is in a function that
    tests use only where they require an error.
    """

    kind: CallKind
    client: Client
    name: str
    arguments: Arguments
    node: ast.Call
    is_expected_to_fail: bool = False
    path: tuple[str, ...] = ()
    is_edited: bool = False
    is_of_some_versions: bool = False
    is_of_failing_helper: bool = False


class OpenCall(NamedTuple):
    """A call of a method of what may be a client: `receiver` is its source, in the class and the function `within`.

    Or of a paginator or waiter of that: `method` is then as the name of a `ClientCall` of this kind. `asked_by` is the
    method of a call that only asks for one, "get_paginator" or "get_waiter". `is_made`: a call says that it makes the
    client. `is_of_resource`: the receiver is the client of a resource, if it is a client.
    """

    receiver: str
    method: str
    arguments: Arguments
    node: ast.Call
    within: tuple[str, str]
    is_expected_to_fail: bool
    kind: CallKind = "operation"
    asked_by: str = ""
    is_made: bool = False
    is_of_resource: bool = False
