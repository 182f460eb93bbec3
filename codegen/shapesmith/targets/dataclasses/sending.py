"""How a request is sent: its base class, which has the types of response and items, and its waiters."""

from __future__ import annotations

from shapesmith.ir.service import Operation, Service
from shapesmith.targets.dataclasses.annotations import Annotations
from shapesmith.targets.dataclasses.names import Names
from shapesmith.targets.dataclasses.paginators import Paginators
from shapesmith.targets.dataclasses.views import WaiterView
from shapesmith.text import words
from shapesmith.text.literals import Foreign

# The response of an operation without output.
_EMPTY = "rt.EmptyResponse"


def operations_of_requests(service: Service, names: Names) -> dict[str, Operation]:
    """Return the operation of each shape whose class is the request of that operation alone."""
    return {
        operation.input.shape: operation
        for operation in service.operations
        if operation.input is not None and not names.has_own_request(operation)
    }


class Sending:
    """What the class of a request needs beside its members to be sent, for the operations of one service.

    `operations` are those whose request is the class of a shape, by that shape.
    """

    def __init__(self, service: Service, names: Names, annotations: Annotations) -> None:
        self._names = names
        self._annotations = annotations
        self.paginators = Paginators(service)
        self._waiters = service.waiters_by_operation()
        self.operations = operations_of_requests(service, names)

    def base(self, operation: Operation) -> str:
        """Return the base class of a request: `rt.Paginated["ListUsersResponse", "UserSummary"]`.

        The types are strings: their classes may be defined below, or be imported for type checkers only.
        """
        response = _EMPTY if operation.output is None else self._names.classes[operation.output.shape]
        if self.paginators.of(operation) is None:
            return f'rt.Request["{response}"]'
        items = self.paginators.items(operation)
        if items is None:
            return f'rt.Paged["{response}"]'
        return f'rt.Paginated["{response}", "{self._annotations.of_item(items.owner, items.member)}"]'

    def waiters(self, operation: Operation) -> tuple[WaiterView, ...]:
        """Return the waiters that poll an operation."""
        return tuple(
            WaiterView(self._names.waiters[waiter.name], Foreign(words.snake(waiter.name)))
            for waiter in self._waiters.get(operation.name, ())
        )
