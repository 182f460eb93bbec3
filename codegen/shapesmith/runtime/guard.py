"""Checks of the calls of a boto3 client before they are sent, by botocore's events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from .checked import begin_guarding, is_checked
from .messages import shown, type_name
from .validation import ValidationError, check_value, require_level

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .validation import Level

# botocore edits parameters at these events: first for one operation, then for one
# service, then for all, so the last handler for all gets what is sent. The events are
# those of the client.
_EVENT = "before-parameter-build"
# At this event of a session, the class of a new client is made.
_NEW_CLIENT = "creating-client-class"

# The services of which it was said that the installed botocore has a newer model.
_OUTDATED: set[str] = set()


class ViolationWarning(UserWarning):
    """A call is about to send a value that its model does not allow."""


@dataclass(slots=True, eq=False, repr=False)
class Call:
    """A call of a client: boto3's name of the service, the operation's in the model.

    `params` are what is about to be sent, `client` is the boto3 client that sends them.
    """

    service: str
    operation: str
    params: dict[str, Any]
    client: Any

    def __repr__(self) -> str:
        # Without the parameters: they may be sensitive.
        return f"Call({self.service!r}, {self.operation!r})"


OnViolation: TypeAlias = (
    Literal["warn", "raise"] | Callable[[ValidationError, Call], object]
)


class Guard:
    """What to check in the calls of a service's clients, and what to do then."""

    def __init__(
        self,
        service: str,
        request: Callable[[str], Any],
        level: Level,
        on_violation: OnViolation,
    ) -> None:
        """Raise ValueError if `level` or `on_violation` is invalid.

        `request` gives the class of an operation's request, None if it takes none.
        """
        require_level(level)
        if on_violation not in ("warn", "raise") and not callable(on_violation):
            got = shown(on_violation, False)
            raise ValueError(
                f'on_violation must be "warn", "raise" or a callable (got {got})'
            )
        self._service = service
        self._request = request
        self._level: Level = level
        self._on_violation = on_violation

    def watch(self, target: Any) -> None:
        """Check the calls of a client or resource, or those of a session's new clients.

        It replaces the guard that was there. Raises ValueError if `target` is neither
        a client of the service nor a session.
        """
        unguard(target, self._service)
        session = _session_events(target)
        if session is not None:
            unique_id = _unique_id(self._service, _NEW_CLIENT)
            session.register(_NEW_CLIENT, self._derive, unique_id=unique_id)
            return
        client = _client_of(target)
        model = getattr(getattr(client, "meta", None), "service_model", None)
        name = getattr(model, "service_name", None)
        if name != self._service:
            got = f"one of {name}" if isinstance(name, str) else type_name(target)
            raise ValueError(
                f"client must be a client of {self._service}, or a session (got {got})"
            )
        self._watch_client(client)

    def _derive(self, base_classes: list[type[Any]], **_: Any) -> None:
        """Make a client check its calls, if it is of the service, once it is made."""
        guard = self

        class Guarded:
            def __init__(self, *args: Any, **options: Any) -> None:
                super().__init__(*args, **options)
                meta: Any = self.meta  # type: ignore[attr-defined]
                if meta.service_model.service_name == guard._service:
                    guard._watch_client(self)

        base_classes.insert(0, Guarded)

    def _watch_client(self, client: Any) -> None:
        def check(params: dict[str, Any], model: Any, **_: Any) -> None:
            if _validates(client) and not is_checked(model.name, self._level, params):
                self._check(client, model, params)

        unique_id = _unique_id(self._service, _EVENT)
        client.meta.events.register_last(_EVENT, check, unique_id=unique_id)
        begin_guarding()

    def _check(self, client: Any, model: Any, params: dict[str, Any]) -> None:
        structure = self._request(model.name)
        if structure is None:
            return
        name = structure.__name__
        found = check_value(structure, name, params, level=self._level, handled=True)
        if not found:
            return
        newer = [
            violation
            for violation in found
            if violation.rule.endswith(".unknown")
            and _has_member(model.input_shape, violation.path)
        ]
        if newer:
            self._say_newer(client, name, newer[0].path)
            found = [violation for violation in found if violation not in newer]
        if found:
            call = Call(self._service, model.name, params, client)
            self._report(ValidationError(name, found), call)

    def _report(self, error: ValidationError, call: Call) -> None:
        if callable(self._on_violation):
            self._on_violation(error, call)
        elif self._on_violation == "warn":
            _warn(str(error), call.client)
        elif any(violation.severity == "error" for violation in error.violations):
            from .refusal import refusal

            raise refusal(error)

    def _say_newer(self, client: Any, request: str, path: str) -> None:
        """Say once that the installed botocore has members that the classes lack."""
        if self._service not in _OUTDATED:
            _OUTDATED.add(self._service)
            _warn(
                f"botocore has {request}.{path}, which these classes do not: they were "
                f"generated from an older model of {self._service}. "
                "It is sent unchecked; generate them again from this botocore.",
                client,
            )


def unguard(target: Any, service: str) -> None:
    """Stop checking the calls of a client, or those of a session's new clients.

    Does nothing if they were not checked.
    """
    session = _session_events(target)
    if session is not None:
        session.unregister(_NEW_CLIENT, unique_id=_unique_id(service, _NEW_CLIENT))
        return
    events = getattr(getattr(_client_of(target), "meta", None), "events", None)
    if events is not None:
        events.unregister(_EVENT, unique_id=_unique_id(service, _EVENT))


def _unique_id(service: str, event: str) -> str:
    """Return the id of the handler: a client copies those of its session."""
    return f"{__package__}.guard.{service}.{event}"


def _session_events(target: Any) -> Any:
    """Return the events of a session of boto3 or botocore; None for anything else.

    The module `boto3` stands for its default session.
    """
    if hasattr(target, "meta"):
        return None
    if hasattr(target, "setup_default_session"):
        if target.DEFAULT_SESSION is None:
            target.setup_default_session()
        target = target.DEFAULT_SESSION
    if hasattr(target, "get_component"):
        return target.get_component("event_emitter")
    return target.events if hasattr(target, "get_available_services") else None


def _client_of(target: Any) -> Any:
    """Return a client, or the client behind a resource."""
    return getattr(getattr(target, "meta", None), "client", target)


def _validates(client: Any) -> bool:
    """Whether the client validates: `Config(parameter_validation=True)`."""
    serializer = getattr(client, "_serializer", None)
    return serializer is None or hasattr(serializer, "_param_validator")


def _has_member(shape: Any, path: str) -> bool:
    """Whether botocore's model has the member at the path of a violation."""
    import re

    for name, step in re.findall(r'\.?([^.\[\]"]+)|\[("[^"]*"|[^"\]]*)\]', path):
        kind = getattr(shape, "type_name", None)
        if name and kind == "structure":
            shape = shape.members.get(name)
        elif step and kind in ("list", "map"):
            shape = shape.member if kind == "list" else shape.value
        else:
            return False
    return shape is not None


def _warn(text: str, client: Any) -> None:
    """Warn at the line that made the call."""
    import warnings

    from .callers import calling_frame

    frame = calling_frame(client)
    warnings.warn_explicit(
        text,
        ViolationWarning,
        frame.f_code.co_filename,
        frame.f_lineno,
        module=frame.f_globals.get("__name__") or "<unknown>",
        registry=frame.f_globals.setdefault("__warningregistry__", {}),
    )
