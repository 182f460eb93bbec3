"""The attributes of the classes of the source: what a class, its bases, and the classes derived from it give them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from shapesmith.clients.bindings import Binding
from shapesmith.clients.dotted import last_name
from shapesmith.clients.joining import agreed, joined, unsure
from shapesmith.clients.modules import ClassDefinition, FunctionDefinition, Scope
from shapesmith.clients.passing import passed_to_base
from shapesmith.clients.values import (
    OF_BOTO,
    SCALARS,
    UNKNOWN,
    Class,
    Client,
    Each,
    Function,
    Instance,
    Member,
    TextMember,
    is_known,
)

_ENUMS = frozenset({"Enum", "IntEnum", "StrEnum"})
# Decorators after which a class has the constants of its body.
_KEEPING = frozenset({"dataclass", "final", "unique"})
# Methods by which an enum decides its values.
_MAKING = frozenset({"__init__", "__new__", "_generate_next_value_", "value"})
# Decorators of methods that are attributes.
_READ = frozenset({"cached_property", "property"})
# Bases are followed this far.
_DEEPEST = 12


class Values(Protocol):
    """What is asked of the values of the source."""

    def binding(self, scope: Scope, name: str, binding: Binding) -> Any:
        """Return what one binding gives a name."""

    def once(self, results: dict[Any, Any], key: Any, resolve: Callable[[], Any]) -> Any:
        """Return a result, made when it is first asked for."""

    def evaluate(self, scope: Scope, node: ast.expr, given: Mapping[str, Any] | None = None) -> Any:
        """Return the value of an expression in a scope, or with other values of its names."""

    def line(self, definition: ClassDefinition) -> Iterable[ClassDefinition]:
        """Return a class and those that it is derived from."""

    def result(self, function: FunctionDefinition, given: Mapping[str, Any] | None = None) -> Any:
        """Return what a function returns with these arguments alone."""


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
            return self._constant(definition, name) if isinstance(value, Class) and value.is_exact else UNKNOWN
        others = [self._own(value, each, name) for each in definition.derived if _has(each, name)]
        if isinstance(found, Function):
            return found._replace(is_sure=False) if others else found
        return joined([found, *others, *([UNKNOWN] if definition.module.replaced.opens_instances else [])])

    def _inherited(self, value: Class | Instance, name: str) -> Any:
        is_sure = True
        below: list[ClassDefinition] = []
        for each in self.line(value.definition):
            if _has(each, name):
                found = self._own(value, each, name)
                if not is_known(found) and below and not value.definition.derived:
                    found = unsure(self._made_for(tuple(below), each, name))
                if is_known(found):
                    return found if is_sure else unsure(found)
                is_sure = False
            below.append(each)
        return Client(self._named[name]) if name in self._named else UNKNOWN

    def _own(self, value: Class | Instance, definition: ClassDefinition, name: str) -> Any:
        """Return what a class itself gives an attribute."""
        found = self._assigned(definition, name) if definition.attributes.get(name) else UNKNOWN
        if is_known(found) or name not in definition.methods:
            return found
        method = definition.methods[name]
        found = self._values.result(method) if method.decorators & _READ else Function(method, value)
        return unsure(found) if definition.attributes.get(name) else found

    def _made_for(self, below: tuple[ClassDefinition, ...], definition: ClassDefinition, name: str) -> Any:
        """Return what a class gives an attribute of instances of the first of the classes `below` it.

        A base class makes a client of what the derived one passes (`super().__init__("sqs")`) or has (`self.service`).
        """
        own = Class(below[0])
        method = definition.methods.get(name)
        if method is not None and method.decorators & _READ and method.receiver:
            return self._values.result(method, {method.receiver: own})
        match [each for each in definition.attributes.get(name, ()) if not _is_none(each[1])]:
            case [(FunctionDefinition(receiver=str(receiver)) as method, Binding("value", ast.expr() as node))]:
                inits = (each.methods[method.name] for each in reversed(below) if method.name in each.methods)
                caller = next(inits, None)
                given = {} if caller is None else passed_to_base(method, caller, self._values)
                return self._values.once(
                    self._found,
                    (below, definition, name),
                    lambda: self._values.evaluate(method.scope, node, {**given, receiver: own}),
                )
        return UNKNOWN

    def _assigned(self, definition: ClassDefinition, name: str) -> Any:
        """Return what all assignments to an attribute in its class agree on, if nobody can change it elsewhere."""

        def resolve() -> Any:
            values = [
                self._values.binding(definition.scope if method is None else method.scope, name, binding)
                for method, binding in definition.attributes[name]
            ]
            found = agreed(values, (*OF_BOTO, Instance, Class, Function))
            is_filled = isinstance(found, Each) and found.is_made and name in definition.module.replaced.filled
            return unsure(found) if is_filled else found

        return self._values.once(self._found, (definition, name), resolve)

    def _constant(self, definition: ClassDefinition, name: str) -> Any:
        """Return the literal that the body of a class alone gives an attribute, or a member of an enum."""
        holder = next((each for each in self.line(definition) if _has(each, name)), definition)
        found = holder.attributes.get(name, [])
        values = [self._values.binding(holder.scope, name, binding) for method, binding in found if method is None]
        if len(values) != 1 or len(found) != 1 or not isinstance(values[0], SCALARS):
            return UNKNOWN
        if holder.module.replaced.opens_instances or name in holder.module.replaced.attributes:
            return UNKNOWN
        if not holder.decorators <= _KEEPING:
            return UNKNOWN
        bases = {last_name(base) for base in holder.node.bases}
        if bases.isdisjoint(_ENUMS):
            return values[0] if self._is_whole(definition) else UNKNOWN
        if not bases <= _ENUMS | {"str", "int"} or not _MAKING.isdisjoint(holder.methods):
            return UNKNOWN  # it may make another value of what is written
        is_text = not bases.isdisjoint(("str", "StrEnum")) and isinstance(values[0], str)
        return TextMember(values[0]) if is_text else Member(values[0])

    def _is_whole(self, definition: ClassDefinition) -> bool:
        """Return whether all classes that one is derived from are of the source: others may set attributes."""
        return all(
            last_name(base) == "object" or isinstance(self._values.evaluate(each.module.scope, base), Class)
            for each in self.line(definition)
            for base in each.node.bases
        )

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


def _is_none(binding: Binding) -> bool:
    """Return whether an attribute has no value yet: `client = None` in the body of a class."""
    return isinstance(binding.node, ast.Constant) and binding.node.value is None


def _has(definition: ClassDefinition, name: str) -> bool:
    return bool(definition.attributes.get(name)) or name in definition.methods
