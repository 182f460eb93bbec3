"""Modelled errors as exceptions, and how botocore's ClientError becomes one."""

from __future__ import annotations

from .schema import schema_of
from .shape import Shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, ClassVar


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
        is_retryable: ClassVar[bool]
        is_throttling: ClassVar[bool]

        # The argument of `from_boto3`: `ClientError.response`, or an event of a stream.
        response: Mapping[str, Any]
    else:
        error_code = ""
        http_status_code = is_client_fault = None
        is_retryable = is_throttling = False

    def __eq__(self, other: object) -> bool:
        # Errors without members have nothing to compare.
        if not schema_of(type(self)).members:
            return self is other
        return super().__eq__(other)

    # By identity, as for any exception: a traceback keeps errors in sets.
    __hash__ = Exception.__hash__  # type: ignore[assignment]

    def __str__(self) -> str:
        message = getattr(self, "message", None)
        if message is None:
            message = getattr(self, "response", {}).get("Error", {}).get("Message")
        code = self.error_code or getattr(self, "response", {}).get("Error", {}).get(
            "Code", type(self).__name__
        )
        return f"{code}: {message}" if message else str(code)


def from_client_error(load: Callable[[object], Any], error: Any) -> ServiceError:
    """Return the modelled error behind `error`, a `botocore.exceptions.ClientError`.

    `load` gives the class for an error code, None for one that the model does not have.
    The message is looked up where botocore puts it, so that it is set for every
    protocol.
    """
    response = error.response
    details = response.get("Error", {})
    error_class = load(details.get("Code")) or load(details.get("QueryErrorCode"))
    if error_class is None:
        unknown = ServiceError(details.get("Message"))
        unknown.response = response
        unknown.__cause__ = error
        return unknown
    # botocore leaves the members at the top for JSON and REST, and inside "Error" for
    # the query protocols.
    members = {
        **details,
        **{
            key: value
            for key, value in response.items()
            if key not in ("Error", "ResponseMetadata")
        },
    }
    wire_names = schema_of(error_class).members
    for name in wire_names:
        if name.lower() == "message" and name not in members and "Message" in details:
            members[name] = details["Message"]
    typed: ServiceError = error_class.from_boto3(
        {
            key: value
            for key, value in members.items()
            if key not in ("Code", "Message", "Type") or key in wire_names
        }
    )
    typed.response = response
    typed.__cause__ = error
    return typed
