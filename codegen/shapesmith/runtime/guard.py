"""Checks of the calls of a boto3 client before they are sent, by botocore's events."""

from __future__ import annotations

from .messages import shown, type_name
from .validation import ValidationError, check_value, require_level

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Literal, TypeAlias

    from .validation import Level

    OnViolation: TypeAlias = (
        Literal["warn", "raise"] | Callable[[ValidationError], object]
    )

# botocore edits parameters at these events: first for one operation, then for one
# service, then for all, so the last handler for all gets what is sent. The events are
# those of the client.
_EVENT = "before-parameter-build"
_UNIQUE_ID = f"{__package__}.guard"

# Frames of these packages are part of the call, not the line that made it.
_MACHINERY = ("botocore.", "boto3.", "s3transfer.", f"{__package__}.")


class ViolationWarning(UserWarning):
    """A call is about to send a value that its model does not allow."""


def guard(
    request: Callable[[str], Any],
    service: str,
    client: Any,
    level: Level,
    on_violation: OnViolation,
) -> None:
    """Check the parameters of every call of `client` from now on.

    `request` gives the class of an operation's request, None if it takes none. A second
    call replaces the first. Raises ValueError if `client` is not a client of `service`,
    or `level` or `on_violation` is invalid.
    """
    require_level(level)
    if on_violation not in ("warn", "raise") and not callable(on_violation):
        got = shown(on_violation, False)
        raise ValueError(
            f'on_violation must be "warn", "raise" or a callable (got {got})'
        )
    meta = _meta_of(client)
    model = getattr(meta, "service_model", None)
    if model is None or model.service_name != service:
        got = type_name(client) if model is None else f"one of {model.service_name}"
        raise ValueError(f"client must be a client of {service} (got {got})")

    def check(params: dict[str, Any], model: Any, **_: Any) -> None:
        structure = request(model.name)
        if structure is None:
            return
        name = structure.__name__
        found = check_value(structure, name, params, level=level, handled=True)
        if found:
            _report(ValidationError(name, found), on_violation)

    unguard(client)
    meta.events.register_last(_EVENT, check, unique_id=_UNIQUE_ID)


def unguard(client: Any) -> None:
    """Stop checking the calls of `client`; does nothing if they were not checked."""
    meta = _meta_of(client)
    if meta is not None:
        meta.events.unregister(_EVENT, unique_id=_UNIQUE_ID)


def _meta_of(client: Any) -> Any:
    """Return the metadata of a client, or of the client behind a resource."""
    meta = getattr(client, "meta", None)
    return getattr(getattr(meta, "client", None), "meta", meta)


def _report(error: ValidationError, on_violation: OnViolation) -> None:
    if callable(on_violation):
        on_violation(error)
    elif on_violation == "warn":
        _warn(error)
    elif any(violation.severity == "error" for violation in error.violations):
        raise error


def _warn(error: ValidationError) -> None:
    """Warn at the line that made the call."""
    import sys
    import warnings

    level, frame = 1, sys._getframe()
    while frame.f_back is not None and _is_machinery(frame.f_globals.get("__name__")):
        level, frame = level + 1, frame.f_back
    warnings.warn(str(error), ViolationWarning, stacklevel=level)


def _is_machinery(module: object) -> bool:
    return isinstance(module, str) and f"{module}.".startswith(_MACHINERY)
