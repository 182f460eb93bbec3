"""Typed shapes of AWS services, one package each: `from aws_shapes import connect`.

All packages share `ServiceError`, the base of all modelled errors, `Rule`, `Violation`
and `ValidationError`, and `ViolationWarning`, which a guarded client emits.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._runtime import (
        Rule as Rule,
        ServiceError as ServiceError,
        ValidationError as ValidationError,
        Violation as Violation,
        ViolationWarning as ViolationWarning,
    )
else:
    _SHARED = (
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
