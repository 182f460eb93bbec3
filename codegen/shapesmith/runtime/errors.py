"""Modelled errors as exceptions, and how botocore's ClientError becomes one."""

from __future__ import annotations

from . import messages, retries
from .schema import schema_of
from .structure import Shape

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, ClassVar

    from .metadata import ResponseMetadata
    from .operation import Operation
    from .retries import RetryMode, Trait


class _Decided:
    """Whether botocore tries a call again, or slows down before.

    Of a class by its model, of an error by the response of the service.
    """

    def __init__(self, decide: Callable[[str, int | None, Trait | None], bool]) -> None:
        self._decide = decide

    def __get__(self, error: ServiceError | None, owner: type[ServiceError]) -> bool:
        code, status = _code_and_status(getattr(error, "response", None))
        trait = owner._retry if error is None or error._is_named else None
        return self._decide(
            code or owner.error_code, status or owner.http_status_code, trait
        )


class ServiceError(Shape, Exception):
    """An error that a service returned.

    The subclasses are the errors in its model, with their members. An error
    that the model does not name is a plain `ServiceError`.
    """

    # Not annotated at run time: `typing.get_type_hints` would look for names that only
    # type checkers import.
    if TYPE_CHECKING:
        # The model of the error: `error_code` is `response["Error"]["Code"]`.
        error_code: ClassVar[str]
        http_status_code: ClassVar[int | None]
        is_client_fault: ClassVar[bool | None]
        _retry: ClassVar[Trait]

        # Whether botocore tries the call again, in its standard mode, and whether it
        # slows down before: of a class by its model, of an error by its response.
        is_retryable: bool
        is_throttling: bool

        # The argument of `from_boto3`: `ClientError.response`, or an event of a stream.
        response: Mapping[str, Any]
        # The operation that was called, by its name in the model; None for an error
        # that no call has raised.
        operation_name: str | None

        # Where it comes from: boto3's name of the service, and whether the model of the
        # operation names it.
        _service: str
        _is_named: bool
    else:
        error_code = _retry = _service = ""
        http_status_code = is_client_fault = operation_name = None
        _is_named = True
        is_retryable = _Decided(retries.is_retryable)
        is_throttling = _Decided(retries.is_throttling)

    def is_retried(self, mode: RetryMode = "standard") -> bool:
        """Return whether botocore tries the call again in a retry mode.

        Raises ValueError for an unknown mode.
        """
        if mode not in retries.MODES:
            raise ValueError(
                f"mode must be one of {', '.join(retries.MODES)} "
                f"(got {messages.shown(mode, False)})"
            )
        if mode != "legacy":
            return self.is_retryable
        code, status = _code_and_status(getattr(self, "response", None))
        return retries.is_retryable_in_legacy_mode(
            self._service, code or self.error_code, status or self.http_status_code
        )

    @property
    def response_metadata(self) -> ResponseMetadata | None:
        """What boto3 says of the response; None for an error in a stream."""
        from .metadata import response_metadata

        return response_metadata(getattr(self, "response", None))

    def __eq__(self, other: object) -> bool:
        # Errors without members have nothing to compare.
        if not schema_of(type(self)).members:
            return self is other
        return super().__eq__(other)

    # By identity, as for any exception: a traceback keeps errors in sets.
    __hash__ = Exception.__hash__  # type: ignore[assignment]

    def __str__(self) -> str:
        details = _part(getattr(self, "response", None), "Error")
        message = getattr(self, "message", None)
        if message is None:
            message = details.get("Message")
        if message and "message" in schema_of(type(self)).hidden:
            message = messages.SENSITIVE
        code = self.error_code or details.get("Code", type(self).__name__)
        return f"{code}: {message}" if message else str(code)


def from_client_error(
    service: str,
    operation: Operation | None,
    of_service: Callable[[object], Any],
    error: Any,
) -> ServiceError:
    """Return the modelled error behind `error`, a `botocore.exceptions.ClientError`.

    `of_service` gives the class for an error code of the service, None if it has none.
    Looked up first among the errors of the operation, then among those of the service:
    two errors may share a code. `QueryErrorCode` is the name in the model where a
    service has kept the codes of an older protocol. The message is looked up where
    botocore puts it, so that it is set for every protocol.
    """
    response = getattr(error, "response", None)
    response = response if isinstance(response, dict) else {}
    details = _part(response, "Error")
    codes = [details.get("QueryErrorCode"), details.get("Code")]
    of_operation = (operation.error(code) for code in codes if code and operation)
    named = next(filter(None, of_operation), None)
    error_class = named or next(filter(None, map(of_service, codes)), None)
    typed: ServiceError
    if error_class is None:
        typed = ServiceError(details.get("Message"))
    else:
        typed = error_class.from_boto3(_members(error_class, response, details))
    typed.response = response
    typed.operation_name = getattr(error, "operation_name", None)
    typed._service = service
    typed._is_named = error_class is not None if operation is None else bool(named)
    typed.__cause__ = error
    return typed


def _members(
    error_class: Any, response: Mapping[str, Any], details: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the members of an error in a response.

    botocore leaves them at the top for JSON and REST, and inside "Error" for the query
    protocols.
    """
    top = {
        key: value
        for key, value in response.items()
        if key not in ("Error", "ResponseMetadata")
    }
    members = {**details, **top}
    wire_names = schema_of(error_class).members
    for name in wire_names:
        if name.lower() == "message" and name not in members and "Message" in details:
            members[name] = details["Message"]
    about_the_error = {"Code", "Message", "QueryErrorCode", "Type"}
    return {
        key: value
        for key, value in members.items()
        if key not in about_the_error or key in wire_names
    }


def _part(response: object, name: str) -> Mapping[str, Any]:
    """Return what botocore has under `name` in a response; nothing for another one."""
    part = response.get(name) if isinstance(response, dict) else None
    return part if isinstance(part, dict) else {}


def _code_and_status(response: object) -> tuple[str, int | None]:
    """Return the error code and the HTTP status of a response, where it has them."""
    code = _part(response, "Error").get("Code")
    status = _part(response, "ResponseMetadata").get("HTTPStatusCode")
    return (
        code if isinstance(code, str) else "",
        status if isinstance(status, int) else None,
    )
