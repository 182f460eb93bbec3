"""Which classes a module imports from the other modules of its package."""

from __future__ import annotations

from collections.abc import Iterator

from shapesmith.ir.service import Operation, Service
from shapesmith.targets.dataclasses.names import Names
from shapesmith.targets.dataclasses.paginators import Paginators
from shapesmith.targets.dataclasses.placement import Placement, classes_named
from shapesmith.targets.dataclasses.sending import operations_of_requests


class Imports:
    """The imports of the modules of one service; `sent` are the shapes of requests."""

    def __init__(self, service: Service, names: Names, placement: Placement, sent: frozenset[str]) -> None:
        self._service = service
        self._names = names
        self._placement = placement
        self._sent = sent
        self._paginators = Paginators(service)
        self._requests = operations_of_requests(service, names)

    def of(self, module: str, operation: Operation | None) -> dict[str, set[str]]:
        """Return the names that a module imports, by the module that defines them.

        `operation` is the one that the module is about; None for a module in `shared/`.
        """
        wanted: dict[str, set[str]] = {}
        for shape, name in self._named(module, operation):
            home = self._placement.modules[shape]
            if home != module:
                wanted.setdefault(home, set()).add(name)
        return wanted

    def quoted(self, module: str, operation: Operation | None) -> frozenset[str]:
        """Return the names that nothing has but the base class of a request, in quotes: linters call them unused."""
        shapes = self._placement.contents[module]
        annotated = {self._as_named_by(each, other) for each in shapes for other in self._placement.references[each]}
        targets = () if operation is None else (operation.input, operation.output)
        exported = {self._names.classes.get(target.shape) for target in targets if target is not None}
        return frozenset(name for _, name in self._named(module, operation)) - annotated - exported

    def _named(self, module: str, operation: Operation | None) -> Iterator[tuple[str, str]]:
        """Yield the shapes whose class or alias a module names, each with that name."""
        shapes = self._placement.contents[module]
        for shape in shapes:
            for reference in self._placement.references[shape]:
                yield reference, self._as_named_by(shape, reference)
        sent = (self._requests.get(shape) for shape in shapes)
        called = {each.name: each for each in (operation, *sent) if each is not None}
        for each in called.values():
            yield from self._named_by_request(each)

    def _named_by_request(self, operation: Operation) -> Iterator[tuple[str, str]]:
        """Yield the request and the response of an operation, and what the base class of the request names."""
        for target in (operation.input, operation.output):
            if target is not None and target.shape in self._names.classes:
                yield target.shape, self._names.classes[target.shape]
        items = self._paginators.items(operation)
        if items is not None:
            for reference in classes_named(self._service, self._names, items.member.shape):
                yield reference, self._as_named_by(items.owner.name, reference)

    def _as_named_by(self, shape: str, reference: str) -> str:
        """Return a class, or its alias: what is sent accepts an enum or its strings, what is received has the enum."""
        has_alias = reference in self._names.likes and {reference, shape} <= self._sent
        return self._names.likes[reference] if has_alias else self._names.classes[reference]
