"""The resources of the installed boto3: which operation a call of one makes, and which parameters it fills in.

boto3 describes them in files, which are read, not run. What boto3 adds to resources by code is not in them: uploads of
S3, the batch writer of DynamoDB.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from shapesmith.clients.calls import OPTIONS, Arguments
from shapesmith.clients.values import UNKNOWN, Dict, List
from shapesmith.specs.folders import folders_in
from shapesmith.specs.found import read_content
from shapesmith.specs.installed import boto3_data
from shapesmith.text import words

_FILE = "resources-1.json"
# What a collection takes beside the parameters of its operation.
_OWN = frozenset({"limit", "page_size"})


class _Param(msgspec.Struct):
    target: str


class _Request(msgspec.Struct):
    operation: str
    params: list[_Param] = []


class _Identifier(msgspec.Struct):
    name: str = ""
    source: str = ""
    path: str = ""


class _Related(msgspec.Struct):
    type: str
    identifiers: list[_Identifier] = []
    path: str = ""

    @property
    def is_many(self) -> bool:
        """Whether it is a list of resources."""
        return any("[]" in path for path in (self.path, *(each.path for each in self.identifiers)))


class _Action(msgspec.Struct):
    request: _Request
    resource: _Related | None = None


class _Has(msgspec.Struct):
    resource: _Related


class _Waiter(msgspec.Struct):
    name: str = msgspec.field(name="waiterName")
    params: list[_Param] = []


class _Collection(msgspec.Struct):
    request: _Request
    resource: _Related


class _Type(msgspec.Struct, rename="camel"):
    identifiers: list[_Identifier] = []
    actions: dict[str, _Action] = {}
    batch_actions: dict[str, _Action] = {}
    has: dict[str, _Has] = {}
    has_many: dict[str, _Collection] = {}
    waiters: dict[str, _Waiter] = {}
    load: msgspec.Raw = msgspec.Raw()


class _Model(msgspec.Struct):
    service: _Type
    resources: dict[str, _Type]


class ResourceRequest(NamedTuple):
    """What a call of a resource sends: the operation by its method, or the waiter by its name.

    `filled` are the parameters that boto3 fills in. `is_filter`: the call gives a collection parameters, to which later
    ones may be added.
    """

    name: str
    filled: frozenset[str]
    is_waiter: bool = False
    is_filter: bool = False

    def params(self, arguments: Arguments) -> Dict:
        """Return the parameters of the operation for the arguments of a call."""
        params = arguments.params
        given = dict(params.entries)
        if self.is_waiter:
            given.pop(OPTIONS["wait"], None)
        if self.is_filter:
            # boto3 adds its own items to a list that it is given.
            given = {
                name: _opened(value) if name in self.filled else value
                for name, value in given.items()
                if name not in _OWN
            }
        return Dict({**dict.fromkeys(self.filled, UNKNOWN), **given}, self.is_filter or params.is_open)


def _opened(value: Any) -> Any:
    if isinstance(value, List):
        return List(value.items, is_open=True)
    return Dict(value.entries, is_open=True) if isinstance(value, Dict) else value


class _Reached(NamedTuple):
    """What a path leads to: `what` of resources of a `type`, described by `of`."""

    what: str
    type: str
    of: Any = None


class Resources:
    """The resources of every service that boto3 has some for; none if it is not installed."""

    def __init__(self) -> None:
        self._services: dict[str, _Service | None] = {}

    def request(self, service: str, path: tuple[str, ...]) -> ResourceRequest | None:
        """Return what a call sends of what is reached from a resource by a path; None if that is not known."""
        if service not in self._services:
            model = _read(service)
            self._services[service] = None if model is None else _Service(model)
        found = self._services[service]
        return None if found is None else found.request(path)


class _Service:
    """The resources of one service."""

    def __init__(self, model: _Model) -> None:
        self._model = model
        self._names: dict[str, dict[str, _Reached]] = {}

    def request(self, path: tuple[str, ...]) -> ResourceRequest | None:
        at: _Reached | None = _Reached("resource", "")
        for step in path:
            at = None if at is None else self._after(at, step)
        match at:
            case _Reached("action", _, _Action(request)):
                return ResourceRequest(words.snake(request.operation), _targets(request.params))
            case _Reached("filter", _, _Collection(request)):
                return ResourceRequest(words.snake(request.operation), _targets(request.params), is_filter=True)
            case _Reached("waiter", _, _Waiter(name, params)):
                return ResourceRequest(words.snake(name), _targets(params), is_waiter=True)
        return None

    def _after(self, at: _Reached, step: str) -> _Reached | None:
        """Return what one step leads to; None if that is nothing that sends something."""
        match at.what, step:
            case "resource", name if name not in ("()", "[]"):
                return self._named(at.type).get(name)
            case ("maker", "()") | ("resources" | "collection", "[]"):
                return _Reached("resource", at.type)
            case "action", "()":
                return None if at.of.resource is None else _related(at.of.resource)
            case "collection", ("all" | "limit" | "page_size") as name:
                return _Reached("narrowing", at.type, at.of)
            case "collection", "filter":
                return _Reached("filter", at.type, at.of)
            case "collection", name:
                return self._batch(at.type, name)
            case (("narrowing" | "filter"), "()"):
                return _Reached("collection", at.type, at.of)
        return None

    def _batch(self, type: str, name: str) -> _Reached | None:
        for each, action in self._type(type).batch_actions.items():
            if words.snake(each) == name:
                return _Reached("action", type, action)
        return None

    def _type(self, name: str) -> _Type:
        return self._model.resources.get(name, _Type()) if name else self._model.service

    def _named(self, type: str) -> dict[str, _Reached]:
        """Return the attributes of a resource that lead further, by name."""
        if type not in self._names:
            found = self._names[type] = {}
            taken = {"meta"}
            for category, name, reached in self._attributes(type):
                # boto3 renames what has the name of something before it.
                kept = f"{name}_{category}" if name in taken else name
                taken.add(kept)
                if reached is not None:
                    found[kept] = reached
        return self._names[type]

    def _attributes(self, type: str) -> Iterator[tuple[str, str, _Reached | None]]:
        """Yield the attributes of a resource in the order in which boto3 names them, each with its category."""
        described = self._type(type)
        if described.load:
            yield "load", "load", None
        for identifier in described.identifiers:
            yield "identifier", words.snake(identifier.name), None
        for name, action in described.actions.items():
            yield "action", words.snake(name), _Reached("action", type, action)
        for name, related in self._has(type):
            if any(each.source == "data" for each in related.identifiers):
                yield "reference", words.snake(name), _related(related)
            else:
                yield "subresource", name, _Reached("maker", related.type)
        for name, collection in described.has_many.items():
            reached = _Reached("collection", collection.resource.type, collection)
            yield "collection", words.snake(name), reached
        for name, waiter in described.waiters.items():
            yield "waiter", words.snake(f"WaitUntil{name}"), _Reached("waiter", type, waiter)

    def _has(self, type: str) -> Iterator[tuple[str, _Related]]:
        """Yield the resources that one leads to; a service leads to all of its own."""
        has = self._type(type).has
        for name, each in has.items():
            yield name, each.resource
        if not type:
            named = {*has, *(each.resource.type for each in has.values())}
            yield from ((name, _Related(name)) for name in self._model.resources if name not in named)


def _related(related: _Related) -> _Reached:
    return _Reached("resources" if related.is_many else "resource", related.type)


def _targets(params: list[_Param]) -> frozenset[str]:
    """Return the parameters in which boto3 fills in something: `Delete` for `Delete.Objects[].Key`."""
    return frozenset(each.target.partition(".")[0].partition("[")[0] for each in params)


def _read(service: str) -> _Model | None:
    data = boto3_data()
    folder = "" if data is None else os.path.join(data, service)
    paths = [os.path.join(folder, version, _FILE) for version in folders_in(folder)] if folder else []
    found = [path for path in paths if os.path.exists(path)]
    return msgspec.json.decode(read_content(found[-1]), type=_Model) if found else None
