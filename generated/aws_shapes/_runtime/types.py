"""The types of members that are neither str, int, float, bool nor a generated class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping as Mapping, Sequence as Sequence
from datetime import datetime as datetime
from typing import Any, Literal, Protocol, TypeAlias, TypeVar

Key = TypeVar("Key", covariant=True)
Value = TypeVar("Value", covariant=True)


class Readable(Protocol):
    """A file-like object: what boto3 takes for the body of an upload."""

    def read(self, size: int = ..., /) -> Any:
        """Return the next bytes."""


class StreamingBody(Protocol):
    """The body of a download, as `botocore.response.StreamingBody` gives it."""

    def read(self, amt: int | None = None) -> bytes:
        """Return at most `amt` bytes, or all that remain."""
        ...

    def iter_chunks(self, chunk_size: int = ...) -> Any:
        """Return an iterator over the body in chunks of `chunk_size` bytes."""

    def iter_lines(self, chunk_size: int = ..., keepends: bool = False) -> Any:
        """Return an iterator over the lines of the body."""

    def close(self) -> None:
        """Release the connection."""

    def __iter__(self) -> Iterator[bytes]:
        """Return an iterator over the body in chunks of 1 KiB."""
        ...

    def __next__(self) -> bytes:
        """Return the next chunk of 1 KiB."""
        ...

    def __enter__(self) -> Any:
        """Return the file underneath; the connection is released at the end."""

    def __exit__(self, *raised: Any) -> None:
        """Release the connection."""


# A response has bytes and datetimes; a request may have any form that boto3 takes.
BytesLike: TypeAlias = bytes | bytearray | str
# The whole body of a request may be a file.
BlobLike: TypeAlias = BytesLike | Readable
TimestampLike: TypeAlias = datetime | str | int | float


class EnumMapping(Protocol[Key, Value]):
    """A mapping whose keys are an enum or its literal strings.

    `Mapping` is invariant in its keys, so that it would not take a dict with the enum
    alone as keys. A method that is given a key would have the same effect here.
    """

    def __len__(self) -> int:
        """Return the number of entries."""
        ...

    def __iter__(self) -> Iterator[Key]:
        """Return an iterator over the keys."""
        ...

    def items(self) -> Iterable[tuple[Key, Value]]:
        """Return keys and values."""
        ...


# JSON, the value of documents and jsonvalue members.
AnyJson: TypeAlias = bool | int | float | str | Sequence[Any] | Mapping[str, Any] | None
# A structure of which only the name is known.
AnyMembers: TypeAlias = dict[str, Any]


# How much is checked.
Level: TypeAlias = Literal["botocore", "modelled", "documented"]

# A boto3 client or resource, whose class boto3 makes at run time.
Client: TypeAlias = Any


class ClientError(Protocol):
    """`botocore.exceptions.ClientError`, which need not be installed."""

    response: Any
