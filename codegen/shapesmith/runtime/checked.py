"""Which call of this context was checked already, so that a guard need not."""

from __future__ import annotations

from contextlib import suppress
from contextvars import ContextVar

from .validation import LEVELS

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextvars import Token
    from typing import Any, TypeAlias

    _Call: TypeAlias = tuple[str, str | None, Mapping[str, Any]]

# The operation that is being called, the level at which nothing was wrong with its
# parameters, and these; the level is None if they were not checked.
_CHECKED: ContextVar[_Call] = ContextVar("_CHECKED", default=("", None, {}))

# Whether a client was guarded in this process; if not, no call need be marked.
is_guarding = False


def begin_guarding() -> None:
    """Have calls marked from now on."""
    global is_guarding
    is_guarding = True


def mark(
    operation: str, level: str | None, params: Mapping[str, Any]
) -> Token[_Call] | None:
    """Mark a call that follows, unless no client is guarded; `unmark` takes it back."""
    return _CHECKED.set((operation, level, params)) if is_guarding else None


def unmark(marked: Token[_Call] | None) -> None:
    """Forget the call that was marked."""
    if marked is not None:
        # A coroutine may be closed in another context than that in which it has begun.
        with suppress(ValueError):
            _CHECKED.reset(marked)


def is_checked(operation: str, level: str, params: Mapping[str, Any]) -> bool:
    """Whether these parameters were checked at a level, or at a stricter one.

    Not those that a handler has changed, nor those of a call within the call.
    """
    called, checked, given = _CHECKED.get()
    if checked is None or called != operation or len(given) != len(params):
        return False
    if any(name not in params or params[name] is not given[name] for name in given):
        return False
    return LEVELS.index(checked) >= LEVELS.index(level)
