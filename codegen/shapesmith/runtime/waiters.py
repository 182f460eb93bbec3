"""Waiters as methods of requests: `request.wait_until_table_exists(client)`.

What waits is loaded by the first call.
"""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any, Protocol, TypeVar, overload

    from .request import Request
    from .validation import Level
    from .waiting import Attempt

    ResponseT = TypeVar("ResponseT")
    ResultT = TypeVar("ResultT", covariant=True)

    class Wait(Protocol[ResponseT, ResultT]):
        """A waiter of a request."""

        def __call__(
            self,
            client: Any,
            *,
            delay: float | None = None,
            max_attempts: int | None = None,
            on_attempt: Callable[[Attempt[ResponseT]], object] | None = None,
            level: Level = "documented",
            check: bool = True,
        ) -> ResultT:
            """Wait as boto3's waiter does, and return the last response.

            It calls the operation every `delay` seconds and at most `max_attempts`
            times; the docstring of the request has the defaults. `on_attempt` is given
            each `Attempt`; what it raises ends the wait. The response is None where the
            waiter waits for an error. The rest is as for `send`.

            Raises:
                botocore.exceptions.WaiterError: the state can no longer be reached, or
                    `max_attempts` were made; `last_response` is what boto3 returned.
                ValidationError: the request violates its model; nothing was sent.
                ValueError: `client` is not a client of the service.
            """
            ...


class _Named:
    """A waiter as an attribute of a request; `name` is that of `client.get_waiter`."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"


class Waiter(_Named):
    """A waiter that takes a boto3 client."""

    __slots__ = ()

    if TYPE_CHECKING:

        @overload
        def __get__(self, request: None, owner: object) -> Waiter: ...
        @overload
        def __get__(
            self, request: Request[ResponseT], owner: object
        ) -> Wait[ResponseT, ResponseT | None]: ...

    def __get__(self, request: Any, owner: object) -> Any:
        if request is None:
            return self
        from .waiting import WaitUntil

        return WaitUntil(request, self.name)


class AsyncWaiter(_Named):
    """A waiter that takes a client of aiobotocore."""

    __slots__ = ()

    if TYPE_CHECKING:

        @overload
        def __get__(self, request: None, owner: object) -> AsyncWaiter: ...
        @overload
        def __get__(
            self, request: Request[ResponseT], owner: object
        ) -> Wait[ResponseT, Awaitable[ResponseT | None]]: ...

    def __get__(self, request: Any, owner: object) -> Any:
        if request is None:
            return self
        from .waiting import WaitUntilAsync

        return WaitUntilAsync(request, self.name)
