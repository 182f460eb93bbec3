"""The attributes of the classes of the source: what a class, its bases, and the classes derived from it give them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from shapesmith.clients.bindings import Binding
from shapesmith.clients.joining import agreed, joined, unsure
from shapesmith.clients.modules import ClassDefinition, FunctionDefinition, Scope
from shapesmith.clients.values import OF_BOTO, UNKNOWN, Class, Client, Function, Instance, is_known

# Bases are followed this far.
_DEEPEST = 12


class Values(Protocol):
    """What is asked of the values of the source."""

    def binding(self, scope: Scope, name: str, binding: Binding) -> Any:
        """Return what one binding gives a name."""

    def once(self, results: dict[Any, Any], key: Any, resolve: Callable[[], Any]) -> Any:
        """Return a result, made when it is first asked for."""

    def evaluate(self, scope: Scope, node: Any) -> Any:
        """Return the value of an expression in a scope."""

    def result(self, function: FunctionDefinition) -> Any:
        """Return what a function returns that is called without arguments."""


class Attributes:
    """Finds attributes. `named` is the service of a client by its name."""

    def __init__(self, values: Values, named: Mapping[str, str]) -> None:
        self._values = values
        self._named = named
        self._found: dict[Any, Any] = {}

    def of(self, value: Class | Instance, name: str) -> Any:
        """Return the attribute of a class or an instance: in a method, that may be one of a derived class."""
        definition = value.definition
        found = self._inherited(value, name)
        if not is_known(found):
            return UNKNOWN
        others = [self._own(value, each, name) for each in definition.derived if _has(each, name)]
        if isinstance(found, Function):
            return found._replace(is_sure=False) if others else found
        return joined([found, *others, *([UNKNOWN] if definition.module.replaced.opens_instances else [])])

    def _inherited(self, value: Class | Instance, name: str) -> Any:
        is_sure = True
        for each in self.line(value.definition):
            if _has(each, name):
                found = self._own(value, each, name)
                if is_known(found):
                    return found if is_sure else unsure(found)
                is_sure = False
        return Client(self._named[name]) if name in self._named else UNKNOWN

    def _own(self, value: Class | Instance, definition: ClassDefinition, name: str) -> Any:
        """Return what a class itself gives an attribute."""
        found = self._assigned(definition, name) if definition.attributes.get(name) else UNKNOWN
        if is_known(found) or name not in definition.methods:
            return found
        method = definition.methods[name]
        if method.decorators & {"property", "cached_property"}:
            found = self._values.result(method)
        else:
            found = Function(method, value)
        return unsure(found) if definition.attributes.get(name) else found

    def _assigned(self, definition: ClassDefinition, name: str) -> Any:
        """Return what all assignments to an attribute in its class agree on, if nobody can change it elsewhere."""

        def resolve() -> Any:
            values = [
                self._values.binding(definition.scope if method is None else method.scope, name, binding)
                for method, binding in definition.attributes[name]
            ]
            return agreed(values, (*OF_BOTO, Instance, Class, Function))

        return self._values.once(self._found, (definition, name), resolve)

    def line(self, definition: ClassDefinition) -> Iterable[ClassDefinition]:
        """Yield a class and the classes that it is derived from, as far as they are known."""
        pending = [definition]
        seen: set[ClassDefinition] = set()
        while pending and len(seen) < _DEEPEST:
            each = pending.pop(0)
            if each in seen:
                continue
            seen.add(each)
            yield each
            for base in each.node.bases:
                found = self._values.evaluate(each.module.scope, base)
                if isinstance(found, Class):
                    pending.append(found.definition)


def _has(definition: ClassDefinition, name: str) -> bool:
    return bool(definition.attributes.get(name)) or name in definition.methods
