"""An operation of a service: its request, its response and its errors."""

from __future__ import annotations

from .nested import Events
from .schema import schema_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Operation:
    """An operation by its name; `method` is that of a boto3 client.

    `request` and `response` are classes; `response` is None if it returns nothing.
    `errors` are the classes of the errors that its model names.
    """

    __slots__ = ("errors", "method", "name", "request", "response")

    name: str
    method: str
    request: Any
    response: Any
    errors: tuple[Any, ...]

    def __init__(
        self, name: str, method: str, module: Any, load: Callable[[str], Any]
    ) -> None:
        self.name = name
        self.method = method
        self.request = module.Request
        self.response = module.Response
        self.errors = tuple(map(load, getattr(module, "ERRORS", "").split()))

    def __repr__(self) -> str:
        request, response = (
            None if cls is None else cls.__name__
            for cls in (self.request, self.response)
        )
        errors = ", ".join(error.__name__ for error in self.errors)
        return (
            f"Operation({self.name!r}, request={request}, response={response}, "
            f"errors=({errors}))"
        )

    def error(self, code: object) -> Any:
        """Return the class of the error that has a code; None if there is none.

        The error of an event stream has the name of its event as its code.
        """
        for error in self.errors:
            if code in (error.error_code, error.__name__):
                return error
        return self._error_of_event(code)

    def _error_of_event(self, name: object) -> Any:
        if self.response is None:
            return None
        for entry in schema_of(self.response).members.values():
            if isinstance(entry, Events):
                event = schema_of(entry.structure).members.get(name)  # type: ignore[call-overload]
                found = getattr(event, "structure", None)
                if found is not None and issubclass(found, Exception):
                    return found
        return None
