"""The services of clients of which the source does not say what they are, but that only some services fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from shapesmith.clients.calls import OPTIONS, ClientCall, OpenCall
from shapesmith.clients.naming import Services, has_consecutive, is_of_client, service_within, words_of
from shapesmith.clients.values import Client


class _Fit(NamedTuple):
    """Which clients take a call with its parameters: those of `services`.

    `is_foreign`: no client takes it, because none has the method, or because it passes arguments by position.
    `is_of_all`: the method is no operation; every client has it, or it is not known which.
    """

    services: frozenset[str]
    is_foreign: bool = False
    is_of_all: bool = False

    def has(self, service: str) -> bool:
        """Return whether the client of a service takes the call."""
        return self.is_of_all or service in self.services


def _fit(call: OpenCall, services: Services) -> _Fit:
    parameters = frozenset(call.arguments.named) - {OPTIONS.get(call.kind)}
    if call.kind == "wait":
        named = services.with_waiter(call.method, parameters)
        return _Fit(named, is_of_all=not named)
    named = services.with_method(call.method, parameters)
    if not named and not services.with_method(call.method, frozenset()):
        has_method = services.has_method(call.method)
        return _Fit(frozenset(), is_foreign=not has_method, is_of_all=has_method)
    if call.arguments.positional or call.arguments.has_more_positional:
        return _Fit(frozenset(), is_foreign=bool(call.arguments.positional))
    return _Fit(named)


def inferred(calls: list[OpenCall], services: Services) -> Iterator[ClientCall]:
    """Yield the calls of what is called a client that can be of one service only: by its own call, or by others of it.

    Of those, the calls in the same function count first, then those in the same class, then the name of the class. A
    receiver with a call that no client takes is none.

    Functions outside of classes may have different clients by one name, and what is called a connection may be of one
    of two services: of a call of these that names no parameter, those in other functions say nothing.

    Words that any library may have say too little: the name of a method alone (`client.logout()` of a web framework),
    and parameters in small letters (`client.create_room(name="Room")`). The receiver has the name of the service, or a
    call of it asks for a paginator or waiter, or names a parameter with a capital letter, as most of AWS have:
    `QueueUrl`, `jobName`. No parameter is
    missing in a call that names none, unless the receiver has the name of the service; nor where the calls in a
    function are of several services.
    """
    fits = [_fit(call, services) for call in calls]
    foreign: set[tuple[str, ...]] = set()
    evident: set[tuple[str, ...]] = set()
    together: dict[tuple[str, ...], frozenset[str]] = {}
    for call, fit in zip(calls, fits, strict=True):
        for group in _groups(call):
            if fit.is_foreign:
                foreign.add(group)
            if call.asked_by or not all(map(str.islower, call.arguments.named)):
                evident.add(group)
            if fit.services:
                together[group] = together.get(group, fit.services) & fit.services
    for call, fit in zip(calls, fits, strict=True):
        groups = _groups(call)
        if not fit.services or not foreign.isdisjoint(groups):
            continue
        named = _named_in(call.receiver, fit.services)
        of_function, of_class = (together.get(group, frozenset()) for group in groups)
        if not call.arguments.named and not (call.within[0] and "client" in call.receiver.lower()):
            of_class = frozenset()
        of_name = frozenset({service_within(call.within[0], services)}) & of_class & fit.services
        service = next(filter(None, map(_only, (fit.services, named, of_function, of_class, of_name))), "")
        near = groups if call.within[0] else groups[:1]
        if service and (service in named or not evident.isdisjoint(near)):
            is_sure = service in named or (bool(call.arguments.named) and bool(of_function))
            yield _call_of(call if is_sure else _opened(call), service)


def fitting(service: str, calls: Iterable[OpenCall], services: Services) -> Iterator[ClientCall]:
    """Yield the calls of what is said to be a client of a service: by its name, or by the call that makes it.

    A client of the service must take every call of it in a function. Where none of them names a parameter, a name alone
    says too little; and what is made may be something that adds parameters, so that none is missing. So may what only
    has the name: a table of `boto3.resource("dynamodb")` is called `dynamodb`, too, and sets the name of the table.
    """
    together: dict[tuple[str, ...], list[OpenCall]] = {}
    for call in calls:
        together.setdefault((call.receiver, *call.within), []).append(call)
    for group in together.values():
        fits = [_fit(call, services) for call in group]
        is_named = any(call.arguments.named for call in group)
        is_asked = any(call.asked_by for call in group)
        if all(fit.has(service) for fit in fits) and (is_named or is_asked or group[0].is_made):
            for call, fit in zip(group, fits, strict=True):
                if fit.services:
                    yield _call_of(call if is_named and call.is_made else _opened(call), service)


def _opened(call: OpenCall) -> OpenCall:
    """Return a call in which no parameter is missing."""
    return call._replace(arguments=call.arguments._replace(is_open=True))


def _call_of(call: OpenCall, service: str) -> ClientCall:
    client = Client(service, call.is_of_resource)
    found = ClientCall(call.kind, client, call.method, call.arguments, call.node, call.is_expected_to_fail)
    return found._replace(kind="operation", name=call.asked_by) if call.asked_by else found


def _groups(call: OpenCall) -> tuple[tuple[str, ...], ...]:
    return (call.receiver, *call.within), (call.receiver, call.within[0])


def _only(services: frozenset[str]) -> str:
    return next(iter(services)) if len(services) == 1 else ""


def _named_in(receiver: str, services: frozenset[str]) -> frozenset[str]:
    """Return the services that a receiver has in its name: `self.iam_client`, `s3.meta.client`."""
    words = receiver.replace("[", ".").split(".")
    name = next((word for word in reversed(words) if is_of_client(word)), "")
    parts = words_of(words[-3] if words[-2:] == ["meta", "client"] and len(words) > 2 else name)
    return frozenset(service for service in services if has_consecutive(parts, service.replace("-", "")))
