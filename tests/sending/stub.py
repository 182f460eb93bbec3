"""A client of boto3 whose calls are answered in turn, after all that comes before the transport has run."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from copy import deepcopy
from typing import Any

from botocore.awsrequest import AWSResponse

from tests.calls.judge import CONFIG, session_of
from tests.corpus.models import Model

METADATA = {"ResponseMetadata": {"HTTPStatusCode": 200, "RequestId": "r-1", "HTTPHeaders": {}, "RetryAttempts": 0}}


def error(code: str | None, message: str | None = "why", status: int = 400, **members: Any) -> dict[str, Any]:
    """Return a response with an error; without a code or a message where that is None."""
    details = {"Code": code, "Message": message}
    return {
        "Error": {name: value for name, value in details.items() if value is not None},
        "ResponseMetadata": {"HTTPStatusCode": status},
        **members,
    }


class Stub:
    """A client of a model. `answers` are given in turn, the last again and again; `calls` is what it was called with."""

    def __init__(self, model: Model, answers: Iterable[dict[str, Any]] = ({},)) -> None:
        session = session_of(model.root)
        self.client: Any = session.client(model.service, config=CONFIG, api_version=model.api_version)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.answer(*answers)
        self.client.meta.events.register_last("before-parameter-build", self._record)
        self.client.meta.events.register_first("before-call", self._answer)

    def answer(self, *answers: dict[str, Any]) -> None:
        """Take these answers from now on, and forget the calls."""
        self.answers = list(answers)
        self.calls.clear()

    @property
    def params(self) -> list[dict[str, Any]]:
        """The parameters of the calls."""
        return [params for _, params in self.calls]

    def _record(self, params: dict[str, Any], model: Any, **_: object) -> None:
        tokens = {name: "a token" for name in model.idempotent_members if name in params}
        self.calls.append((model.name, {**deepcopy(params), **tokens}))

    def _answer(self, **_: object) -> tuple[AWSResponse, dict[str, Any]]:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        status = answer.get("ResponseMetadata", {}).get("HTTPStatusCode", 200)
        # A paginator changes the lists of a page.
        return AWSResponse("https://stub", status, {}, None), {**METADATA, **_copied(answer)}


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value


class AsyncClient:
    """Stands in the place of a client of aiobotocore: its methods return coroutines, and what they do, a `Stub` does."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.meta = client.meta
        self.can_paginate = client.can_paginate
        self.waiter_names = client.waiter_names

    async def _make_api_call(self, operation: str, params: dict[str, Any]) -> Any:
        return self._client._make_api_call(operation, params)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        operation = self._client.meta.method_to_api_mapping[name]
        return lambda **params: self._make_api_call(operation, params)

    def get_paginator(self, name: str) -> Any:
        return _AsyncPaginator(self._client.get_paginator(name))

    def get_waiter(self, name: str) -> Any:
        waiter = self._client.get_waiter(name)
        return _AsyncWaiter(waiter.name, waiter.config, None)


class _AsyncPaginator:
    def __init__(self, paginator: Any) -> None:
        self._paginator = paginator

    def paginate(self, **params: Any) -> _AsyncPages:
        return _AsyncPages(self._paginator.paginate(**params))


class _AsyncPages:
    def __init__(self, pages: Any) -> None:
        self._pages = pages

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pages, name)

    async def __aiter__(self) -> AsyncIterator[dict[str, Any]]:
        for page in self._pages:
            yield page

    async def build_full_result(self) -> dict[str, Any]:
        result: dict[str, Any] = self._pages.build_full_result()
        return result


class _AsyncWaiter:
    """Waits until the operation returns no error, or it was called as often as may be."""

    def __init__(self, name: str, config: Any, method: Any) -> None:
        self.name = name
        self.config = config
        self._method = method

    async def wait(self, WaiterConfig: dict[str, Any], **params: Any) -> None:
        from botocore.exceptions import WaiterError

        for _ in range(WaiterConfig["MaxAttempts"]):
            response = await self._method(**params)
            if "Error" not in response:
                return
        raise WaiterError(name=self.name, reason="Max attempts exceeded", last_response=response)
