"""Event streams: boto3's iterator of dicts as an iterator of typed events."""

from __future__ import annotations

import sys
from typing import Any, Generic, TypeVar

from .typed_errors import as_client_error, is_client_error

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

Event = TypeVar("Event")


class EventStream(Generic[Event]):
    """Iterates over the events of a response, each parsed into the stream's union.

    `raw` is what boto3 returned. Use it as a context manager, or call `close`, to
    release the connection. An error within the stream is raised as its class, and is
    also botocore's `EventStreamError`. A stream of aiobotocore is for `async for`.
    """

    __slots__ = ("_union", "raw")

    def __init__(self, union: type[Event], raw: Any) -> None:
        self._union: Any = union
        self.raw = raw

    def __iter__(self) -> Iterator[Event]:
        try:
            for event in self.raw:
                yield self._typed(event)
        except Exception as error:
            self._raise(error)

    async def __aiter__(self) -> AsyncIterator[Event]:
        try:
            async for event in self.raw:
                yield self._typed(event)
        except Exception as error:
            self._raise(error)

    def _typed(self, event: Any) -> Any:
        return self._union.from_boto3(event) if isinstance(event, dict) else event

    def _raise(self, error: Exception) -> None:
        """Raise the error of an event, typed, or any other as it is."""
        if not is_client_error(error):
            raise error
        package = sys.modules[self._union.__module__.rsplit(".", 2)[0]]
        typed = package._package.from_client_error(error)
        raise as_client_error(typed, error) from error

    def close(self) -> None:
        """Close the connection underneath."""
        close = getattr(self.raw, "close", None)
        if close is not None:
            close()

    def __enter__(self) -> EventStream[Event]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EventStream) and (
            self.raw is other.raw or bool(self.raw == other.raw)
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"EventStream({self.raw!r})"
