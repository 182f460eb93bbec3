"""Typed shapes of AWS services, one package each: `from aws_shapes import connect`.

All packages share `ServiceError`, the base of all modelled errors, `Rule`, `Violation`
and `ValidationError`, `ViolationWarning`, which a guarded client emits, and the types
of what requests return: `EmptyResponse`, `Pages`, `Items`, and a waiter's `Attempt`.
"""

from __future__ import annotations

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from ._runtime import (
        AsyncItems as AsyncItems,
        AsyncPages as AsyncPages,
        Attempt as Attempt,
        EmptyResponse as EmptyResponse,
        Items as Items,
        Pages as Pages,
        Rule as Rule,
        ServiceError as ServiceError,
        ValidationError as ValidationError,
        Violation as Violation,
        ViolationWarning as ViolationWarning,
    )
else:
    _SHARED = (
        "AsyncItems",
        "AsyncPages",
        "Attempt",
        "EmptyResponse",
        "Items",
        "Pages",
        "Rule",
        "ServiceError",
        "ValidationError",
        "Violation",
        "ViolationWarning",
    )

    def __getattr__(name):
        if name not in _SHARED:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from . import _runtime

        return getattr(_runtime, name)
