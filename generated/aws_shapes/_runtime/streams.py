"""Event streams: boto3's iterator of dicts as an iterator of typed events."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

Event = TypeVar("Event")


class EventStream(Generic[Event]):
    """Iterates over the events of a response, each parsed into the stream's union.

    `raw` is what boto3 returned. Use it as a context manager, or call `close`, to
    release the connection.
    """

    __slots__ = ("_union", "raw")

    def __init__(self, union: type[Event], raw: Any) -> None:
        self._union: Any = union
        self.raw = raw

    def __iter__(self) -> Iterator[Event]:
        union = self._union
        for event in self.raw:
            yield union.from_boto3(event) if isinstance(event, dict) else event

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
