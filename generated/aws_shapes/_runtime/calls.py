"""Calls of a client with a request: checked, sent, and the response or error typed."""

from __future__ import annotations

import sys
from importlib import import_module
from inspect import isawaitable, iscoroutinefunction

from . import checked
from .messages import type_name
from .schema import defines, schema_of
from .structure import Shape, Structure
from .typed_errors import as_client_error, is_client_error
from .validation import LEVELS, check_value, raise_on_errors, require_level

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    from .package import Package
    from .validation import Level


class EmptyResponse(Structure):
    """The response of an operation without output: `response_metadata`, no members."""

    __slots__ = ()
    _schema = staticmethod(Shape._schema)


class BoundOperation:
    """An operation bound to its class of requests; `method` is that of a client."""

    __slots__ = (
        *("checks_more", "client_class", "is_derived", "method", "name"),
        *("package", "params_of_valid", "parse", "response", "schema", "service"),
        "tokens",
    )

    def __init__(
        self, request: Any, name: str, method: str, package: Package, of: Any
    ) -> None:
        self.name = name
        self.method = method
        self.package = package
        self.service = package.service
        self.response: Any = of.Response or EmptyResponse
        self.schema = schema_of(request)
        # Whether it is a derived class with a check, or a conversion, of its own.
        self.checks_more = defines(request, "validate")
        is_converted_otherwise = defines(request, "to_boto3")
        self.is_derived = self.checks_more or is_converted_otherwise
        # The tokens that are left to boto3 if they are not set; a conversion of its own
        # may set them.
        self.tokens = tuple(
            (wire_name, attribute)
            for wire_name, attribute in self.schema.attributes.items()
            if attribute in self.schema.tokens and not is_converted_otherwise
        )
        # The parameters of a request that is valid, without new tokens; False if it may
        # not be valid: the search then decides. A compiled function replaces this once
        # there is one.
        self.params_of_valid: Callable[[Any], Any] = self._params_of_valid
        # The response for a dict; a compiled method replaces this once there is one.
        self.parse: Callable[[Any], Any] = self._parse
        # The class of the last client: botocore makes one for each client, and it is of
        # one service.
        self.client_class: type[Any] | None = None

    def _params_of_valid(self, request: Any) -> Any:
        """Return False until it pays to compile the function."""
        if self.is_derived or not self.schema.is_worth_compiling("send"):
            return False
        from .one_pass import params_of_valid

        self.params_of_valid = params_of_valid(self.schema)
        return self.params_of_valid(request)

    def _parse(self, response: Any) -> Any:
        """Return the response for a dict, until there is a compiled method."""
        if not schema_of(self.response).members:
            self.parse = self._parse_empty
        elif "from_boto3" in vars(self.response):
            self.parse = self.response.from_boto3
        return self.response.from_boto3(response)

    def _parse_empty(self, response: dict[str, Any]) -> Any:
        """Do as `from_boto3` does for a response without members: it keeps all."""
        made = object.__new__(self.response)
        made._kept = dict(response) or None
        return made

    def method_of(self, client: Any, is_async: bool = False) -> Any:
        """Return the method of a client, or of a mock in its place.

        Raises ValueError for a client of another service, or of the other kind.
        """
        is_client = self._is_client(client)
        if is_async and not _is_async(client):
            raise ValueError(
                "client must be a client of aiobotocore (got one of boto3); "
                "use the method without _async"
            )
        found = getattr(client, self.method, None)
        if is_client and found is not None:
            if not is_async and type(client).__module__ == "botocore.client":
                self.client_class = type(client)
            return found
        if is_client:
            raise ValueError(
                f"client has no method {self.method}: the installed botocore is older "
                f"than these classes, or cannot call {self.name}"
            )
        if not callable(found):
            raise self._no_client(client, is_async)
        return found

    def require_client(self, client: Any, is_async: bool, maker: str) -> bool:
        """Return whether this is a client of the service; a mock is none.

        Raises ValueError for a client of another service, or of the other kind, and for
        what has no method `maker`, which makes a paginator or a waiter.
        """
        if not self._is_client(client):
            if callable(getattr(client, maker, None)):
                return False
            raise self._no_client(client, is_async)
        self.method_of(client, is_async)
        if not is_async and _is_async(client, default=False):
            raise _aiobotocore()
        return True

    def _is_client(self, client: Any) -> bool:
        """Whether this is a client of the service; a mock is none.

        Raises ValueError for a client of another service, and for a resource.
        """
        service = self.service
        try:
            name = client.meta.service_model.service_name
        except AttributeError:
            name = None
        if name == service:
            return True
        meta = getattr(client, "meta", None)
        # By type: a mock with the attributes of a client claims to have texts in them.
        if type(name) is str:
            raise ValueError(
                f"client must be a client of {service} (got one of {name})"
            )
        if type(getattr(meta, "service_name", None)) is str:
            # What it sends and returns are other values than those of a client.
            raise ValueError(
                f"client must be a client of {service} (got a resource); "
                f'make one by boto3.client("{service}")'
            )
        return False

    def _no_client(self, client: Any, is_async: bool) -> ValueError:
        service = self.service
        kind = "an aiobotocore" if is_async else "a boto3"
        return ValueError(
            f"client must be {kind} client of {service} (got {type_name(client)})"
        )

    def raised(self, error: Exception) -> Any:
        """Return the exception to raise for one that a call has raised."""
        if not is_client_error(error):
            return error
        return as_client_error(self.package.from_client_error(error), error)

    def raise_typed(self, error: Exception) -> NoReturn:
        """Raise the typed error for one that a call has raised; that if it has none."""
        typed = self.raised(error)
        if typed is error:
            raise error
        raise typed from error

    def typed(self, response: Any) -> Any:
        """Return the response of a call, typed.

        What is no dict comes from the mock of a client, and is returned as it is: its
        attributes are read as those of a response.
        """
        return self.parse(response) if isinstance(response, dict) else response


# The operation of each class of requests.
_OPERATIONS: dict[type[Any], BoundOperation] = {}


def operation_of(request: type[Any]) -> BoundOperation:
    """Return the operation of a class of requests, or of one that is derived from it.

    Raises TypeError for a class that is not generated.
    """
    operation = _OPERATIONS.get(request)
    if operation is None:
        operation = _OPERATIONS[request] = _found(request)
    return operation


def _found(request: type[Any]) -> BoundOperation:
    for owner in request.__mro__:
        package, _, method = owner.__module__.rpartition(".operations.")
        if "_operation" in vars(owner):
            package, method = owner.__module__.rsplit(".", 2)[0], owner._operation  # type: ignore[attr-defined]
        if not (package and method):
            continue
        module = import_module(f"{package}.operations.{method}")
        # A program may have a folder of that name, too.
        if getattr(module, "Request", None) is owner:
            of_service: Package = sys.modules[package]._package
            name = of_service.operation(method).name
            return BoundOperation(request, name, method, of_service, module)
    raise TypeError(f"{request.__name__} is not the request of an operation")


def prepare(
    operation: BoundOperation, request: Any, level: Level, check: bool
) -> tuple[dict[str, Any], Level | None]:
    """Return the parameters of a request, checked unless `check` is False.

    They are without the tokens that it does not set. The second item is the level at
    which nothing is wrong with them; None if they were not checked, or if there is
    advice. Raises ValidationError if they are wrong, ValueError for an unknown level.
    """
    if check and level in LEVELS:
        params = operation.params_of_valid(request)
        if params is not False:
            return params, level
    return _prepare(operation, request, level, check)


def _prepare(
    operation: BoundOperation, request: Any, level: Level, check: bool
) -> tuple[dict[str, Any], Level | None]:
    """Do as `prepare` does, for parameters in which something may be wrong."""
    if not check:
        require_level(level)
        return _without_new_tokens(operation, request, request.to_boto3()), None
    if operation.checks_more:
        request.validate(level=level)
        return _without_new_tokens(operation, request, request.to_boto3()), None
    try:
        params = request.to_boto3()
    except Exception:
        request.validate(level=level)
        raise
    structure = type(request)
    found = check_value(structure, structure.__name__, params, level=level)
    if found:
        raise_on_errors(structure.__name__, found)
    params = _without_new_tokens(operation, request, params)
    return params, None if found else level


def _without_new_tokens(
    operation: BoundOperation, request: Any, params: dict[str, Any]
) -> dict[str, Any]:
    """Leave out the tokens that a request does not set: boto3 makes one for each call.

    So a stub, or a mock, gets the parameters that were given.
    """
    for wire_name, attribute in operation.tokens:
        if getattr(request, attribute) is None:
            params.pop(wire_name, None)
    return params


def invoke(
    operation: BoundOperation,
    level: Level | None,
    method: Callable[..., Any],
    params: dict[str, Any],
) -> Any:
    """Return what a method of a client returns, or raise a typed error.

    A guard does not check the call again if nothing was wrong at its level.
    """
    marked = checked.mark(operation.name, level, params)
    try:
        return method(**params)
    except Exception as error:
        operation.raise_typed(error)
    finally:
        checked.unmark(marked)


def send(request: Any, client: Any, level: Level, check: bool) -> Any:
    """Call the operation of a request, and return its response, typed."""
    operation = _OPERATIONS.get(type(request)) or operation_of(type(request))
    if type(client) is operation.client_class:
        method = getattr(client, operation.method)
    else:
        method = operation.method_of(client)
    checked_at: Level | None = level
    # What `prepare` and `invoke` do, in this frame.
    is_tried = check and level in LEVELS
    params: Any = operation.params_of_valid(request) if is_tried else False
    if params is False:
        params, checked_at = _prepare(operation, request, level, check)
    if checked.is_guarding:
        response = invoke(operation, checked_at, method, params)
    else:
        try:
            response = method(**params)
        except Exception as error:
            operation.raise_typed(error)
    if type(response) is dict:
        return operation.parse(response)
    if isawaitable(response):
        # A coroutine that has not started: nothing was sent.
        close = getattr(response, "close", None)
        if close is not None:
            close()
        raise _aiobotocore()
    return operation.typed(response)


def _is_async(client: Any, default: bool = True) -> bool:
    """Whether a client is one of aiobotocore; `default` for what is no client."""
    make = getattr(type(client), "_make_api_call", None)
    return default if make is None else iscoroutinefunction(make)


def _aiobotocore() -> ValueError:
    return ValueError(
        "client must be a boto3 client (got one of aiobotocore); "
        "use the method with _async, as in `await request.send_async(client)`"
    )
