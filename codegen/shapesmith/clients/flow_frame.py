"""What names are known to be where the flow of a scope is, which the evaluator of its expressions asks."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from shapesmith.clients import raising
from shapesmith.clients.dotted import last_name
from shapesmith.clients.environments import Environment, containers
from shapesmith.clients.evaluate import Evaluator
from shapesmith.clients.joining import perhaps
from shapesmith.clients.sharing import HARMLESS
from shapesmith.clients.values import SAID, UNKNOWN, Dict, List, is_too_large, may_get_others

if TYPE_CHECKING:
    from shapesmith.clients.calls import Arguments
    from shapesmith.clients.modules import FunctionDefinition, Scope
    from shapesmith.clients.resolve import Resolver

OnCall = Callable[[ast.Call, Any, "Arguments", "FlowFrame"], None]

# What binds a name wherever it is in a scope: it is not looked for in the statements before.
DEFINED_ANYWHERE = ("import", "function", "class", "parameter", "items", "entries")


class FlowFrame:
    """The names of one scope, that of `function` if it is one, at a place of it. `on_call` takes each call once."""

    def __init__(self, resolver: Resolver, scope: Scope, function: FunctionDefinition | None, on_call: OnCall) -> None:
        self.scope = scope
        self.function = function
        self._raising = int(function is not None and not raising.EXPECTED_TO_FAIL.isdisjoint(function.decorators))
        self._resolver = resolver
        self._on_call = on_call
        self._names = Environment()
        self._evaluator = Evaluator(self, resolver)
        self._seen: set[ast.Call] = set()
        # Lists and dicts that may have been changed, by identity.
        self._stale: dict[int, Any] = {}

    def lookup(self, name: str) -> Any:
        """Return the value of a name where the flow is now."""
        if name in self._names:
            return self._names.get(name)
        bindings = self.scope.bindings.get(name)
        if bindings is None or name in self.scope.declared or bindings[0].kind in DEFINED_ANYWHERE:
            return self._resolver.name(self.scope, name)
        return UNKNOWN

    def assign(self, name: str, value: Any) -> None:
        """Give a name a value from here on. A list or dict that other code sees may change at any time."""
        is_seen = name in self.scope.declared or name in self._resolver.shared_inside(self.scope)
        if may_get_others(value) and (is_seen or is_too_large(value) or self._is_stale(value)):
            self.share(value)
            value = perhaps(value)
        if name in self.scope.declared_inside or self.scope.is_rebound:
            value = self._resolver.name(self.scope, name)  # a function that is called may have bound it again
        if name not in self.scope.declared:
            self._names.bind(name, value)

    def call(self, node: ast.Call, function: Any, arguments: Arguments) -> None:
        """Report a call, and forget the lists and dicts that it may change."""
        if node not in self._seen:
            self._seen.add(node)
            self._on_call(node, function, self._current(arguments), self)
        if isinstance(function, SAID) or last_name(node.func) in HARMLESS:
            return
        for value in (*arguments.positional, *arguments.named.values()):
            self.share(value)

    def is_expected_to_fail(self, node: ast.Call) -> bool:
        """Return whether the source expects a call to raise, where the flow is now."""
        return self._raising > 0 or node in self.scope.module.tried.handed

    def _current(self, arguments: Arguments) -> Arguments:
        """Return the arguments of a call without those that another argument may have changed."""
        if not self._stale:
            return arguments
        positional = tuple(UNKNOWN if self._is_stale(value) else value for value in arguments.positional)
        named = {name: UNKNOWN if self._is_stale(value) else value for name, value in arguments.named.items()}
        return arguments._replace(positional=positional, named=named)

    def _is_stale(self, value: Any) -> bool:
        """Return whether a list or dict, or one that it holds, may have been changed since it was made."""
        return bool(self._stale) and any(id(part) in self._stale for part in containers(value))

    def share(self, changed: Any, but: str = "") -> None:
        """Forget every name but one through which a list or dict, or one that it holds, can be seen: it may be changed.

        The one gets a new list or dict; what is inside is the same, and is not changed.
        """
        self._names.forget((changed,), but)
        for part in (changed,) if but else containers(changed):
            self._stale[id(part)] = part

    def share_items(self, value: Any) -> None:
        """Forget every name through which what a list or dict holds can be seen."""
        held = value.items if isinstance(value, List) else value.entries.values() if isinstance(value, Dict) else ()
        for item in held:
            self.share(item)

    def value(self, node: ast.expr | None) -> Any:
        """Return the value of an expression where the flow is now."""
        return self._evaluator.value(node)
