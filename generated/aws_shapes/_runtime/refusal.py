"""The error with which a guard stops a call: also that of botocore's own validation."""

from __future__ import annotations

from .validation import ValidationError

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from typing import Any

_CLASSES: list[type[ValidationError]] = []


def refusal(error: ValidationError) -> ValidationError:
    """Return the error of a guard for what is wrong with a call.

    What catches botocore's `ParamValidationError` catches it, too.
    """
    if not _CLASSES:
        _CLASSES.append(_made_class())
    refused = _CLASSES[0](error.shape, error.violations)
    # As on every error of botocore: the arguments of its message.
    refused.kwargs = {"report": str(error)}  # type: ignore[attr-defined]
    return refused


def _made_class() -> type[ValidationError]:
    """Return a class that derives from botocore's: only a guard needs botocore."""
    from importlib import import_module

    of_botocore: Any = import_module("botocore.exceptions").ParamValidationError

    def __init__(self: Any, shape: str, violations: list[Any]) -> None:
        ValidationError.__init__(self, shape, violations)

    def __reduce__(self: Any) -> tuple[Any, ...]:
        return refusal, (ValidationError(self.shape, self.violations),)

    members = {
        "__doc__": "A call that a guard has stopped.",
        "__module__": __name__,
        "__init__": __init__,
        "__reduce__": __reduce__,
    }
    return type("CallRefusedError", (ValidationError, of_botocore), members)
