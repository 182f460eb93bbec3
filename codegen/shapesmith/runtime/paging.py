"""Pages of results: boto3's paginator with typed pages, items and errors."""

from __future__ import annotations

from functools import partial
from typing import Any, Generic, TypeVar

from .calls import invoke, operation_of, prepare
from .messages import shown
from .nested import Nested
from .schema import schema_of

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from .validation import Level

ResponseT = TypeVar("ResponseT")
ItemT = TypeVar("ItemT")

# The arguments of boto3's paginators for `max_items`, `page_size`, `starting_token`.
_LIMITS = ("MaxItems", "PageSize", "StartingToken")


class Paging:
    """Fetches the pages of a request, each as boto3 returns it.

    The request is checked once; a guard checks what boto3 sends for each page.
    """

    def __init__(
        self,
        request: Any,
        client: Any,
        limits: tuple[int | None, int | None, str | None],
        level: Level,
        check: bool,
        is_async: bool = False,
    ) -> None:
        self.operation = operation_of(type(request))
        is_client = self.operation.require_client(client, is_async, "get_paginator")
        self._params, _ = prepare(self.operation, request, level, check)
        given = zip(_LIMITS, limits, strict=True)
        self._limits = {name: value for name, value in given if value is not None}
        if is_client and not client.can_paginate(self.operation.method):
            raise ValueError(
                f"client has no paginator of {self.operation.method}: "
                "the installed botocore is older than these classes"
            )
        self._paginator = client.get_paginator(self.operation.method)
        # boto3's own, of the last iteration; it refuses limits that it does not take.
        self.pages = self._start()
        self._is_started = True

    def _start(self) -> Any:
        limits = {"PaginationConfig": self._limits} if self._limits else {}
        return self._paginator.paginate(**self._params, **limits)

    def _restart(self) -> None:
        """Begin with the first page; the pages that were made first are used first."""
        if not self._is_started:
            self.pages = self._start()
        self._is_started = False

    def __iter__(self) -> Iterator[dict[str, Any]]:
        self._restart()
        fetch = partial(next, iter(self.pages), None)
        while True:
            page = invoke(self.operation, None, fetch, {})
            if page is None:
                return
            yield page

    async def __aiter__(self) -> AsyncIterator[dict[str, Any]]:
        from .async_calls import invoke_async

        self._restart()
        fetch = partial(anext, aiter(self.pages), None)
        while True:
            page = await invoke_async(self.operation, None, fetch, {})
            if page is None:
                return
            yield page

    def full_result(self) -> Any:
        """Return the results of all pages as one response."""
        self._restart()
        build = self.pages.build_full_result
        return self.operation.typed(invoke(self.operation, None, build, {}))

    async def full_result_async(self) -> Any:
        """Return the results of all pages as one response."""
        from .async_calls import invoke_async

        self._restart()
        build = self.pages.build_full_result
        return self.operation.typed(await invoke_async(self.operation, None, build, {}))

    def items_of(self) -> Callable[[dict[str, Any]], list[Any]]:
        """Return the function that returns the items of a page, typed.

        Raises ValueError if the classes do not have the list that boto3 looks for.
        """
        keys = getattr(self.pages, "result_keys", None)
        if not isinstance(keys, list):
            return self._only_list
        first = keys[0]
        *path, name = first.expression.split(".")
        try:
            schema = schema_of(self.operation.response)
            for step in path:
                schema = schema_of(schema.members[step].structure)  # type: ignore[attr-defined]
            entry = schema.members[name]
        except (AttributeError, KeyError):
            raise ValueError(
                f"{self.operation.response.__name__} has no {first.expression}, which "
                "the installed botocore looks for: it is newer than these classes; "
                "generate them again from it"
            ) from None
        search = first.search
        nested: Any = getattr(entry, "item", None)

        def items(page: dict[str, Any]) -> list[Any]:
            found = search(page) or []
            if not isinstance(nested, Nested) or not isinstance(found, list):
                return entry.from_boto3(found) if found else []
            # Without a call of the entry for each item: there may be many.
            parse = nested.parse
            return [parse(item) if isinstance(item, dict) else item for item in found]

        return items

    def _only_list(self, page: dict[str, Any]) -> Any:
        """Return the items of a page of a mock, whose pages do not say where they are.

        Raises ValueError if the page does not have exactly one list.
        """
        members = schema_of(self.operation.response).members
        found = [name for name in page if isinstance(page[name], list)]
        if len(found) != 1 or found[0] not in members:
            got = ", ".join(shown(name, False) for name in found) or "none"
            raise ValueError(
                "a page of a mock must have exactly one list, of items "
                f"(got {got}); or use pages()"
            )
        return members[found[0]].from_boto3(page[found[0]])


class _Results:
    """What a request returns in pages; `resume_token` continues after `max_items`."""

    __slots__ = ("_paging",)

    def __init__(self, paging: Paging) -> None:
        self._paging = paging

    @property
    def resume_token(self) -> str | None:
        """The `starting_token` of what follows, once `max_items` ended an iteration.

        None if nothing follows, as after the pages of a mock that are a list.
        """
        token: str | None = getattr(self._paging.pages, "resume_token", None)
        return token

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._paging.operation.name})"


class Pages(_Results, Generic[ResponseT]):
    """The pages of a request; each iteration begins with the first."""

    __slots__ = ()

    def __iter__(self) -> Iterator[ResponseT]:
        parse = self._paging.operation.typed
        for page in self._paging:
            yield parse(page)

    def build_full_result(self) -> ResponseT:
        """Return all pages as one response, joined as boto3 joins them.

        It has the result keys, and those that are the same on all pages; a token to
        resume with is `resume_token`.
        """
        joined: ResponseT = self._paging.full_result()
        return joined


class AsyncPages(_Results, Generic[ResponseT]):
    """The pages of a request for `async for`; each iteration begins with the first."""

    __slots__ = ()

    async def __aiter__(self) -> AsyncIterator[ResponseT]:
        parse = self._paging.operation.typed
        async for page in self._paging:
            yield parse(page)

    async def build_full_result(self) -> ResponseT:
        """Return all pages as one response, joined as boto3 joins them."""
        joined: ResponseT = await self._paging.full_result_async()
        return joined


class Items(_Results, Generic[ItemT]):
    """The items of all pages; each iteration begins with the first."""

    __slots__ = ()

    def __iter__(self) -> Iterator[ItemT]:
        items_of = self._paging.items_of()
        for page in self._paging:
            yield from items_of(page)


class AsyncItems(_Results, Generic[ItemT]):
    """The items of all pages for `async for`; each iteration begins with the first."""

    __slots__ = ()

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        items_of = self._paging.items_of()
        async for page in self._paging:
            for item in items_of(page):
                yield item
