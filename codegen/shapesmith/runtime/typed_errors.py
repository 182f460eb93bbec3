"""Typed errors that are also botocore's, so that what catches the one catches both."""

from __future__ import annotations

import sys

from .schema import schema_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any


def is_client_error(error: BaseException) -> bool:
    """Whether an exception is botocore's `ClientError`."""
    exceptions: Any = sys.modules.get("botocore.exceptions")
    return exceptions is not None and isinstance(error, exceptions.ClientError)


def as_client_error(typed: Any, error: Any) -> Any:
    """Make a `ServiceError` an instance of the class of a `ClientError`, as well.

    `except client.exceptions.ResourceNotFoundException` catches it, too.
    """
    typed.__class__ = _joined(type(typed), type(error))
    typed.operation_name = getattr(error, "operation_name", None)
    # `str` is that of botocore's error: programs log it, and look for text in it.
    typed.args = error.args
    return typed


def _joined(typed: type[Any], raised: type[Any]) -> type[Any]:
    """Return the class that derives from both.

    It is kept by them alone: botocore makes new classes of errors for each session.
    """
    for known in raised.__subclasses__():
        if known.__bases__ == (typed, raised):
            return known
    members = {
        "__doc__": typed.__doc__,
        "__module__": typed.__module__,
        "__qualname__": typed.__qualname__,
        "__eq__": _equals,
        "__hash__": Exception.__hash__,
        "__reduce__": _reduce,
        "__str__": _text,
    }
    return type(typed.__name__, (typed, raised), members)


def _equals(error: Any, other: object) -> Any:
    """Compare the members, as of two errors that are not botocore's."""
    typed = type(error).__bases__[0]
    names = schema_of(typed).attributes.values()
    if not isinstance(other, typed):
        return NotImplemented
    if not names:
        return error is other
    return all(getattr(error, name) == getattr(other, name) for name in names)


def _text(error: Any) -> str:
    """Return the text of botocore's error; that of the typed one if it is sensitive."""
    typed: Any = type(error).__bases__[0]
    if "message" in schema_of(typed).hidden:
        text: str = typed.__str__(error)
        return text
    return Exception.__str__(error)


def _reduce(error: Any) -> tuple[Any, ...]:
    typed = type(error).__bases__[0]
    return _restored, (typed, error.response, error.operation_name, vars(error))


def _restored(typed: type[Any], response: Any, operation: str, state: Any) -> Any:
    """Return an error that was copied or pickled; of botocore's classes, the base."""
    from importlib import import_module

    exceptions: Any = import_module("botocore.exceptions")
    made: Any = Exception.__new__(typed)
    made.__dict__.update(state)
    return as_client_error(made, exceptions.ClientError(response, operation))
