"""The base classes of requests: structures that a client sends.

What sends them is loaded by the first call.
"""

from __future__ import annotations

from .structure import Structure

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any, Generic, TypeVar

    from .paging import AsyncItems, AsyncPages, Items, Pages
    from .validation import Level

    ResponseT = TypeVar("ResponseT")
    ItemT = TypeVar("ItemT")


class _Generic:
    """Stands for `typing.Generic`: its arguments are for type checkers only."""

    __slots__ = ()

    def __class_getitem__(cls, _: object) -> type:
        return cls


if not TYPE_CHECKING:
    # Not by assignment, which jedi would read beside the type variables.
    globals().update(Generic=_Generic, ResponseT=None, ItemT=None)


# What sends, once it is loaded: an import statement in a method would take as long as
# the check of a request.
_send: Any = None


def _load() -> Any:
    global _send
    from .calls import send

    _send = send
    return send


class Request(Structure, Generic[ResponseT]):
    """The request of an operation. `ResponseT` is the class of its response."""

    __slots__ = ()

    # The module of the operation, for a class that is not in it.
    _operation = ""

    def send(
        self, client: Any, *, level: Level = "documented", check: bool = True
    ) -> ResponseT:
        """Call the operation with `client`, a boto3 client, and return the response.

        The request is checked first, at `level` (see `validate`), unless `check` is
        False. The docstring of the class has the errors of the operation: each is
        raised as its class, and is also the `ClientError` that boto3 raises.

        Raises:
            ValidationError: the request violates its model; nothing was sent.
            ServiceError: the service returned an error; `response` is its response.
            ValueError: `client` is not a boto3 client of the service, or `level` is
            unknown.
        """
        sent: ResponseT = (_send or _load())(self, client, level, check)
        return sent

    async def send_async(
        self, client: Any, *, level: Level = "documented", check: bool = True
    ) -> ResponseT:
        """Do as `send` does, with a client of aiobotocore or aioboto3."""
        from .async_calls import send_async

        sent: ResponseT = await send_async(self, client, level, check)
        return sent


class Paged(Request[ResponseT], Generic[ResponseT]):
    """The request of an operation that returns its results in pages."""

    __slots__ = ()

    def pages(
        self,
        client: Any,
        *,
        max_items: int | None = None,
        page_size: int | None = None,
        starting_token: str | None = None,
        level: Level = "documented",
        check: bool = True,
    ) -> Pages[ResponseT]:
        """Return the pages, each a response, as boto3's paginator returns them.

        A page is fetched when it is iterated over. `max_items` limits the items of all
        pages, `page_size` those of one; `starting_token` is the `resume_token` of pages
        that `max_items` ended. The rest is as for `send`.

        Raises:
            ValidationError: the request violates its model; nothing was sent.
            ValueError: `client` is not a boto3 client of the service.
        """
        from .paging import Pages, Paging

        limits = max_items, page_size, starting_token
        return Pages(Paging(self, client, limits, level, check))

    def pages_async(
        self,
        client: Any,
        *,
        max_items: int | None = None,
        page_size: int | None = None,
        starting_token: str | None = None,
        level: Level = "documented",
        check: bool = True,
    ) -> AsyncPages[ResponseT]:
        """Do as `pages` does, with a client of aiobotocore: for `async for`."""
        from .paging import AsyncPages, Paging

        limits = max_items, page_size, starting_token
        return AsyncPages(Paging(self, client, limits, level, check, True))


class Paginated(Paged[ResponseT], Generic[ResponseT, ItemT]):
    """The request of an operation whose pages have a list of items.

    The items are those of the first result key of the paginator; the docstring of the
    class names it.
    """

    __slots__ = ()

    def items(
        self,
        client: Any,
        *,
        max_items: int | None = None,
        page_size: int | None = None,
        starting_token: str | None = None,
        level: Level = "documented",
        check: bool = True,
    ) -> Items[ItemT]:
        """Return the items of all pages, for the arguments of `pages`.

        A page is fetched when its first item is asked for.
        """
        from .paging import Items, Paging

        limits = max_items, page_size, starting_token
        return Items(Paging(self, client, limits, level, check))

    def items_async(
        self,
        client: Any,
        *,
        max_items: int | None = None,
        page_size: int | None = None,
        starting_token: str | None = None,
        level: Level = "documented",
        check: bool = True,
    ) -> AsyncItems[ItemT]:
        """Do as `items` does, with a client of aiobotocore: for `async for`."""
        from .paging import AsyncItems, Paging

        limits = max_items, page_size, starting_token
        return AsyncItems(Paging(self, client, limits, level, check, True))
