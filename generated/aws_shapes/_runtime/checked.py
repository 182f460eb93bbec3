"""Which call of this context was checked already, so that a guard need not."""

from __future__ import annotations

from contextvars import ContextVar

from .validation import LEVELS

# The operation that is being called, and the level at which nothing was wrong with its
# parameters; None if they were not checked.
_CHECKED: ContextVar[tuple[str, str | None]]
_CHECKED = ContextVar("_CHECKED", default=("", None))

mark = _CHECKED.set
unmark = _CHECKED.reset

# Whether a client was guarded in this process; if not, no call need be marked.
is_guarding = False


def begin_guarding() -> None:
    """Have calls marked from now on."""
    global is_guarding
    is_guarding = True


def is_checked(operation: str, level: str) -> bool:
    """Whether a call of an operation was checked at a level, or at a stricter one."""
    called, checked = _CHECKED.get()
    if checked is None or called != operation:
        return False
    return LEVELS.index(checked) >= LEVELS.index(level)
