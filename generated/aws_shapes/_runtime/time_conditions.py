"""Conditions on timestamps, each of which is judged alone."""

from __future__ import annotations

from . import messages
from .pair_conditions import comparable
from .value_conditions import ValueCondition
from .values import is_number

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

    from .lookups import Lookups
    from .messages import Words


class TimeStep(ValueCondition):
    """A timestamp is a whole multiple of some seconds after 1970 began."""

    __slots__ = ("seconds",)

    def __init__(self, place: str, seconds: int) -> None:
        super().__init__(place)
        self.seconds = seconds

    def judge(self, value: Any) -> bool | None:
        """Whether a time, which may be text in ISO 8601, is one."""
        time = None if is_number(value) else comparable(value)
        return None if time is None else time % self.seconds == 0

    def write(self, code: Lookups, outcome: bool) -> str:
        """Leave it to the search: a time may have many types."""
        return code.call(self, outcome)

    def phrase(self) -> Words:
        """Return the step."""
        return (f"at a multiple of {messages.duration(self.seconds)}",)
