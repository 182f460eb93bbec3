"""Waiting for a state: boto3's waiter with typed responses and errors, and progress."""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, TypeVar

from .calls import invoke, operation_of, prepare
from .typed_errors import is_client_error

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .errors import ServiceError
    from .validation import Level

ResponseT = TypeVar("ResponseT")


class Attempt(NamedTuple, Generic[ResponseT]):
    """One call of a waiter: its number, from 1, and what came of it.

    Either `response` or `error` is None. Unless the waiter ends, the next call follows
    after `delay` seconds; there are at most `max_attempts`.
    """

    number: int
    max_attempts: int
    delay: float
    response: ResponseT | None
    error: ServiceError | None


class _Wait:
    """A waiter at work: what it calls, and what came of its calls so far."""

    def __init__(
        self,
        request: Any,
        name: str,
        client: Any,
        delay: float | None,
        max_attempts: int | None,
        on_attempt: Callable[[Attempt[Any]], object] | None,
        level: Level,
        check: bool,
        is_async: bool,
    ) -> None:
        self.operation = operation_of(type(request))
        is_client = self.operation.require_client(client, is_async, "get_waiter")
        self.method = self.operation.method_of(client, is_async)
        self.checked: Level | None
        self.params, self.checked = prepare(self.operation, request, level, check)
        if is_client and name not in client.waiter_names:
            raise ValueError(
                f"client has no waiter {name}: "
                "the installed botocore is older than these classes"
            )
        self._known = client.get_waiter(name)
        given = {"Delay": delay, "MaxAttempts": max_attempts}
        self._given = {key: value for key, value in given.items() if value is not None}
        # The waiter of a mock, which has no configuration.
        self.mock = None if is_client else self._known
        if not is_client:
            return
        config = self._known.config
        self._delay = config.delay if delay is None else delay
        self._most = config.max_attempts if max_attempts is None else max_attempts
        self._on_attempt = on_attempt
        self.last: Attempt[Any] | None = None

    def waiter(self, method: Callable[..., Any]) -> Any:
        """Return boto3's waiter, which calls `method` instead of the client's."""
        return type(self._known)(self._known.name, self._known.config, method)

    @property
    def arguments(self) -> dict[str, Any]:
        """The arguments of boto3's waiter."""
        if self.mock is not None:
            given = {"WaiterConfig": self._given} if self._given else {}
            return {**self.params, **given}
        config = {"Delay": self._delay, "MaxAttempts": self._most}
        return {**self.params, "WaiterConfig": config}

    def answered(self, response: dict[str, Any]) -> dict[str, Any]:
        """Take notice of a response, and return it."""
        self._attempted(self.operation.typed(response), None)
        return response

    def failed(self, error: Any) -> dict[str, Any]:
        """Take notice of an error of the service, and return its response.

        Raises any other.
        """
        if not is_client_error(error):
            raise error
        self._attempted(None, error)
        response: dict[str, Any] = error.response
        return response

    def _attempted(self, response: Any, error: Any) -> None:
        number = 1 if self.last is None else self.last.number + 1
        self.last = Attempt(number, self._most, self._delay, response, error)
        if self._on_attempt is not None:
            self._on_attempt(self.last)

    @property
    def response(self) -> Any:
        """The last response; None if the last call failed."""
        return None if self.last is None else self.last.response

    @property
    def error(self) -> ServiceError | None:
        """The error of the last call; None if there was none."""
        return None if self.last is None else self.last.error


class WaitUntil:
    """A waiter of a request, which takes a boto3 client."""

    __slots__ = ("_name", "_request")

    def __init__(self, request: Any, name: str) -> None:
        self._request = request
        self._name = name

    def __call__(
        self,
        client: Any,
        *,
        delay: float | None = None,
        max_attempts: int | None = None,
        on_attempt: Callable[[Attempt[Any]], object] | None = None,
        level: Level = "documented",
        check: bool = True,
    ) -> Any:
        """Wait as boto3's waiter does, and return the last response.

        The arguments are those of `waiters.Wait`, which type checkers see.
        """
        options = delay, max_attempts, on_attempt, level, check
        wait = _Wait(self._request, self._name, client, *options, is_async=False)
        if wait.mock is not None:
            wait.mock.wait(**wait.arguments)
            return None

        def method(**params: Any) -> dict[str, Any]:
            try:
                response = invoke(wait.operation, wait.checked, wait.method, params)
            except Exception as error:
                return wait.failed(error)
            return wait.answered(response)

        try:
            wait.waiter(method).wait(**wait.arguments)
        except Exception as failure:
            if wait.error is None or not _is_end(failure):
                raise
            raise failure from wait.error
        return wait.response


class WaitUntilAsync(WaitUntil):
    """A waiter of a request, which takes a client of aiobotocore."""

    __slots__ = ()

    async def __call__(
        self,
        client: Any,
        *,
        delay: float | None = None,
        max_attempts: int | None = None,
        on_attempt: Callable[[Attempt[Any]], object] | None = None,
        level: Level = "documented",
        check: bool = True,
    ) -> Any:
        """Do as `WaitUntil` does, with a client of aiobotocore."""
        from .async_calls import invoke_async

        options = delay, max_attempts, on_attempt, level, check
        wait = _Wait(self._request, self._name, client, *options, is_async=True)
        if wait.mock is not None:
            await wait.mock.wait(**wait.arguments)
            return None

        async def method(**params: Any) -> dict[str, Any]:
            try:
                response = await invoke_async(
                    wait.operation, wait.checked, wait.method, params
                )
            except Exception as error:
                return wait.failed(error)
            return wait.answered(response)

        try:
            await wait.waiter(method).wait(**wait.arguments)
        except Exception as failure:
            if wait.error is None or not _is_end(failure):
                raise
            raise failure from wait.error
        return wait.response


def _is_end(failure: Exception) -> bool:
    """Whether an exception is boto3's for a state that was not reached."""
    return type(failure).__name__ == "WaiterError"
