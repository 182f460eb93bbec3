"""Modelled errors as exceptions, and the way from botocore's ClientError to them."""

from __future__ import annotations

from .structure import _NOTHING, _shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, ClassVar, Self


class ServiceError(Exception):
    """An error that a service returned.

    The subclasses are the errors that its model names, with their members. An error
    that the model does not name is a plain `ServiceError`.
    """

    # Not annotated at run time, where `typing.get_type_hints` would look for what only
    # type checkers import.
    if TYPE_CHECKING:
        _wire_names: ClassVar[Mapping[str, str]]
        _sensitive: ClassVar[frozenset[str]]
        _tokens: ClassVar[frozenset[str]]
        _kept: dict[str, Any]

        # What the model says of the error: `error_code` is what
        # `response["Error"]["Code"]` holds.
        error_code: ClassVar[str]
        http_status_code: ClassVar[int | None]
        is_client_fault: ClassVar[bool | None]
        is_retryable: ClassVar[bool]
        is_throttling: ClassVar[bool]

        response: Mapping[str, Any]

        # Whether all names that it is given are wire names of members.
        _knows: ClassVar[Callable[[Iterable[object]], bool]]

        @staticmethod
        def _rules() -> Any:
            """Return what its members must be, as `rules.Rules`."""

    else:
        _wire_names = {}
        _sensitive = _tokens = _NOTHING
        error_code = ""
        http_status_code = is_client_fault = None
        is_retryable = is_throttling = False

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls._knows = frozenset(cls._wire_names).issuperset

    @classmethod
    def from_boto3(cls, response: Mapping[str, Any]) -> Self:
        """Return the error that `response` holds.

        That is `ClientError.response`, or an event of an event stream.

        Raises:
            TypeError: `response` is not a dict.
        """
        if not isinstance(response, dict):
            got = type(response).__name__
            raise TypeError(
                f"{cls.__name__}.from_boto3 must be given a response dict (got {got})"
            )
        error: Self = cls._parse(response, cls)
        return error

    @staticmethod
    def _parse(data: Any, cls: type[Any]) -> Any:
        error: Any = Exception.__new__(cls)
        error.response = data
        return error

    @staticmethod
    def _fits(value: Any) -> bool:
        # An error is raised, never sent: there is no hurry.
        return False

    def to_boto3(self) -> dict[str, Any]:
        """Return the members that are set, under their wire names."""
        return {
            wire: value
            for wire, name in self._wire_names.items()
            if (value := getattr(self, name)) is not None
        }

    def _keep_unknown(self, data: Mapping[str, Any]) -> None:
        self._kept = {
            name: value for name, value in data.items() if name not in self._wire_names
        }

    @property
    def _unknown(self) -> dict[str, Any]:
        """The members that the service sent and the spec does not know."""
        return getattr(self, "_kept", {})

    def __eq__(self, other: object) -> bool:
        if self.__class__ is not other.__class__ or not self._wire_names:
            return self is other
        return all(
            getattr(self, name) == getattr(other, name)
            for name in self._wire_names.values()
        )

    # By identity, as of any exception: a traceback keeps errors in sets.
    __hash__ = Exception.__hash__

    def __str__(self) -> str:
        message = getattr(self, "message", None)
        if message is None:
            message = getattr(self, "response", {}).get("Error", {}).get("Message")
        code = self.error_code or getattr(self, "response", {}).get("Error", {}).get(
            "Code", type(self).__name__
        )
        return f"{code}: {message}" if message else str(code)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(_shown(self, self._sensitive))})"


def from_client_error(
    package: str, errors: Mapping[str, str], error: Any
) -> ServiceError:
    """Return the modelled error behind `error`, a `botocore.exceptions.ClientError`.

    `errors` maps an error code to the name of its class in `package`. The message is
    looked up where botocore puts it, so that it is there whatever the protocol.
    """
    response = error.response
    details = response.get("Error", {})
    name = errors.get(details.get("Code")) or errors.get(details.get("QueryErrorCode"))
    if name is None:
        unknown = ServiceError(details.get("Message"))
        unknown.response = response
        unknown.__cause__ = error
        return unknown
    from importlib import import_module

    error_class: type[ServiceError] = getattr(import_module(package), name)
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
    for wire in error_class._wire_names:
        if wire.lower() == "message" and wire not in members and "Message" in details:
            members[wire] = details["Message"]
    known = {
        key: value
        for key, value in members.items()
        if key not in ("Code", "Message", "Type") or key in error_class._wire_names
    }
    typed = error_class._parse(known, error_class)
    typed.response = response
    typed.__cause__ = error
    return typed  # type: ignore[no-any-return]
