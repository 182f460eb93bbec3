"""The operations of every service of the installed botocore: methods, parameters, paginators and waiters.

It is read from the models without analysing them, once for each version of botocore, and kept in the cache folder.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import Any

import msgspec

from shapesmith.lint import cache
from shapesmith.lint.methods import ANY
from shapesmith.specs.folders import services_in, versions_in
from shapesmith.specs.found import read_content
from shapesmith.specs.installed import botocore_data
from shapesmith.text import words


class _Target(msgspec.Struct):
    shape: str


class _Operation(msgspec.Struct):
    input: _Target | None = None


class _Shape(msgspec.Struct):
    members: dict[str, msgspec.Raw] = {}


class _Metadata(msgspec.Struct, frozen=True):
    serviceId: str = ""


class _Model(msgspec.Struct):
    metadata: _Metadata = _Metadata()
    operations: dict[str, _Operation] = {}
    shapes: dict[str, _Shape] = {}


class _Paginator(msgspec.Struct):
    limit_key: str = ""


class _Paginators(msgspec.Struct):
    pagination: dict[str, _Paginator] = {}


class _Waiter(msgspec.Struct):
    operation: str


class _Waiters(msgspec.Struct):
    waiters: dict[str, _Waiter] = {}


class IndexedService(msgspec.Struct, frozen=True):
    """A service: the parameters of each operation by its method; paginators by theirs; waiters by name.

    A paginator has the parameter that the size of a page sets, empty if there is none. A waiter has the name by which
    boto3 knows it, and the method of the operation that it polls. `title` is how AWS calls the service: "EventBridge".
    """

    methods: dict[str, tuple[str, ...]]
    paginators: dict[str, str] = {}
    waiters: dict[str, str] = {}
    title: str = ""


class Index:
    """The services of the installed botocore. Raises SpecError if there is none."""

    def __init__(self) -> None:
        data = botocore_data()
        key = cache.stat_key([data, os.path.join(os.path.dirname(data), "__init__.py")])
        found = cache.load("index", key, dict[str, IndexedService])
        if found is None:
            found = {service: _indexed(os.path.join(data, service)) for service in services_in(data)}
            cache.store("index", key, found)
        self.services = found

    @cached_property
    def _by_method(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, service in self.services.items():
            for method in service.methods:
                found.setdefault(method, []).append(name)
        return found

    def with_method(self, method: str, parameters: frozenset[str]) -> frozenset[str]:
        """Return the services that have an operation by the name of its method, with all of these parameters."""
        return frozenset(
            name
            for name in self._by_method.get(method, ())
            if parameters <= frozenset(self.services[name].methods[method])
        )

    def with_waiter(self, name: str, parameters: frozenset[str]) -> frozenset[str]:
        """Return the services that have a waiter of this name, whose operation has all of these parameters."""
        return frozenset(
            service
            for service, indexed in self.services.items()
            if name in indexed.waiters and parameters <= frozenset(indexed.methods.get(indexed.waiters[name], ()))
        )

    def has_service(self, name: str) -> bool:
        """Return whether a service has this name."""
        return name in self.services

    @cached_property
    def _by_name(self) -> dict[str, str]:
        titles = {_in_one_word(service.title): name for name, service in self.services.items() if service.title}
        return titles | {_in_one_word(name): name for name in self.services}

    def called(self, name: str) -> str:
        """Return the service of a name in lower case, written in one word: `secretsmanager`; empty if it is of none.

        It is the name that boto3 takes, or the one that AWS uses: `events` or `eventbridge`.
        """
        return self._by_name.get(name, "")

    def has_method(self, method: str) -> bool:
        """Return whether the client of any service has a method of that name, also one that is no operation."""
        return method in self._by_method or method in ANY


def _indexed(folder: str) -> IndexedService:
    latest = os.path.join(folder, max(versions_in(folder)))
    model = _read(latest, "service-2.json", _Model)
    paginators = _read(latest, "paginators-1.json", _Paginators)
    waiters = _read(latest, "waiters-2.json", _Waiters)
    return IndexedService(
        {
            words.module(name): tuple(model.shapes[each.input.shape].members) if each.input else ()
            for name, each in model.operations.items()
        },
        {words.module(name): each.limit_key for name, each in paginators.pagination.items()},
        {words.snake(name): words.module(each.operation) for name, each in waiters.waiters.items()},
        model.metadata.serviceId,
    )


def _in_one_word(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def _read(folder: str, name: str, model: Any) -> Any:
    for path in (os.path.join(folder, name), os.path.join(folder, f"{name}.gz")):
        if os.path.exists(path):
            return msgspec.json.decode(read_content(path), type=model)
    return model()
