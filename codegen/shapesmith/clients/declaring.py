"""The scopes within another that bind names of it, by `global` or `nonlocal`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from shapesmith.clients.modules import Scope


class Declaring:
    """The scopes that declare names of those around them, found once for each."""

    def __init__(self) -> None:
        self._found: dict[Scope, dict[str, list[Scope]]] = {}

    def scopes(self, scope: Scope, name: str) -> list[Scope]:
        """Return the scopes within one that bind a name of it."""
        if name not in scope.declared_inside:
            return []
        if scope not in self._found:
            self._found[scope] = {}
            for inner in _inside(scope):
                for each in inner.declared:
                    self._found[scope].setdefault(each, []).append(inner)
        return self._found[scope].get(name, [])


def _inside(scope: Scope) -> Iterator[Scope]:
    """Yield the scopes of the functions and classes within one."""
    for node in scope.inside:
        inner = None
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = scope.module.function(node, scope).scope
        elif isinstance(node, ast.ClassDef):
            inner = scope.module.class_(node).scope
        if inner is not None:
            yield inner
            yield from _inside(inner)
