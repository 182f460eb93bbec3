"""Calls of a client of aiobotocore with a request: `calls` with `await`."""

from __future__ import annotations

from inspect import isawaitable

from .calls import operation_of, prepare
from .checked import mark, unmark
from .messages import type_name

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any

    from .calls import BoundOperation
    from .validation import Level


async def invoke_async(
    operation: BoundOperation,
    level: Level | None,
    method: Callable[..., Awaitable[Any]],
    params: dict[str, Any],
) -> Any:
    """Return what a coroutine of a client returns, or raise a typed error.

    A guard does not check the call again if nothing was wrong at its level.
    """
    marked = mark(operation.name, level, params)
    try:
        awaited = method(**params)
        if not isawaitable(awaited):
            raise TypeError(
                f"client.{operation.method} must return an awaitable "
                f"(got {type_name(awaited)})"
            )
        return await awaited
    except Exception as error:
        operation.raise_typed(error)
    finally:
        unmark(marked)


async def send_async(request: Any, client: Any, level: Level, check: bool) -> Any:
    """Call the operation of a request, and return its response, typed."""
    operation = operation_of(type(request))
    method = operation.method_of(client, is_async=True)
    params, checked = prepare(operation, request, level, check)
    return operation.typed(await invoke_async(operation, checked, method, params))
