"""The handlers that a client has: each with the event that it is registered for, whoever registered it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import botocore.session
from botocore.handlers import BUILTIN_HANDLERS
from shapesmith.ir.edits import Edit, Names

from tests.calls.table import Boto3Edits


class Registration(NamedTuple):
    """A handler, by its module and qualified name, and the event in the spelling that emitters keep it under."""

    event: str
    handler: str


def of_session() -> set[Registration]:
    """Return what every session registers: `botocore.handlers.BUILTIN_HANDLERS`."""
    return {
        Registration(_spelled(entry[0]), name) for entry in BUILTIN_HANDLERS if not _of_moto(name := _name(entry[1]))
    }


def of_client(client: Any) -> set[Registration]:
    """Return what a client has in the end: its session's handlers, its own, and those of a resource before it."""
    emitter = getattr(client.meta.events, "_emitter", client.meta.events)
    found = _below(emitter._handlers._root, ())
    return {Registration(event, name) for event, handler in found if not _of_moto(name := _name(handler))}


def _of_moto(handler: str) -> bool:
    """Whether moto, which other tests import into the same process, registered a handler for every session."""
    return handler.startswith("moto.")


def _below(node: Any, steps: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for handlers in node["values"] or ():
        for handler in handlers:
            yield ".".join(steps), handler
    for step, child in node["children"].items():
        yield from _below(child, (*steps, step))


def _name(handler: Any) -> str:
    if getattr(handler, "__qualname__", "") == "lazy_call.<locals>._handler":
        # boto3 registers what it has not imported yet by its name.
        return next(cell.cell_contents for cell in handler.__closure__ if isinstance(cell.cell_contents, str))
    named = handler if hasattr(handler, "__qualname__") else type(handler)
    return f"{named.__module__}.{named.__qualname__}"


_SESSION = botocore.session.Session()


def _spelled(event: str) -> str:
    spelled: str = _SESSION.get_component("event_emitter")._alias_event_name(event)
    return spelled


@cache
def _service_id(service: str) -> str:
    """Return what events call a service: `s3-control` for s3control."""
    return str(_SESSION.get_service_model(service).service_id.hyphenize())


def unexplained(registrations: set[Registration], table: Boto3Edits) -> list[Registration]:
    """Return the registrations that the table knows neither as an edit nor as one that changes nothing, sorted."""
    known = {(entry.handler, entry.events) for entry in table.unchanging}
    return sorted(
        registration
        for registration in registrations
        if not any(is_made_by(edit, registration) for edit in table.edits)
        and not any(
            registration.handler == handler and registration.event.startswith(events) for handler, events in known
        )
    )


def is_made_by(edit: Edit, registration: Registration, operation: str = "") -> bool:
    """Whether an edit, of one of its operations if that is given, is what a registration does."""
    phase, _, rest = registration.event.partition(".")
    service, _, named = rest.partition(".")
    if edit.handler != registration.handler or edit.event != phase:
        return False
    if service and edit.service != "*" and _service_id(edit.service) != service:
        return False
    if isinstance(edit, Names):
        return named == edit.alias
    operations = (operation,) if operation else edit.operations
    return named in ("", "*", *operations)


def unregistered(registrations: set[Registration], table: Boto3Edits) -> list[str]:
    """Return the rows, with the operation, that have no registration: they describe edits that no longer exist."""
    rows = [
        f"{edit.id} {operation}"
        for edit in table.edits
        if edit.event
        for operation in edit.operations
        if not any(is_made_by(edit, registration, operation) for registration in registrations)
    ]
    handlers = {registration.handler for registration in registrations}
    return rows + [entry.handler for entry in table.unchanging if entry.handler not in handlers]


def found(name: str) -> object:
    """Return what is called `name`: a module, then attributes. Raises LookupError if there is nothing."""
    steps = name.split(".")
    for count in range(len(steps) - 1, 0, -1):
        try:
            value: Any = import_module(".".join(steps[:count]))
        except ImportError:
            continue
        for step in steps[count:]:
            value = getattr(value, step, None)
        if value is not None:
            return value
    raise LookupError(name)
